"""线索: from a lead to the decision whether a case is filed."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef, PartyKind
from zhunsheng.kernel.fields import Choice, Line, PastDate, PastInstant, Prose, label
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


class LeadSource(Choice):
    """案件来源 (the supervision platform's list, LAW.md section 6)."""

    INSPECTION = "inspection", "现场检查"
    COMPLAINT = "complaint", "投诉"
    REPORT = "report", "举报"
    SUPERIOR = "superior", "上级交办"
    TRANSFERRED = "transferred", "其他机关移送"
    MEDIA = "media", "媒体曝光"
    OTHER = "other", "其他"


@dataclass(frozen=True, slots=True, kw_only=True)
class Informant:
    """投诉举报人: confidential, kept in a stream of its own."""

    name: Annotated[Line, label("姓名或者名称")]
    contact: Annotated[Line, label("联系方式")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLead:
    """登记线索: what came in, from whom, when."""

    source: Annotated[LeadSource, label("线索来源")]
    received_on: Annotated[PastDate, label("收到日期")]
    suspect: Annotated[Line, label("被反映对象", "机构名称或者个人姓名")]
    suspect_kind: Annotated[PartyKind, label("对象类别")]
    summary: Annotated[Prose, label("主要内容", "时间、地点、行为、涉及金额")]
    informant: Annotated[
        Informant | None,
        label("投诉举报人", "实名投诉举报的填写；只有办理本线索的人员可以看到"),
    ] = None


@record(
    "cases.lead-registered",
    version=1,
    title="登记线索",
    basis=cite(
        "nhsa-order-4:14", "gansu-2020-81-recording:7#1", "mingshan-2020-recording:6"
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRegistered:
    """登记线索: the lead is in the register; verification runs from ``received_on``."""

    case_id: CaseId
    number: str
    number_series: str
    number_year: int
    ordinal: int
    source: LeadSource
    received_on: PastDate
    suspect: str
    suspect_kind: PartyKind
    summary: str
    named_informant: bool


@record(
    "cases.informant-recorded",
    version=1,
    title="登记投诉举报人",
    basis=cite("gansu-2020-81-recording:7#1", "neimenggu-recording:7"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InformantRecorded:
    """投诉举报人: who told us. Its own stream, seen by the handlers only."""

    case_id: CaseId
    informant: Informant


@record(
    "cases.verification-extension-proposed",
    version=1,
    title="提请延长核查期限",
    basis=cite("nhsa-order-4:14"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationExtensionProposed:
    """提请延长核查: the handler asks for fifteen more working days."""

    case_id: CaseRef
    reasons: Annotated[Prose, label("延长理由")]


@record(
    "cases.verification-extended",
    version=1,
    title="批准延长核查期限",
    basis=cite("nhsa-order-4:14"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationExtended:
    """延长核查: the head of the bureau agreed."""

    case_id: CaseId
    proposal_no: int
    opinion: str


@record(
    "cases.verification-concluded",
    version=1,
    title="核查结论",
    basis=cite("nhsa-order-4:14"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationConcluded:
    """核查结论: what the verification of the lead found."""

    case_id: CaseRef
    concluded_on: Annotated[PastDate, label("核查完成日期")]
    findings: Annotated[Prose, label("核查情况")]
    suspected: Annotated[bool, label("是否涉嫌违法", "是：提请立案；否：提请不予立案")]


@record(
    "cases.not-filing-proposed",
    version=1,
    title="提请不予立案",
    basis=cite("nhsa-order-4:15", "gansu-2020-81-recording:9#2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class NotFilingProposed:
    """提请不予立案: the handler proposes that no case is filed."""

    case_id: CaseRef
    reasons: Annotated[Prose, label("不予立案的理由")]


@record(
    "cases.not-filed",
    version=1,
    title="不予立案",
    basis=cite("nhsa-order-4:15", "gansu-2020-81-recording:9#2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class NotFiled:
    """不予立案: the lead ends here."""

    case_id: CaseId
    proposal_no: int
    reasons: str
    opinion: str


@record(
    "cases.informant-answered",
    version=1,
    title="告知投诉举报人",
    basis=cite("nhsa-order-5:0#inform", "gansu-2020-81-recording:7#2"),
    sensitive=("answer", "manner"),  # they may name the informant
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InformantAnswered:
    """告知举报人: the named informant was told whether a case is filed."""

    case_id: CaseRef
    answered_on: Annotated[PastDate, label("告知日期")]
    manner: Annotated[Line, label("告知方式", "例如：电话、书面、短信")]
    answer: Annotated[Prose, label("告知内容")]


@record(
    "cases.urgently-started",
    version=1,
    title="紧急启动一般程序",
    basis=cite("neimenggu-recording:8#1", "mingshan-2020-recording:5"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentlyStarted:
    """紧急启动: the investigation begins at once; the report follows in 24 hours."""

    case_id: CaseRef
    started_at: Annotated[PastInstant, label("启动时间")]
    place: Annotated[Line, label("地点")]
    reasons: Annotated[Prose, label("紧急情况")]
