"""重算期限: what a newly published year changes, written into its case."""

from datetime import datetime

from django.db import transaction

from zhunsheng.cases.gathering import load, stream_of
from zhunsheng.cases.guards.recomputing import BEFORE_RECOMPUTING, RecomputingSituation
from zhunsheng.cases.records.deadlines import DeadlineRecomputed
from zhunsheng.cases.viewing.streams import any_row, recomputed_of
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.guards import check


@act(
    "cases.recompute-deadlines",
    title="重算期限",
    takes=DeadlineRecomputed,
    guards=BEFORE_RECOMPUTING,
    writes=(DeadlineRecomputed,),
)
@transaction.atomic
def recompute_deadline(
    data: DeadlineRecomputed, *, by: OfficerId, at: datetime
) -> Done:
    """重算期限: keep the day that was told beside the one that stands now."""
    row = any_row(data.case_id)
    bureau = BureauCode(row.bureau)
    situation = RecomputingSituation(by=by, data=data, earlier=recomputed_of(row))
    check(BEFORE_RECOMPUTING, situation)
    places = writer.append(
        data,
        log=bureau,
        stream=stream_of(data.case_id),
        expected_version=load(bureau, data.case_id).version,
        by=by,
        at=at,
    )
    return Done({"id": str(data.case_id)}, places)
