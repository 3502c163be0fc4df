"""读文: what can be read for certain in a text: amounts, multiples, days, citations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zhunsheng.kernel.money import capital_yuan
from zhunsheng.kernel.numerals import to_chinese

_AMOUNT = re.compile(r"(?<![\d,.])(\d[\d,]{0,17}+(?:\.\d{1,6}+)?)\s{0,3}(亿|万)?元")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_FEN = 100
_MULTIPLE = re.compile(
    r"([零一二三四五六七八九十两点]{1,6}|\d{1,2}(?:\.\d{1,3})?)\s?倍(?!以上|以下|至|到)"
)
_DAY = re.compile(r"(\d{4})\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?)?")
_CAPITAL = re.compile(
    r"([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,40}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]{0,8})"
)
_BESIDE = 12  # characters between the figures of an amount and its capitals
_ARTICLE = re.compile(r"第([零一二三四五六七八九十百]{1,7}|\d{1,3})条")
_PARAGRAPH = re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,2})款")
_ITEM = re.compile(r"第?（?([一二三四五六七八九十]{1,3}|\d{1,2})）?项")
_NUMERALS = {to_chinese(number): number for number in range(1, 1000)}
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")}
_LAWS = (
    ("实施细则", "nhsa-order-7"),
    ("行政处罚法", "apl-2021"),
    ("社会保险法", "sil-2018"),
    ("社会救助暂行办法", "relief-2019"),
    ("医疗保障基金使用监督管理条例", "r735"),
)
_REGULATION = re.compile(r"(?<![一-鿿])《?条例》?$")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in the text: which instrument (if known), article and the rest."""

    instrument: str
    article: int
    paragraphs: tuple[int, ...]
    items: tuple[int, ...]


def amounts(text: str) -> tuple[int, ...]:
    """Every amount of yuan in the text, in fen."""
    return tuple(fen for fen, _ in _amounts(text))


def _amounts(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for found in _AMOUNT.finditer(text):
        value = Decimal(found[1].replace(",", "")) * _SCALES[found[2] or ""] * _FEN
        yield int(value), found


def multiples(text: str) -> tuple[Decimal, ...]:
    """Every multiple that the text applies, without the limits of a range."""
    found = (_multiple(one[1]) for one in _MULTIPLE.finditer(text))
    return tuple(one for one in found if one is not None)


def _multiple(written: str) -> Decimal | None:
    if written[0].isdigit():
        return Decimal(written)
    whole, _, rest = written.replace("两", "二").partition("点")
    number = 0 if whole == "零" else _NUMERALS.get(whole)
    if number is None or any(one not in _DIGITS for one in rest):
        return None
    return Decimal(f"{number}.{''.join(str(_DIGITS[one]) for one in rest) or '0'}")


def days(text: str) -> tuple[tuple[date, str], ...]:
    """Every day, month or year that the text names: its first day, as written."""
    named = []
    for found in _DAY.finditer(text):
        year, month, day = (int(one or 1) for one in found.groups())
        try:
            named.append((date(year, month, day), found[0]))
        except ValueError:
            continue
    return tuple(named)


def impossible_days(text: str) -> tuple[str, ...]:
    """Days that no calendar has: 2月30日, 13月."""
    wrong = []
    for found in _DAY.finditer(text):
        year, month, day = (int(one or 1) for one in found.groups())
        try:
            date(year, month, day)
        except ValueError:
            wrong.append(found[0])
    return tuple(wrong)


def capitals(text: str) -> tuple[tuple[str, int, str], ...]:
    """Amounts written twice that differ: capitals, figures in fen, right capitals."""
    wrong = []
    figures = tuple(_amounts(text))
    for found in _CAPITAL.finditer(text):
        near = _nearest(found, figures)
        if near is None:
            continue
        right = capital_yuan(near)
        if _plain(found[1]) != _plain(right):
            wrong.append((found[1], near, right))
    return tuple(wrong)


def _nearest(
    found: re.Match[str], figures: tuple[tuple[int, re.Match[str]], ...]
) -> int | None:
    """The figures that stand right beside the capitals."""
    gaps = [
        (max(found.start() - one.end(), one.start() - found.end()), fen)
        for fen, one in figures
    ]
    close = [pair for pair in gaps if pair[0] <= _BESIDE]
    return min(close)[1] if close else None


def _plain(written: str) -> str:
    """整 and 正 say the same, 圆 is 元, and a zero may be said or left out."""
    return written.replace("圆", "元").rstrip("整正").replace("零", "")


def citations(text: str) -> tuple[Cited, ...]:
    """Every article that the text cites, with the instrument named before it."""
    found: list[Cited] = []
    marks = list(_ARTICLE.finditer(text))
    instrument = ""
    for place, mark in enumerate(marks):
        last = marks[place - 1].end() if place else 0
        until = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        instrument = _instrument(text[last : mark.start()], instrument)
        number = _number(mark[1])
        if number is None:
            continue
        tail = text[mark.end() : until]
        found.append(
            Cited(instrument, number, _numbers(_PARAGRAPH, tail), _numbers(_ITEM, tail))
        )
    return tuple(found)


def _instrument(before: str, last: str) -> str:
    """Who is named before the article; nobody named means the one before."""
    for title, identifier in _LAWS:
        if title in before:
            return identifier
    if _REGULATION.search(before.rstrip()):
        return "r735"
    return "" if "《" in before else last


def _number(written: str) -> int | None:
    return int(written) if written.isdigit() else _NUMERALS.get(written)


def _numbers(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    found = (_number(one[1]) for one in pattern.finditer(text))
    return tuple(one for one in found if one is not None)
