"""重算: which deadlines of open cases another calendar changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from zhunsheng.calendars.deadlines import Deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.obligations.of_case import obligations
from zhunsheng.cases.records.deadlines import DeadlineRecomputed
from zhunsheng.cases.viewing.owed import owed_in
from zhunsheng.kernel.fields import as_plain
from zhunsheng.kernel.ids import PROGRAM
from zhunsheng.ledger.performing import perform

ACT = "cases.recompute-deadlines"


def _changes(calendar: WorkCalendar, at: datetime) -> Iterator[DeadlineRecomputed]:
    rows = CaseRow.objects.filter(is_open=True).order_by("bureau", "case_id")
    for owed in owed_in(tuple(rows), at):
        now = obligations(replace(owed.standing, calendar=calendar))
        after = {(one.name, one.title): one.deadline for one in now}
        for one in owed.obligations:
            new, old = after.get((one.name, one.title)), one.deadline
            if one.is_open and new is not None and _differs(old, new):
                yield DeadlineRecomputed(
                    case_id=one.case_id,
                    obligation=one.name,
                    title=one.title,
                    before=old.last_day,
                    was_provisional=old.provisional,
                    after=new.last_day,
                    provisional=new.provisional,
                    reason=_reason(old, new),
                )


def _differs(old: Deadline, new: Deadline) -> bool:
    return (old.last_day, old.provisional) != (new.last_day, new.provisional)


def _reason(old: Deadline, new: Deadline) -> str:
    published = sorted(set(old.unpublished) - set(new.unpublished))
    years = "、".join(str(year) for year in published)
    return f"{years} 年放假安排公布" if years else "放假安排更正"


def recompute_all(calendar: WorkCalendar, at: datetime) -> int:
    """Write down what ``calendar`` changes in all open cases; how many deadlines.

    To be called before ``calendar`` is installed, in the transaction in which it is.
    """
    changes = tuple(_changes(calendar, at))
    for one in changes:
        perform(ACT, as_plain(one), by=PROGRAM, at=at)
    return len(changes)
