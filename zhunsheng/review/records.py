"""法制审核: what is submitted, and what the legal department answers."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.kernel.fields import Choice, Line, Prose, label
from zhunsheng.kernel.ids import CaseId, DocumentId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite

CaseRef = Annotated[CaseId, label("案件", widget="hidden")]
RoundNo = Annotated[int, label("审核次数", widget="hidden", ge=1, le=99)]


class Point(Choice):
    """审核内容九项 (医保发〔2020〕32号 五(三)1; 令第4号 第三十八条)."""

    AUTHORITY = "authority", "执法主体是否合法"
    OFFICERS = "officers", "执法人员是否具备执法资格"
    PROCEDURE = "procedure", "执法程序是否合法"
    FACTS = "facts", "事实是否清楚，证据是否合法充分"
    LAW = "law", "适用法律、法规、规章是否准确，裁量是否适当"
    POWERS = "powers", "是否超越本机关法定权限"
    DOCUMENTS = "documents", "执法文书是否完备、规范"
    TRANSFER = "transfer", "违法行为是否涉嫌犯罪、需要移送"
    OTHER = "other", "其他应当审核的内容"


class Verdict(Choice):
    """审核意见的种类 (令第4号 第三十九条)."""

    AGREE = "agree", "同意"
    INVESTIGATE = "investigate", "建议继续调查或者不予作出决定"
    ALTER = "alter", "建议变更"
    CORRECT = "correct", "建议纠正"
    OTHER = "other", "其他意见"


class Subject(Choice):
    """送审事项: which decision of the case is reviewed (医保发〔2020〕32号 五(二)2)."""

    DECISION = "decision", "案件处理决定"
    COURT_APPLICATION = "court-application", "申请人民法院强制执行"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswer:
    """回应: what the handler did about one point that was not in order."""

    point: Annotated[Point, label("审核项目")]
    says: Annotated[Prose, label("处理情况")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """送审材料: one piece, with the digest (SHA-256, hex) that freezes it."""

    title: str
    digest: str
    record_no: int | None = None  # its place in the case's stream


@record(
    "review.submitted",
    version=2,
    title="送法制审核",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4", "nhsa-order-4:37"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSubmitted:
    """送审: one round. The digests bind the answer to this report, draft, evidence."""

    case_id: CaseId
    round: int
    subject: Subject
    case_name: str
    case_number: str
    department: str
    report_document: DocumentId  # 案件处理呈报书
    report_digest: str
    draft_digest: str
    evidence_digest: str
    materials: tuple[Material, ...]
    grounds: tuple[str, ...]  # 为什么必须审核
    answers: tuple[PointAnswer, ...]  # 对上次审核意见的回应
    participants: tuple[OfficerId, ...]  # 参与本案执法的人员


@record(
    "review.assigned",
    version=1,
    title="指定审核人员",
    basis=cite("nhsa-2020-32:5.1.1", "nhsa-2020-32:5.1.2", "luzhou-2020-plan:4.2#1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAssigned:
    """指定审核人员: by the head of the legal department, or taken by a reviewer."""

    case_id: CaseRef
    round: RoundNo
    reviewer: Annotated[OfficerId, label("审核人员", widget="pick:officers")]
    reason: Annotated[
        Prose | None, label("说明", "改由他人审核的，写明原因，可以不填")
    ] = None


@record(
    "review.recused",
    version=1,
    title="审核人员回避",
    basis=cite("apl-2021:43.1", "nhsa-2020-32:5.1.2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerRecused:
    """审核人员回避: the reviewer says so; another one is to be assigned."""

    case_id: CaseRef
    round: RoundNo
    reasons: Annotated[Prose, label("回避理由")]


@record(
    "review.returned",
    version=1,
    title="退回补正送审材料",
    basis=cite("nhsa-2020-32:5.3.2", "luzhou-2020-plan:4.6"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialReturned:
    """退回补正: everything that is missing, told at once; the clock stands still."""

    case_id: CaseRef
    round: RoundNo
    missing: Annotated[
        tuple[Line, ...],
        label(
            "缺少的材料",
            "一次性写全，每行一项；材料补齐之日起重新计算审核期限",
            min_length=1,
            max_length=50,
        ),
    ]
    note: Annotated[Prose | None, label("说明", "可以不填")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """补正: what was missing, and how it was supplied."""

    item: Annotated[Line, label("缺少的材料", "按退回通知填写")]
    how: Annotated[Prose, label("补正情况")]


@record(
    "review.supplemented",
    version=1,
    title="补正送审材料",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialSupplemented:
    """补正: the material is complete; the period of review runs from now."""

    case_id: CaseId
    round: int
    supplied: tuple[Supplied, ...]
    report_document: DocumentId
    report_digest: str
    draft_digest: str
    evidence_digest: str
    materials: tuple[Material, ...]


class Conclusion(Choice):
    """逐项结论: what the reviewer says of one point."""

    IN_ORDER = "ok", "符合"
    NOT_IN_ORDER = "no", "不符合"
    NOT_APPLICABLE = "na", "不适用"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointVerdict:
    """One of the nine points: the conclusion, why, and on which evidence."""

    point: Annotated[Point, label("审核项目")]
    conclusion: Annotated[Conclusion, label("结论")]
    note: Annotated[Prose | None, label("意见", "不符合的必须填写")] = None
    evidence_nos: Annotated[
        tuple[int, ...],
        label("证据序号", "可以不填", widget="pick:evidence", max_length=200),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAnswer:
    """对机器发现的判断: taken as right, or overruled with the reason."""

    key: Annotated[Line, label("机器发现", widget="hidden")]
    accepted: Annotated[bool, label("是否采纳")]
    reason: Annotated[Prose | None, label("不采纳的理由")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion:
    """出具法制审核意见: nine points, what the machine found, one verdict, one round."""

    case_id: CaseRef
    round: RoundNo
    points: Annotated[
        tuple[PointVerdict, ...],
        label(
            "九项审核内容", "逐项作出结论", widget="points", min_length=9, max_length=9
        ),
    ]
    answers: Annotated[
        tuple[FindingAnswer, ...],
        label("对机器发现的判断", "机器发现的问题逐项采纳或者说明理由", max_length=500),
    ] = ()
    verdict: Annotated[Verdict, label("审核意见种类")]
    opinion: Annotated[Prose, label("审核意见")]
    responsible: Annotated[bool, label("审核人员声明", "对审核意见负责")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSeen:
    """机器发现: as it stood when the opinion was signed."""

    key: str
    point: Point
    in_order: bool
    says: str


@record(
    "review.opinion-given",
    version=2,
    title="出具法制审核意见",
    basis=cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.3.2", "nhsa-order-4:39"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven:
    """法制审核意见: bound to the digests of the report, the draft and the evidence."""

    case_id: CaseId
    subject: Subject
    given: GiveOpinion
    findings: tuple[FindingSeen, ...]
    report_digest: str
    draft_digest: str
    evidence_digest: str
    document_id: DocumentId

    @property
    def round(self) -> int:
        """审核次数."""
        return self.given.round

    @property
    def verdict(self) -> Verdict:
        """审核意见种类."""
        return self.given.verdict

    @property
    def opinion(self) -> str:
        """审核意见."""
        return self.given.opinion

    @property
    def failed(self) -> tuple[Point, ...]:
        """不符合的各项."""
        return tuple(
            one.point
            for one in self.given.points
            if one.conclusion is Conclusion.NOT_IN_ORDER
        )

    @property
    def overruled(self) -> tuple[FindingAnswer, ...]:
        """不采纳的机器发现, each with its reason; what was not found is none."""
        adverse = {one.key for one in self.findings if not one.in_order}
        return tuple(
            one for one in self.given.answers if not one.accepted and one.key in adverse
        )


@record(
    "review.extended",
    version=1,
    title="延长法制审核期限",
    basis=cite("nhsa-2020-32:5.4.2", "nhsa-order-4:40"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewExtended:
    """延长审核: ten more working days, by the head of the legal department."""

    case_id: Annotated[CaseId, label("案件", widget="hidden")]
    round: Annotated[int, label("审核次数", widget="hidden", ge=1, le=99)]
    reasons: Annotated[Prose, label("延长理由")]
