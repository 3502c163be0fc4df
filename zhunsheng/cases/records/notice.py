"""告知、陈述申辩、听证: what the party is told and what it answers."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.cases.records.drafts import DecisionDrafted, DraftDecision
from zhunsheng.cases.records.parts import (
    CaseRef,
    Clock,
    Officer,
    Officers,
    Signature,
)
from zhunsheng.kernel.fields import Choice, Line, PastDate, PastInstant, Prose, label
from zhunsheng.kernel.ids import CaseId, DocumentId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite
from zhunsheng.review.records import PointAnswer, Supplied

__all__ = ["DecisionDrafted", "DraftDecision"]  # a draft is told like all else here


@record(
    "cases.review-requested",
    version=1,
    title="承办人声明并送审",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4", "nhsa-order-4:37"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequestedV1:
    """送法制审核, as it was recorded first: without answers to the round before."""

    case_id: CaseRef
    complete: bool


@record(
    "cases.review-requested",
    version=2,
    title="承办人声明并送审",
    basis=cite(
        "nhsa-2020-32:5.3.2",
        "nhsa-2020-32:5.3.3",
        "nhsa-2020-32:5.4.4",
        "nhsa-order-4:37",
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequested:
    """送法制审核: what is up for review now goes to the legal department."""

    case_id: CaseRef
    complete: Annotated[
        bool,
        label("承办人声明", "对送审材料的真实性、准确性、完整性负责"),
    ]
    answers: Annotated[
        tuple[PointAnswer, ...],
        label(
            "对上次审核意见的回应",
            "再次送审的，对上次不符合的每一项说明怎样处理；第一次送审不填",
            max_length=9,
        ),
    ] = ()


@record(
    "cases.material-supplemented",
    version=1,
    title="承办人声明并补正送审材料",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementMaterial:
    """补正送审材料: everything that was missing is there now."""

    case_id: CaseRef
    complete: Annotated[
        bool,
        label("承办人声明", "对送审材料的真实性、准确性、完整性负责"),
    ]
    supplied: Annotated[
        tuple[Supplied, ...],
        label("补正情况", "退回时写明的每一项都要补正", min_length=1, max_length=50),
    ]


@record(
    "cases.opinion-objected",
    version=1,
    title="承办人提出异议",
    basis=cite("nhsa-2020-32:5.4.3", "nhsa-order-4:40"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionObjected:
    """异议: what is objected to stands among the reviews of the case."""

    case_id: CaseId
    round: int


@record(
    "cases.notice-issued",
    version=1,
    title="制作行政处罚事先告知书",
    basis=cite(
        "apl-2021:44", "apl-2021:62", "nhsa-order-4:41", "gansu-2020-81-recording:16"
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeIssued:
    """事先告知书: what is intended, why, and the rights; served apart."""

    case_id: CaseId
    document_id: DocumentId
    round: int
    draft_digest: str
    hearing_offered: bool
    defence_days: int
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNotice:
    """制作事先告知书: for the current draft."""

    case_id: CaseRef
    defence_days: Annotated[
        int,
        label(
            "陈述申辩期限（工作日）",
            "自收到告知书之日起，通常三日或者五日",
            ge=3,
            le=30,
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class OralDefence:
    """陈述申辩笔录: how an oral defence was taken down."""

    place: Annotated[Line, label("地点")]
    began_at: Annotated[PastInstant, label("开始时间")]
    ended_at: Annotated[PastInstant, label("结束时间")]
    speaker_post: Annotated[Line, label("陈述申辩人单位及职务")]
    officers: Officers
    recorder: Officer
    says: Annotated[Prose, label("核对意见", "例如：以上笔录已阅，与我说的一致")]
    signature: Annotated[Signature, label("陈述申辩人签名")]
    refusal_note: Annotated[
        Line | None, label("拒签说明", "拒绝签名的，写明原因和见证人")
    ] = None
    witness: Annotated[Line | None, label("见证人")] = None


class DefenceManner(Choice):
    """How the party answered."""

    WRITTEN = "written", "书面"
    ORAL = "oral", "口头（记入笔录）"


@record(
    "cases.defence-recorded",
    version=1,
    title="记录陈述申辩",
    basis=cite("apl-2021:45.1", "nhsa-order-4:41", "mingshan-2020-recording:8"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceRecorded:
    """陈述申辩: what the party says; it must be heard and checked."""

    case_id: CaseRef
    received_on: Annotated[PastDate, label("收到日期")]
    manner: Annotated[DefenceManner, label("方式")]
    speaker: Annotated[Line, label("陈述申辩人")]
    content: Annotated[Prose, label("陈述申辩内容")]
    oral: Annotated[
        OralDefence | None, label("陈述申辩笔录", "口头陈述申辩的，必须填写")
    ] = None


class Adoption(Choice):
    """Whether a defence was accepted."""

    FULL = "full", "予以采纳"
    PARTIAL = "partial", "部分采纳"
    NONE = "none", "不予采纳"


@record(
    "cases.defence-answered",
    version=1,
    title="复核陈述申辩",
    basis=cite("apl-2021:45.1", "nhsa-order-4:41"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceAnswered:
    """复核陈述申辩: each fact, reason and piece of evidence was checked."""

    case_id: CaseRef
    adoption: Annotated[Adoption, label("复核结论")]
    checked: Annotated[Prose, label("复核情况", "对事实、理由和证据逐项复核的情况")]
    reasons: Annotated[Prose, label("采纳或者不采纳的理由")]


@record(
    "cases.defence-waived",
    version=1,
    title="当事人放弃陈述申辩和听证",
    basis=cite("apl-2021:62", "apl-2021:45.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceWaived:
    """放弃陈述申辩: said expressly, in writing."""

    case_id: CaseRef
    waived_on: Annotated[PastDate, label("声明日期")]
    includes_hearing: Annotated[bool, label("是否同时放弃听证")]
    statement: Annotated[Line, label("声明内容", "当事人书面声明的原文")]


@record(
    "cases.hearing-requested",
    version=1,
    title="当事人申请听证",
    basis=cite("apl-2021:64(1)", "gansu-2020-81-recording:17"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRequested:
    """申请听证: within five working days of the notice."""

    case_id: CaseRef
    requested_on: Annotated[PastDate, label("申请日期")]
    statement: Annotated[Line, label("申请内容")]


class Openness(Choice):
    """听证是否公开 (处罚法 第六十四条第三项)."""

    PUBLIC = "public", "公开听证"
    CLOSED = "closed", "不公开听证"


@record(
    "cases.hearing-announced",
    version=1,
    title="通知听证",
    basis=cite("apl-2021:64(2)", "apl-2021:64(4)", "gansu-2020-81-recording:17"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HearingAnnounced:
    """通知听证: time and place, seven working days before; the host is no handler."""

    case_id: CaseRef
    told_on: Annotated[PastDate, label("通知日期")]
    held_on: Annotated[date, label("听证日期")]
    place: Annotated[Line, label("听证地点")]
    host: Annotated[
        OfficerId, label("听证主持人", "非本案调查人员", widget="pick:officers")
    ]
    clerk: Annotated[
        OfficerId, label("记录员", "非本案调查人员", widget="pick:officers")
    ]
    begins: Annotated[Clock, label("听证开始时间", "24 小时制，例如 09:30")]
    openness: Annotated[Openness, label("听证方式")]
    closed_because: Annotated[
        Line | None, label("不公开的理由", "不公开听证的，必须填写")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingPart:
    """听证其他参加人: 当事人代表、代理人、证人、鉴定人."""

    name: Annotated[Line, label("姓名")]
    post: Annotated[Line, label("单位及职务或者身份")]


@record(
    "cases.hearing-held",
    version=1,
    title="举行听证",
    basis=cite("apl-2021:64(7)", "apl-2021:64(8)", "gansu-2020-81-recording:10(8)"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HearingHeld:
    """举行听证: the record on which the decision must rest."""

    case_id: CaseRef
    held_on: Annotated[PastDate, label("举行日期")]
    attended: Annotated[bool, label("当事人是否到场", "无正当理由不到场的视为放弃听证")]
    attendees: Annotated[Prose, label("参加人")]
    content: Annotated[Prose, label("听证内容", "调查人员意见、当事人申辩和质证")]
    report: Annotated[Prose, label("听证报告", "主持人的意见和处理建议")]
    began_at: Annotated[PastInstant, label("开始时间")]
    ended_at: Annotated[PastInstant, label("结束时间")]
    participants: Annotated[
        tuple[HearingPart, ...], label("其他参加人", max_length=30)
    ] = ()
    closing: Annotated[
        Prose | None, label("当事人最后陈述", "当事人到场的，必须填写")
    ] = None
    says: Annotated[Prose | None, label("核对意见", "当事人到场的，必须填写")] = None
    signature: Annotated[
        Signature | None, label("当事人签名", "当事人到场的，必须填写")
    ] = None
    refusal_note: Annotated[
        Line | None, label("拒签说明", "拒绝签名的，写明原因和见证人")
    ] = None
    witness: Annotated[Line | None, label("见证人")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One participant of a collective discussion, the view and the signature."""

    officer_id: Annotated[OfficerId, label("参加人", widget="pick:officers")]
    view: Annotated[Line, label("意见", "不同意见如实记录")]
    signed: Annotated[bool, label("是否签名")]


