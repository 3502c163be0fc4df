"""The reviews of one case, as their records tell them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch

from zhunsheng.kernel.fields import CHINA, Choice
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.review import dispute_records as disputes
from zhunsheng.review.dispute_records import Adopted
from zhunsheng.review.records import (
    FindingSeen,
    GiveOpinion,
    Material,
    MaterialReturned,
    MaterialSupplemented,
    OpinionGiven,
    Point,
    PointAnswer,
    ReviewAssigned,
    ReviewerRecused,
    ReviewExtended,
    ReviewSubmitted,
    Subject,
    Verdict,
)
from zhunsheng.review.records_v1 import OpinionGivenV1, ReviewSubmittedV1


class PassedBy(Choice):
    """通过的方式: an opinion that agrees, or a discussion that overruled it."""

    OPINION = "opinion", "法制审核同意"
    DISCUSSION = "discussion", "集体讨论采纳承办机构意见"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """审核通过: for exactly this draft and this evidence; any change voids it."""

    subject: Subject
    round: int
    how: PassedBy
    on: date
    record_no: int  # place in the stream of the reviews
    draft_digest: str
    evidence_digest: str


@dataclass(slots=True, kw_only=True)
class Dispute:
    """意见分歧: how far it has come."""

    objection: disputes.ObjectionRaised
    raised_by: OfficerId
    raised_on: date
    answer: disputes.ObjectionAnswered | None = None
    arguments: list[disputes.ArgumentRecorded] = field(default_factory=list)
    referred: disputes.DisputeReferred | None = None
    referred_on: date | None = None
    discussed: disputes.DisputeDiscussed | None = None
    discussed_on: date | None = None
    discussed_no: int = 0

    @property
    def is_open(self) -> bool:
        """Neither did the reviewer give way nor have the heads decided."""
        return self.discussed is None and not self.gave_way

    @property
    def gave_way(self) -> bool:
        """采纳异议: the reviewer is ready to look at the same draft anew."""
        return self.answer is not None and self.answer.gives_way

    @property
    def adopted(self) -> Adopted | None:
        """讨论结果."""
        return self.discussed.given.adopted if self.discussed else None


@dataclass(slots=True, kw_only=True)
class Round:
    """审核次: what was looked at, and what came of it."""

    no: int
    subject: Subject
    case_name: str
    case_number: str
    department: str
    report_digest: str
    draft_digest: str
    evidence_digest: str
    materials: tuple[Material, ...]
    grounds: tuple[str, ...]
    answers: tuple[PointAnswer, ...] = ()
    submitted_on: date
    received_on: date | None  # 收齐材料之日; None: it was sent back and waits
    participants: tuple[OfficerId, ...]
    assigned: OfficerId | None = None
    returned: MaterialReturned | None = None
    returned_on: date | None = None
    supplement: MaterialSupplemented | None = None
    extended: bool = False
    verdict: Verdict | None = None
    opinion: str = ""
    failed: tuple[str, ...] = ()
    failed_points: tuple[Point, ...] = ()
    given: GiveOpinion | None = None
    findings: tuple[FindingSeen, ...] = ()
    reviewer: OfficerId | None = None
    given_on: date | None = None
    record_no: int = 0  # of the opinion
    dispute: Dispute | None = None

    def binds(self, draft_digest: str, evidence_digest: str) -> bool:
        """Whether this round looked at exactly this draft and evidence."""
        return (self.draft_digest, self.evidence_digest) == (
            draft_digest,
            evidence_digest,
        )


@dataclass(slots=True, kw_only=True)
class ReviewState:
    """All rounds of one case."""

    case_id: CaseId | None = None
    version: int = 0
    rounds: list[Round] = field(default_factory=list)
    recused: set[OfficerId] = field(default_factory=set)

    @property
    def open_round(self) -> Round | None:
        """The round that waits for an opinion."""
        if self.rounds and self.rounds[-1].verdict is None:
            return self.rounds[-1]
        return None

    @property
    def last_round(self) -> Round | None:
        """The newest round, open or not."""
        return self.rounds[-1] if self.rounds else None

    @property
    def reviewers(self) -> frozenset[OfficerId]:
        """Everyone who has given an opinion."""
        return frozenset(one.reviewer for one in self.rounds if one.reviewer)

    def last_of(self, subject: Subject) -> Round | None:
        """The newest round on one subject."""
        return next(
            (one for one in reversed(self.rounds) if one.subject is subject), None
        )

    def pass_for(
        self, subject: Subject, draft_digest: str, evidence_digest: str
    ) -> Pass | None:
        """审核通过: what the newest round on the subject gave to exactly this."""
        last = self.last_of(subject)
        if last is None or not last.binds(draft_digest, evidence_digest):
            return None
        if last.verdict is Verdict.AGREE and last.given_on:
            return _pass(last, PassedBy.OPINION, last.given_on, last.record_no)
        dispute = last.dispute
        if dispute and dispute.discussed_on and dispute.adopted is Adopted.HANDLER:
            return _pass(
                last, PassedBy.DISCUSSION, dispute.discussed_on, dispute.discussed_no
            )
        return None

    def passed(self, draft_digest: str, evidence_digest: str) -> bool:
        """Whether the decision on exactly this draft and evidence has its pass."""
        found = self.pass_for(Subject.DECISION, draft_digest, evidence_digest)
        return found is not None


def _pass(of: Round, how: PassedBy, on: date, record_no: int) -> Pass:
    return Pass(
        subject=of.subject,
        round=of.no,
        how=how,
        on=on,
        record_no=record_no,
        draft_digest=of.draft_digest,
        evidence_digest=of.evidence_digest,
    )


def fold(written: Iterable[tuple[object, Place]]) -> ReviewState:
    """The state after all records of a review's stream."""
    state = ReviewState()
    for record, place in written:
        state.version = place.stream_version
        evolve(record, state, place)
    return state


