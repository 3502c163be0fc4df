"""What ``zhunsheng deadline`` and ``zhunsheng clauses`` answer, as plain data."""

from datetime import date
from typing import Any

from zhunsheng.calendars import workdays
from zhunsheng.calendars.deadlines import Deadline, deadline
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.clauses import in_chinese
from zhunsheng.regulations.parameters import Bound, Party

_UNITS = {
    "working-day": "个工作日",
    "natural-day": "日",
    "month": "个月",
    "year": "年",
    "hour": "小时",
}
_BOUNDS = {
    Bound.BY: "最迟",
    Bound.FROM_DAY: "最早",
    Bound.AFTER_DAY: "须过",
}


def explain_deadline(
    period: str,
    *,
    bureau: BureauCode,
    start: date,
    matter: str = "penalty",
    party: Party | None = None,
) -> Deadline:
    """The deadline by the law that binds the bureau on the day of the event."""
    found = law_of(bureau, start).period(period, matter, party)
    return deadline(found, start, workdays.current())


def in_words(one: Deadline) -> tuple[str, ...]:
    """A deadline as sentences: what, when, why, by which clauses."""
    lines = [
        f"{one.title}：{one.of.length}{_UNITS[one.unit]}，"
        f"{_BOUNDS[one.bound]} {one.last_day}"
        + ("（暂定）" if one.provisional else ""),
        f"起算：{one.of.start}，{one.started_on}，当日不计入",
    ]
    if one.provisional:
        years = "、".join(str(year) for year in one.unpublished)
        lines.append(
            f"{years} 年放假安排尚未公布，暂按周一至周五为工作日计算；公布后重新计算"
        )
    lines += [f"不计入 {day}：{why}" for day, why in one.skipped]
    lines += [f"依据 {in_chinese(clause)}" for clause in one.basis]
    lines += [f"从严 {in_chinese(clause)}" for clause in one.tightened_by]
    lines.append(one.mark.says)
    return tuple(lines)


def explain_clauses(bureau: BureauCode, on: date) -> dict[str, Any]:
    """Every clause that binds, but for what enforces it; and what has lapsed."""
    law = law_of(bureau, on)
    return {
        "bureau": bureau,
        "on": on.isoformat(),
        "clauses": [
            {"clause": str(entry.clause), "kind": entry.kind, "gist": entry.gist}
            for entry in law.entries()
        ],
        "lapsed": [
            {
                "instrument": one.id,
                "title": one.title,
                "last_day": one.in_force_until.isoformat(),
            }
            for one in law.lapsed()
            if one.in_force_until
        ],
    }
