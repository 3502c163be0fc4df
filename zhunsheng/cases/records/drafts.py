"""拟定处理意见: what review, notice and decision look at."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.cases.records.discretion import Assessed, Departure, Weighing
from zhunsheng.cases.records.parts import CaseRef, Outcome, Violations
from zhunsheng.kernel.fields import Fen, Line, Prose, label
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDecision:
    """拟定处理意见: outcome, violations, reasons; what review and notice look at."""

    case_id: CaseRef
    outcome: Annotated[Outcome, label("拟处理结果")]
    violations: Violations
    suspend_settlement_months: Annotated[
        int,
        label(
            "暂停联网结算、医药服务（月）",
            "参保人员暂停联网结算，定点医药机构暂停医药服务；没有的填 0",
            ge=0,
            le=24,
        ),
    ]
    reasons: Annotated[Prose, label("综合理由")]
    transfer_to: Annotated[
        Line | None, label("受移送机关", "移送案件的，写明机关全称；不移送的不填")
    ] = None
    attachments: Annotated[
        tuple[Line, ...],
        label(
            "随案移送材料",
            "涉嫌犯罪的，附调查报告、涉案物品清单、检验报告或者鉴定意见等；不移送的不填",
            max_length=50,
        ),
    ] = ()
    weighed: Annotated[
        tuple[Weighing, ...],
        label("各项违法事实的裁量情节", "没有特别情节的违法事实不填", max_length=50),
    ] = ()
    departures: Annotated[
        tuple[Departure, ...],
        label(
            "偏离裁量基准",
            "罚款不在裁量基准幅度内的，逐项写明理由，并送法制审核",
            max_length=50,
        ),
    ] = ()
    terminate_agreement: Annotated[bool, label("是否责令解除医保服务协议")] = False
    refuse_payment_fen: Annotated[Fen, label("拒付医保基金", "没有的填 0")] = 0


@record(
    "cases.decision-drafted",
    version=2,
    title="拟定案件处理呈报书",
    basis=cite("nhsa-2020-32:5.3.2", "apl-2021:57.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDrafted:
    """拟定处理意见: draft ``round`` with the digests that bind a review to it."""

    case_id: CaseId
    round: int
    given: DraftDecision
    draft_digest: str
    evidence_digest: str
    assessed: tuple[Assessed, ...] = ()

    @property
    def departs(self) -> bool:
        """偏离: whether a fine is outside the band of the benchmark of that day."""
        return any(one.departs for one in self.assessed)
