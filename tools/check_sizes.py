"""文件和函数不过长: no file over 400 lines, no function over 60, half under 120.

Counted are the Python files of the program and of the tools; data and migrations are
not, nor are tests. Run: ``python tools/check_sizes.py``; exit 1 names what is too long.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("zhunsheng", "tools", "bench")
EXCEPTED = frozenset({"data", "migrations"})
MOST_LINES = 400
MOST_IN_FUNCTION = 60
MOST_IN_MEDIAN = 120


def measured(root: Path = ROOT) -> Iterator[Path]:
    """The files that are counted."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            if not EXCEPTED & set(path.relative_to(root).parts):
                yield path


def too_long(paths: Iterable[Path], root: Path = ROOT) -> Iterator[str]:
    """One sentence for each thing that is too long."""
    counts: list[int] = []
    for path in paths:
        text = path.read_text("utf-8")
        place, lines = path.relative_to(root), text.count("\n")
        if lines:  # an empty __init__ says nothing about habits
            counts.append(lines)
        if lines > MOST_LINES:
            yield f"{place}: {lines} lines, {MOST_LINES} at most"
        for name, first, length in long_functions(text):
            where = f"{place}:{first}: {name}"
            yield f"{where} has {length} lines, {MOST_IN_FUNCTION} at most"
    if counts and median(counts) > MOST_IN_MEDIAN:
        yield f"the median file has {median(counts)} lines, {MOST_IN_MEDIAN} at most"


def long_functions(text: str) -> Iterator[tuple[str, int, int]]:
    """Name, first line and length of every function over the limit."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_IN_FUNCTION:
                yield node.name, node.lineno, length


def main() -> int:
    """Print what is too long."""
    found = tuple(too_long(measured()))
    for line in found:
        sys.stdout.write(f"{line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
