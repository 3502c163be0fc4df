"""Benchmarks of discretion: what a file may say, and what stops the program."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.regulations import discretion
from zhunsheng.regulations.discretion import (
    BadBenchmarkError,
    benchmark_of,
    load_benchmarks,
    statutory_band,
)
from zhunsheng.regulations.factors import BASIS, Factor
from zhunsheng.regulations.tiers import Degree

DAY = date(2026, 3, 2)
_HEAD = """
id = "example"
title = "示范省裁量基准"
region = "{region}"
in_force_from = {begins}
{ends}
source_mark = "V"
came_from = "示范"
"""
_ITEM = """
[[item]]
no = 1
matter = "造成损失"
situations = [11, 12]
basis = ["r735:38"]
"""
_NONE = '[[item.tier]]\ndegree = "no-penalty"\nwhen = [[{ factor = "no-fault" }]]\n'
_MITIGATED = (
    '[[item.tier]]\ndegree = "mitigated"\nmultiple = [100, 1000]\n'
    'when = [[{ factor = "coerced" }]]\n'
)
_LIGHTER = (
    '[[item.tier]]\ndegree = "lighter"\nmultiple = [1000, 1300]\n'
    "when = [[{ base_to_yuan = 30000 }]]\n"
)
_ORDINARY = '[[item.tier]]\ndegree = "ordinary"\nmultiple = [1300, 1700]\n'
_HEAVIER = (
    '[[item.tier]]\ndegree = "heavier"\nmultiple = [1700, 2000]\n'
    'when = [[{ factor = "obstructed" }], [{ repeated_years = 2 }]]\n'
)
_TIERS = _NONE + _MITIGATED + _LIGHTER + _ORDINARY + _HEAVIER


def written(
    folder: Path,
    *,
    tiers: str = _TIERS,
    item: str = _ITEM,
    region: str = "990000",
    begins: str = "2022-01-01",
    ends: str = "",
    name: str = "example.toml",
) -> Path:
    head = _HEAD.format(region=region, begins=begins, ends=ends)
    path = folder / name
    path.write_text(head + item + tiers, encoding="utf-8")
    return path


def wrong(folder: Path, **changes: Any) -> str:
    written(folder, **changes)
    with pytest.raises(BadBenchmarkError) as refused:
        load_benchmarks([folder])
    says = str(refused.value)
    assert "\n" not in says
    assert says.endswith("。")
    return says


def test_what_is_shipped_says_that_it_is_made_up_or_incomplete() -> None:
    for one in load_benchmarks():
        for item in one.items.values():
            assert one.demonstration is item.complete
        assert ("演示" in one.title) is one.demonstration


def test_a_good_file_is_read(tmp_path: Path) -> None:
    written(tmp_path)
    found = next(one for one in load_benchmarks([tmp_path]) if one.id == "example")
    item = found.items[11]
    assert item is found.items[12]
    assert [one.degree for one in item.tiers] == [
        Degree.NO_PENALTY,
        Degree.MITIGATED,
        Degree.LIGHTER,
        Degree.ORDINARY,
        Degree.HEAVIER,
    ]
    assert item.tiers[2].when[0][0].base_to == 3_000_000  # fen
    assert statutory_band(item.range) == (1000, 2000)


@pytest.mark.parametrize(
    ("tiers", "says"),
    [
        (_LIGHTER.replace("1000, 1300", "999, 1300") + _ORDINARY, "超出法定幅度"),
        (_TIERS.replace("1700, 2000", "1700, 2001"), "超出法定幅度"),
        (_TIERS.replace("1300, 1700", "1301, 1700"), "有空缺"),
        (_TIERS.replace("1300, 1700", "1299, 1700"), "有重叠"),
        (_TIERS.replace("1700, 2000", "1700, 1999"), "有空缺"),
        (_TIERS.replace("1000, 1300", "1001, 1300"), "有空缺"),
        (_TIERS.replace("100, 1000", "100, 900"), "上端应当是法定幅度的下限"),
        (_TIERS.replace("1000, 1300", "1300, 1000"), "上下颠倒"),
        (_ORDINARY.replace("1300, 1700", "1000, 2000") + _LIGHTER, "由轻到重"),
        (_LIGHTER.replace("1300", "2000"), "缺少一般处罚"),
        (_TIERS.replace('"ordinary"', '"usual"'), "不认识的裁量阶次 usual"),
        (_TIERS.replace('"obstructed"', '"coerced"'), "从重处罚不能以"),
        (_TIERS.replace("base_to_yuan", "base_from_yuan"), "从轻处罚不能以"),
        (_TIERS.replace("base_to_yuan = 30000", "weather = 1"), "适用情形 weather"),
        (_TIERS.replace("base_to_yuan = 30000", "base_to_yuan = 0"), "应为正整数"),
        (_TIERS.replace('"no-fault"', '"no-such"'), "no-such"),
        (_TIERS.replace('when = [[{ factor = "coerced" }]]', ""), "没有写适用情形"),
        (_TIERS.replace("[1300, 1700]", '[1300, 1700]\nwhen = [[{base_to_yuan = 9}]]'),
         "其他情形"),
        (_TIERS.replace("multiple = [1300, 1700]", ""), "缺少 multiple"),
    ],
)  # fmt: skip
def test_impossible_tiers_stop_the_program(
    tmp_path: Path, tiers: str, says: str
) -> None:
    told = wrong(tmp_path, tiers=tiers)
    assert says in told
    assert "example.toml" in told


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"item": _ITEM.replace("r735:38", "r735:99")}, "r735:99"),
        ({"item": _ITEM.replace("[11, 12]", "[11, 20]")}, "同一处罚幅度"),
        ({"item": _ITEM.replace("[11, 12]", "[99]")}, "没有第 99 种违法情形"),
        ({"item": _ITEM.replace("[11, 12]", "[27]")}, "没有规定罚款"),
        ({"item": _ITEM + _TIERS + _ITEM}, "违法情形11已在别项"),
        ({"region": "9900"}, "六位"),
        ({"item": "]"}, "example.toml 有误"),
    ],
)
def test_an_impossible_file_stops_the_program(
    tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    assert says in wrong(tmp_path, **changes)


def test_two_files_of_one_region_may_not_be_in_force_on_one_day(
    tmp_path: Path,
) -> None:
    written(tmp_path, ends="in_force_until = 2023-12-31")
    second = written(tmp_path, begins="2023-12-31", name="later.toml")
    second.write_text(second.read_text().replace('"example"', '"later"', 1))
    with pytest.raises(BadBenchmarkError, match="有效期重叠"):
        load_benchmarks([tmp_path])

    second.write_text(second.read_text().replace("2023-12-31", "2024-01-01"))
    regions = [one.region for one in load_benchmarks([tmp_path])]
    assert regions.count("990000") == 2

    second.write_text(second.read_text().replace('"later"', '"example"', 1))
    with pytest.raises(BadBenchmarkError, match="编号 example 重复"):
        load_benchmarks([tmp_path])


def test_an_own_file_takes_the_place_of_what_is_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, region="620000")
    monkeypatch.setattr(discretion, "_installed", [load_benchmarks([tmp_path])])
    assert getattr(benchmark_of("620102", DAY), "id", "") == "example"
    assert getattr(benchmark_of("360100", DAY), "id", "") == "jiangxi-demonstration"


def test_the_smallest_region_decides_on_its_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, region="620100", ends="in_force_until = 2024-06-30")
    monkeypatch.setattr(discretion, "_installed", [load_benchmarks([tmp_path])])

    def name(bureau: str, on: date) -> str:
        return getattr(benchmark_of(bureau, on), "id", "")

    assert name("620102", date(2021, 12, 31)) == "gansu-demonstration"
    assert name("620102", date(2022, 1, 1)) == "example"
    assert name("620102", date(2024, 6, 30)) == "example"
    assert name("620102", date(2024, 7, 1)) == "gansu-demonstration"
    assert name("620201", date(2022, 1, 1)) == "gansu-demonstration"
    assert name("510500", DAY) == ""


def test_a_benchmark_begins_on_its_day() -> None:
    assert benchmark_of("620100", date(2021, 7, 14)) is None
    assert benchmark_of("620100", date(2021, 7, 15)) is not None


def test_every_circumstance_has_its_clause() -> None:
    assert set(BASIS) == set(Factor)
    assert all(BASIS.values())
