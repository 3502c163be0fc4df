"""审核各轮: what each looked at, also where it was recorded in the first shape."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.viewing.test_paper import drafted
from zhunsheng.cases.viewing.rounds import Rounds
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.review.records import Conclusion, Point, Verdict
from zhunsheng.review.records_v1 import (
    OpinionGivenV1,
    PointVerdictV1,
    ReviewSubmittedV1,
)
from zhunsheng.review.state import fold

REVIEWER = OfficerId(UUID(int=41))
BEGAN = datetime(2026, 5, 6, 9, tzinfo=CHINA)


def told(*records: object) -> Rounds:
    """These records, one an hour, in the streams where they belong."""
    versions = {"case": 0, "review": 0}
    written = []
    for position, record in enumerate(records):
        stream = (
            "review"
            if type(record).__module__.startswith("zhunsheng.review")
            else "case"
        )
        versions[stream] += 1
        place = Place(
            log=scene.CODE,
            position=position,
            stream=f"{stream}/{scene.CASE}",
            stream_version=versions[stream],
            by=REVIEWER if stream == "review" else scene.FIRST,
            at=BEGAN + timedelta(hours=position),
        )
        written.append((record, place))
    reviews = [one for one in written if one[1].stream.startswith("review")]
    return Rounds(fold(reviews), lambda: tuple(written))


def submitted(no: int, draft: str) -> ReviewSubmittedV1:
    return ReviewSubmittedV1(
        case_id=scene.CASE,
        round=no,
        case_name="示范案",
        case_number="示范〔2026〕1 号",
        department="基金监管科",
        draft_digest=draft,
        evidence_digest="b" * 64,
        participants=(scene.FIRST,),
    )


def opinion(no: int, *failed: Point) -> OpinionGivenV1:
    return OpinionGivenV1(
        case_id=scene.CASE,
        round=no,
        points=tuple(
            PointVerdictV1(
                point=one, in_order=one not in failed, note=f"{one.label}：意见。"
            )
            for one in Point
        ),
        verdict=Verdict.ALTER if failed else Verdict.AGREE,
        opinion="意见。",
    )


FIRST_DRAFT = replace(drafted(), draft_digest="1" * 64)
SECOND_DRAFT = replace(
    drafted(reasons="另行说明的理由，与第一稿完全不同。"),
    draft_digest="2" * 64,
    round=2,
)
EVIDENCE = scene.evidence()
TWO_ROUNDS = (
    EVIDENCE[0],
    FIRST_DRAFT,
    submitted(1, "1" * 64),
    opinion(1, Point.LAW),
    EVIDENCE[1],
    SECOND_DRAFT,
    submitted(2, "2" * 64),
    EVIDENCE[2],
)


def test_each_round_has_its_own_draft() -> None:
    rounds = told(*TWO_ROUNDS)
    first, second = rounds.review.rounds
    assert rounds.draft(first) == FIRST_DRAFT
    assert rounds.draft(second) == SECOND_DRAFT
    assert (rounds.drafted_as(first), rounds.drafted_as(second)) == (2, 4)
    assert {one.change for one in rounds.difference(first).paragraphs} == {"same"}
    changed = {one.change for one in rounds.difference(second).paragraphs}
    assert changed == {"same", "new", "gone"}


def test_a_draft_that_no_record_tells_is_no_error() -> None:
    rounds = told(submitted(1, "9" * 64))
    (one,) = rounds.review.rounds
    assert rounds.draft(one) is None
    assert rounds.difference(one).paragraphs == ()
    assert rounds.drafted_as(one) == 0


def test_evidence_between_two_rounds_is_what_was_added() -> None:
    rounds = told(*TWO_ROUNDS)
    first, second = rounds.review.rounds
    assert rounds.evidence_added(first) == ()
    assert rounds.evidence_added(second) == (EVIDENCE[1].no,)


def test_verdicts_of_the_first_shape_are_read() -> None:
    rounds = told(*TWO_ROUNDS)
    first, second = rounds.review.rounds
    found = rounds.verdicts(first)
    assert len(found) == len(Point)
    assert found[Point.LAW].conclusion is Conclusion.NOT_IN_ORDER
    assert found[Point.FACTS].conclusion is Conclusion.IN_ORDER
    assert found[Point.LAW].note == f"{Point.LAW.label}：意见。"
    assert rounds.verdicts(second) == {}


def test_a_point_that_nobody_answered_is_named() -> None:
    rounds = told(*TWO_ROUNDS)
    first, second = rounds.review.rounds
    assert rounds.whats_new(first) is None
    news = rounds.whats_new(second)
    assert news is not None
    assert news.answers == ((Point.LAW, f"{Point.LAW.label}：意见。", ""),)
    assert news.answered == "上轮 1 点意见，1 点没有逐项回应"
    assert (news.gone, news.appeared) == ((), ())


def test_who_wrote_in_the_case_took_part_and_who_reviewed_did_not() -> None:
    rounds = told(*TWO_ROUNDS)
    assert scene.FIRST in rounds.parts
    assert REVIEWER not in rounds.parts


def test_the_opinion_of_a_round_has_its_place() -> None:
    rounds = told(*TWO_ROUNDS)
    first, second = rounds.review.rounds
    assert rounds.opinion(first) == (None, 3)
    assert rounds.opinion(second) == (None, None)
