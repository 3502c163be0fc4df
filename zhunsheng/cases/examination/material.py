"""所看的材料: everything about a case that an examination may look at. No database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.records import decision, evidence, notice
from zhunsheng.cases.records.leads import Informant
from zhunsheng.cases.records.notice import DraftDecision
from zhunsheng.cases.records.parts import Outcome, Violation
from zhunsheng.cases.state import CaseState
from zhunsheng.documents.queries import Document
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.records import type_of
from zhunsheng.review.records import Subject

R = TypeVar("R")
INSPECTED, ASKED = "现场检查", "询问"


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One record of the case, with its place in the case's stream."""

    no: int
    record: R
    by: OfficerId
    at: datetime

    @property
    def day(self) -> date:
        """The day, in China, on which it was received."""
        return self.at.astimezone(CHINA).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """执法活动: who carried it out, on which day, as the record tells it."""

    no: int
    what: str
    officers: tuple[OfficerId, ...]
    on: date
    began_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """先前的决定: what this bureau decided before about the same party."""

    number: str
    decided_on: date
    outcome: Outcome
    violations: tuple[Violation, ...]
    stands: bool  # it was not varied or revoked


@dataclass(frozen=True, kw_only=True)
class Material:
    """One case at one moment, with what the registers say of it."""

    standing: Standing
    at: datetime
    written: tuple[tuple[object, Place], ...]  # the case's own stream
    bureau: Bureau
    named: Mapping[OfficerId, Officer]
    documents: tuple[Document, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    informant: Informant | None = None
    kept: frozenset[str] = frozenset()  # which of the cited files the vault has
    regions: Mapping[BureauCode, str] = field(default_factory=dict)  # 各局的地名

    @property
    def case(self) -> CaseState:
        """The case."""
        return self.standing.case

    @property
    def subject(self) -> Subject:
        """送审事项: after the decision, it is the application to the court."""
        decided = self.case.decision is not None
        return Subject.COURT_APPLICATION if decided else Subject.DECISION

    @property
    def today(self) -> date:
        """The day on which it is looked at."""
        return self.standing.today

    @property
    def draft(self) -> DraftDecision | None:
        """拟处理意见, if there is one."""
        return self.case.draft.given if self.case.draft else None

    @property
    def violations(self) -> tuple[tuple[int, Violation], ...]:
        """违法事实 of the draft, counted from one as the draft lists them."""
        return tuple(enumerate(self.draft.violations if self.draft else (), start=1))

    @cached_property
    def entries(self) -> tuple[Entry[object], ...]:
        """Every record of the case, in order."""
        return tuple(
            Entry(place.stream_version, record, place.by, place.at)
            for record, place in self.written
        )

    @cached_property
    def _by_type(self) -> Mapping[type, tuple[Entry[Any], ...]]:
        found: dict[type, list[Entry[Any]]] = {}
        for one in self.entries:
            found.setdefault(type(one.record), []).append(one)
        return {cls: tuple(entries) for cls, entries in found.items()}

    def of(self, cls: type[R]) -> tuple[Entry[R], ...]:
        """The records of one type, in order."""
        return self._by_type.get(cls, ())

    @cached_property
    def drafted_on(self) -> tuple[date, ...]:
        """The day of each draft, of whatever version its record is."""
        return tuple(
            one.day
            for one in self.entries
            if type_of(one.record).name == "cases.decision-drafted"
        )

    @cached_property
    def recent(self) -> tuple[Entry[object], ...]:
        """What led to what is reviewed now: for an application, since the decision."""
        decided = self.of(decision.DecisionIssued)
        last = decided[-1].no if decided else 0
        return tuple(one for one in self.entries if one.no > last)

    @cached_property
    def presences(self) -> tuple[Presence, ...]:
        """执法活动: every act for which officers are named, in order."""
        return tuple(found for one in self.recent for found in _presences(one))

    def name_of(self, officer: OfficerId) -> str:
        """The officer's name, or that he or she is none of this bureau."""
        found = self.named.get(officer)
        return found.name if found else "非本机关人员"


def _presences(one: Entry[object]) -> Iterator[Presence]:
    record = one.record
    match record:
        case evidence.InspectionRecorded():
            yield _timed(one.no, INSPECTED, record)
        case evidence.InterviewRecorded():
            yield _timed(one.no, ASKED, record)
        case evidence.EvidenceAdded(no=no, given=given):
            what = f"收集证据（{no} 号）"
            yield Presence(
                no=one.no, what=what, officers=given.officers, on=given.taken_on
            )
        case decision.DocumentServed(given=served):
            yield Presence(
                no=one.no, what="送达", officers=served.officers, on=served.served_on
            )
        case notice.DefenceRecorded(oral=notice.OralDefence() as oral):
            yield _timed(one.no, "听取陈述申辩", oral)
        case _:
            pass


def _timed(
    no: int,
    what: str,
    record: (
        evidence.InspectionRecorded | evidence.InterviewRecorded | notice.OralDefence
    ),
) -> Presence:
    return Presence(
        no=no,
        what=what,
        officers=record.officers,
        on=record.began_at.astimezone(CHINA).date(),
        began_at=record.began_at,
        ended_at=record.ended_at,
    )
