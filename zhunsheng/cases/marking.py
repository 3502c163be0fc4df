"""机器文字的标记: where a text still says what an engine suggested. Pure.

The mark is computed and never ticked: whoever copies, retypes or half rewrites a
suggestion keeps the mark on what is left of it, and loses it by other words only.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache

from zhunsheng.kernel.fields import titles
from zhunsheng.regulations import library

SHORTEST = 12
"""So many characters in a row, without spaces and punctuation, are no chance."""

_NUMBER = r"[一二三四五六七八九十百零〇\d]+"
_PROVISION = rf"(?:条例|本法|办法)?第{_NUMBER}条(?:第?[（(]?{_NUMBER}[）)]?[款项目])*"
_NATION = "中华人民共和国"
_KEPT_TEXTS = 256  # a page asks for the same texts again and again


@cache
def _cited(titles_known: tuple[str, ...]) -> re.Pattern[str]:
    """Names of laws that are known and numbers of provisions: all write them alike.

    Only names of laws that exist: words in 《》 that are no law keep their mark.
    """
    names = {one for title in titles_known for one in (title, _short(title))}
    ordered = sorted(names, key=lambda one: (-len(one), one))
    laws = "|".join(f"《?{re.escape(one)}》?" for one in ordered)
    return re.compile(f"{laws}|{_PROVISION}" if laws else _PROVISION)


def _short(title: str) -> str:
    return title.removeprefix(_NATION)


def _laws() -> re.Pattern[str]:
    instruments = library.current().instruments.values()
    return _cited(tuple(sorted({one.title for one in instruments})))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """建议: one answer of an engine, at its place in the case's stream."""

    no: int
    about: str
    engine: str
    model: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of a text, from ``start`` to before ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text, marked or not: what a page prints one after the other."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """标记的文字: one text of a draft, with the passages that an engine suggested."""

    path: str  # "violations.0.reasons"
    label: str  # "违法事实及拟处理 1：裁量理由"
    text: str
    spans: tuple[Span, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The whole text in pieces."""
        found, at = [], 0
        for span in self.spans:
            found.append(Part(self.text[at : span.start], marked=False))
            found.append(Part(self.text[span.start : span.end], marked=True))
            at = span.end
        found.append(Part(self.text[at:], marked=False))
        return tuple(one for one in found if one.text)

    @property
    def passages(self) -> tuple[str, ...]:
        """The marked passages."""
        return tuple(self.text[one.start : one.end] for one in self.spans)

    @property
    def length(self) -> int:
        """字数: how many characters are marked."""
        return sum(one.end - one.start for one in self.spans)


def marked_passages(
    text: str, suggestions: Iterable[Suggestion], *, ignoring: Iterable[str] = ()
) -> tuple[Span, ...]:
    """Where ``text`` has at least ``SHORTEST`` characters of a suggestion in a row.

    Width, case, spaces and punctuation make no difference. Names of laws, numbers
    of provisions and the words of ``ignoring`` (the party's name) count for
    nothing: they are the same in every text about the case.
    """
    plain = tuple(word for word in ignoring if word)
    runs: set[str] = set()
    for one in suggestions:
        bare, _ = _bare(one.text, plain)
        runs.update(_runs(bare))
    if not runs:
        return ()
    bare, places = _bare(text, plain)
    covered: list[Span] = []
    for start in range(len(bare) - SHORTEST + 1):
        if bare[start : start + SHORTEST] not in runs:
            continue
        first, last = places[start], places[start + SHORTEST - 1] + 1
        if covered and first <= covered[-1].end:
            covered[-1] = Span(covered[-1].start, last)
        else:
            covered.append(Span(first, last))
    return _joined(text, covered)


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans with nothing but punctuation between them are one passage."""
    found: list[Span] = []
    for span in spans:
        gap = text[found[-1].end : span.start] if found else ""
        if found and not any(_counts(one) for one in gap):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _runs(bare: str) -> Iterator[str]:
    for start in range(len(bare) - SHORTEST + 1):
        run = bare[start : start + SHORTEST]
        if _BREAK not in run:
            yield run


_BREAK = "\x00"


def _counts(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


@lru_cache(maxsize=_KEPT_TEXTS)
def _bare(text: str, ignoring: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """The letters and digits of ``text``, and where in it each of them stands."""
    dead = [False] * len(text)
    for found in _laws().finditer(text):
        dead[found.start() : found.end()] = [True] * (found.end() - found.start())
    for word in ignoring:
        at = text.find(word)
        while at >= 0:
            dead[at : at + len(word)] = [True] * len(word)
            at = text.find(word, at + len(word))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        folded = _BREAK if dead[place] else _folded(character)
        if folded == _BREAK and letters and letters[-1] == _BREAK:
            continue
        for letter in folded:
            letters.append(letter)
            places.append(place)
    return "".join(letters), tuple(places)


def _folded(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character).casefold()
    return "".join(one for one in normal if _counts(one))


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a form or record: where it stands, what it is called, its words."""

    path: str
    label: str
    text: str


def texts_in(given: object, path: str = "", title: str = "") -> Iterator[Text]:
    """Every text of a record, of whatever shape, under its Chinese title."""
    if isinstance(given, str):
        yield Text(path, title, given)
    elif isinstance(given, tuple):
        for number, one in enumerate(given):
            numbered = title if isinstance(one, str) else f"{title} {number + 1}"
            yield from texts_in(one, f"{path}.{number}", numbered)
    elif is_dataclass(given) and not isinstance(given, type):
        known = titles(type(given))
        for field in fields(given):
            own = known[field.name].title if field.name in known else ""
            inner = f"{path}.{field.name}" if path else field.name
            name = f"{title}：{own}" if title and own else own or title
            yield from texts_in(getattr(given, field.name), inner, name)


def marked_in(
    given: object, suggestions: Sequence[Suggestion], *, ignoring: Iterable[str] = ()
) -> tuple[MarkedText, ...]:
    """The texts of ``given`` that still say what an engine suggested."""
    return marked_texts(texts_in(given), suggestions, ignoring=ignoring)


def marked_texts(
    texts: Iterable[Text],
    suggestions: Sequence[Suggestion],
    *,
    ignoring: Iterable[str] = (),
) -> tuple[MarkedText, ...]:
    """The same, of texts that are no record yet."""
    if not suggestions:
        return ()
    plain = tuple(ignoring)
    found = []
    for one in texts:
        spans = marked_passages(one.text, suggestions, ignoring=plain)
        if spans:
            found.append(
                MarkedText(path=one.path, label=one.label, text=one.text, spans=spans)
            )
    return tuple(found)
