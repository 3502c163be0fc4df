"""Record pages: every field of every record in Chinese, and no bare identifier."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest

from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.viewing.field_names import FIELD_NAMES
from zhunsheng.cases.viewing.wording import Wording, title_of_field
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger.records import all_types

WHO = UUID("11111111-1111-4111-8111-111111111111")
WORDING = Wording({WHO: "示范甲"}, {"620100": "示范市医疗保障局"})


def inside(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
        for part in get_type_hints(hint).values():
            yield from inside(part)
    for part in get_args(hint):
        yield from inside(part)


SHAPES = sorted(
    {part for one in all_types() for part in inside(one.cls)},
    key=lambda part: f"{part.__module__}.{part.__name__}",
)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda one: str(one.__name__))
def test_every_field_has_a_chinese_name(shape: Any) -> None:
    told = {one.name: title_of_field(shape, one.name) for one in fields(shape)}
    assert not [name for name, title in told.items() if title.isascii()]


def test_no_name_stands_for_a_field_that_is_gone() -> None:
    known = {one.name for shape in SHAPES for one in fields(shape)}
    known |= {
        f"{shape.__name__}.{one.name}" for shape in SHAPES for one in fields(shape)
    }
    assert set(FIELD_NAMES) <= known


@dataclass(frozen=True)
class Inner:
    fine_fen: int
    officer_id: UUID


@pytest.mark.parametrize(
    ("value", "name", "words"),
    [
        (None, "note", "—"),
        ((), "officers", "—"),
        ("", "note", "—"),
        (True, "signed", "是"),
        (False, "signed", "否"),
        (Outcome.PENALTY, "outcome", Outcome.PENALTY.label),
        (123_450, "fine_fen", "1,234.50 元"),
        (3, "pages", "3"),
        (date(2026, 3, 4), "decided_on", "2026年3月4日"),
        (datetime(2026, 3, 4, 9, 5, tzinfo=CHINA), "at", "2026年3月4日 09:05"),
        (WHO, "officer_id", "示范甲"),
        (UUID(int=0xABC << 116), "token_id", "编号 abc00000"),
        ((WHO, WHO), "officers", "示范甲；示范甲"),
        (Inner(100, WHO), "given", "罚款：1.00 元；人员：示范甲"),
        ("620100", "bureau", "示范市医疗保障局"),
        ("620100.public", "public_log", "示范市医疗保障局公示台账"),
        ("999999", "bureau", "999999"),
        ("closing-approval", "kind", "结案审批表"),
        ("something", "kind", "something"),
        ('{"a": 1}', "content", "见该文书"),
        ("示范", "name", "示范"),
    ],
)
def test_values_are_told_in_words(value: Any, name: str, words: str) -> None:
    assert WORDING.words(value, name) == words
