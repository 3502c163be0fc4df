"""检查点 (C2SP tlog-checkpoint): origin, size and root of a log. No Django."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from zhunsheng.ledger import note, tree
from zhunsheng.ledger.note import BadNoteError, Signer, Verifier

_LINES = 3


@dataclass(frozen=True, slots=True)
class Head:
    """What a checkpoint states: this log had this size and this root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def parse(text: str) -> Head:
    """Read a checkpoint's text; lines after the third are not ours and ignored."""
    lines = text.split("\n")
    if len(lines) <= _LINES or not lines[0]:
        raise BadNoteError("检查点不完整。")
    origin, size, encoded = lines[:_LINES]
    try:
        root = b64decode(encoded, validate=True)
    except ValueError:
        root = b""
    if not (size.isascii() and size.isdigit()) or str(int(size)) != size:
        raise BadNoteError("检查点的条目数不是整数。")
    if len(root) != tree.HASH_BYTES or b64encode(root).decode() != encoded:
        raise BadNoteError("检查点的根哈希不完整。")
    return Head(origin, int(size), root)


def unverified(signed: str) -> Head:
    """The head that a signed checkpoint states, without asking who signed."""
    return parse(signed.rpartition("\n\n")[0] + "\n")


def sign(head: Head, *signers: Signer) -> str:
    """A signed checkpoint."""
    return note.sign(head.text, *signers)


def open_checkpoint(
    signed: str, verifier: Verifier, also: Iterable[Verifier] = ()
) -> Head:
    """The head of a checkpoint that ``verifier`` signed; else ``BadNoteError``.

    The log's own key must have signed, whatever witnesses did, and a wrong line of
    one of ``also`` spoils the checkpoint too.
    """
    opened = note.open_note(signed, (verifier, *also))
    if verifier not in opened.signed_by:
        raise BadNoteError(f"检查点没有 {verifier.name} 的签名。")
    head = parse(opened.text)
    if head.origin != verifier.name:
        raise BadNoteError(f"检查点是 {head.origin} 的，不是 {verifier.name} 的。")
    return head
