"""Gathering what bears on an act: case, officer, law, calendar, review, documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.calendars.workdays import current
from zhunsheng.cases.catalogue import CaseAct
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.guards.situation import IssuedDocument, Situation
from zhunsheng.cases.major import catalogue_for
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.state import CaseState
from zhunsheng.documents import kinds
from zhunsheng.documents.queries import Document, list_documents
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, BureauCode, CaseId, OfficerId
from zhunsheng.ledger import reader
from zhunsheng.regulations.bindings import Law, law_of
from zhunsheng.review.catalogue.queries import catalogue_of
from zhunsheng.review.catalogue.state import CatalogueState
from zhunsheng.review.queries import review_of
from zhunsheng.review.state import ReviewState


class NoSuchCaseError(ZhunshengError):
    """No such case, or none that this officer may see: the two look the same."""

    def __init__(self) -> None:
        super().__init__("没有这个案件。")


def stream_of(case_id: CaseId) -> str:
    """The name of the case's stream in the bureau's log."""
    return f"case/{case_id}"


def load(bureau: BureauCode, case_id: CaseId) -> CaseState:
    """The case as the ledger tells it now; ``NoSuchCaseError`` if there is none."""
    state = fold(reader.replay(bureau, stream_of(case_id)))
    if state.version == 0:
        raise NoSuchCaseError
    return state


def law_for(case: CaseState, bureau: BureauCode, at: datetime) -> Law:
    """The law of the case's day: of filing, else of the lead, else of today."""
    if case.filed_on is not None:
        return law_of(bureau, case.filed_on)
    if case.lead is not None:
        return law_of(bureau, case.lead.received_on)
    return law_of(bureau, at.astimezone(CHINA).date())


def standing_of(case: CaseState, at: datetime) -> Standing:
    """Where the case stands ``at`` a moment, for what is owed in it."""
    review = ReviewState()
    if case.case_id is not None and case.review_asked:
        review = review_of(case.bureau, case.case_id)
    return standing_with(review, case, at)


def standing_with(review: ReviewState, case: CaseState, at: datetime) -> Standing:
    """The same, where the review was read already."""
    return Standing(
        case=case,
        review=review,
        law=law_for(case, case.bureau, at),
        calendar=current(),
        today=at.astimezone(CHINA).date(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """机构和人员: what the registers say of one bureau, read once for a request."""

    bureau: Bureau
    named: Mapping[OfficerId, Officer]  # also those who left
    catalogues: CatalogueState = field(default_factory=CatalogueState)  # 审核目录

    def name_of(self, officer: OfficerId) -> str:
        """The officer's name; empty for who is not of this bureau."""
        found = self.named.get(officer)
        return found.name if found else ""


def names_with(
    registers: Registers, authors: Iterable[OfficerId]
) -> dict[OfficerId, str]:
    """The bureau's officers by name, and those authors who are of another bureau."""
    names = {one.officer_id: one.name for one in registers.named.values()}
    strangers = frozenset(authors) - names.keys() - {PROGRAM, PUBLIC}
    return names | (authorities.names_of(strangers) if strangers else {})


def registers_of(bureau: BureauCode) -> Registers:
    """The registers of one bureau as they are now."""
    return Registers(
        bureau=authorities.get_bureau(bureau),
        named={one.officer_id: one for one in authorities.list_officers(bureau)},
        catalogues=catalogue_of(bureau),
    )


def documents_of(case: CaseState) -> tuple[Document, ...]:
    """文书: the documents of the case, in the order of issue."""
    if case.case_id is None:
        return ()
    return list_documents(bureau=case.bureau, case_id=case.case_id)


def gather(
    act: CaseAct, case: CaseState, data: object, officer: Officer, at: datetime
) -> Situation:
    """Everything that the guards of ``act`` may look at."""
    return situation_in(
        standing_of(case, at),
        act,
        data,
        officer,
        at,
        registers=registers_of(officer.bureau),
        documents=documents_of(case),
    )


def situation_in(
    standing: Standing,
    act: CaseAct,
    data: object,
    officer: Officer,
    at: datetime,
    *,
    registers: Registers,
    documents: tuple[Document, ...],
) -> Situation:
    """The situation of ``act`` in a case that stands as ``standing`` says.

    ``registers`` are those of the officer's bureau; ``documents`` are the case's.
    """
    return Situation(
        case=standing.case,
        data=data,
        officer=officer,
        at=at,
        law=standing.law,
        calendar=standing.calendar,
        bureau=registers.bureau,
        posts=act.posts,
        named=registers.named,
        review=standing.review,
        documents={
            one.document_id: IssuedDocument(
                kind=one.kind,
                title=one.title,
                number=one.number or "",
                issued_on=one.issued_on,
                sealed=kinds.find(one.kind).sealed,
            )
            for one in documents
        },
        catalogue=catalogue_for(standing.case, registers.catalogues, at),
        proposes=act.proposes,
    )
