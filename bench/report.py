# ruff: noqa: T201
"""One line of the table for each measurement, and what it was measured on."""

import json
import os
import platform
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

QUICK = "--quick" in sys.argv


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement: ours, what it is held against in the same run, the ratio."""

    what: str
    ours: str
    against: str
    ratio: float
    wanted: str = ""
    kept: bool | None = None  # None: nothing was promised


def emit(row: Row) -> None:
    """Hand a row to the process that prints the table."""
    print(json.dumps(asdict(row)), flush=True)


def read(line: str) -> Row:
    """A row as ``emit`` wrote it."""
    return Row(**json.loads(line))


def machine() -> str:
    """Processor, cores and versions: without them a number says nothing."""
    info = Path("/proc/cpuinfo")
    names = [
        line.partition(":")[2].strip()
        for line in (info.read_text().splitlines() if info.is_file() else [])
        if line.startswith("model name")
    ]
    name = names[0] if names else platform.processor() or platform.machine()
    load = os.getloadavg()[0]
    return (
        f"{name}, {os.cpu_count()} cores, load {load:.1f}; "
        f"Python {platform.python_version()}, Django {version('django')}, "
        f"eventsourcing {version('eventsourcing')}"
    )


def _cells(row: Row) -> tuple[str, ...]:
    kept = {True: "kept", False: "NOT KEPT", None: ""}[row.kept]
    return row.what, row.ours, row.against, f"{row.ratio:.2f}", row.wanted, kept


def table(rows: Iterable[Row]) -> str:
    """The rows in columns."""
    head = ("what", "ours", "against", "ratio", "wanted", "")
    body = [_cells(one) for one in rows]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        for cells in (head, tuple("-" * width for width in widths), *body)
    ]
    return "\n".join(line.rstrip() for line in lines)
