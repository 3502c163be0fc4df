"""What other domains may ask about legal review (法制审核)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.queries import list_officers
from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import current
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger import reader
from zhunsheng.regulations.bindings import binding_at, law_of
from zhunsheng.regulations.guards import Refusal, in_force, unmet
from zhunsheng.review import dispute_guards, guards
from zhunsheng.review.findings import findings_of
from zhunsheng.review.records import GiveOpinion
from zhunsheng.review.reviewers import Part, parts_by_officer, recused_in
from zhunsheng.review.situation import ReviewSituation
from zhunsheng.review.state import ReviewState, fold

RULES = {
    "review.assign": guards.BEFORE_ASSIGNMENT,
    "review.recuse": guards.BEFORE_RECUSAL,
    "review.return-material": guards.BEFORE_RETURN,
    "review.give-opinion": guards.BEFORE_OPINION,
    "review.extend": guards.BEFORE_EXTENSION,
    "review.answer-objection": dispute_guards.BEFORE_ANSWER,
    "review.record-argument": dispute_guards.BEFORE_ARGUMENT,
    "review.refer-dispute": dispute_guards.BEFORE_REFERRAL,
    "review.discuss-dispute": dispute_guards.BEFORE_DISCUSSION,
}
"""Every act of review, with what the law asks before it."""

Parts = Mapping[OfficerId, tuple[Part, ...]]


class NoSuchReviewError(ZhunshengError):
    """No such case under review, or one of another bureau: the two look the same."""

    def __init__(self) -> None:
        super().__init__("没有这个案件。")


def stream_of(case_id: CaseId) -> str:
    """The stream that holds the reviews of a case."""
    return f"review/{case_id}"


def review_of(bureau: BureauCode, case_id: CaseId) -> ReviewState:
    """All rounds of review of one case, as the ledger tells them now."""
    return fold(reader.replay(bureau, stream_of(case_id)))


def situation_of(
    case_id: CaseId, data: object | None, officer: Officer, at: datetime
) -> ReviewSituation:
    """Everything that bears on one act of review."""
    review = review_of(officer.bureau, case_id)
    if not review.rounds:
        raise NoSuchReviewError
    return situation_in(
        review,
        officer,
        at,
        data=data,
        parts=parts_by_officer(officer.bureau, case_id),
        recused=recused_in(officer.bureau, case_id),
        colleagues=list_officers(officer.bureau),
        case_id=case_id,
    )


def situation_in(
    review: ReviewState,
    officer: Officer,
    at: datetime,
    *,
    parts: Parts,
    colleagues: Iterable[Officer],
    recused: frozenset[OfficerId] = frozenset(),
    data: object | None = None,
    case_id: CaseId | None = None,
) -> ReviewSituation:
    """The same, where the review, who took ``parts`` in the case and all were read."""
    everyone = {one.officer_id: one for one in colleagues}
    heads = (one.name for one in everyone.values() if one.holds(Post.LEGAL_HEAD))
    judged = case_id is not None and isinstance(data, GiveOpinion)
    return ReviewSituation(
        review=review,
        data=data,
        officer=officer,
        at=at,
        parts=parts,
        recused=recused,
        legal_head=next(heads, officer.name),
        last_day=last_day_of(review, officer.bureau),
        findings=findings_of(officer.bureau, case_id, at) if judged and case_id else (),
        named=everyone,
    )


def last_day_of(review: ReviewState, bureau: BureauCode) -> date | None:
    """审核期限: the last day for the open round, with its extension if it has one.

    It runs from the day on which the material was complete; ``None`` while something
    that was missing is waited for. A review knows nothing of the case's own day.
    """
    waiting = review.open_round
    if waiting is None or waiting.received_on is None:
        return None
    law, calendar = law_of(bureau, waiting.submitted_on), current()
    last = deadline(law.period("legal-review"), waiting.received_on, calendar).last_day
    if waiting.extended:
        more = law.period("extend-legal-review")
        last = deadline(more, last, calendar).last_day
    return last


def preview(
    act: str, case_id: CaseId, officer: Officer, at: datetime
) -> tuple[Refusal, ...]:
    """What stands in the way of an act of review before anything is typed."""
    return in_the_way(act, situation_of(case_id, None, officer, at))


def in_the_way(act: str, situation: ReviewSituation) -> tuple[Refusal, ...]:
    """What stands in the way of an act of review in this situation."""
    binding = binding_at(situation.officer.bureau, situation.at)
    return in_force(unmet(RULES[act], situation), binding)
