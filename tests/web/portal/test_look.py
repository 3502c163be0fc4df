"""The portal in a real browser: axe, no sideways scroll, no outside request.

The pages are drawn by Django's own test client and then handed to the browser, so
that no server runs beside the test, and no database is asked from the browser's loop.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote
from uuid import UUID

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

from tests.unit.disclosure.samples import BUREAU, CITIZEN, FACTS
from tests.unit.disclosure.world import HEAD, LOG
from tests.web.portal.conftest import Portal, approve_catalogue
from zhunsheng.kernel.ids import CaseId

pytestmark = pytest.mark.django_db

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "e2e" / "assets" / "axe.min.js"
HOME = "http://testserver"
_NARROWEST = 320
_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("main *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth)
    .map((one) => `${one.tagName} too wide: ${one.textContent.trim().slice(0, 30)}`)
    .concat(["too wide"])"""
_MUST = ("CI", "ZHUNSHENG_REQUIRE_ALL")


@dataclass
class Drawn:
    """Pages as the portal sent them, by address."""

    responses: dict[str, HttpResponse]
    decision: str

    def answer(self, route: Route) -> None:
        """Give the browser what the portal gave."""
        address = unquote(route.request.url)
        assert address.startswith(HOME), address
        path = address.removeprefix(HOME)
        if path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            assert isinstance(found, str), path
            route.fulfill(path=found, content_type="text/css")
            return
        response = self.responses[path]
        route.fulfill(
            status=response.status_code,
            headers=dict(response.items()),
            body=response.content,
        )


@pytest.fixture(params=["plain", "large"])
def drawn(portal: Portal, public: Client, request: pytest.FixtureRequest) -> Drawn:
    """One page of each kind, once in 长辈模式 and once not."""
    world = portal.world
    corrected = world.publish()
    other = replace(CITIZEN, case_id=CaseId(UUID(int=2)))
    withdrawn = world.publish(other)
    world.act(
        "publish-bureau-information",
        HEAD,
        bureau=BUREAU,
        departments=[{"name": "基金监管科", "duties": "监督检查。"}],
        supervision_telephone="0931-0000001",
    )
    world.cases[FACTS.case_id] = replace(FACTS, party_address="示范路81号")
    world.act("correct", HEAD, publication_id=corrected, reason="住所应为81号。")
    world.withdraw(withdrawn)
    approve_catalogue(portal)
    portal.follow()
    if request.param == "large":
        public.get("/large", {"on": "1"})
    addresses = (
        "/",
        "/publications/?q=骨伤",
        f"/publications/{corrected}/",
        f"/publications/{corrected}/editions/1/",
        f"/publications/{withdrawn}/",
        f"/publications/{corrected}/history/",
        f"/publications/{withdrawn}/history/",
        "/publications/?q=骨伤&from=x&after=1-00000000000000000000000000000000",
        "/data/",
        "/statistics/",
        "/bureaus/",
        f"/bureaus/{BUREAU}/",
        f"/bureaus/{BUREAU}/review-catalogue/",
        "/verify/",
        f"/log/{LOG}/",
        "/accessibility/",
        "/nothing/",
    )
    return Drawn(
        {address: public.get(address) for address in addresses},
        f"/publications/{corrected}/",
    )


@pytest.fixture
def window(drawn: Drawn) -> Iterator[Page]:
    """A window onto the portal; where Chromium must be and is not, a failure."""
    if not CHROMIUM.exists():
        if any(os.environ.get(name) in ("1", "true") for name in _MUST):
            pytest.fail(f"{CHROMIUM} is not installed: apt-get install chromium")
        pytest.skip(f"{CHROMIUM} is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM))
        page = browser.new_page(locale="zh-CN")
        page.route("**/*", drawn.answer)
        yield page
        browser.close()


def test_every_kind_of_page(window: Page, drawn: Drawn) -> None:
    axe = AXE.read_text(encoding="utf-8")
    wrong: list[str] = []
    window.on("pageerror", lambda error: wrong.append(str(error)))
    for address in drawn.responses:
        window.goto(HOME + address)
        for width in (1440, 390, _NARROWEST):
            window.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{address} at {width}: {one}" for one in window.evaluate(_WIDE)]
            if width == _NARROWEST:
                continue
            window.evaluate(axe)
            found = window.evaluate("axe.run(document)")["violations"]
            wrong += [f"{address} at {width}: {one['id']}" for one in found]
    assert wrong == []


def test_a_printed_decision_leaves_the_frame_out(window: Page, drawn: Drawn) -> None:
    window.emulate_media(media="print")
    window.goto(HOME + drawn.decision)
    assert window.get_by_text("以网站当前内容为准").is_visible()
    assert not window.get_by_text("可以做什么").is_visible()
    assert not window.get_by_label("主导航").is_visible()
