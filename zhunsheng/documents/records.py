"""The records of documents (文书): issued, made into a file, or not makeable."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@record(
    "documents.document-issued",
    version=1,
    basis=cite(
        "nhsa-2020-32:4.1.3", "gansu-2020-81-recording:5#2", "neimenggu-recording:5#2"
    ),
    title="制作文书",
    sensitive=("content",),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentIssued:
    """制作文书: the whole content of a document, from which it is printed.

    ``content`` is canonical JSON (RFC 8785) of the kind's content type. ``number``
    and its parts are empty for internal papers that have none.
    """

    document_id: DocumentId
    case_id: CaseId | None
    bureau: BureauCode
    organ: str
    kind: str
    template_version: str
    title: str
    number: str | None
    series: str | None
    number_year: int | None
    ordinal: int | None
    content: str
    content_digest: str
    issued_on: date


@record(
    "documents.document-rendered",
    version=1,
    basis=cite("nhsa-2020-32:4.3.4", "gansu-2020-81-recording:5#1"),
    title="文书制成",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRendered:
    """文书制成: the file in the vault that is this document from now on.

    ``signer`` is the subject of the certificate that sealed it.
    """

    document_id: DocumentId
    sha256: str
    sm3: str
    size_bytes: int
    pages: int
    signed: bool
    signer: str | None


@record(
    "documents.rendering-failed",
    version=1,
    basis=cite("nhsa-2020-32:4.3.4", "nhsa-2020-32:4.1.3"),
    title="文书未能制成",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingFailed:
    """文书未能制成: why no file could be made; shown until one is."""

    document_id: DocumentId
    reason: str
