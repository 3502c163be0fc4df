"""What is sent by mistake: one sentence, the right status, nothing lost."""

import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.verify import verify
from zhunsheng.site.demonstration import people
from zhunsheng.vault.store import VaultError
from zhunsheng.web.staff.models import Draft
from zhunsheng.web.staff.pages import uploads
from zhunsheng.web.staff.sign_in import session
from zhunsheng.web.whole_body import WholeBody, whole

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2025-03-03T09:10:00+08:00")
LEAD: dict[str, Any] = {
    "source": "report",
    "received_on": "2025-03-03",
    "suspect": "示范东蓝医院",
    "suspect_kind": "organisation",
    "summary": "反映该院过度诊疗。",
}
HEARING = Path(__file__).parents[2] / "scenarios" / "01-hearing.json"
FORM = "/acts/cases.register-lead/"
API = "/api/v1/acts/cases.register-lead"
KEY = "form/00000000-0000-0000-0000-00000000000a"


class Hands:
    at: datetime = AT


@pytest.fixture(scope="module", autouse=True)
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two bureaus with their people, once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        people.establish(AT - timedelta(days=1), only=frozenset({"620100", "360100"}))
        people.set_passwords()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _clock(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    Hands.at = AT + timedelta(minutes=1)
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: Hands.at)


def signed_in(username: str = "lanzhou-handler-1") -> Client:
    client = Client(raise_request_exception=False)
    account = {"username": username, "password": people.PASSWORD}
    assert client.post("/sign-in/", account).status_code == 302
    return client


def leads() -> int:
    return sum(
        type(record).__name__ == "LeadRegistered"
        for record, _ in reader.replay_log("620100")
    )


def text_of(answer: Any) -> str:
    told: str = answer.content.decode()
    return told


class TestCutOff:
    def test_a_whole_body_is_read(self) -> None:
        body = WholeBody(io.BytesIO(b"a=1\nb=2"), 7)
        assert (body.readline(), body.read(), body.read()) == (b"a=1\n", b"b=2", b"")
        assert not body.cut

    @pytest.mark.parametrize("size", [-1, 3, 100])
    def test_a_short_one_is_not(self, size: int) -> None:
        body = WholeBody(io.BytesIO(b"a=1"), 9)
        with pytest.raises(OSError, match="announced"):
            list(iter(lambda: body.read(size), b""))
        assert body.cut

    def test_no_more_is_read_than_was_announced(self) -> None:
        assert WholeBody(io.BytesIO(b"a=1&b=2"), 3).read() == b"a=1"

    def test_a_request_without_a_body_passes(self) -> None:
        seen: list[dict[str, Any]] = []
        application = whole(lambda environ, _: seen.append(environ) or [])
        assert list(application({"CONTENT_LENGTH": ""}, None)) == []
        assert seen == [{"CONTENT_LENGTH": ""}]

    def test_half_a_form_is_one_sentence_and_nothing_is_done(self) -> None:
        client = signed_in()
        cut = WholeBody(io.BytesIO(b""), 5)
        with pytest.raises(OSError, match="announced"):
            cut.read()
        answer = client.post(FORM, LEAD, **{"wsgi.input": cut})
        assert answer.status_code == 400
        assert "请求没有传完，没有办理" in text_of(answer)
        assert leads() == 0


