"""The law of this installation: shipped, and what the bureau imported itself.

In the folder of data: ``calendars/*.toml`` (years), ``instruments/*.toml`` (the
bureau's own instruments), ``benchmarks/*.toml`` (its benchmarks of discretion),
``texts/*.json`` (official texts). A running program notices a new file within a
second.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from zhunsheng.calendars import workdays
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.regulations import clauses, discretion, library
from zhunsheng.regulations.library import Library
from zhunsheng.site.configuration import data_folder

_LOOK_AGAIN_SECONDS = 1.0
_LOOKING = Lock()
Seen = frozenset[tuple[str, int]]
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class BadImportError(ZhunshengError):
    """What was imported cannot be read back."""


def calendar_folder() -> Path:
    """Where imported years are."""
    return data_folder() / "calendars"


def instrument_folder() -> Path:
    """Where the bureau's own instruments are."""
    return data_folder() / "instruments"


def benchmark_folder() -> Path:
    """Where the bureau's own benchmarks of discretion (裁量基准) are."""
    return data_folder() / "benchmarks"


def text_folder() -> Path:
    """Where imported official texts are."""
    return data_folder() / "texts"


def install() -> None:
    """Use what was imported beside what is shipped; all of it, or an error."""
    _State.seen = _seen()
    _State.looked_at = monotonic()
    known, calendar = library.current(), workdays.current()
    if instrument_folder().is_dir():
        known = library.load_library([instrument_folder()])
    if calendar_folder().is_dir():
        calendar = workdays.load_calendar((calendar_folder(),))
    texts = {
        path.stem: _read_text(path, known)
        for path in sorted(text_folder().glob("*.json"))
    }
    before = library.current()
    library.install(known)  # benchmarks cite the bureau's own instruments, too
    try:
        benchmarks = discretion.load_benchmarks([benchmark_folder()])
    except ZhunshengError:
        library.install(before)
        raise
    discretion.install(benchmarks)
    workdays.install(calendar)
    for instrument, wordings in texts.items():
        clauses.keep_wording(instrument, wordings)


class _State:
    """What was there when it was read last, and when that was looked at."""

    seen: Seen = frozenset()
    looked_at: float = 0.0


def _read_text(path: Path, known: Library) -> dict[str, str]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        for ref in told:
            known.entry(clauses.Clause(path.stem, ref))
        return {ref: str(told[ref]) for ref in told}
    except (OSError, ValueError, TypeError, clauses.UnknownClauseError) as error:
        raise BadImportError(
            f"导入的制度原文 {path.name} 无法使用，请重新运行 zhunsheng import-text。"
        ) from error


def refresh() -> bool:
    """Read again what was imported since; whether there was something.

    A file that cannot be read changes nothing: the law stays as it was, and the
    operator reads why.
    """
    if monotonic() - _State.looked_at < _LOOK_AGAIN_SECONDS:
        return False
    with _LOOKING:
        _State.looked_at = monotonic()
        if _seen() == _State.seen:
            return False
        try:
            install()
        except ZhunshengError as error:
            sys.stderr.write(f"导入的制度或者日历没有启用：{error}\n")
            return False
    return True


def _seen() -> Seen:
    found = set()
    for folder, kind in (
        (calendar_folder(), "*.toml"),
        (instrument_folder(), "*.toml"),
        (benchmark_folder(), "*.toml"),
        (text_folder(), "*.json"),
    ):
        for path in folder.glob(kind):
            found.add((str(path), path.stat().st_mtime_ns))
    return frozenset(found)


def refreshing(application: Application) -> Application:
    """A WSGI application that answers by the law as it is imported by now."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        refresh()
        return application(environ, start_response)

    return answer
