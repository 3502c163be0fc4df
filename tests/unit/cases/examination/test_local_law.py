"""机器发现 that depend on the law of a place: its periods and its benchmark."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.cases.examination.lawful_story import Story
from zhunsheng.cases.records.discretion import Departure, Weighing
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations import discretion
from zhunsheng.regulations.factors import Factor

LIAONING = BureauCode("210500")
BENCHMARK = """
id = "made-up"
title = "示范裁量基准"
region = "620000"
in_force_from = 2021-07-15
source_mark = "R?"
came_from = "测试"
demonstration = true
[[item]]
no = 1
matter = "造成损失"
situations = [12]
basis = ["r735:38"]
[[item.tier]]
degree = "lighter"
name = "从轻处罚"
multiple = [1000, 1500]
when = [[{ factor = "cooperative" }]]
[[item.tier]]
degree = "ordinary"
name = "一般处罚"
multiple = [1500, 2000]
"""


@pytest.fixture(autouse=True)
def benchmark(tmp_path: Path) -> Iterator[None]:
    """One benchmark of the test's own: cooperative means one to one and a half."""
    file = tmp_path / "made-up.toml"
    file.write_text(BENCHMARK, encoding="utf-8")
    before = discretion.current()
    discretion.install((discretion.read_benchmark(file),))
    yield
    discretion.install(before)


def fined(fen: int, *factors: Factor) -> Story:
    """The first violation of 13 791.60 yuan is fined so much."""
    story = Story().violation(fine_fen=fen, reasons="按裁量基准处罚。")
    weighed = (Weighing(violation=1, circumstances=factors),)
    return story.given(weighed=weighed)


@pytest.mark.parametrize(
    ("fen", "factors", "keys"),
    [
        (2_068_740, (), set()),
        (2_068_739, (), {"benchmark-departed:1"}),
        (2_068_740, (Factor.COOPERATIVE,), set()),
        (2_068_741, (Factor.COOPERATIVE,), {"benchmark-departed:1"}),
        (1_379_160, (Factor.COOPERATIVE,), set()),
        (1_379_159, (Factor.COOPERATIVE,), {"fine-out-of-range:1"}),
    ],
)
def test_a_fine_beside_its_tier(
    fen: int, factors: tuple[Factor, ...], keys: set[str]
) -> None:
    assert fined(fen, *factors).adverse() == keys


def test_a_departure_is_told_with_its_reason() -> None:
    bare = fined(1_379_160)
    reasoned = bare.given(departures=(Departure(violation=1, reasons="示范理由。"),))
    told = {
        one.says
        for story in (bare, reasoned)
        for one in story.findings()
        if one.key == "benchmark-departed:1"
    }
    assert sorted(one.rpartition("；")[2] for one in told) == [
        "承办人写明的理由：示范理由。",
        "没有写明偏离的理由。",
    ]


@pytest.mark.parametrize(("days", "keys"), [(3, set()), (2, {"defence-too-short"})])
def test_the_defence_has_the_time_that_the_locality_gives(
    days: int, keys: set[str]
) -> None:
    story = replace(Story().told(defence_days=days), code=LIAONING)
    found = story.adverse()
    assert found & {"defence-too-short"} == keys
    assert not (Story().told(defence_days=days).adverse() & {"defence-too-short"})


def test_the_hearing_follows_the_locality() -> None:
    """Where a fine of this size is not large, no hearing need be offered."""
    small = {"base_fen": 100_000, "refund_fen": 100_000, "fine_fen": 150_000}
    one = Story().violation(
        facts="造成基金损失 1000.00 元。", reasons="按裁量基准处罚。", **small
    )
    one = one.told(hearing_offered=False)
    here = {found.code: found.in_order for found in one.findings()}
    there = replace(one, code=LIAONING)
    assert here["hearing-not-offered"] is False
    assert {f.code: f.in_order for f in there.findings()}["hearing-not-offered"]
