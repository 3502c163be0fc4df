"""意见分歧: objection, answer, argument, referral, discussion, and what then passes."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.unit.review import test_review_guards as rounds
from zhunsheng.authorities.posts import Post
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.regulations.guards import unmet
from zhunsheng.review import dispute_guards as guards
from zhunsheng.review.dispute_records import (
    Adopted,
    Arguer,
    ArgumentBy,
    ArgumentForm,
    ArgumentRecorded,
    DiscussDispute,
    DiscussionVoice,
    DisputeDiscussed,
    DisputeReferred,
    Favours,
    ObjectedPoint,
    ObjectionAnswered,
    ObjectionRaised,
    Stand,
)
from zhunsheng.review.records import Point, Subject, Verdict
from zhunsheng.review.situation import ReviewSituation
from zhunsheng.review.state import PassedBy, ReviewState, fold

CASE, AT = rounds.CASE, rounds.AT
HANDLER, REVIEWER = rounds.HANDLER, rounds.REVIEWER
CHIEF, DEPUTY, FIRST, SECOND = (
    OfficerId(type(HANDLER)(int=no)) for no in (31, 32, 33, 34)
)
PEOPLE = {
    CHIEF: replace(
        rounds.OFFICER, officer_id=CHIEF, posts=frozenset({Post.BUREAU_HEAD})
    ),
    DEPUTY: replace(
        rounds.OFFICER, officer_id=DEPUTY, posts=frozenset({Post.DEPUTY_HEAD})
    ),
    FIRST: replace(
        rounds.OFFICER, officer_id=FIRST, posts=frozenset({Post.DEPARTMENT_HEAD})
    ),
    SECOND: replace(rounds.OFFICER, officer_id=SECOND, posts=frozenset()),
    HANDLER: replace(
        rounds.OFFICER, officer_id=HANDLER, posts=frozenset({Post.HANDLER})
    ),
    REVIEWER: rounds.OFFICER,
}
REFUSED = replace(
    rounds.OPINION,
    given=replace(rounds.GIVEN, points=rounds.points(), verdict=Verdict.CORRECT),
)
OBJECTION = ObjectionRaised(
    case_id=CASE,
    round=1,
    points=(ObjectedPoint(point=Point.AUTHORITY, says="本机关有管辖权"),),
    reasons="违法行为发生在本行政区域",
)
STANDS = ObjectionAnswered(case_id=CASE, round=1, gives_way=False, reasons="维持")
YIELDS = replace(STANDS, gives_way=True)
ARGUMENT = ArgumentRecorded(
    case_id=CASE,
    round=1,
    by=ArgumentBy.EXPERT,
    form=ArgumentForm.MINUTES,
    held_on=date(2026, 5, 12),
    people=(Arguer(name="示范寅", organisation="示范大学", capacity="教授"),),
    content="本机关有管辖权",
    favours=Favours.HANDLER,
)
REFERRAL = DisputeReferred(
    case_id=CASE, round=1, handlers_view="有管辖权", reviewers_view="没有管辖权"
)


def voice(officer: OfficerId, stand: Stand = Stand.HANDLER) -> DiscussionVoice:
    return DiscussionVoice(officer_id=officer, stand=stand, view="同意", signed=True)


DISCUSSION = DiscussDispute(
    case_id=CASE,
    round=1,
    held_on=date(2026, 5, 8),
    place="三楼会议室",
    began_at=datetime(2026, 5, 8, 9, tzinfo=CHINA),
    ended_at=datetime(2026, 5, 8, 10, tzinfo=CHINA),
    host=CHIEF,
    voices=(voice(CHIEF), voice(DEPUTY), voice(FIRST, Stand.REVIEWER)),
    recorder=SECOND,
    adopted=Adopted.HANDLER,
    conclusion="按承办机构意见办理",
)


def told(adopted: Adopted = Adopted.HANDLER) -> DisputeDiscussed:
    return DisputeDiscussed(
        case_id=CASE,
        given=replace(DISCUSSION, adopted=adopted),
        report_digest="d" * 64,
        draft_digest="a" * 64,
        evidence_digest="b" * 64,
        document_id=rounds.DOCUMENT,
    )


def story(*after: object) -> ReviewState:
    written = (rounds.SUBMITTED, REFUSED, OBJECTION, *after)
    return fold(
        (one, rounds.place(no, HANDLER if one is OBJECTION else REVIEWER))
        for no, one in enumerate(written, start=1)
    )


def scene(data: object, officer: OfficerId, *after: object) -> ReviewSituation:
    return replace(
        rounds.READY,
        review=story(*after),
        data=data,
        officer=PEOPLE[officer],
        named=PEOPLE,
    )


RULES = {
    ObjectionAnswered: guards.BEFORE_ANSWER,
    ArgumentRecorded: guards.BEFORE_ARGUMENT,
    DisputeReferred: guards.BEFORE_REFERRAL,
    DiscussDispute: guards.BEFORE_DISCUSSION,
}


def codes(situation: ReviewSituation) -> set[str]:
    rules = RULES[type(situation.data)]
    return {one.code.removeprefix("review.") for one in unmet(rules, situation)}


def test_each_step_may_follow_the_one_before() -> None:
    assert codes(scene(STANDS, REVIEWER)) == set()
    assert codes(scene(ARGUMENT, REVIEWER, STANDS)) == set()
    assert codes(scene(REFERRAL, FIRST, STANDS)) == set()
    assert codes(scene(DISCUSSION, CHIEF, STANDS, ARGUMENT, REFERRAL)) == set()
    assert codes(scene(DISCUSSION, CHIEF, STANDS, REFERRAL)) == set()


@pytest.mark.parametrize(
    ("data", "officer", "after", "expected"),
    [
        (STANDS, HANDLER, (), {"dispute.not-the-reviewer"}),
        (STANDS, REVIEWER, (STANDS,), {"dispute.answered"}),
        (STANDS, REVIEWER, (YIELDS,), {"no-dispute", "dispute.answered"}),
        (ARGUMENT, HANDLER, (), {"dispute.not-legal"}),
        (ARGUMENT, REVIEWER, (YIELDS,), {"no-dispute"}),
        (REFERRAL, REVIEWER, (STANDS,), {"dispute.not-referring"}),
        (REFERRAL, FIRST, (), {"dispute.unanswered"}),
        (REFERRAL, FIRST, (STANDS, REFERRAL), {"dispute.referred-already"}),
        (DISCUSSION, CHIEF, (STANDS,), {"dispute.not-referred"}),
        (DISCUSSION, FIRST, (STANDS, REFERRAL), {"discussion.not-a-head"}),
        (DISCUSSION, CHIEF, (STANDS, REFERRAL, told()), {"no-dispute"}),
    ],
)
def test_one_changed_fact(
    data: object, officer: OfficerId, after: tuple[object, ...], expected: set[str]
) -> None:
    assert codes(scene(data, officer, *after)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"host": DEPUTY}, {"discussion.host"}),
        ({"host": DEPUTY, "entrusted": "主要负责人因公出差，委托主持"}, set()),
        ({"host": FIRST, "entrusted": "委托"}, {"discussion.host"}),
        (
            {"voices": (voice(DEPUTY), voice(FIRST), voice(SECOND))},
            {"discussion.host"},
        ),
        (
            {"voices": (voice(CHIEF), voice(DEPUTY), voice(DEPUTY))},
            {"discussion.participants"},
        ),
        (
            {"voices": (voice(CHIEF), voice(DEPUTY), voice(REVIEWER))},
            {"discussion.participants"},
        ),
        (
            {"voices": (voice(CHIEF), voice(DEPUTY), voice(HANDLER))},
            {"discussion.participants"},
        ),
        (
            {"voices": (voice(CHIEF), voice(DEPUTY), voice(rounds.OTHER))},
            {"discussion.participants"},
        ),
        (
            {
                "voices": (
                    voice(CHIEF),
                    voice(DEPUTY),
                    replace(voice(FIRST), signed=False),
                )
            },
            {"discussion.unsigned"},
        ),
        (
            {"ended_at": datetime(2026, 5, 8, 9, tzinfo=CHINA)},
            {"discussion.times"},
        ),
        ({"held_on": date(2026, 5, 7)}, {"discussion.times"}),
        ({"round": 2}, {"no-dispute"}),
    ],
)
def test_how_the_heads_discuss(changes: dict[str, Any], expected: set[str]) -> None:
    data = replace(DISCUSSION, **changes)
    assert codes(scene(data, CHIEF, STANDS, REFERRAL)) == expected


class TestOutcome:
    """What then counts as passed, and for what."""

    def passes(self, *after: object) -> PassedBy | None:
        found = story(*after).pass_for(Subject.DECISION, "a" * 64, "b" * 64)
        return found.how if found else None

    def test_only_the_handlers_view_passes(self) -> None:
        road = (STANDS, ARGUMENT, REFERRAL)
        assert self.passes(*road) is None
        assert self.passes(*road, told()) is PassedBy.DISCUSSION
        assert self.passes(*road, told(Adopted.REVIEWER)) is None
        assert self.passes(*road, told(Adopted.OTHER)) is None

    def test_an_expert_alone_decides_nothing(self) -> None:
        assert self.passes(ARGUMENT) is None

    def test_it_is_bound_to_the_disputed_draft(self) -> None:
        found = story(STANDS, REFERRAL, told())
        assert found.pass_for(Subject.DECISION, "a" * 64, "b" * 64)
        assert not found.pass_for(Subject.DECISION, "c" * 64, "b" * 64)
        assert not found.pass_for(Subject.DECISION, "a" * 64, "c" * 64)
        assert not found.pass_for(Subject.COURT_APPLICATION, "a" * 64, "b" * 64)

    def test_a_newer_round_takes_its_place(self) -> None:
        again = replace(rounds.SUBMITTED, round=2)
        assert self.passes(STANDS, REFERRAL, told(), again) is None

    def test_giving_way_ends_the_dispute_without_a_pass(self) -> None:
        found = story(YIELDS)
        dispute = found.rounds[0].dispute
        assert dispute is not None
        assert not dispute.is_open
        assert self.passes(YIELDS) is None
