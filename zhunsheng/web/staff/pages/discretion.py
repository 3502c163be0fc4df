"""裁量参考: how far a fine may go, how like cases went, and a draft of the reasons."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhunsheng.cases import queries
from zhunsheng.cases.discretion.page import DiscretionPage, discretion_page
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.kernel.ids import CaseId
from zhunsheng.web.forms.rows import started
from zhunsheng.web.forms.shape import shape_of
from zhunsheng.web.forms.typed import count_of, write
from zhunsheng.web.staff.drafts import store
from zhunsheng.web.staff.drafts.naming import draft_name
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.cases import case_page
from zhunsheng.web.staff.pages.subjects import case_subject

_ACT = "cases.draft-decision"


@require_http_methods(["GET", "POST"])
def discretion(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Each violation beside its benchmark; POST opens the draft with the texts."""
    page = discretion_page(CaseId(case_id), request.officer, request.received_at)
    if request.method == "POST" and page.may_write:
        return _open_draft(request, page)
    context = {"page": page, "here": "cases"}
    return render(request, "staff/discretion/discretion.html", context)


def _open_draft(request: StaffRequest, page: DiscretionPage) -> HttpResponse:
    """起草: the form of the draft, with the reasons that were chosen filled in.

    What the officer typed there before and did not submit stays as it is; only the
    reasons are written anew. Nothing is recorded until the form is sent.
    """
    subject = case_subject(case_page(request, page.case_id), request.officer)
    shapes = shape_of(DraftDecision)
    bound = {name: [text] for name, text in subject.bound.items()}
    hidden = {shape.name for shape in shapes if shape.hidden}
    fixed = {name: texts for name, texts in bound.items() if name in hidden}
    stands = queries.begun_with(_ACT, subject.bound, request.officer)
    typed = started(shapes, write(shapes, stands) | fixed)
    name = draft_name(subject, shapes, typed)
    kept = store.find(request.officer_id, _ACT, name)
    if kept is not None:
        typed = {**kept.typed, **fixed}
    chosen = set(request.POST.getlist("violation"))
    for one in page.violations:
        no = one.measured.no
        if str(no) in chosen and no <= count_of(typed, "violations"):
            typed[f"violations.{no - 1}.reasons"] = [one.text]
    store.keep(request.officer_id, _ACT, name, typed, request.received_at)
    messages.info(request, "裁量理由已经填入，请逐字核对、修改后再提交。")
    return redirect("staff:case-act", page.case_id, _ACT)
