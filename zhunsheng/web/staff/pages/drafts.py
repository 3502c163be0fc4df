"""草稿: where forms save themselves while an officer types."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from zhunsheng.kernel import acts
from zhunsheng.web.advisers import open_to_advisers
from zhunsheng.web.staff.drafts import store
from zhunsheng.web.staff.drafts.naming import draft_in, typed_in
from zhunsheng.web.staff.http import StaffRequest


@open_to_advisers
@require_POST
def draft(request: StaffRequest, act: str) -> HttpResponse:
    """Keep the officer's own draft; answers with the note that says so."""
    acts.find(act)
    name = draft_in(request.POST)
    if not name:
        return HttpResponse(status=422)
    store.keep(
        request.officer_id, act, name, typed_in(request.POST), request.received_at
    )
    context = {"saved_at": request.received_at}
    return render(request, "staff/parts/draft_note.html", context)
