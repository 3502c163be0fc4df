"""Sign-in, its end, and one page for each thing that goes wrong."""

import errno
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.unit.authorities.world import (
    AT,
    PASSWORD,
    act,
    administrator,
    person,
    world,
)
from zhunsheng.authorities import accounts, queries
from zhunsheng.kernel.acts import UnknownActError
from zhunsheng.kernel.fields import BadInputError, Problem
from zhunsheng.ledger.streams import ClockWentBackError, StaleStreamError
from zhunsheng.web.staff import errors
from zhunsheng.web.staff.middleware import StaffMiddleware

pytestmark = pytest.mark.django_db
HANDLER = person("handler")
LANZHOU = administrator("620100")
SIGN_IN = "/sign-in/"
NEW = "Xinde-2026-mima"


class Hands:
    """The clock of these tests; a test moves it on."""

    at: datetime = AT


@pytest.fixture(autouse=True)
def _world(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    Hands.at = AT
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: Hands.at)
    world()


@pytest.fixture
def client() -> Client:
    return Client()


def sign_in(
    client: Client, username: str = "handler", password: str = PASSWORD, **more: str
) -> Any:
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def pass_time(**much: float) -> None:
    Hands.at += timedelta(**much)


class TestSignIn:
    def test_who_is_not_signed_in_is_sent_there_and_back(self, client: Client) -> None:
        answer = client.get("/access/tokens/?a=1")
        assert answer.status_code == 302
        assert answer["Location"] == "/sign-in/?next=%2Faccess%2Ftokens%2F%3Fa%3D1"
        assert client.get(answer["Location"]).status_code == 200
        back = sign_in(client, next="/access/tokens/?a=1")
        assert (back.status_code, back["Location"]) == (302, "/access/tokens/?a=1")
        assert client.get("/access/tokens/").status_code == 200

    @pytest.mark.parametrize(
        "place", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""]
    )
    def test_nobody_is_sent_off_the_site(self, client: Client, place: str) -> None:
        assert sign_in(client, next=place)["Location"] == "/"

    @pytest.mark.parametrize(
        ("username", "password"),
        [
            ("handler", "Shiyong-2026-no"),
            ("nobody", PASSWORD),
            ("handler", PASSWORD + " "),
            ("administrator-000000", ""),
            ("administrator-000000", "!"),
        ],
    )
    def test_one_sentence_for_every_reason(
        self, client: Client, username: str, password: str
    ) -> None:
        answer = sign_in(client, username, password)
        assert answer.status_code == 422
        if password:
            assert "账号或者密码不正确，或者账号已停用" in answer.content.decode()
        assert client.get("/access/tokens/").status_code == 302

    def test_a_closed_account(self, client: Client) -> None:
        act("close-account", LANZHOU, officer_id=str(HANDLER), reason="调离")
        assert sign_in(client).status_code == 422

    def test_who_left(self, client: Client) -> None:
        leave()
        assert sign_in(client).status_code == 422

    def test_sign_out_is_a_post(self, client: Client) -> None:
        sign_in(client)
        assert client.get("/sign-out/").status_code == 405
        assert client.post("/sign-out/").status_code == 302
        assert client.get("/access/tokens/").status_code == 302

    def test_a_form_from_elsewhere_is_refused(self) -> None:
        answer = sign_in(Client(enforce_csrf_checks=True))
        assert answer.status_code == 403
        assert errors.FORGED in answer.content.decode()


class TestLockOut:
    def test_five_wrong_passwords_lock_the_right_one_out(self, client: Client) -> None:
        answers = [sign_in(client, password="Wrong-2026-x") for _ in range(5)]  # noqa: S106
        assert [one.status_code for one in answers] == [422] * 4 + [429]
        assert "锁定 15 分钟" in answers[-1].content.decode()
        assert sign_in(client).status_code == 429
        assert sign_in(Client()).status_code == 429
        assert sign_in(Client(), "reviewer").status_code == 302

    def test_a_name_that_does_not_exist_is_locked_alike(self, client: Client) -> None:
        answers = [sign_in(client, "nobody") for _ in range(5)]
        assert [one.status_code for one in answers] == [422] * 4 + [429]

    def test_a_right_one_forgives_the_wrong_ones(self, client: Client) -> None:
        for _ in range(2):
            for _ in range(4):
                assert sign_in(client, password="Wrong-2026-x").status_code == 422  # noqa: S106
            assert sign_in(client).status_code == 302


