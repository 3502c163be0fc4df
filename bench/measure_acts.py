# ruff: noqa: PLC0415
"""Acts through ``perform``, and the page of a large case, on the whole program.

Run by ``python -m bench`` as a process of its own: ``ZHUNSHENG_DATA`` is a scratch
folder, ``ZHUNSHENG_DATABASE`` a scratch database or nothing (SQLite).
"""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench import bench_ledger
from bench.report import QUICK, Row, emit

ACTS = 150 if QUICK else 1000
RECORDS = 200
PAGES = 15 if QUICK else 60
MOST_QUERIES = 25
MOST_MS = 30.0
BUREAU = "620100"
SCENARIO = Path(__file__).parents[1] / "scenarios" / "01-hearing.json"


def start() -> None:
    """The staff site on an empty database, with the demonstration's bureau."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.staff")
    from zhunsheng.site.cli import database

    database.set_up("zhunsheng.site.settings.staff")
    database.migrate()
    from zhunsheng.site.demonstration import people

    people.establish(
        datetime.fromisoformat("2025-03-01T09:00:00+08:00"), only=frozenset({BUREAU})
    )
    people.set_passwords()


def medians(acts: Sequence[Callable[[int], object]]) -> list[float]:
    """Median seconds of each; they take turns, so that noise is shared."""
    took: list[list[float]] = [[] for _ in acts]
    for number in range(ACTS + 10):
        for place, act in enumerate(acts):
            began = time.perf_counter()
            act(number)
            took[place].append(time.perf_counter() - began)
    return [median(one[10:]) for one in took]


def bench_acts(steps: Sequence[Mapping[str, Any]]) -> None:
    """登记线索: guards, one record, tree, tables and a durable commit."""
    from django.db import connection

    from zhunsheng.ledger.performing import perform
    from zhunsheng.site.scenario.stage import HouseCast

    step = steps[0]
    by = HouseCast().officer(step["by"])
    if by is None:
        raise LookupError(step["by"])
    at = datetime.fromisoformat(step["at"])
    data = {k: v for k, v in step["data"].items() if k != "informant"}
    data["source"] = "media"
    body = json.dumps(data, ensure_ascii=False)

    def ours(_: int) -> None:
        perform(step["act"], data, by=by, at=at)

    folder = Path(os.environ["ZHUNSHENG_DATA"])
    bare = bench_ledger.bare_insert(body.encode())
    own, row, peer = (
        1 / one for one in medians((ours, bare, bench_ledger.peer(folder, body)))
    )
    vendor = connection.vendor
    emit(
        Row(
            what=f"{vendor}: act {step['act']}, durable",
            ours=f"{own:,.0f}/s",
            against=f"bare one-row insert {row:,.0f}/s",
            ratio=own / row,
        )
    )
    emit(
        Row(
            what=f"{vendor}: the same act",
            ours=f"{own:,.0f}/s",
            against=f"eventsourcing's save {peer:,.0f}/s",
            ratio=own / peer,
        )
    )


def bench_append() -> None:
    """The ledger alone: one record and its place in the tree, durable."""
    from django.db import connection

    from zhunsheng.ledger.records import encode

    cls = bench_ledger.declare()
    bare = bench_ledger.bare_insert(encode(bench_ledger.example(cls, 1)))
    own, row = (1 / one for one in medians((bench_ledger.append_one(cls), bare)))
    emit(
        Row(
            what=f"{connection.vendor}: one record in the ledger, durable",
            ours=f"{own:,.0f}/s",
            against=f"bare one-row insert {row:,.0f}/s",
            ratio=own / row,
        )
    )


def large_case(steps: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """A case of 200 records, by real acts; its id and its handler."""
    from zhunsheng.ledger.models import Entry
    from zhunsheng.ledger.performing import perform
    from zhunsheng.site.scenario.play import Player
    from zhunsheng.site.scenario.script import read
    from zhunsheng.site.scenario.stage import HouseCast, HouseStage

    names = [step.get("act", "") for step in steps]
    first = names.index("cases.draft-decision")
    last = names.index("cases.add-evidence")
    cast = HouseCast()
    player = Player(read(SCENARIO), cast, HouseStage())
    for step in player.script.steps[:first]:
        player.take(step)
    wrong = [one for one in player.results if not one.ok]
    if wrong:
        raise RuntimeError(wrong[0].differences)
    by = cast.officer(steps[last]["by"])
    viewer = cast.officer("lanzhou-handler-1")
    if by is None or viewer is None:
        raise LookupError(steps[last]["by"])
    case_id = str(player.names["case"]["id"])
    data = steps[last]["data"] | {
        "case_id": case_id,
        "officers": [str(viewer), str(by)],
    }
    at = player.script.steps[first - 1].at

    entries = Entry.objects.filter(stream=f"case/{case_id}")
    for number in range(entries.count(), RECORDS):
        at += timedelta(minutes=1)
        added = data | {"title": f"{data['title']}（{number}）"}
        perform("cases.add-evidence", added, by=by, at=at)
    if entries.count() != RECORDS:
        raise RuntimeError(f"the case has {entries.count()} records")
    return case_id, "lanzhou-handler-1"


def bench_page(case_id: str, username: str) -> None:
    """案件页: the whole request, from the session to the HTML."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from zhunsheng.site.demonstration import people

    client = Client(HTTP_HOST="localhost")
    signed = {"username": username, "password": people.PASSWORD}
    client.post("/sign-in/", signed)

    def get() -> None:
        answer = client.get(f"/cases/{case_id}/")
        if answer.status_code != 200:
            raise RuntimeError(f"/cases/{case_id}/ answers {answer.status_code}")

    get()
    with CaptureQueriesContext(connection) as asked:
        get()
    queries = len(asked)  # now: the next request empties the log
    took, used = [], []
    for _ in range(PAGES):
        began, before = time.perf_counter(), time.process_time()
        get()
        took.append((time.perf_counter() - began) * 1000)
        used.append((time.process_time() - before) * 1000)
    name = f"{connection.vendor}: page of a case of {RECORDS} records"
    for what, found, most, unit in (
        ("queries", float(queries), float(MOST_QUERIES), ""),
        ("time", median(took), MOST_MS, " ms"),
        ("processor time", median(used), MOST_MS, " ms"),
    ):
        emit(
            Row(
                what=f"{name}, {what}",
                ours=f"{found:.4g}{unit}",
                against=f"limit {most:.4g}{unit}",
                ratio=found / most,
                wanted="at most 1",
                kept=found <= most,
            )
        )


def main() -> None:
    """Measure, one row of JSON a line."""
    start()
    steps = json.loads(SCENARIO.read_text(encoding="utf-8"))["steps"]
    bench_acts(steps)
    bench_page(*large_case(steps))
    bench_append()  # last: its records are received later than all others


if __name__ == "__main__":
    main()
