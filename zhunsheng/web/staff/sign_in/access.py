"""An officer's own tokens; and a fresh password from the administrator."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zhunsheng.authorities import accounts, queries, tokens
from zhunsheng.authorities.posts import Post
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.performing import perform
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.web.staff.sign_in.forms import TokenForm


@never_cache
@require_http_methods(["GET", "POST"])
def own_tokens(request: Any) -> HttpResponse:
    """接口令牌: the officer's own; a new one is shown once and never again."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "refusals": (), "token": ""}
    status = 200 if request.method == "GET" else 422
    if form.is_valid():
        token = tokens.fresh_token()
        data = {
            "officer_id": str(request.officer_id),
            "digest": tokens.digest_of(token),
            "purpose": form.cleaned_data["purpose"],
            "valid_until": form.cleaned_data["valid_until"].isoformat(),
        }
        try:
            _perform(request, "authorities.issue-token", data)
            context |= {"token": token, "form": TokenForm()}
            status = 200
        except RefusedError as refused:
            context["refusals"] = refused.refusals
            status = 409
    day = request.received_at.astimezone(CHINA).date()
    context["tokens"] = queries.list_tokens(request.officer_id, on=day)
    return render(request, "staff/sign_in/tokens.html", context, status=status)


@require_POST
def revoke_token(request: Any, token_id: UUID) -> HttpResponse:
    """收回接口令牌: at once."""
    data = {
        "officer_id": str(request.officer_id),
        "token_id": str(token_id),
        "reason": "本人收回",
    }
    _perform(request, "authorities.revoke-token", data)
    return redirect("access:tokens")


@never_cache
@require_http_methods(["GET", "POST"])
def fresh_password(request: Any, officer_id: UUID) -> HttpResponse:
    """重设密码: the administrator gets one to hand over, to be changed at once."""
    officer = queries.get_officer(OfficerId(officer_id))
    if officer.bureau != request.officer.bureau or not request.officer.holds(
        Post.ADMINISTRATOR
    ):
        raise Http404
    context = {"officer": officer, "password": ""}
    if request.method == "POST":
        context["password"] = accounts.fresh_password(officer.officer_id)
    return render(request, "staff/sign_in/fresh_password.html", context)


def _perform(request: Any, act: str, data: dict[str, str]) -> None:
    perform(act, data, by=request.officer_id, at=request.received_at)
