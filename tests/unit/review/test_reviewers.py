"""审核人员: one fact changed of somebody who may review, and exactly one reason."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.review.reviewers import (
    Load,
    Matter,
    Part,
    Submitted,
    bars_against,
    eligibility_of,
    lacks_qualification,
    load_of,
)

TODAY = date(2026, 5, 8)
ONE, TWO, THREE = (OfficerId(UUID(int=no)) for no in (1, 2, 3))
REVIEWER = Officer(
    officer_id=ONE,
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
MATTER = Matter(bureau=BureauCode("620100"), is_penalty=True, parts={})
PART = Part(officer=ONE, role="制作询问笔录，记录人", on=date(2026, 3, 2), place=12)


def codes(officer: Officer = REVIEWER, matter: Matter = MATTER) -> list[str]:
    return [one.code for one in bars_against(officer, matter, TODAY)]


def test_a_reviewer_of_the_bureau_may_review() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"bureau": BureauCode("620000")}, ["other-bureau"]),
        ({"left_on": TODAY}, ["left"]),
        ({"left_on": TODAY + timedelta(days=1)}, []),
        ({"posts": frozenset({Post.LEGAL_HEAD})}, []),
        ({"posts": frozenset({Post.HANDLER})}, ["not-a-reviewer"]),
        ({"posts": frozenset()}, ["not-a-reviewer"]),
        ({"department_kind": DepartmentKind.HANDLING}, ["not-a-reviewer"]),
        ({"legal_qualification": False}, ["not-examined"]),
    ],
)
def test_one_fact_of_the_officer_is_one_reason(
    changes: dict[str, Any], found: list[str]
) -> None:
    assert codes(replace(REVIEWER, **changes)) == found


def test_who_left_is_told_that_and_nothing_that_follows_from_it() -> None:
    gone = replace(
        REVIEWER, left_on=TODAY, posts=frozenset(), legal_qualification=False
    )
    assert codes(gone) == ["left"]


def test_who_stepped_aside_may_not_review_and_the_others_may() -> None:
    assert codes(matter=replace(MATTER, recused=frozenset({ONE}))) == ["recused"]
    assert codes(matter=replace(MATTER, recused=frozenset({TWO}))) == []


def test_who_took_part_is_told_where() -> None:
    matter = replace(MATTER, parts={ONE: (PART,)})
    (bar,) = bars_against(REVIEWER, matter, TODAY)

    assert bar.code == "took-part"
    assert bar.parts == (PART,)
    assert bar.says == ("参与本案：2026年3月2日 制作询问笔录，记录人（第 12 条记录）。")
    assert codes(matter=replace(MATTER, parts={TWO: (PART,)})) == []


def test_all_reasons_are_told_at_once() -> None:
    worst = replace(REVIEWER, legal_qualification=False)
    matter = replace(MATTER, parts={ONE: (PART,)}, recused=frozenset({ONE}))
    assert codes(worst, matter) == ["recused", "took-part", "not-examined"]


@pytest.mark.parametrize(
    ("since", "penalty", "other"),
    [
        (None, "not-examined", "not-experienced"),
        (date(2017, 12, 31), None, None),
        (date(2018, 1, 1), "not-examined", None),
        (date(2024, 5, 8), "not-examined", None),
        (date(2024, 5, 9), "not-examined", "not-experienced"),
        (TODAY, "not-examined", "not-experienced"),
    ],
)
def test_experience_stands_for_the_examination_only_from_before_it_or_elsewhere(
    since: date | None, penalty: str | None, other: str | None
) -> None:
    officer = replace(REVIEWER, legal_qualification=False, review_since=since)
    for is_penalty, expected in ((True, penalty), (False, other)):
        found = lacks_qualification(officer, TODAY, is_penalty=is_penalty)
        assert (found.code if found else None) == expected
        examined = replace(officer, legal_qualification=True)
        assert lacks_qualification(examined, TODAY, is_penalty=is_penalty) is None


def submitted(
    reviewer: OfficerId | None, received: int, given: int | None
) -> Submitted:
    return Submitted(
        reviewer=reviewer,
        received_on=TODAY - timedelta(days=received),
        given_on=None if given is None else TODAY - timedelta(days=given),
    )


def test_load_counts_what_is_open_and_what_was_done_in_thirty_days() -> None:
    rounds = (
        submitted(ONE, 4, None),
        submitted(ONE, 10, 3),
        submitted(ONE, 31, 29),
        submitted(ONE, 40, 30),  # just too long ago
        submitted(TWO, 5, 1),
        submitted(None, 2, None),
    )
    assert load_of(ONE, rounds, TODAY) == Load(
        open=1, done=2, average_days=Fraction(9, 2)
    )
    assert load_of(THREE, rounds, TODAY) == Load()


def test_those_who_may_come_first_and_the_least_busy_of_them() -> None:
    busy = replace(REVIEWER, officer_id=ONE, name="示范甲")
    idle = replace(REVIEWER, officer_id=TWO, name="示范乙")
    barred = replace(REVIEWER, officer_id=THREE, name="示范丙")
    matter = replace(MATTER, parts={THREE: (replace(PART, officer=THREE),)})

    found = eligibility_of(
        (busy, barred, idle), matter, TODAY, rounds=(submitted(ONE, 1, None),)
    )

    assert [one.officer.name for one in found] == ["示范乙", "示范甲", "示范丙"]
    assert [one.may_review for one in found] == [True, True, False]
