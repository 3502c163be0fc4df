"""法制审核的数字, counted from a story with three rounds and one that fell."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import get_officer
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.review.records import Point
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import Script, parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage
from zhunsheng.supervision.queries import (
    NoSuchFiguresError,
    chain_for,
    overturned_for,
    reviews_of,
    spells_of,
)
from zhunsheng.supervision.staffing import staffing

pytestmark = pytest.mark.django_db

SCENARIOS = Path(__file__).parents[2] / "scenarios"
ROUNDS, FALLEN = "03-review-rounds.json", "09-withdrawn.json"


def script(name: str) -> Script:
    return parse(json.loads((SCENARIOS / name).read_text("utf-8")), name)


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Both stories, once for all tests."""
    scripts = [script(ROUNDS), script(FALLEN)]
    bureaus = frozenset(code for one in scripts for code in one.bureaus)
    first = min(one.steps[0].at for one in scripts)
    with django_db_blocker.unblock(), transaction.atomic():
        people.establish(first - timedelta(days=1), only=bureaus)
        for one in scripts:
            Player(one, HouseCast(), HouseStage()).play()
        yield
        transaction.set_rollback(True)


def who(username: str) -> Officer:
    return get_officer(people.officer_id(username))


def test_three_rounds_of_one_case() -> None:
    (found,) = reviews_of(
        who("nanchang-legal-reviewer-1"),
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        today=date(2026, 8, 20),
    )
    figures = found.figures
    assert (figures.concluded, figures.agreed, figures.sent_back) == (3, 1, 2)
    assert figures.longest_days == 3
    failed = {one.point for one in figures.failing}
    assert failed
    assert failed <= set(Point)
    assert found.staffing.on == date(2025, 12, 31)
    assert len(found.trend) == 12


def test_a_year_without_reviews_is_empty() -> None:
    (found,) = reviews_of(
        who("nanchang-legal-reviewer-1"),
        first=date(2024, 1, 1),
        last=date(2024, 12, 31),
        today=date(2026, 8, 20),
    )
    assert found.figures.concluded == 0
    assert found.figures.median_days is None


def test_a_handler_has_no_figures() -> None:
    with pytest.raises(NoSuchFiguresError):
        overturned_for(who("nanchang-handler-1"))


def test_reviewers_are_counted_from_the_registers() -> None:
    code = BureauCode("360100")
    spells = spells_of(code)
    before = staffing(code, date(2000, 1, 1), spells)
    after = staffing(code, date(2025, 12, 31), spells)
    assert (before.officers, before.reviewers) == (0, 0)
    assert after.officers > 0
    assert after.reviewers > 0


def _fallen() -> tuple[Officer, UUID]:
    head = who("luzhou-bureau-head")
    (found,) = overturned_for(head)
    return head, found.case_id


def test_the_chain_of_what_fell_names_everybody() -> None:
    head, case_id = _fallen()
    chain = chain_for(head, case_id)
    roles = [part.role for part, _ in chain.parts]
    assert roles[0] == "提请立案"
    assert roles[-1] == "决定被变更、撤销"
    for role in ("法制审核", "声明并送审", "批准并作出决定"):
        assert role in roles
    assert all(name for _, name in chain.parts)


def test_another_bureau_sees_no_chain() -> None:
    _, case_id = _fallen()
    with pytest.raises(NoSuchFiguresError):
        chain_for(who("nanchang-bureau-head"), case_id)