class TestText:
    @pytest.mark.parametrize(
        "character", ["\x00", "\x07", "\u202e", "\u2066", "\u200b", "\ufffd"]
    )
    def test_what_deceives_the_eye_is_refused_at_its_field(
        self, character: str
    ) -> None:
        client = signed_in()
        bad = LEAD | {"suspect": f"示范{character}医院"}
        page = client.post(FORM, bad)
        assert page.status_code == 422
        assert f"第 3 个字符 U+{ord(character.replace(chr(0), chr(0xFFFD))):04X}" in (
            text_of(page)
        )
        assert "反映该院过度诊疗。" in text_of(page)
        told = client.post(API, json.dumps(bad), content_type="application/json")
        assert told.status_code == 422
        assert [one["path"] for one in told.json()["problems"]] == ["suspect"]
        assert leads() == 0

    def test_bytes_that_are_no_text_are_refused(self) -> None:
        fields = "&".join(f"{k}={v}" for k, v in LEAD.items() if k != "suspect")
        body = fields.encode() + b"&suspect=%FF%FE"
        kind = "application/x-www-form-urlencoded"
        answer = signed_in().post(FORM, body, content_type=kind)
        assert answer.status_code == 422
        assert "这里原来的字没有能够识别" in text_of(answer)

    @pytest.mark.parametrize("place", ["/cases/?q=%00", "/leads/?q=a%00b"])
    def test_nul_in_an_address_is_no_request(self, place: str) -> None:
        answer = signed_in().get(place)
        assert answer.status_code == 400
        assert "请求无法识别" in text_of(answer)

    @pytest.mark.parametrize("page", ["abc", "-1", "0", "99999", "9" * 40, "٣"])
    @pytest.mark.parametrize(
        "place", ["cases", "leads", "log", "publications", "dossiers"]
    )
    def test_any_page_number_shows_a_page(self, place: str, page: str) -> None:
        assert signed_in().get(f"/{place}/", {"page": page}).status_code == 200


class TestDays:
    @pytest.mark.parametrize(
        ("day", "says"),
        [
            ("2025-03-04", "日期在将来"),
            ("2025-02-30", "不是正确的日期"),
            ("0001-01-01", "年份应在 1900 年至 2199 年之间"),
            ("1990-01-01", "没有规定“核查线索并决定是否立案”的期限"),
        ],
    )
    def test_a_day_that_cannot_be_is_refused_and_spoils_no_list(
        self, day: str, says: str
    ) -> None:
        client = signed_in()
        answer = client.post(FORM, LEAD | {"received_on": day})
        assert answer.status_code == 422
        assert says in text_of(answer)
        assert leads() == 0
        for place in ("/", "/leads/"):
            assert client.get(place).status_code == 200


class TestNotThere:
    def test_another_bureaus_case_and_no_case_look_the_same(self) -> None:
        by = people.officer_id("nanchang-handler-1")
        theirs = perform("cases.register-lead", LEAD, by=by, at=AT).result["id"]
        client = signed_in()
        nobodys = "00000000-0000-0000-0000-000000000001"
        for path in ("/leads/{}/", "/leads/{}/acts/cases.conclude-verification/"):
            answers = [client.get(path.format(one)) for one in (theirs, nobodys)]
            assert [one.status_code for one in answers] == [404, 404]
            assert "没有您要找的内容" in text_of(answers[0])
        data = {"concluded_on": "2025-03-03", "findings": "无", "suspected": True}
        told = [
            client.post(
                "/api/v1/acts/cases.conclude-verification",
                json.dumps(data | {"case_id": one}),
                content_type="application/json",
            )
            for one in (theirs, nobodys)
        ]
        assert [one.status_code for one in told] == [404, 404]
        assert told[0].content == told[1].content

    @pytest.mark.parametrize("position", [10**30, 2**63, 999_999])
    def test_no_such_record(self, position: int) -> None:
        assert signed_in().get(f"/log/620100/{position}/").status_code == 404

    @pytest.mark.parametrize(
        "asked", ["case_id=1", "case_id=%FF", "proposal_no=%C2%B2", "proposal_no=x"]
    )
    def test_a_mistyped_address_binds_nothing(self, asked: str) -> None:
        place = f"/acts/cases.approve-filing/?{asked}"
        assert signed_in().get(place).status_code == 200


