from dataclasses import replace
from datetime import date

import pytest

from tests.unit.authorities.world import person
from zhunsheng.authorities.access import sees, works_in
from zhunsheng.authorities.people import Certificate, Officer, whole_years
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.ids import BureauCode

OLD = Certificate(
    number="62010000001", valid_from=date(2020, 1, 1), valid_until=date(2022, 12, 31)
)
NEW = Certificate(
    number="62010000002", valid_from=date(2023, 4, 1), valid_until=date(2026, 3, 31)
)
OFFICER = Officer(
    officer_id=person("handler"),
    name="王示范",
    bureau=BureauCode("620000"),
    bureau_name="甘肃省局（演示）",
    department="handling",
    department_name="基金监管处",
    department_kind=DepartmentKind.HANDLING,
    posts=frozenset({Post.HANDLER}),
    certificate=NEW,
    legal_qualification=False,
    review_years=0,
    earlier_certificates=(OLD,),
)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), OLD.number),
        (date(2022, 12, 31), OLD.number),
        (date(2023, 1, 1), None),
        (date(2023, 3, 31), None),
        (date(2023, 4, 1), NEW.number),
        (date(2026, 3, 31), NEW.number),
        (date(2026, 4, 1), None),
    ],
)
def test_the_certificate_of_that_day_counts(day: date, number: str | None) -> None:
    found = OFFICER.certificate_on(day)
    assert (found and found.number) == number
    assert OFFICER.certified_on(day) is (number is not None)


def test_who_left_is_certified_for_the_days_before() -> None:
    gone = replace(OFFICER, left_on=date(2025, 6, 1))
    assert gone.certified_on(date(2025, 5, 31))
    assert not gone.certified_on(date(2025, 6, 1))


def test_who_never_had_a_certificate_is_not_certified() -> None:
    without = replace(OFFICER, certificate=None, earlier_certificates=())
    assert not without.certified_on(date(2025, 1, 1))


@pytest.mark.parametrize(
    ("since", "day", "years"),
    [
        (None, date(2026, 3, 1), 0),
        (date(2024, 3, 2), date(2026, 3, 1), 1),
        (date(2024, 3, 1), date(2026, 3, 1), 2),
        (date(2026, 3, 2), date(2026, 3, 1), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2024, 2, 29), date(2025, 3, 1), 1),
    ],
)
def test_only_whole_years_of_review_count(
    since: date | None, day: date, years: int
) -> None:
    assert whole_years(since, day) == years
    assert replace(OFFICER, review_since=since).review_years_on(day) == years


@pytest.mark.parametrize(
    ("posts", "bureau", "expected"),
    [
        ({Post.HANDLER}, "620000", True),
        ({Post.HANDLER}, "620100", False),
        ({Post.BUREAU_HEAD, Post.ADMINISTRATOR}, "620100", False),
        ({Post.SUPERVISOR}, "620100", True),
        ({Post.SUPERVISOR}, "620102", True),
        ({Post.SUPERVISOR}, "000000", False),
        ({Post.SUPERVISOR}, "360000", False),
    ],
)
def test_who_sees_a_bureau(posts: set[Post], bureau: str, *, expected: bool) -> None:
    officer = replace(OFFICER, posts=frozenset(posts))
    assert sees(officer, BureauCode(bureau)) is expected


def test_a_supervisor_changes_nothing_below() -> None:
    officer = replace(OFFICER, posts=frozenset({Post.SUPERVISOR}))
    assert not works_in(officer, BureauCode("620100"), on=date(2026, 3, 1))
    assert works_in(officer, BureauCode("620000"), on=date(2026, 3, 1))


def test_who_left_works_nowhere() -> None:
    gone = replace(OFFICER, left_on=date(2026, 3, 1))
    assert not works_in(gone, BureauCode("620000"), on=date(2026, 3, 1))
