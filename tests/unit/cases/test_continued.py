"""Nobody types again what stands: forms open with it."""

from dataclasses import replace
from datetime import date

from tests.unit.cases import printing_scene as scene
from zhunsheng.cases.records.evidence import InvestigationReported
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.viewing.continued import BEGINS, begun_with
from zhunsheng.kernel.fields import parse
from zhunsheng.review.state import ReviewState

REPORT = InvestigationReported(
    case_id=scene.CASE,
    ended_on=date(2026, 5, 20),
    course="依法调查。",
    facts="超量开药。",
    nature="过度医疗",
    proposal="责令退回并罚款。",
    discretion="配合调查。",
    violations=(scene.OVERUSE, scene.SWAP),
)


def test_the_first_draft_begins_with_what_was_reported():
    case = scene.filed_state()
    case.report = REPORT

    begun = begun_with("cases.draft-decision", case, ReviewState())

    assert [one["situation_no"] for one in begun["violations"]] == [
        scene.OVERUSE.situation_no,
        scene.SWAP.situation_no,
    ]
    assert "case_id" not in begun


def test_a_new_draft_begins_with_the_one_that_stands():
    case = scene.drafted_state()

    begun = begun_with("cases.draft-decision", case, ReviewState())

    whole = {**begun, "case_id": str(scene.CASE)}
    assert parse(DraftDecision, whole, at=None) == replace(scene.DRAFT)


def test_other_acts_begin_empty():
    assert "cases.add-evidence" not in BEGINS
    assert begun_with("cases.draft-decision", scene.filed_state(), ReviewState()) == {}
