"""生僻字: which characters the installed fonts can print.

Read from the fonts' own tables (OpenType ``cmap``), so that an act can refuse a
character before it is recorded, in microseconds and without making a page.
"""

import os
import struct
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from zhunsheng.kernel.errors import ZhunshengError

BUILT_IN = Path(str(files("pylopdf_fonts_zh_cn")))
_SUFFIXES = {".otf", ".ttf", ".ttc", ".otc"}
_SEGMENTS, _GROUPS = 4, 12  # the two formats of a cmap table that are in use


class UnprintableCharacterError(ZhunshengError):
    """生僻字: no installed font has this character."""

    def __init__(self, characters: str) -> None:
        named = "、".join(f"“{one}”（U+{ord(one):04X}）" for one in characters)
        super().__init__(
            f"字库中没有{named}，文书无法印制。请改用规范写法，"
            "或者请管理员在字体文件夹中加入含有该字的字体。"
        )
        self.characters = characters


def site_folder() -> Path | None:
    """The bureau's own font folder (``ZHUNSHENG_FONTS``), if it has one."""
    folder = os.environ.get("ZHUNSHENG_FONTS", "")
    return Path(folder) if folder else None


def check_printable(*texts: str, folder: Path | None = None) -> None:
    """Raise ``UnprintableCharacterError`` naming every character without a glyph."""
    known = coverage(folder)
    missing = dict.fromkeys(
        one for text in texts for one in text if ord(one) not in known
    )
    if missing:
        raise UnprintableCharacterError("".join(missing))


@cache
def coverage(folder: Path | None = None) -> frozenset[int]:
    """Every code point that some font of ours can print."""
    points: set[int] = {ord("\n")}
    for one in (folder, BUILT_IN):
        if one is None:
            continue
        for path in sorted(one.iterdir()):
            if path.suffix.lower() in _SUFFIXES:
                points.update(_points(path.read_bytes()))
    return frozenset(points)


def _points(font: bytes) -> Iterator[int]:
    """The code points of a font file, or of every font of a collection."""
    if font[:4] == b"ttcf":
        (count,) = struct.unpack_from(">I", font, 8)
        starts = struct.unpack_from(f">{count}I", font, 12)
    else:
        starts = (0,)
    for start in starts:
        (tables,) = struct.unpack_from(">H", font, start + 4)
        for index in range(tables):
            tag, _, offset, _ = struct.unpack_from(
                ">4sIII", font, start + 12 + 16 * index
            )
            if tag == b"cmap":
                yield from _subtables(font, offset)


def _subtables(font: bytes, cmap: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for index in range(count):
        _, _, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", font, cmap + offset)
        if form == _GROUPS:
            yield from _groups(font, cmap + offset)
        elif form == _SEGMENTS:
            yield from _segments(font, cmap + offset)


def _groups(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    for index in range(count):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * index)
        yield from range(first, last + 1)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    lasts = struct.unpack_from(f">{count}H", font, at + 14)
    firsts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    for first, last in zip(firsts, lasts, strict=True):
        if first != 0xFFFF:  # noqa: PLR2004
            yield from range(first, last + 1)
