"""From the records of documents to the tables that screens read."""

from zhunsheng.documents import numbering
from zhunsheng.documents.models import DocumentRow
from zhunsheng.documents.records import (
    DocumentIssued,
    DocumentRendered,
    RenderingFailed,
)
from zhunsheng.ledger.projection import Place, projects


@projects(DocumentIssued)
def open_row(record: DocumentIssued, place: Place) -> None:
    """制作文书 makes the row and uses up the number."""
    DocumentRow.objects.create(
        document_id=record.document_id,
        case_id=record.case_id,
        bureau=record.bureau,
        organ=record.organ,
        kind=record.kind,
        template_version=record.template_version,
        title=record.title,
        number=record.number,
        content=record.content,
        content_digest=record.content_digest,
        issued_on=record.issued_on,
        issued_at=place.at,
        position=place.position,
    )
    if record.series and record.number_year and record.ordinal:
        numbering.remember(
            bureau=record.bureau,
            series=record.series,
            year=record.number_year,
            ordinal=record.ordinal,
        )


@projects(DocumentRendered)
def add_file(record: DocumentRendered, place: Place) -> None:
    """文书制成 points the row at the file in the vault."""
    DocumentRow.objects.filter(document_id=record.document_id).update(
        sha256=record.sha256,
        sm3=record.sm3,
        size_bytes=record.size_bytes,
        pages=record.pages,
        signed=record.signed,
        signer=record.signer or "",
        rendered_at=place.at,
        failure="",
    )


@projects(RenderingFailed)
def note_failure(record: RenderingFailed, place: Place) -> None:
    """文书未能制成 is shown where the document would be."""
    del place
    DocumentRow.objects.filter(document_id=record.document_id).update(
        failure=record.reason
    )