def filing(case_id: object) -> dict[str, Any]:
    """A proposal to file, from the demonstration."""
    steps = json.loads(HEARING.read_text("utf-8"))["steps"]
    data: dict[str, Any] = steps[4]["data"]
    handlers = [
        str(people.officer_id(one.removeprefix("$officers.")))
        for one in data["handlers"]
    ]
    return data | {"case_id": str(case_id), "handlers": handlers}


def concluded_lead() -> object:
    by = people.officer_id("lanzhou-handler-1")
    lead = perform("cases.register-lead", LEAD, by=by, at=AT).result["id"]
    conclusion = {"concluded_on": "2025-03-03", "findings": "属实", "suspected": True}
    perform("cases.conclude-verification", conclusion | {"case_id": lead}, by=by, at=AT)
    return lead


def propose(client: Client, data: dict[str, Any]) -> Any:
    return client.post(
        "/api/v1/acts/cases.propose-filing",
        json.dumps(data),
        content_type="application/json",
    )


class TestRefused:
    def test_an_expired_certificate(self) -> None:
        data = filing(concluded_lead())
        Hands.at = datetime.fromisoformat("2026-04-01T09:00:00+08:00")
        answer = propose(signed_in("lanzhou-handler-expired"), data)
        assert answer.status_code == 409
        codes = {one["code"] for one in answer.json()["refusals"]}
        assert "cases.certificate-invalid" in codes
        assert len(list(reader.replay("620100", f"case/{data['case_id']}"))) == 2

    def test_the_last_day_of_a_certificate(self) -> None:
        data = filing(concluded_lead())
        Hands.at = datetime.fromisoformat("2026-03-31T09:00:00+08:00")
        answer = propose(signed_in("lanzhou-handler-expired"), data)
        codes = {one["code"] for one in answer.json().get("refusals", ())}
        assert "cases.certificate-invalid" not in codes

    def test_a_case_that_moved_on_shows_what_changed(self) -> None:
        lead = concluded_lead()
        place = f"/leads/{lead}/acts/cases.propose-filing/"
        typed = {"expected_version": "1", "facts": "仍在这里", "draft": f"lead/{lead}"}
        answer = signed_in().post(place, typed)
        assert answer.status_code == 409
        assert "别人先办了一步" in text_of(answer)
        assert "作出核查结论" in text_of(answer)
        assert "仍在这里" in text_of(answer)

    def test_a_file_that_nobody_kept_is_no_evidence(self) -> None:
        lead = concluded_lead()
        day = {"taken_on": "2025-03-03", "obtained_from": "示范医院", "original": True}
        data = day | {"case_id": lead, "kind": "documentary", "title": "清单"}
        by = str(people.officer_id("lanzhou-handler-1"))
        data |= {"officers": [by], "proves": "收费", "file": "0" * 64}
        answer = signed_in().post(
            "/api/v1/acts/cases.add-evidence",
            json.dumps(data),
            content_type="application/json",
        )
        assert answer.status_code in (409, 422)
        assert len(list(reader.replay("620100", f"case/{lead}"))) == 2


class TestTwice:
    def test_a_form_sent_twice_is_done_once(self) -> None:
        client = signed_in()
        form = LEAD | {"form_key": KEY}
        first, second = client.post(FORM, form), client.post(FORM, form)
        assert (first.status_code, second.status_code) == (302, 302)
        assert first["Location"] == second["Location"]
        assert "没有重复办理" in text_of(client.get(second["Location"]))
        assert leads() == 1

    def test_back_and_changed_is_asked_again_and_kept(self) -> None:
        client = signed_in()
        client.post(FORM, LEAD | {"form_key": KEY})
        answer = client.post(FORM, LEAD | {"form_key": KEY, "suspect": "另一示范医院"})
        assert answer.status_code == 409
        assert "这张表已经提交过一次" in text_of(answer)
        assert "另一示范医院" in text_of(answer)
        assert leads() == 1

    def test_what_failed_may_be_sent_again(self) -> None:
        client = signed_in()
        form = LEAD | {"form_key": KEY}
        assert client.post(FORM, form | {"suspect": ""}).status_code == 422
        assert Draft.objects.count() == 1
        assert client.post(FORM, form).status_code == 302
        assert (leads(), Draft.objects.count()) == (1, 0)


