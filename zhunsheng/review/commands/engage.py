"""聘请顾问, 终止聘请, 出具顾问意见."""

from datetime import datetime

from django.db import transaction

from zhunsheng.authorities.queries import get_officer
from zhunsheng.kernel import chance
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check
from zhunsheng.review.engagement_queries import (
    RULES,
    Asked,
    asked_by_adviser,
    asked_by_head,
)
from zhunsheng.review.engagement_records import (
    Advise,
    Advised,
    AdviserEngaged,
    Engage,
    EngagementEnded,
)
from zhunsheng.review.queries import stream_of


def _check(name: str, asked: Asked) -> None:
    situation = asked.situation
    check(
        RULES[name],
        situation,
        instruments=binding_at(situation.bureau, situation.at),
    )


def _append(record: object, case_id: CaseId, asked: Asked) -> Done:
    """Write in the reviews of the case, in the log of the bureau that decides it."""
    situation = asked.situation
    places = writer.append(
        record,
        log=situation.bureau,
        stream=stream_of(case_id),
        expected_version=asked.review.version,
        by=situation.officer.officer_id,
        at=situation.at,
    )
    return Done({"id": str(case_id)}, places)


@act(
    "review.engage",
    title="聘请顾问协助审核",
    takes=Engage,
    guards=RULES["review.engage"],
    writes=(AdviserEngaged,),
)
@transaction.atomic
def engage(data: Engage, *, by: OfficerId, at: datetime) -> Done:
    """Open this review to an adviser of one's own, or to one who is lent."""
    asked = asked_by_head(data.case_id, data, get_officer(by), at)
    _check("review.engage", asked)
    situation, last = asked.situation, asked.review.rounds[-1]
    file, day = situation.file, situation.today
    term = file.term_on(day) if file else None
    if file is None or term is None:
        raise TypeError("the guards let somebody through who is not registered")
    loan = None
    if file.bureau != situation.bureau:
        loan = file.loan_on(situation.bureau, situation.case_number, day)
    record = AdviserEngaged(
        case_id=data.case_id,
        engagement_id=chance.fresh_id(),
        given=data,
        kind=term.kind,
        registered_in=file.bureau,
        loan_id=loan.loan_id if loan else None,
        case_name=last.case_name,
        case_number=last.case_number,
    )
    done = _append(record, data.case_id, asked)
    named = {"engagement_id": str(record.engagement_id)}
    return Done(dict(done.result) | named, done.places)


@act(
    "review.end-engagement",
    title="终止聘请",
    takes=EngagementEnded,
    guards=RULES["review.end-engagement"],
    writes=(EngagementEnded,),
)
@transaction.atomic
def end_engagement(data: EngagementEnded, *, by: OfficerId, at: datetime) -> Done:
    """Close the review to the adviser at once."""
    asked = asked_by_head(data.case_id, data, get_officer(by), at)
    _check("review.end-engagement", asked)
    return _append(data, data.case_id, asked)


@act(
    "review.advise",
    title="出具顾问意见",
    takes=Advise,
    guards=RULES["review.advise"],
    writes=(Advised,),
)
@transaction.atomic
def advise(data: Advise, *, by: OfficerId, at: datetime) -> Done:
    """Give written advice on the newest round."""
    asked = asked_by_adviser(data.case_id, data, get_officer(by), at)
    _check("review.advise", asked)
    engagement = asked.situation.standing
    if engagement is None:
        raise TypeError("the guards let somebody through who is not engaged")
    record = Advised(
        case_id=data.case_id,
        engagement_id=engagement.engagement_id,
        round=asked.review.rounds[-1].no,
        given=data,
    )
    return _append(record, data.case_id, asked)
