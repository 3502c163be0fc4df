"""Running the program as an operator does: as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCENARIOS = Path(__file__).parent / "scenarios"
_NOT_OURS = ("DJANGO_SETTINGS_MODULE", "ZHUNSHENG_DATA", "ZHUNSHENG_TRACE")


def environment(**more: str) -> dict[str, str]:
    """The environment without what the tests' own Django put there."""
    kept = {key: value for key, value in os.environ.items() if key not in _NOT_OURS}
    return kept | more


def command(*words: str | Path) -> list[str]:
    """The command line that runs ``zhunsheng`` with these words."""
    return [sys.executable, "-m", "zhunsheng.site.main", *map(str, words)]


def run(*words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(  # noqa: S603
        command(*words),
        env=environment(**more),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def script(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a Python file of this folder."""
    return subprocess.run(  # noqa: S603
        [sys.executable, str(Path(__file__).parent / name), *map(str, words)],
        env=environment(PYTHONPATH=str(ROOT)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
