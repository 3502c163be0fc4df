"""Takes the pictures for docs/ and the README from a running demonstration.

    python tools/screenshots.py --staff http://127.0.0.1:8000 \
        --portal http://127.0.0.1:8001 --user lanzhou-handler-1 \
        --reviewer lanzhou-legal-reviewer-1 --password … --out docs/images

Each page is taken at desk (1440) and phone (390) width, those of legal review as
the reviewer sees them. Pages of cases are found by following the lists, so that the
script knows no identifier.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Error, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
WIDTHS = (1440, 390)
_HEIGHT = 900


@dataclass(frozen=True, slots=True)
class Shot:
    """One page: its name, where to begin, and what to click from there."""

    name: str
    path: str
    follow: tuple[str, ...] = ()  # selectors, clicked one after the other


ROW = (".zs-table--list tbody th a",)
BUREAU = ("main a:has-text('南昌市')", "a[href$='/review-catalogue/']")
STAFF = (
    Shot("staff-work", "/"),
    Shot("staff-leads", "/leads/"),
    Shot("staff-lead", "/leads/", ROW),
    Shot("staff-cases", "/cases/"),
    Shot("staff-case", "/cases/", ROW),
    Shot("staff-act", "/cases/", (*ROW, ".zs-acts a.zs-btn")),
    Shot("staff-discretion", "/cases/", (*ROW, "a[href$='/discretion/']")),
    Shot("staff-clause", "/cases/", (*ROW, ".zs-clause:visible")),
    Shot("staff-dossiers", "/dossiers/"),
    Shot("staff-record", "/log/", ROW),
    Shot("staff-log", "/log/"),
    Shot("staff-publications", "/publications/"),
)
REVIEW = (
    Shot("staff-reviews", "/reviews/"),
    Shot("staff-review", "/reviews/", (".zs-todo__what a",)),
    Shot("staff-figures", "/supervision/reviews/"),
)
PORTAL = (
    Shot("portal-home", "/"),
    Shot("portal-catalogue", "/bureaus/", BUREAU),
    Shot("portal-decision", "/", (".zs-pubs h3 a",)),
)


def main(words: Sequence[str] | None = None) -> int:
    """Take every picture; 1 if a page could not be taken."""
    given = _arguments(words)
    given.out.mkdir(parents=True, exist_ok=True)
    missed: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for width in WIDTHS:
            for user, sites in (
                (given.user, ((given.staff, STAFF), (given.portal, PORTAL))),
                (given.reviewer, ((given.staff, REVIEW),)),
            ):
                context = browser.new_context(
                    viewport={"width": width, "height": _HEIGHT},
                    locale="zh-CN",
                    timezone_id="Asia/Shanghai",
                )
                page = context.new_page()
                _sign_in(page, given.staff, user, given.password)
                for home, shots in sites:
                    missed += _take_all(page, home, shots, width, given.out)
                context.close()
        browser.close()
    for one in missed:
        sys.stderr.write(f"not taken: {one}\n")
    return 1 if missed else 0


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--staff", required=True, help="address of the staff site")
    parser.add_argument("--portal", required=True, help="address of the portal")
    parser.add_argument("--user", required=True, help="account of a handler")
    parser.add_argument("--reviewer", required=True, help="account of a reviewer")
    parser.add_argument("--password", required=True)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    return parser.parse_args(words)


def _sign_in(page: Page, home: str, user: str, password: str) -> None:
    page.goto(f"{home}/sign-in/")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{home}/")


def _take_all(
    page: Page, home: str, shots: Sequence[Shot], width: int, out: Path
) -> list[str]:
    """Take the pictures of one site; returns those that could not be taken."""
    missed = []
    for shot in shots:
        try:
            page.goto(home + shot.path)
            for selector in shot.follow:
                page.locator(selector).first.click()
                page.wait_for_load_state("load")
            _save(page.screenshot(full_page=True), out / f"{shot.name}-{width}.png")
        except Error as error:
            missed.append(f"{shot.name}-{width}: {error.message.splitlines()[0]}")
    return missed


def _save(picture: bytes, path: Path) -> None:
    """Write the picture with a palette of its own: a third of the bytes."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
