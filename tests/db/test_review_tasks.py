"""法制审核等我办: what a review waits for, shown to the one who is to act."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.web.staff import review_scene
from tests.web.staff.review_scene import (
    HANDLER,
    LEGAL_HEAD,
    OTHER_REVIEWER,
    REVIEWER,
    Scene,
)
from zhunsheng.cases import queries
from zhunsheng.cases.viewing import owed, streams
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.review.queries import review_of
from zhunsheng.review.reviewer_queries import candidates
from zhunsheng.review.reviewers import Eligibility
from zhunsheng.review.round_queries import submitted_in
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

HEAD, OF_HANDLERS = "nanchang-bureau-head", "nanchang-handling-head"
OTHER_HANDLER, STRANGER = "nanchang-handler-2", "nanchang-handler-3"
NANCHANG = BureauCode("360100")


def opened(step: str) -> Iterator[Scene]:
    with transaction.atomic():
        for kept in (streams._case_records, streams._review_records, streams._folded):
            kept.cache_clear()
        owed._computed.cache_clear()
        yield review_scene.until(step)
        transaction.set_rollback(True)


@pytest.fixture
def sent(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """The second round is open; who reviewed the first goes on."""
    with django_db_blocker.unblock():
        yield from opened("review2")


@pytest.fixture
def refused(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Scene]:
    """The first opinion did not agree."""
    with django_db_blocker.unblock():
        yield from opened("review.give-opinion")


def tasks(scene: Scene, name: str) -> list[str]:
    work = queries.my_work(scene.officer(name), scene.now)
    assert all(one.case_id == scene.case_id for one in work.reviews)
    return [one.act or one.title for one in work.reviews]


def everybody(scene: Scene) -> dict[str, list[str]]:
    names = (HANDLER, STRANGER, OF_HANDLERS, REVIEWER, OTHER_REVIEWER, LEGAL_HEAD, HEAD)
    return {name: told for name in names if (told := tasks(scene, name))}


def begun(scene: Scene, act: str, name: str = HANDLER) -> dict[str, Any]:
    bound = {"case_id": str(scene.case_id)}
    return queries.begun_with(act, bound, scene.officer(name))


def test_while_the_reviewer_works_nobody_else_is_asked(sent: Scene) -> None:
    assert everybody(sent) == {}


def test_what_is_missing_waits_for_the_handlers_and_stands_in_their_form(
    sent: Scene,
) -> None:
    assert begun(sent, "cases.supplement-material") == {}
    sent.does(REVIEWER, "review.return-material", round=2, missing=["甲项", "乙项"])
    assert everybody(sent) == {HANDLER: ["cases.supplement-material"]}
    assert tasks(sent, OTHER_HANDLER) == ["cases.supplement-material"]
    assert begun(sent, "cases.supplement-material") == {
        "supplied": [{"item": "甲项"}, {"item": "乙项"}]
    }
    supplied = [{"item": one, "how": "已补正。"} for one in ("甲项", "乙项")]
    sent.does(HANDLER, "cases.supplement-material", complete=True, supplied=supplied)
    assert everybody(sent) == {}
    assert begun(sent, "cases.supplement-material") == {}


def test_an_opinion_that_did_not_agree_waits_for_the_handler(refused: Scene) -> None:
    assert everybody(refused) == {HANDLER: ["修改后再次送审，或者提出异议"]}
    failed = review_of(NANCHANG, refused.case_id).rounds[-1].failed_points
    rows = [{"point": one.value} for one in failed]
    assert rows
    assert begun(refused, "cases.request-review") == {"answers": rows}
    assert begun(refused, "cases.object-to-opinion") == {"points": rows}


def test_a_dispute_goes_from_desk_to_desk(refused: Scene) -> None:
    scene = refused
    failed = review_of(NANCHANG, scene.case_id).rounds[-1].failed_points
    points = [{"point": one.value, "says": "事实清楚。"} for one in failed]
    scene.does(
        HANDLER, "cases.object-to-opinion", round=1, points=points, reasons="总的理由。"
    )
    answer = ["review.answer-objection"]
    assert everybody(scene) == {REVIEWER: answer, LEGAL_HEAD: answer}
    scene.does(
        REVIEWER, "review.answer-objection", round=1, gives_way=False, reasons="坚持。"
    )
    refer = ["review.refer-dispute"]
    assert everybody(scene) == {LEGAL_HEAD: refer, OF_HANDLERS: refer}
    views = begun(scene, "review.refer-dispute", LEGAL_HEAD)
    assert f"{failed[0].label}：事实清楚。" in views["handlers_view"]
    assert "总的理由。" in views["handlers_view"]
    assert views["reviewers_view"].endswith("坚持。")
    scene.does(LEGAL_HEAD, "review.refer-dispute", round=1, **views)
    assert everybody(scene) == {HEAD: ["review.discuss-dispute"]}
    parties = [str(people.officer_id(one)) for one in (HANDLER, REVIEWER)]
    assert begun(scene, "review.discuss-dispute", HEAD) == {"observers": parties}


def test_a_reviewer_who_gave_way_sends_it_back_to_the_handler(refused: Scene) -> None:
    failed = review_of(NANCHANG, refused.case_id).rounds[-1].failed_points
    points = [{"point": one.value, "says": "事实清楚。"} for one in failed]
    refused.does(
        HANDLER, "cases.object-to-opinion", round=1, points=points, reasons="总的理由。"
    )
    refused.does(
        REVIEWER, "review.answer-objection", round=1, gives_way=True, reasons="采纳。"
    )
    assert everybody(refused) == {HANDLER: ["cases.request-review"]}


# --- who reviews a round that was carried on


def chosen(scene: Scene, name: str) -> Eligibility:
    who = people.officer_id(name)
    found = candidates(NANCHANG, scene.case_id, scene.now)
    return next(one for one in found if one.officer.officer_id == who)


def test_a_round_carried_on_counts_for_who_goes_on_with_it(sent: Scene) -> None:
    assert chosen(sent, REVIEWER).load.open == 1
    assert chosen(sent, LEGAL_HEAD).load.open == 0
    sent.does(REVIEWER, "review.recuse", round=2, reasons="与当事人有利害关系。")
    assert chosen(sent, REVIEWER).load.open == 0
    (free,) = (
        one for one in submitted_in(NANCHANG, sent.now.date()) if one.given_on is None
    )
    assert free.reviewer is None


def test_a_bar_cites_no_instrument_of_another_place(sent: Scene) -> None:
    (bar,) = chosen(sent, OTHER_REVIEWER).bars
    assert [str(one.instrument) for one in bar.basis] == ["apl-2021"]
