"""Records of the archive → its table."""

from zhunsheng.archive.models import DossierRow
from zhunsheng.archive.numbers import SERIES
from zhunsheng.archive.records import DossierArchived, PackageBuilt
from zhunsheng.documents import numbering
from zhunsheng.ledger.projection import Place, projects


@projects(DossierArchived)
def dossier_row(record: DossierArchived, place: Place) -> None:
    """案卷归档 opens the row and uses up the archive number."""
    DossierRow.objects.create(
        case_id=record.case_id,
        bureau=record.bureau,
        archive_number=record.archive_number,
        case_number=record.case_number,
        case_name=record.case_name,
        decision_number=record.decision_number,
        retention=record.retention.value,
        closed_on=record.closed_on,
        archived_on=record.archived_on,
        made_by=record.made_by,
        checked_by=record.checked_by,
        pieces=record.pieces,
        pages=record.pages,
        position=place.position,
    )
    numbering.remember(
        bureau=record.bureau,
        series=SERIES,
        year=record.closed_on.year,
        ordinal=record.ordinal,
    )


@projects(PackageBuilt)
def package_file(record: PackageBuilt, place: Place) -> None:
    """案卷包制成 points the row at the file in the vault."""
    DossierRow.objects.filter(case_id=record.case_id).update(
        package_sha256=record.sha256,
        package_sm3=record.sm3,
        package_bytes=record.size_bytes,
        package_at=place.at,
    )
