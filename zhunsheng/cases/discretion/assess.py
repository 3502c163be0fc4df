"""裁量阶次: which tier a violation falls in, how far the fine may go, and why.

Whole numbers only. A bound of a fine is the base times thousandths, rounded down to a
fen (不足一分的舍去): so bands that touch in multiples touch in fen, none is empty, and
doubt is in the party's favour. Below the statutory minimum (减轻) the upper bound is
one fen under it.
"""

from dataclasses import dataclass, replace
from datetime import date

from zhunsheng.cases.discretion.wording import amounts, multiples
from zhunsheng.regulations.clauses import Clause, cite
from zhunsheng.regulations.discretion import benchmark_of, statutory_band
from zhunsheng.regulations.factors import BASIS, Factor
from zhunsheng.regulations.tiers import (
    THOUSAND,
    Alternative,
    Benchmark,
    Degree,
    Item,
    Tier,
    Weighed,
)
from zhunsheng.regulations.violations import Range, Situation, situation

_OLD_LAW = cite("apl-2021:37")
_PROPORTION = cite("apl-2021:5.2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """理由: one circumstance that counted, and the clause behind it.

    It decided the tier, or else it counts inside the band.
    """

    says: str
    basis: tuple[Clause, ...] = ()
    decides: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """相邻阶次: and what would have to be different for it."""

    tier: Tier
    fine: tuple[int, int]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """裁量结果 of one violation; without a tier, the statutory range and why."""

    situation: Situation
    base_fen: int
    band: tuple[int, int]  # thousandths of the base, or fen where amounts are fixed
    fine: tuple[int, int]  # fen, both included
    benchmark: Benchmark | None = None
    item: Item | None = None
    tier: Tier | None = None
    reasons: tuple[Reason, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    note: str = ""

    @property
    def fixed(self) -> bool:
        """Whether the law gives amounts and not multiples."""
        return self.situation.range.fixed_fen is not None

    @property
    def degree(self) -> str:
        """The tier in words; 法定幅度 where there is none."""
        return self.tier.degree.label if self.tier else "法定幅度"

    @property
    def says(self) -> str:
        """The band in words: 1倍以上1.5倍以下，即…元以上…元以下."""
        if not self.situation.range.fines:
            return "法律没有规定罚款"
        if self.tier is not None and self.tier.degree is Degree.NO_PENALTY:
            return "不予行政处罚"
        if self.fixed:
            return amounts(self.fine)
        under = self.tier is not None and self.tier.degree is Degree.MITIGATED
        said = multiples(self.band)
        said = f"{said}（不含上端）" if under else said
        return f"{said}，即{amounts(self.fine)}"

    def takes(self, fine_fen: int) -> bool:
        """Whether the fine is inside the band."""
        return self.fine[0] <= fine_fen <= self.fine[1]


def fine_of(band: tuple[int, int], of: Range, base_fen: int) -> tuple[int, int]:
    """The band in fen; a band that ends at the statutory minimum stays below it."""
    low, high = band
    lowest, _ = statutory_band(of)
    if of.fixed_fen is None:
        low, high = low * base_fen // THOUSAND, high * base_fen // THOUSAND
    if band[1] == lowest and band[0] < lowest:
        high -= 1
    return low, max(low, high)


def assess(
    situation_no: int,
    base_fen: int,
    weighed: Weighed,
    *,
    bureau: str,
    on: date,
) -> Assessment:
    """The tier of one violation, decided ``on`` a day.

    从旧兼从轻: the benchmark of the last day of the act applies, unless the one of
    the day of the decision gives a lower band (its upper end first, then its lower).
    """
    found = situation(situation_no)
    before = _by(benchmark_of(bureau, weighed.ended_on), found, base_fen, weighed)
    now = _by(benchmark_of(bureau, on), found, base_fen, weighed)
    if now.benchmark is before.benchmark:
        return before
    older, newer = before.band[::-1], now.band[::-1]
    chosen, other = (now, before) if newer < older else (before, now)
    named = other.benchmark.title if other.benchmark else "没有裁量基准时的法定幅度"
    day = "行为时" if chosen is before else "决定时"
    why = Reason(
        says=f"{day}的规定不重于“{named}”，依从旧兼从轻原则适用", basis=_OLD_LAW
    )
    return replace(chosen, reasons=(*chosen.reasons, why))


def _by(
    benchmark: Benchmark | None, found: Situation, base_fen: int, weighed: Weighed
) -> Assessment:
    """What one benchmark says; where it says nothing, the statutory range."""
    item = benchmark.items.get(found.no) if benchmark else None
    if item is None or not item.complete:
        band = statutory_band(found.range)
        return Assessment(
            situation=found,
            base_fen=base_fen,
            band=band,
            fine=fine_of(band, found.range, base_fen),
            benchmark=benchmark,
            item=item,
            note=_fallback(benchmark, item, found.range),
        )
    tier = tier_of(item, base_fen, weighed)
    return Assessment(
        situation=found,
        base_fen=base_fen,
        band=tier.band,
        fine=fine_of(tier.band, found.range, base_fen),
        benchmark=benchmark,
        item=item,
        tier=tier,
        reasons=_reasons(tier, base_fen, weighed),
        neighbours=_neighbours(item, tier, base_fen, weighed),
    )


def _fallback(benchmark: Benchmark | None, item: Item | None, of: Range) -> str:
    if not of.fines:
        return "这种情形法律没有规定罚款，不适用倍数基准。"
    if benchmark is None:
        return "本地区没有录入裁量基准，只能按法定幅度衡量；同类案件见下。"
    if item is None:
        return f"“{benchmark.title}”没有这种情形，按法定幅度衡量。"
    known = "、".join(f"{one.name}（{multiples(one.band)}）" for one in item.tiers)
    return (
        f"“{benchmark.title}”的原文没有全部录入，只知道{known}，适用情形未核对；"
        "按法定幅度衡量，请对照原文。"
    )


def tier_of(item: Item, base_fen: int, weighed: Weighed) -> Tier:
    """阶次: the harshest that is hit above the ordinary, else the mildest below it."""
    ordinary = [one for one in item.tiers if one.degree is Degree.ORDINARY]
    above = [one for one in item.tiers if one.degree > Degree.ORDINARY]
    below = [one for one in item.tiers if one.degree < Degree.ORDINARY]
    for one in (*reversed(above), *below):
        if one.hit(base_fen, weighed) is not None:
            return one
    return ordinary[0]


def _reasons(tier: Tier, base_fen: int, weighed: Weighed) -> tuple[Reason, ...]:
    """In order: what hit, then what else is there and counts inside the band."""
    hit = [
        each for one in tier.when if _all_hit(one, base_fen, weighed) for each in one
    ]
    found = [Reason(says=one.says, basis=one.basis) for one in hit]
    if not hit:
        found.append(
            Reason(says="没有其他阶次的适用情形，属于一般情形", basis=_PROPORTION)
        )
    used = {one.factor for one in hit}
    found += [
        Reason(
            says=f"另有：{one.label}，在本阶次的幅度内考虑",
            basis=BASIS[one],
            decides=False,
        )
        for one in Factor  # in the order of the law, whatever was ticked first
        if one in weighed.factors and one not in used
    ]
    return tuple(dict.fromkeys(found))


def _neighbours(
    item: Item, tier: Tier, base_fen: int, weighed: Weighed
) -> tuple[Neighbour, ...]:
    at = item.tiers.index(tier)
    return tuple(
        Neighbour(
            tier=other,
            fine=fine_of(other.band, item.range, base_fen),
            needs=_needs(tier, other, base_fen, weighed),
        )
        for other in (*item.tiers[max(at - 1, 0) : at], *item.tiers[at + 1 : at + 2])
    )


def _needs(tier: Tier, other: Tier, base_fen: int, weighed: Weighed) -> tuple[str, ...]:
    """What would have to differ: what must go, and what must come."""
    needs = []
    if other.degree < tier.degree:
        in_the_way = tier.degree > Degree.ORDINARY
    else:
        in_the_way = other.degree <= Degree.ORDINARY
    if in_the_way:
        gone = [one for one in tier.when if _all_hit(one, base_fen, weighed)]
        needs += [f"须不符合：{_together(one)}" for one in gone]
    if other.when and other.hit(base_fen, weighed) is None:
        missing = [
            tuple(each for each in one if not each.hits(base_fen, weighed))
            for one in other.when
        ]
        needs.append(f"须符合：{_either(missing)}")
    return tuple(needs)


def _all_hit(one: Alternative, base_fen: int, weighed: Weighed) -> bool:
    return all(each.hits(base_fen, weighed) for each in one)


def _either(alternatives: list[Alternative]) -> str:
    """甲、乙；或者丙."""
    return "；或者".join(_together(one) for one in alternatives)


def _together(one: Alternative) -> str:
    """甲、乙."""
    return "、".join(each.says for each in one)
