"""Values and plain JSON: the exact bytes of a record, and back. No Django.

The bytes are canonical JSON (RFC 8785). Of all JSON a record uses objects with
ASCII keys, arrays, strings, whole numbers below 2**53, booleans and null; for
these the standard library's encoder gives exactly the canonical form (a property
test compares it with the ``rfc8785`` library), ten times faster.
"""

import json
import types
import typing
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from zhunsheng.kernel import text as kernel_text
from zhunsheng.kernel.errors import ZhunshengError

Reader = Callable[[Any], Any]
LARGEST = 2**53 - 1


class CodecError(ZhunshengError):
    """A value that cannot stand in a record, or bytes that are not this record."""


canonical_text: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def canonical(plain: object) -> bytes:
    """Canonical JSON (RFC 8785) of objects, arrays, strings, ints, bools, null."""
    return canonical_text(plain).encode()


def plain(value: object) -> Any:
    """``value`` as plain JSON; ``CodecError`` if a record may not hold it."""
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if isinstance(value, Enum):
        return plain(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    raise CodecError(f"cannot write {type(value).__name__} in a record")


@cache
def _names(cls: type) -> tuple[str, ...]:
    if not cls.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        raise CodecError(f"{cls.__name__} is not frozen")
    return tuple(field.name for field in fields(cls))


def _same(value: Any) -> Any:
    return value


def _text(value: str) -> str:
    printable = value.isprintable()
    if not printable:  # a line end and the wide space of Chinese text are allowed
        printable = value.replace("\n", "").replace("\u3000", "").isprintable()
    if printable and unicodedata.is_normalized("NFC", value):
        return value
    if kernel_text.clean(value) != value:
        raise CodecError("text in a record is NFC with \\n line ends: clean it first")
    return value


def _number(value: int) -> int:
    if not -LARGEST <= value <= LARGEST:
        raise CodecError(f"{value} is too large for a record (RFC 8785)")
    return value


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise CodecError("an instant in a record says its offset")
    return value.isoformat()


_WRITERS: dict[type, Callable[[Any], Any]] = {
    str: _text,
    bool: _same,
    int: _number,
    type(None): _same,
    UUID: str,
    date: date.isoformat,
    datetime: _instant,
    time: time.isoformat,
    tuple: lambda value: [plain(item) for item in value],
}


@cache
def reader_of(hint: Any) -> Reader:
    """A function that reads a value of type ``hint`` from plain JSON."""
    if hasattr(hint, "__supertype__"):
        return reader_of(hint.__supertype__)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(hint)
    if origin is tuple:
        return _tuple(hint)
    if origin is typing.Annotated:
        return reader_of(get_args(hint)[0])
    if origin is typing.Literal:
        return _one_of(get_args(hint))
    if isinstance(hint, type):
        return _named(hint)
    raise CodecError(f"a record cannot hold {hint}")


def _named(hint: type) -> Reader:
    if hint in (str, bool, int):
        return _exactly(hint)
    if hint is UUID:
        return UUID
    if hint in (date, datetime, time):
        return hint.fromisoformat
    if issubclass(hint, Enum):
        return hint
    if is_dataclass(hint):
        return _dataclass(hint)
    raise CodecError(f"a record cannot hold {hint.__name__}")


def _exactly(hint: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not hint:
            raise CodecError(f"not {hint.__name__}: {value!r}")
        return value

    return read


def _one_of(values: tuple[Any, ...]) -> Reader:
    def read(value: Any) -> Any:
        if value not in values:
            raise CodecError(f"not one of {values}: {value!r}")
        return value

    return read


def _optional(hint: Any) -> Reader:
    others = [one for one in get_args(hint) if one is not type(None)]
    if len(others) != 1 or len(others) == len(get_args(hint)):
        raise CodecError(f"a record cannot hold the union {hint}")
    read = reader_of(others[0])
    return lambda value: None if value is None else read(value)


def _tuple(hint: Any) -> Reader:
    parts = get_args(hint)
    if len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004
        read_one = reader_of(parts[0])
        return lambda value: tuple(read_one(item) for item in value)
    readers = tuple(reader_of(part) for part in parts)
    return lambda value: tuple(
        read(item) for read, item in zip(readers, value, strict=True)
    )


def _dataclass(cls: Any) -> Reader:
    hints = get_type_hints(cls, include_extras=True)
    readers = {field.name: reader_of(hints[field.name]) for field in fields(cls)}

    def read(value: Any) -> Any:
        if not isinstance(value, dict) or value.keys() != readers.keys():
            raise CodecError(f"not the fields of {cls.__name__}")
        return cls(**{name: readers[name](item) for name, item in value.items()})

    return read
