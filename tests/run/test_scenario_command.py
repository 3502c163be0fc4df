"""``zhunsheng scenario`` as a process: exit codes, JSON, one sentence when wrong."""

import json
from pathlib import Path

from tests.run.program import SCENARIOS, run

GOOD = SCENARIOS / "not-filed.json"


def test_a_scenario_that_goes_as_expected_is_zero() -> None:
    done = run("scenario", GOOD, "--json")

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ok"] is True
    assert len(told["steps"]) == 6


def test_what_is_not_as_expected_is_one(tmp_path: Path) -> None:
    raw = json.loads(GOOD.read_text("utf-8"))
    raw["steps"][0]["expect"] = {"due": {"verify-lead": "2026-03-24"}}
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(raw), encoding="utf-8")

    done = run("scenario", path)

    assert done.returncode == 1, done.stderr
    assert "不符" in done.stdout


def test_an_unknown_act_is_two_and_one_sentence(tmp_path: Path) -> None:
    raw = json.loads(GOOD.read_text("utf-8"))
    raw["steps"][1]["act"] = "cases.fly"
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(raw), encoding="utf-8")

    done = run("scenario", path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "错误：第 2 步：没有名为 cases.fly 的行为。\n"
