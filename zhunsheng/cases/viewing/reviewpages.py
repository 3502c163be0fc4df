"""What the pages of legal review show: plain values that the queries fill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from zhunsheng.cases.discretion.of_draft import Short
from zhunsheng.cases.pages import DueView, NextAct
from zhunsheng.cases.viewing.comparing import Difference
from zhunsheng.kernel.ids import CaseId, DocumentId, OfficerId
from zhunsheng.regulations.clauses import Clause
from zhunsheng.review.findings import Finding
from zhunsheng.review.records import Conclusion, Point, Verdict

POINT_NAMES: Mapping[Point, str] = {
    Point.AUTHORITY: "执法主体",
    Point.OFFICERS: "执法人员资格",
    Point.PROCEDURE: "执法程序",
    Point.FACTS: "事实和证据",
    Point.LAW: "法律适用和裁量",
    Point.POWERS: "法定权限",
    Point.DOCUMENTS: "执法文书",
    Point.TRANSFER: "是否涉嫌犯罪",
    Point.OTHER: "其他应当审核的内容",
}
"""Short names where the law's own words would fill the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """机器发现 as the page shows it; ``answer`` is what the reviewer said of it."""

    key: str
    point: Point
    in_order: bool
    says: str
    basis: tuple[Clause, ...] = ()
    evidence: tuple[int, ...] = ()
    records: tuple[tuple[int, int], ...] = ()  # place in the stream, in the log
    accepted: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAdviceView:
    """分项顾问意见: what an adviser says of one point."""

    point: Point
    name: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """顾问意见: one written opinion on this round; it decides nothing."""

    name: str
    kind: str
    given_on: date
    opinion: str
    points: tuple[PointAdviceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementView:
    """聘请: who helps this review, and until when it is open to them."""

    engagement_id: UUID
    name: str
    kind: str
    purpose: str
    engaged_on: date
    last_day: date
    stands: bool
    state: str
    lent_by: str = ""  # the bureau above, where it is not one's own adviser


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """协助审核: engagements, the newest first, and the advice on this round."""

    engagements: tuple[EngagementView, ...] = ()
    advice: tuple[AdviceView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """九项之一: what the machine found, and what the reviewer concluded, if so far."""

    no: int
    point: Point
    name: str
    findings: tuple[FindingView, ...]
    conclusion: Conclusion | None = None
    note: str = ""
    evidence: tuple[int, ...] = ()
    before: str = ""  # 上轮: what the round before said of it, where it failed
    answered: str = ""  # 承办人的回应
    advice: tuple[PointAdviceView, ...] = ()  # 顾问意见

    @property
    def adverse(self) -> tuple[FindingView, ...]:
        """机器发现的问题."""
        return tuple(one for one in self.findings if not one.in_order)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """证据清单的一行, and where the draft rests on it."""

    no: int
    title: str
    kind_label: str
    note: str  # 复制件，核对无异；3 页
    proves: str
    violations: tuple[int, ...]  # which of the draft's violations use it
    points: tuple[int, ...]  # in which of the nine points it is said to be wanting
    position: int  # of its record in the log
    since: Literal["", "new", "late"] = ""  # new in this round; added after it


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseText:
    """条文对照: one clause with the official wording, or else its gist."""

    clause: Clause
    text: str
    official: bool
    group: str = "other"  # draft, adverse, other: where it is cited


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialLine:
    """送审材料: one piece, its digest, and its record where it has one."""

    title: str
    digest: str
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerView:
    """审核人员: who reviews, and why he or she may."""

    officer_id: OfficerId
    name: str
    qualification: str
    parts: tuple[str, ...]  # 参与本案: where; empty: nowhere
    assigned: bool = True  # False: the viewer, who could take the review


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsNew:
    """相对上一轮: what a resubmission changed."""

    draft: str  # 改 4 处，新增 1 段
    evidence: tuple[int, ...]  # numbers of what was added
    answers: tuple[tuple[Point, str, str], ...]  # point, what was said, the response
    gone: tuple[str, ...]  # 已消除的机器发现
    appeared: tuple[str, ...]  # 新出现的机器发现

    @property
    def open_points(self) -> int:
        """How many points of the last round nobody has answered."""
        return sum(not response for _, _, response in self.answers)

    @property
    def answered(self) -> str:
        """上轮 2 点意见均已回应."""
        if not self.answers:
            return ""
        if not self.open_points:
            return f"上轮 {len(self.answers)} 点意见均已回应"
        return f"上轮 {len(self.answers)} 点意见，{self.open_points} 点没有逐项回应"

    @property
    def brief(self) -> str:
        """One line for the queue."""
        added = f"新增证据 {len(self.evidence)} 项" if self.evidence else ""
        return "；".join(one for one in (self.draft, added, self.answered) if one)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """历次审核的一行."""

    no: int
    submitted_on: date
    verdict: Verdict | None
    opinion: str
    failed: tuple[str, ...]
    overruled: int
    reviewer: str
    due: DueView | None
    record: int | None  # position of the opinion in the log
    document_id: DocumentId | None
    dispute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeStep:
    """意见分歧的一步: who said or decided what."""

    title: str
    on: date | None = None
    says: str = ""
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """意见分歧: from the objection to the discussion."""

    stand: str
    is_open: bool
    steps: tuple[DisputeStep, ...]
    document_id: DocumentId | None  # 集体讨论记录


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """审核期限: that of review, the case's own limit, what is still possible."""

    review: DueView | None
    case: DueView | None
    case_called: str
    bound_by_case: bool  # 取早的一个: the case's own limit came first
    extendable_until: date | None
    waiting_since: date | None  # 退回补正，等待承办人


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """审核记录: one record of the reviews of a case."""

    version: int  # in the stream of the reviews
    title: str
    officer_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """审核台: everything that the page of one round shows."""

    case_id: CaseId
    case_number: str
    case_name: str
    bureau: str
    handlers: tuple[str, ...]
    no: int
    version: int
    is_last: bool
    is_open: bool
    subject: str
    grounds: tuple[str, ...]
    clock: Clock
    materials: tuple[MaterialLine, ...]
    report: DocumentId | None
    received_on: date | None
    submitted_on: date
    missing: tuple[str, ...]
    supplied: tuple[tuple[str, str], ...]
    reviewer: ReviewerView | None
    points: tuple[PointView, ...]
    paper: Difference
    paper_title: str
    draft_digest: str
    evidence: tuple[EvidenceLine, ...]
    clauses: tuple[ClauseText, ...]
    whats_new: WhatsNew | None
    rounds: tuple[RoundLine, ...]
    discretion: tuple[Short, ...] = ()  # where the round looks at the newest draft
    happened: tuple[Happened, ...] = ()  # oldest first
    dispute: DisputeView | None = None
    machine: str = ""  # 机器建议文字: how many, and whether somebody answered for them
    outdated: str = ""  # why the draft under review is not the newest any more
    next: tuple[NextAct, ...] = ()
    verdict: Verdict | None = None
    opinion: str = ""
    given_by: str = ""
    given_on: date | None = None
    document_id: DocumentId | None = None
    help: Help = field(default_factory=Help)

    @property
    def judged(self) -> int:
        """How many points have a conclusion."""
        return sum(one.conclusion is not None for one in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """待审的一件."""

    case_id: CaseId
    case_number: str
    case_name: str
    no: int
    subject: str
    due: DueView | None
    submitted_on: date
    reviewer: str
    mine: bool
    grounds: tuple[str, ...]
    brief: str
    blocked: str = ""
    stand: str = ""  # of a dispute: what it waits for
    missing: tuple[str, ...] = ()
    verdict: Verdict | None = None
    given_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """法制审核: what waits, for whom, by when."""

    over: tuple[QueueLine, ...] = ()
    soon: tuple[QueueLine, ...] = ()
    later: tuple[QueueLine, ...] = ()
    unassigned: tuple[QueueLine, ...] = ()
    returned: tuple[QueueLine, ...] = ()
    disputes: tuple[QueueLine, ...] = ()
    concluded: tuple[QueueLine, ...] = ()
    waiting_for_me: int = 0
    counts: tuple[tuple[str, int], ...] = field(default_factory=tuple)

    @property
    def open(self) -> int:
        """待审几件: all that the legal department has to answer."""
        groups = (self.over, self.soon, self.later, self.unassigned)
        return sum(len(one) for one in groups)


def seen(one: Finding, positions: Mapping[int, int]) -> FindingView:
    """A finding of today."""
    return FindingView(
        key=one.key,
        point=one.point,
        in_order=one.in_order,
        says=one.says,
        basis=one.basis,
        evidence=one.evidence,
        records=tuple((no, positions[no]) for no in one.records if no in positions),
    )
