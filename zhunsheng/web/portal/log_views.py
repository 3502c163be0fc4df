"""公示日志: its page, checkpoint, tiles and proofs (C2SP tlog-tiles, tlog-proof)."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.ledger import tiles
from zhunsheng.ledger.tiles import WIDTH
from zhunsheng.web.portal import catalogue, tree
from zhunsheng.web.portal.catalogue import NotPublishedError
from zhunsheng.web.portal.pages import page

T = TypeVar("T")
_MOST_DIGITS = 15
_HIGHEST_LEVEL = 7


@require_safe
def log(request: HttpRequest, code: str) -> HttpResponse:
    """公示日志: how far it goes, its key and its newest checkpoint."""
    shown = _or_404(lambda: catalogue.get_log(code))
    return page(request, "log.html", section="verify", log=shown)


@require_safe
def checkpoint(request: HttpRequest, code: str) -> HttpResponse:
    """检查点: the newest signed head."""
    del request
    text = _or_404(lambda: tree.checkpoint_of(code))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def tile(request: HttpRequest, code: str, level: str, place: str) -> HttpResponse:
    """One tile: of hashes, or of envelopes when the level is ``entries``."""
    del request
    index, width = _place(place)
    if level == "entries":
        packed = _or_404(lambda: tree.entries(code, index, width))
    elif level.isascii() and level.isdigit() and int(level) <= _HIGHEST_LEVEL:
        packed = _or_404(lambda: tree.tile(code, int(level), index, width))
    else:
        raise Http404
    response = HttpResponse(packed, content_type="application/octet-stream")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _place(text: str) -> tuple[int, int]:
    """``x001/x234/067.p/5`` as 1234067 and 5, in the one right spelling only."""
    number, _, width = text.partition(".p/")
    parts = number.split("/")
    digits = "".join(part.removeprefix("x") for part in parts)
    if not digits.isdigit() or not digits.isascii() or len(digits) > _MOST_DIGITS:
        raise Http404
    if width and not (width.isascii() and width.isdigit() and 0 < int(width) < WIDTH):
        raise Http404
    index, wide = int(digits), int(width) if width else WIDTH
    if tiles.path(0, index, wide) != f"tile/0/{text}":
        raise Http404
    return index, wide


@require_safe
def proof(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """证明文件: one entry, provable off line."""
    del request
    text = _or_404(lambda: tree.proof(code, position))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="{code}-{position}.tlog-proof"'
    )
    response["Cache-Control"] = "no-cache"
    return response


def _or_404(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except NotPublishedError:
        raise Http404 from None
