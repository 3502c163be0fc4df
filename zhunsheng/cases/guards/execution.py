"""What the law asks of payment, demand, court, time limits and closing."""

from zhunsheng.cases.guards import persons, remedies, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.obligations.court import court_window
from zhunsheng.cases.obligations.of_case import Standing, decision_deadline
from zhunsheng.cases.obligations.surcharge import owed
from zhunsheng.cases.records.execution import (
    Account,
    ClosingGround,
    ClosingProposed,
    CourtApplicationMade,
    DeferralProposed,
    ExtensionProposed,
    ExtensionStage,
    PaymentKind,
    PaymentRecorded,
    Resumed,
)
from zhunsheng.cases.state import CaseState
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

_FIRST_EXTENSION = 30
_ACCOUNT_OF = {
    PaymentKind.FINE: Account.TREASURY,
    PaymentKind.SURCHARGE: Account.TREASURY,
    PaymentKind.REFUND: Account.FUND,
}


@guard(
    "cases.wrong-account",
    "罚款、加处罚款应当上缴国库，退回的基金应当退回原医疗保障基金财政专户，不得混缴。",
    basis=cite("r735:45", "nhsa-order-4:53"),
    way_out="核对款项和收款账户。",
)
def account_fits(situation: Situation) -> bool:
    """两个账户: fines to the treasury, refunds to the fund."""
    data = situation.data
    if not isinstance(data, PaymentRecorded):
        return True
    return _ACCOUNT_OF[data.kind] is data.account


@guard(
    "cases.paid-too-much",
    "登记的金额超过尚欠的金额，或者为零。",
    basis=cite("r735:45", "apl-2021:67.1"),
    way_out="核对金额；多缴的，办理退付。",
)
def payment_is_owed(situation: Situation) -> bool:
    """缴款: not more than what is still owed on that day."""
    data = situation.data
    if not isinstance(data, PaymentRecorded):
        return True
    due = owed(situation.case, situation.law, situation.calendar, data.paid_on)
    return 0 < data.amount_fen <= due[data.kind]


@guard(
    "cases.paid-before-decision",
    "缴款日期早于决定日期。",
    basis=cite("apl-2021:67.1"),
    way_out="核对缴款日期。",
)
def payment_follows_decision(situation: Situation) -> bool:
    """先后: a decision is made, then paid."""
    data, decision = situation.data, situation.case.decision
    if not isinstance(data, PaymentRecorded) or decision is None:
        return True
    return data.paid_on >= decision.decided_on


@guard(
    "cases.nothing-owed",
    "当事人没有尚欠的罚款。",
    basis=cite("acl-2011:54"),
    way_out="无需催告。",
)
def something_is_owed(situation: Situation) -> bool:
    """催告: only for what is owed."""
    due = owed(situation.case, situation.law, situation.calendar, situation.today)
    return due[PaymentKind.FINE] + due[PaymentKind.REFUND] > 0


@guard(
    "cases.not-overdue",
    "缴款期限尚未届满，不能催告。",
    basis=cite("apl-2021:67.3", "acl-2011:54"),
    way_out="等缴款期限届满。",
)
def payment_is_overdue(situation: Situation) -> bool:
    """催告: after the fifteen days."""
    served = situation.case.decision_served_on
    if served is None:
        return True
    last = situation.case.deferred_until or situation.until("pay-fine", served).last_day
    return situation.today > last


@guard(
    "cases.demand-not-served",
    "催告书尚未送达，或者送达后未满十个工作日。",
    basis=cite("acl-2011:54"),
    way_out="送达催告书并等满十个工作日。",
)
def demand_has_run(situation: Situation) -> bool:
    """催告: ten working days after its service."""
    served = situation.case.demand_served_on
    if served is None:
        return False
    day = situation.today
    if isinstance(situation.data, CourtApplicationMade):
        day = situation.data.applied_on
    return day > situation.until("demand-before-court", served).last_day


