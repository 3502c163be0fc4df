"""The bench of legal review in a browser: judged, saved, refused, signed; real law."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_staff_look import keep_picture
from tests.web.staff import review_scene
from tests.web.staff.review_scene import LEGAL_HEAD, PASSWORD, REVIEWER, Scene
from zhunsheng.authorities.models import Account
from zhunsheng.regulations.clauses import cite, gist
from zhunsheng.review import findings
from zhunsheng.review.findings import Finding
from zhunsheng.review.records import Point

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A case in its second round, with passwords for those who review it."""
    found = review_scene.until("review2")
    for account in Account.objects.filter(username__in=(REVIEWER, LEGAL_HEAD)):
        account.set_password(PASSWORD)
        account.save()
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: found.now)
    return found


@pytest.fixture
def home(scene: Scene) -> Iterator[str]:
    """The staff site, served when the case is there."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def reviewer(window: Any) -> Any:
    """Opens windows in which the reviewer is signed in."""

    def opened(width: int, **options: Any) -> Any:
        watched = window(width, **options)
        watched.go("/sign-in/")
        watched.page.fill("input[name=username]", REVIEWER)
        watched.page.fill("input[name=password]", PASSWORD)
        watched.page.click("main button[type=submit]")
        watched.page.wait_for_selector("h1:has-text('我的工作')")
        return watched

    return opened


def judge(page: Any, *, but: int = 0) -> None:
    """Every point in order, but one; what the machine found is overruled."""
    for no in range(1, 10):
        if no != but:
            page.locator(f"input[name='points.{no - 1}.conclusion'][value=ok]").check()
    for no in range(page.locator(".zs-answer").count()):
        page.locator(f"input[name='answers.{no}.accepted'][value=no]").check()
        page.fill(f"[name='answers.{no}.reason']", "经核对，不影响处理。")
    page.locator("input[name=verdict][value=agree]").check()
    page.fill("#opinion", "同意拟处理意见。")
    page.locator("#responsible").check()


def test_the_pages_are_accessible_and_fit(scene: Scene, reviewer: Any) -> None:
    pages = ("/reviews/", scene.bench, f"{scene.bench}1/")
    for width in (1440, 390):
        watched = reviewer(width)
        for place, path in enumerate(pages):
            watched.go(path)
            keep_picture(watched, f"review-{place}-{width}")
            assert watched.axe() == []
            watched.page.evaluate("document.documentElement.classList.add('zs-large')")
            assert watched.axe() == []
        assert watched.errors == []
        assert watched.outside == []
    narrow = reviewer(320)
    for path in pages:
        narrow.go(path)
        assert narrow.overflow() <= 0


def test_a_round_is_judged_saved_and_signed(scene: Scene, reviewer: Any) -> None:
    watched = reviewer(1440)
    page = watched.page
    watched.go(scene.bench)
    judge(page, but=7)
    page.wait_for_selector("#draft-note:has-text('草稿已于')")
    page.wait_for_selector("#todo:has-text('第 7 项还没有判断。')")
    page.wait_for_selector("#progress:has-text('已判断 8 项')")

    page.click("text=签名并提出意见")
    page.wait_for_selector("#draft-note:has-text('您填的内容都在')")
    assert page.input_value("#opinion") == "同意拟处理意见。"
    assert watched.axe() == []
    keep_picture(watched, "review-refused-1440")

    page.click("#todo a:has-text('去第 7 项')")
    assert page.evaluate("document.activeElement.closest('#point-7') !== null")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # 符合: reached and chosen without a mouse
    assert page.locator("input[name='points.6.conclusion'][value=ok]").is_checked()
    page.click("text=签名并提出意见")
    page.wait_for_selector("text=已完成：出具法制审核意见")
    assert page.url.endswith(f"{scene.bench}2/")
    assert "同意" in page.inner_text("section[aria-labelledby=h-op]")
    keep_picture(watched, "review-given-1440")
    errors = [one for one in watched.errors if "422" not in one]
    assert errors == []


def test_the_bench_works_without_javascript(scene: Scene, reviewer: Any) -> None:
    watched = reviewer(1440, java_script_enabled=False)
    page = watched.page
    watched.go(scene.bench)
    judge(page, but=3)
    page.click("text=保存并检查")
    assert "第 3 项还没有判断。" in page.inner_text("#todo")
    assert page.input_value("#opinion") == "同意拟处理意见。"

    assert page.locator("#compare del").first.is_visible()
    page.locator("label[for=clean]").click()
    assert not page.locator("#compare del").first.is_visible()

    page.locator("input[name='points.2.conclusion'][value=ok]").check()
    page.click("text=签名并提出意见")
    assert page.url.endswith(f"{scene.bench}2/")


def test_a_finding_is_answered_beside_its_clause(
    scene: Scene, reviewer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clause,) = cite("apl-2021:55.1")
    found = Finding(
        point=Point.PROCEDURE,
        code="example",
        in_order=False,
        says="9月3日询问笔录第 4 页无被询问人签名。",
        basis=(clause,),
        evidence=(2,),
    )
    monkeypatch.setattr(findings, "_EXAMINATIONS", [lambda *_: (found,)])
    for width in (1440, 390):
        watched = reviewer(width)
        page = watched.page
        watched.go(scene.bench)
        assert watched.axe() == []
        assert not page.get_by_text(gist(clause)).is_visible()
        page.click("#answer-1 a.zs-clause")
        assert page.get_by_text(gist(clause)).is_visible()

        page.locator("input[name='answers.0.accepted'][value=no]").check()
        page.fill("[name='answers.0.reason']", "该页为空白页，已注明。")
        page.locator("input[name='points.2.conclusion'][value=no]").check()
        page.fill("[name='points.2.note']", "请补正签名。")
        page.wait_for_selector("#progress:has-text('1 项不符合')")
        keep_picture(watched, f"review-finding-{width}")
        assert watched.axe() == []
    narrow = reviewer(320)
    narrow.go(scene.bench)
    assert narrow.overflow() <= 0


def test_the_bench_prints_on_paper(scene: Scene, reviewer: Any) -> None:
    watched = reviewer(1440)
    watched.go(f"{scene.bench}1/")
    watched.page.emulate_media(media="print")
    assert not watched.page.locator(".zs-nav").is_visible()
    assert not watched.page.locator(".zs-btns").first.is_visible()
    assert watched.page.locator("h1").is_visible()
    assert watched.page.pdf(format="A4").startswith(b"%PDF")
