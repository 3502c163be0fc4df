"""调查取证: records of inspection and interview, evidence, experts, the report."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.cases.records.parts import (
    CaseRef,
    Officer,
    Officers,
    Party,
    Signature,
    Violations,
)
from zhunsheng.kernel.fields import Choice, Line, PastDate, PastInstant, Prose, label
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite

Digest = Annotated[
    str,
    label("文件", "上传扫描件或者电子文件", widget="file", pattern="^[0-9a-f]{64}$"),
]


@record(
    "cases.inspection-recorded",
    version=1,
    title="制作现场检查笔录",
    basis=cite(
        "apl-2021:55.1", "gansu-2020-81-recording:10(2)", "neimenggu-recording:9(2)"
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRecorded:
    """现场检查笔录: what two certified officers saw, where and when."""

    case_id: CaseRef
    place: Annotated[Line, label("检查地点")]
    began_at: Annotated[PastInstant, label("开始时间")]
    ended_at: Annotated[PastInstant, label("结束时间")]
    officers: Officers
    showed_certificates: Annotated[bool, label("是否出示执法证件")]
    told_rights: Annotated[bool, label("是否告知申请回避等权利义务")]
    present: Annotated[Line, label("被检查人或者现场人员", "姓名")]
    findings: Annotated[Prose, label("现场情况")]
    present_post: Annotated[Line, label("现场人员职务")]
    recorder: Officer
    recusal: Annotated[Line, label("是否申请回避", "被检查人或者现场人员的回答")]
    says: Annotated[Prose, label("核对意见", "例如：以上笔录已阅，与现场情况相符")]
    signature: Annotated[Signature, label("当事人签名")]
    refusal_note: Annotated[
        Line | None, label("拒签说明", "拒绝签名的，写明原因和见证人")
    ] = None
    witness: Annotated[Line | None, label("见证人")] = None
    inspected: Annotated[
        Party | None, label("被检查人", "已经立案的不填，以立案的当事人为准")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question and its answer."""

    question: Annotated[Prose, label("问")]
    answer: Annotated[Prose, label("答")]


