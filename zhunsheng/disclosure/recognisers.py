"""Recognisers (识别): identifiers in text, by form and check digit. No Django.

Each finds what it is sure of. What only looks like an identifier (a long row of
digits whose check digit is wrong) is a suspicion: a person decides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_MODULUS = 31
_LUHN = 10


class Kind(Enum):
    """What was found, in the words that the checker reads."""

    IDENTITY = "身份证号码"
    PHONE = "电话号码"
    BANK = "银行账号"
    EMAIL = "电子邮箱"
    PLATE = "车牌号码"
    MEDICAL = "病历、住院或者医保凭证编号"
    CREDIT = "统一社会信用代码"
    NAME = "自然人姓名"
    ADDRESS = "住址"
    SUSPECT = "疑似号码"


@dataclass(frozen=True, slots=True)
class Found:
    """识别结果: what stands where."""

    kind: Kind
    start: int
    end: int
    text: str


def is_identity_number(text: str) -> bool:
    """公民身份号码 (GB 11643): eighteen characters, a real birthday, check digit."""
    if not re.fullmatch(r"[1-9]\d{16}[\dXx]", text, re.ASCII):
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(one) * two for one, two in zip(text[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11] == text[17].upper()


def is_credit_code(text: str) -> bool:
    """统一社会信用代码 (GB 32100): eighteen characters and their check character."""
    code = text.upper()
    if not re.fullmatch(rf"[{_CREDIT_ALPHABET}]{{18}}", code):
        return False
    total = sum(
        _CREDIT_ALPHABET.index(one) * pow(3, place, _CREDIT_MODULUS)
        for place, one in enumerate(code[:17])
    )
    check = (_CREDIT_MODULUS - total % _CREDIT_MODULUS) % _CREDIT_MODULUS
    return _CREDIT_ALPHABET[check] == code[17]


def is_card_number(text: str) -> bool:
    """银行卡号 (GB/T 17853, Luhn): sixteen to nineteen digits."""
    digits = [int(one) for one in reversed(re.sub(r"[ -]", "", text))]
    doubled = sum(sum(divmod(2 * one, _LUHN)) for one in digits[1::2])
    return (sum(digits[0::2]) + doubled) % _LUHN == 0


def _is_surely_a_credit_code(text: str) -> bool:
    """A credit code stays readable; digits that may as well be a card do not."""
    return is_credit_code(text) and not (text.isdigit() and is_card_number(text))


def _always(_: str) -> bool:
    return True


def _not_all_zero(text: str) -> bool:
    return bool(text.strip("0"))


_ALNUM_EDGE = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LABEL = r"(?:为|是|号码?)?[:：]?\s*"


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: Kind
    pattern: re.Pattern[str]
    certain: Callable[[str], bool]


def _rule(kind: Kind, pattern: str, certain: Callable[[str], bool] = _always) -> _Rule:
    return _Rule(kind, re.compile(pattern, re.ASCII), certain)


# In the order of trust: a later rule does not look at what an earlier one took.
# A pattern's group "value" is what is hidden; the words before it stay.
_RULES = (
    _rule(
        Kind.IDENTITY,
        rf"{_ALNUM_EDGE[0]}(?P<value>[1-9]\d{{16}}[\dXx]){_ALNUM_EDGE[1]}",
        is_identity_number,
    ),
    _rule(
        Kind.CREDIT,
        rf"{_ALNUM_EDGE[0]}(?P<value>[{_CREDIT_ALPHABET}]{{18}}){_ALNUM_EDGE[1]}",
        _is_surely_a_credit_code,
    ),
    _rule(
        Kind.BANK,
        rf"(?:账号|帐号|账户|帐户|卡号){_LABEL}(?P<value>\d[\d -]{{7,28}}\d)(?!\d)",
    ),
    _rule(
        Kind.BANK,
        r"(?<!\d)(?P<value>(?:\d{4}[ -]?){3}\d{4}(?:[ -]?\d{1,3})?)(?!\d)",
        is_card_number,
    ),
    _rule(
        Kind.MEDICAL,
        r"(?:病历|病案|住院|门诊|就诊|诊疗卡|医保卡|社保卡|社会保障卡|医保电子凭证|处方)"
        r"(?:编号|号码|号)(?:为|是)?[:：]?\s*(?P<value>[0-9A-Za-z-]{4,32})",
    ),
    _rule(
        Kind.PHONE,
        r"(?<!\d)(?P<value>(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)",
    ),
    _rule(Kind.PHONE, r"(?<!\d)(?P<value>0\d{2,3}-\d{7,8}(?:-\d{1,6})?)(?!\d)"),
    _rule(
        Kind.PHONE,
        rf"(?:电话|手机|联系方式|座机){_LABEL}(?P<value>\d{{7,12}})(?!\d)",
    ),
    _rule(
        Kind.PLATE,
        rf"(?P<value>[{_PROVINCES}][A-HJ-NP-Z][·]?"
        r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]))"
        r"(?![A-Za-z0-9])",
    ),
    _rule(Kind.EMAIL, r"(?P<value>[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9]+)+)"),
    _rule(
        Kind.SUSPECT,
        r"(?<![0-9A-Za-z-])(?!\d{4}-\d{2}-\d{2}(?!\d))"
        r"(?P<value>\d(?:[ -]?\d){8,}[Xx]?)(?![0-9A-Za-z])",
        _not_all_zero,
    ),
)


def find(text: str) -> tuple[Found, ...]:
    """Everything that is, or looks like, an identifier, in the order of the text."""
    taken: list[Found] = []
    for rule in _RULES:
        for found in _matches(rule, text):
            if not any(
                one.start < found.end and found.start < one.end for one in taken
            ):
                taken.append(found)
    return tuple(sorted(taken, key=lambda one: one.start))


def _matches(rule: _Rule, text: str) -> Iterator[Found]:
    for match in rule.pattern.finditer(text):
        if rule.certain(match["value"]):
            yield Found(rule.kind, *match.span("value"), match["value"])
