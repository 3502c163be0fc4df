"""Sign-in, sign-out and the change of a password."""

from typing import Any

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from zhunsheng.authorities import accounts, queries
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.web.advisers import open_to_advisers
from zhunsheng.web.staff.http import open_to_all
from zhunsheng.web.staff.sign_in import session
from zhunsheng.web.staff.sign_in.forms import PasswordForm, SignInForm

_NO = "账号或者密码不正确，或者账号已停用。连续 5 次不正确，账号锁定 15 分钟。"


@open_to_all
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: Any) -> HttpResponse:
    """登录: one sentence for every reason why not, so that nobody can guess names."""
    if request.officer is not None and request.method == "GET":
        return redirect("staff:work")
    form = SignInForm(request.POST if request.method == "POST" else None)
    context = {
        "form": form,
        "next": _place_after(request),
        "ended": _why_ended(request),
        "refused": "",
    }
    if request.method == "GET":
        return render(request, "staff/sign_in/sign_in.html", context)
    account = _authenticated(request, form) if form.is_valid() else None
    if account is None:
        context["refused"] = _NO
        return render(request, "staff/sign_in/sign_in.html", context, status=422)
    login(request, account)
    session.begin(request, request.received_at)
    return redirect("staff:password" if account.must_change else _place_after(request))


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """退出: ends the session at once."""
    logout(request)
    return redirect("staff:sign-in")


@open_to_advisers
@never_cache
@sensitive_post_parameters("present", "password", "again")
@require_http_methods(["GET", "POST"])
def password(request: Any) -> HttpResponse:
    """修改密码: every other session of the officer ends with it."""
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _changed(request, form):
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)
        return redirect("staff:work")
    context = {
        "form": form,
        "must_change": request.user.must_change,
        "shortest": accounts.SHORTEST,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "staff/sign_in/password.html", context, status=status)


def _authenticated(request: Any, form: SignInForm) -> Any:
    """The account, if the password is right and the officer still serves."""
    account: Any = authenticate(request, **form.cleaned_data)
    if account is None:
        return None
    day = request.received_at.astimezone(CHINA).date()
    try:
        queries.officer_signed_in(OfficerId(account.officer_id), on=day)
    except queries.NoSuchOfficerError:
        return None
    return account


def _changed(request: Any, form: PasswordForm) -> bool:
    typed = form.cleaned_data
    if not request.user.check_password(typed["present"]):
        form.add_error("present", "原密码不正确。")
    if typed["password"] != typed["again"]:
        form.add_error("again", "两次输入的新密码不一致。")
    if form.errors:
        return False
    try:
        accounts.set_password(request.officer_id, typed["password"], must_change=False)
    except accounts.WeakPasswordError as weak:
        for says in weak.says:
            form.add_error("password", says)
        return False
    return True


def _place_after(request: HttpRequest) -> str:
    """Where the officer wanted to go, if it is on this site."""
    place = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        place, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return place
    return "/"


def _why_ended(request: HttpRequest) -> str:
    name = request.session.pop("ended", "")
    return session.Ended[name].value if name in session.Ended.__members__ else ""
