"""Rows of the ledger as the database takes them: plain SQL, many at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from zhunsheng.ledger.stored import Finished

Row = tuple[Any, ...]

_ENTRIES = (
    "INSERT INTO ledger_entry (log, position, stream, stream_version, type,"
    ' type_version, "by", at, envelope, leaf)'
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_BODIES = "INSERT INTO ledger_body (log, position, salt, body) VALUES (%s, %s, %s, %s)"
_TILES = (
    'INSERT INTO ledger_tile (log, level, "index", hashes, root)'
    " VALUES (%s, %s, %s, %s, %s)"
)


def insert(entries: Iterable[Row], bodies: Iterable[Row]) -> None:
    """Add entries and their bodies."""
    with connection.cursor() as cursor:
        cursor.executemany(_ENTRIES, entries)
        cursor.executemany(_BODIES, bodies)


def insert_tiles(log: str, finished: Iterable[Finished]) -> None:
    """Add tiles that have become full."""
    with connection.cursor() as cursor:
        cursor.executemany(
            _TILES,
            [(log, one.level, one.index, one.packed, one.root) for one in finished],
        )


def instant(at: datetime) -> Any:
    """``at`` as a value of a column."""
    return connection.ops.adapt_datetimefield_value(at)


def identifier(value: UUID) -> Any:
    """``value`` as a value of a column."""
    return value if connection.features.has_native_uuid_field else value.hex
