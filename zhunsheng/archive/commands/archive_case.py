"""案卷归档: the archivist checks a closed case's dossier, and it is bound for good."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from zhunsheng.archive import guards, numbers
from zhunsheng.archive.binding import bind
from zhunsheng.archive.gathering import loose_pieces, situation_of
from zhunsheng.archive.guards import ArchiveSituation, Given
from zhunsheng.archive.queries import stream_of
from zhunsheng.archive.records import DossierArchived, Piece, Retention
from zhunsheng.archive.sheets import Bound, catalogue, cover, note
from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.people import Officer
from zhunsheng.cases.gathering import load, standing_of
from zhunsheng.cases.state import CaseState
from zhunsheng.documents.commands.issue import Issued, issue
from zhunsheng.documents.queries import list_documents
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import Prose, label
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCase:
    """案卷归档."""

    case_id: Annotated[CaseId, label("案件", widget="hidden")]
    made_by: Annotated[
        OfficerId,
        label("立卷人", "整理案卷的承办人，不能是检查人本人", widget="pick:officers"),
    ]
    retention: Annotated[
        Retention, label("保管期限", "给予行政处罚的普通程序案件为永久")
    ] = Retention.PERMANENT
    state: Annotated[
        Prose,
        label("卷内情况说明", "有无缺损、修改、补充、移出等情况；没有的写“齐全完好”"),
    ] = "卷内文件齐全完好，没有缺损、修改、补充、移出。"
    unserved: Annotated[
        Prose | None,
        label("未送达文书的说明", "有盖章文书没有送达当事人的，逐件说明原因"),
    ] = None


@act(
    "archive.archive-case",
    title="案卷归档",
    takes=ArchiveCase,
    guards=guards.BEFORE_ARCHIVE,
    writes=(DossierArchived,),
)
def archive_case(data: ArchiveCase, /, *, by: OfficerId, at: datetime) -> Done:
    """Bind the dossier: number, cover, catalogue, note; a package follows."""
    officer = authorities.get_officer(by)
    case = load(officer.bureau, data.case_id)
    given = Given(
        made_by=data.made_by, retention=data.retention, unserved=data.unserved
    )
    situation = situation_of(standing_of(case, at), officer, at, given)
    binding = binding_at(officer.bureau, at)
    check(guards.BEFORE_ARCHIVE, situation, instruments=binding)
    bound = _bound(case, data, situation)
    sheets = {
        kind: _issue(bound, kind, content, officer, at)
        for kind, content in (
            ("dossier-cover", cover(bound)),
            ("dossier-catalogue", catalogue(bound)),
            ("dossier-note", note(bound)),
        )
    }
    places = writer.append(
        _record(bound, data, situation, sheets),
        log=officer.bureau,
        stream=stream_of(data.case_id),
        expected_version=situation.dossier.version,
        by=by,
        at=at,
    )
    return Done(
        {"id": str(data.case_id), "archive_number": bound.archive_number},
        (*places, *(one.place for one in sheets.values())),
    )


def _bound(case: CaseState, data: ArchiveCase, situation: ArchiveSituation) -> Bound:
    officer, closed_on = situation.officer, situation.closed_on
    maker = situation.maker
    if closed_on is None or maker is None or case.filed_on is None:
        raise ValueError("the guards let an open case, or no maker, through")
    documents = list_documents(bureau=officer.bureau, case_id=data.case_id)
    pieces: tuple[Piece, ...] = bind(loose_pieces(case, documents, officer.bureau_name))
    ordinal = numbers.next_ordinal(officer.bureau, closed_on.year)
    return Bound(
        case_id=data.case_id,
        case_name=case.name,
        case_number=case.number,
        decision_number=case.decision.number if case.decision else "",
        department=_department(case, maker),
        filed_on=case.filed_on,
        closed_on=closed_on,
        archived_on=situation.on,
        retention=data.retention,
        ordinal=ordinal,
        archive_number=numbers.write(closed_on.year, ordinal),
        pieces=pieces,
        state=data.state,
        unserved=guards.unserved(situation.papers),
        why_unserved=data.unserved,
        made_by=maker.name,
        checked_by=officer.name,
    )


def _department(case: CaseState, maker: Officer) -> str:
    """办案机构: where the first handler works."""
    if not case.handlers:
        return maker.department_name
    return authorities.get_officer(case.handlers[0]).department_name


def _issue(
    bound: Bound, kind: str, content: object, officer: Officer, at: datetime
) -> Issued:
    bureau = authorities.get_bureau(officer.bureau)
    return issue(
        kind=kind,
        content=content,
        bureau=officer.bureau,
        organ=bureau.name,
        prefix=bureau.document_prefix,
        case_id=bound.case_id,
        issued_on=bound.archived_on,
        by=officer.officer_id,
        at=at,
    )


def _record(
    bound: Bound,
    data: ArchiveCase,
    situation: ArchiveSituation,
    sheets: dict[str, Issued],
) -> DossierArchived:
    officer = situation.officer
    return DossierArchived(
        case_id=bound.case_id,
        bureau=officer.bureau,
        bureau_name=officer.bureau_name,
        case_number=bound.case_number,
        case_name=bound.case_name,
        decision_number=bound.decision_number,
        department=bound.department,
        filed_on=bound.filed_on,
        closed_on=bound.closed_on,
        archived_on=bound.archived_on,
        archive_number=bound.archive_number,
        ordinal=bound.ordinal,
        retention=bound.retention,
        retention_basis=situation.least.basis_text,
        made_by=data.made_by,
        checked_by=officer.officer_id,
        pieces=len(bound.pieces),
        pages=bound.pages,
        state=bound.state,
        unserved=data.unserved,
        catalogue=bound.pieces,
        cover=sheets["dossier-cover"].document_id,
        catalogue_document=sheets["dossier-catalogue"].document_id,
        note_document=sheets["dossier-note"].document_id,
    )
