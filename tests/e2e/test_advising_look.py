"""An adviser is engaged, reads the one review and advises: in a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_staff_look import keep_picture
from tests.unit.archive.world import World
from tests.unit.review.engagement_world import HEAD, LENT, at, lend
from tests.web.staff import held_clock
from tests.web.staff.test_advising import LOAN_ENDS, PASSWORD, TODAY, world

__all__ = ["world"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home(world: World) -> Iterator[str]:
    """The site, served after the case was sent to review and the clock was held."""
    held_clock.show(at(TODAY, 10))
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def sign_in(watched: Any, username: str) -> None:
    watched.go("/sign-in/")
    watched.page.fill("[name=username]", username)
    watched.page.fill("[name=password]", PASSWORD)
    watched.page.click("button[type=submit]")
    watched.page.wait_for_selector(".zs-me")


def fits(window: Any, watched: Any, path: str, name: str) -> None:
    """Accessible at both widths, and nothing scrolls sideways."""
    watched.go(path)
    keep_picture(watched, f"{name}-1440")
    assert watched.axe() == []
    narrow = window(390, storage_state=watched.page.context.storage_state())
    narrow.go(path)
    keep_picture(narrow, f"{name}-390")
    assert narrow.axe() == []
    narrow.page.set_viewport_size({"width": 320, "height": 900})
    assert narrow.overflow() <= 0
    for one in (watched, narrow):
        assert one.errors == []
        assert one.outside == []


def test_from_engagement_to_advice(window: Any, world: World) -> None:
    lend()
    bench = f"/reviews/{world.case_id}/"
    head = window(1440)
    sign_in(head, HEAD)
    fits(window, head, "/reviewers/", "reviewers")
    head.go(bench)
    head.page.click("a:has-text('聘请顾问协助审核')")
    head.page.select_option(
        "[name=adviser]", label="康甘例（法律顾问，示范东方律师事务所（演示））"
    )
    head.page.fill("[name=until]", LOAN_ENDS.isoformat())
    head.page.fill("[name=purpose]", "请就法律适用和裁量是否适当提出意见。")
    head.page.click("form#act-form > .zs-btns button.zs-btn--primary")
    head.page.wait_for_selector("text=已完成：聘请顾问协助审核")

    adviser = window(1440)
    sign_in(adviser, LENT)
    fits(window, adviser, "/advising/", "advising")
    fits(window, adviser, bench, "bench-of-adviser")
    fits(window, adviser, f"/advising/{world.case_id}/advice/", "advice")
    adviser.page.fill("[name=opinion]", "裁量理由需要补充，建议说明从轻的依据。")
    adviser.page.click("form#act-form > .zs-btns button.zs-btn--primary")
    adviser.page.wait_for_selector("text=已完成：出具顾问意见")

    fits(window, head, bench, "bench-with-advice")
    assert "裁量理由需要补充" in head.page.inner_text("main")
    assert "供审核人员参考，不是审核结论" in head.page.inner_text("main")
