"""公示期限: seven working days from the decision, three from its fall."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from tests.unit.disclosure.samples import BUREAU, CASE, FACTS
from tests.unit.disclosure.world import HEAD, World
from zhunsheng.authorities.posts import Post
from zhunsheng.calendars.workdays import current
from zhunsheng.cases import queries as cases
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.records.decision import (
    DecisionFate,
    DecisionIssued,
    DecisionOverturned,
    FateSource,
)
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.state import CaseState
from zhunsheng.disclosure.obligations import of_disclosure
from zhunsheng.kernel.ids import DocumentId
from zhunsheng.regulations.bindings import law_of
from zhunsheng.review.state import ReviewState

pytestmark = pytest.mark.django_db

DECISION = DecisionIssued(
    case_id=CASE,
    proposal_no=1,
    document_id=DocumentId(UUID(int=1)),
    number=FACTS.decision_number,
    decided_on=date(2026, 3, 2),
    outcome=Outcome.PENALTY,
    violations=(),
    suspend_settlement_months=0,
    fine_fen=1,
    refund_fen=0,
    draft_digest="",
    opinion="",
)
FALLEN = DecisionOverturned(
    case_id=CASE,
    fate=DecisionFate.REVOKED,
    source=FateSource.RECONSIDERATION,
    decided_on=date(2026, 3, 3),
    document="复议决定书",
    reasons="主要证据不足",
)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()
    made.set_up()
    monkeypatch.setattr(cases, "decision_facts", made.decision_facts)
    return made


def owed(
    decision: DecisionIssued | None = DECISION,
    overturned: DecisionOverturned | None = None,
) -> dict[str, tuple[date, str, date | None, bool]]:
    """Name → last day, the act that ends it, met on, whether it is still owed."""
    standing = Standing(
        case=CaseState(case_id=CASE, decision=decision, overturned=overturned),
        review=ReviewState(),
        law=law_of(BUREAU, date(2026, 3, 2)),
        calendar=current(),
        today=date(2026, 3, 5),
    )
    return {
        one.name: (one.deadline.last_day, one.act, one.met_on, one.is_open)
        for one in of_disclosure(standing)
    }


def test_nothing_is_owed_before_a_decision_nor_after_a_transfer(world: World) -> None:
    assert owed(None) == {}
    assert owed(replace(DECISION, outcome=Outcome.TRANSFER_JUDICIAL)) == {}


def test_a_penalty_is_published_in_seven_working_days(world: World) -> None:
    last = date(2026, 3, 11)
    propose = "disclosure.propose-publication"
    assert owed() == {"publish-penalty-decision": (last, propose, None, True)}

    publication = world.propose()
    assert owed()["publish-penalty-decision"][1] == "disclosure.check-publication"
    world.check(publication)
    assert owed()["publish-penalty-decision"][1] == "disclosure.publish"
    world.act("publish", HEAD, publication_id=publication)
    met = owed()["publish-penalty-decision"]
    assert met[2:] == (date(2026, 3, 3), False)


def test_another_decision_in_twenty(world: World) -> None:
    found = owed(replace(DECISION, outcome=Outcome.NO_PENALTY))
    assert found["publish-decision"][0] == date(2026, 3, 30)


def test_a_proposed_exemption_waits_for_its_own_act(world: World) -> None:
    publication = world.propose(measure="exempt", ground="privacy", reason="未成年人。")
    world.check(publication)
    assert owed()["publish-penalty-decision"][1] == "disclosure.exempt"


def test_what_was_published_and_fell_is_withdrawn_in_three(world: World) -> None:
    publication = world.publish()
    assert owed(overturned=FALLEN)["withdraw-publication"] == (
        date(2026, 3, 6),
        "disclosure.withdraw",
        None,
        True,
    )
    world.withdraw(publication)
    assert owed(overturned=FALLEN)["withdraw-publication"][2] == date(2026, 3, 3)


def test_what_fell_before_it_was_published_is_excused(world: World) -> None:
    assert set(owed(overturned=FALLEN)) == {"publish-penalty-decision"}
    assert owed(overturned=FALLEN)["publish-penalty-decision"][3] is False


def test_the_posts_are_those_whose_turn_it_is(world: World) -> None:
    standing = Standing(
        case=CaseState(case_id=CASE, decision=DECISION),
        review=ReviewState(),
        law=law_of(BUREAU, date(2026, 3, 2)),
        calendar=current(),
        today=date(2026, 3, 5),
    )
    publication = world.propose()
    (one,) = of_disclosure(standing)
    assert one.post is Post.PUBLISHER
    world.check(publication)
    (one,) = of_disclosure(standing)
    assert one.post is Post.DEPUTY_HEAD
