"""记录类型的形状: adds new record types to ``tests/vectors/record_shapes.json``.

A record type is never changed once it is released, because the ledger keeps old
records for ever: a new shape is a new version beside the old one. So this adds what
is new and refuses what changed or is gone, exit 1. ``--unreleased NAME`` replaces one
type of which no ledger outside our own machines holds a record.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import django

SHAPES = Path(__file__).resolve().parent.parent / "tests/vectors/record_shapes.json"
UNRELEASED = "--unreleased"


def shapes() -> dict[str, Any]:
    """The shape of every declared record type, by name and version."""
    from zhunsheng.ledger.records import all_types  # noqa: PLC0415

    return {f"{one.name} v{one.version}": shape(one.cls) for one in all_types()}


def shape(hint: Any) -> Any:
    """What a value of this type is in the ledger's JSON."""
    if hasattr(hint, "__supertype__"):
        return shape(hint.__supertype__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return shape(arguments[0])
    if origin in (Union, UnionType):
        return {"optional": [shape(one) for one in arguments if one is not type(None)]}
    if origin is Literal:
        return {"one of": list(arguments)}
    if origin is tuple:
        return [shape(one) for one in arguments if one is not Ellipsis]
    return _class(hint)


def _class(cls: Any) -> Any:
    if issubclass(cls, Enum):
        return {"one of": [one.value for one in cls]}
    if is_dataclass(cls):
        hints = get_type_hints(cls, include_extras=True)
        return {field.name: shape(hints[field.name]) for field in fields(cls)}
    return cls.__name__


def changed(kept: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """The released types whose shape is another now, or which are gone."""
    return tuple(name for name in sorted(kept) if now.get(name) != kept[name])


def written(found: Mapping[str, Any]) -> str:
    """The file's text: one field a line, so that a change is one line."""
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Add what is new; refuse what changed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.test")
    django.setup()
    kept = json.loads(SHAPES.read_text("utf-8")) if SHAPES.is_file() else {}
    replaced = set(sys.argv[2:]) if sys.argv[1:2] == [UNRELEASED] else set()
    now = shapes()
    refused = [name for name in changed(kept, now) if name not in replaced]
    for name in refused:
        sys.stdout.write(f"{name} has another shape: declare a new version beside it\n")
    if refused:
        return 1
    SHAPES.write_text(written(now), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
