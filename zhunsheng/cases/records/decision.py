"""决定、送达: the decision, how it reaches the party, and what becomes of it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef, Clock, Officers, Outcome, Violation
from zhunsheng.kernel.fields import Choice, Line, PastDate, Prose, label
from zhunsheng.kernel.ids import CaseId, DocumentId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite
from zhunsheng.review.records import Subject
from zhunsheng.review.state import PassedBy


@record(
    "cases.decision-proposed",
    version=1,
    title="提请作出决定",
    basis=cite("apl-2021:57.1", "mingshan-2020-recording:27"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionProposed:
    """提请作出决定: the current draft, for the head of the bureau."""

    case_id: CaseRef
    reasons: Annotated[Prose, label("提请理由", "陈述申辩、听证、审核、讨论的情况")]


@record(
    "cases.decision-issued",
    version=1,
    title="作出决定",
    basis=cite("apl-2021:57.1", "apl-2021:59.1", "apl-2021:60", "nhsa-order-4:43"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionIssued:
    """作出决定: the bureau decided the case, on the draft of ``draft_digest``."""

    case_id: CaseId
    proposal_no: int
    document_id: DocumentId
    number: str
    decided_on: date
    outcome: Outcome
    violations: tuple[Violation, ...]
    suspend_settlement_months: int
    fine_fen: int
    refund_fen: int
    draft_digest: str
    opinion: str


@record(
    "cases.review-pass-taken",
    version=1,
    title="凭法制审核通过作出决定",
    basis=cite("apl-2021:58.1", "nhsa-2020-32:5.2.1", "nhsa-order-4:37"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPassTaken:
    """审核通过凭据: the pass that was taken, for exactly this draft and evidence."""

    case_id: CaseId
    subject: Subject
    round: int
    how: PassedBy
    passed_on: date
    review_record: int  # place of the opinion or discussion among the reviews
    draft_digest: str
    evidence_digest: str


@record(
    "cases.address-confirmed",
    version=1,
    title="确认送达地址和方式",
    basis=cite("apl-2021:61.2", "nhsa-order-4:59", "cpl-2023:90.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class AddressConfirmed:
    """送达地址确认: where the party takes documents; electronic only if it agrees."""

    case_id: CaseRef
    confirmed_on: Annotated[PastDate, label("确认日期")]
    address: Annotated[Line, label("送达地址")]
    receiver: Annotated[Line, label("收件人")]
    phone: Annotated[Line, label("收件人联系电话")]
    electronic: Annotated[bool, label("是否同意电子送达")]
    electronic_address: Annotated[
        Line | None, label("电子送达地址", "同意电子送达的填写")
    ] = None


class ServiceManner(Choice):
    """送达方式 (民事诉讼法 第八十八条至第九十五条; 处罚法 第六十一条)."""

    DIRECT = "direct", "直接送达"
    ELECTRONIC = "electronic", "电子送达"
    POST = "post", "邮寄送达"
    LEFT = "left", "留置送达"
    ENTRUSTED = "entrusted", "委托送达"
    NOTICE = "notice", "公告送达"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeDocument:
    """送达: one document, to the party, by two officers."""

    case_id: CaseRef
    document_id: Annotated[DocumentId, label("文书", widget="pick:documents")]
    manner: Annotated[ServiceManner, label("送达方式")]
    served_on: Annotated[
        PastDate,
        label("送达日期", "签收日；电子送达为到达对方系统之日；公告为发布之日"),
    ]
    served_time: Annotated[Clock, label("送达时刻", "24 小时制，例如 09:30")]
    place: Annotated[Line, label("送达地点或者电子地址")]
    receiver: Annotated[Line, label("签收人", "非本人签收的，写明关系")]
    officers: Officers
    circumstances: Annotated[
        Prose | None,
        label(
            "情况说明", "留置：拒收事由、见证人或者录像；公告：原因和经过；邮寄：单号"
        ),
    ] = None
    witness: Annotated[Line | None, label("见证人", "留置送达的见证人")] = None


@record(
    "cases.document-served",
    version=1,
    title="送达文书",
    basis=cite("apl-2021:61.1", "cpl-2023:87.1", "gansu-2020-81-recording:19(1)"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentServed:
    """送达: the document of ``kind`` reached the party on ``effective_on``."""

    case_id: CaseId
    given: ServeDocument
    kind: str
    effective_on: date


class DecisionFate(Choice):
    """决定的变更、撤销等 (处罚法 第四十八条第二款)."""

    VARIED = "varied", "变更"
    REVOKED = "revoked", "撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"


class FateSource(Choice):
    """Who changed the decision."""

    BUREAU = "bureau", "本机关自行纠正"
    RECONSIDERATION = "reconsideration", "行政复议决定"
    COURT = "court", "人民法院裁判"
    SUPERIOR = "superior", "上级机关决定"


@record(
    "cases.decision-overturned",
    version=1,
    title="变更、撤销决定",
    basis=cite("apl-2021:48.2", "gansu-2020-81-disclosure:13", "nhsa-2020-32:3.3.2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOverturned:
    """变更、撤销: the decision no longer stands; its publication must go."""

    case_id: CaseRef
    fate: Annotated[DecisionFate, label("处理结果")]
    source: Annotated[FateSource, label("作出机关")]
    decided_on: Annotated[PastDate, label("日期")]
    document: Annotated[Line, label("文书名称和文号")]
    reasons: Annotated[Prose, label("理由")]
