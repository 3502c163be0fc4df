"""监督: figures of legal review, and who answers for a decision that fell."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.kernel.fields import CHINA
from zhunsheng.supervision.queries import chain_for, overturned_for, reviews_of
from zhunsheng.web.staff.http import StaffRequest

_FIRST_YEAR = 2020


@require_GET
def review_figures(request: StaffRequest) -> HttpResponse:
    """法制审核情况 of the officer's bureau, and of those below for a supervisor."""
    today = request.received_at.astimezone(CHINA).date()
    year = _year(request.GET.get("year", ""), today)
    first, last = date(year, 1, 1), date(year, 12, 31)
    context = {
        "bureaus": reviews_of(request.officer, first=first, last=last, today=today),
        "overturned": overturned_for(request.officer),
        "year": year,
        "years": range(today.year, max(_FIRST_YEAR, today.year - 5) - 1, -1),
        "here": "supervision",
    }
    return render(request, "staff/supervision/reviews.html", context)


@require_GET
def responsibility(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """责任链 of one overturned decision."""
    context = {"chain": chain_for(request.officer, case_id), "here": "supervision"}
    return render(request, "staff/supervision/responsibility.html", context)


def _year(typed: str, today: date) -> int:
    """The year asked for; this year for anything that is none."""
    if typed.isascii() and typed.isdigit() and _FIRST_YEAR <= int(typed) <= today.year:
        return int(typed)
    return today.year
