"""审批: everything that needs three signatures is proposed, checked and ruled on.

A proposal is the record that proposes it (``FilingProposed``, ``DecisionProposed``…);
``proposal_no`` is that record's place in the case's stream.
"""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef, ProposalRef
from zhunsheng.kernel.fields import Prose, label
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@record(
    "cases.proposal-checked",
    version=1,
    title="审核呈批事项",
    basis=cite("mingshan-2020-recording:27", "gansu-2020-81-recording:9#1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalChecked:
    """审核: the second of three signatures, by the head of the department."""

    case_id: CaseRef
    proposal_no: ProposalRef
    agrees: Annotated[bool, label("是否同意", "不同意的，退回承办人")]
    opinion: Annotated[Prose, label("审核意见")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """审批: the third signature, by the head of the bureau."""

    case_id: CaseRef
    proposal_no: ProposalRef
    agrees: Annotated[bool, label("是否批准")]
    opinion: Annotated[Prose, label("审批意见")]


@record(
    "cases.proposal-rejected",
    version=1,
    title="不予批准",
    basis=cite("mingshan-2020-recording:16", "mingshan-2020-recording:27"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRejected:
    """不予批准: the head of the bureau said no, and why."""

    case_id: CaseId
    proposal_no: int
    opinion: str
