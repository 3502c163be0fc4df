"""Tiles (C2SP tlog-tiles): 256 hashes of one level of the tree. No Django.

A tile of level 0 holds 256 leaves; a tile of level ``k`` holds the roots of 256
full tiles below it. A full tile never changes, so anybody may copy it.
"""

from zhunsheng.ledger.tree import HASH_BYTES

WIDTH = 256
HEIGHT = 8
_GROUP = 1000


def path(level: int, index: int, width: int = WIDTH) -> str:
    """``tile/0/x001/x234/067`` and, for a partial tile, ``….p/5``."""
    text = f"tile/{level}/{_number(index)}"
    return text if width == WIDTH else f"{text}.p/{width}"


def entries_path(index: int, width: int = WIDTH) -> str:
    """Where the envelopes of a level-0 tile stand: ``tile/entries/…``."""
    text = f"tile/entries/{_number(index)}"
    return text if width == WIDTH else f"{text}.p/{width}"


def _number(index: int) -> str:
    text = f"{index % _GROUP:03d}"
    while index >= _GROUP:
        index //= _GROUP
        text = f"x{index % _GROUP:03d}/{text}"
    return text


def width_at(size: int, level: int, index: int) -> int:
    """How many hashes the tile has in a tree of ``size`` leaves; 0: no tile."""
    return max(0, min(WIDTH, (size >> (HEIGHT * level)) - index * WIDTH))


def all_of(size: int) -> list[tuple[int, int, int]]:
    """Level, index and width of every tile of a tree of ``size`` leaves."""
    found = []
    level = 0
    while (count := size >> (HEIGHT * level)) > 0:
        for index in range((count + WIDTH - 1) // WIDTH):
            found.append((level, index, width_at(size, level, index)))  # noqa: PERF401
        level += 1
    return found


def hashes(tile: bytes) -> list[bytes]:
    """The hashes of a tile, in order."""
    return [tile[at : at + HASH_BYTES] for at in range(0, len(tile), HASH_BYTES)]


def pack_entries(entries: list[bytes]) -> bytes:
    """Entries of a bundle: each with its length in two bytes before it."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)
