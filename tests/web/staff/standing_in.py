"""Stands in for sign-in: every request is Lin's, at one instant."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from tests.web.staff.samples import AT, LIN
from zhunsheng.web.staff import errors


class SignedIn:
    """In the place of ``StaffMiddleware``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.received_at = AT
        request.officer = LIN
        request.officer_id = LIN.officer_id
        return self._get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        return errors.page_for(request, error)
