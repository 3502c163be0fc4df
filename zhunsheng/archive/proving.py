"""核验记录: each entry against the checkpoint, and each stream whole. No Django."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from zhunsheng.archive import contents
from zhunsheng.archive.contents import Kept
from zhunsheng.archive.findings import Finding, finding
from zhunsheng.ledger import checkpoint, envelope, proofs
from zhunsheng.ledger.note import BadNoteError, Verifier
from zhunsheng.ledger.proofs import BadProofError


class Members(Protocol):
    """The members of a package, as far as records need them."""

    def read(self, name: str) -> bytes:
        """A whole member, or nothing."""

    def names(self) -> Sequence[str]:
        """Every member."""


def check_records(
    opened: Members, kept: Sequence[Kept], keys: Sequence[Verifier]
) -> Iterator[Finding]:
    """Checkpoint, commitments, proofs, streams."""
    signed = opened.read(contents.CHECKPOINT).decode("utf-8", "replace")
    for one in kept:
        yield from _check_body(one)
    yield from _check_streams(kept)
    if not keys:
        return
    try:
        head = checkpoint.open_checkpoint(signed, keys[0], keys[1:])
    except BadNoteError as error:
        yield finding("checkpoint-bad", contents.CHECKPOINT, why=error)
        return
    there = set(opened.names())
    for one in kept:
        if one.told.get("log") != _log_of(head.origin):
            yield finding(
                "record-foreign", contents.proof_path(one), position=one.position
            )
        yield from _check_proof(opened, one, signed, keys, there)


def _log_of(origin: str) -> str:
    return origin.rpartition("/")[2]


def _check_body(one: Kept) -> Iterator[Finding]:
    path = contents.records_path(contents.group_of(one))
    if one.salt is None or one.body is None:
        yield finding("record-without-body", path, position=one.position)
        return
    promised = one.told.get("sha256"), one.told.get("sm3")
    if envelope.commitments(one.salt, one.body) != promised:
        yield finding("record-changed", path, position=one.position)


def _check_proof(
    opened: Members,
    one: Kept,
    signed: str,
    keys: Sequence[Verifier],
    there: set[str],
) -> Iterator[Finding]:
    path, position = contents.proof_path(one), one.position
    if path not in there:
        yield finding("proof-missing", path, position=position)
        return
    text = opened.read(path).decode("utf-8", "replace")
    try:
        proof = proofs.read(text)
        proofs.check(text, keys[0], keys[1:])
    except (BadProofError, BadNoteError) as error:
        yield finding("record-unproven", path, position=position, why=error)
        return
    same = (proof.index, proof.envelope, proof.checkpoint, proof.body)
    if same != (position, one.envelope, signed, None):
        why = "证明的不是这条记录，或者依据的不是包内的检查点。"
        yield finding("record-unproven", path, position=position, why=why)


def _check_streams(kept: Sequence[Kept]) -> Iterator[Finding]:
    """Every stream counts from one, without a gap."""
    places: dict[str, list[int]] = defaultdict(list)
    for one in kept:
        places[one.told["stream"]].append(one.told["place"])
    for stream, found in sorted(places.items()):
        if sorted(found) != list(range(1, len(found) + 1)):
            yield finding(
                "stream-gap",
                contents.records_path(stream.partition("/")[0]),
                stream=stream,
                expected=max(found),
                count=len(found),
            )
