"""A script: workers are killed again and again, and what they left is looked at.

``killing.py acts FOLDER`` kills officers in the middle of acts; after every kill
the ledger and the tables must be whole. ``killing.py followers FOLDER`` kills the
followers until everything is done. The answer is JSON.
"""
# ruff: noqa: PLC0415  # Django starts first, on the folder of the command line

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

ROUNDS = 24
LONGEST = 0.35
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def set_up(folder: str) -> None:
    """Django on a fresh folder of data, with the bureau of Lanzhou."""
    from zhunsheng.site.cli import database

    os.environ["ZHUNSHENG_DATA"] = folder
    database.set_up("zhunsheng.site.settings.staff")
    database.migrate()

    from zhunsheng.site.demonstration import people

    people.establish(AT, only=frozenset({"620100"}))


def killed_after(seconds: float, work: Callable[[], None]) -> bool:
    """Let a child work and kill it; whether it was still working."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def delays() -> Sequence[float]:
    """Spread over the length of a few acts, so that kills fall everywhere."""
    return [0.02 + LONGEST * (number * 7 % ROUNDS) / ROUNDS for number in range(ROUNDS)]


def act_for_ever() -> None:
    """Register leads, as fast as it goes."""
    from zhunsheng.ledger.performing import perform
    from zhunsheng.site.demonstration.people import officer_id

    by = officer_id("lanzhou-handler-1")
    at = AT + timedelta(days=1)
    while True:
        perform(
            "cases.register-lead",
            {
                "source": "report",
                "received_on": "2026-03-02",
                "suspect": "示范仁和医院",
                "suspect_kind": "organisation",
                "summary": "反映该院串换药品。",
                "informant": {"name": "示范甲", "contact": "示范电话"},
            },
            by=by,
            at=at,
        )


def acts() -> dict[str, object]:
    """Kill officers; what verification, counts and the numbers say afterwards."""
    from zhunsheng.cases.models import CaseRow
    from zhunsheng.ledger import rebuild, verify
    from zhunsheng.ledger.models import Entry

    killed, findings, half = 0, [], 0
    for seconds in delays():
        killed += killed_after(seconds, act_for_ever)
        findings += [one.says for one in verify.verify()]
        leads = Entry.objects.filter(type="cases.lead-registered").count()
        informants = Entry.objects.filter(type="cases.informant-recorded").count()
        half += leads != informants or leads != CaseRow.objects.count()
    before = rebuild.snapshot()
    rebuild.rebuild()
    return {
        "killed": killed,
        "findings": findings,
        "half": half,
        "leads": leads,
        "rebuilt_the_same": before == rebuild.snapshot(),
    }


def followers() -> dict[str, object]:
    """Kill followers while leads come in; then let them finish."""
    from django.db import connection, transaction

    from zhunsheng.jobs import following
    from zhunsheng.jobs.models import FollowerTrouble, SearchText
    from zhunsheng.ledger import checkpoint, checkpoints
    from zhunsheng.ledger.models import Entry, Log

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE seen (log text, position bigint)")

    @following.follower("seen", title="记下", batch=3)
    def note(entries: Sequence[following.Entry], at: datetime) -> None:
        assert connection.in_atomic_block
        with transaction.atomic(), connection.cursor() as cursor:
            for _, place in entries:
                cursor.execute(
                    "INSERT INTO seen VALUES (%s, %s)", (place.log, place.position)
                )

    def now() -> datetime:
        return AT + timedelta(days=2)

    def follow_for_ever() -> None:
        following.run_followers(now=now)

    killed = 0
    for number, seconds in enumerate(delays()):
        if number % 2 == 0:
            killed_after(LONGEST, act_for_ever)
        killed += killed_after(seconds / 2, follow_for_ever)
    following.run_followers(now=now, once=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT log, position FROM seen ORDER BY log, position")
        seen = cursor.fetchall()
    wanted = list(
        Entry.objects.order_by("log", "position").values_list("log", "position")
    )
    signed = {
        log: checkpoint.unverified(checkpoints.newest(log) or "").size
        for log in Log.objects.filter(size__gt=0).values_list("code", flat=True)
    }
    return {
        "killed": killed,
        "exactly_once": seen == wanted,
        "entries": len(wanted),
        "signed": signed
        == dict(Log.objects.filter(size__gt=0).values_list("code", "size")),
        "texts": SearchText.objects.count(),
        "leads": Entry.objects.filter(type="cases.lead-registered").count(),
        "troubles": list(FollowerTrouble.objects.values_list("name", "says")),
    }


if __name__ == "__main__":
    set_up(sys.argv[2])
    print(json.dumps({"acts": acts, "followers": followers}[sys.argv[1]]()))  # noqa: T201
