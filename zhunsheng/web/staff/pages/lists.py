"""What all lists share: the page number and the filters in the address."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest

_MOST_PAGES = 100_000


def page_number(request: HttpRequest) -> int:
    """The page asked for; anything that is not a number is the first."""
    text = request.GET.get("page", "")
    if not (text.isascii() and text.isdecimal()):
        return 1
    return min(max(int(text), 1), _MOST_PAGES)


def kept_query(filters: Mapping[str, str]) -> str:
    """The filters for the address of the next page: ``q=…&``, or nothing."""
    query = urlencode({name: value for name, value in filters.items() if value})
    return f"{query}&" if query else ""
