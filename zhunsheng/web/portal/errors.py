"""404 and 500: one sentence, and where to go from here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.web.portal.pages import page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """没有这一页."""
    del exception
    return page(request, "not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """出错: this page asks the database nothing."""
    return render(request, "portal/failed.html", status=500)
