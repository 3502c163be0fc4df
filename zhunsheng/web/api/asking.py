"""Who asks: an officer's token, or the session of the staff site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from zhunsheng.authorities import queries, tokens
from zhunsheng.authorities.people import Officer
from zhunsheng.kernel.fields import CHINA
from zhunsheng.web.api.answers import Answered, sentence

_SAFE = ("GET", "HEAD")


class _Forgery(CsrfViewMiddleware):
    """Django's check of the form's origin, for views that tokens also open."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        del request, reason
        return sentence(403, "用登录会话调用接口时，应当带有 X-CSRFToken。")


def officer_asking(request: Any) -> Officer:
    """The officer; ``Answered`` with 401, or 403 for a forged request."""
    header = request.headers.get("Authorization")
    if header is not None:
        return _of_token(request, header)
    if request.officer is None or request.user.must_change:
        raise Answered(_unknown())
    if request.method not in _SAFE:
        _refuse_forgery(request)
    officer: Officer = request.officer
    return officer


def _of_token(request: Any, header: str) -> Officer:
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer":
        raise Answered(_unknown())
    try:
        return queries.officer_of_token(
            tokens.digest_of(token.strip()),
            on=request.received_at.astimezone(CHINA).date(),
        )
    except queries.NoSuchOfficerError:
        raise Answered(_unknown()) from None


def _refuse_forgery(request: Any) -> None:
    forgery = _Forgery(lambda _: HttpResponse())
    forgery.process_request(request)
    refused = forgery.process_view(request, lambda _: HttpResponse(), (), {})
    if refused is not None:
        raise Answered(refused)  # type: ignore[arg-type]


def _unknown() -> Any:
    says = "没有登录，或者令牌无效、到期、已收回。"
    return sentence(401, says, WWW_Authenticate="Bearer")
