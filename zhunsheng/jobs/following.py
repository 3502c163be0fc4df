"""Followers (跟随者): work that follows the ledger, entry by entry, exactly once.

A follower has a cursor for each log. Its step and the move of the cursor are one
transaction, so a worker that is killed anywhere loses nothing and repeats nothing.
What a step does outside the database (a file, another system) it does so that
doing it twice is the same as once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Any, TypeVar

from django.db import DatabaseError, close_old_connections, transaction

from zhunsheng.jobs.models import FollowerPosition, FollowerTrouble
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import reader
from zhunsheng.ledger.models import Log
from zhunsheng.ledger.projection import Place

Entry = tuple[Any, Place]
Step = Callable[[Sequence[Entry], datetime], None]
Clocked = Callable[[datetime], None]
Clock = Callable[[], datetime]
S = TypeVar("S", bound=Step)
C = TypeVar("C", bound=Clocked)

POLL_SECONDS = 0.5
CLOCK_SECONDS = 60
_LONGEST_WAIT = timedelta(minutes=5)
_MOST_DOUBLINGS = 9
_MOST_SAID = 500


class FollowerDeclarationError(ZhunshengError):
    """A follower or a clocked piece of work is declared twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """One follower: its name, what it does, and how many entries it takes at once."""

    name: str
    title: str
    step: Step
    batch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockedWork:
    """Work that passes with time, not with records: reminders, expiries."""

    name: str
    title: str
    run: Clocked


_FOLLOWERS: dict[str, Follower] = {}
_CLOCKED: dict[str, ClockedWork] = {}


def follower(name: str, *, title: str, batch: int = 200) -> Callable[[S], S]:
    """Let the decorated function follow every log from its beginning.

    It is called with entries in order and the present time, inside the
    transaction that moves its cursor. It must not care how entries are bundled.
    """

    def register(step: S) -> S:
        if name in _FOLLOWERS:
            raise FollowerDeclarationError(f"{name} is declared twice")
        _FOLLOWERS[name] = Follower(name=name, title=title, step=step, batch=batch)
        return step

    return register


def clocked(name: str, *, title: str) -> Callable[[C], C]:
    """Run the decorated function every minute, and when a scenario's clock says."""

    def register(run: C) -> C:
        if name in _CLOCKED:
            raise FollowerDeclarationError(f"{name} is declared twice")
        _CLOCKED[name] = ClockedWork(name=name, title=title, run=run)
        return run

    return register


def all_followers() -> tuple[Follower, ...]:
    """Every follower, by name."""
    return tuple(_FOLLOWERS[name] for name in sorted(_FOLLOWERS))


def all_clocked() -> tuple[ClockedWork, ...]:
    """All work that the clock drives, by name."""
    return tuple(_CLOCKED[name] for name in sorted(_CLOCKED))


def sizes() -> Mapping[str, int]:
    """How many entries each log holds."""
    return dict(Log.objects.order_by("code").values_list("code", "size"))


def advance(one: Follower, log: str, now: Clock) -> int:
    """Let a follower do its next step on a log; how many entries it dealt with.

    A step that fails leaves nothing behind but the ``FollowerTrouble`` that says
    why and when it is tried again; other followers and logs go on.
    """
    trouble = FollowerTrouble.objects.filter(name=one.name, log=log).first()
    if trouble is not None and trouble.retry_at > now():
        return 0
    batch = one.batch if trouble is None else 1  # find the entry that it is about
    try:
        moved = _step(one, log, batch, now)
    except Exception as error:
        _note_trouble(one.name, log, trouble, error, now())
        return 0
    if trouble is not None and moved:
        trouble.delete()
    return moved


