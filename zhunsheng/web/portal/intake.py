"""Intake (接收): bundles of a bureau's feed are proved, and only then stored.

A portal trusts one key a log, and nothing else that a bundle says: the signature
of the checkpoint, the growth of the tree from what the portal already holds, and
every body against its envelope are computed here. One wrong bit refuses the whole
bundle, and nothing of it is stored.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from zhunsheng.disclosure import bundles
from zhunsheng.disclosure.bundles import BadBundleError, Bundle, BundleEntry
from zhunsheng.disclosure.streams import bureau_of_public_log
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import checkpoint
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.note import BadNoteError, Verifier
from zhunsheng.ledger.stored import Edge, finished_tiles
from zhunsheng.ledger.tree import leaf_hash
from zhunsheng.web.portal import shelving
from zhunsheng.web.portal.models import FollowedLog, PublicEntry, PublicTile
from zhunsheng.web.portal.tree import PortalShelf


class RefusedBundleError(ZhunshengError):
    """A bundle was not taken; one sentence says why."""


@dataclass(frozen=True, slots=True)
class Taken:
    """接收结果: how many entries of a log were new."""

    log: str
    entries: int


def follow(log: str, key: str) -> None:
    """关注: follow this log and trust this key (``name+id+key``) for it.

    The key comes from the bureau by another way than the feed. Another key for a
    log that is already followed is refused.
    """
    if bureau_of_public_log(log) is None:
        raise RefusedBundleError(f"{log} 不是公示日志。")
    verifier = Verifier.parse(key)
    row, _ = FollowedLog.objects.get_or_create(
        code=log, defaults={"key": str(verifier)}
    )
    if row.key != str(verifier):
        raise RefusedBundleError(f"{log} 已有另一把验证钥，不能换用；请与该局核对。")


def take_folder(folder: Path, *, at: datetime) -> tuple[Taken, ...]:
    """接收: take every new bundle of every followed log; older ones are passed over."""
    return tuple(
        Taken(row.code, _take_log(folder / row.code, row.code, at))
        for row in FollowedLog.objects.order_by("code")
    )


def _take_log(home: Path, log: str, at: datetime) -> int:
    count = 0
    for path in sorted(home.glob("*-*.json")):
        try:
            end = int(path.stem.rpartition("-")[2])
            if end <= FollowedLog.objects.get(pk=log).size:
                continue
            count += take(
                bundles.read(path.read_text(encoding="utf-8")), log=log, at=at
            )
        except (BadBundleError, UnicodeDecodeError, ValueError) as error:
            raise RefusedBundleError(f"拒收 {log} 的 {path.name}：{error}") from None
    return count


@transaction.atomic
def take(bundle: Bundle, *, log: str, at: datetime) -> int:
    """Prove and store one bundle; how many entries were new.

    ``RefusedBundleError``, and nothing stored, if the bundle is not what the log
    signed or does not continue what this portal holds.
    """
    row = FollowedLog.objects.select_for_update().filter(pk=log).first()
    if row is None or bundle.log != log:
        raise RefusedBundleError(f"数据包属于 {bundle.log}，本站没有关注这个日志。")
    head = _head(bundle, row)
    new = _continuing(bundle, row)
    edge = Edge.unpack(row.size, bytes(row.edge))
    leaves = _grown(edge, new, log)
    if edge.size != head.size or edge.root() != head.root:
        raise RefusedBundleError(
            f"{log} 的数据包与检查点不符：条目被改动，或者日志出现了分叉。"
        )
    try:
        _store(row, new, leaves)
        for entry in new:
            shelving.shelve(log, entry)
    except BadBundleError as error:
        raise RefusedBundleError(f"{log} 的数据包不可信：{error}") from None
    _check_promises(log, head.size)
    row.size, row.edge = edge.size, edge.pack()
    row.checkpoint, row.taken_at = bundle.checkpoint, at
    row.save()
    return len(new)


def _head(bundle: Bundle, row: FollowedLog) -> Head:
    try:
        head = checkpoint.open_checkpoint(bundle.checkpoint, Verifier.parse(row.key))
    except BadNoteError as error:
        raise RefusedBundleError(f"{row.code} 的检查点不可信：{error}") from None
    if head.size < row.size:
        raise RefusedBundleError(
            f"{row.code} 的数据包比本站已有的旧（{head.size} 条，已有 {row.size} 条）。"
        )
    return head


def _continuing(bundle: Bundle, row: FollowedLog) -> tuple[BundleEntry, ...]:
    """The entries that are new; those that we hold must be the very same."""
    if bundle.first > row.size:
        raise RefusedBundleError(
            f"{row.code} 缺少第 {row.size + 1} 至第 {bundle.first} 条，"
            "请先接收前面的数据包。"
        )
    held = {
        position: bytes(leaf)
        for position, leaf in PublicEntry.objects.filter(
            log=row.code, position__gte=bundle.first
        ).values_list("position", "leaf")
    }
    for entry in bundle.entries:
        if held.get(entry.position, b"") not in (b"", leaf_hash(entry.envelope)):
            raise RefusedBundleError(
                f"{row.code} 出现分叉：第 {entry.position + 1} 条与本站已有的不同。"
            )
    return tuple(one for one in bundle.entries if one.position >= row.size)


def _grown(edge: Edge, new: tuple[BundleEntry, ...], log: str) -> list[bytes]:
    leaves = []
    for entry in new:
        try:
            bundles.check_entry(entry, log)
        except BadBundleError as error:
            raise RefusedBundleError(f"{log} 的数据包不可信：{error}") from None
        leaf = leaf_hash(entry.envelope)
        edge.add(leaf)
        leaves.append(leaf)
    return leaves


def _store(row: FollowedLog, new: tuple[BundleEntry, ...], leaves: list[bytes]) -> None:
    PublicEntry.objects.bulk_create(
        [
            PublicEntry(
                log=row.code,
                position=entry.position,
                type=entry.told["type"],
                at=datetime.fromisoformat(entry.told["at"]),
                envelope=entry.envelope,
                leaf=leaf,
                salt=entry.salt,
                body=entry.body,
                removed_by=entry.removed_by,
                publication_id=shelving.publication_in(entry.told["stream"]),
            )
            for entry, leaf in zip(new, leaves, strict=True)
        ],
        batch_size=500,
    )
    _store_tiles(row, leaves)


def _store_tiles(row: FollowedLog, leaves: list[bytes]) -> None:
    PublicTile.objects.bulk_create(
        [
            PublicTile(
                log=row.code,
                level=done.level,
                index=done.index,
                hashes=done.packed,
                root=done.root,
            )
            for done in finished_tiles(
                PortalShelf(row.code), row.size, b"".join(leaves)
            )
        ]
    )


def _check_promises(log: str, size: int) -> None:
    """A text that was left out must be one that a later entry takes away."""
    waiting = PublicEntry.objects.filter(
        log=log, body=None, removed_by__isnull=False, removed_by__lt=size
    )
    for position, by in waiting.values_list("position", "removed_by"):
        if by is not None and position not in shelving.removed_in(log, by):
            raise RefusedBundleError(
                f"{log} 第 {position + 1} 条缺少正文，而第 {by + 1} 条并没有撤下它。"
            )
