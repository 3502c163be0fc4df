"""公示: what the bureau publishes, and what waits for whom."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.disclosure.queries import list_publications
from zhunsheng.disclosure.state import Status
from zhunsheng.exchange.queries import may_read
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.lists import kept_query, page_number

_ROWS = 50


@require_GET
def publications(request: StaffRequest) -> HttpResponse:
    """Every publication of the officer's bureau, newest first."""
    asked = request.GET.get("status", "")
    status = Status(asked) if asked in [one.value for one in Status] else None
    page = page_number(request)
    found = list_publications(
        request.officer, status=status, limit=_ROWS + 1, offset=(page - 1) * _ROWS
    )
    context = {
        "rows": found[:_ROWS],
        "page": page,
        "pages": page + 1 if len(found) > _ROWS else page,
        "status": asked if status else "",
        "statuses": STATUSES,
        "kept": kept_query({"status": asked if status else ""}),
        "may_send": may_read(request.officer),
        "here": "publications",
    }
    return render(request, "staff/publications/publications.html", context)


STATUSES = (
    (Status.PROPOSED.value, "待审查"),
    (Status.CHECKED.value, "待批准"),
    (Status.RETURNED.value, "已退回"),
    (Status.PUBLISHED.value, "已公示"),
    (Status.EXEMPTED.value, "不予公示"),
    (Status.WITHDRAWN.value, "已撤回"),
)
