"""审核台的各部分: points with findings, evidence, clauses, rounds, limits, reviewer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import REVIEW_POSTS, DepartmentKind, Post
from zhunsheng.cases.gathering import Registers
from zhunsheng.cases.pages import DueView
from zhunsheng.cases.records.drafts import DecisionDrafted
from zhunsheng.cases.records.evidence import EvidenceAdded
from zhunsheng.cases.viewing.disputing import dispute_words
from zhunsheng.cases.viewing.owed import Owed
from zhunsheng.cases.viewing.reviewpages import (
    POINT_NAMES,
    Clock,
    EvidenceLine,
    FindingView,
    PointView,
    ReviewerView,
    RoundLine,
)
from zhunsheng.cases.viewing.rounds import Rounds
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.review.records import Conclusion, Point, Subject
from zhunsheng.review.state import Round

_MAY_LOOK = (
    Post.LEGAL_REVIEWER,
    Post.LEGAL_HEAD,
    Post.BUREAU_HEAD,
    Post.DEPUTY_HEAD,
    Post.SUPERVISOR,
)


def may_look(viewer: Officer, bureau: BureauCode) -> bool:
    """Who reads the reviews of a bureau: its legal department, heads, supervisors."""
    if not sees(viewer, bureau):
        return False
    in_legal = viewer.department_kind is DepartmentKind.LEGAL
    return in_legal or viewer.holds(*_MAY_LOOK)


def round_due(owed: Owed, one: Round) -> DueView | None:
    """审核期限 of one round; none while material is waited for."""
    wanted = f"第{one.no}次"
    return next(
        (
            due
            for due in owed.dues
            if due.name == "legal-review" and due.title.startswith(wanted)
        ),
        None,
    )


_LIMITS = {
    Subject.DECISION: ("decide-case", "办案期限"),
    Subject.COURT_APPLICATION: ("apply-to-court", "申请强制执行的期限"),
}
"""The limit that a review of each subject may not pass, and what it is called."""


def clock_of(owed: Owed, one: Round) -> Clock:
    """Both limits, which of them comes first, and what is still possible."""
    review = round_due(owed, one)
    name, called = _LIMITS[one.subject]
    case = next((due for due in owed.dues if due.name == name), None)
    bound = False
    extendable: date | None = None
    if review is not None and one.received_on is not None:
        standing = owed.standing
        first = standing.until("legal-review", one.received_on)
        whole = standing.until("extend-legal-review", first.last_day)
        own = whole.last_day if one.extended else first.last_day
        bound = review.last_day < own
        runs = one.verdict is None and review.state != "over"
        if runs and not one.extended and not bound:
            limit = case.last_day if case else whole.last_day
            extendable = min(whole.last_day, limit)
            extendable = extendable if extendable > first.last_day else None
    return Clock(
        review=review,
        case=case,
        case_called=called,
        bound_by_case=bound,
        extendable_until=extendable,
        waiting_since=one.returned_on if one.received_on is None else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the parts of the page are made of, read once."""

    owed: Owed
    rounds: Rounds
    one: Round
    registers: Registers
    findings: tuple[FindingView, ...]
    positions: Mapping[int, int]  # place in the case's stream: place in the log
    viewer: Officer
    at: datetime

    @property
    def bureau(self) -> BureauCode:
        """Whose case it is."""
        return BureauCode(self.owed.row.bureau)


def qualification_of(officer: Officer, today: date) -> str:
    """审核资格 in words."""
    years = officer.review_years_on(today)
    worked = f"审核 {years} 年" if years else ""
    legal = "法律职业资格" if officer.legal_qualification else ""
    return "，".join(one for one in (legal, worked) if one) or "未登记法律职业资格"


def reviewer_of(desk: Desk) -> ReviewerView | None:
    """审核人员: who gave the opinion, is to give it, or looks and could take it."""
    one, viewer = desk.one, desk.viewer
    free = one.verdict is None and one.assigned is None
    may_take = viewer.holds(*REVIEW_POSTS) and viewer.bureau == desk.bureau
    chosen = one.reviewer or one.assigned
    if free and may_take:
        chosen = viewer.officer_id
    officer = desk.registers.named.get(chosen) if chosen else None
    if officer is None:
        return None
    return ReviewerView(
        officer_id=officer.officer_id,
        name=officer.name,
        qualification=qualification_of(officer, desk.owed.standing.today),
        parts=parts_of(officer.officer_id, desk.rounds),
        assigned=not free,
    )


