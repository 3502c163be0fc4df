"""Fields of an act: every wrong value is one Chinese sentence at its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import pytest

from zhunsheng.kernel.fields import (
    CHINA,
    BadInputError,
    Choice,
    Fen,
    Instant,
    Line,
    PastDate,
    PastInstant,
    Prose,
    as_plain,
    label,
    parse,
    schema,
    titles,
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)


class Colour(Choice):
    """A closed list."""

    RED = "red", "红"
    BLUE = "blue", "蓝"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A group of fields."""

    amount_fen: Annotated[Fen, label("金额")]
    note: Annotated[Line | None, label("备注")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One field of each kind."""

    case_id: Annotated[UUID, label("案件", widget="hidden")]
    name: Annotated[Line, label("名称", "全称")]
    facts: Annotated[Prose, label("事实")]
    day: Annotated[PastDate, label("日期")]
    until: Annotated[date, label("期限")]
    began_at: Annotated[PastInstant, label("开始")]
    ends_at: Annotated[Instant, label("结束")]
    colour: Annotated[Colour, label("颜色")]
    sure: Annotated[bool, label("是否确定")]
    days: Annotated[int, label("天数", ge=1, le=60)]
    clock: Annotated[str, label("时刻", pattern="^[0-9]{2}:[0-9]{2}$")]
    parts: Annotated[tuple[Part, ...], label("各项", min_length=1, max_length=2)]


GOOD: dict[str, Any] = {
    "case_id": "00000000-0000-4000-8000-000000000001",
    "name": " 示范甲 ",
    "facts": "第一行\r\n第二行",
    "day": "2026-03-02",
    "until": "2027-01-01",
    "began_at": "2026-03-02T01:30:00Z",
    "ends_at": "2026-03-02T18:00:00+08:00",
    "colour": "red",
    "sure": True,
    "days": 60,
    "clock": "09:30",
    "parts": [{"amount_fen": 100}],
}


def problems(raw: Mapping[str, object], at: datetime | None = AT) -> dict[str, str]:
    with pytest.raises(BadInputError) as refused:
        parse(Sample, raw, at=at)
    return {one.path: one.says for one in refused.value.problems}


def test_good_input_is_read_and_written_again() -> None:
    sample = parse(Sample, GOOD, at=AT)

    assert sample.name == "示范甲"
    assert sample.facts == "第一行\n第二行"
    assert sample.colour is Colour.RED
    assert sample.colour.label == "红"
    assert parse(Sample, as_plain(sample), at=AT) == sample


_DATE = "不是正确的日期或者时间，应写作 2026-03-02。"


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "必须填写。"),
        ("name", "   ", "必须填写。"),
        ("name", "字" * 201, "最多 200 个字。"),
        ("name", 5, "应为文字。"),
        ("name", None, "应为文字。"),
        ("facts", "字" * 20_001, "最多 20000 个字。"),
        ("day", "2026-03-03", "日期在将来，请核对。"),
        ("day", "2026-02-30", _DATE),
        ("day", "昨天", _DATE),
        ("day", 5, _DATE),
        ("until", "2026-13-01", _DATE),
        ("began_at", "2026-03-02T09:30:01+08:00", "时间在将来，请核对。"),
        (
            "began_at",
            "2026-03-02T09:30:00",
            "时间应当带有时区，例如 2026-03-02T09:30:00+08:00。",
        ),
        ("ends_at", "9 点", _DATE),
        ("colour", "green", "请从所列各项中选择。"),
        ("sure", "yes", "应为是或者否。"),
        ("sure", 1, "应为是或者否。"),
        ("days", 0, "不能小于 1。"),
        ("days", 61, "不能大于 60。"),
        ("days", "3", "应为整数。"),
        ("days", 1.5, "应为整数。"),
        ("clock", "9:30", "格式不正确。"),
        ("case_id", "1", "编号不正确。"),
        ("case_id", 1, "编号不正确。"),
        ("parts", [], "至少填写 1 项。"),
        ("parts", [{"amount_fen": 1}] * 3, "最多填写 2 项。"),
        ("parts", "x", "应为列表。"),
    ],
)
def test_each_wrong_value_is_one_sentence(field: str, value: object, says: str) -> None:
    assert problems(GOOD | {field: value}) == {field: says}


@pytest.mark.parametrize(
    ("part", "path", "says"),
    [
        ({}, "parts.0.amount_fen", "必须填写。"),
        ({"amount_fen": -1}, "parts.0.amount_fen", "不能小于 0。"),
        ({"amount_fen": 10**13 + 1}, "parts.0.amount_fen", "不能大于 10000000000000。"),
        ({"amount_fen": 1, "note": "\u202e"}, "parts.0.note", None),
        ({"amount_fen": 1, "other": 1}, "parts.0.other", "没有这一项，请删去。"),
        ("text", "parts.0", "应为一组字段。"),
    ],
)
def test_a_wrong_part_is_named_by_its_place(
    part: object, path: str, says: str | None
) -> None:
    found = problems(GOOD | {"parts": [part]})

    assert list(found) == [path]
    assert says is None or found[path] == says


def test_all_wrong_fields_are_named_at_once() -> None:
    raw = {name: value for name, value in GOOD.items() if name not in ("name", "day")}

    assert problems(raw | {"days": 0, "extra": 1}) == {
        "name": "必须填写。",
        "day": "必须填写。",
        "days": "不能小于 1。",
        "extra": "没有这一项，请删去。",
    }


def test_a_day_has_come_when_it_has_begun_in_china() -> None:
    late = datetime(2026, 3, 1, 16, 0, tzinfo=CHINA).astimezone(tz=None)

    assert parse(Sample, GOOD, at=AT).day == date(2026, 3, 2)
    assert "day" in problems(GOOD, at=late)


def test_without_a_time_of_receipt_nothing_is_in_the_future() -> None:
    assert parse(Sample, GOOD | {"day": "2999-01-01"}, at=None).day.year == 2999


@pytest.mark.parametrize("raw", [{"name": float("nan")}, {"name": {1, 2}}])
def test_what_json_cannot_hold_is_no_input(raw: Mapping[str, object]) -> None:
    assert problems(raw)[""].startswith("不是合格的数据")


def test_the_schema_tells_a_client_what_a_form_shows() -> None:
    told = schema(Sample)
    fields = told["properties"]

    assert fields["name"]["title"] == "名称"
    assert fields["name"]["description"] == "全称"
    assert fields["case_id"]["x-widget"] == "hidden"
    assert fields["facts"]["x-widget"] == "prose"
    assert told["$defs"]["Part"]["properties"]["amount_fen"]["x-widget"] == "money"
    assert "x-widget" not in fields["name"]
    assert set(told["required"]) == set(GOOD)
    assert told["additionalProperties"] is False
    assert {"const": "red", "title": "红"} in told["$defs"]["Colour"]["oneOf"]
    assert titles(Sample)["name"].title == "名称"


def test_receipt_is_compared_to_the_second() -> None:
    began = (AT - timedelta(seconds=1)).isoformat()

    assert parse(Sample, GOOD | {"began_at": began}, at=AT).began_at < AT