@guard(
    "cases.outside-court-window",
    "申请强制执行应当在复议、诉讼期限届满之日起三个月内提出；批准延期、分期缴纳的，自延期、分期结束之日起算。",
    basis=cite("acl-2011:53", "arl-2023:20.1", "all-2017:46.1", "apl-2021:72.2"),
    way_out="在期限内申请；逾期的，依法报告并追责。",
)
def court_window_is_open(situation: Situation) -> bool:
    """申请窗口: not before the remedies ended, not later than three months after."""
    window = court_window(situation.case, situation.law, situation.calendar)
    if window is None:
        return True
    day = situation.today
    if isinstance(situation.data, CourtApplicationMade):
        day = situation.data.applied_on
    return window[0] <= day <= window[1]


@guard(
    "cases.resumed-too-early",
    "恢复日期早于中止日期。",
    basis=cite("nhsa-order-4:42"),
    way_out="核对恢复日期。",
)
def resumption_follows_suspension(situation: Situation) -> bool:
    """先后: suspended, then resumed."""
    data, case = situation.data, situation.case
    if not isinstance(data, Resumed) or not case.is_suspended:
        return True
    return data.resumed_on >= case.suspensions[-1].began_on


def _asked_stage(situation: Situation) -> ExtensionProposed | None:
    data = situation.data
    if isinstance(data, ExtensionProposed):
        return data
    proposal = situation.proposal()
    if proposal is not None and isinstance(proposal.content, ExtensionProposed):
        return proposal.content
    return None


@guard(
    "cases.extension-order",
    "办案期限已按此次序延长，或者尚未办理第一次延长。",
    basis=cite("nhsa-order-4:45"),
    way_out="第一次延长由负责人批准，再次延长由集体讨论决定，各一次。",
)
def extension_is_in_order(situation: Situation) -> bool:
    """延长次序: first, then second, each once."""
    asked = _asked_stage(situation)
    done = situation.case.extensions
    if asked is None:
        return len(done) < len(ExtensionStage)
    if asked.stage in done:
        return False
    return asked.stage is ExtensionStage.FIRST or ExtensionStage.FIRST in done


@guard(
    "cases.extension-too-long",
    "延长的天数超过规定。",
    basis=cite("nhsa-order-4:45"),
    way_out="第一次延长为三十日，再次延长最长六十日。",
)
def extension_is_short_enough(situation: Situation) -> bool:
    """延长天数: thirty, then at most sixty."""
    asked = _asked_stage(situation)
    if asked is None or asked.stage is ExtensionStage.SECOND:
        return True
    return asked.days <= _FIRST_EXTENSION


@guard(
    "cases.extension-too-late",
    "办案期限已经届满，不能再延长。",
    basis=cite("nhsa-order-4:45", "apl-2021:60"),
    way_out="请立即作出处理决定，并说明逾期的原因。",
)
def extension_is_in_time(situation: Situation) -> bool:
    """延长: while the time limit still runs; what has ended is not extended."""
    due = decision_deadline(
        Standing(
            case=situation.case,
            review=situation.review,
            law=situation.law,
            calendar=situation.calendar,
            today=situation.today,
        )
    )
    return due is None or situation.today <= due.last_day


@guard(
    "cases.extension-not-discussed",
    "再次延长办案期限，应当由机关负责人集体讨论决定。",
    basis=cite("nhsa-order-4:45"),
    way_out="第一次延长以后，先就再次延长集体讨论并同意。",
)
def second_extension_was_discussed(situation: Situation) -> bool:
    """再次延长: by a collective discussion of just this, after the first."""
    asked = _asked_stage(situation)
    if asked is None or asked.stage is ExtensionStage.FIRST:
        return True
    return situation.case.extension_discussion


@guard(
    "cases.deferral-too-early",
    "延期的日期应当在今日之后。",
    basis=cite("apl-2021:66.2"),
    way_out="核对日期。",
)
def deferral_is_ahead(situation: Situation) -> bool:
    """暂缓: until a day ahead."""
    proposal = situation.proposal()
    data = proposal.content if proposal is not None else situation.data
    return not isinstance(data, DeferralProposed) or data.until > situation.today


def _fully_executed(case: CaseState) -> bool:
    decision = case.decision
    if decision is None:
        return False
    paid = (
        case.paid(PaymentKind.FINE) >= decision.fine_fen
        and case.paid(PaymentKind.REFUND) >= decision.refund_fen
    )
    corrected = all(one.corrected for one in case.corrections)
    return paid and corrected


