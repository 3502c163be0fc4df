"""参与本案, from the ledger: also what a reviewer did after being assigned."""

from uuid import UUID

import pytest

from tests.unit.archive.world import BUREAU, World
from zhunsheng.authorities.queries import get_officer, list_officers
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger.performing import perform
from zhunsheng.review.reviewers import (
    Matter,
    bars_against,
    parts_by_officer,
    parts_of,
    recused_in,
    took_part,
)
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db
REVIEWER, CLERK = "lanzhou-legal-reviewer-1", "lanzhou-legal-reviewer-2"


def who(username: str):
    return people.officer_id(username)


@pytest.fixture
def world(db: None) -> World:
    found = World.new()
    found.until("cases.announce-hearing")
    return found


def test_everybody_who_acted_has_a_part_and_the_reviewer_has_none(
    world: World,
) -> None:
    parts = parts_by_officer(BUREAU, world.case_id)
    deeds = {one.by for one in world.case().deeds}

    assert deeds <= set(parts)
    assert who("lanzhou-handler-1") in parts
    assert who("lanzhou-bureau-head") in parts
    assert not took_part(who(REVIEWER), BUREAU, world.case_id)


def test_a_reviewer_who_becomes_a_participant_is_found_from_then_on(
    world: World,
) -> None:
    """The clerk of the hearing was a reviewer who might have reviewed until then."""
    before = parts_of(who(CLERK), BUREAU, world.case_id)
    world.until("cases.hold-hearing")
    parts = parts_of(who(CLERK), BUREAU, world.case_id)

    assert before == ()
    assert [one.role for one in parts] == ["通知听证，记录员"]
    assert parts[0].place <= world.case().version
    matter = Matter(
        bureau=BUREAU,
        is_penalty=False,
        parts=parts_by_officer(BUREAU, world.case_id),
        recused=recused_in(BUREAU, world.case_id),
    )
    (bar,) = bars_against(get_officer(who(CLERK)), matter, parts[0].on)[:1]
    assert bar.code == "took-part"
    assert f"（第 {parts[0].place} 条记录）" in bar.says
    free = [
        one.officer_id
        for one in list_officers(BUREAU)
        if not bars_against(one, matter, parts[0].on)
    ]
    assert free == [who(REVIEWER)]


def test_a_case_of_another_bureau_or_none_has_no_parts(world: World) -> None:
    assert parts_by_officer(BureauCode("620000"), world.case_id) == {}
    assert parts_by_officer(BUREAU, CaseId(UUID(int=404))) == {}


def test_who_had_to_step_aside_is_known(world: World) -> None:
    handler = who("lanzhou-handler-2")
    at = world.at
    perform(
        "cases.request-recusal",
        {
            "case_id": str(world.case_id),
            "officer_id": str(handler),
            "source": "party",
            "requested_on": at.date().isoformat(),
            "reasons": "与当事人有直接利害关系。",
        },
        by=who("lanzhou-handler-1"),
        at=at,
    )
    assert recused_in(BUREAU, world.case_id) == frozenset()
    perform(
        "cases.decide-recusal",
        {
            "case_id": str(world.case_id),
            "officer_id": str(handler),
            "granted": True,
            "replacement": str(who("lanzhou-handler-3")),
            "opinion": "同意回避。",
        },
        by=who("lanzhou-bureau-head"),
        at=at,
    )
    assert recused_in(BUREAU, world.case_id) == frozenset({handler})
    assert took_part(who("lanzhou-handler-3"), BUREAU, world.case_id)
