# ruff: noqa: T201
"""``python -m bench [--quick]``: every promise about speed, measured in one run.

Each row is a ratio to something measured in the same run, or to the limit that was
promised; numbers are medians. Each part is a process of its own. SQLite always;
PostgreSQL too when the ``PG*`` variables, or ``ZHUNSHENG_BENCH_PG`` (a URL), name a
server: a scratch database is made there and dropped. It measures and judges nothing:
the exit code is 0.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bench import report
from bench.report import QUICK, Row

ROOT = Path(__file__).parents[1]
ENTRIES = os.environ.get("BENCH_ENTRIES") or ("50000" if QUICK else "1000000")
SCRATCH = f"zhunsheng_bench_{os.getpid()}"


def measured(part: str, **more: str) -> list[Row]:
    """The rows of one part; a part that fails says so and gives those it has."""
    with tempfile.TemporaryDirectory(prefix="zhunsheng-bench-") as folder:
        own = {"ZHUNSHENG_DATA": folder, "BENCH_ENTRIES": ENTRIES, **more}
        words = [sys.executable, "-m", f"bench.{part}"] + ["--quick"] * QUICK
        kept = {k: v for k, v in os.environ.items() if not k.startswith("ZHUNSHENG_")}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        done = subprocess.run(  # noqa: S603
            words, cwd=ROOT, env=kept | own, stdout=subprocess.PIPE, check=False
        )
    if done.returncode:
        print(f"{part} failed: exit code {done.returncode}", file=sys.stderr)
    lines = done.stdout.decode().splitlines()
    return [report.read(line) for line in lines if line.startswith("{")]


def server() -> dict[str, str] | None:
    """The ``PG*`` variables of the server to measure on, if there is one."""
    url = os.environ.get("ZHUNSHENG_BENCH_PG", "")
    if not url:
        names = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD")
        found = {one: os.environ[one] for one in names if os.environ.get(one)}
        return found if "PGHOST" in found else None
    parts = urlsplit(url)
    given = {
        "PGHOST": parts.hostname,
        "PGPORT": str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
    }
    return {name: value for name, value in given.items() if value}


@contextmanager
def scratch_database(variables: dict[str, str]) -> Iterator[str]:
    """A database that goes afterwards; yields its URL, the rest is in ``PG*``."""
    import psycopg  # noqa: PLC0415

    os.environ.update(variables)
    os.environ.setdefault("PGUSER", os.environ.get("USER", "postgres"))
    with psycopg.connect(dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {SCRATCH}")
        try:
            yield f"postgresql:///{SCRATCH}"
        finally:
            connection.execute(f"DROP DATABASE {SCRATCH} WITH (FORCE)")


def main() -> None:
    """Measure everything and print the table."""
    began = time.monotonic()
    print(report.machine())
    print(
        f"{int(ENTRIES):,} entries; medians; every ratio is from this run", end="\n\n"
    )
    rows = measured("measure_acts")
    variables = server()
    if variables:
        with scratch_database(variables) as url:
            rows += measured("measure_acts", ZHUNSHENG_DATABASE=url)
        with scratch_database(variables) as url:
            rows += measured("bench_discretion", ZHUNSHENG_DATABASE=url)
        with scratch_database(variables) as url:
            rows += measured("bench_review_page", ZHUNSHENG_DATABASE=url)
    for part in (
        "measure_entries",
        "measure_deadline",
        "measure_documents",
        "bench_discretion",
        "bench_review_page",
    ):
        rows += measured(part)
    print(report.table(rows))
    print(f"\n{time.monotonic() - began:.0f} s")
    if not variables:
        print("PostgreSQL was not measured: no PGHOST and no ZHUNSHENG_BENCH_PG.")


if __name__ == "__main__":
    main()
