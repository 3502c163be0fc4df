"""制作文书: from content to a PDF/A page, byte for byte the same every time.

The typesetter is Typst, in this process. A template reads its data from one JSON
input and cannot evaluate it. Every document is PDF/A-3a and PDF/UA-1 with its
content as an attached JSON source: the standard also makes a character without a
glyph an error instead of a box.
"""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import segno
import typst

from zhunsheng.documents import glyphs, kinds
from zhunsheng.documents.content import reading
from zhunsheng.kernel.errors import ZhunshengError

T = TypeVar("T")

_TEMPLATES = Path(str(files(__package__).joinpath("templates")))
_STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
_NO_GLYPH = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_QR_MASK = 2  # any mask is valid; trying all eight costs more than the page

_SERIF = "Noto Serif SC"
_SANS = "Noto Sans SC"
_WANTED = {
    "fang": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", _SERIF),
    "song": ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", _SERIF),
    "hei": ("SimHei", "黑体", _SANS),
    "kai": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", _SERIF),
}


class RenderingError(ZhunshengError):
    """The document could not be made; the message says why."""


@dataclass(frozen=True, slots=True)
class SealPosition:
    """The middle of the seal: page from 1, points from the top left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page image of a document, not signed yet."""

    pdf: bytes
    pages: int
    seal: SealPosition | None


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of one installation, loaded once and shared by all threads."""

    loaded: typst.Fonts
    families: dict[str, Any]


class _Desk(threading.local):
    """One compiler a thread and template: a compiler cannot be shared."""

    def __init__(self) -> None:
        self.compilers: dict[tuple[str, Path | None], typst.Compiler] = {}


_DESK = _Desk()


@cache
def fonts(site_folder: Path | None = None) -> Fonts:
    """The built-in fonts; those in the bureau's own folder come first."""
    folders = [folder for folder in (site_folder, glyphs.BUILT_IN) if folder]
    loaded = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    present = set(loaded.families())
    families: dict[str, Any] = {
        use: [name for name in names if name in present]
        for use, names in _WANTED.items()
    }
    families["bolder"] = families["song"][0] == _SERIF
    return Fonts(loaded, families)


def typeset(
    template: str, data: dict[str, Any], *, at: datetime, site_folder: Path | None
) -> tuple[bytes, typst.Compiler]:
    """Compile one template (``penalty-decision/1``) with ``data``."""
    known = fonts(site_folder)
    key = (template, site_folder)
    compiler = _DESK.compilers.get(key)
    if compiler is None:
        compiler = typst.Compiler(
            _TEMPLATES / f"{template}.typ", root=_TEMPLATES, font_paths=known.loaded
        )
        _DESK.compilers[key] = compiler
    inputs = {"doc": json.dumps(data, ensure_ascii=False)}
    try:
        pdf = compiler.compile(
            sys_inputs=inputs, pdf_standards=_STANDARDS, timestamp=int(at.timestamp())
        )
    except typst.TypstError as error:
        found = _NO_GLYPH.search(error.message)
        if found:
            raise glyphs.UnprintableCharacterError(_rare(found[1])) from None
        raise RenderingError(f"文书排版失败：{error.message}") from error
    if not isinstance(pdf, bytes):
        raise RenderingError("文书排版失败：没有得到一个 PDF 文件。")
    return pdf, compiler


def typeset_plain(template: str, data: dict[str, Any]) -> bytes:
    """A picture such as a seal: PDF/A, but without the structure of a document."""
    known = fonts()
    pdf = typst.compile(
        _TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        font_paths=known.loaded,
        sys_inputs={"doc": json.dumps(data | known.families, ensure_ascii=False)},
        pdf_standards="a-2b",
        pdf_tags=False,
        timestamp=0,
    )
    return bytes(pdf)


def _rare(named: str) -> str:
    """The characters that the typesetter could not show, each once."""
    return "".join(dict.fromkeys(one for one in named if not one.isspace()))


def render(
    kind: str,
    version: str,
    content: object,
    *,
    organ: str,
    number: str | None,
    qr: str | None,
    timestamp: datetime,
    site_folder: Path | None = None,
) -> Rendered:
    """The document as PDF/A; the same arguments give the same bytes.

    Raises ``BadContentError`` when a required field is missing, and
    ``UnprintableCharacterError`` when no font has one of the characters.
    """
    known = kinds.find(kind)
    if version not in known.versions:
        raise RenderingError(f"《{known.title}》没有第 {version} 版模板。")
    whole = reading.check(known.title, known.content, content)
    data = {
        "title": known.title,
        "organ": organ,
        "number": number,
        "qr": _qr_picture(qr) if qr else None,
        "fonts": fonts(site_folder).families,
        "content": reading.printable(whole),
        "source": reading.to_json(whole),
    }
    pdf, compiler = typeset(
        f"{kind}/{version}", data, at=timestamp, site_folder=site_folder
    )
    return Rendered(pdf, _ask(compiler, "<pages>", int) or 0, _seal(compiler, known))


def _seal(compiler: typst.Compiler, kind: kinds.DocumentKind) -> SealPosition | None:
    if not kind.sealed:
        return None
    at: dict[str, Any] | None = _ask(compiler, "<seal>", dict)
    return SealPosition(at["page"], at["x"], at["y"]) if at else None


def _ask(compiler: typst.Compiler, label: str, kind: Callable[..., T]) -> T | None:
    """What a template left behind for the program under ``label``."""
    found = json.loads(compiler.query(label, field="value"))
    return kind(found[0]) if found else None


def _qr_picture(payload: str) -> str:
    picture = BytesIO()
    segno.make(payload, error="m", micro=False, mask=_QR_MASK).save(
        picture, kind="svg", border=0, xmldecl=False, nl=False, omitsize=True
    )
    return picture.getvalue().decode()
