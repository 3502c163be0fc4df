"""A released record type keeps its shape for ever; a new shape is a new version."""

import json
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from tools.record_shapes import SHAPES, changed, shape, shapes, written

KEPT = json.loads(SHAPES.read_text("utf-8"))
HOW = "run: python tools/record_shapes.py"


def test_no_released_shape_changed() -> None:
    assert changed(KEPT, shapes()) == ()


def test_every_record_type_is_kept() -> None:
    assert sorted(shapes().keys() - KEPT.keys()) == [], HOW


def test_the_file_is_as_the_tool_writes_it() -> None:
    assert SHAPES.read_text("utf-8") == written(KEPT), HOW


def test_every_change_of_a_field_is_a_change() -> None:
    name = "cases.decision-issued v1"
    for field in KEPT[name]:
        lost, other = deepcopy(KEPT), deepcopy(KEPT)
        del lost[name][field]
        other[name][field] = "float"
        assert changed(KEPT, lost) == (name,)
        assert changed(KEPT, other) == (name,)
    assert changed(KEPT, {one: KEPT[one] for one in KEPT if one != name}) == (name,)
    assert changed(KEPT, {**KEPT, "cases.new v1": {}}) == ()


def test_a_shape_is_what_stands_in_the_json() -> None:
    class Colour(Enum):
        RED = "red"

    @dataclass(frozen=True)
    class Inner:
        colour: Colour

    globals().update(Colour=Colour, Inner=Inner)
    assert shape(Annotated[str, "label"]) == "str"
    assert shape(tuple[Inner, ...]) == [{"colour": {"one of": ["red"]}}]
    assert shape(int | None) == {"optional": ["int"]}
