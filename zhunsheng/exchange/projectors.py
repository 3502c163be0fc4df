"""Records of the exchange → its tables."""

from zhunsheng.exchange.models import AgencyRow, ExportRow, SentRow
from zhunsheng.exchange.records import (
    AgencyRegistered,
    ExportRecorded,
    ExportVoided,
    ReceiptRecorded,
)
from zhunsheng.ledger.projection import Place, projects


@projects(AgencyRegistered)
def agency_row(record: AgencyRegistered, place: Place) -> None:
    """登记机关代码: the newest one holds."""
    del place
    AgencyRow.objects.update_or_create(
        bureau=record.bureau, defaults={"code": record.code}
    )


@projects(ExportRecorded)
def export_rows(record: ExportRecorded, place: Place) -> None:
    """导出 opens the row, and one for everything that was sent."""
    ExportRow.objects.create(
        export_id=record.export_id,
        bureau=record.bureau,
        kind=record.kind.value,
        receiver=record.receiver,
        first=record.first,
        last=record.last,
        with_reported=record.with_reported,
        columns=list(record.columns),
        left_out=[
            [one.number, str(one.case_id or ""), one.column, one.says]
            for one in record.left_out
        ],
        sha256=record.sha256,
        count=len(record.rows),
        by=place.by,
        at=place.at,
    )
    SentRow.objects.bulk_create(
        SentRow(
            key=f"{record.export_id}/{no}",
            export_id=record.export_id,
            bureau=record.bureau,
            kind=record.kind.value,
            subject=one.subject,
            case_id=one.case_id,
            no=no,
            number=one.number,
            edition=one.edition,
            change=one.change.value,
            with_reported=record.with_reported,
            cells=list(one.cells),
            digest=one.digest,
            at=place.at,
        )
        for no, one in enumerate(record.rows, 1)
    )


@projects(ReceiptRecorded)
def receive(record: ReceiptRecorded, place: Place) -> None:
    """回执: what was sent back counts as not sent."""
    del place
    ExportRow.objects.filter(export_id=record.export_id).update(
        status=ExportRow.RECEIVED,
        receipt=record.receipt,
        received_on=record.received_on,
    )
    for one in record.rejected:
        SentRow.objects.filter(export_id=record.export_id, number=one.number).update(
            counts=False, why_rejected=one.why
        )


@projects(ExportVoided)
def void(record: ExportVoided, place: Place) -> None:
    """作废: none of its rows was sent."""
    del place
    ExportRow.objects.filter(export_id=record.export_id).update(
        status=ExportRow.VOIDED, why_voided=record.reason
    )
    SentRow.objects.filter(export_id=record.export_id).update(counts=False)
