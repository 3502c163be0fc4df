"""封面、目录、备考表: the three sheets of a dossier, from what is bound in it."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.archive.records import Piece, Retention, Volume
from zhunsheng.documents.content.dossier import (
    DossierCatalogue,
    DossierCover,
    DossierNote,
    Entry,
)
from zhunsheng.kernel.ids import CaseId

_NO_DECISION = "未作出决定"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """装订好的案卷: everything that its sheets say."""

    case_id: CaseId
    case_name: str
    case_number: str
    decision_number: str
    department: str
    filed_on: date
    closed_on: date
    archived_on: date
    retention: Retention
    ordinal: int
    archive_number: str
    pieces: tuple[Piece, ...]
    state: str
    unserved: tuple[str, ...]
    why_unserved: str | None
    made_by: str
    checked_by: str

    @property
    def pages(self) -> int:
        """页数: of all pieces."""
        return sum(one.pages for one in self.pieces)


def cover(bound: Bound) -> DossierCover:
    """卷宗封面."""
    volumes = [
        volume.label
        for volume in Volume
        if any(one.volume is volume for one in bound.pieces)
    ]
    return DossierCover(
        case_name=bound.case_name,
        decision_number=bound.decision_number or _NO_DECISION,
        department=bound.department,
        filed_on=bound.filed_on,
        closed_on=bound.closed_on,
        archived_on=bound.archived_on,
        retention=bound.retention.label,
        archive_number=bound.archive_number,
        volume="、".join(volumes),
        pieces=len(bound.pieces),
        pages=bound.pages,
    )


def catalogue(bound: Bound) -> DossierCatalogue:
    """卷内文件目录."""
    return DossierCatalogue(
        case_name=bound.case_name,
        archive_number=bound.archive_number,
        entries=tuple(
            Entry(
                title=one.title,
                made_by=one.made_by,
                made_on=one.made_on,
                pages=one.page_range,
                number=one.number,
                note=one.note,
            )
            for one in bound.pieces
        ),
    )


def note(bound: Bound) -> DossierNote:
    """卷内备考表."""
    return DossierNote(
        case_name=bound.case_name,
        archive_number=bound.archive_number,
        pieces=len(bound.pieces),
        pages=bound.pages,
        state=_state(bound),
        made_by=bound.made_by,
        checked_by=bound.checked_by,
        made_on=bound.archived_on,
    )


def _state(bound: Bound) -> str:
    """What the archivist wrote, and what is not served and why."""
    if not bound.unserved:
        return bound.state
    return (
        f"{bound.state}未送达的文书：{'、'.join(bound.unserved)}。"
        f"原因：{bound.why_unserved}"
    )
