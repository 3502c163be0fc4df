"""The public logs as C2SP tiles, checkpoints and proofs, from the portal's tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhunsheng.ledger import proofs, tiles
from zhunsheng.ledger.stored import StoredTree
from zhunsheng.ledger.tree import HASH_BYTES
from zhunsheng.web.portal.catalogue import NotPublishedError
from zhunsheng.web.portal.models import FollowedLog, PublicEntry, PublicTile


@dataclass(frozen=True, slots=True)
class PortalShelf:
    """The tiles of one log as the portal keeps them."""

    log: str

    def tile(self, level: int, index: int, width: int) -> bytes:
        """The first ``width`` hashes of a tile, one after the other."""
        full = PublicTile.objects.filter(log=self.log, level=level, index=index)
        packed = full.values_list("hashes", flat=True).first()
        if packed is None:
            packed = b"".join(map(bytes, self._below(level, index, width)))
        whole = bytes(packed)[: width * HASH_BYTES]
        if len(whole) != width * HASH_BYTES:
            raise NotPublishedError
        return whole

    def _below(
        self, level: int, index: int, width: int
    ) -> Iterable[bytes | memoryview]:
        """What a tile that is not full yet covers: leaves, or roots of tiles."""
        low = index * tiles.WIDTH
        if level == 0:
            rows = PublicEntry.objects.filter(
                log=self.log, position__gte=low, position__lt=low + width
            )
            return rows.order_by("position").values_list("leaf", flat=True)
        lower = PublicTile.objects.filter(
            log=self.log, level=level - 1, index__gte=low, index__lt=low + width
        )
        return lower.order_by("index").values_list("root", flat=True)


def _log(code: str) -> FollowedLog:
    row = FollowedLog.objects.filter(code=code).first()
    if row is None or not row.checkpoint:
        raise NotPublishedError
    return row


def checkpoint_of(code: str) -> str:
    """The newest checkpoint that the portal took."""
    return _log(code).checkpoint


def tile(code: str, level: int, index: int, width: int) -> bytes:
    """A full tile, or the first ``width`` hashes of the last one."""
    if not 0 < width <= tiles.width_at(_log(code).size, level, index):
        raise NotPublishedError
    return PortalShelf(code).tile(level, index, width)


def entries(code: str, index: int, width: int) -> bytes:
    """The envelopes of a level-0 tile."""
    if not 0 < width <= tiles.width_at(_log(code).size, 0, index):
        raise NotPublishedError
    first = index * tiles.WIDTH
    rows = PublicEntry.objects.filter(
        log=code, position__gte=first, position__lt=first + width
    ).order_by("position")
    return tiles.pack_entries(
        [bytes(one) for one in rows.values_list("envelope", flat=True)]
    )


def proof(code: str, position: int) -> str:
    """A ``.tlog-proof`` of one entry; with its text, unless that was taken away."""
    log = _log(code)
    row = PublicEntry.objects.filter(log=code, position=position).first()
    if row is None:
        raise NotPublishedError
    path = StoredTree(PortalShelf(code), log.size).prove(position)
    salt = None if row.salt is None else bytes(row.salt)
    body = None if row.body is None else bytes(row.body)
    return proofs.write(
        proofs.Proof(position, path, log.checkpoint, bytes(row.envelope), salt, body)
    )
