import shutil
import struct
from pathlib import Path

import pytest

from zhunsheng.documents import glyphs
from zhunsheng.documents.render import fonts


def test_common_and_rare_names_can_be_printed():
    glyphs.check_printable("韡頔鱻槑，①②③《》〔〕“”—…㎡￥\n二零二六")


def test_every_character_without_a_glyph_is_named_once():
    with pytest.raises(glyphs.UnprintableCharacterError) as caught:
        glyphs.check_printable("𪚥甲𪚥", "乙\u0e01")
    assert caught.value.characters == "𪚥\u0e01"
    assert "U+2A6A5" in str(caught.value)
    assert "字体文件夹" in str(caught.value)


def _font(*subtables: bytes) -> bytes:
    """A file with nothing but a cmap: enough for what we read."""
    offset = 4 + 8 * len(subtables)
    head, body = struct.pack(">HH", 0, len(subtables)), b""
    for table in subtables:
        head += struct.pack(">HHI", 3, 1, offset + len(body))
        body += table
    directory = b"OTTO" + struct.pack(">HHHH", 1, 0, 0, 0)
    directory += struct.pack(">4sIII", b"cmap", 0, 28, len(head + body))
    return directory + head + body


def _groups(first: int, last: int) -> bytes:
    return struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", first, last, 1)


def _segments(first: int, last: int) -> bytes:
    table = struct.pack(">HHHHHHH", 4, 32, 0, 4, 0, 0, 0)
    table += struct.pack(">HH", last, 0xFFFF) + struct.pack(">H", 0)
    return table + struct.pack(">HH", first, 0xFFFF)


def test_a_font_in_the_site_folder_adds_its_characters(tmp_path: Path):
    (tmp_path / "rare.otf").write_bytes(
        _font(_groups(0x2A6A5, 0x2A6A5), _segments(0x0E01, 0x0E03))
    )
    (tmp_path / "readme.txt").write_text("not a font")
    glyphs.check_printable("𪚥\u0e01\u0e03", folder=tmp_path)
    with pytest.raises(glyphs.UnprintableCharacterError):
        glyphs.check_printable("\u0e04", folder=tmp_path)


def test_a_font_collection_is_read_too(tmp_path: Path):
    font = _font(_groups(0x2A6A5, 0x2A6A5))
    start = 16
    moved = font[:20] + struct.pack(">I", 28 + start) + font[24:]
    collection = b"ttcf" + struct.pack(">III", 0x10000, 1, start) + moved
    (tmp_path / "rare.ttc").write_bytes(collection)
    glyphs.check_printable("𪚥", folder=tmp_path)


def test_the_site_folder_is_set_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.delenv("ZHUNSHENG_FONTS", raising=False)
    assert glyphs.site_folder() is None
    monkeypatch.setenv("ZHUNSHENG_FONTS", str(tmp_path))
    assert glyphs.site_folder() == tmp_path


def test_the_site_folder_comes_first_and_built_in_fonts_stay(tmp_path: Path):
    shutil.copy(glyphs.BUILT_IN / "NotoSansSC-Regular.otf", tmp_path)
    known = fonts(tmp_path)
    assert known.families["fang"][-1] == "Noto Serif SC"
    assert "Noto Sans SC" in known.families["hei"]
