"""Settings of the public portal: another process with another database."""

from zhunsheng.site.configuration import database
from zhunsheng.site.settings.base import *  # noqa: F403
from zhunsheng.site.settings.base import templates

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "zhunsheng.web.apps.WebConfig",
    "zhunsheng.web.portal.apps.PortalConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "zhunsheng.site.urls_portal"
TEMPLATES = templates()
DATABASES = {"default": database("ZHUNSHENG_PORTAL_DATABASE", "portal.sqlite3")}
