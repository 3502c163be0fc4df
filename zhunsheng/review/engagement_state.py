"""Who was engaged for the reviews of a case, and what they advised: a fold."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from zhunsheng.authorities.advisers import AdviserKind
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.review.engagement_records import (
    Advised,
    AdviserEngaged,
    EngagementEnded,
    PointAdvice,
)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """聘请: one adviser for one case; both days are included."""

    engagement_id: UUID
    adviser: OfficerId
    kind: AdviserKind
    registered_in: BureauCode
    loan_id: UUID | None
    purpose: str
    engaged_on: date
    last_day: date  # earlier than engaged_on when it was ended on the same day
    ended_on: date | None = None
    ended_because: str = ""

    def stands_on(self, day: date) -> bool:
        """Whether it stands on that day; registration and loan must stand too."""
        return self.engaged_on <= day <= self.last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """顾问意见: one written opinion."""

    engagement_id: UUID
    adviser: OfficerId
    kind: AdviserKind
    round: int
    given_on: date
    points: tuple[PointAdvice, ...]
    opinion: str
    record_no: int  # place in the stream of the reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementState:
    """All engagements of one case, and all advice, oldest first."""

    engagements: dict[UUID, Engagement] = field(default_factory=dict)
    advice: tuple[Advice, ...] = ()

    def of(self, adviser: OfficerId) -> tuple[Engagement, ...]:
        """The engagements of one person."""
        return tuple(one for one in self.engagements.values() if one.adviser == adviser)

    def standing(self, adviser: OfficerId, day: date) -> Engagement | None:
        """The one that stands on that day."""
        return next((one for one in self.of(adviser) if one.stands_on(day)), None)

    def advice_on(self, round_no: int) -> tuple[Advice, ...]:
        """The advice on one round."""
        return tuple(one for one in self.advice if one.round == round_no)


def fold(written: Iterable[tuple[object, Place]]) -> EngagementState:
    """The engagements after all records of the reviews' stream; others are passed."""
    state = EngagementState()
    for record, place in written:
        day = place.at.astimezone(CHINA).date()
        if isinstance(record, AdviserEngaged):
            state = _with(state, _begun(record, day))
        elif isinstance(record, EngagementEnded):
            state = _with(state, _ended(state, record, day))
        elif isinstance(record, Advised):
            advice = _advice(state, record, place)
            state = replace(state, advice=(*state.advice, advice))
    return state


def _with(state: EngagementState, one: Engagement) -> EngagementState:
    return replace(state, engagements={**state.engagements, one.engagement_id: one})


def _begun(record: AdviserEngaged, day: date) -> Engagement:
    return Engagement(
        engagement_id=record.engagement_id,
        adviser=record.given.adviser,
        kind=record.kind,
        registered_in=record.registered_in,
        loan_id=record.loan_id,
        purpose=record.given.purpose,
        engaged_on=day,
        last_day=record.given.until,
    )


def _ended(state: EngagementState, record: EngagementEnded, day: date) -> Engagement:
    found = state.engagements[record.engagement_id]
    return replace(
        found,
        last_day=min(found.last_day, day - _DAY),
        ended_on=day,
        ended_because=record.reason,
    )


def _advice(state: EngagementState, record: Advised, place: Place) -> Advice:
    return Advice(
        engagement_id=record.engagement_id,
        adviser=place.by,
        kind=state.engagements[record.engagement_id].kind,
        round=record.round,
        given_on=place.at.astimezone(CHINA).date(),
        points=record.given.points,
        opinion=record.given.opinion,
        record_no=place.stream_version,
    )
