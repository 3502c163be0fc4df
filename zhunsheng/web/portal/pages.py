"""What every public page has: the frame around it, and how long it may be kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.web.portal.models import PublicBureau

LARGE_COOKIE = "zhunsheng_large"
_SITE = "医疗保障行政执法信息公示"
_DEMONSTRATION = "（演示）"


def page(
    request: HttpRequest, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page in the portal's frame; nobody may keep it unasked."""
    names = list(
        PublicBureau.objects.order_by("code").values_list("name", flat=True)[:2]
    )
    frame = {
        "large": request.COOKIES.get(LARGE_COOKIE) == "1",
        "here": request.get_full_path(),
        "site_name": names[0] if len(names) == 1 else _SITE,
        "is_demonstration": any(_DEMONSTRATION in name for name in names),
        "section": "",
    }
    response = render(request, f"portal/{template}", frame | context, status=status)
    response["Cache-Control"] = "no-cache"
    return response
