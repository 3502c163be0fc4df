"""From drafts and decisions to the table of similar cases and its counts."""

from django.db.models import F

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.discretion.counting import (
    amount_class,
    bucket_of,
    mask_of,
    measure_of,
)
from zhunsheng.cases.discretion.of_draft import factors_of
from zhunsheng.cases.models import DecidedCount, DecidedViolation, WeighedDraft
from zhunsheng.cases.records.decision import DecisionIssued, DecisionOverturned
from zhunsheng.cases.records.notice import DecisionDrafted
from zhunsheng.cases.records.parts import Outcome, Violation
from zhunsheng.ledger.projection import Place, projects

_MEASURED = frozenset({Outcome.PENALTY, Outcome.NO_PENALTY})


@projects(DecisionDrafted)
def keep_weighing(record: DecisionDrafted, place: Place) -> None:
    """裁量情节: what a decision on this draft will carry."""
    del place
    weighings = {one.violation: one for one in record.given.weighed}
    masks = [
        mask_of(factors_of(one, weighings.get(no)))
        for no, one in enumerate(record.given.violations, start=1)
    ]
    WeighedDraft.objects.update_or_create(
        case_id=record.case_id, defaults={"masks": ",".join(map(str, masks))}
    )


@projects(DecisionIssued)
def add_decided(record: DecisionIssued, place: Place) -> None:
    """类案: each violation that was fined, or expressly not."""
    if record.outcome not in _MEASURED:
        return
    draft = WeighedDraft.objects.filter(case_id=record.case_id).first()
    masks = [int(one) for one in draft.masks.split(",")] if draft else []
    rows = [
        row
        for no, one in enumerate(record.violations, start=1)
        if (row := _row(record, place, no, one)) is not None
    ]
    for row in rows:
        no = int(row.key.rpartition("/")[2])
        kept = masks[no - 1] if no <= len(masks) else 0
        row.factors = kept or mask_of(factors_of(record.violations[no - 1], None))
        _count(row, 1)
    DecidedViolation.objects.bulk_create(rows)


def _row(
    record: DecisionIssued, place: Place, no: int, one: Violation
) -> DecidedViolation | None:
    found = find_situation(one.situation_no)
    measure = measure_of(found, one.base_fen, one.fine_fen) if found else None
    if found is None or measure is None:
        return None
    return DecidedViolation(
        key=f"{record.case_id}/{no}",
        case_id=record.case_id,
        bureau=place.log,
        province=place.log[:2],
        decided_on=record.decided_on,
        situation_no=one.situation_no,
        article=found.range.id,
        base_fen=one.base_fen,
        fine_fen=one.fine_fen,
        measure=measure,
        amount_class=amount_class(one.base_fen),
    )


@projects(DecisionOverturned)
def mark_overturned(record: DecisionOverturned, place: Place) -> None:
    """变更、撤销: it is shown with its fate, and counts no more."""
    del place
    rows = DecidedViolation.objects.filter(case_id=record.case_id, fate="")
    for row in rows:
        _count(row, -1)
    rows.update(fate=record.fate.value)


def _count(row: DecidedViolation, more: int) -> None:
    """One more or fewer at this multiple; the row is locked while it changes."""
    parts = (
        row.article,
        row.amount_class,
        row.province,
        row.decided_on.year,
        bucket_of(row.measure),
    )
    key = "/".join(str(one) for one in parts)
    DecidedCount.objects.get_or_create(
        key=key,
        defaults={
            "article": row.article,
            "amount_class": row.amount_class,
            "province": row.province,
            "year": row.decided_on.year,
            "bucket": bucket_of(row.measure),
        },
    )
    DecidedCount.objects.filter(key=key).update(n=F("n") + more)
