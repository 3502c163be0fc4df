"""期限的展示: obligations as pages show them, with every reason for the day."""

from datetime import date

from zhunsheng.calendars.deadlines import Deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.pages import DueState, DueView, Explanation
from zhunsheng.cases.records.deadlines import DeadlineRecomputed
from zhunsheng.kernel.ids import LeadId
from zhunsheng.regulations.parameters import Unit

_NEAR = 3  # working days, today included (LOOK.md)
_UNITS = {
    Unit.WORKING: "个工作日",
    Unit.NATURAL: "日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
    Unit.HOUR: "小时",
}


def length_text(due: Deadline) -> str:
    """``15 个工作日``: the length in the unit of the law."""
    return f"{due.of.length} {_UNITS[due.of.unit]}"


def _formerly(one: DeadlineRecomputed) -> str:
    """原为…，因…改为…: both days stay in sight."""
    before = f"{'暂定 ' if one.was_provisional else ''}{one.before.isoformat()}"
    after = f"{'暂定 ' if one.provisional else ''}{one.after.isoformat()}"
    if one.before == one.after:
        return f"原为 {before}，因{one.reason}，确定为 {after}"
    return f"原为 {before}，因{one.reason}，改为 {after}"


def explain(
    one: Obligation, recomputed: tuple[DeadlineRecomputed, ...] = ()
) -> Explanation:
    """为什么是这一天."""
    due = one.deadline
    return Explanation(
        started_on=due.started_on,
        started_by=one.started_by,
        length_text=length_text(due),
        unit=due.unit,
        counted=due.counted,
        skipped=due.skipped,
        pauses=tuple(
            f"{first.isoformat()} 至 {last.isoformat()}：{why}，不计入"
            for first, last, why in due.pauses
        ),
        last_day=due.last_day,
        provisional=due.provisional,
        basis=due.basis,
        tightened_by=due.tightened_by,
        extendable=one.extendable,
        formerly=tuple(
            _formerly(told) for told in recomputed if told.obligation == one.name
        ),
    )


def left_days(last: date, today: date, calendar: WorkCalendar) -> int:
    """Working days left, the last day included; negative when it has passed."""
    if last >= today:
        return calendar.count_working_days(today, last)
    return -calendar.count_working_days(last, today)


def state_of(one: Obligation, today: date, left: int) -> DueState:
    """The state that decides colour and icon."""
    if one.excused:
        return "excused"
    if one.met_on is not None:
        return "met"
    if today > one.deadline.last_day:
        return "over"
    if one.deadline.provisional:
        return "prov"
    return "near" if left < _NEAR else "open"


def due_view(
    one: Obligation,
    *,
    case_name: str,
    today: date,
    calendar: WorkCalendar,
    is_lead: bool,
    recomputed: tuple[DeadlineRecomputed, ...] = (),
) -> DueView:
    """One obligation as a pill, a row and an explanation."""
    left = left_days(one.deadline.last_day, today, calendar)
    return DueView(
        name=one.name,
        title=one.title,
        owner_label=one.owner,
        state=state_of(one, today, left),
        last_day=one.deadline.last_day,
        left_days=left,
        met_on=one.met_on,
        explanation=explain(one, recomputed),
        case_id=None if is_lead else one.case_id,
        case_name=case_name,
        act=one.act,
        lead_id=LeadId(one.case_id) if is_lead else None,
    )
