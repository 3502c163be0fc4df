"""文字服务的设置: which engine may be asked, where, about what. Off by default.

``ZHUNSHENG_WORDING_URL``      such as ``http://127.0.0.1:8080/v1``; empty: off
``ZHUNSHENG_WORDING_MODEL``    the model's name, as the engine calls it
``ZHUNSHENG_WORDING_KEY_FILE`` a file with the key; the key is never shown or logged
``ZHUNSHENG_WORDING_SECONDS``  how long one answer may take; default 60
``ZHUNSHENG_WORDING_LARGEST``  how many bytes one answer may have; default 65536
``ZHUNSHENG_WORDING_HOSTS``    names or networks, in place of the default
``ZHUNSHENG_WORDING_PURPOSES`` for what; default ``facts,discretion,defence``
``ZHUNSHENG_WORDING_FIELDS``   what may be sent; default all of ``Field``

The default of ``ZHUNSHENG_WORDING_HOSTS`` is this machine and private networks. A
name must stand in the list; the addresses it has are looked at when it is called.
"""

import ipaddress
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from zhunsheng.cases.records.suggestions import WordingPurpose
from zhunsheng.kernel.errors import ZhunshengError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

URL, MODEL = "ZHUNSHENG_WORDING_URL", "ZHUNSHENG_WORDING_MODEL"
KEY_FILE, HOSTS = "ZHUNSHENG_WORDING_KEY_FILE", "ZHUNSHENG_WORDING_HOSTS"
SECONDS, LARGEST = "ZHUNSHENG_WORDING_SECONDS", "ZHUNSHENG_WORDING_LARGEST"
PURPOSES, FIELDS = "ZHUNSHENG_WORDING_PURPOSES", "ZHUNSHENG_WORDING_FIELDS"
_SETTINGS = (URL, MODEL, KEY_FILE, HOSTS, SECONDS, LARGEST, PURPOSES, FIELDS)

LOOPBACK = tuple(map(ipaddress.ip_network, ("127.0.0.0/8", "::1/128")))
PRIVATE = tuple(
    map(
        ipaddress.ip_network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
    )
)
_LOCAL = "localhost"
_NAME = re.compile(
    r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
)
_PORTS = {"http": 80, "https": 443}
_SECONDS, _MOST_SECONDS = 60, 300
_LARGEST, _MOST_LARGEST = 64 << 10, 1 << 20
_LONGEST_KEY = 4096


class WordingSettingsError(ZhunshengError):
    """The engine is set up in a way that this program does not accept."""


class Field(Enum):
    """可以发出的内容: each may be left out by the operator."""

    FACTS = "facts", "违法事实"
    PERIOD = "period", "行为起止日期"
    AMOUNTS = "amounts", "涉及金额"
    EVIDENCE = "evidence", "证据名称和证明内容"
    PROVISIONS = "provisions", "违反条款和处理依据"
    CIRCUMSTANCE = "circumstance", "裁量情节"
    NOTES = "notes", "承办人已写的文字"
    DEFENCE = "defence", "陈述申辩内容"

    label: str

    def __new__(cls, value: str, label: str) -> "Field":
        """Make a member from ``value, label``."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """文字服务: where it is, how it is asked, and what it may be told."""

    scheme: str
    host: str
    port: int
    path: str  # without the last slash
    model: str
    key: str = field(default="", repr=False)
    seconds: float = _SECONDS
    largest: int = _LARGEST
    purposes: frozenset[WordingPurpose] = frozenset(WordingPurpose)
    fields: frozenset[Field] = frozenset(Field)
    networks: tuple[Network, ...] = (*LOOPBACK, *PRIVATE)
    names: frozenset[str] = frozenset({_LOCAL})

    @property
    def url(self) -> str:
        """The address, as records and pages name the engine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    def admits(self, address: Address) -> bool:
        """Whether the engine may be at this address.

        A name that the operator lists may be anywhere, but for this machine's own
        name, which must be here; everything else stays in the listed networks.
        """
        if self.host == _LOCAL:
            return any(address in one for one in LOOPBACK)
        if self.host in self.names:
            return True
        return any(address in one for one in self.networks)


