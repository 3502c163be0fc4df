"""The reviews of one case, as their records tell them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.review.records import (
    OpinionGiven,
    ReviewExtended,
    ReviewSubmitted,
    Verdict,
)


@dataclass(slots=True, kw_only=True)
class Round:
    """审核次: what was looked at, and what came of it."""

    no: int
    case_name: str
    case_number: str
    department: str
    draft_digest: str
    evidence_digest: str
    submitted_on: date
    participants: tuple[OfficerId, ...]
    extended: bool = False
    verdict: Verdict | None = None
    opinion: str = ""
    failed: tuple[str, ...] = ()
    reviewer: OfficerId | None = None
    given_on: date | None = None


@dataclass(slots=True, kw_only=True)
class ReviewState:
    """All rounds of one case."""

    version: int = 0
    rounds: list[Round] = field(default_factory=list)

    @property
    def open_round(self) -> Round | None:
        """The round that waits for an opinion."""
        if self.rounds and self.rounds[-1].verdict is None:
            return self.rounds[-1]
        return None

    @property
    def reviewers(self) -> frozenset[OfficerId]:
        """Everyone who has given an opinion."""
        return frozenset(one.reviewer for one in self.rounds if one.reviewer)

    def passed(self, draft_digest: str, evidence_digest: str) -> bool:
        """Whether the newest round agreed, to exactly this draft and evidence."""
        if not self.rounds:
            return False
        last = self.rounds[-1]
        return (
            last.verdict is Verdict.AGREE
            and last.draft_digest == draft_digest
            and last.evidence_digest == evidence_digest
        )


def fold(written: Iterable[tuple[object, Place]]) -> ReviewState:
    """The state after all records of a review's stream."""
    state = ReviewState()
    for record, place in written:
        state.version = place.stream_version
        day = place.at.astimezone(CHINA).date()
        if isinstance(record, ReviewSubmitted):
            state.rounds.append(
                Round(
                    no=record.round,
                    case_name=record.case_name,
                    case_number=record.case_number,
                    department=record.department,
                    draft_digest=record.draft_digest,
                    evidence_digest=record.evidence_digest,
                    submitted_on=day,
                    participants=record.participants,
                )
            )
        elif isinstance(record, ReviewExtended):
            state.rounds[-1].extended = True
        elif isinstance(record, OpinionGiven):
            last = state.rounds[-1]
            last.verdict, last.opinion = record.verdict, record.opinion
            last.reviewer, last.given_on = place.by, day
            last.failed = tuple(
                one.point.label for one in record.points if not one.in_order
            )
    return state
