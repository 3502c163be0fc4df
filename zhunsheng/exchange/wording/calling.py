"""问文字服务: one HTTP exchange, bounded in time, size and place.

Nothing here follows a redirect, reads a proxy from the environment or keeps a
connection: a name is looked up once, every address is checked, and the checked
address is the one that is called.
"""

import ipaddress
import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from typing import Any

from zhunsheng.exchange.wording.engine import Engine
from zhunsheng.kernel.errors import ZhunshengError

AWAY = "文字服务现在连不上，没有得到建议；您填的内容都在，可以自行撰写或者稍后再试。"
SLOW = "文字服务没有在规定时间内答复，没有得到建议；您填的内容都在。"
TOO_LONG = "文字服务的答复超过了允许的长度，没有采用。"
NOT_JSON = "文字服务的答复不是约定的格式，没有采用；请管理员核对服务的种类和地址。"
REDIRECTED = "文字服务要求转到别的地址，没有照办；请管理员核对服务的地址。"
UNFINISHED = "文字服务的答复没有写完，没有采用。"
UNTRUSTED = "文字服务的证书不受信任，没有发出任何内容；请管理员核对证书。"
ELSEWHERE = "文字服务的主机指向了不允许的地址，没有发出任何内容；请管理员核对。"
_OK, _REDIRECTS, _UNAUTHORISED = 200, range(300, 400), (401, 403)
_JSON = "application/json"
_CHUNK = 16 << 10


class EngineError(ZhunshengError):
    """No suggestion came; one sentence says why."""


class _Pinned(HTTPConnection):
    """A connection to an address that was checked, under the name that it has."""

    def __init__(self, engine: Engine, address: str) -> None:
        super().__init__(engine.host, engine.port, timeout=engine.seconds)
        self._address = address
        self._secure = engine.scheme == "https"
        self.line: socket.socket | None = None  # also when ``sock`` was handed on

    def connect(self) -> None:
        """Connect, and speak TLS where the address says so."""
        self.line = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            context = ssl.create_default_context()
            self.line = context.wrap_socket(self.line, server_hostname=self.host)
        self.sock = self.line

    def hang_up(self) -> None:
        """End whatever is being said, from another thread."""
        if self.line is not None:
            with suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close also a line that an answer took over."""
        super().close()
        if self.line is not None:
            self.line.close()


def complete(engine: Engine, body: bytes) -> str:
    """Ask for words; the answer's text as it came. ``EngineError`` says why not."""
    answer = _json(_exchange(engine, "POST", "/chat/completions", body))
    try:
        choice = answer["choices"][0]
        text, ended = choice["message"]["content"], choice.get("finish_reason")
    except (LookupError, TypeError, AttributeError):
        raise EngineError(NOT_JSON) from None
    if ended == "length":
        raise EngineError(UNFINISHED)
    if not isinstance(text, str):
        raise EngineError(NOT_JSON)
    return text


def models(engine: Engine) -> tuple[str, ...]:
    """The models that the engine has: whether it is there and speaks the protocol."""
    answer = _json(_exchange(engine, "GET", "/models", None))
    try:
        return tuple(str(one["id"]) for one in answer["data"])
    except (LookupError, TypeError):
        raise EngineError(NOT_JSON) from None


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise EngineError(NOT_JSON) from None


def _checked_address(engine: Engine) -> str:
    """The one address to call; none of the name's addresses may be elsewhere."""
    try:
        found = socket.getaddrinfo(engine.host, engine.port, type=socket.SOCK_STREAM)
    except OSError:
        raise EngineError(AWAY) from None
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    if not addresses or not all(
        engine.admits(ipaddress.ip_address(one)) for one in addresses
    ):
        raise EngineError(ELSEWHERE)
    return addresses[0]


def _exchange(engine: Engine, method: str, path: str, body: bytes | None) -> bytes:
    connection = _Pinned(engine, _checked_address(engine))
    headers = {"Accept": _JSON, "Accept-Encoding": "identity", "Connection": "close"}
    if body is not None:
        headers["Content-Type"] = _JSON
    if engine.key:
        headers["Authorization"] = f"Bearer {engine.key}"
    with _within(connection, engine.seconds) as expired:
        try:
            connection.request(method, engine.path + path, body=body, headers=headers)
            with closing(connection.getresponse()) as response:
                content = _read(response, engine.largest)
        except TimeoutError:
            raise EngineError(SLOW) from None
        except ssl.SSLCertVerificationError:
            raise EngineError(UNTRUSTED) from None
        except (OSError, HTTPException, ValueError):
            raise EngineError(SLOW if expired else AWAY) from None
    if expired:
        raise EngineError(SLOW)
    return content


@contextmanager
def _within(connection: _Pinned, seconds: float) -> Iterator[list[bool]]:
    """End the exchange after so many seconds, also one that drips byte by byte."""
    expired: list[bool] = []

    def end() -> None:
        expired.append(True)
        connection.hang_up()

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()
        connection.close()


def _read(response: HTTPResponse, largest: int) -> bytes:
    if response.status in _REDIRECTS:
        raise EngineError(REDIRECTED)
    if response.status in _UNAUTHORISED:
        raise EngineError("文字服务不接受本机的密钥；请管理员核对密钥文件。")
    if response.status != _OK:
        raise EngineError(
            f"文字服务出错（HTTP {response.status}），没有得到建议；您填的内容都在。"
        )
    if response.getheader("Content-Type", "").partition(";")[0].strip() != _JSON:
        raise EngineError(NOT_JSON)
    content = b""
    while len(content) <= largest:
        chunk = response.read(_CHUNK)
        if not chunk and response.length:
            raise EngineError(UNFINISHED)  # less than it said that it would send
        if not chunk:
            return content
        content += chunk
    raise EngineError(TOO_LONG)
