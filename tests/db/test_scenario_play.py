"""Playing scenarios: what each step did is compared with what was expected."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.report import as_json, print_table
from zhunsheng.site.scenario.script import ScenarioError, Script, parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

pytestmark = pytest.mark.django_db

GOOD = Path(__file__).parents[1] / "run" / "scenarios" / "not-filed.json"


def changed(number: int = 0, **changes: Any) -> Script:
    """The good scenario, up to a step that is changed."""
    raw = json.loads(GOOD.read_text("utf-8"))
    if number:
        raw["steps"] = raw["steps"][:number]
        raw["steps"][number - 1] |= changes
    return parse(raw, "changed.json")


def played(script: Script) -> Player:
    player = Player(script, HouseCast(), HouseStage())
    player.play()
    return player


@pytest.fixture(scope="module", autouse=True)
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The bureaus of the scenario, once for all tests."""
    script = changed()
    with django_db_blocker.unblock(), transaction.atomic():
        people.establish(
            script.steps[0].at - timedelta(days=1), only=frozenset(script.bureaus)
        )
        yield
        transaction.set_rollback(True)


def test_a_scenario_that_goes_as_expected(capsys: pytest.CaptureFixture[str]) -> None:
    player = played(changed())

    told = as_json(player.script, player.results)
    assert told["ok"] is True
    assert [one["outcome"] for one in told["steps"]] == [
        "ok",
        "invalid",
        "ok",
        "missing",
        "ok",
        "ok",
    ]
    print_table(player.script, player.results)
    shown = capsys.readouterr().out
    assert "登记线索" in shown
    assert "共 6 步，全部符合预期。" in shown


@pytest.mark.parametrize(
    ("number", "changes", "difference"),
    [
        (1, {"expect": {"refused": ["cases.x.y"]}}, "应为 refused cases.x.y，实为 ok"),
        (
            1,
            {"expect": {"due": {"verify-lead": "2026-03-24"}}},
            "due.verify-lead 应为 2026-03-24，实为 2026-03-23",
        ),
        (1, {"expect": {"due": {"fly": "2026-03-24"}}}, "实为 没有"),
        (
            1,
            {"expect": {"state": {"filed": True}}},
            "state.filed 应为 True，实为 False",
        ),
        (2, {"expect": {"ok": True}}, "应为 ok，实为 invalid concluded_on"),
        (2, {"expect": {"invalid": []}}, "应为 invalid，实为 invalid concluded_on"),
        (4, {"expect": {"stale": True}}, "应为 stale，实为 missing"),
        (4, {"expect": {"refused": ["a", "b"]}}, "应为 refused a b，实为 missing"),
        (6, {"expect": {"state": {"filed": False}}}, "没有说明核对哪个案件"),
    ],
)
def test_what_is_not_as_expected_is_named(
    number: int, changes: dict[str, Any], difference: str
) -> None:
    player = played(changed(number, **changes))

    assert [one.ok for one in player.results] == [True] * (number - 1) + [False]
    assert difference in player.results[-1].differences[0]
    assert as_json(player.script, player.results)["ok"] is False


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"act": "cases.fly"}, "第 2 步：没有名为 cases.fly 的行为"),
        ({"by": "nobody"}, "第 2 步：没有用户名为 nobody 的人员"),
    ],
)
def test_who_or_what_is_unknown_is_said_before_anything_is_done(
    changes: dict[str, Any], says: str
) -> None:
    player = Player(changed(2, **changes), HouseCast(), HouseStage())
    with pytest.raises(ScenarioError, match=says):
        player.play()
    assert player.results == []


def test_a_name_whose_step_failed_fails_the_steps_that_use_it() -> None:
    raw = json.loads(GOOD.read_text("utf-8"))
    raw["steps"][0]["data"]["summary"] = ""

    player = played(parse(raw, "failing.json"))

    assert not any(one.ok for one in player.results)
    assert "没有着落" in player.results[2].differences[0]


def test_the_same_seed_gives_the_same_ids() -> None:
    ids = []
    for seed in ("a", "a", "b"):
        raw = json.loads(GOOD.read_text("utf-8")) | {"seed": seed}
        raw["steps"] = raw["steps"][:1]
        with transaction.atomic():
            player = played(parse(raw, "seed.json"))
            transaction.set_rollback(True)
        ids.append(player.results[0].outcome.result["id"])
    assert ids[0] == ids[1] != ids[2]
