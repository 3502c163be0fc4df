"""加处罚款: what the party still owes on a day, fine, refund and surcharge."""

from datetime import date, timedelta

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.state import CaseState
from zhunsheng.regulations.bindings import Law

_PERCENT_A_DAY = 3  # 行政处罚法 第七十二条第一款第一项
_HUNDRED = 100


def pay_by(case: CaseState, law: Law, calendar: WorkCalendar) -> date | None:
    """The last day for the fine: fifteen days after service, or as deferred."""
    if case.deferred_until is not None:
        return case.deferred_until
    if case.decision_served_on is None:
        return None
    return deadline(law.period("pay-fine"), case.decision_served_on, calendar).last_day


def surcharge(case: CaseState, law: Law, calendar: WorkCalendar, on: date) -> int:
    """加处罚款 accrued by ``on``: three per cent a day of what is unpaid.

    Never more than the fine itself (行政处罚法 art. 72(1); 行政强制法 art. 45). A day
    counts when the fine was still unpaid at its end.
    """
    last, decision = pay_by(case, law, calendar), case.decision
    if last is None or decision is None or case.overturned is not None:
        return 0
    fines = [one for one in case.payments if one.kind is PaymentKind.FINE]
    total = 0
    day = last + timedelta(days=1)
    while day <= on and total < decision.fine_fen:
        paid = sum(one.amount_fen for one in fines if one.paid_on <= day)
        unpaid = decision.fine_fen - paid
        if unpaid <= 0:
            break
        total += unpaid * _PERCENT_A_DAY // _HUNDRED
        day += timedelta(days=1)
    return min(total, decision.fine_fen)


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
