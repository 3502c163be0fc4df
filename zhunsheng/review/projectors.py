"""Records of legal review → tables."""

from datetime import timedelta

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.projection import Place, projects
from zhunsheng.review.engagement_records import AdviserEngaged, EngagementEnded
from zhunsheng.review.models import EngagementRow, RoundRow
from zhunsheng.review.records import (
    MaterialSupplemented,
    OpinionGiven,
    ReviewAssigned,
    ReviewerRecused,
    ReviewSubmitted,
)
from zhunsheng.review.records_v1 import OpinionGivenV1, ReviewSubmittedV1

_DAY = timedelta(days=1)


@projects(AdviserEngaged)
def engagement_row(record: AdviserEngaged, place: Place) -> None:
    """聘请顾问 opens the case to the adviser."""
    EngagementRow.objects.create(
        engagement_id=record.engagement_id,
        case_id=record.case_id,
        bureau=place.log,
        adviser=record.given.adviser,
        case_name=record.case_name,
        case_number=record.case_number,
        purpose=record.given.purpose,
        engaged_on=place.at.astimezone(CHINA).date(),
        last_day=record.given.until,
    )


@projects(EngagementEnded)
def engagement_end(record: EngagementEnded, place: Place) -> None:
    """终止聘请 closes it at once: the day before was the last."""
    last = place.at.astimezone(CHINA).date() - _DAY
    EngagementRow.objects.filter(
        engagement_id=record.engagement_id, last_day__gt=last
    ).update(last_day=last)


def _key(case_id: CaseId, no: int) -> str:
    return f"{case_id}/{no}"


@projects(ReviewSubmitted, ReviewSubmittedV1)
def round_row(record: ReviewSubmitted | ReviewSubmittedV1, place: Place) -> None:
    """送审 makes the round's row."""
    RoundRow.objects.create(
        key=_key(record.case_id, record.round),
        case_id=record.case_id,
        no=record.round,
        bureau=place.log,
        received_on=place.at.astimezone(CHINA).date(),
    )


@projects(MaterialSupplemented)
def round_complete(record: MaterialSupplemented, place: Place) -> None:
    """补正: the round counts from complete material."""
    RoundRow.objects.filter(key=_key(record.case_id, record.round)).update(
        received_on=place.at.astimezone(CHINA).date()
    )


@projects(ReviewAssigned)
def round_assigned(record: ReviewAssigned, _place: Place) -> None:
    """指定审核人员."""
    RoundRow.objects.filter(key=_key(record.case_id, record.round)).update(
        reviewer=record.reviewer
    )


@projects(ReviewerRecused)
def round_left(record: ReviewerRecused, place: Place) -> None:
    """审核人员回避: nobody reviews until another one is assigned."""
    RoundRow.objects.filter(
        key=_key(record.case_id, record.round), reviewer=place.by
    ).update(reviewer=None)


@projects(OpinionGiven, OpinionGivenV1)
def round_concluded(record: OpinionGiven | OpinionGivenV1, place: Place) -> None:
    """出具审核意见: who gave it reviewed."""
    RoundRow.objects.filter(key=_key(record.case_id, record.round)).update(
        reviewer=place.by, given_on=place.at.astimezone(CHINA).date()
    )
