"""``zhunsheng scenario``: one scenario in a scratch database, step by step."""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from zhunsheng.site.cli import database
from zhunsheng.site.cli.output import print_json
from zhunsheng.site.scenario.script import Script, read

_STAFF = "zhunsheng.site.settings.staff"
_SERVERS = (
    "ZHUNSHENG_DATABASE",
    "ZHUNSHENG_PORTAL_DATABASE",
    "ZHUNSHENG_VAULT",
)


def run(arguments: argparse.Namespace) -> int:
    """Play the scenario; 1 if a step did not do what it was expected to."""
    script = read(arguments.file)
    with scratch():
        results = _play(script)
    shown = import_module("zhunsheng.site.scenario.report")
    if arguments.json:
        print_json(shown.as_json(script, results))
    else:
        shown.print_table(script, results)
    return 0 if all(one.ok for one in results) else 1


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder of data that is gone afterwards, with Django started on it.

    Servers that the environment names are not used: a rehearsal must never reach
    a bureau's own data.
    """
    with tempfile.TemporaryDirectory(prefix="zhunsheng-scenario-") as name:
        for server in _SERVERS:
            os.environ.pop(server, None)
        database.with_data(Path(name))
        database.set_up(_STAFF)
        database.migrate()
        yield Path(name)


def _play(script: Script) -> list[Any]:
    # After Django has started, and not before.
    people = import_module("zhunsheng.site.demonstration.people")
    stage = import_module("zhunsheng.site.scenario.stage")
    play = import_module("zhunsheng.site.scenario.play")
    people.establish(
        script.steps[0].at - timedelta(days=1), only=frozenset(script.bureaus) or None
    )
    player = play.Player(script, stage.HouseCast(), stage.HouseStage())
    player.play()
    results: list[Any] = player.results
    return results
