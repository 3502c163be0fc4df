"""法制审核: who may review, what an opinion must hold, and when it has passed."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import unmet
from zhunsheng.review import guards
from zhunsheng.review.findings import Finding
from zhunsheng.review.queries import last_day_of
from zhunsheng.review.records import (
    Conclusion,
    FindingAnswer,
    GiveOpinion,
    MaterialReturned,
    MaterialSupplemented,
    OpinionGiven,
    Point,
    PointVerdict,
    ReviewAssigned,
    ReviewerRecused,
    ReviewExtended,
    ReviewSubmitted,
    Subject,
    Supplied,
    Verdict,
)
from zhunsheng.review.records_v1 import (
    OpinionGivenV1,
    PointVerdictV1,
    ReviewSubmittedV1,
)
from zhunsheng.review.reviewers import Part
from zhunsheng.review.situation import ReviewSituation
from zhunsheng.review.state import PassedBy, ReviewState, fold

CASE = CaseId(UUID(int=1))
HANDLER, REVIEWER, OTHER = (OfficerId(UUID(int=no)) for no in (11, 17, 18))
DOCUMENT = DocumentId(UUID(int=90))
AT = datetime(2026, 5, 8, 15, tzinfo=CHINA)
SUBMITTED = ReviewSubmitted(
    case_id=CASE,
    round=1,
    subject=Subject.DECISION,
    case_name="示范镇卫生院涉嫌超量开药案",
    case_number="示范医保立字〔2026〕3号",
    department="基金监管科",
    report_document=DOCUMENT,
    report_digest="d" * 64,
    draft_digest="a" * 64,
    evidence_digest="b" * 64,
    materials=(),
    grounds=(),
    answers=(),
    participants=(HANDLER,),
)
GIVEN = GiveOpinion(
    case_id=CASE,
    round=1,
    points=tuple(
        PointVerdict(point=one, conclusion=Conclusion.IN_ORDER) for one in Point
    ),
    verdict=Verdict.AGREE,
    opinion="同意",
    responsible=True,
)
OPINION = OpinionGiven(
    case_id=CASE,
    subject=Subject.DECISION,
    given=GIVEN,
    findings=(),
    report_digest="d" * 64,
    draft_digest="a" * 64,
    evidence_digest="b" * 64,
    document_id=DOCUMENT,
)
EXTENSION = ReviewExtended(case_id=CASE, round=1, reasons="案情复杂")
RETURN = MaterialReturned(case_id=CASE, round=1, missing=("送达回证", "鉴定意见"))
SUPPLEMENT = MaterialSupplemented(
    case_id=CASE,
    round=1,
    supplied=(
        Supplied(item="送达回证", how="已补"),
        Supplied(item="鉴定意见", how="已补"),
    ),
    report_document=DOCUMENT,
    report_digest="e" * 64,
    draft_digest="c" * 64,
    evidence_digest="b" * 64,
    materials=(),
)
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
PART = Part(officer=REVIEWER, role="制作询问笔录", on=date(2026, 4, 2), place=7)
HEAD = replace(OFFICER, posts=frozenset({Post.LEGAL_HEAD}))
COLLEAGUE = replace(OFFICER, officer_id=OTHER, name="示范壬")
FLAW = Finding(
    point=Point.PROCEDURE,
    code="interview-unsigned",
    about="7",
    in_order=False,
    says="第 7 条询问笔录没有被询问人签名",
    basis=cite("nhsa-order-4:19"),
)


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


def assigned(reviewer: OfficerId) -> ReviewAssigned:
    return ReviewAssigned(case_id=CASE, round=1, reviewer=reviewer)


READY = ReviewSituation(
    review=state(SUBMITTED),
    data=GIVEN,
    officer=OFFICER,
    at=AT,
    parts={},
    legal_head="示范庚",
    last_day=date(2026, 5, 21),
    named={REVIEWER: OFFICER, OTHER: COLLEAGUE},
)
MORE_TIME = replace(READY, data=EXTENSION, officer=HEAD)
RULES = {
    GiveOpinion: guards.BEFORE_OPINION,
    ReviewExtended: guards.BEFORE_EXTENSION,
    ReviewAssigned: guards.BEFORE_ASSIGNMENT,
    ReviewerRecused: guards.BEFORE_RECUSAL,
    MaterialReturned: guards.BEFORE_RETURN,
}


def codes(situation: ReviewSituation) -> set[str]:
    rules = RULES[type(situation.data)]
    return {one.code.removeprefix("review.") for one in unmet(rules, situation)}


def opinion(**changes: Any) -> ReviewSituation:
    return replace(READY, data=replace(GIVEN, **changes))


def points(
    conclusion: Conclusion = Conclusion.NOT_IN_ORDER,
    note: str | None = "缺签名",
    point: Point = Point.AUTHORITY,
) -> tuple[PointVerdict, ...]:
    return tuple(
        replace(one, conclusion=conclusion, note=note) if one.point is point else one
        for one in GIVEN.points
    )


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
            ({"review": state(SUBMITTED, RETURN)}, {"awaiting-supplement"}),
            ({"review": state(SUBMITTED, RETURN, SUPPLEMENT)}, set()),
            ({"parts": {REVIEWER: (PART,)}}, {"took-part"}),
            ({"parts": {REVIEWER: (), OTHER: (PART,)}}, set()),
            ({"review": state(SUBMITTED, assigned(REVIEWER))}, set()),
            (
                {"review": state(SUBMITTED, assigned(OTHER))},
                {"assigned-to-another"},
            ),
            ({"officer": replace(OFFICER, posts=frozenset())}, {"not-a-reviewer"}),
            (
                {"officer": replace(OFFICER, posts=frozenset({Post.HANDLER}))},
                {"not-a-reviewer"},
            ),
            (
                {"officer": replace(OFFICER, left_on=date(2026, 5, 8))},
                {"not-a-reviewer"},
            ),
            ({"officer": replace(OFFICER, left_on=date(2026, 5, 9))}, set()),
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

    def test_the_refusal_says_where_somebody_took_part(self) -> None:
        found = replace(READY, parts={REVIEWER: (PART,)})
        (refusal,) = unmet(guards.BEFORE_OPINION, found)
        assert "2026年4月2日 制作询问笔录（第 7 条记录）" in refusal.says

    @pytest.mark.parametrize(
        ("since", "expected"),
        [(date(2017, 12, 31), set()), (date(2018, 1, 1), {"not-qualified"})],
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
            ({"points": GIVEN.points[1:]}, {"points-incomplete"}),
            ({"points": (*GIVEN.points[1:], GIVEN.points[1])}, {"points-incomplete"}),
            ({"points": points()}, {"agrees-with-defect"}),
            ({"points": points(Conclusion.NOT_APPLICABLE, None)}, set()),
            ({"points": points(), "verdict": Verdict.CORRECT}, set()),
            (
                {"points": points(note=None), "verdict": Verdict.CORRECT},
                {"defect-unexplained"},
            ),
            ({"verdict": Verdict.ALTER}, {"opinion-without-points"}),
            ({"verdict": Verdict.CORRECT}, {"opinion-without-points"}),
            ({"verdict": Verdict.INVESTIGATE}, {"opinion-without-points"}),
            ({"verdict": Verdict.OTHER}, set()),
            ({"responsible": False}, {"not-responsible"}),
        ],
    )
    def test_what_an_opinion_holds(
        self, changes: dict[str, Any], expected: set[str]
    ) -> None:
        assert codes(opinion(**changes)) == expected


class TestFindings:
    """机器发现: none is passed over; the person decides, with reasons."""

    def answered(self, *answers: FindingAnswer, **changes: Any) -> ReviewSituation:
        return replace(opinion(answers=answers, **changes), findings=(FLAW,))

    def test_silence_is_refused_and_the_finding_named(self) -> None:
        found = self.answered()
        assert codes(found) == {"findings-unanswered"}
        (refusal,) = unmet(guards.BEFORE_OPINION, found)
        assert FLAW.says in refusal.says

    def test_what_is_in_order_needs_no_answer(self) -> None:
        found = replace(READY, findings=(replace(FLAW, in_order=True),))
        assert codes(found) == set()

    @pytest.mark.parametrize(
        ("reason", "expected"),
        [("原件已签名，系扫描遗漏", set()), (None, {"overruled-unexplained"})],
    )
    def test_overruling_needs_a_reason(
        self, reason: str | None, expected: set[str]
    ) -> None:
        answer = FindingAnswer(key=FLAW.key, accepted=False, reason=reason)
        assert codes(self.answered(answer)) == expected

    def test_what_is_accepted_makes_its_point_fail(self) -> None:
        answer = FindingAnswer(key=FLAW.key, accepted=True)
        assert codes(self.answered(answer)) == {"accepted-but-in-order"}
        failing = points(point=Point.PROCEDURE)
        other = points(point=Point.FACTS)
        correct = Verdict.CORRECT
        assert codes(self.answered(answer, points=failing, verdict=correct)) == set()
        assert codes(self.answered(answer, points=other, verdict=correct)) == {
            "accepted-but-in-order"
        }


class TestAssignment:
    """指定: by the head, or taken by a reviewer while nobody has it."""

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({}, set()),
            ({"officer": COLLEAGUE}, {"assign.not-the-head"}),
            ({"officer": OFFICER}, set()),
            (
                {"officer": OFFICER, "review": state(SUBMITTED, assigned(OTHER))},
                {"assign.not-the-head"},
            ),
            ({"review": state(SUBMITTED, assigned(OTHER))}, set()),
            ({"review": state(SUBMITTED, assigned(REVIEWER))}, {"assigned-already"}),
            ({"review": state(SUBMITTED, OPINION)}, {"no-open-round"}),
            ({"parts": {REVIEWER: (PART,)}}, {"took-part"}),
            ({"named": {OTHER: COLLEAGUE}}, {"not-a-reviewer"}),
            (
                {
                    "named": {
                        REVIEWER: replace(OFFICER, bureau=BureauCode("620000")),
                    }
                },
                {"not-a-reviewer"},
            ),
            (
                {"named": {REVIEWER: replace(OFFICER, legal_qualification=False)}},
                {"not-qualified"},
            ),
        ],
    )
    def test_one_changed_fact(
        self, changes: dict[str, Any], expected: set[str]
    ) -> None:
        chief = replace(HEAD, officer_id=OfficerId(UUID(int=19)))
        ready = replace(READY, data=assigned(REVIEWER), officer=chief)
        assert codes(replace(ready, **changes)) == expected

    def test_who_stepped_aside_is_not_assigned_again(self) -> None:
        recused = ReviewerRecused(case_id=CASE, round=1, reasons="与当事人有亲属关系")
        found = state(SUBMITTED, assigned(REVIEWER), recused)
        assert found.rounds[0].assigned is None
        again = replace(READY, review=found, data=assigned(REVIEWER), officer=HEAD)
        assert codes(again) == {"recused"}
        assert codes(replace(READY, review=found)) == {"recused"}
        assert codes(replace(READY, review=found, data=recused)) == {"recused"}
        other = replace(again, data=assigned(OTHER))
        assert codes(other) == set()

    def test_the_next_round_stays_with_the_same_reviewer(self) -> None:
        correct = replace(
            OPINION, given=replace(GIVEN, points=points(), verdict=Verdict.CORRECT)
        )
        again = replace(SUBMITTED, round=2)
        found = state(SUBMITTED, assigned(REVIEWER), correct, again)
        assert found.rounds[1].assigned == REVIEWER


class TestMaterial:
    """退回补正: once, with everything; the clock starts with complete material."""

    def test_sent_back_once(self) -> None:
        back = replace(READY, data=RETURN)
        assert codes(back) == set()
        once = replace(back, review=state(SUBMITTED, RETURN, SUPPLEMENT))
        assert codes(once) == {"returned-before"}
        twice = replace(back, data=replace(RETURN, missing=("回证", "回证")))
        assert codes(twice) == {"missing-repeated"}
        assert codes(replace(back, parts={REVIEWER: (PART,)})) == {"took-part"}

    def test_the_clock_stands_until_the_material_is_complete(self) -> None:
        code = BureauCode("620100")
        assert last_day_of(state(SUBMITTED, RETURN), code) is None
        later = datetime(2026, 5, 20, 9, tzinfo=CHINA)
        found = fold(
            [
                (SUBMITTED, place(1, HANDLER)),
                (RETURN, place(2)),
                (SUPPLEMENT, place(3, HANDLER, later)),
            ]
        )
        assert found.rounds[0].received_on == date(2026, 5, 20)
        assert last_day_of(found, code) == date(2026, 6, 3)

    def test_the_pass_is_for_what_was_supplied(self) -> None:
        found = state(SUBMITTED, RETURN, SUPPLEMENT, OPINION)
        assert found.passed("c" * 64, "b" * 64)
        assert not found.passed("a" * 64, "b" * 64)


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
        given = replace(GIVEN, verdict=verdict, points=points())
        found = state(SUBMITTED, replace(OPINION, given=given))
        assert not found.passed("a" * 64, "b" * 64)

    def test_a_newer_round_is_what_counts(self) -> None:
        again = replace(SUBMITTED, round=2)
        assert not state(SUBMITTED, OPINION, again).passed("a" * 64, "b" * 64)
        refused = replace(
            OPINION,
            given=replace(GIVEN, round=2, verdict=Verdict.CORRECT, points=points()),
        )
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
            OPINION, given=replace(GIVEN, points=points(), verdict=Verdict.CORRECT)
        )
        assert state(SUBMITTED, defect).rounds[0].failed == ("执法主体是否合法",)

    def test_the_pass_says_what_it_rests_on(self) -> None:
        found = state(SUBMITTED, OPINION).pass_for(Subject.DECISION, "a" * 64, "b" * 64)
        assert found is not None
        assert (found.round, found.how, found.record_no) == (1, PassedBy.OPINION, 2)
        assert found.on == date(2026, 5, 8)

    def test_a_pass_for_another_subject_is_none(self) -> None:
        court = state(replace(SUBMITTED, subject=Subject.COURT_APPLICATION), OPINION)
        assert court.pass_for(Subject.COURT_APPLICATION, "a" * 64, "b" * 64)
        assert not court.passed("a" * 64, "b" * 64)


class TestFirstVersion:
    """What was recorded first is still read."""

    SENT = ReviewSubmittedV1(
        case_id=CASE,
        round=1,
        case_name="示范镇卫生院涉嫌超量开药案",
        case_number="示范医保立字〔2026〕3号",
        department="基金监管科",
        draft_digest="a" * 64,
        evidence_digest="b" * 64,
        participants=(HANDLER,),
    )

    def said(self, *, in_order: bool) -> OpinionGivenV1:
        return OpinionGivenV1(
            case_id=CASE,
            round=1,
            points=tuple(
                PointVerdictV1(point=one, in_order=in_order, note="记") for one in Point
            ),
            verdict=Verdict.AGREE if in_order else Verdict.CORRECT,
            opinion="意见",
        )

    def test_it_passed_or_did_not(self) -> None:
        assert state(self.SENT, self.said(in_order=True)).passed("a" * 64, "b" * 64)
        found = state(self.SENT, self.said(in_order=False))
        assert not found.passed("a" * 64, "b" * 64)
        assert found.rounds[0].failed_points == tuple(Point)
