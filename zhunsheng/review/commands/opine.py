"""出具法制审核意见, and more time for it."""

from datetime import datetime

from django.db import transaction

from zhunsheng.authorities.queries import get_bureau, get_officer
from zhunsheng.documents.commands.issue import issue
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check
from zhunsheng.review import guards
from zhunsheng.review.guards import ReviewSituation
from zhunsheng.review.printing import legal_review_opinion
from zhunsheng.review.queries import situation_of, stream_of
from zhunsheng.review.records import OpinionGiven, ReviewExtended


@act(
    "review.give-opinion",
    title="出具法制审核意见",
    takes=OpinionGiven,
    guards=guards.BEFORE_OPINION,
    writes=(OpinionGiven,),
)
@transaction.atomic
def give_opinion(data: OpinionGiven, *, by: OfficerId, at: datetime) -> Done:
    """Give the opinion on the open round; the opinion is printed."""
    situation = situation_of(data.case_id, data, get_officer(by), at)
    binding = binding_at(situation.officer.bureau, at)
    check(guards.BEFORE_OPINION, situation, instruments=binding)
    bureau = get_bureau(situation.officer.bureau)
    issued = issue(
        kind="legal-review-opinion",
        content=legal_review_opinion(situation),
        bureau=bureau.code,
        organ=bureau.name,
        prefix=bureau.document_prefix,
        case_id=data.case_id,
        issued_on=situation.today,
        by=by,
        at=at,
    )
    done = _append(data, situation)
    result = dict(done.result) | {"document_id": str(issued.document_id)}
    return Done(result, (*done.places, issued.place))


@act(
    "review.extend",
    title="延长法制审核期限",
    takes=ReviewExtended,
    guards=guards.BEFORE_EXTENSION,
    writes=(ReviewExtended,),
)
@transaction.atomic
def extend(data: ReviewExtended, *, by: OfficerId, at: datetime) -> Done:
    """Give the reviewer ten more working days, once."""
    situation = situation_of(data.case_id, data, get_officer(by), at)
    binding = binding_at(situation.officer.bureau, at)
    check(guards.BEFORE_EXTENSION, situation, instruments=binding)
    return _append(data, situation)


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
