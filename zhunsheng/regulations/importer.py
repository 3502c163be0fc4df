"""Importer (原文导入): an official text, taken apart, beside the clauses' gists.

The official texts are not shipped; a bureau imports its own files. A file may hold
more than one instrument (甘医保发〔2020〕81号 issues two): ``attach`` reads the one
that has the instrument's title. Texts are what offices publish: scanned, with page
breaks inside sentences, half-width brackets, and items that share a line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.numerals import to_chinese
from zhunsheng.kernel.text import BadTextError, clean
from zhunsheng.regulations import library
from zhunsheng.regulations.instruments import Entry, Instrument
from zhunsheng.regulations.references import Numbering, Parts, parts_of

_WIDE_SPACE = re.compile(r"[\t\f\v\u00a0\u2000-\u200a\u3000]")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+[章节](?:\s*\S{1,8}){1,3}")
_IMPRINT = re.compile(r"\S{2,20}[局厅]办公室|.*\d{4}年\d{1,2}月\d{1,2}日印发")
_NUMERAL = "[一二三四五六七八九十百]+"
_ARTICLE = re.compile(rf"第({_NUMERAL})条(?:\s|【|$)")
_SECTION = re.compile(rf"({_NUMERAL})、(?=\S)")
_PARENTHESISED = re.compile(rf"[（(]({_NUMERAL})[）)]\s*")
_NUMBERED = re.compile(r"(\d{1,2})[.\uff0e、]\s*(?=\D)")
_ITEM_DIGIT = re.compile(r"[-\s]*[（(](\d{1,2})[）)]\s*")
_ENDS = tuple("。；：！？!?;:”》")
_NUMBERS = {to_chinese(number): number for number in range(1, 1000)}


class UnreadableTextError(ZhunshengError):
    """An official text that cannot be read or has no structure; one sentence."""


@dataclass(frozen=True, slots=True)
class _Line:
    place: tuple[int, int, int, int]  # 条 款 0 项, or 一 （一） 1 （1）
    text: str


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 or GB 18030; anything else is refused."""
    try:
        raw = path.read_bytes()
    except OSError:
        raise UnreadableTextError(
            f"文件 {path.name} 打不开，请检查后重新选择。"
        ) from None
    return decode(raw, path.name)


def decode(raw: bytes, name: str) -> str:
    """Bytes as text: UTF-8 first, then GB 18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return _cleaned(_WIDE_SPACE.sub(" ", text), name)
    raise UnreadableTextError(
        f"文件 {name} 不是 UTF-8 或 GB18030 编码的文本，请另存为文本文件后再导入。"
    )


def _cleaned(text: str, name: str) -> str:
    """The text in NFC; a character that deceives the eye is refused, with its place."""
    try:
        return clean(text)
    except BadTextError as error:
        raise UnreadableTextError(f"文件 {name} 中{error}") from None


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _part_of(instrument: Instrument, text: str) -> str:
    """From the instrument's own title on, up to the title of another one."""
    lines = text.split("\n")
    title = _squeezed(instrument.title)
    others = {_squeezed(one.title) for one in library.current().instruments.values()}
    starts = [place for place, line in enumerate(lines) if _squeezed(line) == title]
    start = starts[-1] if starts else -1
    ends = [
        place
        for place, line in enumerate(lines)
        if place > start and _squeezed(line) in others
    ]
    if ends and not starts:
        raise UnreadableTextError(
            f"这份文件是《{_squeezed(lines[ends[0]])}》，不是《{instrument.title}》。"
        )
    return "\n".join(lines[max(start, 0) : ends[0] if ends else len(lines)])


def _starts_something(line: str) -> bool:
    return any(
        pattern.match(line)
        for pattern in (_ARTICLE, _SECTION, _PARENTHESISED, _NUMBERED, _ITEM_DIGIT)
    )


def _is_heading(line: str) -> bool:
    """二、工作目标, or （一）强化事前公开: a title, which no full stop ends."""
    return bool(_SECTION.match(line) or _PARENTHESISED.match(line)) and not re.search(
        r"[，,。；;：:]", line
    )


def _paragraphs(text: str, numbering: Numbering) -> Iterator[str]:
    """Lines, with sentences that a page break cut in two put together again."""
    titled = numbering is Numbering.SECTIONS
    held = ""
    for raw in text.split("\n"):
        line = raw.strip()
        if not line or _CHAPTER.fullmatch(line) or _IMPRINT.fullmatch(line):
            continue
        whole = held.endswith(_ENDS) or (titled and _is_heading(held))
        if held and (whole or _starts_something(line)):
            yield held
            held = ""
        held += line
    if held:
        yield held


