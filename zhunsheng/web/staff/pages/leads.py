"""线索: the list and the page of one lead."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.cases import queries
from zhunsheng.cases.pages import LeadPage
from zhunsheng.kernel.ids import LeadId
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.finding import found_in
from zhunsheng.web.staff.pages.lists import kept_query, page_number
from zhunsheng.web.staff.pages.offered import sorted_out


@require_GET
def leads(request: StaffRequest) -> HttpResponse:
    """Every lead that the officer may see."""
    text = request.GET.get("q", "").strip()
    open_only = request.GET.get("open") == "1"
    found = queries.list_leads(
        request.officer,
        request.received_at,
        text=text,
        found_in=found_in(text, request.officer),
        open_only=open_only,
        page=page_number(request),
    )
    context = {
        "found": found,
        "text": text,
        "open_only": open_only,
        "kept": kept_query({"q": text, "open": "1" if open_only else ""}),
        "here": "leads",
    }
    return render(request, "staff/leads/leads.html", context)


def lead_page(request: StaffRequest, lead_id: UUID) -> LeadPage:
    """The lead; for another bureau's officer it is not there."""
    return queries.get_lead_page(LeadId(lead_id), request.officer, request.received_at)


@require_GET
def lead(request: StaffRequest, lead_id: UUID) -> HttpResponse:
    """One lead: what is next, by when, and what happened."""
    page = lead_page(request, lead_id)
    context = {
        "lead": page,
        **sorted_out(page.next),
        "here": "leads",
    }
    return render(request, "staff/leads/lead.html", context)
