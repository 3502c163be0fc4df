"""Citations: the grammar of ``instrument:ref``, and how a ref reads in Chinese.

Two numberings exist. Articles (第…条): ``58``, ``58.1`` (款), ``58.1(3)`` (项),
``64(1)``. Sections (一、（一）1（1）): ``5``, ``5.2``, ``5.2.1``, ``5.2.2(3)``. A tail
``#1`` or ``#7w`` tells apart several duties that one clause sets; it is ours and
not the law's, so it is never printed. ``0#minor`` is a clause of an instrument whose
text we have not seen: what it says is known, its number is not (条号待核).
"""

import re
from dataclasses import dataclass
from enum import Enum

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.numerals import to_chinese

_CITATION = re.compile(r"([a-z][a-z0-9-]*):(.+)")
_REF = re.compile(
    r"(?P<first>0|[1-9]\d{0,2})"
    r"(?:\.(?P<second>[1-9]\d?))?"
    r"(?:\.(?P<third>[1-9]\d?))?"
    r"(?:\((?P<item>[1-9]\d?)\))?"
    r"(?:#(?P<duty>[0-9a-z-]+))?"
)


class UnknownClauseError(ZhunshengError):
    """A citation that no instrument of the library contains."""


class Numbering(Enum):
    """编号方式: how an instrument numbers its clauses."""

    ARTICLES = "articles"  # 第五十八条第一款第三项
    SECTIONS = "sections"  # 五、（二）1（3）


@dataclass(frozen=True, slots=True)
class Parts:
    """A ref taken apart; a zero means that the citation stops above it."""

    first: int
    second: int
    third: int
    item: int
    duty: str

    def order(self) -> tuple[int, int, int, int, str]:
        """The place of the ref in its instrument: 9 stands before 10."""
        return (self.first, self.second, self.third, self.item, self.duty)


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """条款项: one clause, written ``apl-2021:58.1(3)`` in code."""

    instrument: str
    ref: str

    def __str__(self) -> str:
        return f"{self.instrument}:{self.ref}"


def parts_of(ref: str) -> Parts:
    """Take one ref apart, or say that it is none."""
    match = _REF.fullmatch(ref)
    if match is None:
        raise UnknownClauseError(f"not a reference to a clause: {ref!r}")
    found = match.groupdict(default="0")
    return Parts(
        first=int(found["first"]),
        second=int(found["second"]),
        third=int(found["third"]),
        item=int(found["item"]),
        duty=match["duty"] or "",
    )


def parse(text: str) -> Clause:
    """Read one citation; its grammar is checked, its existence is not."""
    match = _CITATION.fullmatch(text)
    if match is None:
        raise UnknownClauseError(f"not a citation: {text!r}")
    parts_of(match[2])
    return Clause(match[1], match[2])


def ref_in_chinese(ref: str, numbering: Numbering) -> str:
    """第五十八条第一款第三项, or 五、（二）1（3）."""
    parts = parts_of(ref)
    if not parts.first:
        return "（条号待核）"
    if numbering is Numbering.ARTICLES:
        text = f"第{to_chinese(parts.first)}条"
        text += f"第{to_chinese(parts.second)}款" if parts.second else ""
        return text + (f"第{to_chinese(parts.item)}项" if parts.item else "")
    text = f"{to_chinese(parts.first)}、"
    text += f"（{to_chinese(parts.second)}）" if parts.second else ""
    text += str(parts.third) if parts.third else ""
    text += f"（{parts.item}）" if parts.item else ""
    return text if parts.second else f"第{to_chinese(parts.first)}部分"
