"""检查点: signing the logs' heads, keeping them, and proofs for those who ask."""

from datetime import datetime

from django.db import transaction

from zhunsheng.ledger import checkpoint, proofs, reader, witness
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.keys import CheckpointSigner
from zhunsheng.ledger.models import Checkpoint, Cosignature, Log
from zhunsheng.ledger.note import BadNoteError, Verifier, cosigned_at
from zhunsheng.ledger.shelf import tree_of
from zhunsheng.ledger.stored import Edge
from zhunsheng.ledger.streams import NoSuchEntryError, NoSuchLogError


def head_of(log: str) -> Head:
    """What the log's checkpoint would state now."""
    try:
        row = Log.objects.get(pk=log)
    except Log.DoesNotExist:
        raise NoSuchLogError(log) from None
    return Head(row.origin, row.size, Edge.unpack(row.size, bytes(row.edge)).root())


@transaction.atomic
def sign_head(log: str, signer: CheckpointSigner, at: datetime) -> str:
    """签发检查点: sign the log's head and keep it; the same head is signed once."""
    Log.objects.select_for_update().filter(pk=log).first()
    head = head_of(log)
    if signer.name != head.origin:
        raise BadNoteError(f"{signer.name} 的签名钥不能签 {head.origin} 的检查点。")
    kept = Checkpoint.objects.filter(log=log, size=head.size).first()
    if kept is not None:
        return with_cosignatures(kept)
    signed = f"{head.text}\n{signer.line(head.text)}"
    Checkpoint.objects.create(
        log=log, size=head.size, root=head.root, note=signed, at=at
    )
    return signed


def newest(log: str) -> str | None:
    """The newest signed checkpoint, with all cosignatures; ``None``: none yet."""
    row = Checkpoint.objects.filter(log=log).order_by("-size").first()
    return None if row is None else with_cosignatures(row)


def at_size(log: str, size: int) -> str | None:
    """The signed checkpoint of that size, with all cosignatures."""
    row = Checkpoint.objects.filter(log=log, size=size).first()
    return None if row is None else with_cosignatures(row)


def with_cosignatures(row: Checkpoint) -> str:
    """The checkpoint's note, and the lines that witnesses added."""
    lines = Cosignature.objects.filter(log=row.log, size=row.size).order_by("name")
    return row.note + "".join(lines.values_list("line", flat=True))


def submission(log: str, last_size: int) -> witness.Submission:
    """What the log sends to a witness that last cosigned ``last_size`` entries."""
    signed = newest(log)
    if signed is None:
        raise BadNoteError(f"{log} 还没有签发检查点。")
    size = checkpoint.unverified(signed).size
    path = tree_of(log, size).prove_extension(last_size) if last_size else ()
    return witness.Submission(last_size, path, signed)


def keep_cosignature(
    log: str, size: int, line: str, by: Verifier, at: datetime
) -> None:
    """Keep a witness's line, once it is checked."""
    row = Checkpoint.objects.filter(log=log, size=size).first()
    if row is None or cosigned_at(row.note + line, by) is None:
        raise BadNoteError(f"{by.name} 的副署与检查点不符。")
    Cosignature.objects.get_or_create(
        log=log, size=size, name=by.name, defaults={"line": line, "at": at}
    )


def prove_entry(log: str, position: int, *, with_body: bool) -> str:
    """证明: a ``.tlog-proof`` of one entry against the newest signed checkpoint.

    ``NoSuchEntryError`` if no checkpoint covers the entry yet.
    """
    signed = newest(log)
    size = 0 if signed is None else checkpoint.unverified(signed).size
    if signed is None or not 0 <= position < size:
        raise NoSuchEntryError(log, position)
    view = reader.entry(log, position)
    path = tree_of(log, size).prove(position)
    salt, body = (view.salt, view.body) if with_body else (None, None)
    return proofs.write(proofs.Proof(position, path, signed, view.envelope, salt, body))


def prove_extension(log: str, old_size: int, new_size: int) -> tuple[bytes, ...]:
    """That the log of ``old_size`` entries is the beginning of a later one."""
    return tree_of(log, new_size).prove_extension(old_size)
