"""申请人民法院强制执行: drafted with what is owed, reviewed, signed, handed in."""

from zhunsheng.cases.commands._engine import (
    Pen,
    performs,
    proposed,
    record_data,
    rejected,
)
from zhunsheng.cases.commands.decision import pass_taken
from zhunsheng.cases.court import application_digest, grounds_digest
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.obligations.surcharge import owed
from zhunsheng.cases.printing import court as printing
from zhunsheng.cases.records.court import (
    CourtApplicationApproved,
    CourtApplicationDrafted,
    CourtApplicationProposed,
    DraftCourtApplication,
)
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.records.proposals import Ruling

for _name in ("cases.propose-court-application", "cases.apply-to-court"):
    performs(_name)(record_data)


@performs("cases.draft-court-application")
def draft_application(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """拟定强制执行申请书: the amounts are those of today; a new draft voids the old."""
    del pen
    given: DraftCourtApplication = situation.data
    case, day = situation.case, situation.today
    due = owed(case, situation.law, situation.calendar, day)
    asked = {kind.value: fen for kind, fen in due.items()}
    if not given.surcharge:
        asked[PaymentKind.SURCHARGE.value] = 0
    return (
        CourtApplicationDrafted(
            case_id=given.case_id,
            round=case.court_draft.round + 1 if case.court_draft else 1,
            given=given,
            fine_fen=asked[PaymentKind.FINE.value],
            refund_fen=asked[PaymentKind.REFUND.value],
            surcharge_fen=asked[PaymentKind.SURCHARGE.value],
            computed_on=day,
            draft_digest=application_digest(given, asked, day),
            evidence_digest=grounds_digest(case),
        ),
    )


@performs("cases.approve-court-application")
def approve_application(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准申请强制执行: the application is made out, signed by the head and sealed."""
    no = rejected(situation)
    if no is not None:
        return no
    ruling: Ruling = situation.data
    proposed(situation, CourtApplicationProposed)
    draft = situation.case.court_draft
    if draft is None:
        raise ValueError("the guards let a case without an application through")
    issued = pen.issue("court-application", printing.court_application(situation))
    return (
        *pass_taken(situation),
        CourtApplicationApproved(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            document_id=issued.document_id,
            number=issued.number or "",
            approved_on=situation.today,
            draft_digest=draft.draft_digest,
            opinion=ruling.opinion,
        ),
    )
