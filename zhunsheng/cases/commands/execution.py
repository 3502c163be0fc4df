"""执行、期限、结案."""

from zhunsheng.cases.commands._engine import (
    Pen,
    performs,
    proposed,
    record_data,
    rejected,
)
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.obligations.surcharge import owed
from zhunsheng.cases.printing import execution as printing
from zhunsheng.cases.records.execution import (
    CaseClosed,
    ClosingProposed,
    DeferralProposed,
    Deferred,
    DemandIssued,
    Extended,
    ExtensionProposed,
    IssueDemand,
    PaymentKind,
    Suspended,
    SuspensionProposed,
    Terminated,
    TerminationProposed,
)
from zhunsheng.cases.records.proposals import Ruling

for _name in (
    "cases.record-payment",
    "cases.propose-deferral",
    "cases.propose-suspension",
    "cases.resume",
    "cases.propose-extension",
    "cases.propose-termination",
    "cases.propose-closing",
):
    performs(_name)(record_data)


@performs("cases.issue-demand")
def issue_demand(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """催告书: what is owed on the day, with the surcharge so far."""
    given: IssueDemand = situation.data
    due = owed(situation.case, situation.law, situation.calendar, situation.today)
    unpaid = due[PaymentKind.FINE] + due[PaymentKind.REFUND]
    late = due[PaymentKind.SURCHARGE]
    content = printing.payment_demand(situation, owed_fen=unpaid, surcharge_fen=late)
    issued = pen.issue("payment-demand", content)
    return (
        DemandIssued(
            case_id=given.case_id,
            document_id=issued.document_id,
            issued_on=situation.today,
            owed_fen=unpaid,
            surcharge_fen=late,
        ),
    )


@performs("cases.approve-deferral")
def defer(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """同意延期缴纳."""
    del pen
    ruling: Ruling = situation.data
    return rejected(situation) or (
        Deferred(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            until=proposed(situation, DeferralProposed).until,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.approve-suspension")
def suspend(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准中止调查: the party is told."""
    no = rejected(situation)
    if no is not None:
        return no
    ruling: Ruling = situation.data
    pen.issue("suspension-notice", printing.suspension_notice(situation))
    return (
        Suspended(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            ground=proposed(situation, SuspensionProposed).ground,
            suspended_on=situation.today,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.approve-extension")
def extend(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准延长办案期限."""
    del pen
    no = rejected(situation)
    if no is not None:
        return no
    ruling: Ruling = situation.data
    content = proposed(situation, ExtensionProposed)
    return (
        Extended(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            stage=content.stage,
            days=content.days,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.approve-termination")
def terminate(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准终止调查."""
    del pen
    ruling: Ruling = situation.data
    return rejected(situation) or (
        Terminated(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            ground=proposed(situation, TerminationProposed).ground,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.close-case")
def close_case(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准结案: 结案审批表 is made; the time to archive runs."""
    no = rejected(situation)
    if no is not None:
        return no
    ruling: Ruling = situation.data
    pen.issue("closing-approval", printing.closing_approval(situation, ruling))
    return (
        CaseClosed(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            ground=proposed(situation, ClosingProposed).ground,
            closed_on=situation.today,
            opinion=ruling.opinion,
        ),
    )
