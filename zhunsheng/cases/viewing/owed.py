"""期限清单: what is owed in a case, computed once for its version and the day."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.obligations.marks import marks_of
from zhunsheng.cases.obligations.of_case import Standing, obligations
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.pages import DueView
from zhunsheng.cases.records.deadlines import DeadlineRecomputed
from zhunsheng.cases.viewing.dues import due_view
from zhunsheng.cases.viewing.streams import (
    Version,
    recomputed_of,
    standing_of_row,
    version_of,
)

_KEPT = 4096
_SETTLED = ("met", "excused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One case of a list: its row, where it stands, and what is owed in it."""

    row: CaseRow
    standing: Standing
    obligations: tuple[Obligation, ...]
    dues: tuple[DueView, ...]

    @property
    def is_lead(self) -> bool:
        """Nothing is filed yet."""
        return self.standing.case.filed_on is None

    @property
    def first_open(self) -> DueView | None:
        """The duty whose day comes first."""
        for one in self.dues:
            if one.state not in _SETTLED:
                return one
        return None


class _Asked:
    """What is asked of the cache: equal when the answer must be the same."""

    __slots__ = ("calendar", "key", "name", "recomputed", "standing")

    def __init__(
        self,
        version: Version,
        marks: Hashable,
        standing: Standing,
        name: str,
        recomputed: tuple[DeadlineRecomputed, ...],
    ) -> None:
        self.standing = standing
        self.name = name
        self.recomputed = recomputed
        self.calendar: WorkCalendar = standing.calendar
        self.key = (version, marks, standing.today, self.calendar)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.key == other.key


Computed = tuple[tuple[Obligation, ...], tuple[DueView, ...]]


@lru_cache(maxsize=_KEPT)
def _computed(asked: _Asked) -> Computed:
    standing = asked.standing
    found = obligations(standing)
    is_lead = standing.case.filed_on is None
    dues = tuple(
        due_view(
            one,
            case_name=asked.name,
            today=standing.today,
            calendar=asked.calendar,
            is_lead=is_lead,
            recomputed=asked.recomputed,
        )
        for one in found
    )
    return found, dues


def owed_in(rows: Sequence[CaseRow], at: datetime) -> Iterator[Owed]:
    """What is owed in each of these cases; a few questions for all of them."""
    marks = marks_of([row.case_id for row in rows])
    for row in rows:
        standing = standing_of_row(row, at)
        asked = _Asked(
            version_of(row),
            marks[row.case_id],
            standing,
            row.name,
            recomputed_of(row),
        )
        found, dues = _computed(asked)
        yield Owed(row=row, standing=standing, obligations=found, dues=dues)


def owed_of(row: CaseRow, at: datetime) -> Owed:
    """What is owed in one case."""
    return next(owed_in([row], at))
