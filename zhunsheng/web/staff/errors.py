"""What went wrong, as a page: one clear sentence, and the right status.

The same for every view, so that no view can forget one. What a view answers
itself (a form with what was typed, refusals beside it) never comes here.
"""

import errno
import logging
import sys
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from zhunsheng.authorities import queries
from zhunsheng.kernel.acts import UnknownActError
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.ledger import reader, records
from zhunsheng.ledger.streams import ClockWentBackError, StaleStreamError
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.vault.store import VaultError
from zhunsheng.web.whole_body import was_cut

_LOG = logging.getLogger(__name__)
_API = "/api/"
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)

NOT_THERE = "没有您要找的内容，或者它不在您的权限之内。"
TOO_LARGE = "提交的内容超过了允许的大小，没有办理；请减少内容或者分次提交。"
NO_SPACE = "服务器存储空间已满，没有办理，已有的内容没有丢失；请通知系统管理员。"
BUSY = "数据库暂时无法写入，刚才的操作没有办理；请稍候再试。"
FORGED = "页面已过期或者不是从本站提交的，没有办理；请返回上一页，刷新后再提交。"
CUT_OFF = "请求没有传完，没有办理；请检查网络后再提交。"
CLOCK = "服务器时钟早于台账最后一条记录，刚才的操作没有办理；请通知系统管理员核对时钟。"


def is_absence(error: Exception) -> bool:
    """Whether it says "not there": every domain names such an error ``NoSuch…``."""
    if isinstance(error, UnknownActError):
        return True
    return isinstance(error, ZhunshengError) and type(error).__name__.startswith(
        "NoSuch"
    )


def breakdown(error: BaseException | None) -> str:
    """One sentence if the machine, and not the program, is at fault; else empty."""
    if isinstance(error, ClockWentBackError):
        return CLOCK
    if isinstance(error, OSError) and error.errno in _NO_SPACE:
        return NO_SPACE
    if isinstance(error, VaultError):
        return str(error)
    if isinstance(error, OperationalError | InterfaceError):
        text = str(error).lower()
        full = "full" in text or "no space left" in text
        return NO_SPACE if full else BUSY
    return ""


def page_for(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page that answers ``error``; ``None`` if it is a fault of the program."""
    if is_absence(error):
        return _sentence(request, 404, "找不到", NOT_THERE)
    for kind, answer in _ANSWERS.items():
        if isinstance(error, kind):
            return answer(request, error)
    says = breakdown(error)
    if says:
        _LOG.error("the machine failed: %s", error)
        return _broken(request, 503, "暂时不能办理", says)
    return None


def _stale(request: HttpRequest, error: Any) -> HttpResponse:
    context = {"changes": changes_since(request, error)}
    return render(request, "staff/errors/stale.html", context, status=409)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    context = {"refusals": error.refusals}
    return render(request, "staff/errors/refused.html", context, status=409)


def _wrong(request: HttpRequest, error: Any) -> HttpResponse:
    context = {"problems": error.problems}
    return render(request, "staff/errors/wrong.html", context, status=422)


def _too_large(request: HttpRequest, error: Exception) -> HttpResponse:
    del error
    return _broken(request, 413, "内容过大", TOO_LARGE)


_ANSWERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    StaleStreamError: _stale,
    RefusedError: _refused,
    BadInputError: _wrong,
    RequestDataTooBig: _too_large,
    TooManyFieldsSent: _too_large,
}


def changes_since(request: Any, error: StaleStreamError) -> tuple[dict[str, Any], ...]:
    """What was written in the stream after the page was made: what, who, when."""
    if request.officer is None:
        return ()
    newer = [
        entry
        for entry in reader.stream_entries(request.officer.bureau, error.stream)
        if entry.place.stream_version > error.expected
    ]
    return tuple(
        {
            "title": records.named(entry.type, entry.type_version).title,
            "by": _name_of(entry.place.by),
            "at": entry.place.at,
        }
        for entry in newer
    )


def _name_of(by: Any) -> str:
    try:
        return queries.get_officer(by).name
    except queries.NoSuchOfficerError:
        return "系统"


def _sentence(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    if request.path.startswith(_API):
        return _json(status, says)
    context = {"title": title, "says": says}
    return render(request, "staff/errors/sentence.html", context, status=status)


def _broken(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    """A page that asks the database nothing: it may be what is broken."""
    if request.path.startswith(_API):
        return _json(status, says)
    context = {"title": title, "says": says}
    return render(request, "staff/errors/broken.html", context, status=status)


def _json(status: int, says: str) -> HttpResponse:
    """The same for a program that asks, also where no view of the API was reached."""
    return JsonResponse(
        {"says": says},
        status=status,
        json_dumps_params={"ensure_ascii": False},
        headers={"Cache-Control": "no-store"},
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: not there, or not yours; the two look the same."""
    del exception
    return _sentence(request, 404, "找不到", NOT_THERE)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: looks as if it were not there."""
    return not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, and 413 when the request was too large."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return _too_large(request, exception)
    return _broken(request, 400, "请求不正确", "请求无法识别，没有办理。")


def broken(request: HttpRequest) -> HttpResponse:
    """500; 503 when the machine is at fault and not the program."""
    says = breakdown(sys.exc_info()[1])
    if says:
        return _broken(request, 503, "暂时不能办理", says)
    says = "程序出错，刚才的操作没有办理；错误已记入日志，请通知系统管理员。"
    return _broken(request, 500, "程序出错", says)


def cut_off(request: HttpRequest) -> HttpResponse:
    """400: the body ended before its announced length."""
    return _broken(request, 400, "没有办理", CUT_OFF)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form did not come from this site, or it is too old."""
    if was_cut(request.META):
        return cut_off(request)
    _LOG.warning("a form was refused: %s", reason)
    return _broken(request, 403, "没有办理", FORGED)
