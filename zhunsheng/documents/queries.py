"""What screens and other domains may ask about documents."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.documents.models import DocumentRow
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId


class NoSuchDocumentError(ZhunshengError):
    """No such document, or not one of this bureau: the two look the same."""

    def __init__(self) -> None:
        super().__init__("没有这份文书。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """文书: one document as pages show it.

    ``sha256`` is empty until the file is made; ``failure`` says why it cannot be.
    """

    document_id: DocumentId
    case_id: CaseId | None
    bureau: BureauCode
    organ: str
    kind: str
    template_version: str
    title: str
    number: str | None
    content: str
    content_digest: str
    issued_on: date
    issued_at: datetime
    position: int
    sha256: str
    sm3: str
    size_bytes: int
    pages: int
    signed: bool
    signer: str
    rendered_at: datetime | None
    failure: str


def get_document(*, bureau: BureauCode, document_id: DocumentId) -> Document:
    """The document, if it is one of ``bureau``; else ``NoSuchDocumentError``."""
    row = DocumentRow.objects.filter(document_id=document_id, bureau=bureau).first()
    if row is None:
        raise NoSuchDocumentError
    return _document(row)


def list_documents(*, bureau: BureauCode, case_id: CaseId) -> tuple[Document, ...]:
    """All documents of one case, in the order of issue."""
    rows = DocumentRow.objects.filter(bureau=bureau, case_id=case_id)
    return tuple(_document(row) for row in rows.order_by("position"))


def titles_of(documents: Collection[DocumentId]) -> dict[DocumentId, str]:
    """Title and number of each of these documents."""
    rows = DocumentRow.objects.filter(document_id__in=documents)
    told = rows.values_list("document_id", "title", "number")
    return {
        DocumentId(one): f"《{title}》{number or ''}" for one, title, number in told
    }


def list_unrendered(bureau: BureauCode) -> tuple[DocumentId, ...]:
    """Documents of the bureau that have no file yet, oldest first."""
    rows = DocumentRow.objects.filter(bureau=bureau, sha256="").order_by("position")
    return tuple(DocumentId(row.document_id) for row in rows)


def _document(row: DocumentRow) -> Document:
    return Document(
        document_id=DocumentId(row.document_id),
        case_id=None if row.case_id is None else CaseId(row.case_id),
        bureau=BureauCode(row.bureau),
        organ=row.organ,
        kind=row.kind,
        template_version=row.template_version,
        title=row.title,
        number=row.number,
        content=row.content,
        content_digest=row.content_digest,
        issued_on=row.issued_on,
        issued_at=row.issued_at,
        position=row.position,
        sha256=row.sha256,
        sm3=row.sm3,
        size_bytes=row.size_bytes,
        pages=row.pages,
        signed=row.signed,
        signer=row.signer,
        rendered_at=row.rendered_at,
        failure=row.failure,
    )
