"""请本机文字服务起草, from the page to the service, the record, the draft, the mark."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.archive.world import BUREAU, SCENARIO, World
from tests.unit.exchange.standing_engine import MODEL, StandIn, standing_in
from zhunsheng.authorities.models import Account
from zhunsheng.cases.gathering import stream_of
from zhunsheng.cases.records.suggestions import WordingConfirmed, WordingSuggested
from zhunsheng.documents.queries import list_documents
from zhunsheng.exchange.wording import calling
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario import script as scripts
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.stage import HouseCast, HouseStage
from zhunsheng.web.staff.models import Draft

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"
NANCHANG = BureauCode("360100")
HANDLER, OTHER, OUTSIDER = (
    "lanzhou-handler-1",
    "lanzhou-handler-3",
    "nanchang-handler-1",
)
DRAFT, FIELD = "cases.draft-decision", "violations.0.reasons"
SAID = "当事人积极配合调查，如实说明情况，有关费用均能逐笔核对，违法行为已经停止。"
SECRETS = ("孙示询", "甄举报", "13600000001", "13800000000", "110101199003070176")


class Form(HTMLParser):
    """The form of the act, as a browser would send it."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self.buttons: list[str] = []
        self._inside = False
        self._text = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self._inside = given.get("id") == "act-form"
        if tag == "button" and name == "suggest":
            assert given["form"] == "act-form"
            self.buttons.append(value)
        if not self._inside:
            return
        ticked = given.get("type") not in ("radio", "checkbox") or "checked" in given
        if tag == "input" and name and ticked and given.get("type") != "file":
            self.data.setdefault(name, []).append(value)
        if tag == "textarea":
            self._text = name
            self.data[name] = [""]
        if tag == "select":
            self._select = name
        if tag == "option" and "selected" in given:
            self.data.setdefault(self._select, []).append(value)

    def handle_data(self, data: str) -> None:
        if self._text:
            self.data[self._text][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            text = self.data[self._text][0]
            self.data[self._text] = [text.removeprefix("\n")]
            self._text = ""
        if tag == "form":
            self._inside = False


def form_of(answer: Any) -> Form:
    found = Form()
    found.feed(answer.content.decode())
    return found


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A case whose decision is drafted, and not yet reviewed."""
    with django_db_blocker.unblock(), transaction.atomic():
        script = scripts.read(SCENARIO)
        first = script.steps[0].at
        people.establish(first - timedelta(days=1), only=frozenset({BUREAU, NANCHANG}))
        found = World(Player(script, HouseCast(), HouseStage()), first)
        found.until("cases.request-review")
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def service(settings: Any) -> Iterator[StandIn]:
    with standing_in() as found:
        found.says = SAID
        settings.WORDING_ENGINE = found.engine()
        yield found


class Hand:
    """One officer at the site, at a time that moves on."""

    minutes = 0

    def __init__(self, world: World, username: str) -> None:
        self.world = world
        Hand.minutes += 1  # pages are kept by version and time: each test has its own
        self.at = world.at + timedelta(minutes=5 + Hand.minutes)
        Account.objects.filter(username=username).update(must_change=False)
        self.client = Client()
        self.client.force_login(Account.objects.get(username=username), BACKEND)
        session = self.client.session
        session["began"] = session["seen"] = self.at.isoformat()
        session.save()
        self.officer = people.officer_id(username)

    def url(self, name: str, *more: object) -> str:
        return reverse(f"staff:{name}", args=(self.world.case_id, *more))

    def form(self, act: str = DRAFT) -> Form:
        return form_of(self.client.get(self.url("case-act", act)))

    def asked(self, field: str = FIELD) -> Any:
        return self.client.get(self.url("wording", DRAFT, field))

    def sent(self, field: str = FIELD) -> Any:
        """Look at what would be sent, then send it."""
        digest = self.asked(field).context["made"].digest
        return self.client.post(self.url("wording", DRAFT, field), {"digest": digest})

    def does(self, act: str, **data: object) -> Any:
        self.at += timedelta(minutes=1)
        given = {"case_id": str(self.world.case_id), **data}
        return perform(act, given, by=self.officer, at=self.at)

    def records(self) -> list[object]:
        stream = stream_of(self.world.case_id)
        return [record for record, _ in reader.replay(BUREAU, stream)]

    def page(self) -> str:
        return unescape(self.client.get(self.url("case")).content.decode())

    def refusals(self, act: str, **data: object) -> set[str]:
        with pytest.raises(RefusedError) as found:
            self.does(act, **data)
        return {one.code for one in found.value.refusals}


@pytest.fixture
def hand(world: World, monkeypatch: pytest.MonkeyPatch) -> Hand:
    found = Hand(world, HANDLER)
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: found.at)
    return found


def test_without_an_engine_there_is_nothing_to_see(hand: Hand) -> None:
    form = hand.form()
    assert form.buttons == []
    assert hand.asked().status_code == 404
    answer = hand.client.post(hand.url("case-act", DRAFT), {"suggest": FIELD})
    assert "wording" not in answer.headers.get("Location", "")


def test_the_whole_way(hand: Hand, service: StandIn) -> None:
    form = hand.form()
    assert FIELD in form.buttons

    typed = {**form.data, "reasons": ["写到一半的综合理由"], "suggest": [FIELD]}
    answer = hand.client.post(hand.url("case-act", DRAFT), typed)
    assert answer["Location"] == hand.url("wording", DRAFT, FIELD)

    before = unescape(hand.asked().content.decode())
    assert "将发出的内容" in before
    assert "过度诊疗涉及基金 5066.27 元" in before
    assert service.calls == 0

    answer = hand.sent()
    assert answer.status_code == 302
    (kept,) = [one for one in hand.records() if isinstance(one, WordingSuggested)]
    assert kept.given.text == SAID
    assert kept.given.model == MODEL
    assert kept.given.sent.encode() == service.bodies[0]
    assert kept.sent_digest == sha256(service.bodies[0]).hexdigest()

    shown = unescape(hand.client.get(answer["Location"]).content.decode())
    assert "机器建议文字，尚待承办人确认" in shown
    assert SAID in shown
    assert "发出的内容" in shown

    back = hand.client.post(answer["Location"], {"adopt": "replace"})
    assert back["Location"] == hand.url("case-act", DRAFT)
    page = hand.client.get(back["Location"])
    form = form_of(page)
    assert form.data[FIELD] == [SAID]
    assert form.data["reasons"] == ["写到一半的综合理由"]
    assert f"<mark>{SAID[:-1]}</mark>" in page.content.decode()

    done = hand.client.post(hand.url("case-act", DRAFT), form.data)
    assert done.status_code == 302, unescape(done.content.decode())
    assert "机器建议文字，尚待承办人确认" in hand.page()
    assert "cases.wording-unconfirmed" in hand.refusals(
        "cases.propose-decision", reasons="事实清楚"
    )
    assert "cases.wording-unconfirmed" in hand.refusals(
        "cases.issue-notice", defence_days=5
    )

    hand.does("cases.request-review", complete=True)
    assert "机器建议文字，已经承办人核对确认" in hand.page()
    assert "尚待承办人确认" not in hand.page()
    assert "cases.wording-unconfirmed" not in hand.refusals(
        "cases.propose-decision", reasons="事实清楚"
    )
    assert hand.refusals("cases.confirm-wording", confirmed=True) == {
        "cases.no-machine-wording"
    }
    reports = [
        one
        for one in list_documents(bureau=BUREAU, case_id=hand.world.case_id)
        if one.kind == "case-report"
    ]
    assert reports


def drafted(hand: Hand) -> None:
    """A draft of which one text is what the engine suggested."""
    answer = hand.sent()
    hand.client.post(answer["Location"], {"adopt": "replace"})
    done = hand.client.post(hand.url("case-act", DRAFT), hand.form().data)
    assert done.status_code == 302
    hand.at += timedelta(minutes=1)


def test_a_handler_may_confirm_without_a_review(hand: Hand, service: StandIn) -> None:
    drafted(hand)
    assert "确认机器建议文字" in hand.page()
    for act in ("cases.confirm-wording", "cases.request-review"):
        page = hand.client.get(hand.url("case-act", act)).content.decode()
        assert f"<mark>{SAID[:-1]}</mark>" in page
    assert hand.refusals("cases.confirm-wording", confirmed=False) == {
        "cases.wording-not-declared"
    }

    hand.does("cases.confirm-wording", confirmed=True)

    (kept,) = [one for one in hand.records() if isinstance(one, WordingConfirmed)]
    assert kept.passages == (f"违法事实及拟处理 1：裁量理由：“{SAID[:-1]}”",)
    page = hand.client.get(hand.url("case-act", "cases.request-review"))
    assert "<mark>" not in page.content.decode()
    assert "已经承办人核对确认" in hand.page()
    assert "cases.wording-unconfirmed" not in hand.refusals(
        "cases.propose-decision", reasons="事实清楚"
    )


def test_a_new_draft_with_the_words_is_confirmed_anew(
    hand: Hand, service: StandIn
) -> None:
    drafted(hand)
    hand.does("cases.confirm-wording", confirmed=True)
    hand.at += timedelta(minutes=1)
    form = hand.form()
    form.data["reasons"] = ["改写了综合理由"]
    assert hand.client.post(hand.url("case-act", DRAFT), form.data).status_code == 302
    assert "cases.wording-unconfirmed" in hand.refusals(
        "cases.propose-decision", reasons="事实清楚"
    )


def test_a_draft_in_other_words_waits_for_nobody(hand: Hand, service: StandIn) -> None:
    drafted(hand)
    hand.at += timedelta(minutes=1)
    form = hand.form()
    form.data[FIELD] = ["按裁量基准，处造成损失金额一倍的罚款。"]
    assert hand.client.post(hand.url("case-act", DRAFT), form.data).status_code == 302
    assert "尚待承办人确认" not in hand.page()
    assert "cases.wording-unconfirmed" not in hand.refusals(
        "cases.propose-decision", reasons="事实清楚"
    )


def test_the_record_of_the_draft_shows_the_mark(hand: Hand, service: StandIn) -> None:
    drafted(hand)
    stream = stream_of(hand.world.case_id)
    position = max(place.position for _, place in reader.replay(BUREAU, stream))
    url = reverse("staff:record", args=(BUREAU, position))
    assert f"<mark>{SAID[:-1]}</mark>" in hand.client.get(url).content.decode()


def test_nothing_private_is_sent(hand: Hand, service: StandIn) -> None:
    form = hand.form()
    party = "示范东蓝医院"
    form.data[FIELD] = [f"{party}的孙示询（13800000000，110101199003070176）当场承认"]
    hand.client.post(hand.url("case-act", DRAFT), {**form.data, "suggest": [FIELD]})
    mark = hand.asked().context["made"].hidden.marks["孙示询"]
    service.says = f"{mark}当场承认并配合调查。"

    answer = hand.sent()

    assert answer.status_code == 302, unescape(answer.content.decode())
    left = service.bodies[0].decode()
    assert [one for one in (*SECRETS, party) if one in left] == []
    shown = unescape(hand.client.get(answer["Location"]).content.decode())
    assert "孙示询当场承认并配合调查。" in shown


def test_what_cannot_be_replaced_stops_the_request(
    hand: Hand, service: StandIn
) -> None:
    form = hand.form()
    form.data[FIELD] = ["孙 示 询当场承认"]
    hand.client.post(hand.url("case-act", DRAFT), {**form.data, "suggest": [FIELD]})
    answer = hand.asked()
    assert answer.status_code == 422
    assert "没能替换的内容" in answer.content.decode()
    assert service.calls == 0
    assert hand.form().data[FIELD] == ["孙 示 询当场承认"]


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("error-500", "HTTP 500"),
        ("redirect", calling.REDIRECTED),
        ("html", calling.NOT_JSON),
        ("wrong-json", calling.NOT_JSON),
        ("endless", calling.TOO_LONG),
        ("slow", calling.SLOW),
        ("unfinished", calling.UNFINISHED),
    ],
)
def test_a_failing_service_is_said_and_nothing_is_lost(
    hand: Hand,
    service: StandIn,
    settings: Any,
    mode: str,
    says: str,
) -> None:
    form = hand.form()
    form.data["reasons"] = ["写了很久的综合理由"]
    hand.client.post(hand.url("case-act", DRAFT), {**form.data, "suggest": [FIELD]})
    settings.WORDING_ENGINE = service.engine(SECONDS="1")
    service.mode = mode

    answer = hand.sent()

    assert answer.status_code == 502
    assert says in unescape(answer.content.decode())
    assert not [one for one in hand.records() if isinstance(one, WordingSuggested)]
    assert hand.form().data["reasons"] == ["写了很久的综合理由"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("当事人造成损失98,765.43元。", "98,765.43"),
        ("当事人违反第九十九条的规定。", "第九十九条"),
        ("建议移送公安机关处理。", "移送"),
        ("<p>当事人配合调查</p>", "标记"),
        ("I am a language model.", "不是可以使用的中文文字"),
        ("〔人员77〕配合调查。", "不是可以使用的中文文字"),
    ],
)
def test_an_answer_that_is_no_wording_is_refused(
    hand: Hand, service: StandIn, answer: str, says: str
) -> None:
    service.says = answer
    told = hand.sent()
    assert told.status_code == 502
    assert says in unescape(told.content.decode())
    assert not [one for one in hand.records() if isinstance(one, WordingSuggested)]


def test_a_service_that_is_away_is_said(
    hand: Hand, service: StandIn, settings: Any
) -> None:
    settings.WORDING_ENGINE = service.engine(URL="http://127.0.0.1:9/v1")
    answer = hand.sent()
    assert answer.status_code == 502
    assert calling.AWAY in unescape(answer.content.decode())


def test_the_service_is_asked_outside_any_transaction(
    hand: Hand, service: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    depths: list[int] = []

    def complete(*_: object) -> str:
        depths.append(len(connection.atomic_blocks))
        return SAID

    monkeypatch.setattr(calling, "complete", complete)
    hand.sent()
    assert depths == [len(connection.atomic_blocks)]


def test_what_changed_after_the_preview_is_shown_again(
    hand: Hand, service: StandIn
) -> None:
    url = hand.url("wording", DRAFT, FIELD)
    answer = hand.client.post(url, {"digest": "0" * 64})
    assert answer.status_code == 409
    assert "请再看一遍" in answer.content.decode()
    assert service.calls == 0


def test_words_may_be_left(hand: Hand, service: StandIn) -> None:
    before = hand.form().data[FIELD]
    place = hand.sent()["Location"]
    answer = hand.client.post(place, {"decline": "1"})
    assert answer["Location"] == hand.url("case-act", DRAFT)
    assert hand.form().data[FIELD] == before
    assert not Draft.objects.exists()


def test_words_may_stand_after_what_was_typed(hand: Hand, service: StandIn) -> None:
    (before,) = hand.form().data[FIELD]
    hand.client.post(hand.sent()["Location"], {"adopt": "append"})
    (after,) = hand.form().data[FIELD]
    assert after == f"{before}\n{SAID}"


def test_only_what_the_operator_allows(
    hand: Hand, service: StandIn, settings: Any
) -> None:
    settings.WORDING_ENGINE = service.engine(PURPOSES="discretion", FIELDS="notes")
    assert "violations.0.facts" not in hand.form().buttons
    assert FIELD in hand.form().buttons
    refused = hand.asked("violations.0.facts")
    assert refused.status_code == 422
    hand.sent()
    assert "承办人已写的第1项裁量理由" in service.question
    assert "过度诊疗" not in service.question


def test_only_who_handles_the_case(
    world: World,
    service: StandIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other, outsider = Hand(world, OTHER), Hand(world, OUTSIDER)
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: other.at)

    answer = other.asked()
    assert answer.status_code == 409
    assert "您不是本案的承办人" in answer.content.decode()
    assert "将发出的内容" not in answer.content.decode()
    assert outsider.asked().status_code == 404
    assert service.calls == 0


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (DRAFT, "outcome"),
        (DRAFT, "violations.0.fine_fen"),
        (DRAFT, "violations.100.facts"),
        ("cases.issue-decision", "reasons"),
        ("cases.nothing", "reasons"),
    ],
)
def test_no_words_for_verdicts_and_amounts(
    hand: Hand, service: StandIn, act: str, field: str
) -> None:
    answer = hand.client.get(hand.url("wording", act, field))
    assert answer.status_code == 404


def test_a_suggestion_of_another_number_is_not_there(
    hand: Hand, service: StandIn
) -> None:
    assert hand.client.get(hand.url("suggestion", DRAFT, FIELD, 1)).status_code == 404
