"""请本机文字服务起草, in a browser without JavaScript, at a desk and on a phone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_staff_look import keep_picture
from tests.unit.archive.world import World
from tests.unit.exchange.standing_engine import StandIn, standing_in
from zhunsheng.authorities.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BACKEND = "django.contrib.auth.backends.ModelBackend"
HANDLER, DRAFT = "lanzhou-handler-1", "cases.draft-decision"
FIELD = "violations.0.reasons"
SAID = "当事人积极配合调查，如实说明情况，有关费用均能逐笔核对，违法行为已经停止。"


@pytest.fixture
def service(settings: Any) -> Iterator[StandIn]:
    with standing_in() as found:
        found.says = SAID
        settings.WORDING_ENGINE = found.engine()
        yield found


@pytest.fixture
def drafted(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """A case whose decision is drafted."""
    found = World.new()
    found.until("cases.request-review")
    now = found.at + timedelta(minutes=5)
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: now)
    return found


@pytest.fixture
def home(drafted: World) -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def session_of(world: World) -> str:
    """A signed-in handler's session."""
    now = world.at + timedelta(minutes=5)
    Account.objects.filter(username=HANDLER).update(must_change=False)
    client = Client()
    client.force_login(Account.objects.get(username=HANDLER), BACKEND)
    session = client.session
    session["began"] = session["seen"] = now.isoformat()
    session.save()
    return str(session.session_key)


@pytest.mark.parametrize("width", [1440, 390])
def test_words_are_asked_looked_at_and_taken(
    window: Any, home: str, drafted: World, service: StandIn, width: int
) -> None:
    watched = window(width, java_script_enabled=False)
    page = watched.page
    cookie = {"name": "zhunsheng_staff", "value": session_of(drafted), "url": home}
    page.context.add_cookies([cookie])
    case = f"/cases/{drafted.case_id}/"

    watched.go(f"{case}acts/{DRAFT}/")
    page.fill("[name=reasons]", "写到一半的综合理由")
    page.click(f"button[name=suggest][value='{FIELD}']")
    page.wait_for_selector("h2:has-text('将发出的内容')")
    keep_picture(watched, f"wording-ask-{width}")
    look(window, watched, home, width)

    page.click("button:has-text('发给文字服务')")
    page.wait_for_selector("h2:has-text('建议文字')")
    assert SAID in page.inner_text("main mark")
    keep_picture(watched, f"wording-suggestion-{width}")
    look(window, watched, home, width)

    page.click("button[name=adopt][value=replace]")
    page.wait_for_selector("h2:has-text('尚待承办人确认')")
    assert page.input_value(f"[name='{FIELD}']") == SAID
    assert page.input_value("[name=reasons]") == "写到一半的综合理由"
    keep_picture(watched, f"wording-draft-{width}")
    look(window, watched, home, width)

    page.click("form#act-form .zs-btn--primary")
    page.wait_for_selector("h2:has-text('机器建议文字')")
    keep_picture(watched, f"wording-case-{width}")
    look(window, watched, home, width)
    assert watched.outside == []


def look(window: Any, watched: Any, home: str, width: int) -> None:
    """The page as it stands, with scripts on, for who looks it over."""
    second = window(width)
    second.page.context.add_cookies(watched.page.context.cookies())
    second.go(watched.page.url.removeprefix(home))
    assert second.axe() == []
    assert second.overflow() <= 0
    assert second.errors == []
    second.page.close()
