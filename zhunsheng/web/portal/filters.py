"""Filters (筛选): what a visitor asked for, read from the address and written back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from zhunsheng.disclosure.choices import PublicKind
from zhunsheng.kernel.money import BadMoneyError, from_yuan, yuan
from zhunsheng.kernel.text import BadTextError, clean
from zhunsheng.web.portal.citing import articles_in

T = TypeVar("T")
_LONGEST_QUERY = 100
_LONGEST_ARTICLE = 160
_BUREAU_DIGITS = 6
_YEAR_DIGITS = 4
_AMOUNT = re.compile(r"[0-9][0-9,，]{0,20}(?:\.[0-9]{1,2})?")
_KINDS = {one.value: one.label for one in PublicKind}
LABELS = {
    "q": "内容",
    "party": "当事人",
    "bureau": "机关",
    "kind": "类别",
    "year": "决定年份",
    "article": "法条",
    "from": "金额下限",
    "to": "金额上限",
}


class SenselessError(ValueError):
    """A value that asks for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """筛选条件: empty and none mean all; amounts are whole fen."""

    query: str = ""
    party: str = ""
    bureau: str = ""
    kind: str = ""
    year: int | None = None
    article: str = ""
    least_fen: int | None = None
    most_fen: int | None = None

    @property
    def least(self) -> str:
        """金额下限 in yuan, as the form shows it."""
        return _plain_yuan(self.least_fen)

    @property
    def most(self) -> str:
        """金额上限 in yuan, as the form shows it."""
        return _plain_yuan(self.most_fen)

    @property
    def has_more(self) -> bool:
        """Whether anything of 更多条件 was asked for."""
        amounts = (self.least_fen, self.most_fen)
        return bool(self.party or self.article) or amounts != (None, None)

    @property
    def is_narrow(self) -> bool:
        """Whether more than bureau, kind and year was asked for."""
        return bool(self.query) or self.has_more

    def address(self, **more: str) -> str:
        """The query string that asks for the same, and for ``more``."""
        told = {
            "q": self.query,
            "party": self.party,
            "bureau": self.bureau,
            "kind": self.kind,
            "year": str(self.year or ""),
            "article": self.article,
            "from": self.least,
            "to": self.most,
        }
        return urlencode({name: one for name, one in (told | more).items() if one})


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, and which parameters made no sense."""

    filters: Filters
    senseless: tuple[str, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """未采用的条件, in Chinese."""
        return tuple(LABELS[name] for name in self.senseless)


def read(told: QueryDict) -> Asked:
    """The filters of an address; a value that makes no sense asks for nothing."""
    senseless: list[str] = []

    def take(name: str, understand: Callable[[str], T], otherwise: T) -> T:
        text = told.get(name, "").strip()
        if not text:
            return otherwise
        try:
            return understand(text)
        except SenselessError:
            senseless.append(name)
            return otherwise

    filters = Filters(
        query=take("q", _words, ""),
        party=take("party", _words, ""),
        bureau=take("bureau", _bureau, ""),
        kind=take("kind", _kind, ""),
        year=take("year", _year, None),
        article=take("article", _article, ""),
        least_fen=take("from", _fen, None),
        most_fen=take("to", _fen, None),
    )
    return Asked(filters, tuple(senseless))


def _plain_yuan(fen: int | None) -> str:
    return "" if fen is None else yuan(fen).replace(",", "").removesuffix(".00")


def _words(text: str) -> str:
    try:
        return clean(text[:_LONGEST_QUERY]).replace("\n", " ")
    except BadTextError:
        raise SenselessError from None


def _bureau(text: str) -> str:
    return _digits(text, _BUREAU_DIGITS)


def _kind(text: str) -> str:
    if text not in _KINDS:
        raise SenselessError
    return text


def _year(text: str) -> int:
    if text.startswith("0"):
        raise SenselessError
    return int(_digits(text, _YEAR_DIGITS))


def _digits(text: str, length: int) -> str:
    if not (text.isascii() and text.isdigit() and len(text) == length):
        raise SenselessError
    return text


def _article(text: str) -> str:
    found = articles_in((text[:_LONGEST_ARTICLE],))
    if not found:
        raise SenselessError
    return found[0]


def _fen(text: str) -> int:
    if not _AMOUNT.fullmatch(text):
        raise SenselessError
    try:
        return from_yuan(text)
    except BadMoneyError:
        raise SenselessError from None