class DiscussionSubject(Choice):
    """What the heads discuss: each thing that the law gives to their discussion."""

    DECISION = "decision", "拟处理意见"
    EXTENSION = "extension", "再次延长办案期限"


@record(
    "cases.discussed",
    version=1,
    title="负责人集体讨论",
    basis=cite(
        "apl-2021:57.2",
        "nhsa-order-4:44",
        "nhsa-order-4:45",
        "gansu-2020-81-recording:18",
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed:
    """集体讨论: complex or major violations, more time again; everyone signs."""

    case_id: CaseRef
    subject: Annotated[DiscussionSubject, label("讨论事项")]
    held_on: Annotated[PastDate, label("讨论日期")]
    place: Annotated[Line, label("地点")]
    host: Annotated[OfficerId, label("主持人", widget="pick:officers")]
    voices: Annotated[
        tuple[Voice, ...], label("参加人意见", min_length=3, max_length=30)
    ]
    began_at: Annotated[PastInstant, label("开始时间")]
    ended_at: Annotated[PastInstant, label("结束时间")]
    recorder: Annotated[OfficerId, label("记录人", widget="pick:officers")]
    observers: Annotated[
        tuple[OfficerId, ...],
        label(
            "列席人员", "承办人、法制审核人员等", widget="pick:officers", max_length=30
        ),
    ] = ()
    conclusion: Annotated[Prose, label("讨论结论")]
    agrees: Annotated[bool, label("是否同意", "同意所讨论的事项")]
