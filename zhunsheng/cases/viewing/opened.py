"""查阅权限: whose review somebody may read, by bureau and post or by engagement."""

from datetime import datetime
from uuid import UUID

from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.viewing.benchparts import may_look
from zhunsheng.cases.viewing.streams import any_row
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.review.engagement_queries import opened_case


def bench_row(case_id: UUID, viewer: Officer, at: datetime) -> CaseRow:
    """The row of a case whose review the viewer may read; else ``NoSuchCaseError``.

    Who reviews in the bureau, or answers for it, reads every review; an adviser reads
    the one for which he or she is engaged, as long as that, and the loan, lasts.
    """
    row = any_row(case_id)
    bureau = BureauCode(row.bureau)
    if sees(viewer, bureau) and may_look(viewer, bureau):
        return row
    day = at.astimezone(CHINA).date()
    if opened_case(viewer, CaseId(case_id), day) is not None:
        return row
    raise NoSuchCaseError
