"""我的工作: what the officer owes, by deadline, and what waits for a signature."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from zhunsheng.cases import queries
from zhunsheng.cases.pages import DueView
from zhunsheng.jobs.followers.reminders import reminded_of
from zhunsheng.kernel.fields import CHINA
from zhunsheng.review.engagement_queries import opened_to
from zhunsheng.web.advisers import open_to_advisers
from zhunsheng.web.staff.http import StaffRequest

_SOON = 3


@open_to_advisers
@require_GET
def my_work(request: StaffRequest) -> HttpResponse:
    """The first page after sign-in; who holds no post has the cases of engagements."""
    if not request.officer.posts:
        return redirect("staff:advising")
    work = queries.my_work(request.officer, request.received_at)
    over = tuple(one for one in work.due if one.state == "over")
    soon = tuple(one for one in work.due if _is_soon(one))
    later = tuple(one for one in work.due if one not in over and one not in soon)
    reminded = reminded_of({_subject(one) for one in work.due})
    context = {
        "work": work,
        "groups": (
            ("已逾期", _with_reminders(over, reminded), True),
            ("今天和三个工作日内", _with_reminders(soon, reminded), False),
            ("以后", _with_reminders(later, reminded), False),
        ),
        "over": len(over),
        "today": sum(one.left_days == 0 for one in soon),
        "engaged": opened_to(
            request.officer, request.received_at.astimezone(CHINA).date()
        ),
        "here": "work",
    }
    return render(request, "staff/work/my_work.html", context)


def _is_soon(due: DueView) -> bool:
    if due.state in ("over", "prov"):
        return False
    return due.left_days <= _SOON


Reminded = Mapping[tuple[UUID | None, str, date], datetime]


def _subject(due: DueView) -> UUID | None:
    return due.case_id or due.lead_id


def _with_reminders(
    dues: Sequence[DueView], reminded: Reminded
) -> tuple[tuple[DueView, datetime | None], ...]:
    """What is owed, and when somebody was reminded of that very last day."""
    return tuple(
        (one, reminded.get((_subject(one), one.name, one.last_day))) for one in dues
    )