def engine_from(environment: Mapping[str, str]) -> Engine | None:
    """The engine that the operator set up; ``None`` when there is none.

    Raises ``WordingSettingsError`` with one sentence, so that a wrong setting stops
    the program when it starts and not when an officer first asks.
    """
    settings = {name: environment.get(name, "").strip() for name in _SETTINGS}
    if not settings[URL]:
        return None
    networks, names = _hosts(settings[HOSTS])
    scheme, host, port, path = _address(settings[URL])
    if not settings[MODEL]:
        raise WordingSettingsError("设置了文字服务的地址，还应当设置模型名称。")
    engine = Engine(
        scheme=scheme,
        host=host,
        port=port,
        path=path,
        model=settings[MODEL],
        key=_key(settings[KEY_FILE]),
        seconds=_whole(SECONDS, settings[SECONDS], _SECONDS, _MOST_SECONDS),
        largest=_whole(LARGEST, settings[LARGEST], _LARGEST, _MOST_LARGEST),
        purposes=_listed(WordingPurpose, settings[PURPOSES], "用途"),
        fields=_listed(Field, settings[FIELDS], "可以发出的内容"),
        networks=networks,
        names=names,
    )
    _refuse_elsewhere(engine)
    return engine


def _address(url: str) -> tuple[str, str, int, str]:
    wrong = WordingSettingsError(
        "文字服务的地址应当写作 http://127.0.0.1:8080/v1，不带用户名、参数。"
    )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise wrong
    if parts.username or parts.password or parts.query or parts.fragment:
        raise wrong
    path = parts.path.rstrip("/")
    if not re.fullmatch(r"(?:/[A-Za-z0-9._~-]+)*", path):
        raise wrong
    return parts.scheme, parts.hostname, port or _PORTS[parts.scheme], path


def _hosts(text: str) -> tuple[tuple[Network, ...], frozenset[str]]:
    if not text:
        return (*LOOPBACK, *PRIVATE), frozenset({_LOCAL})
    networks: list[Network] = []
    names: set[str] = set()
    for one in filter(None, (part.strip().lower() for part in text.split(","))):
        try:
            networks.append(ipaddress.ip_network(one))
        except ValueError:
            if not _NAME.fullmatch(one) or not re.search("[a-z]", one):
                says = f"允许的文字服务主机“{one}”不是主机名，也不是网段。"
                raise WordingSettingsError(says) from None
            names.add(one)
    return tuple(networks), frozenset(names)


def _refuse_elsewhere(engine: Engine) -> None:
    """拒绝外部地址: an address outside the list is refused before any call."""
    try:
        address = ipaddress.ip_address(engine.host)
    except ValueError:
        allowed = engine.host in engine.names
    else:
        allowed = engine.admits(address)
    if not allowed:
        raise WordingSettingsError(
            f"文字服务的主机 {engine.host} 不在允许的范围内：默认只允许本机和内部网络，"
            f"其他主机须由管理员在 {HOSTS} 中列明。"
        )


def _key(name: str) -> str:
    if not name:
        return ""
    try:
        with Path(name).open(encoding="ascii") as file:
            key = file.read(_LONGEST_KEY + 1).strip()
    except (OSError, UnicodeDecodeError):
        raise WordingSettingsError(
            "文字服务的密钥文件不存在、不可读或者不是文本文件。"
        ) from None
    if not re.fullmatch(rf"[\x21-\x7e]{{1,{_LONGEST_KEY}}}", key):
        raise WordingSettingsError("文字服务的密钥文件应当只有一行密钥。")
    return key


def _whole(name: str, text: str, usual: int, most: int) -> int:
    text = text or str(usual)
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= most):
        raise WordingSettingsError(f"{name} 应当是 1 至 {most} 的整数。")
    return int(text)


E = TypeVar("E", bound=Enum)


def _listed(among: type[E], text: str, what: str) -> frozenset[E]:
    if not text:
        return frozenset(among)
    known = {one.value: one for one in among}
    given = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [one for one in given if one not in known]
    if unknown or not given:
        raise WordingSettingsError(f"文字服务的{what}只能是：{_spoken(known)}。")
    return frozenset(known[one] for one in given)


def _spoken(words: Iterable[str]) -> str:
    return "、".join(words)
