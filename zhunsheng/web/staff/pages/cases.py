"""案件: the list with search and filters, and the page of one case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.cases import queries
from zhunsheng.cases.pages import CasePage, EvidenceView, Stage
from zhunsheng.cases.viewing.benchparts import may_look
from zhunsheng.disclosure.queries import publication_of
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.finding import found_in
from zhunsheng.web.staff.pages.lists import kept_query, page_number
from zhunsheng.web.staff.pages.offered import sorted_out
from zhunsheng.web.staff.pages.timelines import shown

_NEWEST_EVIDENCE = 40
_DECIDED = (Stage.EXECUTION, Stage.ARCHIVE)
STATUSES = (
    ("open", "在办"),
    ("suspended", "中止"),
    ("decided", "已作决定"),
    ("closed", "已结案"),
)


@require_GET
def cases(request: StaffRequest) -> HttpResponse:
    """Every case that the officer may see."""
    text = request.GET.get("q", "").strip()
    stage = _known(request.GET.get("stage", ""), [one.value for one in Stage])
    status = _known(request.GET.get("status", ""), [one for one, _ in STATUSES])
    found = queries.list_cases(
        request.officer,
        request.received_at,
        text=text,
        found_in=found_in(text, request.officer),
        stage=stage,
        status=status,
        page=page_number(request),
    )
    context = {
        "found": found,
        "text": text,
        "stage": stage,
        "status": status,
        "stages": [(one.value, one.label) for one in Stage],
        "statuses": STATUSES,
        "kept": kept_query({"q": text, "stage": stage, "status": status}),
        "here": "cases",
    }
    return render(request, "staff/cases/cases.html", context)


def _known(value: str, values: list[str]) -> str:
    """The value of a filter; an unknown one filters nothing."""
    return value if value in values else ""


def case_page(request: StaffRequest, case_id: UUID) -> CasePage:
    """The case; for another bureau's officer it is not there."""
    return queries.get_case_page(CaseId(case_id), request.officer, request.received_at)


@require_GET
def case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """One case: what is next, what is owed, what happened, who takes part."""
    page = case_page(request, case_id)
    running = ("open", "near", "over", "prov")
    context = {
        "case": page,
        **sorted_out(page.next),
        "running": tuple(one for one in page.owed if one.state in running),
        "settled": tuple(one for one in page.owed if one.state not in running),
        "evidence": _evidence(page, request.GET.get("evidence", "")),
        "records": shown(page.timeline, request.GET.get("records", "")),
        "publication": publication_of(page.case_id),
        "may_publish": page.stage in _DECIDED,
        "bench": _has_bench(page, request),
        "here": "cases",
    }
    return render(request, "staff/cases/case.html", context)


def _has_bench(page: CasePage, request: StaffRequest) -> bool:
    """Whether the case was sent to legal review, and the viewer reads reviews."""
    sent = (one for day in page.timeline for one in day.entries if one.kind == "review")
    first = next(sent, None)
    return first is not None and may_look(request.officer, BureauCode(first.log))


def _evidence(page: CasePage, chosen: str) -> tuple[EvidenceView, ...]:
    """The newest evidence; all of it when that is asked for."""
    return page.evidence if chosen == "all" else page.evidence[-_NEWEST_EVIDENCE:]
