"""审核目录清单 in a browser: accessible, quiet, and it fits."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.e2e.test_staff_look import keep_picture
from zhunsheng.authorities import accounts
from zhunsheng.authorities.models import Account
from zhunsheng.cases.models import CaseRow
from zhunsheng.kernel.fields import CHINA
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

STORY = Path(__file__).parents[2] / "scenarios" / "03-review-rounds.json"
NOW = datetime(2025, 7, 8, 10, tzinfo=CHINA)
SEEN_BY = {
    "nanchang-legal-reviewer-1": (
        "/reviews/catalogue/",
        "/acts/review.draft-catalogue/",
    ),
    "jiangxi-supervisor": (
        "/reviews/catalogue/below/",
        "/reviews/catalogue/360100/",
    ),
    "nanchang-handler-1": ("/cases/{case}/",),
}


@pytest.fixture
def home(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The story up to the draft, and one more draft of the catalogue."""
    raw = json.loads(STORY.read_text("utf-8"))
    acts = [step.get("act") for step in raw["steps"]]
    drafted = raw["steps"][2] | {"at": "2025-07-08T09:20:00+08:00"}
    raw["steps"] = [*raw["steps"][: acts.index("cases.draft-decision") + 1], drafted]
    script = parse(raw, "catalogue.json")
    people.establish(script.steps[0].at - timedelta(days=1), only=frozenset({"360100"}))
    assert Player(script, HouseCast(), HouseStage()).play()
    accounts.set_one_password(list(SEEN_BY), people.PASSWORD)
    Account.objects.update(must_change=False)
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: NOW)
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def signed_in(watched: Any, username: str) -> Any:
    watched.go("/sign-in/")
    watched.page.fill("input[name=username]", username)
    watched.page.fill("input[name=password]", people.PASSWORD)
    watched.page.click("button[type=submit]")
    return watched


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("username", SEEN_BY)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    username: str, window: Any
) -> None:
    case = CaseRow.objects.get().case_id
    for width in (1440, 390, 320):
        watched = signed_in(window(width), username)
        for page in SEEN_BY[username]:
            watched.go(page.format(case=case))
            name = page.strip("/").replace("/", "-").replace("{case}", "major")
            keep_picture(watched, f"{name}-{width}")
            assert watched.axe() == []
            assert watched.overflow() <= 0, page
        assert watched.errors == []
        assert watched.outside == []