class TestEnd:
    def test_idle_for_thirty_minutes(self, client: Client) -> None:
        sign_in(client)
        for _ in range(3):
            pass_time(minutes=29, seconds=59)
            assert client.get("/access/tokens/").status_code == 200
        pass_time(minutes=30)
        answer = client.get("/access/tokens/", follow=True)
        assert answer.redirect_chain[0][1] == 302
        assert "超过 30 分钟没有操作" in answer.content.decode()
        assert "超过 30 分钟" not in client.get(SIGN_IN).content.decode()

    def test_eight_hours_at_most(self, client: Client) -> None:
        sign_in(client)
        for _ in range(19):
            pass_time(minutes=25)
            assert client.get("/access/tokens/").status_code == 200
        pass_time(minutes=5)
        answer = client.get("/access/tokens/", follow=True)
        assert "登录已满 8 小时" in answer.content.decode()

    def test_what_was_sent_too_late_is_not_lost_in_silence(
        self, client: Client
    ) -> None:
        sign_in(client)
        pass_time(hours=1)
        answer = client.post("/access/tokens/", {"purpose": "对接"})
        assert answer.status_code == 401
        assert "没有办理" in answer.content.decode()

    def test_a_part_of_a_page_leads_to_sign_in_too(self, client: Client) -> None:
        answer = client.get("/access/tokens/", headers={"HX-Request": "true"})
        assert answer.status_code == 401
        assert answer["HX-Redirect"].startswith(SIGN_IN)

    def test_a_closed_account_ends_it_at_once(self, client: Client) -> None:
        sign_in(client)
        act("close-account", LANZHOU, officer_id=str(HANDLER), reason="调离")
        assert client.get("/access/tokens/").status_code == 302

    def test_leaving_ends_it_at_once(self, client: Client) -> None:
        sign_in(client)
        leave()
        answer = client.get("/access/tokens/", follow=True)
        assert "人员已离岗" in answer.content.decode()

    def test_a_quiet_minute_writes_nothing(
        self, client: Client, django_assert_num_queries: Any
    ) -> None:
        sign_in(client)
        client.get(SIGN_IN)
        pass_time(seconds=59)
        with django_assert_num_queries(6):  # session, account, officer with three
            client.get(SIGN_IN)


class TestPassword:
    def change(self, client: Client, **typed: str) -> Any:
        data = {"present": PASSWORD, "password": NEW, "again": NEW}
        return client.post("/password/", data | typed)

    def test_it_changes_and_ends_other_sessions(self, client: Client) -> None:
        other = Client()
        sign_in(client)
        sign_in(other)
        assert self.change(client).status_code == 302
        assert client.get("/access/tokens/").status_code == 200
        assert other.get("/access/tokens/").status_code == 302
        assert sign_in(other).status_code == 422
        assert sign_in(other, password=NEW).status_code == 302

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ({"present": "Wrong-2026-x"}, "原密码不正确。"),
            ({"again": NEW + "x"}, "两次输入的新密码不一致。"),
            ({"password": "Ab-2026", "again": "Ab-2026"}, "10 至 128 位"),
            ({"password": "alllowercase", "again": "alllowercase"}, "至少三种"),
            ({"password": "My-handler-1", "again": "My-handler-1"}, "不能含有账号名"),
            ({"password": PASSWORD, "again": PASSWORD}, "不能与原密码相同"),
        ],
    )
    def test_why_not(self, client: Client, typed: dict[str, str], says: str) -> None:
        sign_in(client)
        answer = self.change(client, **typed)
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert sign_in(Client()).status_code == 302

    def test_a_common_one_is_named_as_such(self) -> None:
        assert "这个密码太常见。" in accounts.weaknesses("password123", username="abc")

    def test_one_from_the_administrator_must_be_changed(self, client: Client) -> None:
        sign_in(client, "administrator-620100")
        page = f"/access/officers/{HANDLER}/password/"
        assert client.get(page).status_code == 200
        fresh = client.post(page).context["password"]
        officer = Client()
        assert sign_in(officer).status_code == 422
        assert sign_in(officer, password=fresh)["Location"] == "/password/"
        assert officer.get("/access/tokens/")["Location"] == "/password/"
        assert officer.get("/api/v1/me").status_code == 401
        assert self.change(officer, present=fresh).status_code == 302
        assert officer.get("/access/tokens/").status_code == 200

    @pytest.mark.parametrize("username", ["reviewer", "administrator-360000"])
    def test_nobody_else_gives_one(self, client: Client, username: str) -> None:
        sign_in(client, username)
        known = client.post(f"/access/officers/{HANDLER}/password/")
        unknown = client.post(f"/access/officers/{person('nobody')}/password/")
        assert known.status_code == unknown.status_code == 404
        assert without_secrets(known) == without_secrets(unknown)
        assert sign_in(Client()).status_code == 302

    def test_the_password_is_nowhere_in_clear(self) -> None:
        accounts.set_password(HANDLER, NEW, must_change=False)
        with pytest.raises(queries.NoSuchOfficerError):
            accounts.set_password(person("nobody"), NEW, must_change=False)


