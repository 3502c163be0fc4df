"""Content in and out: checked, as canonical JSON, and as a template prints it.

``check`` is what makes a half-empty document impossible: it names every required
field that is missing, in the words of the form.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import rfc8785
from pydantic.fields import FieldInfo

from zhunsheng.kernel.errors import UnfitInputError
from zhunsheng.kernel.fields import (
    CHINA,
    BadInputError,
    Problem,
    adapter,
    parse,
)
from zhunsheng.kernel.money import capital_yuan, yuan


class BadContentError(UnfitInputError):
    """The content does not make a whole document; the message names every field."""

    def __init__(self, title: str, problems: tuple[Problem, ...]) -> None:
        said = "；".join(f"{one.path}：{one.says}" for one in problems)
        super().__init__(f"《{title}》还不能制作。{said}")
        self.problems = problems


def as_plain(content: object) -> dict[str, Any]:
    """The content as JSON values, unchecked: what is wrong is left for ``check``."""
    plain: dict[str, Any] = adapter(cast("Any", type(content))).dump_python(
        content, mode="json", warnings=False
    )
    return plain


def check(title: str, content_type: type, content: object) -> Any:
    """The content as it may be recorded: whole, and its text clean (NFC).

    Raises ``BadContentError`` if a required field is missing or ill-formed.
    """
    if not isinstance(content, content_type):
        raise BadContentError(title, (Problem("内容", "不是这种文书的内容。"),))
    return read(title, content_type, as_plain(content))


def read(title: str, content_type: type, plain: Mapping[str, Any]) -> Any:
    """Content from JSON values; ``BadContentError`` lists all that is wrong."""
    try:
        return parse(content_type, plain, at=None)
    except BadInputError as error:
        problems = tuple(
            Problem(_in_chinese(content_type, one.path), one.says)
            for one in error.problems
        )
        raise BadContentError(title, problems) from None


def to_json(content: object) -> str:
    """The one text that stands for this content (RFC 8785)."""
    return rfc8785.dumps(as_plain(content)).decode()


def from_json(title: str, content_type: type, text: str) -> Any:
    """Content read back from ``to_json``."""
    return read(title, content_type, json.loads(text))


def digest(text: str) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _in_chinese(content_type: type, path: str) -> str:
    """``inspectors.1.name`` as 检查人员第2项的姓名."""
    words = ""
    here: Any = content_type
    for step in path.split("."):
        if step.isdigit():
            words += f"第{int(step) + 1}项"
            continue
        if not is_dataclass(here):
            break
        hint = get_type_hints(here, include_extras=True).get(step)
        words += ("的" if words else "") + _title(hint)
        here = _inner(get_type_hints(here).get(step))
    return words or path


def _title(hint: Any) -> str:
    """The Chinese label of a field."""
    found = [one.title for one in get_args(hint)[1:] if isinstance(one, FieldInfo)]
    return next((title for title in found if title), "")


def _inner(hint: Any) -> Any:
    """The class inside ``X``, ``X | None`` or ``tuple[X, ...]``."""
    while get_origin(hint) in (tuple, Union, UnionType):
        hint = get_args(hint)[0]
    return hint


def printable(value: Any, name: str = "") -> Any:
    """The content as a template prints it: dates, times and money in Chinese."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: printable(getattr(value, one.name), one.name)
            for one in fields(value)
        }
    if isinstance(value, tuple):
        return [printable(item, name) for item in value]
    if isinstance(value, int) and name.endswith("_fen"):
        return {"yuan": yuan(value), "capitals": capital_yuan(value)}
    return _word(value)


def _word(value: Any) -> Any:
    """One plain value: a choice by its label, a date or time in Chinese."""
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, datetime):
        local = value.astimezone(CHINA)
        return f"{_day(local.date())}{local.hour}时{local.minute:02d}分"
    if isinstance(value, date):
        return _day(value)
    return value


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
