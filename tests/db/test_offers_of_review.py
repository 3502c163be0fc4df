"""下一步: what the handler may do with an answer of the legal department is offered."""

import pytest

from tests.web.staff import review_scene
from tests.web.staff.review_scene import HANDLER, REVIEWER, Scene
from zhunsheng.cases import queries
from zhunsheng.cases.pages import NextAct
from zhunsheng.review.queries import review_of

pytestmark = pytest.mark.django_db

SUPPLEMENT, OBJECT = "cases.supplement-material", "cases.object-to-opinion"
MISSING = "示范材料一份"


def offered(scene: Scene, name: str = HANDLER) -> dict[str, NextAct]:
    page = queries.get_case_page(scene.case_id, scene.officer(name), scene.now)
    return {one.act: one for one in page.next if one.possible}


def test_what_was_sent_back_is_supplemented_from_the_case_page() -> None:
    scene = review_scene.until("review2")
    assert SUPPLEMENT not in offered(scene)
    scene.does(REVIEWER, "review.return-material", round=2, missing=[MISSING])

    assert offered(scene)[SUPPLEMENT].primary
    assert SUPPLEMENT not in offered(scene, REVIEWER)

    supplied = [{"item": MISSING, "how": "已补入卷。"}]
    scene.does(HANDLER, SUPPLEMENT, complete=True, supplied=supplied)
    assert SUPPLEMENT not in offered(scene)


def test_an_opinion_that_did_not_agree_is_objected_to_from_the_case_page() -> None:
    scene = review_scene.until("review.give-opinion")
    review = review_of(scene.officer(HANDLER).bureau, scene.case_id)
    last = review.last_round
    assert last is not None

    one = offered(scene)[OBJECT]
    assert one.bound["round"] == str(last.no) == "1"
    assert not one.primary
    assert OBJECT not in offered(scene, REVIEWER)

    points = [{"point": last.failed_points[0].value, "says": "示范意见。"}]
    scene.does(HANDLER, OBJECT, round=1, points=points, reasons="示范理由。")
    assert OBJECT not in offered(scene)
