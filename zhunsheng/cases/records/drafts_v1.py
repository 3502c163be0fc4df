"""拟定处理意见 as it was recorded before discretion was weighed; still readable."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.cases.records.drafts import DecisionDrafted, DraftDecision
from zhunsheng.cases.records.parts import Outcome, Violation
from zhunsheng.kernel.fields import label
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDecisionV1:
    """拟定处理意见 without circumstances weighed."""

    case_id: CaseId
    outcome: Outcome
    violations: tuple[Violation, ...]
    suspend_settlement_months: int
    reasons: str
    transfer_to: Annotated[str | None, label("受移送机关")]
    attachments: Annotated[tuple[str, ...], label("随案移送材料")]


@record(
    "cases.decision-drafted",
    version=1,
    title="拟定案件处理呈报书",
    basis=cite("nhsa-2020-32:5.3.2", "apl-2021:57.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraftedV1:
    """拟定处理意见, version 1; its digest stays the one that was signed."""

    case_id: CaseId
    round: int
    given: DraftDecisionV1
    draft_digest: str
    evidence_digest: str


def as_drafted(record: DecisionDraftedV1) -> DecisionDrafted:
    """The same draft as today's type: nothing was weighed, nothing terminated."""
    given = record.given
    return DecisionDrafted(
        case_id=record.case_id,
        round=record.round,
        given=DraftDecision(
            case_id=given.case_id,
            outcome=given.outcome,
            violations=given.violations,
            suspend_settlement_months=given.suspend_settlement_months,
            reasons=given.reasons,
            transfer_to=given.transfer_to,
            attachments=given.attachments,
        ),
        draft_digest=record.draft_digest,
        evidence_digest=record.evidence_digest,
    )
