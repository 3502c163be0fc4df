"""Rows of tables as lines of JSON, the same for every database."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Model

_ROWS_AT_ONCE = 1000
_READ: dict[str, Callable[[Any], object]] = {
    "bytes": b64decode,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "uuid": UUID,
    "decimal": Decimal,
}

_WRITE: tuple[tuple[Any, str, Callable[[Any], object]], ...] = (
    ((bytes, memoryview), "bytes", lambda value: b64encode(value).decode()),
    (datetime, "datetime", datetime.isoformat),  # before date, which it also is
    (date, "date", date.isoformat),
    (UUID, "uuid", lambda value: value.hex),
    (Decimal, "decimal", str),
    ((dict, list), "json", lambda value: value),
)


def columns(model: type[Model]) -> list[str]:
    """The columns of a model's table, in order."""
    return [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001


def lines(model: type[Model]) -> Iterator[bytes]:
    """Every row of the table as one line."""
    rows = model._default_manager.order_by("pk").values_list(*columns(model))  # noqa: SLF001
    for row in rows.iterator(chunk_size=_ROWS_AT_ONCE):
        plain = [_plain(value) for value in row]
        yield json.dumps(plain, ensure_ascii=False).encode() + b"\n"


def insert(model: type[Model], names: list[str], found: Iterator[bytes]) -> None:
    """Put such lines into the table."""
    waiting: list[Model] = []
    for line in found:
        values = [_value(plain) for plain in json.loads(line)]
        waiting.append(model(**dict(zip(names, values, strict=True))))
        if len(waiting) == _ROWS_AT_ONCE:
            model._default_manager.bulk_create(waiting)  # noqa: SLF001
            waiting = []
    model._default_manager.bulk_create(waiting)  # noqa: SLF001


def _plain(value: Any) -> Any:
    for kind, name, write in _WRITE:
        if isinstance(value, kind):
            return {name: write(value)}
    return value


def _value(plain: Any) -> Any:
    if not isinstance(plain, dict):
        return plain
    ((kind, value),) = plain.items()
    return value if kind == "json" else _READ[kind](value)
