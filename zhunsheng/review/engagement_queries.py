"""Who is engaged for which reviews: what opens a case to an adviser, and to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhunsheng.authorities import adviser_queries as advisers
from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.adviser_queries import Adviser
from zhunsheng.authorities.advisers import AdviserFile
from zhunsheng.authorities.people import Officer
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger import reader
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import Refusal, in_force, unmet
from zhunsheng.review import engagement_guards as guards
from zhunsheng.review.engagement_guards import EngagementSituation
from zhunsheng.review.engagement_records import Advise, Engage, EngagementEnded
from zhunsheng.review.engagement_state import Engagement, EngagementState, fold
from zhunsheng.review.models import EngagementRow
from zhunsheng.review.queries import NoSuchReviewError, review_of, stream_of
from zhunsheng.review.reviewers import parts_of
from zhunsheng.review.state import ReviewState

RULES = {
    "review.engage": guards.BEFORE_ENGAGEMENT,
    "review.end-engagement": guards.BEFORE_ENDING,
    "review.advise": guards.BEFORE_ADVICE,
}
"""The acts of engagement, with what the law asks before each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """打开的案件: one case that an engagement opens to an adviser on a day."""

    case_id: CaseId
    engagement_id: UUID
    bureau: BureauCode
    case_name: str
    case_number: str
    purpose: str
    engaged_on: date
    last_day: date  # the earliest of engagement, registration and loan


def opened_to(officer: Officer, on: date) -> tuple[Opened, ...]:
    """Every case that is open to the adviser on that day, by last day."""
    rows = EngagementRow.objects.filter(
        adviser=officer.officer_id, engaged_on__lte=on, last_day__gte=on
    )
    found = _opened(rows, officer, on)
    return tuple(sorted(found, key=lambda one: (one.last_day, one.case_number)))


def opened_case(officer: Officer, case_id: CaseId, on: date) -> Opened | None:
    """The case, if an engagement opens it to the officer on that day."""
    rows = EngagementRow.objects.filter(
        adviser=officer.officer_id,
        case_id=case_id,
        engaged_on__lte=on,
        last_day__gte=on,
    )
    return next(iter(_opened(rows, officer, on)), None)


def _opened(
    rows: Iterable[EngagementRow], officer: Officer, on: date
) -> tuple[Opened, ...]:
    standing = tuple(rows)
    if not standing or not officer.serves_on(on):
        return ()
    file = advisers.file_of(officer.officer_id)
    if file is None:
        return ()
    return tuple(
        Opened(
            case_id=CaseId(row.case_id),
            engagement_id=row.engagement_id,
            bureau=BureauCode(row.bureau),
            case_name=row.case_name,
            case_number=row.case_number,
            purpose=row.purpose,
            engaged_on=row.engaged_on,
            last_day=min(row.last_day, last),
        )
        for row in standing
        if (last := file.last_day(BureauCode(row.bureau), row.case_number, on))
    )


def engagements_of(bureau: BureauCode, case_id: CaseId) -> EngagementState:
    """Everybody engaged for the reviews of a case, and all advice."""
    return fold(reader.replay(bureau, stream_of(case_id)))


def last_days(
    engagements: Iterable[Engagement], bureau: BureauCode, case_number: str, on: date
) -> dict[OfficerId, date]:
    """Until when registration and loan let each of these advisers help, if they do."""
    files = advisers.files_of({one.adviser for one in engagements})
    found = {one: file.last_day(bureau, case_number, on) for one, file in files.items()}
    return {one: last for one, last in found.items() if last is not None}


def engageable(bureau: BureauCode, case_number: str, on: date) -> tuple[Adviser, ...]:
    """Whom the bureau may engage for a case on that day: its own, and those lent."""
    known = {
        one.officer.officer_id: one
        for one in (*advisers.list_advisers(bureau), *advisers.lent_to(bureau))
    }
    return tuple(
        one
        for one in known.values()
        if one.officer.serves_on(on) and one.file.last_day(bureau, case_number, on)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an act of engagement loads: its situation, and the review it stands in."""

    situation: EngagementSituation
    review: ReviewState


def asked_by_head(
    case_id: CaseId,
    data: Engage | EngagementEnded | None,
    officer: Officer,
    at: datetime,
) -> Asked:
    """Everything that bears on engaging, in the officer's own bureau."""
    chosen = data.adviser if isinstance(data, Engage) else None
    return _asked(case_id, data, officer, at, bureau=officer.bureau, adviser=chosen)


def asked_by_adviser(
    case_id: CaseId, data: Advise | None, officer: Officer, at: datetime
) -> Asked:
    """Everything that bears on advising, for who was ever engaged for the case."""
    row = EngagementRow.objects.filter(
        adviser=officer.officer_id, case_id=case_id
    ).first()
    if row is None:
        raise NoSuchReviewError
    bureau = BureauCode(row.bureau)
    by = officer.officer_id
    return _asked(case_id, data, officer, at, bureau=bureau, adviser=by)


def _asked(
    case_id: CaseId,
    data: Engage | EngagementEnded | Advise | None,
    officer: Officer,
    at: datetime,
    *,
    bureau: BureauCode,
    adviser: OfficerId | None,
) -> Asked:
    review = review_of(bureau, case_id)
    if not review.rounds:
        raise NoSuchReviewError
    known: Officer | None = None
    file: AdviserFile | None = None
    if adviser is not None:
        known = authorities.get_officers([adviser]).get(adviser)
        file = advisers.file_of(adviser)
    situation = EngagementSituation(
        data=data,
        officer=officer,
        at=at,
        bureau=bureau,
        case_number=review.rounds[-1].case_number,
        state=engagements_of(bureau, case_id),
        adviser=known,
        file=file,
        parts=() if known is None else parts_of(known.officer_id, bureau, case_id),
    )
    return Asked(situation=situation, review=review)


def preview(
    act: str, case_id: CaseId, officer: Officer, at: datetime
) -> tuple[Refusal, ...]:
    """What stands in the way of an act of engagement before anything is typed."""
    if act == "review.advise":
        situation = asked_by_adviser(case_id, None, officer, at).situation
    else:
        situation = asked_by_head(case_id, None, officer, at).situation
    return in_force(unmet(RULES[act], situation), binding_at(situation.bureau, at))
