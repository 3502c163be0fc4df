"""Feed (公示数据输出): the public log as bundle files for portals to follow.

A text that was taken away also leaves the bundles that were written before: they
are written again without it, before the bundle that says so appears.
"""

import os
from dataclasses import replace
from pathlib import Path

from zhunsheng.disclosure import bundles
from zhunsheng.disclosure.bundles import Bundle, BundleEntry
from zhunsheng.ledger import checkpoint, checkpoints, reader
from zhunsheng.ledger.reader import EntryView


def export(log: str, folder: Path, *, after: int | None = None) -> Path | None:
    """输出: write what the newest checkpoint covers and ``folder`` does not hold.

    ``after`` says how many entries the receiver has; by default, what the folder's
    own bundles hold. Gives the new file, or ``None`` when there is nothing new.
    """
    signed = checkpoints.newest(log)
    home = folder / log
    first = held(home) if after is None else after
    size = 0 if signed is None else checkpoint.unverified(signed).size
    if signed is None or size <= first:
        return None
    home.mkdir(parents=True, exist_ok=True)
    views = [reader.entry(log, position) for position in range(first, size)]
    removers = _removers(log, first)  # read last: it knows of every body that is gone
    entries = tuple(_entry(view, removers) for view in views)
    _take_out(home, {gone: by for gone, by in removers.items() if gone < first})
    return _put(home, Bundle(log, first, signed, entries))


def held(home: Path) -> int:
    """How many entries the bundles in a log's folder reach."""
    names = [path.stem for path in home.glob("*-*.json")]
    return max((int(name.rpartition("-")[2]) for name in names), default=0)


def _removers(log: str, first: int) -> dict[int, int]:
    """Which entry from ``first`` on takes away the text of which."""
    return {
        gone: place.position
        for record, place in reader.replay_log(log, first - 1)
        for gone in record.removes
    }


def _entry(view: EntryView, removers: dict[int, int]) -> BundleEntry:
    position = view.place.position
    if view.body is None or position in removers:
        return BundleEntry(position, view.envelope, None, None, removers[position])
    return BundleEntry(position, view.envelope, view.salt, view.body, None)


def _take_out(home: Path, gone: dict[int, int]) -> None:
    """Write the bundles that hold these entries again, without their text."""
    if not gone:
        return
    for path in sorted(home.glob("*-*.json")):
        low, high = map(int, path.stem.split("-"))
        if any(low <= position < high for position in gone):
            bundle = bundles.read(path.read_text(encoding="utf-8"))
            entries = tuple(_without(one, gone) for one in bundle.entries)
            _put(home, replace(bundle, entries=entries))


def _without(entry: BundleEntry, gone: dict[int, int]) -> BundleEntry:
    if entry.position not in gone:
        return entry
    return replace(entry, salt=None, body=None, removed_by=gone[entry.position])


def _put(home: Path, bundle: Bundle) -> Path:
    """Write the file whole, or not at all."""
    path = home / bundle.name
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(bundles.write(bundle))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return path
