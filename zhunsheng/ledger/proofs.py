"""证明文件 (C2SP tlog-proof): anyone can check an entry off line. No Django.

A ``.tlog-proof`` holds the entry's place, its audit path and a signed checkpoint.
Its ``extra`` line carries, as canonical JSON, the entry's envelope and, for those
who may read it, the salt and the body.
"""

import json
from base64 import b64decode, b64encode
from binascii import unhexlify
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import checkpoint, codec, envelope, tree
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.note import BadNoteError, Verifier

_FIRST = "c2sp.org/tlog-proof@v1"
_LONGEST_PATH = 63


class BadProofError(ZhunshengError):
    """A proof that proves nothing; it says why."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a ``.tlog-proof`` file holds."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    envelope: bytes
    salt: bytes | None = None
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Proven:
    """What a checked proof says: this entry stands here, in this log."""

    head: Head
    index: int
    envelope: dict[str, Any]
    body: dict[str, Any] | None


def write(proof: Proof) -> str:
    """The text of a ``.tlog-proof`` file."""
    extra: dict[str, str] = {"envelope": proof.envelope.decode()}
    if proof.salt is not None and proof.body is not None:
        extra |= {"salt": proof.salt.hex(), "body": proof.body.decode()}
    lines = [
        _FIRST,
        f"extra {b64encode(codec.canonical(extra)).decode()}",
        f"index {proof.index}",
        *write_hashes(proof.path),
        "",
        proof.checkpoint,
    ]
    return "\n".join(lines)


def write_hashes(hashes: Iterable[bytes]) -> list[str]:
    """One line of base64 a hash."""
    return [b64encode(one).decode() for one in hashes]


def read_hashes(lines: Sequence[str]) -> tuple[bytes, ...]:
    """The hashes of such lines; only the one right spelling of each is read."""
    if len(lines) > _LONGEST_PATH:
        raise BadProofError("证明路径过长。")
    found = []
    for line in lines:
        try:
            one = b64decode(line, validate=True)
        except ValueError:
            one = b""
        if len(one) != tree.HASH_BYTES or b64encode(one).decode() != line:
            raise BadProofError("证明路径中有一行不是哈希。")
        found.append(one)
    return tuple(found)


def read(text: str) -> Proof:
    """Read a ``.tlog-proof`` file that ``write`` could have written."""
    head, gap, signed = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines[0] != _FIRST or len(lines) < 3:  # noqa: PLR2004
        raise BadProofError("这不是证明文件（tlog-proof）。")
    extra = _read_extra(lines[1])
    word, _, number = lines[2].partition(" ")
    if word != "index" or not (number.isascii() and number.isdigit()):
        raise BadProofError("证明文件缺少条目位置。")
    found = Proof(int(number), read_hashes(lines[3:]), signed, *extra)
    if write(found) != text:
        raise BadProofError("证明文件的写法与规定不符。")
    return found


def _read_extra(line: str) -> tuple[bytes, bytes | None, bytes | None]:
    word, _, encoded = line.partition(" ")
    if word != "extra":
        raise BadProofError("证明文件没有附上条目的信封。")
    try:
        told = json.loads(b64decode(encoded, validate=True))
        sealed = told["envelope"].encode()
        if "body" not in told:
            return sealed, None, None
        return sealed, unhexlify(told["salt"]), told["body"].encode()
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadProofError("证明文件没有附上条目的信封。") from None


def check(text: str, verifier: Verifier, also: Iterable[Verifier] = ()) -> Proven:
    """What the proof file proves; ``BadProofError`` says why it proves nothing.

    ``verifier`` is the log's public key, which the reader has from elsewhere.
    """
    proof = read(text)
    try:
        head = checkpoint.open_checkpoint(proof.checkpoint, verifier, also)
    except BadNoteError as error:
        raise BadProofError(str(error)) from None
    leaf = tree.leaf_hash(proof.envelope)
    if not tree.holds(
        proof.path, leaf=leaf, index=proof.index, size=head.size, head=head.root
    ):
        raise BadProofError("证明不成立：该条目不在检查点所签的台账之中。")
    told = json.loads(proof.envelope)
    if proof.salt is None or proof.body is None:
        return Proven(head, proof.index, told, None)
    wanted = told["sha256"], told["sm3"]
    if envelope.commitments(proof.salt, proof.body) != wanted:
        raise BadProofError("正文与台账所承诺的不符。")
    return Proven(head, proof.index, told, json.loads(proof.body))
