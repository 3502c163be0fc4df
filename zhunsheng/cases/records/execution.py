"""执行、期限、结案: paying, pausing, extending, ending."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef
from zhunsheng.kernel.fields import Choice, Fen, Line, PastDate, Prose, label
from zhunsheng.kernel.ids import CaseId, DocumentId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


class PaymentKind(Choice):
    """What a payment is for; each goes to its own account."""

    FINE = "fine", "罚款"
    REFUND = "refund", "退回医保基金"
    SURCHARGE = "surcharge", "加处罚款"


class Account(Choice):
    """收款账户: fines to the treasury, refunds to the fund (条例 第四十五条)."""

    TREASURY = "treasury", "国库（罚没收入）"
    FUND = "fund", "医疗保障基金财政专户"


@record(
    "cases.payment-recorded",
    version=1,
    title="登记缴款",
    basis=cite("r735:45", "apl-2021:67.1", "gansu-2020-81-recording:20#1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded:
    """登记缴款: one payment, into the account that the law names."""

    case_id: CaseRef
    kind: Annotated[PaymentKind, label("款项")]
    account: Annotated[Account, label("收款账户")]
    paid_on: Annotated[PastDate, label("缴款日期")]
    amount_fen: Annotated[Fen, label("金额")]
    voucher: Annotated[Line, label("票据号码")]


@record(
    "cases.demand-issued",
    version=1,
    title="制作履行催告书",
    basis=cite("acl-2011:54", "acl-2011:35", "mingshan-2020-recording:20"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DemandIssued:
    """催告: the party is told to pay before the court is asked."""

    case_id: CaseId
    document_id: DocumentId
    issued_on: date
    owed_fen: int
    surcharge_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDemand:
    """制作催告书: what is still owed is computed on the day."""

    case_id: CaseRef
    note: Annotated[Prose, label("催告事项", "履行期限、方式、陈述申辩权")]


@record(
    "cases.court-application-made",
    version=1,
    title="申请人民法院强制执行",
    basis=cite("acl-2011:53", "acl-2011:55.1", "gansu-2020-81-recording:21"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplicationMade:
    """申请强制执行: after the demand, inside the three months' window."""

    case_id: CaseRef
    applied_on: Annotated[PastDate, label("申请日期")]
    court: Annotated[Line, label("人民法院")]
    accepted: Annotated[bool, label("是否受理")]
    note: Annotated[Prose, label("申请事项")]


class SuspensionGround(Choice):
    """中止调查的情形 (令第4号 第四十二条)."""

    OTHER_RULING = "other-ruling", "须等待人民法院裁判或者其他行政机关决定"
    LEGAL_QUESTION = "legal-question", "涉及法律适用问题，须请示有权机关"
    FORCE_MAJEURE = "force-majeure", "不可抗力致使暂时无法调查"
    PARTY_MISSING = "party-missing", "当事人下落不明致使暂时无法调查"
    OTHER = "other", "其他应当中止的情形"


@record(
    "cases.suspension-proposed",
    version=1,
    title="提请中止调查",
    basis=cite("nhsa-order-4:42"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionProposed:
    """提请中止: the investigation cannot go on for now."""

    case_id: CaseRef
    ground: Annotated[SuspensionGround, label("中止情形")]
    reasons: Annotated[Prose, label("理由")]


@record(
    "cases.suspended",
    version=1,
    title="中止调查",
    basis=cite("nhsa-order-4:42"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended:
    """中止: the time limit stands still from the next day."""

    case_id: CaseId
    proposal_no: int
    ground: SuspensionGround
    suspended_on: date
    opinion: str


@record(
    "cases.resumed",
    version=1,
    title="恢复调查",
    basis=cite("nhsa-order-4:42"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """恢复: the reason has gone; the time limit runs on."""

    case_id: CaseRef
    resumed_on: Annotated[PastDate, label("恢复日期")]
    reasons: Annotated[Prose, label("中止情形消除的情况")]


class ExtensionStage(Choice):
    """延长办案期限: first by the head, then by collective discussion."""

    FIRST = "first", "第一次延长（负责人批准，三十日）"
    SECOND = "second", "再次延长（集体讨论决定，最长六十日）"


@record(
    "cases.extension-proposed",
    version=1,
    title="提请延长办案期限",
    basis=cite("nhsa-order-4:45", "apl-2021:60"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionProposed:
    """提请延长办案期限: reasons and number of days."""

    case_id: CaseRef
    stage: Annotated[ExtensionStage, label("延长次序")]
    days: Annotated[int, label("延长天数", ge=1, le=60)]
    reasons: Annotated[Prose, label("理由")]


@record(
    "cases.extended",
    version=1,
    title="延长办案期限",
    basis=cite("nhsa-order-4:45", "apl-2021:60"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """延长办案期限: so many more days."""

    case_id: CaseId
    proposal_no: int
    stage: ExtensionStage
    days: int
    opinion: str


class TerminationGround(Choice):
    """终止调查的情形 (令第4号 第四十七条)."""

    DIED = "died", "自然人死亡"
    DISSOLVED = "dissolved", "法人或者其他组织终止，没有权利义务承受人"
    OTHER = "other", "其他应当终止的情形"


@record(
    "cases.termination-proposed",
    version=1,
    title="提请终止调查",
    basis=cite("nhsa-order-4:47"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationProposed:
    """提请终止: there is nobody left to decide about."""

    case_id: CaseRef
    ground: Annotated[TerminationGround, label("终止情形")]
    reasons: Annotated[Prose, label("理由")]


@record(
    "cases.terminated",
    version=1,
    title="终止调查",
    basis=cite("nhsa-order-4:47"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Terminated:
    """终止: the case ends without a decision."""

    case_id: CaseId
    proposal_no: int
    ground: TerminationGround
    opinion: str


@record(
    "cases.deferral-proposed",
    version=1,
    title="提请延期、分期缴纳罚款",
    basis=cite("apl-2021:66.2", "nhsa-order-4:54"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralProposed:
    """提请暂缓、分期: the party asked and showed hardship."""

    case_id: CaseRef
    until: Annotated[date, label("延期至")]
    reasons: Annotated[Prose, label("当事人申请和经济困难的情况")]


@record(
    "cases.deferred",
    version=1,
    title="同意延期、分期缴纳罚款",
    basis=cite("apl-2021:66.2", "nhsa-order-4:54"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """暂缓、分期: the fine is due on ``until``."""

    case_id: CaseId
    proposal_no: int
    until: date
    opinion: str


class ClosingGround(Choice):
    """结案情形 (令第4号 第五十六条)."""

    EXECUTED = "executed", "决定执行完毕"
    COURT = "court", "人民法院已受理强制执行申请"
    NOTHING_TO_EXECUTE = "nothing-to-execute", "不予处罚、移送等无须执行"
    TERMINATED = "terminated", "终止调查"
    OTHER = "other", "其他应当结案的情形"


@record(
    "cases.closing-proposed",
    version=1,
    title="提请结案",
    basis=cite("nhsa-order-4:56"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingProposed:
    """提请结案: ground and what was executed."""

    case_id: CaseRef
    ground: Annotated[ClosingGround, label("结案情形")]
    execution: Annotated[Prose, label("执行情况")]


@record(
    "cases.case-closed",
    version=1,
    title="批准结案",
    basis=cite("nhsa-order-4:56", "gansu-2020-81-recording:25#1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """结案: thirty days to archive run from here."""

    case_id: CaseId
    proposal_no: int
    ground: ClosingGround
    closed_on: date
    opinion: str
