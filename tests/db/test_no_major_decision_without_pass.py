"""Whatever is tried, by whomever, by any way in: no major decision without its pass.

Random courses of a case with every act of the registry, through ``perform`` (there is
no field app and no importer yet: they will come in by it), the HTTP API, the staff
pages and the scenario runner, with followers between; by handlers, heads, reviewers,
administrators, the program, the public, and one who holds every post that one person
may hold. What then stands in the ledger is judged by an oracle that was written from
the law and reads bytes.

The draws are seeded; a failure names its seed and is repeated by it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.db.test_act_sequences import BEGINS, BUREAU, OFFICERS
from tests.db.walks import oracle
from tests.db.walks.entrances import Clock, Entrances, tokens
from tests.db.walks.road import EVERYTHING, Walk, walk
from zhunsheng.authorities.models import Account
from zhunsheng.kernel import acts
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.verify import verify
from zhunsheng.regulations import guards
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

SEEDS = range(12)
STEPS = 80
GAPS = {  # seeds that must find what a missing guard lets through
    "cases.review-not-passed": range(1, 81, 8),
    "cases.court-review-not-passed": range(4, 84, 8),
}
ALL_POSTS = (
    "administrator",
    "handler",
    "department-head",
    "bureau-head",
    "deputy-head",
    "publisher",
    "archivist",
    "supervisor",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One walk, and what the oracle says of the ledger after it."""

    seed: int
    walk: Walk
    verdict: oracle.Verdict


def _appoint_everything(at: Any) -> None:
    """One person with every post that may be held beside the others."""
    who = {"officer_id": str(people.officer_id(EVERYTHING))}
    papers = {"valid_from": "2026-01-01", "valid_until": "2030-12-31"}
    for act, given in {
        "authorities.appoint-officer": {
            "bureau": BUREAU,
            "name": "全示权",
            "department": "handling",
            "posts": list(ALL_POSTS),
        },
        "authorities.open-account": {"username": EVERYTHING},
        "authorities.grant-certificate": {"number": "62010000099", **papers},
    }.items():
        by = people.officer_id("lanzhou-administrator")
        perform(act, who | given, by=by, at=at)


@pytest.fixture(scope="module")
def known_tokens(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[OfficerId, str]]:
    """The bureau, its people, their passwords and tokens, once for all walks."""
    at = BEGINS - timedelta(days=1)
    with django_db_blocker.unblock(), transaction.atomic():
        people.establish(at, only=frozenset({BUREAU}))
        _appoint_everything(at)
        Account.objects.update(must_change=False)
        people.set_passwords()
        Account.objects.filter(username=EVERYTHING).update(
            password=Account.objects.get(username=OFFICERS[0].username).password
        )
        yield tokens([*(one.username for one in OFFICERS), EVERYTHING], at)
        transaction.set_rollback(True)


def _walked(seed: int, known: dict[OfficerId, str]) -> Told:
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("zhunsheng.site.clock.now", Clock.now)
        one = walk(seed, len(SEEDS), STEPS, Entrances(known_tokens=known))
        assert verify() == (), seed
        told = Told(seed, one, oracle.judge(BUREAU))
        transaction.set_rollback(True)
    return told


@pytest.fixture(scope="module")
def walks(known_tokens: dict[OfficerId, str]) -> list[Told]:
    return [_walked(seed, known_tokens) for seed in SEEDS]


def test_no_major_decision_stands_without_its_pass(walks: list[Told]) -> None:
    assert {one.seed: one.verdict.wrong for one in walks if one.verdict.wrong} == {}


def test_the_walks_do_decide(walks: list[Told]) -> None:
    """An oracle over ledgers without decisions would prove nothing.

    One walk in six forgets the review and should never get there.
    """
    decided = [one for one in walks if one.verdict.major]
    assert len(decided) * 5 >= len(walks) * 2
    assert any(one.verdict.by_discussion for one in walks)
    assert any(one.verdict.applications for one in walks)


def test_every_way_in_lets_lawful_acts_through(walks: list[Told]) -> None:
    through = sum((Counter(one.walk.entrances.through) for one in walks), Counter())
    assert min(through[way] for way in ("perform", "api", "page", "scenario")) >= 10
    decisive = {
        way
        for one in walks
        for way, act in one.walk.entrances.succeeded
        if act in ("cases.issue-decision", "review.give-opinion")
    }
    assert decisive >= {"perform", "api", "page"}


def test_every_act_is_tried(walks: list[Told]) -> None:
    tried = set().union(*(one.walk.tried_acts for one in walks))
    assert tried >= {one.name for one in acts.all_acts()}


@pytest.mark.parametrize("code", GAPS)
def test_a_missing_guard_is_found(
    code: str, known_tokens: dict[OfficerId, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same walks and oracle, with the one guard taken away: they must see it."""
    real: Callable[..., Any] = guards.unmet

    def without(tried: Any, situation: Any) -> Any:
        found = real(tried, situation)
        return tuple(one for one in found if one.code != code)

    monkeypatch.setattr(guards, "unmet", without)
    wrong: list[str] = []
    for seed in GAPS[code]:
        wrong += _walked(seed, known_tokens).verdict.wrong
        if wrong:
            break
    assert any("without a pass" in one for one in wrong)


def test_no_account_stands_above_the_acts() -> None:
    """系统管理员 has no entrance of his own: no superusers, no model editor."""
    assert not apps.is_installed("django.contrib.admin")
    assert not hasattr(Account, "is_superuser")
    assert settings.AUTH_USER_MODEL == "authorities.Account"
