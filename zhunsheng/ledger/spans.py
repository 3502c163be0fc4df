"""核验一段条目: hash a stretch of one log again.

No Django here, so that a worker process starts in no time.
The usual row costs three hashes and one comparison: the envelope that the columns
and the body *must* have is written down and compared with the stored one. Only
when they differ is the row taken apart to say what is wrong.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from zhunsheng.ledger import tiles
from zhunsheng.ledger.envelope import commitments
from zhunsheng.ledger.stored import FULL_BYTES
from zhunsheng.ledger.streams import LEEWAY
from zhunsheng.ledger.tree import HASH_BYTES, fold, leaf_hash

Row = tuple[Any, ...]
Fetch = Callable[[str, tuple[Any, ...]], list[Row]]
_ROWS_AT_ONCE = 4096
_ABSENT = bytes(HASH_BYTES)
_AT = {
    "sqlite": "CAST(e.at AS TEXT)",
    "postgresql": (
        "to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
    ),
}
BYTES = {"sqlite": "CAST({} AS BLOB)", "postgresql": "{}"}
"""SQLite gives back what somebody put in, of whatever type."""
_SELECT = (
    "SELECT e.position, e.serial, e.stream, e.stream_version, e.type,"
    ' e.type_version, CAST(e."by" AS TEXT), {at},'
    " {envelope}, {leaf}, {salt}, {body}"
    " FROM ledger_entry e LEFT JOIN ledger_body b"
    " ON b.log = e.log AND b.position = e.position"
    " WHERE e.log = %s AND e.position >= %s AND e.position < %s ORDER BY e.position"
)


@dataclass(frozen=True, slots=True)
class Task:
    """Which positions of which log to check; the database speaks ``vendor``."""

    vendor: str
    log: str
    low: int
    high: int
    destroyed: frozenset[int]


@dataclass(slots=True)
class Span:
    """What a stretch of a log came to."""

    low: int
    leaves: bytes = b""
    """One hash a position; zeros where there is no entry."""
    roots: list[bytes] = field(default_factory=list)
    """The roots of the full tiles."""
    problems: list[tuple[str, int]] = field(default_factory=list)
    bodies: int = 0
    first: int | None = None
    """Serial of the first entry."""
    last: int = -1
    """Serial of the last entry."""
    earliest: tuple[str, int] = ("~", -1)
    """The earliest time of receipt, and where."""
    newest: str = ""
    """The newest time of receipt."""
    disorder: list[int] = field(default_factory=list)
    """Positions that were written before the one in front of them."""

    def pass_time(self, position: int, utc: str) -> None:
        """Take note of when an entry was received."""
        self.earliest = min(self.earliest, (utc, position))
        if utc >= self.newest:
            self.newest = utc
        elif is_too_early(utc, self.newest):
            self.problems.append(("time-reversed", position))


def _sql(vendor: str) -> str:
    columns = ("e.envelope", "e.leaf", "b.salt", "b.body")
    names = {one[2:]: BYTES[vendor].format(one) for one in columns}
    return _SELECT.format(at=_AT[vendor], **names)


def check(task: Task, fetch: Fetch) -> Span:
    """Read and check the stretch."""
    span = Span(task.low)
    sql = _sql(task.vendor)
    parts: list[bytes] = []
    for low in range(task.low, task.high, _ROWS_AT_ONCE):
        high = min(low + _ROWS_AT_ONCE, task.high)
        rows = fetch(sql, (task.log, low, high))
        leaves = _check_rows(task, span, rows)
        parts.append(_aligned(span, rows, leaves, low, high))
    span.leaves = b"".join(parts)
    for start in range(0, len(span.leaves) - FULL_BYTES + 1, FULL_BYTES):
        span.roots.append(fold(span.leaves[start : start + FULL_BYTES]))
    return span


def _aligned(
    span: Span, rows: list[Row], leaves: list[bytes], low: int, high: int
) -> bytes:
    """The leaves with zeros where an entry is missing."""
    if len(rows) == high - low:
        return b"".join(leaves)
    by_position = {row[0]: leaf for row, leaf in zip(rows, leaves, strict=True)}
    for position in range(low, high):
        if position not in by_position:
            span.problems.append(("entry-deleted", position))
    return b"".join(by_position.get(at, _ABSENT) for at in range(low, high))


def _check_rows(task: Task, span: Span, rows: list[Row]) -> list[bytes]:
    """Check a page of rows; the leaves that their envelopes have."""
    log, destroyed = task.log, task.destroyed
    leaves: list[bytes] = []
    if rows and span.first is None:
        span.first = span.last = rows[0][1]
    serial, at, utc = span.last, "", ""
    for row in rows:
        (
            position, next_serial, stream, place, kind, version,
            by, next_at, envelope, leaf, salt, body,
        ) = row  # fmt: skip
        computed = leaf_hash(envelope)
        leaves.append(computed)
        if next_serial < serial:
            span.disorder.append(position)
        if next_at != at:
            utc = _utc(next_at)
            span.pass_time(position, utc)
        serial, at = next_serial, next_at
        if body is None:
            _check_bodiless(task, span, row, computed)
            continue
        span.bodies += 1
        first, second = commitments(salt, body)
        wanted = (
            f'{{"at":"{utc}","by":"{_uuid(by)}","log":"{log}","place":{place},'
            f'"sha256":"{first}","sm3":"{second}",'
            f'"stream":"{stream}","type":"{kind}","version":{version}}}'
        )
        if wanted.encode() != envelope or computed != leaf or position in destroyed:
            _explain(task, span, row, computed)
    span.last = serial
    return leaves


def _check_bodiless(task: Task, span: Span, row: Row, computed: bytes) -> None:
    if row[0] not in task.destroyed:
        span.problems.append(("body-missing", row[0]))
    _check_envelope(task, span, row, computed)


def _check_envelope(task: Task, span: Span, row: Row, computed: bytes) -> Row | None:
    """The commitments of the envelope, if it is whole."""
    told = _parse(row[8])
    if computed != bytes(row[9]) or not told:
        span.problems.append(("envelope-edited", row[0]))
        return None
    if not _columns_agree(task.log, row, told):
        span.problems.append(("columns-edited", row[0]))
    return told.get("sha256"), told.get("sm3")


def _explain(task: Task, span: Span, row: Row, computed: bytes) -> None:
    """Say what is wrong with a row that is not as it must be; perhaps nothing."""
    promised = _check_envelope(task, span, row, computed)
    real = commitments(bytes(row[10]), bytes(row[11]))
    if promised is not None and promised != real:
        span.problems.append(("body-edited", row[0]))
    if row[0] in task.destroyed:
        span.problems.append(("body-returned", row[0]))


def _parse(envelope: bytes) -> dict[str, Any]:
    try:
        told = json.loads(bytes(envelope))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _columns_agree(log: str, row: Row, told: dict[str, Any]) -> bool:
    _, _, stream, place, kind, version, by, at, *_ = row
    return {key: told[key] for key in told if key not in ("sha256", "sm3")} == {
        "at": _utc(at),
        "by": _uuid(by),
        "log": log,
        "place": place,
        "stream": stream,
        "type": kind,
        "version": version,
    }


@cache
def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return text


def _utc(text: str) -> str:
    """The instant of an envelope, from the text that the database gives."""
    if text[-1:] == "Z":
        return text
    fraction = text[20:].ljust(6, "0")
    return f"{text[:10]}T{text[11:19]}.{fraction}Z"


def is_too_early(utc: str, newest: str) -> bool:
    """Whether an entry was received earlier than its place allows."""
    try:
        late = datetime.fromisoformat(newest) - datetime.fromisoformat(utc)
    except ValueError:  # no time at all: somebody edited it
        return True
    return late > LEEWAY


def tile_count(span: Span) -> int:
    """How many full tiles the stretch has."""
    return len(span.leaves) // (tiles.WIDTH * HASH_BYTES)


@dataclass(frozen=True, slots=True)
class Source:
    """How a worker process reaches the database by itself."""

    vendor: str
    sqlite_path: str = ""
    postgresql: tuple[tuple[str, Any], ...] = ()


_OPEN: dict[Source, tuple[Fetch, Callable[[], None]]] = {}


def check_alone(source: Source, task: Task) -> Span:
    """``check`` in a worker process, over a connection of its own."""
    if source not in _OPEN:
        _OPEN[source] = _connect(source)
    return check(task, _OPEN[source][0])


def forget() -> None:
    """Close such connections of this process."""
    while _OPEN:
        _OPEN.popitem()[1][1]()


def _connect(source: Source) -> tuple[Fetch, Callable[[], None]]:
    if source.vendor == "sqlite":
        import pysqlite3  # noqa: PLC0415

        file = pysqlite3.connect(f"file:{source.sqlite_path}?mode=ro", uri=True)
        return (
            lambda sql, values: file.execute(sql.replace("%s", "?"), values).fetchall(),
            file.close,
        )
    import psycopg  # noqa: PLC0415

    server = psycopg.connect(**dict(source.postgresql), autocommit=True)
    return (
        lambda sql, values: server.execute(sql, values).fetchall(),
        server.close,
    )
