"""核验一本台账: all rows of one log, its tree, and its roots at given sizes."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from zhunsheng.ledger import spans, tiles
from zhunsheng.ledger.findings import Findings
from zhunsheng.ledger.spans import Row, Source, Span, Task
from zhunsheng.ledger.stored import FULL_BYTES, Edge
from zhunsheng.ledger.tree import HASH_BYTES, fold

SPAN = tiles.WIDTH * 128
_WORTH_A_PROCESS = 4 * SPAN


@dataclass(slots=True)
class Scan:
    """What is known of one log while its stretches pass, in order."""

    log: str
    size: int
    found: Findings
    wanted: deque[int]
    """Sizes, in order, at which the root is asked for."""
    destroyed: frozenset[int]
    roots: dict[int, bytes] = field(default_factory=dict)
    bodies: int = 0
    upper: Edge = field(default_factory=Edge)
    """The edge over full tiles."""
    rest: list[bytes] = field(default_factory=list)
    """The leaves after the last full tile."""
    moved: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    """Position, leaf found, leaf that the stored tile has."""
    disorder: list[int] = field(default_factory=list)
    _last: int = -1
    _newest: str = ""

    def run(self) -> None:
        """Check the whole log."""
        full = _stored_tiles(self.log)
        for span in _checked(self._tasks()):
            self._take(span, full)
        self._ask_roots(self.rest)
        for index, *_ in full:
            self.found.add(self.log, "tile-edited", level=0, index=index)
        self._name_disorder()

    def edge(self) -> Edge:
        """The edge of the whole tree."""
        edge = Edge(self.upper.size * tiles.WIDTH, list(self.upper.roots))
        for leaf in self.rest:
            edge.add(leaf)
        return edge

    def _tasks(self) -> list[Task]:
        return [
            Task(
                connection.vendor,
                self.log,
                low,
                min(low + SPAN, self.size),
                self.destroyed,
            )
            for low in range(0, self.size, SPAN)
        ]

    def _take(self, span: Span, full: Iterator[Row]) -> None:
        """Add a stretch to what is known."""
        self.bodies += span.bodies
        self.disorder += span.disorder
        if span.first is not None:
            if span.first < self._last:
                self.disorder.append(span.low)
            self._last = span.last
        earliest, position = span.earliest
        if earliest < self._newest and spans.is_too_early(earliest, self._newest):
            self.found.add(self.log, "time-reversed", position)
        self._newest = max(self._newest, span.newest)
        for code, position in span.problems:
            self.found.add(self.log, code, position)
        for number, root in enumerate(span.roots):
            packed = span.leaves[number * FULL_BYTES : (number + 1) * FULL_BYTES]
            self._close(packed, root, next(full, None))
        self.rest = tiles.hashes(span.leaves[len(span.roots) * FULL_BYTES :])

    def _close(self, packed: bytes, root: bytes, stored: Row | None) -> None:
        """Add a full tile, and compare it with the stored one."""
        low = self.upper.size * tiles.WIDTH
        if self.wanted and self.wanted[0] <= low + tiles.WIDTH:
            self._ask_roots(tiles.hashes(packed))
        index = self.upper.size
        self.upper.add(root)
        if stored is None or stored[0] != index:
            self.found.add(self.log, "tile-missing", level=0, index=index)
        elif stored[1] != packed:
            self._compare(index, packed, stored[1])
        elif stored[2] != root:
            self.found.add(self.log, "tile-edited", level=0, index=index)

    def _compare(self, index: int, packed: bytes, stored: bytes) -> None:
        block, kept = tiles.hashes(packed), tiles.hashes(stored)
        if len(kept) != tiles.WIDTH:
            self.found.add(self.log, "tile-edited", level=0, index=index)
            return
        for offset, (leaf, other) in enumerate(zip(block, kept, strict=True)):
            if leaf != other:
                self.moved.append((index * tiles.WIDTH + offset, leaf, other))

    def _ask_roots(self, leaves: list[bytes]) -> None:
        """The roots of those wanted sizes that lie in these leaves."""
        edge = Edge(self.upper.size * tiles.WIDTH, list(self.upper.roots))
        self._answer(edge)
        for leaf in leaves:
            edge.add(leaf)
            self._answer(edge)

    def _answer(self, edge: Edge) -> None:
        while self.wanted and self.wanted[0] == edge.size:
            self.roots[self.wanted.popleft()] = edge.root()

    def _name_disorder(self) -> None:
        """Tell swapped entries from edited ones."""
        if self.disorder:
            self._add_swap(self.disorder[0] - 1, self.disorder[-1])
        for position, leaf, kept in self.moved:
            partner = [one for one in self.moved if one[1] == kept and one[2] == leaf]
            if partner:
                self._add_swap(position, partner[0][0])
            elif not self.found.has(self.log, "entry-deleted"):
                self.found.add(self.log, "envelope-edited", position)

    def _add_swap(self, one: int, other: int) -> None:
        low, high = sorted((one, other))
        self.found.add(self.log, "entries-swapped", low, other=high)


def _checked(tasks: list[Task]) -> Iterator[Span]:
    """Every stretch, checked, in order; on all processors if it is worth it."""
    source = _source()
    count = os.cpu_count() or 1
    if source is None or count == 1 or len(tasks) * SPAN < _WORTH_A_PROCESS:
        for task in tasks:
            yield spans.check(task, _fetch)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        yield from pool.map(spans.check_alone, [source] * len(tasks), tasks)


def _fetch(sql: str, values: tuple[Any, ...]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[Row] = cursor.fetchall()
    return rows


def _source() -> Source | None:
    """How other processes reach this database; ``None``: they would not see it."""
    if connection.in_atomic_block:
        return None
    settings = connection.settings_dict
    name = str(settings["NAME"])
    if connection.vendor == "sqlite":
        memory = ":memory:" in name or "mode=memory" in name
        return None if memory else Source("sqlite", sqlite_path=name)
    keys = ("HOST", "PORT", "USER", "PASSWORD")
    told = {key.lower(): settings[key] for key in keys if settings[key]}
    told["dbname"] = name
    return Source("postgresql", postgresql=tuple(told.items()))


def _stored_tiles(log: str) -> Iterator[Row]:
    """Index, hashes and root of every stored tile of level 0, in order."""
    after = -1
    while True:
        rows = _fetch(
            f'SELECT "index", {_bytes("hashes")}, {_bytes("root")} FROM ledger_tile'  # noqa: S608
            ' WHERE log = %s AND level = 0 AND "index" > %s ORDER BY "index" LIMIT 64',
            (log, after),
        )
        for index, hashes, root in rows:
            yield index, bytes(hashes), bytes(root)
        if not rows:
            return
        after = rows[-1][0]


def check_upper_tiles(log: str, found: Findings) -> None:
    """Tiles of level 1 and above: they hold the roots of those below."""
    rows = _fetch(
        f'SELECT level, "index", {_bytes("hashes")}, {_bytes("root")} FROM ledger_tile'  # noqa: S608
        ' WHERE log = %s AND level > 0 ORDER BY level, "index"',
        (log,),
    )
    for level, index, hashes, root in rows:
        first = index * tiles.WIDTH
        below = _fetch(
            f"SELECT {_bytes('root')} FROM ledger_tile WHERE log = %s AND level = %s"  # noqa: S608
            ' AND "index" >= %s AND "index" < %s ORDER BY "index"',
            (log, level - 1, first, first + tiles.WIDTH),
        )
        wanted = b"".join(bytes(row[0]) for row in below)
        whole = len(wanted) == tiles.WIDTH * HASH_BYTES
        if not whole or bytes(hashes) != wanted or fold(wanted) != bytes(root):
            found.add(log, "tile-edited", level=level, index=index)


_MADE_OF_BYTES = (
    ("ledger_entry", "envelope", "leaf", "envelope-edited"),
    ("ledger_body", "salt", "body", "body-edited"),
)


def check_kinds(log: str, found: Findings) -> None:
    """SQLite keeps text where bytes belong, if somebody puts it there."""
    if connection.vendor != "sqlite":
        return
    for table, one, other, code in _MADE_OF_BYTES:
        rows = _fetch(
            f"SELECT min(position) FROM {table} WHERE log = %s"  # noqa: S608
            f" AND (typeof({one}) <> 'blob' OR typeof({other}) <> 'blob')",
            (log,),
        )
        if rows[0][0] is not None:
            found.add(log, code, rows[0][0])


def _bytes(column: str) -> str:
    return spans.BYTES[connection.vendor].format(column)


def check_streams(log: str, found: Findings) -> None:
    """Every stream counts its entries from one, without a gap."""
    rows: Iterable[Row] = _fetch(
        "SELECT stream, max(stream_version), count(*) FROM ledger_entry"
        " WHERE log = %s GROUP BY stream"
        " HAVING count(*) <> max(stream_version) ORDER BY stream LIMIT 1",
        (log,),
    )
    for stream, expected, count in rows:
        found.add(log, "stream-gap", stream=stream, expected=expected, count=count)


def swapped(leaves: list[bytes], root: bytes) -> tuple[int, int] | None:
    """Which two of a power of two of leaves must change places to give ``root``."""
    for low in range(len(leaves)):
        for high in range(low + 1, len(leaves)):
            tried = list(leaves)
            tried[low], tried[high] = tried[high], tried[low]
            if fold(b"".join(tried)) == root:
                return low, high
    return None
