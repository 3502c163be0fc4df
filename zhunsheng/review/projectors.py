"""Records of legal review → tables."""

from datetime import date, timedelta
from functools import singledispatch
from typing import Any

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.projection import Place, projects
from zhunsheng.review.dispute_records import Adopted, DisputeDiscussed
from zhunsheng.review.engagement_records import AdviserEngaged, EngagementEnded
from zhunsheng.review.models import EngagementRow, RoundRow
from zhunsheng.review.records import (
    MaterialReturned,
    MaterialSupplemented,
    OpinionGiven,
    ReviewAssigned,
    ReviewerRecused,
    ReviewSubmitted,
    Verdict,
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


def _day(place: Place) -> date:
    return place.at.astimezone(CHINA).date()


@projects(ReviewSubmitted, ReviewSubmittedV1)
def begin_round(record: ReviewSubmitted | ReviewSubmittedV1, place: Place) -> None:
    """送审 makes the round's row; who reviewed the one before goes on (``state``)."""
    before = RoundRow.objects.filter(key=_key(record.case_id, record.round - 1))
    RoundRow.objects.create(
        key=_key(record.case_id, record.round),
        case_id=record.case_id,
        no=record.round,
        bureau=place.log,
        case_name=record.case_name,
        department=record.department,
        reviewer=before.values_list("reviewer", flat=True).first(),
        received_on=_day(place),
    )


@projects(ReviewerRecused)
def leave_round(record: ReviewerRecused, place: Place) -> None:
    """审核人员回避: nobody reviews until another one is assigned."""
    RoundRow.objects.filter(
        key=_key(record.case_id, record.round), reviewer=place.by
    ).update(reviewer=None)


@projects(
    ReviewAssigned,
    MaterialReturned,
    MaterialSupplemented,
    OpinionGiven,
    OpinionGivenV1,
    DisputeDiscussed,
)
def change_round(record: Any, place: Place) -> None:
    """What came of it."""
    no = record.given.round if isinstance(record, DisputeDiscussed) else record.round
    RoundRow.objects.filter(key=_key(record.case_id, no)).update(
        **_changes(record, place)
    )


@singledispatch
def _changes(record: object, place: Place) -> dict[str, object]:
    """What a record changes in the row of its round."""
    return {}


@_changes.register
def _(record: ReviewAssigned, place: Place) -> dict[str, object]:
    return {"reviewer": record.reviewer}


@_changes.register
def _(record: MaterialReturned, place: Place) -> dict[str, object]:
    return {"returned": True, "received_on": None}


@_changes.register
def _(record: MaterialSupplemented, place: Place) -> dict[str, object]:
    return {"received_on": _day(place)}


@_changes.register
def _(record: OpinionGivenV1, place: Place) -> dict[str, object]:
    failed = [one.point.value for one in record.points if not one.in_order]
    return _opinion(record.verdict, failed, place)


@_changes.register
def _(record: OpinionGiven, place: Place) -> dict[str, object]:
    failed = [one.value for one in record.failed]
    return _opinion(record.verdict, failed, place) | {
        "findings": sum(not one.in_order for one in record.findings),
        "findings_overruled": len(record.overruled),
    }


@_changes.register
def _(record: DisputeDiscussed, place: Place) -> dict[str, object]:
    followed = record.given.adopted is Adopted.HANDLER
    return {"overruled_on": _day(place) if followed else None}


def _opinion(verdict: Verdict, failed: list[str], place: Place) -> dict[str, object]:
    """出具审核意见: who gave it reviewed."""
    return {
        "reviewer": place.by,
        "given_on": _day(place),
        "verdict": verdict.value,
        "failed": failed,
    }
