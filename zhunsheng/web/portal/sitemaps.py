"""Sitemaps (网站地图): for search engines, only what can be read."""

from collections.abc import Iterator
from uuid import UUID
from xml.sax.saxutils import escape

from django.db.models import QuerySet
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.web.portal.models import PublicBureau, PublicDecision

MOST = 50_000  # of one file, by the protocol
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XML = "application/xml; charset=utf-8"
_PAGES = ("home", "decisions", "bureaus", "statistics", "data", "verify")


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The list of the sitemaps; each begins at a decision and holds the next ones."""
    names = [reverse("portal:sitemap-pages")]
    names += [reverse("portal:sitemap", args=(first,)) for first in _firsts()]
    lines = "".join(
        f"<sitemap>{_location(request, name)}</sitemap>\n" for name in names
    )
    return _sent(
        HttpResponse(
            f"{_HEAD}<sitemapindex {_SPACE}>\n{lines}</sitemapindex>\n",
            content_type=_XML,
        )
    )


@require_safe
def pages(request: HttpRequest) -> HttpResponseBase:
    """The pages that are no decisions."""
    names = [reverse(f"portal:{name}") for name in _PAGES]
    codes = PublicBureau.objects.order_by("code").values_list("code", flat=True)
    names += [reverse("portal:bureau", args=(code,)) for code in codes]
    lines = "".join(f"<url>{_location(request, name)}</url>\n" for name in names)
    return _sent(
        HttpResponse(f"{_HEAD}<urlset {_SPACE}>\n{lines}</urlset>\n", content_type=_XML)
    )


@require_safe
def decisions(request: HttpRequest, first: UUID) -> HttpResponseBase:
    """The decisions from ``first`` on, as many as one file may hold."""
    return _sent(StreamingHttpResponse(_lines(request, first), content_type=_XML))


def _standing() -> QuerySet[PublicDecision]:
    return PublicDecision.objects.filter(withdrawn_on=None).order_by("publication_id")


def _firsts() -> Iterator[UUID]:
    identities = _standing().values_list("publication_id", flat=True)
    first = identities.first()
    while first is not None:
        yield first
        rest = identities.filter(publication_id__gte=first)
        first = next(iter(rest[MOST : MOST + 1]), None)


def _lines(request: HttpRequest, first: UUID) -> Iterator[str]:
    yield f"{_HEAD}<urlset {_SPACE}>\n"
    rows = _standing().filter(publication_id__gte=first)
    told = rows.values_list("publication_id", "changed_at")[:MOST]
    for publication_id, changed_at in told.iterator(chunk_size=1000):
        address = reverse("portal:decision", args=(publication_id,))
        changed = f"<lastmod>{changed_at.isoformat(timespec='seconds')}</lastmod>"
        yield f"<url>{_location(request, address)}{changed}</url>\n"
    yield "</urlset>\n"


def _location(request: HttpRequest, address: str) -> str:
    return f"<loc>{escape(request.build_absolute_uri(address))}</loc>"


def _sent(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "no-cache"
    return response
