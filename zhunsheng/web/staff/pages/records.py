"""账本条目: one record with all that proves it, and the proof as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.cases import queries
from zhunsheng.cases.pages import RecordView
from zhunsheng.ledger import checkpoints
from zhunsheng.web.staff.http import StaffRequest


@require_GET
def record(request: StaffRequest, log: str, position: int) -> HttpResponse:
    """One record: envelope, body, fingerprints, place in the tree."""
    view = _record(request, log, position)
    context = {"record": view, "covered": _is_covered(view), "here": "log"}
    return render(request, "staff/records/record.html", context)


@require_GET
def proof(request: StaffRequest, log: str, position: int) -> HttpResponse:
    """The ``.tlog-proof`` file; 409 as long as no checkpoint covers the record."""
    view = _record(request, log, position)
    if not _is_covered(view):
        context = {"record": view, "here": "log"}
        return render(request, "staff/records/no_proof.html", context, status=409)
    text = checkpoints.prove_entry(log, position, with_body=True)
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{log}-{position}.tlog-proof"'
        },
    )


def _is_covered(view: RecordView) -> bool:
    """Whether a signed checkpoint covers the record."""
    return view.checkpoint is not None and view.position < view.tree_size


def _record(request: StaffRequest, log: str, position: int) -> RecordView:
    return queries.record_view(log, position, request.officer)
