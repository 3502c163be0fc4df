"""出具法制审核意见, and more time for it."""

from datetime import datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import get_officer
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.regulations.guards import Refusal, check, unmet
from zhunsheng.review import guards
from zhunsheng.review.guards import ReviewSituation
from zhunsheng.review.queries import review_of, stream_of
from zhunsheng.review.records import OpinionGiven, ReviewExtended


class NoSuchReviewError(ZhunshengError):
    """No such case under review, or one of another bureau: the two look the same."""


@act(
    "review.give-opinion",
    title="出具法制审核意见",
    takes=OpinionGiven,
    guards=guards.BEFORE_OPINION,
    writes=(OpinionGiven,),
)
def give_opinion(data: OpinionGiven, *, by: OfficerId, at: datetime) -> Done:
    """Give the opinion on the open round."""
    situation = _situation(data.case_id, data, get_officer(by), at)
    check(guards.BEFORE_OPINION, situation)
    return _append(data, situation)


@act(
    "review.extend",
    title="延长法制审核期限",
    takes=ReviewExtended,
    guards=guards.BEFORE_EXTENSION,
    writes=(ReviewExtended,),
)
def extend(data: ReviewExtended, *, by: OfficerId, at: datetime) -> Done:
    """Give the reviewer ten more working days, once."""
    situation = _situation(data.case_id, data, get_officer(by), at)
    check(guards.BEFORE_EXTENSION, situation)
    return _append(data, situation)


def preview(name: str, case_id: CaseId, officer: Officer, at: datetime) -> tuple[Refusal, ...]:
    """What stands in the way of ``name`` before anything is typed."""
    rules = {
        "review.give-opinion": guards.BEFORE_OPINION,
        "review.extend": guards.BEFORE_EXTENSION,
    }[name]
    return unmet(rules, _situation(case_id, None, officer, at))


def _situation(
    case_id: CaseId,
    data: OpinionGiven | ReviewExtended | None,
    officer: Officer,
    at: datetime,
) -> ReviewSituation:
    review = review_of(officer.bureau, case_id)
    if not review.rounds:
        raise NoSuchReviewError(str(case_id))
    authors = reader.authors_of(officer.bureau, f"case/{case_id}")
    took_part = any(one.officer == officer.officer_id for one in authors) or any(
        officer.officer_id in one.participants for one in review.rounds
    )
    return ReviewSituation(
        review=review, data=data, officer=officer, at=at, took_part=took_part
    )


def _append(data: OpinionGiven | ReviewExtended, situation: ReviewSituation) -> Done:
    places = writer.append(
        data,
        log=situation.officer.bureau,
        stream=stream_of(data.case_id),
        expected_version=situation.review.version,
        by=situation.officer.officer_id,
        at=situation.at,
    )
    return Done({"id": str(data.case_id)}, places)