def _step(one: Follower, log: str, batch: int, now: Clock) -> int:
    FollowerPosition.objects.get_or_create(name=one.name, log=log)
    with transaction.atomic():
        cursor = (
            FollowerPosition.objects.select_for_update(skip_locked=True)
            .filter(name=one.name, log=log)
            .first()
        )
        if cursor is None:  # another worker has it
            return 0
        newest = Log.objects.values_list("size", flat=True).get(code=log) - 1
        count = min(batch, newest - cursor.position)
        if count <= 0:
            return 0
        entries = tuple(reader.entries_after(log, cursor.position, count))
        if entries:
            one.step(entries, now())
        # Positions have no gaps; a destroyed body is passed over.
        cursor.position += count
        cursor.save(update_fields=("position",))
    return count


def _note_trouble(
    name: str,
    log: str,
    trouble: FollowerTrouble | None,
    error: Exception,
    at: datetime,
) -> None:
    tries = 1 if trouble is None else trouble.tries + 1
    wait = min(timedelta(seconds=2 ** min(tries, _MOST_DOUBLINGS)), _LONGEST_WAIT)
    position = (
        FollowerPosition.objects.filter(name=name, log=log)
        .values_list("position", flat=True)
        .first()
    )
    FollowerTrouble.objects.update_or_create(
        name=name,
        log=log,
        defaults={
            "position": -1 if position is None else position + 1,
            "says": _says(error),
            "tries": tries,
            "retry_at": at + wait,
        },
        create_defaults={
            "position": -1 if position is None else position + 1,
            "says": _says(error),
            "since_at": at,
            "retry_at": at + wait,
        },
    )


def _says(error: Exception) -> str:
    if isinstance(error, ZhunshengError):
        return str(error)[:_MOST_SAID]
    return f"{type(error).__name__}：{error}"[:_MOST_SAID]


def behind() -> tuple[tuple[Follower, str], ...]:
    """Which followers have entries before them, on which log; one cheap read."""
    positions = {
        (name, log): position
        for name, log, position in FollowerPosition.objects.values_list(
            "name", "log", "position"
        )
    }
    return tuple(
        (one, log)
        for log, size in sizes().items()
        for one in all_followers()
        if positions.get((one.name, log), -1) < size - 1
    )


def run_once(now: Clock, stop: Event | None = None) -> int:
    """Let every follower go on until nothing moves; how many entries were done.

    A follower may write entries that others (or it itself) must follow, so the
    round is repeated until one passes in which nobody moved.
    """
    total = 0
    while True:
        moved = 0
        for one, log in behind():
            if stop is not None and stop.is_set():
                return total
            moved += advance(one, log, now)
        total += moved
        if not moved:
            return total


def run_clock(at: datetime) -> None:
    """Do what time itself makes due at ``at``; each piece for itself."""
    for one in all_clocked():
        try:
            with transaction.atomic():
                one.run(at)
        except Exception as error:
            trouble = FollowerTrouble.objects.filter(name=one.name, log="").first()
            _note_trouble(one.name, "", trouble, error, at)
        else:
            FollowerTrouble.objects.filter(name=one.name, log="").delete()


@dataclass(slots=True)
class Bell:
    """Stops the loop, or wakes it before its half second is over."""

    stopped: Event
    rung: Event

    @classmethod
    def new(cls) -> "Bell":
        """A bell that has not rung."""
        return cls(Event(), Event())

    def wake(self) -> None:
        """There may be something to do."""
        self.rung.set()

    def stop(self) -> None:
        """End after the present step."""
        self.stopped.set()
        self.rung.set()


def run_followers(*, now: Clock, once: bool = False, bell: Bell | None = None) -> int:
    """Run all followers and all clocked work: to the end once, or until stopped.

    A database that is away for a moment is waited for; it is not an end.
    """
    bell = Bell.new() if bell is None else bell
    if once:
        done = run_once(now, bell.stopped)
        run_clock(now())
        return done + run_once(now, bell.stopped)
    done, clock_due = 0, now()
    while not bell.stopped.is_set():
        bell.rung.clear()
        try:
            done += run_once(now, bell.stopped)
            if now() >= clock_due:
                run_clock(now())
                clock_due = now() + timedelta(seconds=CLOCK_SECONDS)
        except DatabaseError:
            close_old_connections()
        if not bell.stopped.is_set():
            bell.rung.wait(POLL_SECONDS)
    return done
