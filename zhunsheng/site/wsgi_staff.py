"""The staff site and the HTTP API as a WSGI application."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.staff")

from django.core.wsgi import get_wsgi_application

from zhunsheng.site.cli import law
from zhunsheng.web.whole_body import whole

law.install()
application = whole(law.refreshing(get_wsgi_application()))
