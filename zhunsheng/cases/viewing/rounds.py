"""审核各轮的材料: which draft and which evidence a round looked at, from the records.

A round keeps digests; the records of the case tell what they stand for. Everything
here is read from records that were read already: no question to the database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from zhunsheng.cases.parts_played import parts_in
from zhunsheng.cases.records.evidence import EvidenceAdded
from zhunsheng.cases.viewing.comparing import Difference, Paragraph, compare, plain
from zhunsheng.cases.viewing.paper import Drafted, drafted_in, paper_of
from zhunsheng.cases.viewing.reviewpages import WhatsNew
from zhunsheng.kernel.ids import DocumentId, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.review.findings import Finding
from zhunsheng.review.records import (
    Conclusion,
    FindingSeen,
    MaterialSupplemented,
    OpinionGiven,
    Point,
    PointVerdict,
    ReviewSubmitted,
)
from zhunsheng.review.records_v1 import OpinionGivenV1, ReviewSubmittedV1
from zhunsheng.review.reviewers import Part
from zhunsheng.review.state import ReviewState, Round

Written = tuple[tuple[object, Place], ...]
_SUBMITTED = (ReviewSubmitted, ReviewSubmittedV1, MaterialSupplemented)
_OPINIONS = (OpinionGiven, OpinionGivenV1)


def _said(record: OpinionGiven | OpinionGivenV1) -> Iterator[PointVerdict]:
    """The nine points of an opinion; the first shape knew only yes and no."""
    if isinstance(record, OpinionGiven):
        yield from record.given.points
        return
    for one in record.points:
        yield PointVerdict(
            point=one.point,
            conclusion=(
                Conclusion.IN_ORDER if one.in_order else Conclusion.NOT_IN_ORDER
            ),
            note=one.note or None,
        )


@dataclass(frozen=True, eq=False)
class Rounds:
    """All rounds of a case, and what the case's records say about each."""

    review: ReviewState
    reads: Callable[[], Written]

    @cached_property
    def written(self) -> Written:
        """The records of the case and of its reviews; read when first asked for."""
        return self.reads()

    @cached_property
    def parts(self) -> Mapping[OfficerId, tuple[Part, ...]]:
        """参与本案: who took part in the case, and every place where."""
        own = (each for each in self.written if each[1].stream.startswith("case/"))
        found: dict[OfficerId, tuple[Part, ...]] = {}
        for part in parts_in(own):
            found[part.officer] = (*found.get(part.officer, ()), part)
        return found

    def before(self, one: Round) -> Round | None:
        """上一轮: the round before, on the same subject."""
        earlier = [
            other
            for other in self.review.rounds
            if other.no < one.no and other.subject is one.subject
        ]
        return earlier[-1] if earlier else None

    @cached_property
    def _drafts(self) -> Mapping[str, tuple[Drafted, int]]:
        """Every draft by its digest, with its place; the newest of those alike."""
        return {
            draft.draft_digest: (draft, place.stream_version)
            for record, place in self.written
            if (draft := drafted_in(record)) is not None
        }

    def drafted_as(self, one: Round) -> int:
        """The place of the round's draft in the case's stream."""
        found = self._drafts.get(one.draft_digest)
        return found[1] if found else 0

    def draft(self, one: Round) -> Drafted | None:
        """The draft that the round looked at."""
        found = self._drafts.get(one.draft_digest)
        return found[0] if found else None

    def paper(self, one: Round) -> tuple[Paragraph, ...]:
        """The draft of the round as prose; nothing where none is known."""
        draft = self.draft(one)
        return paper_of(draft) if draft is not None else ()

    def difference(self, one: Round) -> Difference:
        """The draft of the round with what changed since the round before."""
        before = self.before(one)
        now = self.paper(one)
        return plain(now) if before is None else compare(self.paper(before), now)

    @cached_property
    def _submitted_at(self) -> Mapping[int, int]:
        """Where in the log each round's material was last put in."""
        return {
            record.round: place.position
            for record, place in self.written
            if isinstance(record, _SUBMITTED)
        }

    def submitted_at(self, one: Round) -> int:
        """The place in the log of the round's material."""
        return self._submitted_at.get(one.no, 0)

    @cached_property
    def evidence(self) -> tuple[tuple[EvidenceAdded, int], ...]:
        """Every piece of evidence with the place of its record in the log."""
        return tuple(
            (record, place.position)
            for record, place in self.written
            if isinstance(record, EvidenceAdded)
        )

    def evidence_added(self, one: Round) -> tuple[int, ...]:
        """新增证据: what came between the round before and this one."""
        before = self.before(one)
        if before is None:
            return ()
        begin, end = self.submitted_at(before), self.submitted_at(one)
        return tuple(
            record.no for record, position in self.evidence if begin < position < end
        )

    def opinion(self, one: Round) -> tuple[DocumentId | None, int | None]:
        """The printed opinion of a round, and the place of its record in the log."""
        for record, place in self.written:
            if isinstance(record, _OPINIONS) and record.round == one.no:
                return getattr(record, "document_id", None), place.position
        return None, None

    @cached_property
    def _verdicts(self) -> Mapping[int, Mapping[Point, PointVerdict]]:
        return {
            record.round: {said.point: said for said in _said(record)}
            for record, _ in self.written
            if isinstance(record, _OPINIONS)
        }

    def verdicts(self, one: Round) -> Mapping[Point, PointVerdict]:
        """逐项结论 of a concluded round, in today's shape; empty for an open one."""
        return self._verdicts.get(one.no, {})

    def report(self, one: Round) -> DocumentId | None:
        """案件处理呈报书, as it was last put in."""
        found = None
        for record, _ in self.written:
            if isinstance(record, _SUBMITTED) and record.round == one.no:
                found = getattr(record, "report_document", found)
        return found

    def whats_new(
        self, one: Round, findings: Iterable[Finding | FindingSeen] = ()
    ) -> WhatsNew | None:
        """What this round brings that the round before did not have."""
        before = self.before(one)
        if before is None:
            return None
        now = {seen.key: seen.says for seen in findings if not seen.in_order}
        then = {seen.key: seen.says for seen in before.findings if not seen.in_order}
        compared = bool(before.findings)
        return WhatsNew(
            draft=self.difference(one).words,
            evidence=self.evidence_added(one),
            answers=self._answers(before, one),
            gone=tuple(says for key, says in then.items() if key not in now),
            appeared=tuple(
                says for key, says in now.items() if compared and key not in then
            ),
        )

    def _answers(self, before: Round, one: Round) -> tuple[tuple[Point, str, str], ...]:
        """Each point that failed, what was said of it, and the handler's response."""
        given = {answer.point: answer.says for answer in one.answers}
        said = self.verdicts(before)
        return tuple(
            (
                point,
                (said[point].note or "") if point in said else "",
                given.get(point, ""),
            )
            for point in before.failed_points
        )
