# ruff: noqa: PLC0415
"""类案: similar cases and their distribution among a million decided violations.

``python -m bench.bench_discretion [--quick]``; part of ``python -m bench``, which
sets ``ZHUNSHENG_DATA`` and ``ZHUNSHENG_DATABASE``; ``BENCH_DECIDED`` is how many.
The rows are made, and always the same ones: written into the tables as the projectors
would, without the ledger under them.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.report import QUICK, Row, emit

DECIDED = int(os.environ.get("BENCH_DECIDED", "100000" if QUICK else "1000000"))
ASKED = 40 if QUICK else 200
LIMIT_MS = 200.0
FIRST = date(2017, 1, 1)
ON = date(2026, 6, 1)
DAYS = 3_400
PROVINCES = tuple(
    f"{zone}{no}"
    for zone, most in ((1, 5), (2, 3), (3, 7), (4, 6), (6, 5))
    for no in range(1, most + 1)
)
STEPS = (1000, 1000, 1000, 1200, 1500, 1500, 1800, 2000)  # as decisions have them


def numbers(seed: int) -> Iterator[int]:
    """Numbers without a pattern, the same on every run (SplitMix64)."""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) % 2**64
        yield mixed ^ (mixed >> 31)


def rows() -> Iterator[tuple[Any, ...]]:
    """Decided violations: all provinces, nine years, amounts of seven orders."""
    from zhunsheng.cases.discretion.counting import amount_class, measure_of
    from zhunsheng.regulations.violations import list_situations

    fined = [one for one in list_situations() if one.range.multiple]
    drawn = numbers(1)
    for no in range(DECIDED):
        found = fined[next(drawn) % len(fined)]
        province = PROVINCES[next(drawn) % len(PROVINCES)]
        base = 10 ** (4 + next(drawn) % 6) + next(drawn) % 10**5
        low = (found.range.multiple or (1, 1))[0]
        fine = base * low * STEPS[next(drawn) % len(STEPS)] // 1000
        case_id = UUID(int=no + 1)
        yield (
            f"{case_id}/1",
            case_id,
            f"{province}0100",
            province,
            FIRST + timedelta(days=next(drawn) % DAYS),
            found.no,
            found.range.id,
            base,
            fine,
            measure_of(found, base, fine),
            amount_class(base),
            next(drawn) % 2**13 & next(drawn),
            "",
        )


def fill() -> None:
    """Write the rows and their counts, as they stand after that many decisions."""
    from django.db import connection, transaction

    from zhunsheng.cases.discretion.counting import bucket_of
    from zhunsheng.cases.models import DecidedCount, DecidedViolation

    names = [one.column for one in DecidedViolation._meta.fields]  # noqa: SLF001
    counted: Counter[tuple[Any, ...]] = Counter()

    def made() -> Iterator[tuple[Any, ...]]:
        for row in rows():
            _, _, _, province, on, _, article, *_, measure, near, _, _ = row
            counted[article, near, province, on.year, bucket_of(measure)] += 1
            yield row

    with transaction.atomic(), connection.cursor() as cursor:
        into = f"cases_decidedviolation ({', '.join(names)})"
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in made():
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(
                f"INSERT INTO {into} VALUES ({marks})",  # noqa: S608
                ((row[0], row[1].hex, *row[2:]) for row in made()),
            )
        DecidedCount.objects.bulk_create(
            (
                DecidedCount(
                    key="/".join(map(str, key)),
                    article=key[0],
                    amount_class=key[1],
                    province=key[2],
                    year=key[3],
                    bucket=key[4],
                    n=n,
                )
                for key, n in counted.items()
            ),
            batch_size=1000,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def questions() -> list[Any]:
    """What officers ask: any province, situation and amount, some circumstances."""
    from zhunsheng.cases.discretion.similar import Asked
    from zhunsheng.kernel.ids import BureauCode, CaseId
    from zhunsheng.regulations.factors import Factor
    from zhunsheng.regulations.violations import list_situations

    fined = [one.no for one in list_situations() if one.range.multiple]
    drawn, factors = numbers(2), list(Factor)
    return [
        Asked(
            bureau=BureauCode(f"{PROVINCES[next(drawn) % len(PROVINCES)]}0100"),
            case_id=CaseId(UUID(int=next(drawn))),
            situation_no=fined[next(drawn) % len(fined)],
            base_fen=10 ** (4 + next(drawn) % 6) + next(drawn) % 10**5,
            factors=frozenset(factors[next(drawn) % len(factors)] for _ in range(3)),
            on=ON,
        )
        for _ in range(ASKED)
    ]


def each_ms(work: Callable[[Any], object], asked: list[Any]) -> list[float]:
    """How long each question takes."""
    work(asked[0])
    took = []
    for one in asked:
        began = time.perf_counter()
        work(one)
        took.append((time.perf_counter() - began) * 1000)
    return took


def bench() -> None:
    """Both answers together, beside one plain read along the same index."""
    from django.db import connection

    from zhunsheng.cases.discretion.counting import amount_class
    from zhunsheng.cases.discretion.similar import distribution, similar_cases
    from zhunsheng.cases.models import DecidedViolation

    def ours(asked: Any) -> object:
        found = similar_cases(asked), distribution(asked)
        if not found[0] or not found[1].total:
            raise RuntimeError(f"nothing is like {asked}")
        return found

    def plain(asked: Any) -> object:
        near = DecidedViolation.objects.filter(
            situation_no=asked.situation_no,
            province=asked.bureau[:2],
            amount_class=amount_class(asked.base_fen),
        )
        return list(near.order_by("-decided_on")[:40])

    asked = questions()
    took, bare = each_ms(ours, asked), each_ms(plain, asked)
    name = f"{connection.vendor}: similar cases among {DECIDED:,}"
    for what, ms in (("", median(took)), (", the slowest", max(took))):
        emit(
            Row(
                what=f"{name}{what}",
                ours=f"{ms:.1f} ms",
                against=f"limit {LIMIT_MS:.0f} ms",
                ratio=ms / LIMIT_MS,
                wanted="at most 1",
                kept=ms <= LIMIT_MS,
            )
        )
    emit(
        Row(
            what=f"{name}, beside a plain read",
            ours=f"{median(took):.1f} ms",
            against=f"one indexed read {median(bare):.2f} ms",
            ratio=median(took) / median(bare),
        )
    )


def main() -> None:
    """Fill and measure; one row of JSON a line."""
    settings = "zhunsheng.site.settings.staff"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    from zhunsheng.site.cli import database

    database.set_up(settings)
    database.migrate()
    fill()
    bench()


if __name__ == "__main__":
    if "ZHUNSHENG_DATA" in os.environ:
        main()
    else:
        with tempfile.TemporaryDirectory(prefix="zhunsheng-bench-") as scratch:
            os.environ["ZHUNSHENG_DATA"] = scratch
            main()
            from django.db import connection as opened

            opened.close()
