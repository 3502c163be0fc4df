"""库房在对象存储: files in an S3 bucket, locked against deletion if so asked.

The digest is known only when the whole file has passed, so a file is collected
first: in memory while it is small, in a temporary file when it is not.
"""

import tempfile
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import md5
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import boto3  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import (  # type: ignore[import-untyped]
    BotoCoreError,
    ClientError,
)

from zhunsheng.vault.store import (
    CHUNK_BYTES,
    Digest,
    NoSuchFileInVaultError,
    Stored,
    VaultError,
    check_name,
)

if TYPE_CHECKING:
    from types_boto3_s3.client import S3Client

PART_BYTES = 16 << 20
_PRESENT = {"PreconditionFailed", "412"}
_ABSENT = {"NoSuchKey", "404", "NotFound"}


@dataclass(frozen=True, slots=True)
class Retention:
    """保存期: until when the store itself refuses to delete (COMPLIANCE)."""

    until: datetime


class S3Store:
    """A vault in a bucket: ``prefix/ab/cd/abcd…``."""

    def __init__(
        self,
        client: "S3Client",
        bucket: str,
        *,
        prefix: str = "vault",
        retention: Retention | None = None,
        part_bytes: int = PART_BYTES,
    ) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix
        self._part_bytes = part_bytes
        self._lock: dict[str, Any] = {}
        if retention is not None:
            self._lock = {
                "ObjectLockMode": "COMPLIANCE",
                "ObjectLockRetainUntilDate": retention.until,
            }

    def put(self, chunks: Iterable[bytes]) -> Stored:
        """Keep a file; nothing is sent if the bucket has it already."""
        digest = Digest()
        with tempfile.SpooledTemporaryFile(max_size=self._part_bytes) as collected:
            for chunk in chunks:
                digest.add(chunk)
                collected.write(chunk)
            stored = digest.stored()
            if not self.exists(stored.sha256):
                collected.seek(0)
                with _told():
                    self._send(stored, collected)
        return stored

    def open(self, sha256: str) -> Iterator[bytes]:
        """The file's content in pieces."""
        with _told(sha256):
            answer = self._client.get_object(Bucket=self._bucket, Key=self._key(sha256))
        chunks: Iterator[bytes] = answer["Body"].iter_chunks(CHUNK_BYTES)
        return chunks

    def exists(self, sha256: str) -> bool:
        """Whether there is a file with that digest."""
        try:
            self.size(sha256)
        except NoSuchFileInVaultError:
            return False
        return True

    def size(self, sha256: str) -> int:
        """How many bytes the file has."""
        with _told(sha256):
            answer = self._client.head_object(
                Bucket=self._bucket, Key=self._key(sha256)
            )
        return answer["ContentLength"]

    def digests(self) -> Iterator[str]:
        """Every file that is in the bucket, in order."""
        pages = self._client.get_paginator("list_objects_v2")
        with _told():
            for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix + "/"):
                for item in page.get("Contents", ()):
                    yield item["Key"].rpartition("/")[2]

    def _key(self, sha256: str) -> str:
        check_name(sha256)
        return f"{self._prefix}/{sha256[:2]}/{sha256[2:4]}/{sha256}"

    def _send(self, stored: Stored, content: IO[bytes]) -> None:
        about = {"sm3": stored.sm3, "size": str(stored.size)}
        if stored.size > self._part_bytes:
            self._send_parts(stored.sha256, content, about)
            return
        body = content.read()
        try:
            self._client.put_object(
                Bucket=self._bucket,
                Key=self._key(stored.sha256),
                Body=body,
                Metadata=about,
                IfNoneMatch="*",
                ContentMD5=_md5(body),
                **self._lock,
            )
        except ClientError as error:
            if _code(error) not in _PRESENT:  # someone else was first: the same file
                raise

    def _send_parts(
        self, sha256: str, content: IO[bytes], about: dict[str, str]
    ) -> None:
        name: dict[str, Any] = {"Bucket": self._bucket, "Key": self._key(sha256)}
        upload = self._client.create_multipart_upload(
            **name, Metadata=about, **self._lock
        )["UploadId"]
        try:
            parts: list[Any] = []
            while body := content.read(self._part_bytes):
                number = len(parts) + 1
                answer = self._client.upload_part(
                    **name,
                    UploadId=upload,
                    PartNumber=number,
                    Body=body,
                    ContentMD5=_md5(body),
                )
                parts.append({"PartNumber": number, "ETag": answer["ETag"]})
            whole = self._client.complete_multipart_upload(
                **name, UploadId=upload, MultipartUpload={"Parts": parts}
            )
        except BaseException:
            self._client.abort_multipart_upload(**name, UploadId=upload)
            raise
        self._lock_parts(name, whole.get("VersionId"))

    def _lock_parts(self, name: dict[str, Any], version: str | None) -> None:
        """Lock the whole: some servers forget the lock of an upload in parts."""
        if self._lock and version is not None:
            self._client.put_object_retention(
                **name,
                VersionId=version,
                Retention={
                    "Mode": "COMPLIANCE",
                    "RetainUntilDate": self._lock["ObjectLockRetainUntilDate"],
                },
            )


def _md5(body: bytes) -> str:
    """What S3 asks for as a check of transport; it protects nothing else."""
    return b64encode(md5(body, usedforsecurity=False).digest()).decode()


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


class _told:  # noqa: N801
    """Turn the library's errors into ours."""

    def __init__(self, sha256: str = "") -> None:
        self._sha256 = sha256

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        """Say what went wrong in one sentence."""
        if isinstance(error, ClientError):
            if self._sha256 and _code(error) in _ABSENT:
                raise NoSuchFileInVaultError(self._sha256) from error
            raise VaultError(f"对象存储拒绝了请求：{_code(error)}。") from error
        if isinstance(error, BotoCoreError):
            raise VaultError("对象存储无法连接，请检查地址和网络。") from error


def connect(url: str, *, access_key: str, secret_key: str) -> tuple["S3Client", str]:
    """A client and the bucket of ``s3://bucket?endpoint=http://host:port``."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    if parts.scheme != "s3" or not parts.hostname or "endpoint" not in asked:
        raise VaultError("对象存储的地址应当写作 s3://桶名?endpoint=http://主机:端口。")
    client = boto3.client(
        "s3",
        endpoint_url=asked["endpoint"][0],
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        region_name=asked.get("region", ["us-east-1"])[0],
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
    return client, parts.hostname


def retained(days: int, since: datetime) -> Retention:
    """A retention of ``days`` from ``since``."""
    return Retention((since + timedelta(days=days)).astimezone(UTC))
