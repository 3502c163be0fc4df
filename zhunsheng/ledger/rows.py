"""Rows of the ledger as the database takes them: plain SQL, many at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
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
_LOCK = "SELECT size, edge, last_at FROM ledger_log WHERE code = %s"
_MOVE = "UPDATE ledger_log SET size = %s, edge = %s, last_at = %s WHERE code = %s"


@dataclass(slots=True)
class LogRow:
    """The head of one log while we hold it."""

    code: str
    size: int
    edge: bytes
    last_at: datetime


def lock(code: str) -> LogRow | None:
    """The head of the log, which nobody else may hold until we commit."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(_LOCK + (" FOR UPDATE" if postgresql else ""), (code,))
        row = cursor.fetchone()
    if row is None:
        return None
    size, edge, last_at = row
    if isinstance(last_at, str):
        last_at = datetime.fromisoformat(last_at)
    if last_at.tzinfo is None:  # SQLite keeps UTC and does not say so
        last_at = last_at.replace(tzinfo=UTC)
    return LogRow(code, size, bytes(edge), last_at)


def move(head: LogRow) -> None:
    """Write the head back."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, (head.size, head.edge, instant(head.last_at), head.code))


def insert(entries: Sequence[Row], bodies: Sequence[Row]) -> None:
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