class TestNothingTypedIsLost:
    def test_what_was_typed_outlives_the_session(self) -> None:
        client = signed_in()
        page = text_of(client.get(FORM))
        name = page.split('name="draft" value="')[1].split('"')[0]
        Hands.at += session.IDLE
        answer = client.post(FORM, LEAD | {"draft": name})
        assert answer.status_code == 401
        assert "没有办理" in text_of(answer)
        assert leads() == 0
        assert "反映该院过度诊疗。" in text_of(signed_in().get(FORM))

    def test_a_stranger_keeps_no_draft(self) -> None:
        answer = Client().post(FORM, LEAD | {"draft": "none/"})
        assert answer.status_code == 401
        assert Draft.objects.count() == 0

    def test_a_draft_of_a_megabyte(self) -> None:
        client = signed_in()
        typed = {"draft": "none/", "summary": "字" * 350_000, "suspect": "a\x00b"}
        answer = client.post("/drafts/cases.register-lead/", typed)
        assert answer.status_code == 200
        kept = Draft.objects.get().data
        assert kept["summary"] == [typed["summary"]]
        assert kept["suspect"] == ["a\ufffdb"]

    def test_a_form_that_did_not_come_from_here(self) -> None:
        client = Client(enforce_csrf_checks=True)
        answer = client.post(FORM, LEAD)
        assert answer.status_code == 403
        assert "没有办理；请返回上一页" in text_of(answer)


class TestTheMachine:
    @pytest.mark.parametrize(
        ("error", "says"),
        [
            (OperationalError("database or disk is full"), "存储空间已满"),
            (OperationalError("connection refused"), "数据库暂时无法写入"),
            (
                VaultError("磁盘空间不足，文件没有存入；请腾出空间后重试。"),
                "磁盘空间不足",
            ),
        ],
    )
    def test_its_fault_is_one_sentence_everywhere(
        self, error: Exception, says: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = signed_in()

        def fail(*args: object, **kwargs: object) -> None:
            raise error

        monkeypatch.setattr("zhunsheng.web.staff.pages.acts.perform", fail)
        monkeypatch.setattr("zhunsheng.web.api.views.perform", fail)
        page = client.post(FORM, LEAD)
        told = client.post(API, json.dumps(LEAD), content_type="application/json")
        assert (page.status_code, told.status_code) == (503, 503)
        assert says in text_of(page)
        assert says in told.json()["says"]

    def test_it_is_json_also_where_no_view_is_reached(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*args: object) -> None:
            raise OperationalError("connection refused")

        monkeypatch.setattr("zhunsheng.web.staff.middleware.officer_of", fail)
        client = Client(raise_request_exception=False)
        told = client.post(API, json.dumps(LEAD), content_type="application/json")
        assert told.status_code == 503
        assert "数据库暂时无法写入" in told.json()["says"]
        assert client.get("/").status_code == 503

    def test_a_full_vault_keeps_what_was_typed_out_of_the_ledger(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*args: object) -> None:
            raise VaultError("磁盘空间不足，文件没有存入；请腾出空间后重试。")

        by = people.officer_id("lanzhou-handler-1")
        lead = perform("cases.register-lead", LEAD, by=by, at=AT).result["id"]
        monkeypatch.setattr(uploads.files, "keep", full)
        scan = io.BytesIO(b"scan")
        scan.name = "scan.pdf"
        place = f"/leads/{lead}/acts/cases.add-evidence/"
        answer = signed_in().post(place, {"file:file": scan, "title": "仍在这里"})
        assert answer.status_code == 503
        assert "仍在这里" in text_of(answer)
        assert "磁盘空间不足" in text_of(answer)
        assert list(verify()) == []
