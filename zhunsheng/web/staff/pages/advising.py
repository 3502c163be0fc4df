"""我受聘的审核: the cases that engagements open to an adviser, and the advice."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.queries import list_bureaus
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.viewing.benchparts import may_look
from zhunsheng.cases.viewing.reviewpages import Bench
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.review.engagement_queries import (
    Opened,
    engagements_of,
    opened_case,
    opened_to,
)
from zhunsheng.review.engagement_state import Advice
from zhunsheng.web.advisers import open_to_advisers
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.acts import answer
from zhunsheng.web.staff.pages.subjects import Subject

ADVISE = "review.advise"


@open_to_advisers
@require_GET
def advising(request: StaffRequest) -> HttpResponse:
    """The work list of an adviser: just the cases that are open now, and until when."""
    today = _today(request)
    bureaus = {one.code: one.name for one in list_bureaus()}
    context = {
        "lines": tuple(
            (
                one,
                bureaus[one.bureau],
                (one.last_day - today).days,
                _given(request, one),
            )
            for one in opened_to(request.officer, today)
        ),
        "here": "advising",
    }
    return render(request, "staff/advising/advising.html", context)


@open_to_advisers
@require_http_methods(["GET", "POST"])
def advice(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Written advice on a case that an engagement opens."""
    return answer(request, ADVISE, lambda: _subject(request, CaseId(case_id)))


def _subject(request: StaffRequest, case_id: CaseId) -> Subject:
    opened = opened_case(request.officer, case_id, _today(request))
    if opened is None:
        raise NoSuchCaseError
    return Subject(
        kind="advising",
        subject_id=case_id,
        title=opened.case_name,
        number=opened.case_number,
        bureau=opened.bureau,
        here="advising",
        back=reverse("staff:review", args=(case_id,)),
        back_words="回到审核台",
    )


def help_context(request: StaffRequest, page: Bench) -> dict[str, object]:
    """聘请: what the head may begin and end on the bench, and whether to advise."""
    officer, bureau = request.officer, BureauCode(page.bureau)
    outside = not may_look(officer, bureau)
    heads = officer.bureau == bureau and officer.holds(Post.LEGAL_HEAD)
    opened = opened_case(officer, page.case_id, _today(request))
    return {
        "may_engage": heads and page.is_last,
        "may_end": heads,
        "advises": opened is not None and page.is_last,
        "outside": outside,
        "here": "advising" if outside else "reviews",
    }


def _given(request: StaffRequest, opened: Opened) -> tuple[Advice, ...]:
    """What the viewer advised in the case already."""
    found = engagements_of(opened.bureau, opened.case_id).advice
    return tuple(one for one in found if one.adviser == request.officer_id)


def _today(request: StaffRequest) -> date:
    return request.received_at.astimezone(CHINA).date()
