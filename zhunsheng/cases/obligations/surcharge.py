"""加处罚款: what the party still owes on a day, fine, refund and surcharge."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.obligations.remedies import in_remedy
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.records.parts import Span
from zhunsheng.cases.state import CaseState
from zhunsheng.regulations.bindings import Law

_PERCENT_A_DAY = 3  # 行政处罚法 第七十二条第一款第一项
_HUNDRED = 100
_ONE = timedelta(days=1)


def pay_by(case: CaseState, law: Law, calendar: WorkCalendar) -> date | None:
    """The last day for the fine: fifteen days after service, or as deferred."""
    if case.deferred_until is not None:
        return case.deferred_until
    if case.decision_served_on is None:
        return None
    return deadline(law.period("pay-fine"), case.decision_served_on, calendar).last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """加处罚款的一段: days on which the same accrued, or nothing, and why."""

    first: date
    last: date
    daily_fen: int  # 0: not counted
    accrued_fen: int  # of the whole stretch; less on its last day if capped
    why: str = ""  # why nothing is counted

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def surcharge_course(
    case: CaseState, law: Law, calendar: WorkCalendar, on: date
) -> tuple[Stretch, ...]:
    """加处罚款 day by day up to ``on``: three per cent a day of what is unpaid.

    Never more than the fine itself (行政处罚法 art. 72.1(1); 行政强制法 art. 45). A
    day counts when the fine was still unpaid at its end. Days of reconsideration and
    litigation do not count (行政处罚法 art. 73.3): from the day on which the party
    applied or sued to the last day before the outcome binds.
    """
    last, decision = pay_by(case, law, calendar), case.decision
    if last is None or decision is None or case.overturned is not None:
        return ()
    spans = in_remedy(case, law, calendar, until=on)
    found: list[Stretch] = []
    total, day = 0, last + _ONE
    while day <= on and total < decision.fine_fen:
        unpaid = decision.fine_fen - _paid_by(case, day)
        if unpaid <= 0:
            break
        why = _why_not(day, spans)
        daily = 0 if why else unpaid * _PERCENT_A_DAY // _HUNDRED
        accrued = min(daily, decision.fine_fen - total)
        total += accrued
        _extend(found, day, daily, accrued, why)
        day += _ONE
    return tuple(found)


def _paid_by(case: CaseState, day: date) -> int:
    return sum(
        one.amount_fen
        for one in case.payments
        if one.kind is PaymentKind.FINE and one.paid_on <= day
    )


def _why_not(day: date, spans: tuple[Span, ...]) -> str:
    """Why this day does not count; empty if it does."""
    for span in spans:
        if span.began_on <= day and (span.ended_on is None or day <= span.ended_on):
            return span.why
    return ""


def _extend(
    found: list[Stretch], day: date, daily: int, accrued: int, why: str
) -> None:
    """Put the day on the stretch that it continues, or begin another."""
    if found and (found[-1].daily_fen, found[-1].why) == (daily, why):
        now = found[-1]
        more = now.accrued_fen + accrued
        found[-1] = replace(now, last=day, accrued_fen=more)
        return
    found.append(
        Stretch(first=day, last=day, daily_fen=daily, accrued_fen=accrued, why=why)
    )


def surcharge(case: CaseState, law: Law, calendar: WorkCalendar, on: date) -> int:
    """加处罚款 accrued by ``on``, in fen."""
    return sum(one.accrued_fen for one in surcharge_course(case, law, calendar, on))


def owed(
    case: CaseState, law: Law, calendar: WorkCalendar, on: date
) -> dict[PaymentKind, int]:
    """What is still owed on ``on``, in fen, by kind of payment."""
    decision = case.decision
    if decision is None or case.overturned is not None:
        return dict.fromkeys(PaymentKind, 0)
    accrued = surcharge(case, law, calendar, on)
    return {
        PaymentKind.FINE: max(0, decision.fine_fen - case.paid(PaymentKind.FINE)),
        PaymentKind.REFUND: max(0, decision.refund_fen - case.paid(PaymentKind.REFUND)),
        PaymentKind.SURCHARGE: max(0, accrued - case.paid(PaymentKind.SURCHARGE)),
    }
