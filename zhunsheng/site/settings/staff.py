"""Settings of the staff site, the API, the workers and the command line."""

import os

from zhunsheng.exchange.pushing import targets_from
from zhunsheng.exchange.wording.engine import engine_from
from zhunsheng.site.configuration import database
from zhunsheng.site.settings.base import *  # noqa: F403
from zhunsheng.site.settings.base import LAW_APPS, templates

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    *LAW_APPS,
    "zhunsheng.jobs.apps.JobsConfig",
    "zhunsheng.web.apps.WebConfig",
    "zhunsheng.web.staff.apps.StaffConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zhunsheng.web.staff.middleware.StaffMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "zhunsheng.site.urls_staff"
TEMPLATES = templates(
    "django.contrib.messages.context_processors.messages",
)
FILE_UPLOAD_HANDLERS = [
    "zhunsheng.web.staff.oversize.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATABASES = {"default": database("ZHUNSHENG_DATABASE", "zhunsheng.sqlite3")}

WORDING_ENGINE = engine_from(os.environ)
"""文字服务: off unless the operator names one (``exchange.wording.engine``)."""

PUSH_TARGETS = targets_from(os.environ)
"""推送: nowhere unless the operator says where (``exchange.pushing``)."""

AUTH_USER_MODEL = "authorities.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_TEMPLATE = "staff/sign_in/locked.html"
LOGIN_URL = "staff:sign-in"
LOGIN_REDIRECT_URL = "staff:work"
SESSION_COOKIE_NAME = "zhunsheng_staff"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "zhunsheng_staff_csrf"
CSRF_FAILURE_VIEW = "zhunsheng.web.staff.errors.csrf_failure"