def parts_of(officer: OfficerId, rounds: Rounds) -> tuple[str, ...]:
    """参与本案: every place in the case's own records where the officer took part."""
    return tuple(part.says for part in rounds.parts.get(officer, ()))


def points_of(desk: Desk) -> tuple[PointView, ...]:
    """九项内容: findings of the machine, conclusions, and what was said before."""
    one, before = desk.one, desk.rounds.before(desk.one)
    said = desk.rounds.verdicts(one)
    earlier = desk.rounds.verdicts(before) if before else {}
    notes = {point: each.note for point, each in earlier.items()}
    failed = before.failed_points if before else ()
    answers = {each.point: each.says for each in one.answers}
    views = []
    for no, point in enumerate(Point, start=1):
        verdict = said.get(point)
        views.append(
            PointView(
                no=no,
                point=point,
                name=POINT_NAMES[point],
                findings=tuple(each for each in desk.findings if each.point is point),
                conclusion=verdict.conclusion if verdict else None,
                note=(verdict.note or "") if verdict else "",
                evidence=verdict.evidence_nos if verdict else (),
                before=(notes.get(point) or "不符合") if point in failed else "",
                answered=answers.get(point, ""),
            )
        )
    return tuple(views)


def evidence_of(desk: Desk) -> tuple[EvidenceLine, ...]:
    """证据清单, as the round looked at it; of an open one also what came after."""
    submitted = desk.rounds.submitted_at(desk.one)
    new = desk.rounds.evidence_added(desk.one)
    used, wanting = _used(desk), _wanting(desk)
    lines = []
    for record, position in desk.rounds.evidence:
        late = position > submitted
        if late and desk.one.verdict is not None:
            continue  # a kept round shows what it looked at
        lines.append(
            EvidenceLine(
                no=record.no,
                title=record.given.title,
                kind_label=record.given.kind.label,
                note=_note(record),
                proves=record.given.proves,
                violations=used.get(record.no, ()),
                points=wanting.get(record.no, ()),
                position=position,
                since="late" if late else "new" if record.no in new else "",
            )
        )
    return tuple(lines)


def _note(record: EvidenceAdded) -> str:
    given = record.given
    original = "原件" if given.original else "复制件，经核对"
    return (
        f"{given.kind.label}，{original}，{given.pages} 页（件），{given.obtained_from}"
    )


def _wanting(desk: Desk) -> dict[int, tuple[int, ...]]:
    """For each piece of evidence the points that fail, or may fail, on it."""
    order = list(Point)
    found: dict[int, set[int]] = {}
    for each in desk.findings:
        if not each.in_order and each.accepted is not False:
            for no in each.evidence:
                found.setdefault(no, set()).add(order.index(each.point) + 1)
    for said in desk.rounds.verdicts(desk.one).values():
        if said.conclusion is Conclusion.NOT_IN_ORDER:
            for no in said.evidence_nos:
                found.setdefault(no, set()).add(order.index(said.point) + 1)
    return {no: tuple(sorted(points)) for no, points in found.items()}


def _used(desk: Desk) -> dict[int, tuple[int, ...]]:
    """Which violations of the draft rest on each piece of evidence."""
    used: dict[int, tuple[int, ...]] = {}
    draft = desk.rounds.draft(desk.one)
    violations = draft.given.violations if isinstance(draft, DecisionDrafted) else ()
    for place, violation in enumerate(violations, start=1):
        for no in violation.evidence_nos:
            used[no] = (*used.get(no, ()), place)
    return used


def line_of(desk: Desk, one: Round) -> RoundLine:
    """历次审核: one round of the case."""
    document, record = desk.rounds.opinion(one)
    return RoundLine(
        no=one.no,
        submitted_on=one.submitted_on,
        verdict=one.verdict,
        opinion=one.opinion,
        failed=tuple(POINT_NAMES[point] for point in one.failed_points),
        overruled=(
            sum(not each.accepted for each in one.given.answers) if one.given else 0
        ),
        reviewer=desk.registers.name_of(one.reviewer) if one.reviewer else "",
        due=round_due(desk.owed, one),
        record=record,
        document_id=document,
        dispute=dispute_words(one),
    )
