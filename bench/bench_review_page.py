# ruff: noqa: PLC0415, SLF001
"""法制审核台 of a case of 300 records: the whole request, just started and after.

``python -m bench.bench_review_page [--quick]``; part of ``python -m bench``, which sets
``ZHUNSHENG_DATA`` and ``ZHUNSHENG_DATABASE``. The case is driven by real acts to its
second round, so that the page compares two drafts and two looks of the machine.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.report import QUICK, Row, emit

RECORDS = 300
FIRST_EVIDENCE = 2  # pieces that the scenario itself adds
BESIDES = 11  # records of the case that are no evidence
COMING = 5  # the report, two drafts, two requests
TIMES = 7 if QUICK else 25
FIRST_PAINT_MS = 300.0
FINDINGS_MS = 1000.0
MOST_QUERIES = 40
BUREAU = "360100"
REVIEWER = "nanchang-legal-reviewer-1"
SCENARIO = Path(__file__).parents[1] / "scenarios" / "03-review-rounds.json"


def start() -> None:
    """The staff site on an empty database, with the scenario's bureau."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.staff")
    from zhunsheng.site.cli import database

    database.set_up("zhunsheng.site.settings.staff")
    database.migrate()


def reviewed_case() -> tuple[str, Any]:
    """A case of 300 records in its second round of review, and when that was."""
    from zhunsheng.site.demonstration import people
    from zhunsheng.site.scenario.play import Player
    from zhunsheng.site.scenario.script import parse
    from zhunsheng.site.scenario.stage import HouseCast, HouseStage

    script = parse(with_all_evidence(), SCENARIO.name)
    people.establish(script.steps[0].at - timedelta(days=1), only=frozenset({BUREAU}))
    people.set_passwords()
    player = Player(script, HouseCast(), HouseStage())
    acts = [step.act for step in script.steps]
    last = acts.index("cases.report-investigation") - 1
    for place, step in enumerate(script.steps):
        done = player.take(step)
        if not done.ok:
            raise RuntimeError(done.differences)
        if place == last:
            add_evidence(str(player.names["case"]["id"]), step)
        if step.name == "review2":
            return whole(str(player.names["case"]["id"])), step.at + timedelta(hours=1)
    raise RuntimeError("the scenario has no second round")


def whole(case_id: str) -> str:
    """The case, which has as many records as we say."""
    from zhunsheng.ledger.models import Entry

    have = Entry.objects.filter(stream=f"case/{case_id}").count()
    if have != RECORDS:
        raise RuntimeError(f"the case has {have} records")
    return case_id


def with_all_evidence() -> dict[str, Any]:
    """The scenario; each piece of evidence is used by one of the violations."""
    raw: dict[str, Any] = json.loads(SCENARIO.read_text("utf-8"))
    every = range(1, RECORDS - BESIDES + 1)
    for step in raw["steps"]:
        violations = step.get("data", {}).get("violations", ())
        for place, one in enumerate(violations):
            one["evidence_nos"] = list(every[place :: len(violations)])
    return raw


def add_evidence(case_id: str, step: Any) -> None:
    """The evidence step again and again, until the case will have enough records."""
    from zhunsheng.ledger.models import Entry
    from zhunsheng.ledger.performing import perform
    from zhunsheng.site.demonstration import people

    if step.act != "cases.add-evidence":
        raise RuntimeError(f"{step.act} stands before the report")
    officers = [str(people.officer_id(f"nanchang-handler-{one}")) for one in (1, 2)]
    have = Entry.objects.filter(stream=f"case/{case_id}").count()
    if have - FIRST_EVIDENCE + COMING != BESIDES:
        raise RuntimeError(f"{have} records stand before the report")
    for no in range(RECORDS - have - COMING):
        given = {
            **step.data,
            "case_id": case_id,
            "title": f"示范病历复制件（{no}）",
            "officers": officers,
        }
        at = step.at + timedelta(minutes=no + 1)
        perform(step.act, given, by=people.officer_id(step.by), at=at)


def forget() -> None:
    """A process that has just been started."""
    from zhunsheng.cases.viewing import owed, streams

    for kept in (
        streams._case_records,
        streams._review_records,
        streams._folded,
        streams._recomputed,
        owed._computed,
    ):
        kept.cache_clear()


def milliseconds(act: Callable[[], object], before: Callable[[], object]) -> float:
    """Median of one act; ``before`` is not counted."""
    took = []
    for _ in range(TIMES):
        before()
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def told(what: str, found: float, most: float, unit: str = " ms") -> None:
    """One row against its limit."""
    emit(
        Row(
            what=what,
            ours=f"{found:.4g}{unit}",
            against=f"limit {most:.4g}{unit}",
            ratio=found / most,
            wanted="at most 1",
            kept=found <= most,
        )
    )


def main() -> None:
    """Measure the page and what the machine finds."""
    start()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from zhunsheng.kernel.ids import BureauCode, CaseId
    from zhunsheng.review.findings import findings_of
    from zhunsheng.site import clock
    from zhunsheng.site.demonstration import people

    case_id, at = reviewed_case()
    clock.now = lambda: at
    client = Client(HTTP_HOST="localhost")
    client.post("/sign-in/", {"username": REVIEWER, "password": people.PASSWORD})

    def get() -> None:
        answer = client.get(f"/reviews/{case_id}/")
        if answer.status_code != 200 or b"act-form" not in answer.content:
            raise RuntimeError(f"the bench answers {answer.status_code}")

    get()
    with CaptureQueriesContext(connection) as asked:
        get()
    questions = float(len(asked))
    name = f"{connection.vendor}: review bench of a case of {RECORDS} records"
    told(f"{name}, queries", questions, MOST_QUERIES, "")
    told(f"{name}, first paint", milliseconds(get, forget), FIRST_PAINT_MS)
    told(f"{name}, again", milliseconds(get, lambda: None), FIRST_PAINT_MS)
    bureau, case = BureauCode(BUREAU), CaseId(UUID(case_id))
    found = milliseconds(lambda: findings_of(bureau, case, at), forget)
    told(f"{connection.vendor}: machine findings of that case", found, FINDINGS_MS)


if __name__ == "__main__":
    if "ZHUNSHENG_DATA" not in os.environ:
        with tempfile.TemporaryDirectory(prefix="zhunsheng-bench-") as folder:
            os.environ["ZHUNSHENG_DATA"] = folder
            main()
    else:
        main()