@guard(
    "cases.not-executed",
    "决定尚未执行完毕：罚款、退回基金未缴清，或者责令改正事项未复查改正。",
    basis=cite("nhsa-order-4:56", "gansu-2020-81-recording:20#1"),
    way_out="登记缴款和复查情况；或者按其他结案情形提请。",
)
def closing_ground_holds(situation: Situation) -> bool:
    """结案情形: what the ground says is so."""
    case = situation.case
    data = situation.data
    if not isinstance(data, ClosingProposed):
        proposal = situation.proposal()
        data = proposal.content if proposal else None
    if not isinstance(data, ClosingProposed):
        return True
    if data.ground is ClosingGround.EXECUTED:
        return _fully_executed(case)
    if data.ground is ClosingGround.COURT:
        return case.court_accepted is True
    if data.ground is ClosingGround.TERMINATED:
        return case.terminated_on is not None
    if data.ground is ClosingGround.NOTHING_TO_EXECUTE:
        decision = case.decision
        return (
            decision is not None
            and decision.fine_fen == 0
            and case.paid(PaymentKind.REFUND) >= decision.refund_fen
        )
    return True


@guard(
    "cases.closing-too-early",
    "案件既未作出决定，也未终止调查，不能结案。",
    basis=cite("nhsa-order-4:56"),
    way_out="先作出决定或者终止调查。",
)
def case_has_an_outcome(situation: Situation) -> bool:
    """结案: after a decision or a termination."""
    return situation.case.decision is not None or (
        situation.case.terminated_on is not None
    )


@guard(
    "cases.closing-unserved",
    "决定书尚未送达，不能结案。",
    basis=cite("apl-2021:61.1", "nhsa-order-4:56"),
    way_out="先送达决定书。",
)
def outcome_was_served(situation: Situation) -> bool:
    """结案: what was decided reached the party; service by notice takes its time."""
    case = situation.case
    if case.decision is None:
        return True
    served = case.decision_served_on
    return served is not None and served <= situation.today


PAY = (
    *persons.HANDLER,
    stages.case_is_decided,
    stages.decision_stands,
    stages.case_is_not_closed,
    payment_follows_decision,
    account_fits,
    payment_is_owed,
)
DEMAND = (
    *persons.HANDLER,
    stages.decision_was_served,
    stages.decision_stands,
    stages.case_is_not_closed,
    something_is_owed,
    remedies.outcome_was_applied,
    payment_is_overdue,
)
SUSPEND = (*persons.PROPOSE, *stages.UNDECIDED)
APPROVE_SUSPENSION = (*persons.RULE, *stages.UNDECIDED)
RESUME = (
    *persons.HANDLER,
    stages.case_is_filed,
    stages.case_is_suspended,
    resumption_follows_suspension,
)
_EXTENSION = (
    *stages.UNDECIDED,
    extension_is_in_order,
    extension_is_in_time,
    extension_is_short_enough,
    second_extension_was_discussed,
)
EXTEND = (*persons.PROPOSE, *_EXTENSION)
APPROVE_EXTENSION = (*persons.RULE, *_EXTENSION)
_TERMINATION = (stages.case_is_filed, stages.case_is_undecided, stages.case_is_open)
TERMINATE = (*persons.PROPOSE, *_TERMINATION)
APPROVE_TERMINATION = (*persons.RULE, *_TERMINATION)
_DEFERRAL = (stages.decision_was_served, stages.case_is_not_closed, something_is_owed)
DEFER = (*persons.PROPOSE, *_DEFERRAL, deferral_is_ahead)
APPROVE_DEFERRAL = (*persons.RULE, *_DEFERRAL, deferral_is_ahead)
_CLOSING = (
    stages.case_is_not_closed,
    case_has_an_outcome,
    outcome_was_served,
    closing_ground_holds,
)
CLOSE = (*persons.PROPOSE, *_CLOSING)
APPROVE_CLOSING = (*persons.RULE, *_CLOSING)
