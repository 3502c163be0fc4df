"""申请强制执行: reviewed, signed, current, to the court that was approved."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import (
    NO,
    application_passed,
    at,
    codes,
    data,
    in_case,
    passed,
    payment,
    ready,
    redrafted,
    typed,
)
from zhunsheng.cases.court import application_digest, grounds_digest
from zhunsheng.cases.obligations.court import next_court_act
from zhunsheng.cases.records.decision import (
    DecisionFate,
    DecisionOverturned,
    FateSource,
)
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.reviewable import application_of, pass_of, reviewable
from zhunsheng.review.records import Subject, Verdict
from zhunsheng.review.state import ReviewState

DRAFT = "cases.draft-court-application"
PROPOSE = "cases.propose-court-application"
APPROVE = "cases.approve-court-application"
APPLY = "cases.apply-to-court"
REVIEWED = (PROPOSE, APPROVE, APPLY)
_OVERTURNED = DecisionOverturned(
    case_id=scene.CASE,
    fate=DecisionFate.REVOKED,
    source=FateSource.BUREAU,
    decided_on=date(2026, 11, 2),
    document="撤销决定书",
    reasons="认定事实有误",
)


@pytest.mark.parametrize("act", [DRAFT, *REVIEWED])
def test_the_ready_situation_is_allowed(act: str) -> None:
    assert codes(act, ready(act)) == set()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"decision_served_on": None}, {"decision-not-served"}),
        ({"overturned": _OVERTURNED}, {"already-overturned", "nothing-owed"}),
        ({"closed_on": date(2026, 11, 2)}, {"closed"}),
        ({"court_accepted": False}, set()),
        ({"court_accepted": True}, {"court-applied-already"}),
        ({"demand_served_on": None}, {"not-demanded"}),
    ],
)
def test_one_changed_fact_before_drafting(
    facts: dict[str, Any], expected: set[str]
) -> None:
    assert codes(DRAFT, in_case(DRAFT, **facts)) == expected


def test_nothing_is_asked_for_when_all_is_paid() -> None:
    paid = [
        payment(PaymentKind.FINE, 1_542_285),
        payment(PaymentKind.REFUND, 1_487_910),
    ]
    assert codes(DRAFT, in_case(DRAFT, payments=paid)) == {"nothing-owed"}


@pytest.mark.parametrize("act", REVIEWED)
def test_no_application_without_a_draft(act: str) -> None:
    assert codes(act, in_case(act, court_draft=None)) == {"no-court-draft"}


@pytest.mark.parametrize("act", REVIEWED)
@pytest.mark.parametrize(
    "review",
    [
        ReviewState(),
        passed("c" * 64, "b" * 64),
        application_passed(scene.decided_state()),
    ],
    ids=["none", "of the decision", "on other grounds"],
)
def test_no_application_without_a_pass_for_exactly_it(
    act: str, review: ReviewState
) -> None:
    found = replace(ready(act), review=review)
    assert codes(act, found) == {"court-review-not-passed"}


@pytest.mark.parametrize("act", REVIEWED)
def test_a_review_of_another_subject_or_verdict_is_no_pass(act: str) -> None:
    for change in ({"subject": Subject.DECISION}, {"verdict": Verdict.CORRECT}):
        found = ready(act)
        for name, value in change.items():
            setattr(found.review.rounds[0], name, value)
        assert codes(act, found) == {"court-review-not-passed"}


@pytest.mark.parametrize("act", REVIEWED)
@pytest.mark.parametrize(
    "facts",
    [
        {"payments": [payment(PaymentKind.FINE, 100)]},
        {"demand_served_on": date(2026, 7, 2)},
        {"deferred_until": date(2026, 11, 1)},
    ],
)
def test_what_changes_after_the_draft_voids_it(act: str, facts: dict[str, Any]) -> None:
    found = in_case(act, **facts)
    assert codes(act, found) == {"court-draft-outdated"}
    assert pass_of(application_of(found.case), found.review) is None
    assert codes(act, redrafted(found)) == set()


def test_what_is_signed_is_not_proposed_again() -> None:
    found = in_case(PROPOSE, court_approved=ready(APPLY).case.court_approved)
    assert codes(PROPOSE, found) == {"court-approved-already"}
    approved = found.case.court_approved
    assert approved is not None
    found.case.court_approved = replace(approved, draft_digest="e" * 64)
    assert codes(PROPOSE, found) == set()


def test_the_head_signs_what_was_proposed() -> None:
    found = in_case(APPROVE, court_draft_version=NO + 1)
    assert codes(APPROVE, found) == {"court-draft-changed"}


def test_handed_in_as_approved() -> None:
    unsigned = in_case(APPLY, court_approved=None)
    assert codes(APPLY, unsigned) == {"court-application-not-approved"}
    found = ready(APPLY)
    draft = found.case.court_draft
    assert draft is not None
    found.case.court_draft = replace(draft, draft_digest="e" * 64)
    found.review.rounds[0].draft_digest = "e" * 64
    assert codes(APPLY, found) == {"court-application-not-approved"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, set()),
        ({"court": "示范县人民法院"}, {"other-court"}),
        ({"applied_on": date(2026, 11, 29)}, {"applied-before-approval"}),
    ],
)
def test_the_court_and_the_day(fields: dict[str, Any], expected: set[str]) -> None:
    found = typed(APPLY, **fields)
    found.case.decision_served_on = date(2026, 5, 1)  # the window opens 2026-11-03
    assert codes(APPLY, redrafted(found)) == expected


def test_the_demand_and_its_ten_working_days() -> None:
    unserved = redrafted(in_case(APPLY, demand_served_on=None))
    assert codes(APPLY, unserved) == {"demand-not-served"}


def test_before_anything_is_typed() -> None:
    for act in (DRAFT, PROPOSE, APPLY):
        found = replace(ready(act), data=None)
        assert codes(act, found) == set()


def test_what_is_up_for_review_after_the_decision() -> None:
    case = ready(PROPOSE).case
    item = reviewable(case)
    assert item is not None
    assert item.subject is Subject.COURT_APPLICATION
    assert item.current
    assert item == application_of(case)
    case.court_draft = None
    assert reviewable(case) is None


def test_digests_tell_every_difference_apart() -> None:
    given, day = data(DRAFT), date(2026, 11, 30)
    amounts = {"fine": 1, "refund": 2, "surcharge": 3}
    others = {
        application_digest(replace(given, surcharge=False), amounts, day),
        application_digest(given, {**amounts, "surcharge": 4}, day),
        application_digest(given, amounts, date(2026, 12, 1)),
        application_digest(given, amounts, day),
    }
    assert len(others) == 4
    case = ready(PROPOSE).case
    before = grounds_digest(case)
    case.version += 1  # what does not bear on it changes nothing
    assert grounds_digest(case) == before
    case.remedies = ready("cases.answer-remedy").case.remedies
    assert grounds_digest(case) != before


def test_a_late_application_is_refused_and_says_so() -> None:
    late = replace(typed(APPLY, applied_on=date(2027, 3, 1)), at=at(date(2027, 3, 1)))
    assert codes(APPLY, late) == {"outside-court-window"}


def test_the_duty_leads_to_the_next_step() -> None:
    found = ready(APPLY)
    case, review = found.case, found.review
    assert next_court_act(case, review) == APPLY
    case.court_approved = None
    assert next_court_act(case, review) == PROPOSE
    case.proposals = ready(APPROVE).case.proposals
    assert next_court_act(case, review) == ""
    assert next_court_act(case, ReviewState()) == "cases.request-review"
    review.rounds[0].verdict = None
    assert next_court_act(case, review) == ""
    case.demand_served_on = date(2026, 7, 2)
    assert next_court_act(case, review) == DRAFT
    case.court_draft = None
    assert next_court_act(case, review) == DRAFT
