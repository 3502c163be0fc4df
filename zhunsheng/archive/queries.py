"""What screens, followers and other domains may ask about archived cases."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from zhunsheng.archive.models import DossierRow
from zhunsheng.archive.records import RETENTIONS, Retention
from zhunsheng.archive.state import DossierState, fold
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger import reader

_ROWS = 25
_TAKERS = (Post.ARCHIVIST, Post.BUREAU_HEAD)


class NoSuchDossierError(ZhunshengError):
    """No such dossier, or not one that this officer may see: the two look the same."""

    def __init__(self) -> None:
        super().__init__("没有这个案卷。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """案卷: one archived case as pages show it; no package while it is being made."""

    case_id: CaseId
    bureau: BureauCode
    archive_number: str
    case_number: str
    case_name: str
    decision_number: str
    retention: Retention
    closed_on: date
    archived_on: date
    made_by: OfficerId
    checked_by: OfficerId
    pieces: int
    pages: int
    position: int
    package_sha256: str
    package_sm3: str
    package_bytes: int
    package_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierList:
    """案卷清单: one page of dossiers."""

    rows: tuple[Dossier, ...]
    total: int
    page: int
    pages: int


def stream_of(case_id: CaseId) -> str:
    """The stream of a case's dossier, in the bureau's log."""
    return f"archive/{case_id}"


def state_of(bureau: BureauCode, case_id: CaseId) -> DossierState:
    """The dossier as its records tell it now."""
    return fold(record for record, _ in reader.replay(bureau, stream_of(case_id)))


def dossier_of(case_id: CaseId) -> Dossier | None:
    """The dossier of a case, if it is archived."""
    row = DossierRow.objects.filter(case_id=case_id).first()
    return None if row is None else _dossier(row)


def list_dossiers(viewer: Officer, *, text: str = "", page: int = 1) -> DossierList:
    """Dossiers of the viewer's bureau, the newest first; ``text`` narrows them."""
    rows = DossierRow.objects.filter(bureau=viewer.bureau)
    if text.strip():
        wanted = text.strip()
        rows = rows.filter(
            Q(archive_number__icontains=wanted)
            | Q(case_name__icontains=wanted)
            | Q(case_number__icontains=wanted)
            | Q(decision_number__icontains=wanted)
        )
    total = rows.count()
    pages = max(1, -(-total // _ROWS))
    page = min(max(page, 1), pages)
    first = (page - 1) * _ROWS
    ordered = rows.order_by("-archived_on", "-archive_number")
    return DossierList(
        rows=tuple(_dossier(row) for row in ordered[first : first + _ROWS]),
        total=total,
        page=page,
        pages=pages,
    )


def package_for(case_id: CaseId, viewer: Officer) -> Dossier:
    """The dossier whose package this officer may take; else ``NoSuchDossierError``.

    The package holds the inner volume, the informant too: archivist and head only.
    """
    row = DossierRow.objects.filter(case_id=case_id, bureau=viewer.bureau).first()
    if row is None or not row.package_sha256 or not viewer.holds(*_TAKERS):
        raise NoSuchDossierError
    return _dossier(row)


def _dossier(row: DossierRow) -> Dossier:
    return Dossier(
        case_id=CaseId(row.case_id),
        bureau=BureauCode(row.bureau),
        archive_number=row.archive_number,
        case_number=row.case_number,
        case_name=row.case_name,
        decision_number=row.decision_number,
        retention=RETENTIONS[row.retention],
        closed_on=row.closed_on,
        archived_on=row.archived_on,
        made_by=OfficerId(row.made_by),
        checked_by=OfficerId(row.checked_by),
        pieces=row.pieces,
        pages=row.pages,
        position=row.position,
        package_sha256=row.package_sha256,
        package_sm3=row.package_sm3,
        package_bytes=row.package_bytes,
        package_at=row.package_at,
    )