def _day(place: Place) -> date:
    return place.at.astimezone(CHINA).date()


@singledispatch
def evolve(record: object, state: ReviewState, place: Place) -> None:
    """Take ``record`` into ``state``; a type that does not matter changes nothing."""


def _begin(state: ReviewState, one: Round) -> None:
    """A new round; who reviewed the one before goes on, unless recused."""
    before = state.last_round
    goes_on = before and (before.assigned or before.reviewer)
    if goes_on and goes_on not in state.recused:
        one.assigned = goes_on
    state.rounds.append(one)


@evolve.register
def _(record: ReviewSubmittedV1, state: ReviewState, place: Place) -> None:
    state.case_id = record.case_id
    one = Round(
        no=record.round,
        subject=Subject.DECISION,
        case_name=record.case_name,
        case_number=record.case_number,
        department=record.department,
        report_digest="",
        draft_digest=record.draft_digest,
        evidence_digest=record.evidence_digest,
        materials=(),
        grounds=(),
        submitted_on=_day(place),
        received_on=_day(place),
        participants=record.participants,
    )
    _begin(state, one)


@evolve.register
def _(record: ReviewSubmitted, state: ReviewState, place: Place) -> None:
    state.case_id = record.case_id
    one = Round(
        no=record.round,
        subject=record.subject,
        case_name=record.case_name,
        case_number=record.case_number,
        department=record.department,
        report_digest=record.report_digest,
        draft_digest=record.draft_digest,
        evidence_digest=record.evidence_digest,
        materials=record.materials,
        grounds=record.grounds,
        answers=record.answers,
        submitted_on=_day(place),
        received_on=_day(place),
        participants=record.participants,
    )
    _begin(state, one)


@evolve.register
def _(record: ReviewAssigned, state: ReviewState, place: Place) -> None:
    state.rounds[-1].assigned = record.reviewer


@evolve.register
def _(record: ReviewerRecused, state: ReviewState, place: Place) -> None:
    state.recused.add(place.by)
    if state.rounds[-1].assigned == place.by:
        state.rounds[-1].assigned = None


@evolve.register
def _(record: MaterialReturned, state: ReviewState, place: Place) -> None:
    last = state.rounds[-1]
    last.returned, last.returned_on = record, _day(place)
    last.received_on = None


@evolve.register
def _(record: MaterialSupplemented, state: ReviewState, place: Place) -> None:
    last = state.rounds[-1]
    last.supplement, last.received_on = record, _day(place)
    last.report_digest, last.materials = record.report_digest, record.materials
    last.draft_digest = record.draft_digest
    last.evidence_digest = record.evidence_digest


@evolve.register
def _(record: ReviewExtended, state: ReviewState, place: Place) -> None:
    state.rounds[-1].extended = True


def _concluded(last: Round, record: OpinionGiven | OpinionGivenV1, at: Place) -> None:
    last.verdict, last.opinion = record.verdict, record.opinion
    last.reviewer, last.given_on = at.by, _day(at)
    last.record_no = at.stream_version


@evolve.register
def _(record: OpinionGivenV1, state: ReviewState, place: Place) -> None:
    last = state.rounds[-1]
    _concluded(last, record, place)
    last.failed_points = tuple(one.point for one in record.points if not one.in_order)
    last.failed = tuple(one.label for one in last.failed_points)


@evolve.register
def _(record: OpinionGiven, state: ReviewState, place: Place) -> None:
    last = state.rounds[-1]
    _concluded(last, record, place)
    last.failed_points = record.failed
    last.failed = tuple(one.label for one in record.failed)
    last.given, last.findings = record.given, record.findings


@evolve.register
def _(record: disputes.ObjectionRaised, state: ReviewState, place: Place) -> None:
    state.rounds[-1].dispute = Dispute(
        objection=record, raised_by=place.by, raised_on=_day(place)
    )


def _dispute(state: ReviewState) -> Dispute:
    dispute = state.rounds[-1].dispute
    if dispute is None:
        raise ValueError("a dispute goes on that nobody raised")
    return dispute


@evolve.register
def _(record: disputes.ObjectionAnswered, state: ReviewState, place: Place) -> None:
    _dispute(state).answer = record


@evolve.register
def _(record: disputes.ArgumentRecorded, state: ReviewState, place: Place) -> None:
    _dispute(state).arguments.append(record)


@evolve.register
def _(record: disputes.DisputeReferred, state: ReviewState, place: Place) -> None:
    dispute = _dispute(state)
    dispute.referred, dispute.referred_on = record, _day(place)


@evolve.register
def _(record: disputes.DisputeDiscussed, state: ReviewState, place: Place) -> None:
    dispute = _dispute(state)
    dispute.discussed, dispute.discussed_on = record, _day(place)
    dispute.discussed_no = place.stream_version
