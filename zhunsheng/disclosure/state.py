"""A publication as its records tell it: a fold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import singledispatch

from zhunsheng.disclosure.choices import Measure
from zhunsheng.disclosure.records import (
    Corrected,
    Exempted,
    PublicationChecked,
    PublicationProposed,
    PublicText,
    Published,
    Withdrawn,
)
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId, PublicationId


class Status(Enum):
    """状态: how far a publication has come."""

    NONE = "none"
    PROPOSED = "proposed"
    CHECKED = "checked"
    RETURNED = "returned"
    PUBLISHED = "published"
    EXEMPTED = "exempted"
    WITHDRAWN = "withdrawn"

    @property
    def is_settled(self) -> bool:
        """Whether the decision is published or exempted, so that nothing is owed."""
        return self in (Status.PUBLISHED, Status.EXEMPTED, Status.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationState:
    """公示事项: what the acts need to know of it."""

    version: int = 0
    status: Status = Status.NONE
    publication_id: PublicationId | None = None
    case_id: CaseId | None = None
    bureau: BureauCode | None = None
    measure: Measure | None = None
    proposal: PublicationProposed | None = None
    text: PublicText | None = None
    cleared: tuple[str, ...] = ()
    proposed_by: OfficerId | None = None
    checked_by: OfficerId | None = None
    published_on: date | None = None
    fell_on: date | None = None
    positions: tuple[int, ...] = ()  # in the public log, oldest first
    standing: tuple[int, ...] = ()  # those whose text can still be read


def fold(records: Iterable[tuple[object, OfficerId]]) -> PublicationState:
    """The state after these records, oldest first, each with who made it."""
    state = PublicationState()
    for one, by in records:
        state = replace(_after(one, state, by), version=state.version + 1)
    return state


@singledispatch
def _after(one: object, state: PublicationState, by: OfficerId) -> PublicationState:
    raise TypeError(f"not a record of a publication: {type(one).__name__}")


@_after.register
def _(
    one: PublicationProposed, state: PublicationState, by: OfficerId
) -> PublicationState:
    return replace(
        state,
        status=Status.PROPOSED,
        publication_id=one.publication_id,
        case_id=one.case_id,
        bureau=one.bureau,
        measure=one.measure,
        proposal=one,
        text=one.text,
        proposed_by=by,
    )


@_after.register
def _(
    one: PublicationChecked, state: PublicationState, by: OfficerId
) -> PublicationState:
    return replace(
        state,
        status=Status.CHECKED if one.passed else Status.RETURNED,
        cleared=one.cleared,
        checked_by=by,
    )


@_after.register
def _(one: Published, state: PublicationState, by: OfficerId) -> PublicationState:
    return replace(
        state,
        status=Status.PUBLISHED,
        published_on=one.published_on,
        positions=(one.public_position,),
        standing=(one.public_position,),
    )


@_after.register
def _(one: Exempted, state: PublicationState, by: OfficerId) -> PublicationState:
    return replace(state, status=Status.EXEMPTED)


@_after.register
def _(one: Corrected, state: PublicationState, by: OfficerId) -> PublicationState:
    earlier = () if one.removes_earlier else state.standing
    return replace(
        state,
        text=one.text,
        positions=(*state.positions, one.public_position),
        standing=(*earlier, one.public_position),
    )


@_after.register
def _(one: Withdrawn, state: PublicationState, by: OfficerId) -> PublicationState:
    return replace(
        state,
        status=Status.WITHDRAWN,
        fell_on=one.fell_on,
        positions=(*state.positions, one.public_position),
        standing=(),
    )
