"""法制审核: who may review, what an opinion must hold, and when it has passed."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.guards import unmet
from zhunsheng.review import guards
from zhunsheng.review.guards import ReviewSituation
from zhunsheng.review.queries import last_day_of
from zhunsheng.review.records import (
    OpinionGiven,
    Point,
    PointVerdict,
    ReviewExtended,
    ReviewSubmitted,
    Verdict,
)
from zhunsheng.review.state import ReviewState, fold

CASE = CaseId(UUID(int=1))
HANDLER, REVIEWER, OTHER = (OfficerId(UUID(int=no)) for no in (11, 17, 18))
AT = datetime(2026, 5, 8, 15, tzinfo=CHINA)
SUBMITTED = ReviewSubmitted(
    case_id=CASE,
    round=1,
    case_name="示范镇卫生院涉嫌超量开药案",
    case_number="示范医保立字〔2026〕3号",
    department="基金监管科",
    draft_digest="a" * 64,
    evidence_digest="b" * 64,
    participants=(HANDLER,),
)
OPINION = OpinionGiven(
    case_id=CASE,
    round=1,
    points=tuple(PointVerdict(point=one, in_order=True, note="符合") for one in Point),
    verdict=Verdict.AGREE,
    opinion="同意",
)
EXTENSION = ReviewExtended(case_id=CASE, round=1, reasons="案情复杂")
OFFICER = Officer(
    officer_id=REVIEWER,
    name="示范辛",
    bureau=BureauCode("620100"),
    bureau_name="示范市医疗保障局",
    department="legal",
    department_name="法规科",
    department_kind=DepartmentKind.LEGAL,
    posts=frozenset({Post.LEGAL_REVIEWER}),
    certificate=None,
    legal_qualification=True,
    review_years=0,
)
HEAD = replace(OFFICER, posts=frozenset({Post.LEGAL_HEAD}))


def place(version: int, by: OfficerId = REVIEWER, at: datetime = AT) -> Place:
    return Place(
        log=BureauCode("620100"),
        position=version,
        stream=f"review/{CASE}",
        stream_version=version,
        by=by,
        at=at,
    )


def state(*records: object) -> ReviewState:
    return fold((one, place(no)) for no, one in enumerate(records, start=1))


READY = ReviewSituation(
    review=state(SUBMITTED),
    data=OPINION,
    officer=OFFICER,
    at=AT,
    took_part=False,
    legal_head="示范庚",
    last_day=date(2026, 5, 21),
)
MORE_TIME = replace(READY, data=EXTENSION, officer=HEAD)


def codes(situation: ReviewSituation) -> set[str]:
    rules = guards.BEFORE_OPINION
    if isinstance(situation.data, ReviewExtended):
        rules = guards.BEFORE_EXTENSION
    return {one.code.removeprefix("review.") for one in unmet(rules, situation)}


def opinion(**changes: Any) -> ReviewSituation:
    return replace(READY, data=replace(OPINION, **changes))


def points(*, in_order: bool = True) -> tuple[PointVerdict, ...]:
    first, *rest = OPINION.points
    return (replace(first, in_order=in_order), *rest)


class TestOpinion:
    """Each row changes one fact of a review that may be finished."""

    def test_a_ready_review_may_be_finished(self) -> None:
        assert codes(READY) == set()
        assert not unmet(guards.BEFORE_OPINION, replace(READY, data=None))

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"review": ReviewState()}, {"no-open-round"}),
            ({"review": state(SUBMITTED, OPINION)}, {"no-open-round"}),
            ({"took_part": True}, {"took-part"}),
            ({"officer": replace(OFFICER, posts=frozenset())}, {"not-a-reviewer"}),
            (
                {"officer": replace(OFFICER, posts=frozenset({Post.HANDLER}))},
                {"not-a-reviewer"},
            ),
            ({"officer": HEAD}, set()),
            (
                {"officer": replace(OFFICER, legal_qualification=False)},
                {"not-qualified"},
            ),
        ],
    )
    def test_who_may_review_what(
        self, changes: dict[str, Any], expected: set[str]
    ) -> None:
        assert codes(replace(READY, **changes)) == expected

    @pytest.mark.parametrize(
        ("since", "expected"),
        [(date(2025, 5, 8), set()), (date(2025, 5, 9), {"not-qualified"})],
    )
    def test_who_reviewed_before_needs_no_qualification(
        self, since: date, expected: set[str]
    ) -> None:
        officer = replace(OFFICER, legal_qualification=False, review_since=since)
        assert codes(replace(READY, officer=officer)) == expected

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"round": 2}, {"no-open-round"}),
            ({"points": OPINION.points[1:]}, {"points-incomplete"}),
            (
                {"points": (*OPINION.points[1:], OPINION.points[1])},
                {"points-incomplete"},
            ),
            ({"points": points(in_order=False)}, {"agrees-with-defect"}),
            (
                {"points": points(in_order=False), "verdict": Verdict.CORRECT},
                set(),
            ),
            ({"verdict": Verdict.ALTER}, set()),
        ],
    )
    def test_what_an_opinion_holds(
        self, changes: dict[str, Any], expected: set[str]
    ) -> None:
        assert codes(opinion(**changes)) == expected


class TestExtension:
    """延长: once, by the head of the legal department."""

    def test_ready(self) -> None:
        assert codes(MORE_TIME) == set()

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"officer": OFFICER}, {"extend.not-the-head"}),
            ({"review": state(SUBMITTED, EXTENSION)}, {"extend.again"}),
            ({"review": ReviewState()}, {"no-open-round"}),
            ({"review": state(SUBMITTED, OPINION)}, {"no-open-round"}),
            ({"data": replace(EXTENSION, round=2)}, {"no-open-round"}),
        ],
    )
    def test_one_changed_fact(
        self, changes: dict[str, Any], expected: set[str]
    ) -> None:
        assert codes(replace(MORE_TIME, **changes)) == expected

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(date(2026, 5, 21), set()), (date(2026, 5, 22), {"extend.too-late"})],
    )
    def test_only_while_the_period_runs(self, day: date, expected: set[str]) -> None:
        at = datetime(day.year, day.month, day.day, 23, 59, tzinfo=CHINA)
        assert codes(replace(MORE_TIME, at=at)) == expected

    def test_an_opinion_is_given_even_when_it_is_late(self) -> None:
        assert codes(replace(READY, at=AT.replace(month=7))) == set()


class TestPeriod:
    """审核期限: ten working days and ten; in 明山 seven and three.

    Saturday 2026-05-09 is worked, for 劳动节.
    """

    @pytest.mark.parametrize(
        ("bureau", "first", "extended"),
        [
            ("620100", date(2026, 5, 21), date(2026, 6, 4)),
            ("210504", date(2026, 5, 18), date(2026, 5, 21)),
        ],
    )
    def test_the_last_day(self, bureau: str, first: date, extended: date) -> None:
        code = BureauCode(bureau)
        assert last_day_of(state(SUBMITTED), code) == first
        assert last_day_of(state(SUBMITTED, EXTENSION), code) == extended

    def test_over_national_day(self) -> None:
        at = datetime(2026, 9, 28, 9, tzinfo=CHINA)
        found = fold([(SUBMITTED, place(1, HANDLER, at))])
        assert last_day_of(found, BureauCode("620100")) == date(2026, 10, 16)
        assert last_day_of(found, BureauCode("210504")) == date(2026, 10, 13)

    def test_no_open_round_has_none(self) -> None:
        for review in (ReviewState(), state(SUBMITTED, OPINION)):
            assert last_day_of(review, BureauCode("620100")) is None


class TestPassed:
    """通过: the newest round agreed, to exactly this draft and evidence."""

    def test_only_what_was_looked_at(self) -> None:
        found = state(SUBMITTED, OPINION)
        assert found.passed("a" * 64, "b" * 64)
        assert not found.passed("c" * 64, "b" * 64)
        assert not found.passed("a" * 64, "c" * 64)
        assert not found.passed("a" * 64, "")

    @pytest.mark.parametrize(
        "verdict", [one for one in Verdict if one is not Verdict.AGREE]
    )
    def test_only_agreement_passes(self, verdict: Verdict) -> None:
        found = state(SUBMITTED, replace(OPINION, verdict=verdict))
        assert not found.passed("a" * 64, "b" * 64)

    def test_a_newer_round_is_what_counts(self) -> None:
        again = replace(SUBMITTED, round=2)
        assert not state(SUBMITTED, OPINION, again).passed("a" * 64, "b" * 64)
        refused = replace(OPINION, round=2, verdict=Verdict.CORRECT)
        found = state(SUBMITTED, OPINION, again, refused)
        assert not found.passed("a" * 64, "b" * 64)
        assert not ReviewState().passed("a" * 64, "b" * 64)

    def test_a_round_knows_its_reviewer_and_its_day_in_china(self) -> None:
        late = datetime(2026, 5, 8, 17, tzinfo=CHINA).astimezone(tz=None)
        found = fold([(SUBMITTED, place(1, HANDLER)), (OPINION, place(2, OTHER, late))])
        assert found.version == 2
        assert found.reviewers == {OTHER}
        assert found.rounds[0].given_on == date(2026, 5, 8)
        assert found.open_round is None

    def test_what_failed_is_named(self) -> None:
        defect = replace(
            OPINION, points=points(in_order=False), verdict=Verdict.CORRECT
        )
        assert state(SUBMITTED, defect).rounds[0].failed == ("执法主体是否合法",)
