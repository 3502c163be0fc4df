"""The vault in a folder."""

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhunsheng.vault import local
from zhunsheng.vault.local import LocalStore
from zhunsheng.vault.store import (
    DamagedFileError,
    NoSuchFileInVaultError,
    VaultError,
    measure,
    pieces,
    read,
)

CONTENT = "现场照片".encode() * 300_000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "vault")


def test_a_file_comes_back(store: LocalStore) -> None:
    stored = store.put(pieces(CONTENT))
    assert stored.sha256 == SHA256
    assert stored.sm3 == hashlib.new("sm3", CONTENT).hexdigest()
    assert stored.size == store.size(SHA256) == len(CONTENT)
    assert read(store, SHA256) == CONTENT
    assert measure(store.open(SHA256)) == stored
    assert store.exists(SHA256)
    assert list(store.digests()) == [SHA256]
    assert store.path(SHA256).name == SHA256
    assert store.path(SHA256).stat().st_mode & 0o222 == 0


def test_an_empty_file_is_a_file(store: LocalStore) -> None:
    assert read(store, store.put([]).sha256) == b""


def test_the_same_content_is_one_file(store: LocalStore) -> None:
    first = store.put(pieces(CONTENT))
    before = store.path(SHA256).stat()
    assert store.put([CONTENT]) == first
    assert store.path(SHA256).stat().st_mtime_ns == before.st_mtime_ns
    assert list(store.digests()) == [SHA256]


def test_a_file_is_never_overwritten(store: LocalStore) -> None:
    store.put([CONTENT])
    path = store.path(SHA256)
    path.chmod(0o600)
    path.write_bytes(b"changed")
    store.put([CONTENT])
    assert path.read_bytes() == b"changed"
    with pytest.raises(DamagedFileError):
        read(store, SHA256)


def test_what_is_not_there_is_said(store: LocalStore) -> None:
    assert not store.exists(SHA256)
    assert list(store.digests()) == []
    for ask in (store.open, store.size, store.path):
        with pytest.raises(NoSuchFileInVaultError):
            ask(SHA256)


@pytest.mark.parametrize("name", ["", "x", SHA256.upper(), "../" + SHA256[3:]])
def test_a_name_is_a_digest(store: LocalStore, name: str) -> None:
    with pytest.raises(VaultError):
        store.exists(name)


def leftovers(store: LocalStore, tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_broken_upload_leaves_nothing(store: LocalStore, tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"begin"
        raise ConnectionError

    with pytest.raises(VaultError):
        store.put(breaking())
    assert leftovers(store, tmp_path) == []


def test_a_full_disk_is_said_and_leaves_nothing(
    store: LocalStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(local.os, "fsync", full)
    with pytest.raises(VaultError, match="磁盘空间不足"):
        store.put([CONTENT])
    assert leftovers(store, tmp_path) == []
