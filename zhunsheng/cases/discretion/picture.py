"""倍数的分布 as rows of a bar chart: a list that reads without the bars, too."""

from dataclasses import dataclass

from zhunsheng.cases.discretion.assess import Assessment
from zhunsheng.cases.discretion.counting import STEP, UNIT_FEN
from zhunsheng.cases.discretion.similar import Distribution
from zhunsheng.cases.discretion.wording import times
from zhunsheng.regulations.discretion import statutory_band
from zhunsheng.regulations.tiers import THOUSAND

_STEPS = (100, 250, 500, 1_000, 5_000, 10_000, 100_000)
_MOST_ROWS = 16
WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: from ``low`` up to but without ``high``."""

    low: int
    high: int
    n: int
    width: int  # of ``WIDTH``
    own: bool  # 本案 lies here
    in_band: bool  # the benchmark's band reaches in here
    at_edge: bool  # the band ends where the row begins, which still belongs to it

    @property
    def says(self) -> str:
        """1.1至1.2: the upper end is the next row's."""
        return f"{times(self.low)}至{times(self.high)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The chart, and the same in a sentence."""

    unit: str  # 倍 or 万元
    bars: tuple[Bar, ...]
    total: int
    here: bool
    since: int
    says: str


def picture(found: Distribution, assessment: Assessment, own: int | None) -> Picture:
    """The distribution in a dozen rows, with this draft's place."""
    unit = "万元" if assessment.fixed else "倍"
    return Picture(
        unit=unit,
        bars=_bars(found, assessment, own) if found.total else (),
        total=found.total,
        here=found.here,
        since=found.since,
        says=_says(found, own, unit),
    )


def band_of(assessment: Assessment) -> tuple[int, int]:
    """The band in the units of the chart."""
    return _in_units(assessment.band, fixed=assessment.fixed)


def _in_units(band: tuple[int, int], *, fixed: bool) -> tuple[int, int]:
    if not fixed:
        return band
    return band[0] * THOUSAND // UNIT_FEN, band[1] * THOUSAND // UNIT_FEN


def _bars(
    found: Distribution, assessment: Assessment, own: int | None
) -> tuple[Bar, ...]:
    law = _in_units(statutory_band(assessment.situation.range), fixed=assessment.fixed)
    points = [edge for edge, _ in found.counts] + list(law)
    if own is not None:
        points.append(own)
    step = _step(max(points) - min(points))
    first, last = min(points) // step, max(points) // step
    counted = dict.fromkeys(range(first, last + 1), 0)
    for edge, n in found.counts:
        counted[edge // step] += n
    most = max(counted.values())
    low, high = band_of(assessment)
    return tuple(
        Bar(
            low=place * step,
            high=(place + 1) * step,
            n=n,
            width=-(-n * WIDTH // most),  # one that is there is seen
            own=own is not None and own // step == place,
            in_band=_reaches(low, high, place * step, step),
            at_edge=low < high == place * step,
        )
        for place, n in counted.items()
    )


def _reaches(low: int, high: int, start: int, step: int) -> bool:
    """Whether the band has more than its edge in the row, or is one point in it."""
    if low == high:
        return start <= low < start + step
    return low < start + step and high > start


def _step(span: int) -> int:
    for one in _STEPS:
        if span // one < _MOST_ROWS:
            return one
    return -(-span // _MOST_ROWS)


def _says(found: Distribution, own: int | None, unit: str) -> str:
    """The picture in words; nothing is said of too few."""
    if not found.total:
        return "还没有同类案件，分布随作出的决定自动积累。"
    quarters = [found.quartile(one) or 0 for one in (1, 2, 3)]
    lower, middle, upper = (times(one) for one in quarters)
    where = "本省" if found.here else "各地"
    said = (
        f"{where}{found.since}年以来同一条款、金额相近的违法行为{found.total}项："
        f"中位{middle}{unit}，中间一半在{lower}{unit}至{upper}{unit}"
        f"（按0.05{unit}一档统计）。"
    )
    if own is None:
        return said
    below = sum(n for edge, n in found.counts if edge + STEP <= own)
    return f"{said}本案拟{times(own)}{unit}，高于其中{below}项。"
