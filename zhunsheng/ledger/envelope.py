"""Envelopes (信封): what the log commits to for one record. No Django.

A leaf of the log is the RFC 6962 leaf hash of an envelope. The body of the record
is not in it: two salted commitments are, SHA-256 and SM3 of (salt ‖ body), so that
a body can be lawfully destroyed and the log still holds.
"""

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger.codec import canonical

FIELDS = ("at", "by", "log", "place", "sha256", "sm3", "stream", "type", "version")


class NoSm3Error(ZhunshengError):
    """The OpenSSL of this Python has no SM3."""


def _start_sm3() -> Any:
    try:
        return hashlib.new("sm3")
    except ValueError as error:
        raise NoSm3Error(
            "本机的 OpenSSL 不支持国密 SM3，请换用 OpenSSL 1.1.1 及以上版本。"
        ) from error


_SHA256 = sha256()  # copying a started hash is twice as quick as starting one
_SM3 = _start_sm3()


@lru_cache(maxsize=1024)
def instant(at: datetime) -> str:
    """``at`` in UTC with microseconds, always as long: sorts as it reads."""
    utc = at.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"


def commitments(salt: bytes, body: bytes) -> tuple[str, str]:
    """SHA-256 and SM3 of (salt ‖ body), in hexadecimal."""
    first, second = _SHA256.copy(), _SM3.copy()
    salted = salt + body
    first.update(salted)
    second.update(salted)
    return first.hexdigest(), second.hexdigest()


def seal(
    *,
    type_: str,
    version: int,
    log: str,
    stream: str,
    place: int,
    at: datetime,
    by: UUID,
    salt: bytes,
    body: bytes,
) -> bytes:
    """The envelope's bytes: canonical JSON (RFC 8785)."""
    first, second = commitments(salt, body)
    return canonical(
        {
            "type": type_,
            "version": version,
            "log": log,
            "stream": stream,
            "place": place,
            "at": instant(at),
            "by": str(by),
            "sha256": first,
            "sm3": second,
        }
    )
