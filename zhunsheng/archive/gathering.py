"""Gathering what bears on archiving: the case, its papers, what is still owed."""

import json
from collections.abc import Iterator
from datetime import datetime

from zhunsheng.archive.binding import SHEETS, Loose
from zhunsheng.archive.guards import ArchiveSituation, Given, PaperStanding
from zhunsheng.archive.queries import state_of
from zhunsheng.archive.records import PieceKind
from zhunsheng.archive.retention import ORDINARY, Rule, least
from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.people import Officer
from zhunsheng.cases.obligations.of_case import Standing, obligations
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.state import CaseState
from zhunsheng.documents import kinds
from zhunsheng.documents.queries import Document, list_documents
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import DocumentId, OfficerId

OBLIGATION = "archive-case"
_RECEIPT = "service-receipt"


def rule_for(case: CaseState) -> Rule:
    """保管期限: the rule for this case; all cases here are of ordinary procedure."""
    decision = case.decision
    penalty = decision is not None and decision.outcome is Outcome.PENALTY
    return least(procedure=ORDINARY, penalty=penalty)


def papers_of(case: CaseState, documents: tuple[Document, ...]) -> list[PaperStanding]:
    """文书的状况: of every document of the case."""
    served = {one.document_id for one in case.services}
    return [
        PaperStanding(
            title=f"{one.title}{one.number or ''}",
            settled=bool(one.sha256 or one.failure),
            must_be_served=kinds.find(one.kind).sealed and one.kind != _RECEIPT,
            served=one.document_id in served,
        )
        for one in documents
        if one.kind not in SHEETS
    ]


def situation_of(
    standing: Standing, officer: Officer, at: datetime, given: Given | None
) -> ArchiveSituation:
    """Everything that the guards of archiving may look at."""
    case = standing.case
    documents = list_documents(bureau=case.bureau, case_id=standing.case_id)
    return ArchiveSituation(
        officer=officer,
        on=at.astimezone(CHINA).date(),
        closed_on=case.closed_on,
        dossier=state_of(case.bureau, standing.case_id),
        papers=tuple(papers_of(case, documents)),
        open_obligations=tuple(
            one.title
            for one in obligations(standing)
            if one.is_open and one.post is not None and one.name != OBLIGATION
        ),
        least=rule_for(case),
        maker=None if given is None else _colleague(officer, given.made_by),
        given=given,
    )


def _colleague(officer: Officer, wanted: OfficerId) -> Officer | None:
    for one in authorities.list_officers(officer.bureau):
        if one.officer_id == wanted:
            return one
    return None


def loose_pieces(
    case: CaseState, documents: tuple[Document, ...], bureau_name: str
) -> Iterator[Loose]:
    """散件: every document and every piece of evidence of the case."""
    for one in documents:
        yield Loose(
            kind=PieceKind.DOCUMENT,
            code=one.kind,
            title=one.title,
            number=one.number,
            made_by=bureau_name,
            made_on=one.issued_on,
            pages=one.pages if one.sha256 else 0,
            sha256=one.sha256,
            document_id=one.document_id,
            follows=_receipted(one, documents),
            note=None if one.sha256 else f"未能制成文件：{one.failure}",
        )
    for taken in case.evidence:
        given = taken.given
        yield Loose(
            kind=PieceKind.EVIDENCE,
            code=given.kind.value,
            title=f"{given.kind.label}：{given.title}",
            made_by=given.obtained_from,
            made_on=given.taken_on,
            pages=given.pages,
            sha256=given.file or "",
            note=None if given.file else "未附电子文件",
        )


def _receipted(one: Document, documents: tuple[Document, ...]) -> DocumentId | None:
    """The document whose service this receipt proves, by its number or title."""
    if one.kind != _RECEIPT:
        return None
    for named in json.loads(one.content)["documents"]:
        for other in documents:
            if other.kind != _RECEIPT and named["number"] == (other.number or ""):
                return other.document_id
        for other in documents:
            if other.kind != _RECEIPT and named["title"] == other.title:
                return other.document_id
    return None
