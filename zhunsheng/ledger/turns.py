"""先来先写: writers of one process take turns, first come first served.

SQLite's own waiting is unfair: under load a writer may wait for seconds while
others overtake it (``TECH-WEB.md``, section 2). PostgreSQL queues fairly itself.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


class Turns:
    """A lock that is given in the order of asking; a holder may ask again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._holder: int | None = None
        self._depth = 0

    def take(self) -> None:
        """Wait until everybody who asked before has finished."""
        me = threading.get_ident()
        with self._guard:
            if self._holder == me:
                self._depth += 1
                return
            if self._holder is None:
                self._holder, self._depth = me, 1
                return
            called = threading.Event()
            self._waiting.append(called)
        called.wait()
        self._holder, self._depth = me, 1

    def give(self) -> None:
        """Finish, and call the next who waits."""
        with self._guard:
            self._depth -= 1
            if self._depth:
                return
            if self._waiting:
                self._holder = -1  # promised: nobody may step in between
                self._waiting.popleft().set()
            else:
                self._holder = None


_TURNS = Turns()


@contextmanager
def turn() -> Iterator[None]:
    """Hold the pen of this process inside the ``with`` block.

    Whoever is in a transaction already holds the database's own lock: he must not
    wait for the pen of somebody who waits for that lock.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    _TURNS.take()
    try:
        yield
    finally:
        _TURNS.give()
