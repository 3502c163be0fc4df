"""What an operator sets, read once from the environment.

``ZHUNSHENG_DATA``      the folder of data (database, vault, keys); default ``data``
``ZHUNSHENG_DATABASE``  ``postgresql://user:password@host:port/name``; default SQLite
``ZHUNSHENG_PORTAL_DATABASE``  the same for the portal's own database
``ZHUNSHENG_VAULT``     ``s3://bucket?endpoint=...``; default a folder beside the data
``ZHUNSHENG_FONTS``     a folder of the bureau's own fonts, which come first

What concerns the wording engine stands in ``exchange.wording.engine``, and where
exports are sent in ``exchange.pushing``.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=268435456;"
    "PRAGMA cache_size=-64000;PRAGMA temp_store=MEMORY;"
    "PRAGMA journal_size_limit=67108864;PRAGMA foreign_keys=ON;"
)


def data_folder() -> Path:
    """The folder that holds everything that a bureau has."""
    return Path(os.environ.get("ZHUNSHENG_DATA", "data")).absolute()


def sqlite(path: Path | str) -> dict[str, Any]:
    """A SQLite database that loses no commit and takes writers one by one."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": _PRAGMAS,
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """A PostgreSQL database by its URL; connections are kept for a minute."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def database(variable: str, file_name: str) -> dict[str, Any]:
    """The database that ``variable`` names, or a SQLite file in the data folder."""
    url = os.environ.get(variable, "")
    return postgresql(url) if url else sqlite(data_folder() / file_name)
