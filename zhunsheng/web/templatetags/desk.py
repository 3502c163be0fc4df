"""Template filters for what an officer sees: deadlines, explanations, time lines."""

from dataclasses import dataclass
from datetime import date

from django import template

from zhunsheng.cases.pages import DueView, Explanation

register = template.Library()

_WEEKDAYS = "一二三四五六日"
_MOST_DAYS = 20
_WORKING = "working"
_SATURDAY = 5
_WORKING_DAYS_IN_MONTH = 21
_ICONS = {
    "open": "clock",
    "near": "clock",
    "over": "alert",
    "prov": "tilde",
    "met": "check",
    "excused": "dash",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of record looks in a time line."""

    suffix: str
    icon: str
    words: str


_KINDS = {
    "text": Look("", "text", "文字记录"),
    "document": Look("doc", "doc", "文书"),
    "recording": Look("rec", "video", "音像"),
    "service": Look("serve", "serve", "送达"),
    "review": Look("review", "review", "法制审核"),
    "mark": Look("mark", "pause", "期限与程序"),
}


@dataclass(frozen=True, slots=True)
class OneDay:
    """One day of an explanation that counts day by day."""

    day: date
    look: str  # off, extra, last, or nothing
    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """The parts of an explanation that need counting."""

    days: tuple[OneDay, ...]
    skipped: str


@register.filter
def due_icon(state: str) -> str:
    """The icon of a deadline's state."""
    return _ICONS[state]


@register.filter
def due_words(due: DueView) -> str:
    """What the pill of a deadline says."""
    last = f"{due.last_day.month}月{due.last_day.day}日"
    if due.state == "met" and due.met_on is not None:
        return f"{due.met_on.month}月{due.met_on.day}日完成"
    if due.state == "excused":
        return "不适用"
    if due.state == "prov":
        return f"暂定 {due.last_day:%Y-%m-%d}"
    if due.state == "over":
        return f"逾期 {max(-due.left_days, 1)} 个工作日"
    if due.left_days == 0:
        return f"今天到期，{last}"
    return f"{last}，剩 {due.left_days} 个工作日"


@register.filter
def left_block(due: DueView) -> tuple[str, str]:
    """The number before a duty in a work list, and its unit."""
    if due.state == "prov":
        return "暂定", _about(max(due.left_days, 0))
    if due.state == "over":
        return str(max(-due.left_days, 1)), "个工作日前"
    if due.left_days == 0:
        return "今", "天到期"
    return str(due.left_days), "个工作日"


def _about(working_days: int) -> str:
    """A length that is not certain yet, in the unit that fits it."""
    if working_days < _WORKING_DAYS_IN_MONTH:
        return f"约 {working_days} 天"
    return f"约 {round(working_days / _WORKING_DAYS_IN_MONTH)} 个月"


@register.filter
def earliness(due: DueView) -> str:
    """How early or late a duty was met."""
    if due.met_on is None:
        return ""
    days = (due.last_day - due.met_on).days
    if days == 0:
        return "当日办结"
    return f"提前 {days} 天" if days > 0 else f"晚 {-days} 天"


@register.filter
def kind_look(kind: str) -> Look:
    """Shape, icon and name of a kind of record."""
    return _KINDS[kind]


@register.filter
def explained(explanation: Explanation) -> Explained:
    """Single days when there are few of them; otherwise what was left out, in words."""
    every = len(explanation.counted) + len(explanation.skipped)
    if explanation.counted and every <= _MOST_DAYS:
        return Explained(_days(explanation), "")
    return Explained((), _skipped(explanation))


_BY_UNIT = {"month": "逐月", "year": "逐年"}


@register.filter
def counted_by(explanation: Explanation) -> str:
    """逐日, or by the greater unit in which the law counts."""
    return _BY_UNIT.get(explanation.unit, "逐日")


def _days(explanation: Explanation) -> tuple[OneDay, ...]:
    numbers = {one: number for number, one in enumerate(explanation.counted, 1)}
    days = [
        OneDay(one, _look(one, explanation), f"{_name(one)} {number}")
        for one, number in numbers.items()
    ]
    days += [OneDay(one, "off", why) for one, why in explanation.skipped]
    if explanation.last_day not in numbers:
        days.append(OneDay(explanation.last_day, "last", _name(explanation.last_day)))
    return tuple(sorted(days, key=lambda each: each.day))


def _look(one: date, explanation: Explanation) -> str:
    if one == explanation.last_day:
        return "last"
    is_weekend = one.weekday() >= _SATURDAY
    return "extra" if is_weekend and _WORKING in explanation.unit else ""


def _name(one: date) -> str:
    return f"周{_WEEKDAYS[one.weekday()]}"


def _skipped(explanation: Explanation) -> str:
    """休息日 18 天，国庆节 8 天."""
    counts: dict[str, int] = {}
    for _, why in explanation.skipped:
        counts[why] = counts.get(why, 0) + 1
    return "，".join(f"{why} {count} 天" for why, count in counts.items())
