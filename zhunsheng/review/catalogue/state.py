"""审核目录清单: a catalogue as its records tell it, and which edition counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.review.catalogue.kinds import MajorKind, PartyType
from zhunsheng.review.catalogue.records import (
    CatalogueApproved,
    CatalogueCommentAnswered,
    CatalogueCommented,
    CatalogueDrafted,
    CatalogueItem,
)


def lowest_amount(item: CatalogueItem, party: PartyType | None) -> int | None:
    """The item's amount for a type of party; for one not known yet, the lowest."""
    amounts = [
        one.amount_fen for one in item.amounts if party is None or one.party is party
    ]
    return min(amounts, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """目录稿: one revision, who drafted it, and when."""

    edition: int
    revision: int
    items: tuple[CatalogueItem, ...]
    note: str
    drafted_by: OfficerId
    drafted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """目录: an edition that the head of the bureau approved."""

    edition: int
    items: tuple[CatalogueItem, ...]
    note: str
    effective_on: date
    approved_by: OfficerId
    approved_at: datetime
    opinion: str

    def of_kind(self, *kinds: MajorKind) -> tuple[CatalogueItem, ...]:
        """Its items of these kinds."""
        return tuple(one for one in self.items if one.kind in kinds)

    def counts_for(self, day: date, at: datetime) -> bool:
        """Whether it counts for a matter that began on ``day``, at ``at``.

        An edition that takes effect on the day of its approval does not reach back
        to what was filed that morning.
        """
        return self.effective_on <= day and self.approved_at <= at


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """上级意见: what the bureau above said, and the answer if there is one."""

    no: int
    bureau: BureauCode  # the bureau above
    given: CatalogueCommented
    by: OfficerId
    at: datetime
    accepted: bool | None = None
    answer: str = ""

    @property
    def waits(self) -> bool:
        """A wish for changes that the drafting bureau has not answered."""
        return self.accepted is None


@dataclass(slots=True, kw_only=True)
class CatalogueState:
    """All drafts and editions of one bureau."""

    version: int = 0
    drafts: list[Draft] = field(default_factory=list)
    editions: list[Catalogue] = field(default_factory=list)
    answers: dict[tuple[BureauCode, int], CatalogueCommentAnswered] = field(
        default_factory=dict
    )

    @property
    def open_draft(self) -> Draft | None:
        """The newest revision, while the head has not approved it."""
        if self.drafts and self.drafts[-1].edition > len(self.editions):
            return self.drafts[-1]
        return None

    @property
    def newest(self) -> Catalogue | None:
        """The edition that was approved last; it may not have taken effect yet."""
        return self.editions[-1] if self.editions else None

    def in_force(self, day: date, at: datetime) -> Catalogue | None:
        """施行的目录: the edition for what began on that day, if there was one."""
        for one in reversed(self.editions):
            if one.counts_for(day, at):
                return one
        return None


def fold(written: Iterable[tuple[object, Place]]) -> CatalogueState:
    """The state after all records of the bureau's stream."""
    state = CatalogueState()
    for record, place in written:
        state.version = place.stream_version
        if isinstance(record, CatalogueDrafted):
            state.drafts.append(
                Draft(
                    edition=record.edition,
                    revision=record.revision,
                    items=record.items,
                    note=record.note,
                    drafted_by=place.by,
                    drafted_at=place.at,
                )
            )
        elif isinstance(record, CatalogueCommentAnswered):
            state.answers[record.commented_by, record.comment_no] = record
        elif isinstance(record, CatalogueApproved):
            state.editions.append(_approved(state, record, place))
    return state


def _approved(
    state: CatalogueState, record: CatalogueApproved, place: Place
) -> Catalogue:
    draft = state.drafts[-1]
    return Catalogue(
        edition=record.edition,
        items=draft.items,
        note=draft.note,
        effective_on=record.effective_on,
        approved_by=place.by,
        approved_at=place.at,
        opinion=record.opinion,
    )


def fold_comments(
    written: Iterable[tuple[object, Place]], state: CatalogueState
) -> tuple[Comment, ...]:
    """What one bureau above said, with the answers that stand in ``state``."""
    comments = []
    for record, place in written:
        if not isinstance(record, CatalogueCommented):
            continue
        answer = state.answers.get((place.log, place.stream_version))
        comments.append(
            Comment(
                no=place.stream_version,
                bureau=place.log,
                given=record,
                by=place.by,
                at=place.at,
                accepted=answer.accepted if answer else None,
                answer=answer.answer if answer else "",
            )
        )
    return tuple(comments)


def day_of(at: datetime) -> date:
    """The day, in China, of a moment."""
    return at.astimezone(CHINA).date()