class TestTokens:
    def test_a_token_is_shown_once(self, client: Client) -> None:
        sign_in(client)
        data = {"purpose": "数据对接", "valid_until": "2026-06-30"}
        answer = client.post("/access/tokens/", data)
        token = answer.context["token"]
        assert answer.status_code == 200
        assert token in answer.content.decode()
        later = client.get("/access/tokens/")
        assert token not in later.content.decode()
        assert "数据对接" in later.content.decode()
        token_id = later.context["tokens"][0].token_id
        assert client.post(f"/access/tokens/{token_id}/revoke/").status_code == 302
        assert client.get("/access/tokens/").context["tokens"] == ()

    def test_refused_with_what_was_typed(self, client: Client) -> None:
        sign_in(client)
        data = {"purpose": "数据对接", "valid_until": "2028-06-30"}
        answer = client.post("/access/tokens/", data)
        assert answer.status_code == 409
        assert "最长一年" in answer.content.decode()
        assert "数据对接" in answer.content.decode()

    def test_somebody_elses_token_is_not_revoked(self, client: Client) -> None:
        sign_in(client)
        answer = client.post(f"/access/tokens/{HANDLER}/revoke/")
        assert answer.status_code == 409
        assert "没有这个可用的接口令牌" in answer.content.decode()


class TestErrors:
    """The same page for the same error, whichever view raised it."""

    def page(self, error: Exception) -> HttpResponse:
        request: Any = RequestFactory().get("/")
        request.officer = queries.get_officer(HANDLER)
        request.officer_id = HANDLER
        request.received_at = AT
        answer = StaffMiddleware(lambda _: HttpResponse()).process_exception(
            request, error
        )
        assert answer is not None
        return answer

    @pytest.mark.parametrize(
        ("error", "status", "says"),
        [
            (queries.NoSuchOfficerError(), 404, errors.NOT_THERE),
            (queries.NoSuchBureauError(), 404, errors.NOT_THERE),
            (UnknownActError("x"), 404, errors.NOT_THERE),
            (BadInputError((Problem("name", "必须填写。"),)), 422, "必须填写。"),
            (RequestDataTooBig(), 413, errors.TOO_LARGE),
            (OperationalError("database or disk is full"), 503, errors.NO_SPACE),
            (OperationalError("database is locked"), 503, errors.BUSY),
            (OSError(errno.ENOSPC, "No space left"), 503, errors.NO_SPACE),
            (ClockWentBackError("620100", AT, AT), 503, errors.CLOCK),
        ],
    )
    def test_status_and_sentence(
        self, error: Exception, status: int, says: str
    ) -> None:
        answer = self.page(error)
        assert answer.status_code == status
        assert says in answer.content.decode()

    def test_a_stale_page_says_what_changed(self) -> None:
        error = StaleStreamError(f"officer/{HANDLER}", 1, 2)
        answer = self.page(error)
        assert answer.status_code == 409
        assert "开通账号" in answer.content.decode()
        assert "任用人员" not in answer.content.decode()

    def test_not_there_and_not_yours_are_the_same_bytes(self, client: Client) -> None:
        sign_in(client)
        unknown = client.get("/no-such-page/")
        assert unknown.status_code == 404
        assert errors.NOT_THERE in unknown.content.decode()

    def test_a_fault_of_the_program_is_nobodys_refusal(self) -> None:
        request = RequestFactory().get("/")
        assert errors.page_for(request, ValueError("x")) is None
        assert errors.broken(request).status_code == 500

    def test_a_machine_that_fails_outside_a_view(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*args: Any, **kwargs: Any) -> None:
            raise OperationalError("database or disk is full")

        sign_in(client)
        client.raise_request_exception = False
        monkeypatch.setattr(queries, "get_officer", full)
        answer = client.get("/access/tokens/")
        assert answer.status_code == 503
        assert errors.NO_SPACE in answer.content.decode()


def without_secrets(answer: Any) -> str:
    """The page without what is drawn anew for each form."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())


def leave() -> None:
    act(
        "record-leaving",
        LANZHOU,
        officer_id=str(HANDLER),
        left_on="2026-03-02",
        reason="退休",
    )
