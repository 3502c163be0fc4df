"""裁量参考 in a browser: accessible, quiet, it fits, and the bars are words, too."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_staff_look import keep_picture
from tests.web.staff import discretion_sample
from tests.web.staff.conftest import Desk, desk
from tests.web.staff.samples import CASE_ID
from zhunsheng.web.staff.pages import discretion

__all__ = ["desk"]
PAGE = f"/cases/{CASE_ID}/discretion/"


@pytest.fixture
def home(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The site with the made-up page, served after it is in place."""
    shown = discretion_sample.page()
    monkeypatch.setattr(discretion, "discretion_page", lambda *_: shown)
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(window: Any) -> None:
    for width in (1440, 390):
        watched = window(width)
        watched.go(PAGE)
        keep_picture(watched, f"discretion-{width}")
        assert watched.axe() == []
        watched.page.evaluate("document.documentElement.classList.add('zs-large')")
        assert watched.axe() == []
        assert watched.errors == []
        assert watched.outside == []
    narrow = window(320)
    narrow.go(PAGE)
    assert narrow.overflow() <= 0


@pytest.mark.django_db(transaction=True)
def test_the_picture_reads_without_its_bars(window: Any) -> None:
    watched = window(1440, java_script_enabled=False)
    watched.go(PAGE)
    rows = watched.page.locator(".zs-bars").first.locator("> div")
    told = [" ".join(rows.nth(no).inner_text().split()) for no in range(rows.count())]
    assert told[0] == "1至1.1倍 226 项，幅度内，本案"
    assert told[5] == "1.5至1.6倍 96 项，起点属幅度内"
    assert "中位1倍" in watched.page.inner_text("main")
    second = watched.page.locator(".zs-bars").nth(1)
    assert "1.7至1.8倍" in second.locator(".is-own").inner_text()
