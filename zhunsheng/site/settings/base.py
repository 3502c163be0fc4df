"""Settings that every process of Zhunsheng shares."""

import os
from typing import Any

from zhunsheng.site.configuration import data_folder
from zhunsheng.site.secret import secret_key
from zhunsheng.site.sqlite import use_recent_sqlite

use_recent_sqlite()

DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ZHUNSHENG_HOSTS", "localhost,127.0.0.1,[::1]").split(
    ","
)
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LAW_APPS = [
    "zhunsheng.ledger.apps.LedgerConfig",
    "zhunsheng.vault.apps.VaultConfig",
    "zhunsheng.authorities.apps.AuthoritiesConfig",
    "zhunsheng.documents.apps.DocumentsConfig",
    "zhunsheng.review.apps.ReviewConfig",
    "zhunsheng.cases.apps.CasesConfig",
    "zhunsheng.disclosure.apps.DisclosureConfig",
    "zhunsheng.archive.apps.ArchiveConfig",
    "zhunsheng.supervision.apps.SupervisionConfig",
    "zhunsheng.exchange.apps.ExchangeConfig",
]
"""The packages of the law that have tables, low to high."""


def templates(*context_processors: str) -> list[dict[str, Any]]:
    """Django's templates, found in the packages of the sites."""
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    *context_processors,
                ],
            },
        }
    ]


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "object-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