@record(
    "cases.interview-recorded",
    version=1,
    title="制作询问笔录",
    basis=cite(
        "apl-2021:55.1", "gansu-2020-81-recording:10(1)", "neimenggu-recording:9(1)"
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewRecorded:
    """询问笔录: one person, asked alone, by two certified officers."""

    case_id: CaseRef
    place: Annotated[Line, label("询问地点")]
    began_at: Annotated[PastInstant, label("开始时间")]
    ended_at: Annotated[PastInstant, label("结束时间")]
    officers: Officers
    showed_certificates: Annotated[bool, label("是否出示执法证件")]
    told_rights: Annotated[bool, label("是否告知权利义务和申请回避的权利")]
    interviewee: Annotated[Line, label("被询问人姓名")]
    identity: Annotated[Line, label("身份或者与本案关系")]
    identity_kind: Annotated[Line, label("证件名称", "例如：居民身份证")]
    identity_number: Annotated[Line, label("证件号码")]
    employer: Annotated[Line, label("工作单位及职务")]
    phone: Annotated[Line, label("联系电话")]
    address: Annotated[Line, label("住址")]
    recorder: Officer
    recusal: Annotated[Line, label("是否申请回避", "被询问人的回答")]
    questions: Annotated[
        tuple[Answered, ...], label("询问内容", min_length=1, max_length=500)
    ]
    says: Annotated[Prose, label("核对意见", "例如：以上笔录已阅，与我说的一致")]
    signature: Annotated[Signature, label("被询问人签名")]
    refusal_note: Annotated[
        Line | None, label("拒签说明", "拒绝签名的，写明原因和见证人")
    ] = None
    witness: Annotated[Line | None, label("见证人")] = None


class EvidenceKind(Choice):
    """证据种类 (处罚法 第四十六条)."""

    DOCUMENTARY = "documentary", "书证"
    PHYSICAL = "physical", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    TESTIMONY = "testimony", "证人证言"
    STATEMENT = "statement", "当事人的陈述"
    EXPERT = "expert", "鉴定意见"
    RECORD = "record", "勘验笔录、现场笔录"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEvidence:
    """收集证据: one piece, where it came from and what it proves."""

    case_id: CaseRef
    kind: Annotated[EvidenceKind, label("证据种类")]
    title: Annotated[Line, label("证据名称")]
    taken_on: Annotated[PastDate, label("取得日期")]
    officers: Officers
    obtained_from: Annotated[Line, label("提供人或者来源")]
    original: Annotated[bool, label("是否原件", "复制件应当注明出处并经核对签名")]
    proves: Annotated[Line, label("证明对象")]
    pages: Annotated[int, label("页（件）数", ge=1, le=100_000)]
    file: Digest | None = None


@record(
    "cases.evidence-added",
    version=1,
    title="收集证据",
    basis=cite("apl-2021:46.1", "gansu-2020-81-recording:10(3)", "nhsa-2020-32:4.3.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAdded:
    """收集证据: the evidence is in the list under ``no``."""

    case_id: CaseId
    no: int
    given: AddEvidence


class ExpertKind(Choice):
    """委托事项的种类: their time does not count in the ninety days."""

    TESTING = "testing", "检测、检验"
    APPRAISAL = "appraisal", "鉴定"
    REVIEW = "review", "专家评审"
    AUDIT = "audit", "审计"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionExpert:
    """委托专家: what is asked of whom."""

    case_id: CaseRef
    kind: Annotated[ExpertKind, label("委托种类")]
    commissioned_on: Annotated[PastDate, label("委托日期")]
    body: Annotated[Line, label("受托机构或者专家")]
    matter: Annotated[Prose, label("委托事项")]


@record(
    "cases.expert-commissioned",
    version=1,
    title="委托检测、鉴定或者专家评审",
    basis=cite("nhsa-order-4:25", "gansu-2020-81-recording:10(6)"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertCommissioned:
    """委托专家: commission ``no``; the time limit of the case stands still."""

    case_id: CaseId
    no: int
    given: CommissionExpert


@record(
    "cases.expert-answered",
    version=1,
    title="收到检测、鉴定或者评审意见",
    basis=cite("nhsa-order-4:25", "nhsa-order-4:45"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertAnswered:
    """收到专家意见: the time limit runs on from the next day."""

    case_id: CaseRef
    no: Annotated[int, label("委托序号", ge=1, le=999)]
    answered_on: Annotated[PastDate, label("收到日期")]
    opinion: Annotated[Prose, label("意见摘要")]


@record(
    "cases.preservation-proposed",
    version=1,
    title="提请先行登记保存证据",
    basis=cite("apl-2021:56", "nhsa-order-4:26"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PreservationProposed:
    """提请先行登记保存: evidence may be lost or hard to get later."""

    case_id: CaseRef
    reasons: Annotated[Prose, label("理由", "证据可能灭失或者以后难以取得的情况")]
    items: Annotated[Prose, label("物品清单", "序号、名称、规格、数量")]
    place: Annotated[Line, label("保存地点和方式")]


@record(
    "cases.evidence-preserved",
    version=1,
    title="先行登记保存证据",
    basis=cite(
        "apl-2021:56", "gansu-2020-81-recording:10(5)", "neimenggu-recording:9(5)"
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePreserved:
    """先行登记保存: seven working days to decide what becomes of it."""

    case_id: CaseId
    proposal_no: int
    opinion: str


@record(
    "cases.preserved-disposed",
    version=1,
    title="处理先行登记保存的证据",
    basis=cite("apl-2021:56", "nhsa-order-4:26"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PreservedDisposed:
    """处理保存的证据: copied, returned, sealed, transferred."""

    case_id: CaseRef
    disposed_on: Annotated[PastDate, label("处理日期")]
    disposition: Annotated[Prose, label("处理决定")]


@record(
    "cases.investigation-reported",
    version=1,
    title="提交调查终结报告",
    basis=cite("apl-2021:57.1", "nhsa-order-4:36"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationReported:
    """调查终结报告: the six headings of 令第4号 第三十六条."""

    case_id: CaseRef
    ended_on: Annotated[PastDate, label("调查终结日期")]
    course: Annotated[Prose, label("案件来源、调查经过和采取措施的情况")]
    facts: Annotated[Prose, label("认定的事实和主要证据")]
    nature: Annotated[Prose, label("违法行为性质")]
    proposal: Annotated[Prose, label("处理意见及其依据")]
    discretion: Annotated[Prose, label("自由裁量的理由等其他事项")]
    violations: Violations
