"""作出决定、送达: the decision, its service, and what becomes of it."""

from datetime import date

from zhunsheng.cases.commands._engine import (
    Pen,
    performs,
    proposed,
    record_data,
    rejected,
)
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import decision as printing
from zhunsheng.cases.printing import execution as paper
from zhunsheng.cases.printing.transfer import transfer_letter
from zhunsheng.cases.records.decision import (
    DecisionIssued,
    DecisionProposed,
    DocumentServed,
    ReviewPassTaken,
    ServeDocument,
    ServiceManner,
)
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.records.proposals import Ruling
from zhunsheng.cases.reviewable import pass_of, reviewable
from zhunsheng.cases.state import total_fine, total_refund

for _name in ("cases.propose-decision", "cases.overturn-decision"):
    performs(_name)(record_data)


def pass_taken(situation: Situation) -> tuple[ReviewPassTaken, ...]:
    """审核通过凭据: the pass on which a decision rests, if it was reviewed."""
    given = pass_of(reviewable(situation.case), situation.review)
    if given is None or situation.case.case_id is None:
        return ()
    return (
        ReviewPassTaken(
            case_id=situation.case.case_id,
            subject=given.subject,
            round=given.round,
            how=given.how,
            passed_on=given.on,
            review_record=given.record_no,
            draft_digest=given.draft_digest,
            evidence_digest=given.evidence_digest,
        ),
    )


_UNPUNISHED = frozenset({Outcome.NO_PENALTY, Outcome.NOT_ESTABLISHED})


@performs("cases.issue-decision")
def issue_decision(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """作出决定: on the draft that was proposed; the decision document is made."""
    no = rejected(situation)
    if no is not None:
        return no
    ruling: Ruling = situation.data
    proposed(situation, DecisionProposed)
    draft = situation.case.draft
    if draft is None:
        raise ValueError("the guards let a case without a draft through")
    outcome = draft.given.outcome
    if outcome is Outcome.PENALTY:
        content = printing.penalty_decision(situation, pen.course())
        issued = pen.issue("penalty-decision", content)
    elif outcome in _UNPUNISHED:
        issued = pen.issue(
            "no-penalty-decision", printing.no_penalty_decision(situation)
        )
    else:
        issued = pen.issue("transfer-letter", transfer_letter(situation))
    return (
        *pass_taken(situation),
        DecisionIssued(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            document_id=issued.document_id,
            number=issued.number or "",
            decided_on=situation.today,
            outcome=outcome,
            violations=draft.given.violations,
            suspend_settlement_months=draft.given.suspend_settlement_months,
            fine_fen=total_fine(draft.given.violations),
            refund_fen=total_refund(draft.given.violations),
            draft_digest=draft.draft_digest,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.confirm-address")
def confirm_address(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """送达地址确认书."""
    pen.issue("address-confirmation", paper.address_confirmation(situation))
    return (situation.data,)


def _effective_on(situation: Situation, given: ServeDocument) -> date:
    """送达之日: of service by notice, the day on which it is deemed served."""
    if given.manner is ServiceManner.NOTICE:
        return situation.until("deemed-served-by-notice", given.served_on).last_day
    return given.served_on


@performs("cases.serve-document")
def serve_document(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """送达: the receipt is made, and what runs from service begins."""
    given: ServeDocument = situation.data
    served = situation.documents[given.document_id]
    receipt = paper.service_receipt(situation, number=served.number)
    pen.issue("service-receipt", receipt, name="receipt")
    return (
        DocumentServed(
            case_id=given.case_id,
            given=given,
            kind=served.kind,
            effective_on=_effective_on(situation, given),
        ),
    )
