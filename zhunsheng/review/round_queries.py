"""The rounds of review of a bureau, without reading any stream."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Q

from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.review.models import RoundRow
from zhunsheng.review.records import Point, Verdict
from zhunsheng.review.reviewers import LOAD_DAYS, Submitted
from zhunsheng.review.rounds import RoundFact


def cases_waiting(bureau: BureauCode) -> frozenset[CaseId]:
    """Every case of the bureau in which a round has no opinion yet."""
    rows = RoundRow.objects.filter(bureau=bureau, given_on=None)
    return frozenset(map(CaseId, rows.values_list("case_id", flat=True)))


def last_concluded(bureau: BureauCode, count: int) -> tuple[tuple[CaseId, int], ...]:
    """最近审结: case and round, the newest first."""
    rows = RoundRow.objects.filter(bureau=bureau, given_on__isnull=False)
    found = rows.order_by("-given_on", "-no", "case_id")[:count]
    return tuple((CaseId(row.case_id), row.no) for row in found)


def submitted_in(bureau: BureauCode, on: date) -> tuple[Submitted, ...]:
    """The rounds that bear on the load of the reviewers on that day."""
    recent = Q(given_on=None) | Q(given_on__gt=on - timedelta(days=LOAD_DAYS))
    return tuple(
        Submitted(
            reviewer=None if row.reviewer is None else OfficerId(row.reviewer),
            received_on=row.received_on,
            given_on=row.given_on,
        )
        for row in RoundRow.objects.filter(recent, bureau=bureau)
    )


def rounds_between(
    bureau: BureauCode, first: date, last: date
) -> tuple[RoundFact, ...]:
    """The rounds that wait now, or were concluded or overruled in these days."""
    days = (first, last)
    wanted = Q(given_on=None) | Q(given_on__range=days) | Q(overruled_on__range=days)
    rows = RoundRow.objects.filter(wanted, bureau=bureau)
    return tuple(_fact(row) for row in rows.order_by("received_on", "key"))


def case_names(cases: Collection[CaseId]) -> dict[CaseId, str]:
    """案件名称 of those cases among these that were ever submitted."""
    rows: Iterable[RoundRow] = RoundRow.objects.filter(case_id__in=cases)
    return {CaseId(row.case_id): row.case_name for row in rows}


def _fact(row: RoundRow) -> RoundFact:
    return RoundFact(
        case_id=CaseId(row.case_id),
        case_name=row.case_name,
        no=row.no,
        department=row.department,
        received_on=row.received_on,
        returned=row.returned,
        given_on=row.given_on,
        verdict=Verdict(row.verdict) if row.verdict else None,
        failed=tuple(Point(one) for one in row.failed),
        findings=row.findings,
        findings_overruled=row.findings_overruled,
        overruled_on=row.overruled_on,
    )
