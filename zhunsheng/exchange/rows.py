"""Columns and rows of an export, and what is wrong with a row. Pure.

A column is either open (公开) or reported only (上报不公示). Values of the second kind
stand apart in a row, under ``reported``: they need a right of their own, are kept in
no record, and go into a file only where the export was approved with them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zhunsheng.disclosure.recognisers import is_credit_code
from zhunsheng.exchange.choices import Change
from zhunsheng.kernel.ids import CaseId

NO_CODE = "0" * 17 + "X"
"""无统一社会信用代码: seventeen zeros and an X, for a business that has none."""

_FEN_IN_WAN = 10**6
_DAY = re.compile(r"\d{4}/\d{2}/\d{2}", re.ASCII)
_AMOUNT = re.compile(r"\d{1,12}\.\d{6}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """列: its code in the standard, its name, and what may stand in it."""

    code: str
    title: str
    length: int
    required: bool = False
    reported_only: bool = False  # 上报不公示
    form: str = "text"  # text, day, amount, credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """行: one decision or case, as the receiver gets it."""

    subject: str  # the same for every edition of the same thing
    case_id: CaseId | None
    number: str
    edition: int
    change: Change
    values: Mapping[str, str]
    reported: Mapping[str, str] = field(default_factory=dict)

    def all_values(self, *, with_reported: bool) -> Mapping[str, str]:
        """What goes into the file."""
        return {**self.values, **self.reported} if with_reported else self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """问题: why a row is not exported, and what helps."""

    number: str
    case_id: CaseId | None
    column: str
    says: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in one column, before it is known of which row."""

    column: str
    says: str
    way_out: str


def day(value: date | None) -> str:
    """``YYYY/MM/DD``; empty when there is none."""
    return "" if value is None else f"{value:%Y/%m/%d}"


def wan(fen: int) -> str:
    """万元, six decimals: exact, as one fen is the sixth."""
    whole, rest = divmod(fen, _FEN_IN_WAN)
    return f"{whole}.{rest:06d}"


def faults(
    columns: tuple[Column, ...],
    values: Mapping[str, str],
    *,
    needed: frozenset[str],
) -> list[Wrong]:
    """Lengths, forms and required columns; ``needed`` are those that must be filled."""
    found = []
    for column in columns:
        text = values.get(column.code, "")
        if not text:
            if column.code in needed:
                found.append(
                    Wrong(
                        column.code, f"缺少{column.title}。", "请在案件中补正后再导出。"
                    )
                )
            continue
        if len(text) > column.length:
            found.append(
                Wrong(
                    column.code,
                    f"{column.title}有 {len(text)} 字，标准最多 {column.length} 字。",
                    "请更正公示内容，缩短后再导出。",
                )
            )
        found.extend(_misformed(column, text))
    return found


def _misformed(column: Column, text: str) -> list[Wrong]:
    if column.form == "day" and not _is_day(text):
        return [Wrong(column.code, f"{column.title}不是日期。", "请核对日期。")]
    if column.form == "amount" and not _AMOUNT.fullmatch(text):
        return [
            Wrong(
                column.code,
                f"{column.title}应当是以万元为单位、六位小数的数字。",
                "请核对金额。",
            )
        ]
    if column.form == "credit" and text != NO_CODE and not is_credit_code(text):
        return [
            Wrong(
                column.code,
                f"{column.title}不是有效的统一社会信用代码：应为十八位，校验位相符。",
                "请核对登记的证件号码，更正后再导出。",
            )
        ]
    return []


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return False
    return True
