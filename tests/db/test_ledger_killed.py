"""A process killed in the middle of an act: nothing half-written, nothing lost."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.unit.ledger.samples import AT, LOG, register
from zhunsheng.ledger import reader, writer
from zhunsheng.ledger.models import Body, Entry, Log
from zhunsheng.ledger.verify import verify

ROOT = Path(__file__).parents[2]
KILLS = 5


def database() -> str:
    """The test's own database, as another process reaches it."""
    told = connection.settings_dict
    keys = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    return json.dumps({key: told[key] for key in keys if told.get(key)}, default=str)


def start(name: int) -> "subprocess.Popen[str]":
    env = {**os.environ, "APPENDER_DATABASE": database(), "PYTHONPATH": str(ROOT)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tests.interop.appender", str(name)],
        env=env,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def read_some(process: Any, count: int) -> list[str]:
    return [process.stdout.readline().strip() for _ in range(count)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_whole_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)
    writer.open_log(LOG, AT.replace(hour=0, minute=0))
    said: list[str] = []
    for number in range(KILLS):
        process = start(number)
        said += read_some(process, 3 + 7 * number)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        said += rest.split()
        assert process.returncode == -signal.SIGKILL
    size = Log.objects.get().size
    assert size % 3 == 0
    assert size == Entry.objects.count() == Body.objects.count()
    assert len(said) * 3 <= size
    for stream in said:
        assert reader.version_of(LOG, stream) == 3
    assert verify() == ()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_leave_no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)
    writer.open_log(LOG, AT.replace(hour=0, minute=0))
    processes = [start(20), start(20), start(20)]
    for process in processes:
        read_some(process, 1)
    for process in processes:
        process.kill()
        process.communicate()
    assert verify() == ()
    assert Log.objects.get().size == Entry.objects.count()
