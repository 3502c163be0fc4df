"""``zhunsheng followers``: the background work alone."""

import argparse
import os
import signal
from threading import Thread

from django.db import close_old_connections

from zhunsheng.jobs import following, leases
from zhunsheng.jobs.following import Bell
from zhunsheng.site import clock
from zhunsheng.site.cli import law


def run(arguments: argparse.Namespace) -> int:
    """Follow the ledger until asked to end, or once."""
    if arguments.once:
        following.run_followers(now=clock.now, once=True)
        while leases.work_once(worker=_worker(), clock=clock.now):
            pass
        return 0
    bell = Bell.new()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: bell.stop())
    signal.signal(signal.SIGUSR1, lambda *_: bell.wake())
    jobs = Thread(target=_work, args=(bell,), daemon=True)
    jobs.start()
    following.run_followers(now=clock.now, bell=bell)
    return 0


def _worker() -> str:
    return f"{os.uname().nodename}/{os.getpid()}"[:64]


def _work(bell: Bell) -> None:
    """Long jobs, one after the other; a killed one is taken again."""
    while not bell.stopped.wait(following.POLL_SECONDS):
        law.refresh()
        try:
            while not bell.stopped.is_set() and leases.work_once(
                worker=_worker(), clock=clock.now
            ):
                pass
        finally:
            close_old_connections()