def _split_items(line: str) -> Iterator[str]:
    """Items that share a line: (三)…;(四)… are two."""
    cuts = [
        match.start(1)
        for match in re.finditer(rf"[;；:：。]([（(]{_NUMERAL}[）)])", line)
    ]
    for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True):
        yield line[start:end]


def _article_lines(text: str) -> Iterator[_Line]:
    article, paragraph, item = 0, 0, 0
    for whole in _paragraphs(text, Numbering.ARTICLES):
        for line in _split_items(whole):
            found = _ARTICLE.match(line)
            if found:
                number = _NUMBERS.get(found[1], 0)
                if number < article:
                    return  # 文件里的下一件制度
                article, paragraph, item = number, 1, 0
            elif not article:
                continue
            elif listed := _PARENTHESISED.match(line):
                item = _NUMBERS[listed[1]]
            elif item:
                paragraph, item = paragraph + 1, 0
            else:
                paragraph += 1
            yield _Line((article, paragraph, 0, item), line)


def _section_lines(text: str) -> Iterator[_Line]:
    first, second, third, item = 0, 0, 0, 0
    for line in _paragraphs(text, Numbering.SECTIONS):
        if (found := _SECTION.match(line)) and _NUMBERS[found[1]] == first + 1:
            first, second, third, item = first + 1, 0, 0, 0
        elif not first:
            continue
        elif found := _PARENTHESISED.match(line):
            second, third, item = _NUMBERS[found[1]], 0, 0
        elif found := _NUMBERED.match(line):
            third, item = int(found[1]), 0
        elif found := _ITEM_DIGIT.match(line):
            item = int(found[1])
        yield _Line((first, second, third, item), line)


def _within(parts: Parts, lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """The lines of a clause: a zero in its ref takes in everything below."""
    asked = (parts.first, parts.second, parts.third, parts.item)
    return tuple(
        line
        for line in lines
        if all(want in {0, have} for want, have in zip(asked, line.place, strict=True))
    )


def _of_duty(
    parts: Parts, lines: tuple[_Line, ...], duties: set[str]
) -> tuple[_Line, ...]:
    """Where the duties ``#1``, ``#2``… are an article's 款, the duty's own 款."""
    paragraphs = {str(line.place[1]) for line in lines}
    if parts.item or paragraphs != duties:
        return lines
    return tuple(line for line in lines if str(line.place[1]) == parts.duty)


def parse_text(numbering: Numbering, text: str) -> tuple[_Line, ...]:
    """Every line of a text with its place; an error if it has no structure."""
    read = _article_lines if numbering is Numbering.ARTICLES else _section_lines
    lines = tuple(read(text))
    if not lines:
        shape = "第一条" if numbering is Numbering.ARTICLES else "一、"
        raise UnreadableTextError(
            f"没有在文件中找到“{shape}”这样的条款，请确认导入的是制度原文。"
        )
    return lines


def attach(instrument_id: str, text: str) -> Mapping[str, str]:
    """原文对照: the official wording of every clause of the instrument, by ref.

    A clause that the text does not contain is an error that names it: the text is
    of another instrument, or of another version. Duties that we tell apart inside
    one clause (``25#1``, ``25#2``) have the wording of that clause, or of their own 款.
    """
    known = library.current().instruments.get(instrument_id)
    if known is None:
        raise UnreadableTextError(f"制度库中没有 {instrument_id}，请先登记这件制度。")
    lines = parse_text(known.numbering, _part_of(known, text))
    wording = {
        entry.clause.ref: _wording(entry, known, lines) for entry in known.entries
    }
    missing = [ref for ref, found in wording.items() if not found]
    if missing:
        raise UnreadableTextError(
            f"原文中没有 {'、'.join(missing)}，请确认是《{known.title}》的现行文本。"
        )
    return wording


def _wording(entry: Entry, of: Instrument, lines: tuple[_Line, ...]) -> str:
    parts = parts_of(entry.clause.ref)
    found = _within(parts, lines)
    if parts.duty and of.numbering is Numbering.ARTICLES:
        article = entry.clause.ref.split("#")[0]
        refs = (one.clause.ref.split("#") for one in of.entries)
        duties = {ref[1] for ref in refs if ref[0] == article and ref[1:]}
        found = _of_duty(parts, found, duties)
    return "\n".join(line.text for line in found)
