# ruff: noqa: PLC0415
"""Many entries: appended in batches, verified, and proved one by one.

Run by ``python -m bench``; SQLite in a scratch folder. ``BENCH_ENTRIES`` says how
many there are.
"""

import tempfile
import time
from hashlib import new, sha256
from pathlib import Path
from statistics import median
from typing import Any

from bench import bench_ledger
from bench.bench_ledger import AT, BY, ENTRIES, LOG, example
from bench.report import QUICK, Row, emit
from zhunsheng.kernel.ids import OfficerId

STEP = 10_000 if QUICK else 20_000
PER_SECOND = 10_000
PROOFS = 300
WRITER = OfficerId(BY)
SQL = (
    "SELECT e.position, e.envelope, b.salt, b.body FROM ledger_entry e"
    " JOIN ledger_body b ON b.log = e.log AND b.position = e.position"
    " WHERE e.log = %s AND e.position > %s ORDER BY e.position LIMIT 5000"
)


def bench_batch(cls: type) -> None:
    """Imports: many records under one lock; the median batch counts."""
    from django.db import transaction

    from zhunsheng.ledger import writer

    rates = []
    for start in range(0, ENTRIES, STEP):
        last = min(start + STEP, ENTRIES)
        items = [
            writer.Item(example(cls, number), f"import/{number}", WRITER, AT)
            for number in range(start, last)
        ]
        began = time.perf_counter()
        with transaction.atomic():
            writer.append_many(items, log=LOG, run_projectors=False)
        rates.append((last - start) / (time.perf_counter() - began))
    found = median(rates)
    emit(
        Row(
            what=f"sqlite: batched append, {ENTRIES:,} entries",
            ours=f"{found:,.0f}/s",
            against=f"{PER_SECOND:,}/s",
            ratio=found / PER_SECOND,
            wanted="at least 1",
            kept=found >= PER_SECOND,
        )
    )


def _bare_seconds() -> float:
    """SHA-256 and SM3 of the bytes that a verification must hash, and nothing else."""
    took, after = 0.0, -1
    while rows := _rows(after):
        began = time.perf_counter()
        for _, envelope, salted in rows:
            sha256(envelope).digest()
            sha256(salted).digest()
            new("sm3", salted).digest()
        took += time.perf_counter() - began
        after = rows[-1][0]
    return took


def _rows(after: int) -> list[tuple[int, bytes, bytes]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(SQL, (LOG, after))
        return [
            (position, b"\x00" + bytes(envelope), bytes(salt) + bytes(body))
            for position, envelope, salt, body in cursor.fetchall()
        ]


def _verify_seconds() -> float:
    from zhunsheng.ledger.verify import verify

    began = time.perf_counter()
    found = verify()
    took = time.perf_counter() - began
    if found:
        raise RuntimeError(found[0])
    return took


def bench_verify() -> None:
    """核验: everything recomputed, against the bare hashing of the same bytes."""
    bare, whole = [], []
    for _ in range(3 if QUICK else 1):
        bare.append(_bare_seconds())
        whole.append(_verify_seconds())
    ours, least = median(whole), median(bare)
    emit(
        Row(
            what=f"sqlite: verify {ENTRIES:,} entries",
            ours=f"{ours:.2f} s",
            against=f"bare SHA-256 and SM3 {least:.2f} s",
            ratio=least / ours,
            wanted="at least 0.5",
            kept=least / ours >= 0.5,
        )
    )


def bench_proof() -> None:
    """存证证明: the path of one entry, checked each time."""
    from zhunsheng.ledger import tree
    from zhunsheng.ledger.checkpoints import head_of
    from zhunsheng.ledger.models import Entry
    from zhunsheng.ledger.shelf import tree_of

    head: Any = head_of(LOG)
    took = []
    for number in range(PROOFS):
        index = number * 7919 % head.size
        began = time.perf_counter()
        path = tree_of(LOG).prove(index)
        took.append((time.perf_counter() - began) * 1000)
        leaf = bytes(Entry.objects.get(log=LOG, position=index).leaf)
        if not tree.holds(path, leaf=leaf, index=index, size=head.size, head=head.root):
            raise RuntimeError(f"the proof of {index} does not hold")
    ms = median(took)
    emit(
        Row(
            what=f"sqlite: inclusion proof at {head.size:,} entries",
            ours=f"{ms:.3f} ms",
            against="limit 1 ms",
            ratio=ms,
            wanted="at most 1",
            kept=ms <= 1,
        )
    )


def main() -> None:
    """Measure, one row of JSON a line."""
    with tempfile.TemporaryDirectory(prefix="zhunsheng-bench-") as name:
        bench_ledger.configure(Path(name))
        from django.db import connection

        from zhunsheng.ledger import writer

        cls = bench_ledger.declare()
        writer.open_log(LOG, AT)
        bench_batch(cls)
        bench_verify()
        bench_proof()
        connection.close()


if __name__ == "__main__":
    main()
