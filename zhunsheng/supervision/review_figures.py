"""法制审核的数字: what rounds took, what failed, what was overruled, how it ended.

Pure: the rows come from ``queries``. Days are working days from the day after the
material was complete, that of the opinion included.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median
from uuid import UUID

from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.review.records import Point, Verdict
from zhunsheng.review.rounds import RoundFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """最常见的不符合项: one point in the drafts of one department."""

    department: str
    point: Point
    count: int
    of: int  # rounds of this department that were concluded


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """被推翻的审核意见: the heads took the handler's view; what came of it."""

    case_id: UUID
    case_name: str
    no: int
    on: date
    ended: str  # 复议、诉讼、撤销的结果; empty: none so far


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFigures:
    """法制审核情况: of one bureau, over some days, both included."""

    first: date
    last: date
    concluded: int
    agreed: int
    returned: int
    waiting: int
    median_days: Fraction | None
    longest_days: int | None
    findings: int
    findings_overruled: int
    failing: tuple[Failing, ...]
    overruled: tuple[Overruled, ...]

    @property
    def sent_back(self) -> int:
        """不同意的次数."""
        return self.concluded - self.agreed


def days_taken(one: RoundFact, calendar: WorkCalendar) -> int | None:
    """审核用时 in working days; ``None`` while it is not concluded."""
    if one.given_on is None or one.received_on is None:
        return None
    return calendar.count_working_days(one.received_on, one.given_on)


def review_figures(
    rounds: Iterable[RoundFact],
    outcomes: Mapping[UUID, str],
    calendar: WorkCalendar,
    *,
    first: date,
    last: date,
) -> ReviewFigures:
    """Count the rounds that were concluded from ``first`` to ``last``."""
    known = tuple(rounds)
    concluded = [one for one in known if one.given_on and first <= one.given_on <= last]
    taken = sorted(
        days for one in concluded if (days := days_taken(one, calendar)) is not None
    )
    return ReviewFigures(
        first=first,
        last=last,
        concluded=len(concluded),
        agreed=sum(one.verdict is Verdict.AGREE for one in concluded),
        returned=sum(one.returned for one in concluded),
        waiting=sum(one.given_on is None for one in known),
        median_days=Fraction(median(map(Fraction, taken))) if taken else None,
        longest_days=taken[-1] if taken else None,
        findings=sum(one.findings for one in concluded),
        findings_overruled=sum(one.findings_overruled for one in concluded),
        failing=_failing(concluded),
        overruled=tuple(
            Overruled(
                case_id=one.case_id,
                case_name=one.case_name,
                no=one.no,
                on=one.overruled_on,
                ended=outcomes.get(one.case_id, ""),
            )
            for one in known
            if one.overruled_on and first <= one.overruled_on <= last
        ),
    )


def _failing(concluded: Iterable[RoundFact]) -> tuple[Failing, ...]:
    """The failing points by department, the most frequent first."""
    rounds = tuple(concluded)
    of = Counter(one.department for one in rounds)
    counted = Counter((one.department, point) for one in rounds for point in one.failed)
    order = list(Point)
    ranked = sorted(
        counted.items(),
        key=lambda pair: (-pair[1], pair[0][0], order.index(pair[0][1])),
    )
    return tuple(
        Failing(department=department, point=point, count=count, of=of[department])
        for (department, point), count in ranked
    )
