"""Signed notes (C2SP signed-note): a text, and lines that sign it. No Django.

Two kinds of signature are known: Ed25519 over the text (0x01), as Go's
``golang.org/x/mod/sumdb/note`` makes and checks it, and the timestamped
cosignature of a witness (0x04, C2SP tlog-cosignature).
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from zhunsheng.kernel.errors import ZhunshengError

ED25519 = 0x01
COSIGNATURE = 0x04
_DASH = "— "
_ID_BYTES = 4
_KEY_BYTES = 32
_TIME_BYTES = 8
_SIGNATURE_BYTES = 64
_MOST_SIGNATURES = 100
_PRIVATE = "PRIVATE+KEY+"


class BadNoteError(ZhunshengError):
    """A text that is not a signed note, or that no trusted key signed."""


class BadKeyError(ZhunshengError):
    """A text that is not a key of a signed note."""


def key_id(name: str, kind: int, public: bytes) -> bytes:
    """The first four bytes of SHA-256(name, newline, kind, public key)."""
    return sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:_ID_BYTES]


def _check_name(name: str) -> None:
    if not name or "+" in name or any(letter.isspace() for letter in name):
        raise BadKeyError(f"密钥名称“{name}”不可用：不能为空，不能有空格和加号。")


@dataclass(frozen=True, slots=True)
class Verifier:
    """验证钥: a public key, by name, that we trust for one kind of signature."""

    name: str
    public: bytes
    kind: int = ED25519

    @property
    def id(self) -> bytes:
        """Four bytes that name the key in a signature line."""
        return key_id(self.name, self.kind, self.public)

    def __str__(self) -> str:
        key = b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{key}"

    @classmethod
    def parse(cls, text: str) -> "Verifier":
        """Read ``name+id+key``, as Go's ``note.NewVerifier`` does."""
        try:
            name, number, encoded = text.strip().split("+", 2)
            key = b64decode(encoded, validate=True)
        except ValueError:
            raise BadKeyError("这不是检查点验证钥。") from None
        _check_name(name)
        if len(key) != 1 + _KEY_BYTES or key[0] not in (ED25519, COSIGNATURE):
            raise BadKeyError("这不是 Ed25519 的检查点验证钥。")
        found = cls(name, key[1:], key[0])
        if found.id.hex() != number:
            raise BadKeyError("检查点验证钥的编号与内容不符。")
        return found

    def accepts(self, text: str, signature: bytes) -> bool:
        """Whether ``signature`` (without the key id) is this key's, over ``text``."""
        message, plain = text.encode(), signature
        if self.kind == COSIGNATURE:
            time, plain = signature[:_TIME_BYTES], signature[_TIME_BYTES:]
            message = cosigned_message(int.from_bytes(time, "big"), text)
        if len(plain) != _SIGNATURE_BYTES:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(plain, message)
        except InvalidSignature:
            return False
        return True


def cosigned_message(seconds: int, text: str) -> bytes:
    """What a witness signs: when it saw which checkpoint."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


@dataclass(frozen=True, slots=True)
class Signer:
    """签名钥: a private key with its name."""

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check_name(self.name)

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    def verifier(self, kind: int = ED25519) -> Verifier:
        """The public key that checks what this one signs."""
        return Verifier(self.name, self._key.public_key().public_bytes_raw(), kind)

    def line(self, text: str) -> str:
        """A signature line over ``text``."""
        return signature_line(self.verifier(), self._key.sign(text.encode()))

    def cosign(self, text: str, seconds: int) -> str:
        """A witness's line: it saw ``text`` at ``seconds`` after the epoch."""
        signature = self._key.sign(cosigned_message(seconds, text))
        time = seconds.to_bytes(_TIME_BYTES, "big")
        return signature_line(self.verifier(COSIGNATURE), time + signature)

    def export(self) -> str:
        """``PRIVATE+KEY+name+id+key``, as Go's ``note.GenerateKey`` writes it."""
        key = b64encode(bytes([ED25519]) + self.seed).decode()
        return f"{_PRIVATE}{self.name}+{self.verifier().id.hex()}+{key}"

    @classmethod
    def parse(cls, text: str) -> "Signer":
        """Read what ``export`` wrote."""
        try:
            name, number, encoded = text.strip().removeprefix(_PRIVATE).split("+", 2)
            key = b64decode(encoded, validate=True)
        except ValueError:
            raise BadKeyError("这不是检查点签名钥。") from None
        if (
            not text.startswith(_PRIVATE)
            or len(key) != 1 + _KEY_BYTES
            or key[0] != ED25519
        ):
            raise BadKeyError("这不是 Ed25519 的检查点签名钥。")
        found = cls(name, key[1:])
        if found.verifier().id.hex() != number:
            raise BadKeyError("检查点签名钥的编号与内容不符。")
        return found


def signature_line(verifier: Verifier, signature: bytes) -> str:
    """``— name base64(id ‖ signature)`` with its newline."""
    return f"{_DASH}{verifier.name} {b64encode(verifier.id + signature).decode()}\n"


def sign(text: str, *signers: Signer) -> str:
    """A note: the text, an empty line, and one line a signer."""
    if not text.endswith("\n"):
        raise BadNoteError("a note's text ends with a newline")
    return text + "\n" + "".join(signer.line(text) for signer in signers)


@dataclass(frozen=True, slots=True)
class Note:
    """A note that was opened: its text, and which trusted keys signed it."""

    text: str
    signed_by: tuple[Verifier, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    id: bytes
    signature: bytes


def open_note(note: str, trusted: Iterable[Verifier]) -> Note:
    """Check a note; ``BadNoteError`` unless a trusted key signed it.

    Lines of unknown keys are ignored; a wrong line of a known key spoils the note.
    """
    text, lines = _split(note)
    known = {(one.name, one.id): one for one in trusted}
    found: dict[tuple[str, bytes], Verifier] = {}
    for line in lines:
        verifier = known.get((line.name, line.id))
        if verifier is None:
            continue
        if not verifier.accepts(text, line.signature):
            raise BadNoteError(f"{line.name} 的签名与内容不符。")
        found[line.name, line.id] = verifier
    if not found:
        raise BadNoteError("没有可信的签名。")
    return Note(text, tuple(found.values()))


def _split(note: str) -> tuple[str, list[_Line]]:
    if any(letter < " " and letter != "\n" for letter in note):
        raise BadNoteError("签名文本含有控制字符。")
    body, gap, signatures = note.rpartition("\n\n")
    if not gap or not body or not signatures.endswith("\n"):
        raise BadNoteError("签名文本不完整。")
    lines = signatures.removesuffix("\n").split("\n")
    if len(lines) > _MOST_SIGNATURES:
        raise BadNoteError("签名过多。")
    return body + "\n", [_parse_line(line) for line in lines]


def _parse_line(line: str) -> _Line:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    try:
        raw = b64decode(encoded, validate=True)
    except ValueError:
        raw = b""
    whole = line.startswith(_DASH) and name and space and len(raw) > _ID_BYTES
    if not whole or b64encode(raw).decode() != encoded:  # one spelling only
        raise BadNoteError("签名行不完整。")
    return _Line(name, raw[:_ID_BYTES], raw[_ID_BYTES:])


def cosigned_at(note: str, witness: Verifier) -> int | None:
    """When ``witness`` saw the note (seconds), or ``None``: it did not."""
    text, lines = _split(note)
    for line in lines:
        if (line.name, line.id) == (witness.name, witness.id):
            if witness.accepts(text, line.signature):
                return int.from_bytes(line.signature[:_TIME_BYTES], "big")
            return None
    return None
