"""条文: the official wording beside its gist, and what enforces it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.regulations.clauses import (
    Clause,
    UnknownClauseError,
    entry,
    instrument_of,
    wording,
)
from zhunsheng.web.advisers import open_to_advisers
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.enforcement import enforcement_of


@open_to_advisers
@require_GET
def clause(request: StaffRequest, instrument: str, ref: str) -> HttpResponse:
    """One clause."""
    try:
        found = entry(Clause(instrument, ref))
    except UnknownClauseError:
        raise Http404("没有这一条文。") from None
    context = {
        "entry": found,
        "clause": found.clause,
        "instrument": instrument_of(found.clause),
        "wording": wording(found.clause),
        "enforced_by": enforcement_of(found.clause),
        "here": "",
    }
    return render(request, "staff/records/clause.html", context)
