"""A bureau and an officer as their records tell them: two folds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Any
from uuid import UUID

from zhunsheng.authorities import records
from zhunsheng.authorities.people import Certificate
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.ids import BureauCode, OfficerId


def bureau_stream(code: BureauCode) -> str:
    """The stream of a bureau's own records."""
    return f"bureau/{code}"


def officer_stream(officer_id: OfficerId) -> str:
    """The stream of an officer's records."""
    return f"officer/{officer_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauState:
    """What is known of one bureau; ``code`` is None before it is established."""

    version: int = 0
    code: BureauCode | None = None
    parent: BureauCode | None = None
    departments: dict[str, DepartmentKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerState:
    """What is known of one officer; ``bureau`` is None before the appointment."""

    version: int = 0
    bureau: BureauCode | None = None
    department: str = ""
    posts: frozenset[Post] = frozenset()
    certificate: Certificate | None = None
    left_on: date | None = None
    username: str = ""
    account_open: bool = False
    tokens: frozenset[UUID] = frozenset()


def fold_bureau(history: Iterable[Any]) -> BureauState:
    """The bureau after all these records."""
    return reduce(_after_bureau, history, BureauState())


def _after_bureau(state: BureauState, one: Any) -> BureauState:
    state = replace(state, version=state.version + 1)
    if isinstance(one, records.BureauEstablished):
        return replace(state, code=one.code, parent=one.parent)
    if isinstance(one, records.DepartmentEstablished):
        return replace(
            state, departments={**state.departments, one.department: one.kind}
        )
    return state


def fold_officer(history: Iterable[Any]) -> OfficerState:
    """The officer after all these records."""
    return reduce(_after_officer, history, OfficerState())


def _after_officer(state: OfficerState, one: Any) -> OfficerState:
    return replace(_STEPS[type(one)](state, one), version=state.version + 1)


def _appointed(state: OfficerState, one: records.OfficerAppointed) -> OfficerState:
    return replace(
        state, bureau=one.bureau, department=one.department, posts=frozenset(one.posts)
    )


def _moved(state: OfficerState, one: records.PostsChanged) -> OfficerState:
    return replace(state, department=one.department, posts=frozenset(one.posts))


def _left(state: OfficerState, one: records.OfficerLeft) -> OfficerState:
    return replace(state, left_on=one.left_on, posts=frozenset())


def _certified(state: OfficerState, one: records.CertificateGranted) -> OfficerState:
    certificate = Certificate(
        number=one.number, valid_from=one.valid_from, valid_until=one.valid_until
    )
    return replace(state, certificate=certificate)


def _uncertified(state: OfficerState, one: records.CertificateRevoked) -> OfficerState:
    return replace(state, certificate=None)  # what it was stays in the tables


def _same(state: OfficerState, one: records.QualificationRecorded) -> OfficerState:
    return state


def _opened(state: OfficerState, one: records.AccountOpened) -> OfficerState:
    return replace(state, username=one.username, account_open=True)


def _closed(state: OfficerState, one: records.AccountClosed) -> OfficerState:
    return replace(state, account_open=False, tokens=frozenset())


def _token(state: OfficerState, one: records.TokenIssued) -> OfficerState:
    return replace(state, tokens=state.tokens | {one.token_id})


def _no_token(state: OfficerState, one: records.TokenRevoked) -> OfficerState:
    return replace(state, tokens=state.tokens - {one.token_id})


_STEPS: dict[type, Callable[[OfficerState, Any], OfficerState]] = {
    records.OfficerAppointed: _appointed,
    records.PostsChanged: _moved,
    records.OfficerLeft: _left,
    records.CertificateGranted: _certified,
    records.CertificateRevoked: _uncertified,
    records.QualificationRecorded: _same,
    records.AccountOpened: _opened,
    records.AccountClosed: _closed,
    records.TokenIssued: _token,
    records.TokenRevoked: _no_token,
}
