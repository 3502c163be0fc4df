"""checkpoints: every log's head is signed, and the bureau above cosigns it.

The witness's key is the bureau's above, in its own file. A witness signs only what
extends the last head that it saw, so a bureau cannot show two pasts.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from zhunsheng.authorities import queries as authorities
from zhunsheng.jobs import installation
from zhunsheng.jobs.following import Entry, follower
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger import checkpoint, checkpoints, keys, witness
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.models import Checkpoint, Cosignature
from zhunsheng.ledger.note import COSIGNATURE, Verifier

_AT_ONCE = 10_000


def witness_name(bureau: BureauCode) -> str:
    """The name under which a bureau cosigns the logs of those below it."""
    return f"zhunsheng/{bureau}/witness"


@follower("checkpoints", title="签发检查点", batch=_AT_ONCE)
def sign_checkpoints(entries: Sequence[Entry], at: datetime) -> None:
    """Sign the head of the log that these entries stand in, and have it cosigned."""
    log = entries[-1][1].log
    origin = checkpoints.head_of(log).origin
    signer = keys.load_or_create(installation.key_folder(), origin)
    checkpoints.sign_head(log, signer, at)
    _show_key(log, signer.verifier())
    above = _bureau_above(BureauCode(log.partition(".")[0]))
    if above is not None:
        _cosign(log, signer.verifier(), above, at)
    newest = checkpoints.newest(log)
    if newest is not None:
        _put(installation.checkpoint_folder() / f"{log}.txt", newest)


def _show_key(name: str, verifier: Verifier) -> None:
    """Put a public key where portals and auditors take it from."""
    _put(installation.public_key_folder() / f"{name}.txt", f"{verifier}\n")


def _put(path: Path, text: str) -> None:
    """Write the file whole, or not at all; nothing if it says so already."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _bureau_above(bureau: BureauCode) -> BureauCode | None:
    try:
        return authorities.get_bureau(bureau).parent
    except authorities.NoSuchBureauError:
        return None


def _cosign(log: str, known: Verifier, above: BureauCode, at: datetime) -> None:
    signer = keys.load_or_create(installation.key_folder(), witness_name(above))
    _show_key(f"{above}.witness", signer.verifier(COSIGNATURE))
    last = _last_cosigned(log, signer.name)
    sent = checkpoints.submission(log, 0 if last is None else last.size)
    if last is not None and last.size == checkpoint.unverified(sent.checkpoint).size:
        return
    head, line = witness.cosign(
        sent, log=known, last=last, signer=signer, seconds=int(at.timestamp())
    )
    by = signer.verifier(COSIGNATURE)
    checkpoints.keep_cosignature(log, head.size, line, by, at)


def _last_cosigned(log: str, name: str) -> Head | None:
    """The head that this witness signed last, from the database of the witness.

    In one folder of data both bureaus share the database; a witness elsewhere keeps
    its own.
    """
    row = Cosignature.objects.filter(log=log, name=name).order_by("-size").first()
    if row is None:
        return None
    signed = Checkpoint.objects.get(log=log, size=row.size)
    return checkpoint.unverified(signed.note)
