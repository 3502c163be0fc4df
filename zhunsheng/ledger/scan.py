"""核验一本台账: read every row of one log, hash everything again, compare.

The usual row costs three hashes and one comparison: the envelope that the columns
and the body *must* have is written down and compared with the stored one. Only
when they differ is the row taken apart to say what is wrong.
"""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import new, sha256
from typing import Any
from uuid import UUID

from django.db import connection

from zhunsheng.ledger import tiles
from zhunsheng.ledger.findings import Findings
from zhunsheng.ledger.stored import Edge, fold
from zhunsheng.ledger.tree import HASH_BYTES

_ROWS_AT_ONCE = 4096
_AT = {
    "sqlite": "CAST(e.at AS TEXT)",
    "postgresql": (
        "to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
    ),
}
Row = tuple[Any, ...]


@dataclass(slots=True)
class Scan:
    """What is known of one log while its rows pass."""

    log: str
    found: Findings
    wanted: deque[int]
    """Sizes, in order, at which the root is asked for."""
    destroyed: set[int]
    roots: dict[int, bytes] = field(default_factory=dict)
    size: int = 0
    bodies: int = 0
    upper: Edge = field(default_factory=Edge)
    """The edge over full tiles."""
    rest: list[bytes] = field(default_factory=list)
    """The leaves after the last full tile."""
    moved: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    """Position, leaf found, leaf that the stored tile has."""
    _versions: dict[str, int] = field(default_factory=dict)
    _last_at: str = ""
    _last_serial: int = -1
    _out_of_order: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Read the whole log."""
        full = _stored_tiles(self.log)
        for rows in _pages(self.log):
            leaves = self._check_rows(rows)
            self.rest.extend(leaves)
            while len(self.rest) >= tiles.WIDTH:
                block, self.rest = self.rest[: tiles.WIDTH], self.rest[tiles.WIDTH :]
                self._close(block, next(full, None))
        self._ask_roots(self.rest)
        if next(full, None) is not None:
            self.found.add(self.log, "tile-edited", level=0, index=self.upper.size)
        self._name_disorder()

    def edge(self) -> Edge:
        """The edge of the whole tree."""
        edge = Edge(self.upper.size * tiles.WIDTH, list(self.upper.roots))
        for leaf in self.rest:
            edge.add(leaf)
        return edge

    def _check_rows(self, rows: list[Row]) -> list[bytes]:
        """Check a page of rows; the leaves that their envelopes have."""
        log, destroyed, versions = self.log, self.destroyed, self._versions
        leaves: list[bytes] = []
        for row in rows:
            (
                position, serial, stream, place, kind, version,
                by, at, envelope, leaf, salt, body,
            ) = row  # fmt: skip
            computed = sha256(b"\x00" + envelope).digest()
            leaves.append(computed)
            if position != self.size:
                self._gap(position)
            self.size = position + 1
            if versions.get(stream, 0) + 1 != place or serial < self._last_serial:
                self._disorder(position, stream, place, serial)
            versions[stream] = place
            self._last_serial = serial
            if body is None:
                self._no_body(row, computed)
                continue
            salted = salt + body
            wanted = (
                f'{{"at":"{_utc(at)}","by":"{_uuid(by)}","log":"{log}","place":{place},'
                f'"sha256":"{sha256(salted).hexdigest()}",'
                f'"sm3":"{new("sm3", salted).hexdigest()}",'
                f'"stream":"{stream}","type":"{kind}","version":{version}}}'
            )
            if wanted.encode() != envelope or computed != leaf or position in destroyed:
                self._explain(row, computed)
            if at < self._last_at:
                self.found.add(log, "time-reversed", position)
            self._last_at = at
        self.bodies += sum(row[-1] is not None for row in rows)
        return leaves

    def _gap(self, position: int) -> None:
        if position > self.size:
            self.found.add(self.log, "entry-deleted", self.size)

    def _disorder(self, position: int, stream: str, place: int, serial: int) -> None:
        if serial < self._last_serial:
            self._out_of_order.append(position)
        if self._versions.get(stream, 0) + 1 != place:
            self.found.add(self.log, "stream-broken", position)

    def _no_body(self, row: Row, computed: bytes) -> None:
        if row[0] not in self.destroyed:
            self.found.add(self.log, "body-missing", row[0])
        if computed != row[9]:
            self.found.add(self.log, "envelope-edited", row[0])
        elif not _columns_agree(self.log, row, _parse(row[8])):
            self.found.add(self.log, "columns-edited", row[0])

    def _explain(self, row: Row, computed: bytes) -> None:
        """Say what is wrong with a row that is not as it must be; perhaps nothing."""
        position, envelope, leaf, salt, body = row[0], *row[8:]
        told = _parse(envelope)
        if computed != leaf or not told:
            self.found.add(self.log, "envelope-edited", position)
            return
        if not _columns_agree(self.log, row, told):
            self.found.add(self.log, "columns-edited", position)
        salted = salt + body
        first, second = sha256(salted).hexdigest(), new("sm3", salted).hexdigest()
        if (told.get("sha256"), told.get("sm3")) != (first, second):
            self.found.add(self.log, "body-edited", position)

    def _close(self, block: list[bytes], stored: Row | None) -> None:
        """Add a full tile, and compare it with the stored one."""
        self._ask_roots(block)
        packed = b"".join(block)
        root = fold(packed)
        index = self.upper.size
        self.upper.add(root)
        if stored is None or stored[0] != index:
            self.found.add(self.log, "tile-missing", level=0, index=index)
        elif stored[1] != packed:
            self._compare(index, block, stored[1])
        elif stored[2] != root:
            self.found.add(self.log, "tile-edited", level=0, index=index)

    def _compare(self, index: int, block: list[bytes], packed: bytes) -> None:
        kept = tiles.hashes(packed)
        for offset, (leaf, other) in enumerate(zip(block, kept, strict=False)):
            if leaf != other:
                self.moved.append((index * tiles.WIDTH + offset, leaf, other))
        if len(kept) != tiles.WIDTH:
            self.found.add(self.log, "tile-edited", level=0, index=index)

    def _ask_roots(self, leaves: list[bytes]) -> None:
        """The roots of those wanted sizes that lie in these leaves."""
        low = self.upper.size * tiles.WIDTH
        if not self.wanted or self.wanted[0] > low + len(leaves):
            return
        edge = Edge(low, list(self.upper.roots))
        for leaf in (None, *leaves):
            if leaf is not None:
                edge.add(leaf)
            while self.wanted and self.wanted[0] == edge.size:
                self.roots[self.wanted.popleft()] = edge.root()

    def _name_disorder(self) -> None:
        """Tell swapped entries from edited ones."""
        if self._out_of_order:
            self._add_swap(self._out_of_order[0] - 1, self._out_of_order[-1])
        for position, leaf, kept in self.moved:
            partner = [one for one in self.moved if one[1] == kept and one[2] == leaf]
            if partner:
                self._add_swap(position, partner[0][0])
            elif not self.found.has(self.log, "entry-deleted"):
                self.found.add(self.log, "envelope-edited", position)

    def _add_swap(self, one: int, other: int) -> None:
        low, high = sorted((one, other))
        self.found.add(self.log, "entries-swapped", low, other=high)


def swapped(leaves: list[bytes], root: bytes) -> tuple[int, int] | None:
    """Which two of a power of two of leaves must change places to give ``root``."""
    for low in range(len(leaves)):
        for high in range(low + 1, len(leaves)):
            tried = list(leaves)
            tried[low], tried[high] = tried[high], tried[low]
            if fold(b"".join(tried)) == root:
                return low, high
    return None


def _parse(envelope: bytes) -> dict[str, Any]:
    try:
        told = json.loads(bytes(envelope))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _columns_agree(log: str, row: Row, told: dict[str, Any]) -> bool:
    _, _, stream, place, kind, version, by, at, *_ = row
    return {key: told.get(key) for key in told if key not in ("sha256", "sm3")} == {
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
    return str(UUID(text))


def _utc(text: str) -> str:
    """The instant of an envelope, from the text that the database gives."""
    if text[-1] == "Z":
        return text
    fraction = text[20:].ljust(6, "0")
    return f"{text[:10]}T{text[11:19]}.{fraction}Z"


def _pages(log: str) -> Iterator[list[Row]]:
    """The rows of a log in order, many at a time."""
    sql = (
        "SELECT e.position, e.serial, e.stream, e.stream_version, e.type,"  # noqa: S608
        f' e.type_version, CAST(e."by" AS TEXT), {_AT[connection.vendor]},'
        " e.envelope, e.leaf,"
        " b.salt, b.body FROM ledger_entry e LEFT JOIN ledger_body b"
        " ON b.log = e.log AND b.position = e.position"
        " WHERE e.log = %s AND e.position > %s ORDER BY e.position LIMIT %s"
    )
    after = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(sql, (log, after, _ROWS_AT_ONCE))
            rows = cursor.fetchall()
        if rows:
            yield rows
            after = rows[-1][0]
        if len(rows) < _ROWS_AT_ONCE:
            return


def _stored_tiles(log: str) -> Iterator[Row]:
    """Index, hashes and root of every stored tile of level 0, in order."""
    after = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                'SELECT "index", hashes, root FROM ledger_tile'
                ' WHERE log = %s AND level = 0 AND "index" > %s'
                ' ORDER BY "index" LIMIT 64',
                (log, after),
            )
            rows = cursor.fetchall()
        for index, hashes, root in rows:
            yield index, bytes(hashes), bytes(root)
        if not rows:
            return
        after = rows[-1][0]


def check_upper_tiles(log: str, found: Findings) -> None:
    """Tiles of level 1 and above: they hold the roots of those below."""
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT level, "index", hashes, root FROM ledger_tile WHERE log = %s'
            ' AND level > 0 ORDER BY level, "index"',
            (log,),
        )
        rows = cursor.fetchall()
        for level, index, hashes, root in rows:
            first = index * tiles.WIDTH
            cursor.execute(
                "SELECT root FROM ledger_tile WHERE log = %s AND level = %s"
                ' AND "index" >= %s AND "index" < %s ORDER BY "index"',
                (log, level - 1, first, first + tiles.WIDTH),
            )
            wanted = b"".join(bytes(row[0]) for row in cursor.fetchall())
            whole = len(wanted) == tiles.WIDTH * HASH_BYTES
            if not whole or bytes(hashes) != wanted or fold(wanted) != bytes(root):
                found.add(log, "tile-edited", level=level, index=index)
