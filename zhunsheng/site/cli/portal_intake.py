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

from zhunsheng.disclosure.streams import bureau_of_public_log
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.site import clock
from zhunsheng.site.cli import database
from zhunsheng.site.configuration import data_folder
from zhunsheng.web.portal import document_proofs, intake

_POLL_SECONDS = 1.0
_WAIT_AFTER_TROUBLE = 30.0


def run(arguments: argparse.Namespace) -> int:
    """Take bundles until asked to end, or once."""
    feed = arguments.feed or data_folder() / "feed"
    keys = arguments.keys or data_folder() / "public-keys"
    database.migrate()  # a portal of its own has nobody else to do it
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
    """Follow every known key and take what is new; how many entries came."""
    for path in sorted(keys.glob("*.txt")):
        key = path.read_text(encoding="utf-8").strip()
        if bureau_of_public_log(path.stem) is not None:
            intake.follow(path.stem, key)
        elif path.stem.isdigit():
            document_proofs.trust(path.stem, key)
    taken = sum(one.entries for one in intake.take_folder(feed, at=clock.now()))
    document_proofs.take_folder(feed)
    return taken
