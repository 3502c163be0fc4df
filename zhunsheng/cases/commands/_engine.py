"""How every act on a case runs: load, check, append."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases.catalogue import CATALOGUE, CaseAct
from zhunsheng.cases.gathering import gather, load, standing_of, stream_of
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.obligations.of_case import obligations
from zhunsheng.cases.printing.course import Course, course_of
from zhunsheng.cases.records.proposals import ProposalRejected, Ruling
from zhunsheng.documents.commands.issue import Issued, issue
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.guards import check


@dataclass(slots=True, kw_only=True)
class Pen:
    """What one act writes besides its records: documents, and names for the caller."""

    situation: Situation
    case_id: CaseId
    result: dict[str, str | int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def course(self) -> Course:
        """What was said and done in the case so far, for documents that tell it."""
        bureau = self.situation.officer.bureau
        return course_of(
            record for record, _ in reader.replay(bureau, stream_of(self.case_id))
        )

    def issue(self, kind: str, content: object, *, name: str = "document_id") -> Issued:
        """Issue a document of the case; ``result[name]`` tells the caller which."""
        situation = self.situation
        issued = issue(
            kind=kind,
            content=content,
            bureau=situation.officer.bureau,
            organ=situation.bureau.name,
            prefix=situation.bureau.document_prefix,
            case_id=self.case_id,
            issued_on=situation.today,
            by=situation.officer.officer_id,
            at=situation.at,
        )
        self.result[name] = str(issued.document_id)
        self.places.append(issued.place)
        return issued


C = TypeVar("C")
Effect = Callable[[Situation, Pen], tuple[object, ...]]


def record_data(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """The act's input is its record."""
    del pen
    return (situation.data,)


def performs(name: str) -> Callable[[Effect], Effect]:
    """Register the act ``name`` of the catalogue; the function gives its records."""

    def register(effect: Effect) -> Effect:
        _register(CATALOGUE[name], effect)
        return effect

    return register


def _register(entry: CaseAct, effect: Effect) -> None:
    @act(
        entry.name,
        title=entry.title,
        takes=entry.takes,
        guards=entry.guards,
        writes=entry.writes,
    )
    @transaction.atomic
    def handle(data: Any, *, by: OfficerId, at: datetime) -> Done:
        officer = get_officer(by)
        case = load(officer.bureau, data.case_id)
        situation = gather(entry, case, data, officer, at)
        check(entry.guards, situation, instruments=situation.law.names)
        pen = Pen(situation=situation, case_id=data.case_id)
        places = writer.append(
            *effect(situation, pen),
            log=officer.bureau,
            stream=stream_of(data.case_id),
            expected_version=case.version,
            by=by,
            at=at,
        )
        foresee(officer.bureau, data.case_id, at)
        pen.result["id"] = str(data.case_id)
        pen.result["no"] = places[0].stream_version
        return Done(pen.result, (*places, *pen.places))


def foresee(bureau: BureauCode, case_id: CaseId, at: datetime) -> None:
    """Compute what is owed after the act: ``UnfitInputError`` if nobody could.

    A day from which no deadline can be counted would stay in the ledger and spoil
    every list that the case stands in.
    """
    obligations(standing_of(load(bureau, case_id), at))


def rejected(situation: Situation) -> tuple[object, ...] | None:
    """不予批准: the record of a ruling that says no, or ``None`` if it says yes."""
    ruling: Ruling = situation.data
    if ruling.agrees:
        return None
    return (
        ProposalRejected(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            opinion=ruling.opinion,
        ),
    )


def proposed(situation: Situation, content: type[C]) -> C:
    """What the ruling is about; the guards have seen that it is of this kind."""
    proposal = situation.proposal()
    if proposal is None or not isinstance(proposal.content, content):
        raise TypeError(f"no open {content.__name__}")
    return proposal.content
