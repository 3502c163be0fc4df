"""The vault in a real S3 server with object lock (Ceph's gateway)."""

import hashlib
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.interop.need import need
from zhunsheng.vault import s3
from zhunsheng.vault.s3 import S3Store, connect, retained
from zhunsheng.vault.store import (
    NoSuchFileInVaultError,
    VaultError,
    measure,
    pieces,
    read,
)

pytestmark = pytest.mark.s3

SCRIPT = Path(__file__).parent / "rgw_up.sh"
CONTENT = "现场录像".encode() * 600_000  # more than one part of five mebibytes
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """A gateway of our own, or the one that ``ZHUNSHENG_TEST_S3`` names."""
    named = os.environ.get("ZHUNSHENG_TEST_S3")
    if named:
        yield named
        return
    need("radosgw", "ceph-mon", "ceph-mgr", "ceph-osd", "curl")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="rgw-", ignore_cleanup_errors=True) as at:
        log = Path(at) / "start.log"
        try:
            with log.open("wb") as out:
                subprocess.run(  # noqa: S603
                    [str(SCRIPT), at, str(port)],
                    check=False,
                    timeout=180,
                    stdout=out,
                    stderr=out,
                )
            if "accesskey1" not in log.read_text(encoding="utf-8"):
                pytest.fail(log.read_text(encoding="utf-8")[-2000:])
            yield f"http://127.0.0.1:{port}"
        finally:
            subprocess.run([str(SCRIPT), "down", at], check=True)  # noqa: S603


def client(endpoint: str, bucket: str, key: str = "secretkey1") -> Any:
    url = f"s3://{bucket}?endpoint={endpoint}"
    found, name = connect(url, access_key="accesskey1", secret_key=key)
    assert name == bucket
    return found


@pytest.fixture
def bucket() -> str:
    return f"tests-{uuid4().hex[:12]}"


@pytest.fixture
def store(endpoint: str, bucket: str) -> S3Store:
    connected = client(endpoint, bucket)
    connected.create_bucket(Bucket=bucket)
    return S3Store(connected, bucket, part_bytes=5 << 20)


@pytest.mark.parametrize("content", [CONTENT, b"small", b""], ids=len)
def test_a_file_comes_back(store: S3Store, content: bytes) -> None:
    stored = store.put(pieces(content))
    assert stored == measure([content])
    assert read(store, stored.sha256) == content
    assert store.size(stored.sha256) == len(content)
    assert list(store.digests()) == [stored.sha256]
    assert store.put([content]) == stored


def test_a_file_is_written_once(store: S3Store, endpoint: str, bucket: str) -> None:
    """Two who put the same file at once: the second finds it there."""
    stored = store.put([b"evidence"])
    modified = client(endpoint, bucket).head_object(
        Bucket=bucket, Key=store._key(stored.sha256)
    )["LastModified"]
    store.exists = lambda _: False  # type: ignore[method-assign]
    assert store.put([b"evidence"]) == stored
    after = client(endpoint, bucket).head_object(
        Bucket=bucket, Key=store._key(stored.sha256)
    )["LastModified"]
    assert after == modified


def test_what_is_not_there_is_said(store: S3Store) -> None:
    assert not store.exists(SHA256)
    with pytest.raises(NoSuchFileInVaultError):
        store.open(SHA256)
    with pytest.raises(VaultError):
        store.exists("../x")


@pytest.mark.parametrize("content", [CONTENT, b"small"], ids=len)
def test_a_locked_file_cannot_be_deleted(
    endpoint: str, bucket: str, content: bytes
) -> None:
    connected = client(endpoint, bucket)
    connected.create_bucket(Bucket=bucket, ObjectLockEnabledForBucket=True)
    now = datetime.now(UTC)  # noqa: TID251
    store = S3Store(connected, bucket, retention=retained(2, now), part_bytes=5 << 20)
    key = store._key(store.put(pieces(content)).sha256)
    version = connected.head_object(Bucket=bucket, Key=key)["VersionId"]
    kept = connected.get_object_retention(Bucket=bucket, Key=key)["Retention"]
    assert kept["Mode"] == "COMPLIANCE"
    assert kept["RetainUntilDate"] > now + timedelta(days=1)
    with pytest.raises(connected.exceptions.ClientError, match="AccessDenied"):
        connected.delete_object(Bucket=bucket, Key=key, VersionId=version)


def test_a_broken_upload_leaves_nothing(
    store: S3Store, endpoint: str, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: bytes) -> str:
        raise ConnectionError

    monkeypatch.setattr(s3, "_md5", fail)
    with pytest.raises(ConnectionError):
        store.put(pieces(CONTENT))
    assert not store.exists(SHA256)
    uploads = client(endpoint, bucket).list_multipart_uploads(Bucket=bucket)
    assert "Uploads" not in uploads


def test_a_wrong_key_is_refused(store: S3Store, endpoint: str, bucket: str) -> None:
    stranger = S3Store(client(endpoint, bucket, "wrong"), bucket)
    for ask in (stranger.exists, lambda _: list(stranger.digests())):
        with pytest.raises(VaultError, match="对象存储拒绝了请求"):
            ask(SHA256)


def test_nobody_there_is_said(bucket: str) -> None:
    absent = S3Store(client(f"http://127.0.0.1:{free_port()}", bucket), bucket)
    with pytest.raises(VaultError, match="无法连接"):
        absent.put([b"x"])


@pytest.mark.parametrize(
    "url", ["", "s3://x", "http://x?endpoint=y", "s3://?endpoint=y"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(VaultError):
        connect(url, access_key="a", secret_key="b")  # noqa: S106
