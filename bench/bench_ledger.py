# ruff: noqa: PLC0415, T201, S106
"""How fast the ledger is, always as a ratio measured in the same run.

``python bench/bench_ledger.py [--quick]``. SQLite in a scratch folder; PostgreSQL
too when ``PGHOST`` and ``PGUSER`` name a server. ``BENCH_ENTRIES`` sets how many
entries are verified (1,000,000; 100,000 with ``--quick``).
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import new, sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).parents[1]))

QUICK = "--quick" in sys.argv
ENTRIES = int(os.environ.get("BENCH_ENTRIES", "100000" if QUICK else "1000000"))
ACTS = 300 if QUICK else 1500
LOG = "620100"
POSTGRESQL = "--postgresql" in sys.argv
SCRATCH = f"zhunsheng_bench_{os.getpid()}"
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
BY = UUID(int=7)
FACTS = (
    "经查，当事人于2025年3月至2025年9月期间，将不属于医疗保障基金支付范围的医药费用"
    "纳入医疗保障基金结算，并存在重复收费、超标准收费情形，造成医疗保障基金损失。"
)


def configure(folder: Path) -> None:
    """Django with nothing but the ledger."""
    from zhunsheng.site.sqlite import use_recent_sqlite

    use_recent_sqlite()
    import django
    from django.conf import settings

    from zhunsheng.site.configuration import sqlite

    databases: dict[str, Any] = {"default": sqlite(folder / "bench.sqlite3")}
    if POSTGRESQL:
        databases["default"] = {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": SCRATCH,
            "USER": os.environ["PGUSER"],
            "HOST": os.environ["PGHOST"],
            "PORT": os.environ.get("PGPORT", ""),
        }
    settings.configure(
        SECRET_KEY="bench",
        USE_TZ=True,
        INSTALLED_APPS=["zhunsheng.ledger.apps.LedgerConfig"],
        DATABASES=databases,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def declare() -> type:
    """A record of the usual size."""
    from zhunsheng.ledger.records import record

    @record("bench.penalty-decided", version=1, basis=(), title="作出决定")
    @dataclass(frozen=True, slots=True, kw_only=True)
    class PenaltyDecided:
        """作出决定: what a decision record is like."""

        case_id: UUID
        number: str
        decided_on: date
        facts: str
        fine_fen: int

    return PenaltyDecided


def example(cls: type, number: int) -> Any:
    return cls(
        case_id=UUID(int=number),
        number=f"示范医保罚〔2026〕{number}号",
        decided_on=date(2026, 3, 2),
        facts=FACTS * 3,
        fine_fen=123_450 + number,
    )


def rates(*acts: Callable[[int], object]) -> list[float]:
    """How many times a second each goes; they take turns, so that noise is shared."""
    took = [0.0] * len(acts)
    for act in acts:
        for number in range(10):
            act(-1 - number)
    for start in range(0, ACTS, ACTS // 10):
        for place, act in enumerate(acts):
            began = time.perf_counter()
            for number in range(start, start + ACTS // 10):
                act(number)
            took[place] += time.perf_counter() - began
    return [ACTS / one for one in took]


def append_one(cls: type) -> Callable[[int], object]:
    from django.db import transaction

    from zhunsheng.ledger import turns, writer

    def act(number: int) -> None:
        with turns.turn(), transaction.atomic():
            writer.append(
                example(cls, abs(number)),
                log=LOG,
                stream=f"case/{number}",
                expected_version=0,
                by=BY,
                at=AT,
            )

    return act


def bare_insert(body: bytes) -> Callable[[int], object]:
    """One row, one commit, over the same connection and with its durability."""
    from django.db import connection, transaction

    kind = "BLOB" if connection.vendor == "sqlite" else "bytea"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare")
        cursor.execute(f"CREATE TABLE bare (id text PRIMARY KEY, body {kind})")  # noqa: S608, RUF100

    def act(_: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare VALUES (%s, %s)", (uuid4().hex, body))

    return act


def peer(folder: Path, body: str) -> Callable[[int], object]:
    """The save of the ``eventsourcing`` library: one event of one aggregate."""
    from django.db import connection
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate, event

    class Decided(Aggregate):
        @event("Decided")
        def __init__(self, text: str) -> None:
            self.text = text

    env = {
        "PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "SQLITE_DBNAME": str(folder / "peer.sqlite3"),
    }
    if connection.vendor == "postgresql":
        env = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": str(connection.settings_dict["NAME"]),
            "POSTGRES_HOST": os.environ["PGHOST"],
            "POSTGRES_PORT": os.environ.get("PGPORT", "5432"),
            "POSTGRES_USER": os.environ["PGUSER"],
            "POSTGRES_PASSWORD": os.environ.get("PGPASSWORD", "none"),
        }
    application: Any = Application(env=env)
    return lambda _: application.save(Decided(body))


def bench_acts(cls: type, folder: Path) -> None:
    from django.db import connection

    from zhunsheng.ledger.records import encode

    body = encode(example(cls, 1))
    bare, ours, theirs = rates(
        bare_insert(body), append_one(cls), peer(folder, body.decode())
    )
    print(
        f"{connection.vendor}: {ours:,.0f} acts/s with durable commit;"
        f" bare one-row insert {bare:,.0f}/s: ratio {ours / bare:.2f};"
        f" eventsourcing's save {theirs:,.0f}/s: ratio {ours / theirs:.2f}"
    )


def bench_batch(cls: type) -> None:
    from django.db import connection, transaction

    from zhunsheng.ledger import writer

    took, step = 0.0, 20_000
    for start in range(0, ENTRIES, step):
        items = [
            writer.Item(example(cls, number), f"import/{number}", BY, AT)
            for number in range(start, min(start + step, ENTRIES))
        ]
        began = time.perf_counter()
        with transaction.atomic():
            writer.append_many(items, log=LOG, run_projectors=False)
        took += time.perf_counter() - began
    speed = ENTRIES / took
    print(
        f"{connection.vendor}: batched append of {ENTRIES:,} entries:"
        f" {speed:,.0f}/s; to 10,000/s: ratio {speed / 10_000:.2f}"
    )


def bench_verify() -> None:
    from django.db import connection

    from zhunsheng.ledger.verify import verify

    bare = count = 0.0
    after = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT e.position, e.envelope, b.salt, b.body FROM ledger_entry e"
                " JOIN ledger_body b ON b.log = e.log AND b.position = e.position"
                " WHERE e.log = %s AND e.position > %s ORDER BY e.position LIMIT 5000",
                (LOG, after),
            )
            rows = [
                (b"\x00" + bytes(envelope), bytes(salt) + bytes(body), position)
                for position, envelope, salt, body in cursor.fetchall()
            ]
        if not rows:
            break
        began = time.perf_counter()
        for envelope, salted, _ in rows:
            sha256(envelope).digest()
            sha256(salted).digest()
            new("sm3", salted).digest()
        bare += time.perf_counter() - began
        count += len(rows)
        after = rows[-1][2]
    began = time.perf_counter()
    found = verify()
    took = time.perf_counter() - began
    assert not found, found
    print(
        f"{connection.vendor}: verify of {count:,.0f} entries {took:.2f} s;"
        f" bare hashing of the same bytes {bare:.2f} s: ratio {bare / took:.2f}"
        f" (at least 0.5)"
    )


def bench_proof() -> None:
    from zhunsheng.ledger import tree
    from zhunsheng.ledger.checkpoints import head_of
    from zhunsheng.ledger.models import Entry
    from zhunsheng.ledger.shelf import tree_of

    head = head_of(LOG)
    times = []
    for number in range(200):
        index = number * 7919 % head.size
        began = time.perf_counter()
        path = tree_of(LOG).prove(index)
        times.append(time.perf_counter() - began)
        leaf = bytes(Entry.objects.get(log=LOG, position=index).leaf)
        assert tree.holds(path, leaf=leaf, index=index, size=head.size, head=head.root)
    middle = sorted(times)[len(times) // 2] * 1000
    print(
        f"inclusion proof at {head.size:,} leaves: {middle:.2f} ms (median);"
        f" to 1 ms: ratio {middle:.2f} (at most 1)"
    )


def run() -> None:
    with tempfile.TemporaryDirectory(prefix="zhunsheng-bench-") as name:
        folder = Path(name)
        configure(folder)
        from django.db import connection

        from zhunsheng.ledger import writer

        cls = declare()
        writer.open_log(LOG, AT)
        bench_acts(cls, folder)
        if not POSTGRESQL:
            bench_batch(cls)
            bench_verify()
            bench_proof()
        connection.close()


def run_on_postgresql() -> None:
    """The acts in a database of their own, which goes afterwards."""
    import psycopg

    with psycopg.connect(dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {SCRATCH}")
        try:
            run()
        finally:
            server.execute(f"DROP DATABASE {SCRATCH} WITH (FORCE)")


def main() -> None:
    if POSTGRESQL:
        run_on_postgresql()
        return
    run()
    if os.environ.get("PGHOST"):
        sys.stdout.flush()
        again = [sys.executable, __file__, "--postgresql", *sys.argv[1:]]
        subprocess.run(again, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
