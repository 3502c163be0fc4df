"""A process killed in the middle of its work leaves nothing half done."""

import json
from pathlib import Path

from tests.run import killing
from tests.run.program import script


def test_an_officer_killed_in_the_middle_of_acts_leaves_whole_acts(
    tmp_path: Path,
) -> None:
    done = script("killing.py", "acts", tmp_path)

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] == killing.ROUNDS
    assert told["leads"] > killing.ROUNDS / 2  # it was killed while working
    assert told["findings"] == []
    assert told["half"] == 0
    assert told["rebuilt_the_same"]


def test_followers_killed_anywhere_lose_nothing_and_repeat_nothing(
    tmp_path: Path,
) -> None:
    done = script("killing.py", "followers", tmp_path)

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] >= killing.ROUNDS / 2
    assert told["leads"] > killing.ROUNDS
    assert told["exactly_once"]
    assert told["signed"]
    assert told["texts"] == told["leads"]
    assert told["troubles"] == []
