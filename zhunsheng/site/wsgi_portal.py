"""The public portal as a WSGI application: another process, another database."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.portal")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
