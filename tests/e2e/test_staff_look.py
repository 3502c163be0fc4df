"""Every page of the staff site in a browser: accessible, quiet, and it fits."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.web.staff.conftest import Desk, desk
from tests.web.staff.samples import CASE, REVIEW_MISSING, SIGNATURE_MISSING
from tests.web.staff.test_pages import PAGES
from zhunsheng.regulations.guards import RefusedError

__all__ = ["desk"]

ACT = "/cases/00000000-0000-0000-0000-000000000011/acts/cases.sample/"


@pytest.fixture
def home(desk: Desk) -> Iterator[str]:
    """The site with the made-up cases, served after they are in place."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def keep_picture(watched: Any, name: str) -> None:
    """For the eye: ``ZHUNSHENG_PICTURES=folder`` keeps a picture of every page."""
    folder = os.environ.get("ZHUNSHENG_PICTURES")
    if folder:
        path = Path(folder) / f"{name}.png"
        watched.page.screenshot(path=path, full_page=True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page: str, window: Any, desk: Desk
) -> None:
    desk.preview = (REVIEW_MISSING, SIGNATURE_MISSING)
    name = page.strip("/").replace("/", "-") or "work"
    for width in (1440, 390):
        watched = window(width)
        watched.go(page)
        keep_picture(watched, f"{name}-{width}")
        assert watched.axe() == []
        watched.page.evaluate("document.documentElement.classList.add('zs-large')")
        assert watched.axe() == []
        assert watched.errors == []
        assert watched.outside == []

    narrow = window(320)
    narrow.go(page)
    assert narrow.overflow() <= 0


@pytest.mark.django_db(transaction=True)
def test_a_refused_form_is_accessible_and_keeps_its_text(
    window: Any, desk: Desk
) -> None:
    desk.raises = RefusedError((REVIEW_MISSING, SIGNATURE_MISSING))
    for width in (1440, 390):
        watched = window(width)
        watched.go(ACT)
        watched.page.fill("#f-facts", "写了很久的事实")
        watched.page.click("form#act-form > .zs-btns button.zs-btn--primary")
        watched.page.wait_for_selector("#wrong")
        keep_picture(watched, f"act-wrong-{width}")
        assert watched.page.input_value("#f-facts") == "写了很久的事实"
        assert watched.page.evaluate("document.activeElement.id") == "wrong"
        assert watched.axe() == []
        assert watched.overflow() <= 0


@pytest.mark.django_db(transaction=True)
def test_what_is_typed_is_saved_without_a_button(window: Any, desk: Desk) -> None:
    watched = window(1440)
    watched.go(ACT)
    watched.page.fill("#f-facts", "只写了一半")
    watched.page.locator("#f-facts").blur()
    watched.page.wait_for_selector("#draft-note:has-text('草稿已于')")

    again = window(390)
    again.go(ACT)

    assert again.page.input_value("#f-facts") == "只写了一半"
    assert "已恢复" in again.page.inner_text("#draft-note")
    assert again.errors == []


@pytest.mark.django_db(transaction=True)
def test_the_desk_works_without_javascript(window: Any, desk: Desk) -> None:
    watched = window(1440, java_script_enabled=False)
    watched.go(ACT)
    watched.page.fill("#f-facts", "没有脚本")
    watched.page.click("button[name=add-row][value=violations]")

    assert watched.page.input_value("#f-facts") == "没有脚本"
    assert watched.page.locator("#f-violations .zs-rows__one").count() == 2
    watched.page.click(".zs-brand")
    assert "我的工作" in watched.page.title()
    watched.page.click(f"a:has-text('{CASE.owed[0].title}') >> nth=0")
    assert "送法制审核" in watched.page.title()
