"""库房: a store of files by their content, wherever the files lie. No Django.

A file is named by its SHA-256; SM3 and size are taken on the way in. What is in the
store is never overwritten and never changed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from zhunsheng.kernel.errors import ZhunshengError

CHUNK_BYTES = 1 << 20


class VaultError(ZhunshengError):
    """The vault cannot do what was asked; it says why."""


class NoSuchFileInVaultError(VaultError):
    """There is no file with that digest."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"库房里没有 SHA-256 为 {sha256} 的文件。")
        self.sha256 = sha256


class DamagedFileError(VaultError):
    """A file whose content is not what its name says."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"库房中 SHA-256 为 {sha256} 的文件内容已被改动。")
        self.sha256 = sha256


@dataclass(frozen=True, slots=True)
class Stored:
    """文件摘要: what a file is, whatever it is called."""

    sha256: str
    sm3: str
    size: int


class Store(Protocol):
    """What every vault can do."""

    def put(self, chunks: Iterable[bytes]) -> Stored:
        """Keep a file; the same content twice is one file."""

    def open(self, sha256: str) -> Iterator[bytes]:
        """The file's content in pieces; ``NoSuchFileInVaultError`` if it is missing."""

    def exists(self, sha256: str) -> bool:
        """Whether there is a file with that digest."""

    def size(self, sha256: str) -> int:
        """How many bytes the file has; ``NoSuchFileInVaultError`` if it is missing."""

    def digests(self) -> Iterator[str]:
        """Every file that is in the store."""


class Digest:
    """SHA-256, SM3 and size of what passes through."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._sm3: Any = hashlib.new("sm3")
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Take one more piece into account."""
        self._sha256.update(chunk)
        self._sm3.update(chunk)
        self._size += len(chunk)

    def stored(self) -> Stored:
        """What has passed so far."""
        return Stored(self._sha256.hexdigest(), self._sm3.hexdigest(), self._size)


def check_name(sha256: str) -> str:
    """``sha256`` if it is 64 lower-case hexadecimal digits; else ``VaultError``."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):  # noqa: PLR2004
        raise VaultError("文件名应当是 64 位小写十六进制的 SHA-256。")
    return sha256


def measure(chunks: Iterable[bytes]) -> Stored:
    """Digest and size of a file that is read again."""
    digest = Digest()
    for chunk in chunks:
        digest.add(chunk)
    return digest.stored()


def pieces(content: bytes) -> Iterator[bytes]:
    """``content`` as ``put`` takes it."""
    for start in range(0, len(content), CHUNK_BYTES):
        yield content[start : start + CHUNK_BYTES]


def read(store: Store, sha256: str) -> bytes:
    """A whole file, checked: ``DamagedFileError`` if it is not what its name says."""
    content = b"".join(store.open(sha256))
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedFileError(sha256)
    return content
