"""The tiles of one log in the database."""

from dataclasses import dataclass

from django.db import connection

from zhunsheng.ledger import tiles
from zhunsheng.ledger.stored import StoredTree
from zhunsheng.ledger.streams import NoSuchLogError
from zhunsheng.ledger.tree import HASH_BYTES

_FULL = 'SELECT hashes FROM ledger_tile WHERE log = %s AND level = %s AND "index" = %s'
_LEAVES = (
    "SELECT leaf FROM ledger_entry WHERE log = %s"
    " AND position >= %s AND position < %s ORDER BY position"
)
_ROOTS = (
    "SELECT root FROM ledger_tile WHERE log = %s AND level = %s"
    ' AND "index" >= %s AND "index" < %s ORDER BY "index"'
)


@dataclass(frozen=True, slots=True)
class DatabaseShelf:
    """Full tiles from their table; the last, partial ones from what they cover."""

    log: str

    def tile(self, level: int, index: int, width: int) -> bytes:
        """The first ``width`` hashes of a tile, one after the other."""
        packed = self._full(level, index) if width == tiles.WIDTH else None
        return packed if packed is not None else self._rows(level, index, width)

    def _full(self, level: int, index: int) -> bytes | None:
        with connection.cursor() as cursor:
            cursor.execute(_FULL, (self.log, level, index))
            row = cursor.fetchone()
        return None if row is None else bytes(row[0])

    def _rows(self, level: int, index: int, width: int) -> bytes:
        low = index * tiles.WIDTH
        with connection.cursor() as cursor:
            if level == 0:
                cursor.execute(_LEAVES, (self.log, low, low + width))
            else:
                cursor.execute(_ROOTS, (self.log, level - 1, low, low + width))
            packed = b"".join(bytes(row[0]) for row in cursor.fetchall())
        if len(packed) != width * HASH_BYTES:
            raise LookupError(f"{self.log}: tile {level}/{index} is not whole")
        return packed


def tree_of(log: str, size: int | None = None) -> StoredTree:
    """The tree of the log now, or as it was at ``size``."""
    if size is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT size FROM ledger_log WHERE code = %s", (log,))
            found = cursor.fetchone()
        if found is None:
            raise NoSuchLogError(log)
        size = int(found[0])
    return StoredTree(DatabaseShelf(log), size)
