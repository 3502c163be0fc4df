"""Settings of the tests: the staff site and the portal's tables in one process.

SQLite by default; ``ZHUNSHENG_TEST_DATABASE=postgresql`` uses the server that the
``PG*`` variables name.
"""

import os
import tempfile
from pathlib import Path

_SCRATCH = Path(tempfile.mkdtemp(prefix="zhunsheng-test-"))
os.environ.setdefault("ZHUNSHENG_DATA", str(_SCRATCH))

from zhunsheng.site.configuration import sqlite  # noqa: E402
from zhunsheng.site.settings.staff import *  # noqa: E402, F403
from zhunsheng.site.settings.staff import INSTALLED_APPS as STAFF_APPS  # noqa: E402
from zhunsheng.site.settings.staff import TEMPLATES  # noqa: E402

INSTALLED_APPS = [*STAFF_APPS, "zhunsheng.web.portal.apps.PortalConfig"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "!! missing: %s !!"

if os.environ.get("ZHUNSHENG_TEST_DATABASE") == "postgresql":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get("PGDATABASE", "zhunsheng"),
            "USER": os.environ.get("PGUSER", ""),
            "PASSWORD": os.environ.get("PGPASSWORD", ""),
            "HOST": os.environ.get("PGHOST", ""),
            "PORT": os.environ.get("PGPORT", ""),
        }
    }
else:
    DATABASES = {"default": sqlite(_SCRATCH / "zhunsheng.sqlite3")}
    DATABASES["default"]["TEST"] = {"NAME": str(_SCRATCH / "test.sqlite3")}
