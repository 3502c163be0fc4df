"""行文: dates, money, periods and clauses as documents write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.money import capital_yuan, yuan
from zhunsheng.kernel.numerals import to_chinese
from zhunsheng.regulations.clauses import cite, in_chinese
from zhunsheng.regulations.parameters import Period, Unit

REGULATION = "《医疗保障基金使用监督管理条例》"

_SHORT = re.compile(
    r"(?:(?<![一-鿿》《])|(?<=[反据照合和及与]))(?:《条例》|条例)(?=第)"
)  # 条例 alone, not the end of another title: 违反条例第十五条
_STOPS = "。；！？"
_UNITS = {
    Unit.WORKING: "个工作日",
    Unit.NATURAL: "日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
    Unit.HOUR: "小时",
}


def day(when: date) -> str:
    """日期: 2026年3月2日."""
    return f"{when.year}年{when.month}月{when.day}日"


def day_of(at: datetime) -> date:
    """The day, in China, of a moment."""
    return at.astimezone(CHINA).date()


def span(first: date, last: date) -> str:
    """起止: 2025年1月1日至2025年12月31日, or the one day."""
    return day(first) if first == last else f"{day(first)}至{day(last)}"


def money(fen: int) -> str:
    """金额: figures, and capitals that cannot be altered."""
    return f"人民币{yuan(fen)}元（大写：{capital_yuan(fen)}）"


def term(period: Period) -> str:
    """期限: 十五日, 七个工作日, 三个月."""
    return f"{to_chinese(period.length)}{_UNITS[period.unit]}"


def law(*clauses: str) -> str:
    """The clauses as a sentence names them."""
    return together(in_chinese(one) for one in cite(*clauses))


def together(clauses: Iterable[str]) -> str:
    """Each clause once; the title of a law only where it changes."""
    said, title = [], ""
    for one in dict.fromkeys(clauses):
        now, mark, place = one.rpartition("》")
        said.append(place if mark and now == title else one)
        title = now
    return "、".join(said)


def in_full(text: str) -> str:
    """条例第十五条 as the whole title, so that a party knows which 条例."""
    return _SHORT.sub(REGULATION, text)


def sentence(text: str) -> str:
    """The text with a full stop, once."""
    text = text.strip()
    return text if text.endswith(tuple(_STOPS)) else f"{text}。"


def clause(text: str) -> str:
    """The text without its last stop, to go on in the same sentence."""
    return text.strip().rstrip(_STOPS)


def ordinal(no: int) -> str:
    """序号: （一）, （二）."""
    return f"（{to_chinese(no)}）"


def paragraphs(texts: Iterable[str]) -> str:
    """Several paragraphs of one section."""
    return "\n".join(one for one in texts if one)
