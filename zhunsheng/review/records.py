"""法制审核: what is submitted, and what the legal department answers."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.kernel.fields import Choice, Prose, label
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


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


@record(
    "review.submitted",
    version=1,
    title="送法制审核",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4", "nhsa-order-4:37"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSubmitted:
    """送审: one round. The digests bind the answer to this draft and evidence."""

    case_id: CaseId
    round: int
    case_name: str
    case_number: str
    department: str
    draft_digest: str
    evidence_digest: str
    participants: tuple[OfficerId, ...]  # 参与本案执法的人员


@dataclass(frozen=True, slots=True, kw_only=True)
class PointVerdict:
    """One of the nine points: in order or not, and why."""

    point: Annotated[Point, label("审核项目")]
    in_order: Annotated[bool, label("是否符合")]
    note: Annotated[Prose, label("审核意见")]


@record(
    "review.opinion-given",
    version=1,
    title="出具法制审核意见",
    basis=cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.3.2", "nhsa-order-4:39"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven:
    """法制审核意见: nine points and one verdict, for one round."""

    case_id: Annotated[CaseId, label("案件", widget="hidden")]
    round: Annotated[int, label("审核次数", widget="hidden", ge=1, le=99)]
    points: Annotated[
        tuple[PointVerdict, ...],
        label(
            "九项审核内容", "逐项作出结论", widget="points", min_length=9, max_length=9
        ),
    ]
    verdict: Annotated[Verdict, label("审核意见种类")]
    opinion: Annotated[Prose, label("审核意见")]


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
