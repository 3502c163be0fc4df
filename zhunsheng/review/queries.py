"""What other domains may ask about legal review (法制审核)."""

from collections.abc import Iterable
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
from zhunsheng.review import guards
from zhunsheng.review.guards import ReviewSituation
from zhunsheng.review.records import OpinionGiven, ReviewExtended
from zhunsheng.review.state import ReviewState, fold

_RULES = {
    "review.give-opinion": guards.BEFORE_OPINION,
    "review.extend": guards.BEFORE_EXTENSION,
}


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
    case_id: CaseId,
    data: OpinionGiven | ReviewExtended | None,
    officer: Officer,
    at: datetime,
) -> ReviewSituation:
    """Everything that bears on one act of review."""
    review = review_of(officer.bureau, case_id)
    if not review.rounds:
        raise NoSuchReviewError
    authors = reader.authors_of(officer.bureau, f"case/{case_id}")
    return situation_in(
        review,
        officer,
        at,
        data=data,
        acted=frozenset(one.officer for one in authors),
        colleagues=list_officers(officer.bureau),
    )


def situation_in(
    review: ReviewState,
    officer: Officer,
    at: datetime,
    *,
    acted: frozenset[OfficerId],
    colleagues: Iterable[Officer],
    data: OpinionGiven | ReviewExtended | None = None,
) -> ReviewSituation:
    """The same, where the review, who ``acted`` in the case and all were read."""
    took_part = officer.officer_id in acted or any(
        officer.officer_id in one.participants for one in review.rounds
    )
    heads = (one.name for one in colleagues if one.holds(Post.LEGAL_HEAD))
    return ReviewSituation(
        review=review,
        data=data,
        officer=officer,
        at=at,
        took_part=took_part,
        legal_head=next(heads, officer.name),
        last_day=last_day_of(review, officer.bureau),
    )


def last_day_of(review: ReviewState, bureau: BureauCode) -> date | None:
    """审核期限: the last day for the open round, with its extension if it has one.

    A review knows nothing of the case's own day: its law is that of submission.
    """
    waiting = review.open_round
    if waiting is None:
        return None
    law, calendar = law_of(bureau, waiting.submitted_on), current()
    last = deadline(law.period("legal-review"), waiting.submitted_on, calendar).last_day
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
    return in_force(unmet(_RULES[act], situation), binding)
