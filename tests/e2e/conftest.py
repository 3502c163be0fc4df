"""A real browser: Chromium, without the network."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

_PATIENCE = 8_000  # milliseconds
CHROMIUM = Path("/usr/bin/chromium")
AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text(encoding="utf-8")


def _must_run() -> bool:
    asked = (os.environ.get("CI"), os.environ.get("ZHUNSHENG_REQUIRE_ALL"))
    return any(one in ("1", "true") for one in asked)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where it must be and is not, that is a failure."""
    if not CHROMIUM.exists():
        says = f"{CHROMIUM} is not installed: apt-get install chromium"
        if _must_run():
            pytest.fail(says)
        pytest.skip(says)
    # Playwright's loop runs in this thread, and Django would take it for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM))
        yield launched
        launched.close()


class Watched:
    """A window that notes what must not happen: outside requests, console errors."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(_PATIENCE)
        self.outside: list[str] = []
        self.errors: list[str] = []
        self._home = home
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self._home, "data:")):
            self.outside.append(request.url)

    def _said(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def go(self, path: str) -> None:
        """Open a page of the site."""
        self.page.goto(self._home + path)

    def axe(self) -> list[str]:
        """What axe finds: rule and place."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("axe.run(document)")
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        wide: int = self.page.evaluate(
            "document.documentElement.scrollWidth - innerWidth"
        )
        return wide


@pytest.fixture
def home(live_server: Any) -> str:
    """The address of the site under test."""
    return str(live_server.url)


@pytest.fixture
def window(browser: Browser, home: str) -> Iterator[Any]:
    """Makes windows of a given width onto the site."""
    contexts: list[BrowserContext] = []

    def opened(width: int, **options: Any) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,
        )
        contexts.append(context)
        return Watched(context, home)

    yield opened
    for context in contexts:
        context.close()
