"""审核目录和流程图: what a bureau's legal review looks at, and how it goes."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.disclosure.catalogue_records import CatalogueReleased
from zhunsheng.web.portal.catalogue import NotPublishedError, ProofView, proof_view
from zhunsheng.web.portal.models import PublicBureau, PublicEntry
from zhunsheng.web.portal.pages import page
from zhunsheng.web.portal.shelving import record_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """审核目录页: one edition, and whether a newer one was published."""

    record: CatalogueReleased
    is_newest: bool
    proof: ProofView


def get_catalogue(code: str, position: int | None = None) -> CataloguePage:
    """The newest edition that the bureau published, or the one at ``position``."""
    bureau = PublicBureau.objects.filter(code=code).first()
    if bureau is None or bureau.catalogue_position is None:
        raise NotPublishedError
    at = bureau.catalogue_position if position is None else position
    entry = PublicEntry.objects.filter(log=bureau.log, position=at).first()
    record = None if entry is None or entry.body is None else record_of(entry)
    if entry is None or not isinstance(record, CatalogueReleased):
        raise NotPublishedError
    return CataloguePage(
        record=record,
        is_newest=at == bureau.catalogue_position,
        proof=proof_view(entry),
    )


@require_safe
def newest(request: HttpRequest, code: str) -> HttpResponse:
    """审核目录: the edition that was published last."""
    return _drawn(request, code, None)


@require_safe
def earlier(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """审核目录: an earlier edition, by its place in the public log."""
    return _drawn(request, code, position)


def _drawn(request: HttpRequest, code: str, position: int | None) -> HttpResponse:
    try:
        shown = get_catalogue(code, position)
    except NotPublishedError:
        raise Http404 from None
    return page(request, "review_catalogue.html", section="bureaus", shown=shown)
