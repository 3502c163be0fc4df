"""推送: an export goes to its receiver over HTTP. Off unless the operator says where.

``ZHUNSHENG_PUSH_CREDIT``    the address for 双公示, such as ``https://host/path``
``ZHUNSHENG_PUSH_PLATFORM``  the same for the supervision platform's case table
``ZHUNSHENG_PUSH_INDEX``     the same for the index of open information
``ZHUNSHENG_PUSH_KEY_FILE``  a file with the key that goes along; never shown or logged

The export's id goes along as ``Idempotency-Key``: a receiver that gets an export twice
answers with the same receipt. Redirects are not followed, and nothing but this machine
and private networks is spoken to without TLS.
"""

import ipaddress
import json
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from zhunsheng.exchange.choices import Kind
from zhunsheng.kernel.errors import ZhunshengError

ADDRESSES = {
    Kind.CREDIT: "ZHUNSHENG_PUSH_CREDIT",
    Kind.PLATFORM: "ZHUNSHENG_PUSH_PLATFORM",
    Kind.INDEX: "ZHUNSHENG_PUSH_INDEX",
}
KEY_FILE = "ZHUNSHENG_PUSH_KEY_FILE"
_SECONDS, _WHOLE_SECONDS = 10, 40  # less than a lease
_LARGEST, _CHUNK = 1 << 20, 16 << 10
_JSON = "application/json"
_DONE, _BUSY, _BROKEN = range(200, 300), (408, 425, 429), range(500, 600)
_LONGEST_WORD = 200
_PORTS = {"http": 80, "https": 443}


class PushSettingsError(ZhunshengError):
    """The receivers are set up in a way that this program does not accept."""


class PushError(ZhunshengError):
    """The receiver did not take it; ``again`` tells whether trying later may help."""

    def __init__(self, says: str, *, again: bool) -> None:
        super().__init__(says)
        self.again = again


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """接收地址: where one kind goes."""

    scheme: str
    host: str
    port: int
    path: str
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """回执, as the receiver gave it: its number, and the rows that it sent back."""

    receipt: str
    rejected: tuple[tuple[str, str], ...] = ()  # number, why


def targets_from(environment: Mapping[str, str]) -> dict[Kind, Target]:
    """The receivers that the operator set up; a wrong setting stops the program."""
    key = _key(environment.get(KEY_FILE, "").strip())
    found = {}
    for kind, name in ADDRESSES.items():
        address = environment.get(name, "").strip()
        if address:
            found[kind] = _target(address, key)
    return found


def push(target: Target, export_id: UUID, content: bytes) -> Answer:
    """Send the file; the receipt. ``PushError`` says why there is none."""
    connection = _connection(target)
    headers = {
        "Accept": _JSON,
        "Content-Type": _JSON,
        "Idempotency-Key": str(export_id),
        "Connection": "close",
    }
    if target.key:
        headers["Authorization"] = f"Bearer {target.key}"
    try:
        with closing(connection):
            connection.request("POST", target.path, body=content, headers=headers)
            return _answer(connection.getresponse())
    except ssl.SSLCertVerificationError:
        raise PushError("接收方的证书不受信任，没有发出。", again=False) from None
    except TimeoutError:
        raise PushError("接收方没有在规定时间内答复。", again=True) from None
    except (OSError, HTTPException):
        raise PushError("现在连不上接收方。", again=True) from None


def _target(address: str, key: str) -> Target:
    wrong = PushSettingsError(
        "报送地址应当写作 https://主机/路径，不带用户名、参数；"
        "只有本机和内网地址可以用 http。"
    )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise wrong from None
    host = parts.hostname or ""
    extra = parts.username or parts.password or parts.query or parts.fragment
    if parts.scheme not in _PORTS or not host or extra:
        raise wrong
    if parts.scheme == "http" and not _is_near(host):
        raise wrong
    return Target(
        scheme=parts.scheme,
        host=host,
        port=port or _PORTS[parts.scheme],
        path=parts.path or "/",
        key=key,
    )


def _is_near(host: str) -> bool:
    """Whether it is this machine, or an address of a private network."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


def _key(path: str) -> str:
    if not path:
        return ""
    try:
        key = Path(path).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise PushSettingsError("报送密钥文件读不出来。") from None
    if not key or not key.isprintable() or " " in key:
        raise PushSettingsError("报送密钥文件应当只有一行密钥。")
    return key


def _connection(target: Target) -> HTTPConnection:
    if target.scheme == "https":
        return HTTPSConnection(
            target.host,
            target.port,
            timeout=_SECONDS,
            context=ssl.create_default_context(),
        )
    return HTTPConnection(target.host, target.port, timeout=_SECONDS)


def _answer(response: HTTPResponse) -> Answer:
    status = response.status
    if status not in _DONE:
        again = status in _BUSY or status in _BROKEN
        raise PushError(f"接收方没有接收（HTTP {status}）。", again=again)
    unclear = PushError("接收方的答复不是约定的格式，不能确认已经接收。", again=False)
    try:
        plain = json.loads(_read(response, unclear).decode("utf-8"))
        receipt = _word(plain["receipt"])
        rejected = tuple(
            (_word(one["number"]), _word(one["why"]))
            for one in plain.get("rejected", ())
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise unclear from None
    return Answer(receipt=receipt, rejected=rejected)


def _word(value: Any) -> str:
    """One line of text; ``ValueError`` for anything else."""
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST_WORD or not text.isprintable():
        raise ValueError("not one line of text")
    return text


def _read(response: HTTPResponse, unclear: PushError) -> bytes:
    content, ends = b"", monotonic() + _WHOLE_SECONDS
    while chunk := response.read(_CHUNK):
        content += chunk
        if len(content) > _LARGEST:
            raise unclear
        if monotonic() > ends:
            raise PushError("接收方没有在规定时间内答复。", again=True)
    return content
