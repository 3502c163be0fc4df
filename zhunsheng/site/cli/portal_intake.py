"""``zhunsheng portal-intake``: the portal takes what the bureaus publish.

It follows every log whose public key lies in the folder of keys, and takes the new
bundles of the feed's folder. In one folder of data both are written by the
followers; a portal elsewhere gets its keys by another way than the feed.
"""

import argparse
import signal
import sys
from pathlib import Path
from threading import Event

from django.db import DatabaseError, close_old_connections

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.site import clock
from zhunsheng.site.configuration import data_folder
from zhunsheng.web.portal import intake

_POLL_SECONDS = 1.0
_WAIT_AFTER_TROUBLE = 30.0


def run(arguments: argparse.Namespace) -> int:
    """Take bundles until asked to end, or once."""
    feed = arguments.feed or data_folder() / "feed"
    keys = arguments.keys or data_folder() / "public-keys"
    if arguments.once:
        take(feed, keys)
        return 0
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    wait = 0.0
    while not stop.wait(wait):
        wait = _POLL_SECONDS
        try:
            take(feed, keys)
        except (ZhunshengError, OSError, DatabaseError) as error:
            sys.stderr.write(f"公示接收：{error}\n")
            close_old_connections()
            wait = _WAIT_AFTER_TROUBLE
    return 0


def take(feed: Path, keys: Path) -> int:
    """Follow every known key and take every new bundle; how many entries came."""
    for path in sorted(keys.glob("*.public.txt")):
        intake.follow(path.stem, path.read_text(encoding="utf-8").strip())
    return sum(one.entries for one in intake.take_folder(feed, at=clock.now()))
