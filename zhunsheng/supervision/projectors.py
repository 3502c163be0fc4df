"""From the records of officers and decisions to the tables of figures."""

from datetime import date, timedelta

from zhunsheng.authorities import records as people
from zhunsheng.authorities.posts import REVIEW_POSTS
from zhunsheng.cases.records import remedies
from zhunsheng.cases.records.decision import DecisionOverturned
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger.projection import Place, projects
from zhunsheng.supervision.models import (
    OverturnedRow,
    RemedyRow,
    StaffSpell,
)
from zhunsheng.supervision.staffing import StaffKind

_REVIEWING, _ENFORCING = StaffKind.REVIEWING.value, StaffKind.ENFORCING.value


def _key(of: object, no: int) -> str:
    """A key that a rebuild gives again: a counter of the database would not."""
    return f"{of}/{no}"


def _day(place: Place) -> date:
    return place.at.astimezone(CHINA).date()


@projects(people.OfficerAppointed, people.PostsChanged)
def review_spells(
    record: people.OfficerAppointed | people.PostsChanged, place: Place
) -> None:
    """岗位: who holds a post of review begins, or ends, to count as a reviewer."""
    running = StaffSpell.objects.filter(
        officer_id=record.officer_id, kind=_REVIEWING, ended_on=None
    )
    reviews_now = not REVIEW_POSTS.isdisjoint(record.posts)
    if reviews_now and not running.exists():
        StaffSpell.objects.create(
            key=_key(place.log, place.position),
            bureau=place.log,
            officer_id=record.officer_id,
            kind=_REVIEWING,
            began_on=_day(place),
        )
    elif not reviews_now:
        running.update(ended_on=_day(place))


@projects(people.OfficerLeft)
def end_spells(record: people.OfficerLeft, place: Place) -> None:
    """离岗: whoever left counts no more."""
    spells = StaffSpell.objects.filter(officer_id=record.officer_id)
    spells.filter(ended_on=None).update(ended_on=record.left_on)
    spells.filter(ended_on__gt=record.left_on).update(ended_on=record.left_on)


@projects(people.CertificateGranted)
def enforcing_spell(record: people.CertificateGranted, place: Place) -> None:
    """执法证: whoever holds a valid one counts as an enforcing officer."""
    StaffSpell.objects.create(
        key=_key(place.log, place.position),
        bureau=place.log,
        officer_id=record.officer_id,
        kind=_ENFORCING,
        certificate=record.number,
        began_on=record.valid_from,
        ended_on=record.valid_until + timedelta(days=1),
    )


@projects(people.CertificateRevoked)
def cut_spell(record: people.CertificateRevoked, place: Place) -> None:
    """收回执法证."""
    StaffSpell.objects.filter(
        officer_id=record.officer_id,
        certificate=record.number,
        ended_on__gt=record.revoked_on,
    ).update(ended_on=record.revoked_on)


@projects(remedies.RemedyRegistered)
def begin_remedy(record: remedies.RemedyRegistered, place: Place) -> None:
    """登记复议、诉讼: numbered as they come."""
    before = RemedyRow.objects.filter(case_id=record.case_id).count()
    RemedyRow.objects.create(
        key=_key(record.case_id, before + 1),
        bureau=place.log,
        case_id=record.case_id,
        no=before + 1,
        kind=record.kind.value,
        filed_on=record.filed_on,
    )


@projects(remedies.RemedyEnded)
def end_remedy(record: remedies.RemedyEnded, place: Place) -> None:
    """复议、诉讼结果."""
    RemedyRow.objects.filter(case_id=record.case_id, no=record.no).update(
        outcome=record.outcome.value, ended_on=record.decided_on
    )


@projects(DecisionOverturned)
def note_overturned(record: DecisionOverturned, place: Place) -> None:
    """变更、撤销的决定."""
    OverturnedRow.objects.create(
        bureau=place.log,
        case_id=record.case_id,
        fate=record.fate.value,
        source=record.source.value,
        decided_on=record.decided_on,
        document=record.document,
        reasons=record.reasons,
    )
