"""Calculations that a text states (文中的算式和合计), done again.

Only what can be read for certain is judged: a product such as 225 days of 18 yuan
each, amounts with their 合计, and a 差额. All else in the text is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext

_TIMES = "\N{MULTIPLICATION SIGN}*"
_EQUALS = "=\N{FULLWIDTH EQUALS SIGN}"
_NUMBER = r"(?<![\d,.])\d[\d,]{0,17}+(?:\.\d{1,6}+)?(?!\d)"
_UNIT = rf"[^\d\s{_TIMES}{_EQUALS}，。；、（）]{{0,6}}"
_TERM = rf"{_NUMBER}\s{{0,3}}{_UNIT}\s{{0,3}}"
_AMOUNT = re.compile(rf"({_NUMBER})\s{{0,3}}(万)?元")
_PRODUCT = re.compile(
    rf"({_TERM}(?:[{_TIMES}]\s{{0,3}}{_TERM}){{1,5}})[{_EQUALS}]\s{{0,3}}({_TERM})"
)
_FACTOR = re.compile(rf"({_NUMBER})\s{{0,3}}(万)?")
_TOTAL = re.compile(
    rf"(?:合计|共计|总计)[^\d。；，]{{0,12}}?({_NUMBER})\s{{0,3}}(万)?元"
)
_DIFFERENCE = re.compile(
    rf"({_NUMBER})\s{{0,3}}元[^元。；]{{0,40}}?(?:减去|扣除|实际)[^元。；]{{0,40}}?({_NUMBER})\s{{0,3}}元"
    rf"[^元。；]{{0,40}}?差额[^元。；\d]{{0,20}}({_NUMBER})\s{{0,3}}元"
)
_SENTENCE = re.compile(r"[^。；;\n]+")
_NOT_PARTS = re.compile(rf"其中|每|单价|[{_TIMES}]|差额|减去|扣除")
_LABELS = ("罚款", "退回", "损失", "拒付", "骗取")
_TEN_THOUSAND = 10_000
_FEWEST_PARTS = 2
_DIGITS = 160  # more than six factors of the longest numbers have: exact


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSum:
    """算式不符: what the text says, and what its own parts give."""

    text: str
    stated: Decimal
    computed: Decimal

    @property
    def off_by(self) -> Decimal:
        """By how much the two differ."""
        return abs(self.computed - self.stated)


def wrong_sums(text: str) -> tuple[WrongSum, ...]:
    """Every calculation in the text whose result is not what its parts give."""
    with localcontext(prec=_DIGITS):
        read = (*_products(text), *_differences(text), *_totals(text))
    return tuple(one for one in read if one.computed != one.stated)


def _value(number: str, ten_thousands: str | None) -> Decimal:
    return Decimal(number.replace(",", "")) * (_TEN_THOUSAND if ten_thousands else 1)


def _products(text: str) -> Iterator[WrongSum]:
    for found in _PRODUCT.finditer(text):
        product = Decimal(1)
        for factor in re.split(f"[{_TIMES}]", found[1]):
            number = _FACTOR.match(factor.strip())
            if number is not None:
                product *= _value(number[1], number[2])
        result = _FACTOR.match(found[2])
        if result is not None:
            stated = _value(result[1], result[2])
            yield WrongSum(text=found[0].strip(), stated=stated, computed=product)


def _differences(text: str) -> Iterator[WrongSum]:
    for found in _DIFFERENCE.finditer(text):
        whole, less, stated = (_value(one, None) for one in found.groups())
        yield WrongSum(text=found[0], stated=stated, computed=whole - less)


def _totals(text: str) -> Iterator[WrongSum]:
    """合计: of the amounts before it in the sentence, if they plainly are its parts."""
    for sentence in _SENTENCE.findall(text):
        total = _TOTAL.search(sentence)
        if total is None or _NOT_PARTS.search(sentence):
            continue
        before = sentence[: total.start()]
        parts = _parts(before, _label_of(before, total[0]))
        if len(parts) < _FEWEST_PARTS:
            continue
        yield WrongSum(
            text=sentence[: total.end()].strip(),
            stated=_value(total[1], total[2]),
            computed=sum(parts, Decimal(0)),
        )


def _label_of(before: str, total: str) -> str:
    """What is added up: 罚款合计 of fines alone, 退回合计 of refunds alone."""
    near = before[-4:] + total
    return next((one for one in _LABELS if one in near), "")


def _parts(before: str, label: str) -> list[Decimal]:
    """The amounts that are added up: those of that label, if any has it."""
    amounts, labelled, end = [], [], 0
    for found in _AMOUNT.finditer(before):
        amount = _value(found[1], found[2])
        amounts.append(amount)
        if label and label in before[end : found.start()]:
            labelled.append(amount)
        end = found.end()
    return labelled or amounts
