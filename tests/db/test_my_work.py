"""我的工作: who sees what is owed in a case, and who is asked for a signature."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.archive.world import HANDLER, World
from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases import queries
from zhunsheng.cases.pages import DueView, Work
from zhunsheng.cases.viewing import owed, streams
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.performing import perform
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

HEAD, DEPUTY = "lanzhou-bureau-head", "lanzhou-deputy-head"
SIGN = "cases.issue-decision"


def who(username: str) -> OfficerId:
    return people.officer_id(username)


@pytest.fixture
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        for kept in (streams._case_records, streams._folded, owed._computed):
            kept.cache_clear()  # each test tells the same case another end
        yield World.new()
        transaction.set_rollback(True)


def work(world: World, username: str) -> Work:
    at = world.at + timedelta(minutes=1)
    return queries.my_work(get_officer(who(username)), at)


def deciding(world: World, username: str) -> list[DueView]:
    found = work(world, username)
    return [one for one in found.due if one.name == "decide-case"]


def to_sign(world: World, username: str) -> list[str]:
    return [one.act for one in work(world, username).to_sign]


class TestDecision:
    """作出处理决定: the head owes it, and the handlers of the case move it."""

    def test_the_head_decides_what_the_handlers_propose(self, world: World) -> None:
        world.until("cases.record-inspection")
        (due,) = deciding(world, HEAD)
        assert due.act == SIGN
        for username in (HANDLER, "lanzhou-handler-2"):
            (moved,) = deciding(world, username)
            assert moved.act == "cases.propose-decision"
            assert moved.last_day == due.last_day
            assert moved.owner_label == due.owner_label

    def test_it_is_nothing_to_others(self, world: World) -> None:
        world.until("cases.record-inspection")
        stranger = get_officer(who("lanzhou-handler-expired"))
        assert stranger.officer_id not in world.case().handlers
        assert not deciding(world, "lanzhou-handler-expired")
        assert not deciding(world, DEPUTY)

    def test_what_is_proposed_needs_no_second_proposal(self, world: World) -> None:
        world.until(SIGN)
        (moved,) = deciding(world, HANDLER)
        assert moved.act == ""
        (due,) = deciding(world, HEAD)
        assert due.act == SIGN


class TestSignature:
    """待签: a deputy signs for a principal who stepped aside."""

    def ask(self, world: World) -> None:
        world.at += timedelta(minutes=1)
        given = {
            "case_id": str(world.case_id),
            "officer_id": str(who(HEAD)),
            "source": "self",
            "requested_on": world.at.date().isoformat(),
            "reasons": "与当事人有亲属关系。",
        }
        perform("cases.request-recusal", given, by=who(HANDLER), at=world.at)

    def decide(self, world: World, *, granted: bool) -> None:
        world.at += timedelta(minutes=1)
        given = {
            "case_id": str(world.case_id),
            "officer_id": str(who(HEAD)),
            "granted": granted,
            "replacement": None,
            "opinion": "已核实。",
        }
        perform("cases.decide-recusal", given, by=who(DEPUTY), at=world.at)

    def test_usually_the_principal_signs(self, world: World) -> None:
        world.until(SIGN)
        assert to_sign(world, HEAD) == [SIGN]
        assert to_sign(world, DEPUTY) == []

    def test_of_a_principal_who_may_have_to_step_aside(self, world: World) -> None:
        world.until(SIGN)
        self.ask(world)
        assert to_sign(world, DEPUTY) == [SIGN]

    def test_of_a_principal_who_stepped_aside(self, world: World) -> None:
        world.until(SIGN)
        self.ask(world)
        self.decide(world, granted=True)
        assert to_sign(world, DEPUTY) == [SIGN]
        assert to_sign(world, HEAD) == []

    def test_of_a_principal_who_need_not(self, world: World) -> None:
        world.until(SIGN)
        self.ask(world)
        self.decide(world, granted=False)
        assert to_sign(world, DEPUTY) == []
        assert to_sign(world, HEAD) == [SIGN]
