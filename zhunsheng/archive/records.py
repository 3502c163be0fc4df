"""The records of the archive (归档): a dossier bound, and its package built."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.fields import Choice
from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


class Retention(Choice):
    """保管期限."""

    PERMANENT = "permanent", "永久"
    THIRTY_YEARS = "thirty-years", "30年"
    TEN_YEARS = "ten-years", "10年"


RETENTIONS: dict[str, Retention] = {one.value: one for one in Retention}
"""Retention by its wire value."""


class Volume(Choice):
    """卷别: what the party may read, and what stays inside the bureau."""

    MAIN = "main", "正卷"
    INNER = "inner", "副卷"


class PieceKind(Choice):
    """What a piece of the dossier is."""

    DOCUMENT = "document", "文书"
    EVIDENCE = "evidence", "证据"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """卷内文件: one piece, in its place, and the file that it is.

    ``sha256`` is empty when there is no file: ``note`` says why.
    """

    order: int
    volume: Volume
    kind: PieceKind
    title: str
    number: str | None
    made_by: str
    made_on: date
    pages: int
    page_range: str
    document_id: DocumentId | None
    sha256: str
    note: str | None


@record(
    "archive.dossier-archived",
    version=1,
    title="案卷归档",
    basis=cite("nhsa-order-4:57", "nhsa-2020-32:4.3.1", "gansu-2020-81-recording:25#1"),
    sensitive=("case_name", "state", "catalogue"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DossierArchived:
    """案卷归档: the dossier is bound; ``catalogue`` is every piece that is in it.

    ``archive_number`` is the year of closing and a serial of four digits.
    ``unserved`` says why a sealed document was not served, if one was not.
    """

    case_id: CaseId
    bureau: BureauCode
    bureau_name: str
    case_number: str
    case_name: str
    decision_number: str
    department: str
    filed_on: date
    closed_on: date
    archived_on: date
    archive_number: str
    ordinal: int
    retention: Retention
    retention_basis: str
    made_by: OfficerId
    checked_by: OfficerId
    pieces: int
    pages: int
    state: str
    unserved: str | None
    catalogue: tuple[Piece, ...]
    cover: DocumentId
    catalogue_document: DocumentId
    note_document: DocumentId


@record(
    "archive.package-built",
    version=1,
    title="案卷包制成",
    basis=cite("archives-2020:37", "archives-regulation-2024:40", "nhsa-2020-32:4.3.4"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PackageBuilt:
    """案卷包制成: the file in the vault that is the electronic dossier.

    ``tree_size`` is the checkpoint against which everything in it is proven.
    """

    case_id: CaseId
    sha256: str
    sm3: str
    size_bytes: int
    tree_size: int
