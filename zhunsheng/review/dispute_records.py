"""意见分歧: the handler objects, others argue, the heads discuss and decide."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.kernel.fields import Choice, Line, PastDate, PastInstant, Prose, label
from zhunsheng.kernel.ids import CaseId, DocumentId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite
from zhunsheng.review.records import CaseRef, Point, RoundNo

DISPUTE = cite("nhsa-2020-32:5.4.3", "nhsa-order-4:40", "luzhou-2020-plan:4.6")


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectedPoint:
    """不同意见: one point on which the handler sees it otherwise."""

    point: Annotated[Point, label("审核项目")]
    says: Annotated[Prose, label("不同意见和理由")]


@record("review.objection-raised", version=1, title="对审核意见提出异议", basis=DISPUTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRaised:
    """异议: the handler's own view of an opinion that did not agree, in writing."""

    case_id: CaseRef
    round: RoundNo
    points: Annotated[
        tuple[ObjectedPoint, ...], label("有异议的审核项目", min_length=1, max_length=9)
    ]
    reasons: Annotated[Prose, label("总的理由")]


@record("review.objection-answered", version=1, title="答复异议", basis=DISPUTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAnswered:
    """答复异议: the reviewer gives way, or stands by the opinion."""

    case_id: CaseRef
    round: RoundNo
    gives_way: Annotated[
        bool,
        label(
            "是否采纳异议",
            "采纳的，承办人可以原稿再次送审；不采纳的，可以论证、报请负责人",
        ),
    ]
    reasons: Annotated[Prose, label("答复意见")]


class ArgumentBy(Choice):
    """论证方式 (医保发〔2020〕32号 五(四)3)."""

    EXPERT = "expert", "专家论证"
    ADVISER = "adviser", "法律顾问、公职律师论证"
    THIRD_PARTY = "third-party", "第三方评估"


class ArgumentForm(Choice):
    """论证成果的形式."""

    MINUTES = "minutes", "论证会纪要"
    OPINION = "opinion", "书面论证意见"


class Favours(Choice):
    """论证倾向: which of the two views the argument supports."""

    HANDLER = "handler", "倾向承办机构意见"
    REVIEWER = "reviewer", "倾向法制审核意见"
    NEITHER = "neither", "另有意见"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguer:
    """论证人员: who argued, from where, as what."""

    name: Annotated[Line, label("姓名")]
    organisation: Annotated[Line, label("单位")]
    capacity: Annotated[Line, label("职务、职称或者身份")]


@record("review.argument-recorded", version=1, title="登记论证意见", basis=DISPUTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentRecorded:
    """论证: experts, advisers or a third party give their view; it decides nothing."""

    case_id: CaseRef
    round: RoundNo
    by: Annotated[ArgumentBy, label("论证方式")]
    form: Annotated[ArgumentForm, label("形式")]
    held_on: Annotated[PastDate, label("论证日期")]
    people: Annotated[
        tuple[Arguer, ...], label("论证人员", min_length=1, max_length=30)
    ]
    content: Annotated[Prose, label("论证意见")]
    favours: Annotated[Favours, label("倾向")]


@record("review.referred", version=1, title="分歧报请负责人", basis=DISPUTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeReferred:
    """报请负责人: both views go to the head of the bureau, who calls the discussion."""

    case_id: CaseRef
    round: RoundNo
    handlers_view: Annotated[Prose, label("承办机构意见")]
    reviewers_view: Annotated[Prose, label("法制审核机构意见")]


class Adopted(Choice):
    """讨论结果: whose view the discussion took."""

    HANDLER = "handler", "采纳承办机构意见"
    REVIEWER = "reviewer", "采纳法制审核意见"
    OTHER = "other", "另行处理"


class Stand(Choice):
    """参加人的态度."""

    HANDLER = "handler", "同意承办机构意见"
    REVIEWER = "reviewer", "同意法制审核意见"
    OTHER = "other", "其他意见"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionVoice:
    """One who took part: the stand, the view in words, and the signature."""

    officer_id: Annotated[OfficerId, label("参加人", widget="pick:officers")]
    stand: Annotated[Stand, label("态度")]
    view: Annotated[Prose, label("意见", "不同意见如实记录")]
    signed: Annotated[bool, label("是否签名")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussDispute:
    """集体讨论意见分歧: the heads decide whose view is followed."""

    case_id: CaseRef
    round: RoundNo
    held_on: Annotated[PastDate, label("讨论日期")]
    place: Annotated[Line, label("地点")]
    began_at: Annotated[PastInstant, label("开始时间")]
    ended_at: Annotated[PastInstant, label("结束时间")]
    host: Annotated[
        OfficerId, label("主持人", "本机关主要负责人", widget="pick:officers")
    ]
    entrusted: Annotated[
        Line | None,
        label("委托主持的说明", "主要负责人委托分管负责人主持的填写"),
    ] = None
    voices: Annotated[
        tuple[DiscussionVoice, ...],
        label("参加人意见", min_length=3, max_length=30),
    ]
    recorder: Annotated[OfficerId, label("记录人", widget="pick:officers")]
    observers: Annotated[
        tuple[OfficerId, ...],
        label(
            "列席人员", "承办人、法制审核人员等", widget="pick:officers", max_length=30
        ),
    ] = ()
    adopted: Annotated[Adopted, label("讨论结果")]
    conclusion: Annotated[Prose, label("结论性意见")]


@record(
    "review.dispute-discussed",
    version=1,
    title="集体讨论意见分歧",
    basis=cite(
        "nhsa-2020-32:5.4.3",
        "nhsa-order-4:40",
        "apl-2021:57.2",
        "gansu-2020-81-recording:18",
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeDiscussed:
    """讨论结果: what then counts as passed is bound to the disputed round's digests."""

    case_id: CaseId
    given: DiscussDispute
    report_digest: str
    draft_digest: str
    evidence_digest: str
    document_id: DocumentId
