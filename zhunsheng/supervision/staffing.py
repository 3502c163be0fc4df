"""法制审核人员配备: reviewers against enforcing officers, on any day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.fields import Choice
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.clauses import cite

BASIS = cite("nhsa-2020-32:5.1.3", "luzhou-2020-plan:4.2#2")
"""原则上不少于执法人员总数的百分之五."""

LEAST = 5  # percent


class StaffKind(Choice):
    """计数口径: who counts as what."""

    ENFORCING = "enforcing", "持有效执法证的人员"
    REVIEWING = "reviewing", "法制审核岗位人员"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """配备情况: of one bureau on one day."""

    bureau: BureauCode
    on: date
    officers: int
    reviewers: int

    @property
    def per_mille(self) -> int | None:
        """审核人员占比, in tenths of a percent, rounded down; None: nobody enforces."""
        return self.reviewers * 1000 // self.officers if self.officers else None

    @property
    def suffices(self) -> bool:
        """Whether there are at least five reviewers for a hundred officers."""
        return self.reviewers * 100 >= self.officers * LEAST

    @property
    def missing(self) -> int:
        """还差几人."""
        needed = -(-self.officers * LEAST // 100)
        return max(0, needed - self.reviewers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """在岗时段 of one officer; ``ended_on`` is the first day that does not count."""

    officer: str
    kind: StaffKind
    began_on: date
    ended_on: date | None

    def covers(self, day: date) -> bool:
        """Whether the officer counts on that day."""
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)


def staffing(bureau: BureauCode, on: date, spells: Iterable[Spell]) -> Staffing:
    """How many different persons count as what on that day."""
    counted = {
        kind: {one.officer for one in spells if one.kind is kind and one.covers(on)}
        for spells in (tuple(spells),)
        for kind in StaffKind
    }
    return Staffing(
        bureau=bureau,
        on=on,
        officers=len(counted[StaffKind.ENFORCING]),
        reviewers=len(counted[StaffKind.REVIEWING]),
    )
