"""库房在本机: files in a folder, two levels deep, each written once."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from zhunsheng.kernel import chance
from zhunsheng.vault.store import (
    CHUNK_BYTES,
    Digest,
    NoSuchFileInVaultError,
    Stored,
    VaultError,
    check_name,
)

_READ_ONLY = 0o440
_INCOMING = "incoming"


class LocalStore:
    """A vault in the folder ``root``: ``ab/cd/abcd…``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, chunks: Iterable[bytes]) -> Stored:
        """Keep a file.

        It is written aside, forced to the disk and then moved to its name, so that
        a power cut leaves either the whole file or none.
        """
        incoming = self._root / _INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        fresh = incoming / chance.fresh_id().hex
        try:
            stored = _write(fresh, chunks)
            self._move(fresh, self._path(stored.sha256))
        except OSError as error:
            raise _told(error) from error
        finally:
            fresh.unlink(missing_ok=True)
        return stored

    def open(self, sha256: str) -> Iterator[bytes]:
        """The file's content in pieces."""
        path = self._existing(sha256)
        return _pieces(path)

    def exists(self, sha256: str) -> bool:
        """Whether there is a file with that digest."""
        return self._path(sha256).is_file()

    def size(self, sha256: str) -> int:
        """How many bytes the file has."""
        return self._existing(sha256).stat().st_size

    def digests(self) -> Iterator[str]:
        """Every file that is in the store, in order."""
        for path in sorted(self._root.glob("??/??/*")):
            yield path.name

    def path(self, sha256: str) -> Path:
        """Where the file lies, for programs that read from a path."""
        return self._existing(sha256)

    def _path(self, sha256: str) -> Path:
        check_name(sha256)
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def _existing(self, sha256: str) -> Path:
        path = self._path(sha256)
        if not path.is_file():
            raise NoSuchFileInVaultError(sha256)
        return path

    def _move(self, fresh: Path, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.chmod(_READ_ONLY)
        try:
            os.link(fresh, path)  # never replaces what is there
        except FileExistsError:
            return
        for folder in (path.parent, path.parent.parent, self._root):
            _force(folder)


def _write(path: Path, chunks: Iterable[bytes]) -> Stored:
    digest = Digest()
    with path.open("xb") as file:
        for chunk in chunks:
            digest.add(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.stored()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _force(folder: Path) -> None:
    """Make the disk remember the folder's new entry."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _told(error: OSError) -> VaultError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return VaultError("磁盘空间不足，文件没有存入；请腾出空间后重试。")
    return VaultError(f"文件没有存入库房：{error.strerror}。")
