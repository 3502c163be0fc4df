"""An adviser as the records tell it: a fold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from zhunsheng.authorities import adviser_records as records
from zhunsheng.authorities.advisers import Term
from zhunsheng.kernel.ids import BureauCode, OfficerId

_DAY = timedelta(days=1)


def adviser_stream(officer_id: OfficerId) -> str:
    """The stream of an adviser's registrations and loans."""
    return f"adviser/{officer_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LentTo:
    """To whom the adviser is lent, and until when; both days are included."""

    borrower: BureauCode
    valid_from: date
    valid_until: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserState:
    """What is known of one adviser; no terms before the registration."""

    version: int = 0
    terms: tuple[Term, ...] = ()
    loans: dict[UUID, LentTo] = field(default_factory=dict)

    def term_on(self, day: date) -> Term | None:
        """The registration that stands on that day."""
        return next((one for one in self.terms if one.stands_on(day)), None)


def fold_adviser(history: Iterable[Any]) -> AdviserState:
    """The adviser after all these records."""
    state = AdviserState()
    for one in history:
        state = replace(_STEPS[type(one)](state, one), version=state.version + 1)
    return state


def _registered(state: AdviserState, one: records.AdviserRegistered) -> AdviserState:
    term = Term(
        registration_id=one.registration_id,
        kind=one.kind,
        organisation=one.organisation,
        qualified=bool(one.qualification_number),
        valid_from=one.valid_from,
        valid_until=one.valid_until,
    )
    return replace(state, terms=(*state.terms, term))


def _ended(state: AdviserState, one: records.AdviserDeregistered) -> AdviserState:
    last = one.ended_on - _DAY
    terms = tuple(
        replace(term, valid_until=min(term.valid_until, last)) for term in state.terms
    )
    return replace(state, terms=terms)


def _lent(state: AdviserState, one: records.AdviserLent) -> AdviserState:
    loan = LentTo(
        borrower=one.borrower, valid_from=one.valid_from, valid_until=one.valid_until
    )
    return replace(state, loans={**state.loans, one.loan_id: loan})


def _back(state: AdviserState, one: records.LoanEnded) -> AdviserState:
    loan = state.loans[one.loan_id]
    last = min(loan.valid_until, one.ended_on - _DAY)
    ended = replace(loan, valid_until=last, ended_on=one.ended_on)
    return replace(state, loans={**state.loans, one.loan_id: ended})


_STEPS: dict[type, Callable[[AdviserState, Any], AdviserState]] = {
    records.AdviserRegistered: _registered,
    records.AdviserDeregistered: _ended,
    records.AdviserLent: _lent,
    records.LoanEnded: _back,
}
