"""法制审核的数字: reviewers against officers, and what the rounds came to."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from zhunsheng.calendars.workdays import load_calendar
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.review.records import Point, Verdict
from zhunsheng.review.rounds import RoundFact
from zhunsheng.supervision.review_figures import (
    ReviewFigures,
    days_taken,
    review_figures,
)
from zhunsheng.supervision.staffing import Spell, StaffKind, staffing

BUREAU = BureauCode("620100")
CALENDAR = load_calendar()
DAY = date(2026, 3, 10)
CASE = CaseId(UUID(int=7))
ROUND = RoundFact(
    case_id=CASE,
    case_name="示范镇卫生院涉嫌超量开药案",
    no=1,
    department="基金监管科",
    received_on=date(2026, 3, 2),
    returned=False,
    given_on=date(2026, 3, 6),
    verdict=Verdict.CORRECT,
    failed=(Point.FACTS, Point.PROCEDURE),
    findings=3,
    findings_overruled=1,
    overruled_on=None,
)


def enforcing(
    no: int, began: date = date(2026, 1, 1), ended: date | None = date(2027, 1, 1)
) -> Spell:
    return Spell(
        officer=f"示范{no}", kind=StaffKind.ENFORCING, began_on=began, ended_on=ended
    )


def reviewing(no: int, ended: date | None = None) -> Spell:
    return Spell(
        officer=f"示范审{no}",
        kind=StaffKind.REVIEWING,
        began_on=date(2026, 1, 1),
        ended_on=ended,
    )


class TestStaffing:
    @pytest.mark.parametrize(
        ("officers", "reviewers", "suffices", "missing"),
        [
            (20, 1, True, 0),
            (21, 1, False, 1),
            (40, 2, True, 0),
            (41, 2, False, 1),
            (100, 3, False, 2),
            (1, 0, False, 1),
            (0, 0, True, 0),
        ],
    )
    def test_five_in_a_hundred(
        self, officers: int, reviewers: int, *, suffices: bool, missing: int
    ) -> None:
        spells = [enforcing(no) for no in range(officers)]
        spells += [reviewing(no) for no in range(reviewers)]
        found = staffing(BUREAU, DAY, spells)
        assert (found.officers, found.reviewers) == (officers, reviewers)
        assert found.suffices is suffices
        assert found.missing == missing

    def test_the_day_on_which_a_certificate_ends_counts_no_more(self) -> None:
        spells = [enforcing(1, ended=DAY), enforcing(2, began=DAY), reviewing(1, DAY)]
        before = staffing(BUREAU, date(2026, 3, 9), spells)
        assert (before.officers, before.reviewers) == (1, 1)
        on = staffing(BUREAU, DAY, spells)
        assert (on.officers, on.reviewers) == (1, 0)

    def test_two_certificates_are_one_person(self) -> None:
        found = staffing(BUREAU, DAY, [enforcing(1), enforcing(1)])
        assert found.officers == 1

    def test_nobody_enforces(self) -> None:
        assert staffing(BUREAU, DAY, [reviewing(1)]).per_mille is None


class TestRounds:
    def counted(
        self, *rounds: RoundFact, outcomes: dict[UUID, str] | None = None
    ) -> ReviewFigures:
        return review_figures(
            rounds,
            outcomes or {},
            CALENDAR,
            first=date(2026, 1, 1),
            last=date(2026, 12, 31),
        )

    def test_days_begin_with_complete_material(self) -> None:
        assert days_taken(ROUND, CALENDAR) == 4
        later = replace(ROUND, received_on=date(2026, 3, 5), returned=True)
        assert days_taken(later, CALENDAR) == 1
        assert days_taken(replace(ROUND, given_on=None), CALENDAR) is None

    def test_spring_festival_is_not_counted(self) -> None:
        over = replace(ROUND, received_on=date(2026, 2, 13), given_on=date(2026, 2, 25))
        assert days_taken(over, CALENDAR) == 3

    def test_what_is_counted(self) -> None:
        agreed = replace(
            ROUND, no=2, verdict=Verdict.AGREE, failed=(), given_on=date(2026, 3, 9)
        )
        other = replace(
            ROUND,
            case_id=CaseId(UUID(int=9)),
            department="稽核科",
            failed=(Point.FACTS,),
            returned=True,
        )
        found = self.counted(ROUND, agreed, other)
        assert (found.concluded, found.agreed, found.sent_back) == (3, 1, 2)
        assert found.returned == 1
        assert found.median_days == Fraction(4)
        assert (found.findings, found.findings_overruled) == (9, 3)
        first = found.failing[0]
        assert (first.department, first.point, first.count, first.of) == (
            "基金监管科",
            Point.PROCEDURE,
            1,
            2,
        )
        assert len(found.failing) == 3

    @pytest.mark.parametrize(
        ("given_on", "concluded", "waiting"),
        [
            (date(2025, 12, 31), 0, 0),
            (date(2026, 1, 1), 1, 0),
            (date(2026, 12, 31), 1, 0),
            (date(2027, 1, 1), 0, 0),
            (None, 0, 1),
        ],
    )
    def test_the_year_is_that_of_the_opinion(
        self, given_on: date | None, concluded: int, waiting: int
    ) -> None:
        received = date(2025, 12, 29)
        one = replace(ROUND, received_on=received, given_on=given_on)
        found = self.counted(one)
        assert (found.concluded, found.waiting) == (concluded, waiting)

    def test_an_overruled_opinion_tells_how_it_ended(self) -> None:
        overruled = replace(ROUND, overruled_on=date(2026, 3, 20))
        found = self.counted(overruled, outcomes={CASE: "行政诉讼第一审：撤销"})
        (one,) = found.overruled
        assert one.ended == "行政诉讼第一审：撤销"
        assert self.counted(ROUND).overruled == ()
