"""A handler signs in, registers a lead and works on it, in a browser, on real law."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_staff_look import keep_picture
from tests.unit.authorities.world import AT, PASSWORD, act, administrator, person, world
from zhunsheng.ledger.performing import perform

pytestmark = pytest.mark.django_db(transaction=True)
NOW = AT + timedelta(days=1, hours=1)


@pytest.fixture
def home(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The staff site of Lanzhou on one day, with a handler and a reviewer."""
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: NOW)
    world()
    act(
        "grant-certificate",
        administrator("620100"),
        officer_id=str(person("handler")),
        number="62010000017",
        valid_from="2025-01-01",
        valid_until="2028-12-31",
    )
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def handler(window: Any) -> Any:
    """A window in which the handler is signed in."""
    watched = window(1440)
    watched.go("/sign-in/")
    watched.page.fill("input[name=username]", "handler")
    watched.page.fill("input[name=password]", PASSWORD)
    watched.page.click("main button[type=submit]")
    watched.page.wait_for_selector("h1:has-text('我的工作')")
    return watched


def register_lead(page: Any) -> None:
    """Type a lead into the form, and submit it."""
    page.click("a:has-text('登记线索')")
    page.select_option("#f-source", "inspection")
    page.fill("#f-received_on", "2026-03-02")
    page.fill("#f-suspect", "示范大药房（演示）")
    page.locator("#f-suspect_kind").get_by_role("radio").or_(
        page.locator("select#f-suspect_kind")
    ).first.evaluate(
        "one => one.tagName == 'SELECT' ? (one.selectedIndex = 1) : one.click()"
    )
    page.fill("#f-summary", "智能监控发现重复收费，涉及 2025 年 11 月至 12 月。")
    page.click(".zs-form > .zs-btns .zs-btn--primary")


def test_a_lead_is_registered_and_verified(handler: Any) -> None:
    page = handler.page
    register_lead(page)
    page.wait_for_selector("text=已完成：登记线索")
    keep_picture(handler, "real-lead")

    assert "下一步" in page.inner_text("#h-next")
    assert "为什么是这一天" in page.content()
    assert handler.axe() == []

    page.click(".zs-acts a:has-text('作出核查结论')")
    page.fill("#f-concluded_on", "2026-03-03")
    page.fill("#f-findings", "经核查，涉嫌重复收费。")
    page.locator("#f-suspected input[value=yes]").check()
    page.click(".zs-form > .zs-btns .zs-btn--primary")
    page.wait_for_selector("text=已完成：作出核查结论")
    assert page.locator(".zs-line > li").count() == 2

    page.click(".zs-acts a:has-text('提请立案')")
    keep_picture(handler, "real-propose-filing")
    page.fill("#f-facts", "示范大药房重复收费。")
    page.click(".zs-form > .zs-btns .zs-btn--primary")
    page.wait_for_selector("#wrong")
    assert page.input_value("#f-facts") == "示范大药房重复收费。"
    assert handler.axe() == []
    assert [one for one in handler.errors if "422" not in one] == []
    assert handler.outside == []


def test_a_record_of_the_log_shows_what_proves_it(handler: Any) -> None:
    page = handler.page
    register_lead(page)
    page.wait_for_selector("text=已完成：登记线索")
    page.click(".zs-nav a:has-text('台账')")
    page.click(".zs-table--list tbody th a >> nth=0")

    assert "登记线索" in page.inner_text("h1")
    assert "等待检查点" in page.content()
    assert "sha256" in page.inner_text("pre[aria-label=信封原文]")
    keep_picture(handler, "real-record")


def test_a_stale_form_says_what_changed(handler: Any) -> None:
    page = handler.page
    register_lead(page)
    page.wait_for_selector("text=已完成：登记线索")
    lead = page.url.rstrip("/").rsplit("/", 1)[-1]
    page.click(".zs-acts a:has-text('作出核查结论')")
    page.fill("#f-findings", "写了一半的核查情况")
    perform(
        "cases.propose-verification-extension",
        {"case_id": lead, "reasons": "需要调取两年的收费明细。"},
        by=person("handler"),
        at=NOW,
    )
    page.click(".zs-form > .zs-btns .zs-btn--primary")

    page.wait_for_selector("#stale")
    assert "提请延长核查期限" in page.inner_text("#stale")
    assert page.input_value("#f-findings") == "写了一半的核查情况"


def test_another_bureau_sees_nothing(handler: Any, window: Any) -> None:
    register_lead(handler.page)
    handler.page.wait_for_selector("text=已完成：登记线索")
    other = window(1440)
    other.go("/sign-in/")
    other.page.fill("input[name=username]", "administrator-360000")
    other.page.fill("input[name=password]", PASSWORD)
    other.page.click("main button[type=submit]")
    other.page.wait_for_selector("h1:has-text('我的工作')")

    answer = other.page.goto(handler.page.url)

    assert answer.status == 404
    assert "示范大药房" not in other.page.content()
