"""A deadline of thirty working days, with its explanation."""

import time
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from bench.report import Row, emit
from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import current
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.parameters import Unit
from zhunsheng.site.cli import law

LENGTH = 30
ROUNDS = 20
DAYS = 200
LIMIT_US = 50.0
FIRST = date(2025, 1, 2)


def main() -> None:
    """Measure: last day, days counted and days skipped, from many days of a year."""
    law.install()
    calendar = current()
    known = law_of(BureauCode("620100"), FIRST).period("verify-lead")
    period = replace(known, length=LENGTH, unit=Unit.WORKING)
    starts = [FIRST + timedelta(days=number) for number in range(DAYS)]
    took = []
    for _ in range(ROUNDS):
        for start in starts:
            began = time.perf_counter()
            found = deadline(period, start, calendar)
            explained = (found.last_day, found.counted, found.skipped)
            took.append(time.perf_counter() - began)
            if len(explained[1]) != LENGTH:
                raise RuntimeError(f"{len(explained[1])} days were counted")
    us = median(took) * 1_000_000
    emit(
        Row(
            what=f"deadline of {LENGTH} working days, explained",
            ours=f"{us:.1f} us",
            against=f"limit {LIMIT_US:.0f} us",
            ratio=us / LIMIT_US,
            wanted="at most 1",
            kept=us <= LIMIT_US,
        )
    )


if __name__ == "__main__":
    main()
