"""核验: recompute the whole ledger and name the first thing that is wrong.

Compared are, of each log: every body with its envelope, every envelope with the
tree, the tree with the checkpoints that the bureau signed, and all of that with
checkpoints that somebody kept elsewhere.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from django.db import connection

from zhunsheng.ledger import checkpoint, destruction, reader, tiles
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.findings import Finding, Findings
from zhunsheng.ledger.models import Body, Checkpoint, Cosignature, Destruction, Log
from zhunsheng.ledger.note import BadNoteError, Verifier, cosigned_at
from zhunsheng.ledger.scan import (
    Scan,
    check_kinds,
    check_streams,
    check_upper_tiles,
    swapped,
)
from zhunsheng.ledger.streams import NoSuchEntryError

Keys = Mapping[str, Verifier]


def verify(
    kept_checkpoints: Iterable[str] = (),
    keys: Keys | None = None,
    witnesses: Iterable[Verifier] = (),
) -> tuple[Finding, ...]:
    """Everything that is wrong with the ledger; nothing: it is whole.

    ``kept_checkpoints`` are signed checkpoints kept outside the database; ``keys``
    the logs' public keys by origin, ``witnesses`` those of the bureaus above: with
    them signatures are checked too.
    """
    found = Findings()
    witnesses = tuple(witnesses)
    kept = _kept_by_origin(kept_checkpoints, keys or {}, witnesses, found)
    logs = list(Log.objects.order_by("code"))
    for log in logs:
        _verify_log(log, kept.pop(log.origin, []), keys or {}, found)
        _verify_cosignatures(log.code, witnesses, found)
    for origin in kept:
        found.add(origin, "log-missing")
    return tuple(found)


def _kept_by_origin(
    signed: Iterable[str],
    keys: Keys,
    witnesses: tuple[Verifier, ...],
    found: Findings,
) -> dict[str, list[Head]]:
    heads: dict[str, list[Head]] = defaultdict(list)
    for one in signed:
        head = _open(one, keys, found, log="", also=witnesses)
        if head is not None:
            heads[head.origin].append(head)
    return heads


def _open(
    signed: str,
    keys: Keys,
    found: Findings,
    *,
    log: str,
    also: tuple[Verifier, ...] = (),
) -> Head | None:
    """The head of a checkpoint; signatures are checked where the key is known."""
    try:
        head = checkpoint.unverified(signed)
        if head.origin in keys:
            checkpoint.open_checkpoint(signed, keys[head.origin], also)
    except BadNoteError:
        found.add(log, "checkpoint-edited", size=signed.split("\n")[1:2])
        return None
    return head


def _verify_log(log: Log, kept: list[Head], keys: Keys, found: Findings) -> None:
    own = _own_heads(log, keys, found)
    sizes = sorted({head.size for head in (*own, *kept)})
    present, now = _present(log.code)
    destroyed = frozenset(
        Destruction.objects.filter(log=log.code).values_list("position", flat=True)
    )
    size = min(log.size, present)
    scan = Scan(log.code, size, found, deque(sizes), destroyed)
    scan.run()
    expected = max([log.size, *(head.size for head in own)])
    if present < expected:
        found.add(log.code, "entries-cut", expected=expected, count=present)
    elif present > now:
        found.add(log.code, "entries-added", expected=now, count=present)
    check_kinds(log.code, found)
    check_upper_tiles(log.code, found)
    check_streams(log.code, found)
    _compare_edge(log, scan, found)
    _compare_heads(scan, own, kept, found)
    _verify_destructions(log.code, found)
    bodies = Body.objects.filter(log=log.code, position__lt=size).count()
    if bodies > scan.bodies:
        found.add(log.code, "body-stray", count=bodies - scan.bodies)


def _present(log: str) -> tuple[int, int]:
    """How far the entries reach, and the size that the head says, at one moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT max(position) FROM ledger_entry WHERE log = code), size"
            " FROM ledger_log WHERE code = %s",
            (log,),
        )
        newest, size = cursor.fetchone()
    return (0 if newest is None else newest + 1), size


def _own_heads(log: Log, keys: Keys, found: Findings) -> list[Head]:
    heads = []
    for row in Checkpoint.objects.filter(log=log.code).order_by("size"):
        head = _open(row.note, keys, found, log=log.code)
        if head is None:
            continue
        if (head.origin, head.size, head.root) != (
            log.origin,
            row.size,
            bytes(row.root),
        ):
            found.add(log.code, "checkpoint-edited", size=row.size)
        heads.append(head)
    return heads


def _compare_edge(log: Log, scan: Scan, found: Findings) -> None:
    """The entries after the last full tile, against the edge in the log's head."""
    edge, stored = scan.edge(), tiles.hashes(bytes(log.edge))
    explained = found.has(
        log.code,
        "entries-cut",
        "entry-deleted",
        "entries-added",
        "envelope-edited",
        "entries-swapped",
    )
    if edge.size != log.size or edge.roots == stored or explained:
        return
    low = 0
    for bit, root, kept in zip(_bits(log.size), edge.roots, stored, strict=False):
        if root != kept and bit >= tiles.WIDTH:
            found.add(log.code, "entries-changed", low, other=low + bit - 1)
            return
        if root != kept:
            first = low - scan.upper.size * tiles.WIDTH
            pair = swapped(scan.rest[first : first + bit], kept)
            if pair is None:
                found.add(log.code, "entries-changed", low, other=low + bit - 1)
            else:
                found.add(
                    log.code, "entries-swapped", low + pair[0], other=low + pair[1]
                )
            return
        low += bit


def _bits(size: int) -> list[int]:
    """The sizes of the finished subtrees, largest first."""
    return [1 << bit for bit in reversed(range(size.bit_length())) if size >> bit & 1]


def _compare_heads(
    scan: Scan, own: list[Head], kept: list[Head], found: Findings
) -> None:
    named = found.has(
        scan.log,
        "entries-cut",
        "entry-deleted",
        "envelope-edited",
        "entries-swapped",
        "entries-changed",
    )
    for head in own:
        if not named and scan.roots.get(head.size, head.root) != head.root:
            found.add(scan.log, "tree-recomputed", size=head.size)
    for head in kept:
        if head.size > scan.size:
            found.add(scan.log, "older-restored", size=head.size, count=scan.size)
        elif not named and scan.roots.get(head.size) != head.root:
            found.add(scan.log, "log-forked", size=head.size)


def _verify_destructions(log: str, found: Findings) -> None:
    """Every destruction rests on a record that names the entry by its leaf."""
    for row in Destruction.objects.filter(log=log).order_by("position"):
        try:
            act = reader.entry(row.by_log, row.by_position).record
            wanted = destruction.reference(log, row.position)
        except NoSuchEntryError:
            found.add(log, "destruction-unfounded", row.position)
            continue
        if wanted not in destruction.named_in(act):
            found.add(log, "destruction-unfounded", row.position)


def _verify_cosignatures(
    log: str, witnesses: tuple[Verifier, ...], found: Findings
) -> None:
    notes = dict(Checkpoint.objects.filter(log=log).values_list("size", "note"))
    trusted = {one.name: one for one in witnesses}
    for row in Cosignature.objects.filter(log=log).order_by("size"):
        witness = trusted.get(row.name)
        text = notes.get(row.size, "")
        if witness and cosigned_at(text + row.line, witness) is None:
            found.add(log, "cosignature-edited", size=row.size)
