"""Bundles (公示数据包): the feed as files, which may be carried over an air gap.

A bundle is one JSON file: the public log's code, a signed checkpoint, and the
entries from ``first`` up to the size that the checkpoint states. Pure: the bureau
writes them (``feed``), the portal reads them (``web.portal.intake``).
"""

import json
from binascii import unhexlify
from dataclasses import dataclass
from typing import Any

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import codec, envelope

FORMAT = "zhunsheng-public-bundle-1"
_PLACES = 12


class BadBundleError(ZhunshengError):
    """A bundle that a portal must not take; one sentence says why."""


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """条目: the envelope; salt and body beside it, unless a later entry took them."""

    position: int
    envelope: bytes
    salt: bytes | None
    body: bytes | None
    removed_by: int | None

    @property
    def told(self) -> dict[str, Any]:
        """What the envelope says."""
        told: dict[str, Any] = json.loads(self.envelope)
        return told


@dataclass(frozen=True, slots=True)
class Bundle:
    """数据包: consecutive entries, and the checkpoint after the last of them."""

    log: str
    first: int
    checkpoint: str
    entries: tuple[BundleEntry, ...]

    @property
    def name(self) -> str:
        """The file's name: sorts in the order in which bundles are taken."""
        last = self.first + len(self.entries)
        return f"{self.first:0{_PLACES}d}-{last:0{_PLACES}d}.json"


def write(bundle: Bundle) -> str:
    """The text of a bundle's file."""
    return codec.canonical_text(
        {
            "format": FORMAT,
            "log": bundle.log,
            "first": bundle.first,
            "checkpoint": bundle.checkpoint,
            "entries": [_plain(one) for one in bundle.entries],
        }
    )


def _plain(entry: BundleEntry) -> dict[str, object]:
    plain: dict[str, object] = {"envelope": entry.envelope.decode()}
    if entry.salt is None or entry.body is None:
        return plain | {"removed_by": entry.removed_by}
    return plain | {"salt": entry.salt.hex(), "body": entry.body.decode()}


def read(text: str) -> Bundle:
    """Read a bundle's file; its form is checked, its truth is not."""
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise BadBundleError("数据包的格式不是本版本能读的。")
        first = _number(told["first"])
        return Bundle(
            log=_text(told["log"]),
            first=first,
            checkpoint=_text(told["checkpoint"]),
            entries=tuple(
                _entry(one, first + place) for place, one in enumerate(told["entries"])
            ),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadBundleError("数据包不完整或者被改动，无法读取。") from None


def _entry(told: dict[str, Any], position: int) -> BundleEntry:
    sealed = _text(told["envelope"]).encode()
    if "body" in told:
        salt, body = unhexlify(_text(told["salt"])), _text(told["body"]).encode()
        return BundleEntry(position, sealed, salt, body, None)
    return BundleEntry(position, sealed, None, None, _number(told["removed_by"]))


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= codec.LARGEST:
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def check_entry(entry: BundleEntry, log: str) -> None:
    """That the envelope is of this log, and that salt and body are those it means."""
    where = f"第 {entry.position + 1} 条"
    try:
        told = entry.told
        wanted = (told["sha256"], told["sm3"])
        if told["log"] != log:
            raise BadBundleError(f"{where}属于另一个日志。")
    except (ValueError, KeyError, TypeError):
        raise BadBundleError(f"{where}的信封无法读取。") from None
    if entry.salt is None or entry.body is None:
        if entry.removed_by is None or entry.removed_by <= entry.position:
            raise BadBundleError(f"{where}缺少正文，也没有说明由哪一条撤下。")
        return
    if envelope.commitments(entry.salt, entry.body) != wanted:
        raise BadBundleError(f"{where}的正文与日志的承诺不符，可能被改动。")
