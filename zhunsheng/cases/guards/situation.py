"""Everything that bears on one act in one case, gathered before it is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.calendars.deadlines import Deadline, deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.records.parts import PartyKind
from zhunsheng.cases.state import CaseState, Proposal
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import DocumentId, OfficerId
from zhunsheng.regulations.bindings import Law
from zhunsheng.review.catalogue.state import Catalogue
from zhunsheng.review.state import ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument:
    """A document of the case, as far as service needs to know it."""

    kind: str
    title: str
    number: str
    issued_on: date
    sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One act, one case, one officer, one moment, one law.

    ``data`` is ``None`` when it is asked, before anything is typed, whether the
    act is possible: guards about the typed data then hold.
    """

    case: CaseState
    data: Any
    officer: Officer
    at: datetime
    law: Law
    calendar: WorkCalendar
    bureau: Bureau
    posts: frozenset[Post]
    named: Mapping[OfficerId, Officer]
    review: ReviewState
    documents: Mapping[DocumentId, IssuedDocument]
    catalogue: Catalogue | None = None  # 审核目录: the edition that counts for the case
    proposes: type | None = None  # the content that an approving act rules on
    asked_no: int | None = None  # the proposal that a page asks about

    @property
    def today(self) -> date:
        """The day, in China, on which the act is received."""
        return self.at.astimezone(CHINA).date()

    @property
    def party_kind(self) -> PartyKind | None:
        """The kind of party, from the case or from the proposed filing."""
        if self.case.filing is not None:
            return self.case.filing.party.kind
        return None

    def until(self, period: str, start: date) -> Deadline:
        """The deadline of ``period`` that runs from ``start``, by this law."""
        kind = self.party_kind
        found = self.law.period(period, party=kind.value if kind else None)
        return deadline(found, start, self.calendar)

    def proposal(self) -> Proposal | None:
        """The proposal that the data names, or the open one of the act's kind."""
        if self.data is not None and hasattr(self.data, "proposal_no"):
            return self.case.proposals.get(self.data.proposal_no)
        if self.asked_no is not None:
            return self.case.proposals.get(self.asked_no)
        if self.proposes is not None:
            return self.case.open_proposal(self.proposes)
        return None

    def named_officers(self) -> tuple[OfficerId, ...]:
        """The officers whom the data names as those who carried out the act."""
        if self.data is None:
            return ()
        for name in ("officers", "handlers"):
            given = getattr(self.data, name, None)
            if given is None:
                given = getattr(getattr(self.data, "given", None), name, None)
            if given is not None:
                return tuple(given)
        return ()

    def asking(self, no: int) -> "Situation":
        """The same situation, asked about the proposal ``no``."""
        return replace(self, asked_no=no)
