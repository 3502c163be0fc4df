"""The story of a decision that is contested and then enforced, as pages tell it."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases import queries
from zhunsheng.cases.gathering import load
from zhunsheng.documents.queries import list_documents
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.records import type_of
from zhunsheng.ledger.verify import verify
from zhunsheng.review.queries import review_of
from zhunsheng.review.records import Subject
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import Script, parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

pytestmark = pytest.mark.django_db

STORY = Path(__file__).parents[2] / "scenarios" / "16-court-enforcement.json"
BUREAU, OTHER = BureauCode("620100"), BureauCode("140403")
HANDLER = "lanzhou-handler-1"


def story() -> Script:
    return parse(json.loads(STORY.read_text("utf-8")), STORY.name)


def before(act: str, *, nth: int = 1) -> Script:
    """The story up to the ``nth`` time that somebody does ``act``."""
    raw = json.loads(STORY.read_text("utf-8"))
    places = [no for no, one in enumerate(raw["steps"]) if one.get("act") == act]
    raw["steps"] = raw["steps"][: places[nth - 1]]
    return parse(raw, STORY.name)


@pytest.fixture(scope="module", autouse=True)
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two bureaus with their people, once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        people.establish(
            story().steps[0].at - timedelta(days=1), only=frozenset({BUREAU, OTHER})
        )
        yield
        transaction.set_rollback(True)


def played(script: Script) -> CaseId:
    player = Player(script, HouseCast(), HouseStage())
    player.play()
    assert all(one.ok for one in player.results)
    return CaseId(UUID(str(player.names["case"]["id"])))


def who(username: str) -> Officer:
    return get_officer(people.officer_id(username))


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, tzinfo=CHINA)


def test_no_review_is_in_the_way_until_an_application_is_drafted() -> None:
    script = before("cases.draft-court-application")
    case_id, asked = played(script), "cases.request-review"
    then = script.steps[-1].at + timedelta(minutes=1)
    page = queries.get_case_page(case_id, who(HANDLER), then)
    assert asked not in {one.act for one in page.next}
    (told,) = queries.preview(asked, {"case_id": str(case_id)}, who(HANDLER), then)
    assert told.code == "cases.nothing-to-review"
    assert "强制执行申请书" in told.way_out


def test_the_whole_story_leaves_a_whole_ledger_and_its_papers() -> None:
    case_id = played(story())
    assert verify() == ()
    case = load(BUREAU, case_id)
    assert case.court_accepted is True
    written = [type_of(one) for one, _ in reader.replay(BUREAU, f"case/{case_id}")]
    names = [one.name for one in written]
    assert names.count("cases.review-pass-taken") == 2
    signed = names.index("cases.court-application-approved")
    assert names[signed - 1] == "cases.review-pass-taken"
    assert [one.kind.value for one in case.remedies] == ["reconsideration", "first"]
    subjects = [one.subject for one in review_of(BUREAU, case_id).rounds]
    assert subjects == [Subject.DECISION, *[Subject.COURT_APPLICATION] * 2]
    papers = [
        (one.kind, bool(one.number))
        for one in list_documents(bureau=BUREAU, case_id=case_id)
        if one.kind.startswith("court-application")
    ]
    assert papers == [
        ("court-application-report", False),
        ("court-application-report", False),
        ("court-application", True),
    ]


def test_the_page_tells_remedies_surcharge_and_what_is_owed() -> None:
    case_id = played(before("cases.draft-court-application", nth=2))
    page = queries.get_case_page(case_id, who(HANDLER), at(2026, 2, 25))
    told = [(one.kind, one.outcome) for one in page.remedies]
    assert told == [
        ("行政复议（普通程序）", "维持"),
        ("行政诉讼第一审", "驳回诉讼请求（复议请求）"),
    ]
    course = [(one.days, one.why, one.accrued_fen) for one in page.surcharge]
    assert course == [
        (17, "", 578_340),
        (58, "行政复议（普通程序）", 0),
        (13, "", 442_260),
        (120, "行政诉讼第一审", 0),
        (1, "", 34_020),
    ]
    entries = [entry.title for day in page.timeline for entry in day.entries]
    assert entries.count("登记复议、诉讼") == 2
    assert entries.count("登记复议、诉讼结果") == 2
    owed = {one.name: one for one in page.owed}
    assert owed["answer-reconsideration"].state == "met"
    assert owed["answer-court"].state == "met"
    offered = {one.act: one for one in page.next}
    assert offered["cases.draft-court-application"].primary
    assert "cases.apply-to-court" not in offered


def test_the_answer_is_offered_for_the_remedy_that_waits() -> None:
    case_id = played(before("cases.answer-remedy", nth=3))
    page = queries.get_case_page(case_id, who(HANDLER), at(2025, 11, 10))
    offered = {one.act: one for one in page.next}
    assert offered["cases.answer-remedy"].bound["no"] == "2"
    assert offered["cases.answer-remedy"].primary
    assert offered["cases.end-remedy"].bound["no"] == "2"
    assert "cases.register-remedy" not in offered


def test_an_outcome_that_changes_the_decision_makes_its_registration_due() -> None:
    case_id = played(before("cases.answer-remedy", nth=3))
    ended = {
        "case_id": str(case_id),
        "no": 2,
        "outcome": "revoked",
        "decided_on": "2025-12-01",
        "received_on": "2025-12-01",
        "party_received_on": None,
        "document": "行政判决书",
        "redo": True,
        "redo_by": None,
        "gist": "证据不足",
    }
    handler = people.officer_id(HANDLER)
    perform("cases.end-remedy", ended, by=handler, at=at(2025, 12, 1))
    last = queries.get_case_page(case_id, who(HANDLER), at(2025, 12, 16))
    assert "apply-outcome" not in {one.name for one in last.owed}
    after = queries.get_case_page(case_id, who(HANDLER), at(2025, 12, 17))
    owed = {one.name: one for one in after.owed}
    assert owed["apply-outcome"].act == "cases.overturn-decision"
    offered = {one.act: one for one in after.next}
    assert offered["cases.overturn-decision"].primary
    assert offered["cases.redo-decision"].bound["no"] == "2"
    assert "cases.draft-court-application" not in offered


def test_an_officer_of_another_bureau_registers_nothing() -> None:
    case_id = played(before("cases.register-remedy"))
    filed = {
        "case_id": str(case_id),
        "kind": "first",
        "filer": "party",
        "body": "示范人民法院",
        "filed_on": "2025-08-18",
        "copy_received_on": "2025-08-20",
        "claims": "请求撤销",
    }
    stranger = people.officer_id("luzhou-handler-1")
    with pytest.raises(ZhunshengError, match="没有这个案件"):
        perform("cases.register-remedy", filed, by=stranger, at=at(2025, 8, 22))
    assert load(BUREAU, case_id).remedies == []
