"""裁量基准: how far a fine may go for one kind of violation, as data of each province.

The shipped benchmarks are always there; an operator lays a bureau's own files in the
folder of data. A file that says something impossible stops the program with one
sentence.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.factors import HEAVIER, Factor
from zhunsheng.regulations.instruments import SourceMark
from zhunsheng.regulations.tiers import (
    THOUSAND,
    Benchmark,
    Condition,
    Degree,
    Item,
    Tier,
    prefix_of,
)
from zhunsheng.regulations.violations import Range, situation

SHIPPED = Path(__file__).parent / "benchmarks"

_FEN = 100
_DEGREES = {one.wire: one for one in Degree}
_BELOW = (Degree.NO_PENALTY, Degree.MITIGATED)
_CONDITIONS = {
    "factor": "factor",
    "base_from_yuan": "base_from",
    "base_to_yuan": "base_to",
    "share_from": "share_from",
    "share_to": "share_to",
    "repeated_years": "repeated_years",
}


class BadBenchmarkError(ZhunshengError):
    """A file of benchmarks that says something impossible; one sentence."""


def _condition(raw: Mapping[str, Any]) -> Condition:
    if len(raw) != 1:
        raise ValueError("每个适用情形只写一项条件")
    ((key, value),) = raw.items()
    if key not in _CONDITIONS:
        raise ValueError(f"不认识的适用情形 {key}")
    if key == "factor":
        return Condition(factor=Factor(value))
    if not isinstance(value, int) or value <= 0:
        raise ValueError(f"适用情形 {key} 应为正整数")
    if key.endswith("_yuan"):
        value *= _FEN
    named: dict[str, Any] = {_CONDITIONS[key]: value}
    return Condition(**named)


def _tier(raw: Mapping[str, Any], of: Range) -> Tier:
    degree = _DEGREES.get(raw["degree"])
    if degree is None:
        raise ValueError(f"不认识的裁量阶次 {raw['degree']}")
    low, high = 0, 0
    if degree is not Degree.NO_PENALTY:
        fixed = of.fixed_fen is not None
        low, high = raw["fixed_yuan"] if fixed else raw["multiple"]
        low, high = (low * _FEN, high * _FEN) if fixed else (low, high)
    if not 0 <= low <= high:
        raise ValueError(f"{degree.label}的幅度上下颠倒")
    return Tier(
        degree=degree,
        name=raw.get("name", degree.label),
        band=(low, high),
        when=tuple(
            tuple(_condition(one) for one in alternative)
            for alternative in raw.get("when", ())
        ),
    )


def statutory_band(of: Range) -> tuple[int, int]:
    """法定幅度 in the units of a tier: thousandths, or fen where amounts are fixed."""
    if of.fixed_fen is not None:
        return of.fixed_fen
    low, high = of.multiple or (0, 0)
    return low * THOUSAND, high * THOUSAND


def _check_bands(item: Item) -> None:
    """幅度: inside what the law allows, without a gap or an overlap."""
    lowest, highest = statutory_band(item.range)
    inside = [one for one in item.tiers if one.degree not in _BELOW]
    for one in inside:
        if one.band[0] < lowest or one.band[1] > highest:
            raise ValueError(f"{one.name}的幅度超出法定幅度")
    for one in item.tiers:
        if one.degree is Degree.MITIGATED and one.band[1] != lowest:
            raise ValueError(f"{one.name}的上端应当是法定幅度的下限（不含本数）")
    if not item.complete:
        return
    edges = [(lowest, lowest), *(one.band for one in inside), (highest, highest)]
    for before, after in pairwise(edges):
        if before[1] != after[0]:
            wrong = "有空缺" if before[1] < after[0] else "有重叠"
            raise ValueError(f"各阶次的幅度之间{wrong}")


def _check_when(item: Item) -> None:
    """适用情形: milder tiers by what speaks for the party, harsher by what against.

    So more money or one more aggravating circumstance never makes a tier milder.
    """
    for tier in item.tiers:
        if tier.degree is Degree.ORDINARY and tier.when:
            raise ValueError("一般处罚适用于其他情形，不写适用情形")
        if tier.degree is not Degree.ORDINARY and not tier.when and item.complete:
            raise ValueError(f"{tier.name}没有写适用情形")
        harsh = tier.degree > Degree.ORDINARY
        for one in (each for alternative in tier.when for each in alternative):
            if _speaks_against(one) is not harsh:
                raise ValueError(f"{tier.name}不能以“{one.says}”为适用情形")


def _speaks_against(one: Condition) -> bool:
    if one.factor is not None:
        return one.factor in HEAVIER
    return one.base_to is None and one.share_to is None


def _item(raw: Mapping[str, Any], header: Mapping[str, Any]) -> Item:
    numbers = tuple(raw["situations"])
    ranges = {situation(no).range.id: situation(no).range for no in numbers}
    if len(ranges) != 1:
        raise ValueError("同一事项的违法情形应当适用同一处罚幅度")
    (of,) = ranges.values()
    if not of.fines:
        raise ValueError("所列违法情形法律没有规定罚款")
    item = Item(
        no=raw["no"],
        matter=raw["matter"],
        situations=numbers,
        range=of,
        basis=cite(*raw["basis"]),
        tiers=tuple(_tier(one, of) for one in raw["tier"]),
        complete=raw.get("complete", True),
        mark=SourceMark(raw.get("source_mark", header["source_mark"])),
        came_from=raw.get("came_from", header["came_from"]),
    )
    _check_degrees(item)
    _check_bands(item)
    _check_when(item)
    return item


def _check_degrees(item: Item) -> None:
    degrees = [one.degree for one in item.tiers]
    if degrees != sorted(set(degrees)):
        raise ValueError("裁量阶次应当由轻到重排列，不重复")
    if item.complete and Degree.ORDINARY not in degrees:
        raise ValueError("缺少一般处罚的阶次")


def _items(raw: Mapping[str, Any]) -> Mapping[int, Item]:
    found: dict[int, Item] = {}
    for one in raw["item"]:
        try:
            item = _item(one, raw)
        except (ValueError, ZhunshengError) as wrong:
            raise ValueError(f"第{one.get('no', '?')}项：{wrong}") from None
        for no in item.situations:
            if no in found:
                raise ValueError(f"第{item.no}项：违法情形{no}已在别项")
            found[no] = item
    return MappingProxyType(found)


def _read(raw: Mapping[str, Any]) -> Benchmark:
    region = raw["region"]
    if len(region) != len("620000") or not region.isascii() or not region.isdigit():
        raise ValueError("region 应为六位行政区划代码")
    return Benchmark(
        id=raw["id"],
        title=raw["title"],
        number=raw.get("number", ""),
        region=region,
        in_force_from=raw["in_force_from"],
        in_force_until=raw.get("in_force_until"),
        mark=SourceMark(raw["source_mark"]),
        came_from=raw["came_from"],
        demonstration=raw.get("demonstration", False),
        items=_items(raw),
    )


def read_benchmark(path: Path) -> Benchmark:
    """One file; ``BadBenchmarkError`` says in one sentence what is wrong with it."""
    try:
        return _read(tomllib.loads(path.read_text(encoding="utf-8")))
    except KeyError as missing:
        what = f"缺少 {missing.args[0]}"
    except (OSError, UnicodeDecodeError) as broken:
        what = f"无法读取（{type(broken).__name__}）"
    except (ValueError, TypeError, AttributeError, ZhunshengError) as wrong:
        what = str(wrong).rstrip("。")
    raise BadBenchmarkError(f"裁量基准文件 {path.name} 有误：{what}。")


Benchmarks = tuple[Benchmark, ...]


def load_benchmarks(extra: Sequence[Path] = ()) -> Benchmarks:
    """The shipped benchmarks and those of the ``extra`` folders, all checked.

    A region of which a bureau has a file of its own has none of the shipped ones:
    those are demonstrations, or fragments of what was read.
    """
    shipped = _read_folders((SHIPPED,))
    own = _read_folders(extra)
    regions = {one.region for one in own}
    kept = [one for one in shipped if one.region not in regions]
    found = (*kept, *own)
    _check_together(found)
    return found


def _read_folders(folders: Iterable[Path]) -> list[Benchmark]:
    return [
        read_benchmark(path)
        for folder in folders
        for path in sorted(folder.glob("*.toml"))
    ]


def _check_together(found: Benchmarks) -> None:
    """One benchmark for a region on a day, each under its own name."""
    ordered = sorted(found, key=lambda one: (one.region, one.in_force_from))
    for before, after in pairwise(ordered):
        if before.region == after.region and before.in_force(after.in_force_from):
            raise BadBenchmarkError(
                f"裁量基准 {before.id} 与 {after.id} 的有效期重叠，"
                f"请给前者写上 in_force_until。"
            )
    names = [one.id for one in found]
    doubled = sorted({one for one in names if names.count(one) > 1})
    if doubled:
        raise BadBenchmarkError(f"裁量基准的编号 {doubled[0]} 重复，请改用另一个编号。")


_installed: list[Benchmarks] = []


def current() -> Benchmarks:
    """The installed benchmarks; the shipped ones until others are installed."""
    if not _installed:
        _installed.append(load_benchmarks())
    return _installed[-1]


def install(benchmarks: Benchmarks) -> None:
    """Make these the ones that discretion is measured by."""
    _installed[:] = [benchmarks]


def benchmark_of(bureau: str, on: date) -> Benchmark | None:
    """The benchmark of the smallest region around the bureau on that day, if any."""
    found = [one for one in current() if one.covers(bureau) and one.in_force(on)]
    return max(found, key=lambda one: len(prefix_of(one.region)), default=None)
