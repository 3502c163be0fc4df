"""reminders: an obligation that comes near or is over is said once for each.

Obligations are computed when asked; only that somebody was reminded is kept. A
reminder whose obligation was met, or has another last day now, stays as history:
pages show it only while the obligation is open.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from zhunsheng.calendars import workdays
from zhunsheng.cases import queries as cases
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.jobs.following import clocked
from zhunsheng.jobs.models import Reminder
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode

NEAR_WORKING_DAYS = 3
NEAR, OVER = "near", "over"


@clocked("reminders", title="期限提醒")
def remind(at: datetime) -> None:
    """Write down every obligation that is near its last day, or past it."""
    for bureau, owed in cases.obligations_of_all(at):
        state = state_of(owed, at)
        if state:
            _note(bureau, owed, state, at)


def state_of(owed: Obligation, at: datetime) -> str:
    """``near``, ``over``, or nothing: not open, or its last day is far."""
    if not owed.is_open:
        return ""
    today, last = at.astimezone(CHINA).date(), owed.deadline.last_day
    if today > last:
        return OVER
    left = workdays.current().count_working_days(today, last)
    return NEAR if left <= NEAR_WORKING_DAYS else ""


def reminded_of(
    subjects: Collection[UUID | None],
) -> dict[tuple[UUID | None, str, date], datetime]:
    """已提醒: when last, by case or lead, obligation and last day.

    Whether the obligation is still open is for the caller to know.
    """
    streams = {_stream(one): one for one in subjects if one is not None}
    rows = Reminder.objects.filter(stream__in=streams).order_by("at")
    return {(streams[row.stream], row.obligation, row.last_day): row.at for row in rows}


def _stream(subject: UUID) -> str:
    return f"case/{subject}"


def _note(bureau: BureauCode, owed: Obligation, state: str, at: datetime) -> None:
    Reminder.objects.get_or_create(
        stream=_stream(owed.case_id),
        obligation=owed.name,
        last_day=owed.deadline.last_day,
        state=state,
        defaults={
            "bureau": bureau,
            "title": owed.title,
            "owner": owed.owner,
            "at": at,
        },
    )
