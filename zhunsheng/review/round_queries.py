"""Which reviews wait, and which ended last, without reading any stream."""

from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.review.models import RoundRow


def cases_waiting(bureau: BureauCode) -> frozenset[CaseId]:
    """Every case of the bureau in which a round has no opinion yet."""
    rows = RoundRow.objects.filter(bureau=bureau, given_on=None)
    return frozenset(map(CaseId, rows.values_list("case_id", flat=True)))


def last_concluded(bureau: BureauCode, count: int) -> tuple[tuple[CaseId, int], ...]:
    """最近审结: case and round, the newest first."""
    rows = RoundRow.objects.filter(bureau=bureau, given_on__isnull=False)
    found = rows.order_by("-given_on", "-no", "case_id")[:count]
    return tuple((CaseId(row.case_id), row.no) for row in found)
