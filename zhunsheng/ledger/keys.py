"""签名钥的保管: each log's signing key is a file that only its owner may read."""

import os
from pathlib import Path
from typing import Protocol

from zhunsheng.kernel import chance
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger.note import BadKeyError, Signer, Verifier

_PRIVATE_MODE = 0o600
_OPEN_TO_OTHERS = 0o077


class KeyFileError(ZhunshengError):
    """A key file that cannot be used; it says why."""


class CheckpointSigner(Protocol):
    """Whatever signs checkpoints: a key in a file, or one in a device."""

    @property
    def name(self) -> str:
        """The key's name: the origin of the log."""

    def verifier(self) -> Verifier:
        """The public key."""

    def line(self, text: str) -> str:
        """A signature line over ``text``."""


def _path(folder: Path, name: str) -> Path:
    return folder / (name.replace("/", "-") + ".key")


def load(folder: Path, name: str) -> Signer:
    """The key of that name; ``KeyFileError`` if it is missing or open to others."""
    path = _path(folder, name)
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyFileError(f"没有 {name} 的签名钥文件。") from None
    if mode & _OPEN_TO_OTHERS:
        raise KeyFileError(f"{path.name} 可以被他人读取，请改为仅所有者可读（600）。")
    try:
        found = Signer.parse(text)
    except (BadKeyError, UnicodeDecodeError):
        raise KeyFileError(f"{path.name} 不是签名钥文件。") from None
    if found.name != name:
        raise KeyFileError(f"{path.name} 是 {found.name} 的签名钥。")
    return found


def load_or_create(folder: Path, name: str) -> Signer:
    """The key of that name; a new one if there is none yet."""
    path = _path(folder, name)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _create(path, Signer(name, chance.fresh_salt()))
    return load(folder, name)


def _create(path: Path, signer: Signer) -> None:
    """Write the file whole or not at all; another process may be doing the same."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{chance.fresh_id().hex}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    descriptor = os.open(fresh, flags, _PRIVATE_MODE)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(signer.export() + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)  # fails if the other process was first
        except FileExistsError:
            return
    finally:
        fresh.unlink()
