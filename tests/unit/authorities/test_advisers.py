"""顾问和调用: who is an adviser on a day, and for whom; the days around each end."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from zhunsheng.authorities import adviser_guards as guards
from zhunsheng.authorities.adviser_guards import LendingSituation, RegisteringSituation
from zhunsheng.authorities.adviser_state import AdviserState, LentTo
from zhunsheng.authorities.advisers import (
    AdviserFile,
    AdviserKind,
    Loan,
    Term,
    has_no_adviser,
)
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.authorities.situations import Asking
from zhunsheng.authorities.state import OfficerState
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.regulations.guards import unmet

PROVINCE, CITY, OTHER = (BureauCode(one) for one in ("620000", "620100", "360000"))
ADVISER = OfficerId(UUID(int=1))
TODAY = date(2026, 5, 8)
DAY = timedelta(days=1)
TERM = Term(
    registration_id=UUID(int=10),
    kind=AdviserKind.LEGAL_ADVISER,
    organisation="示范律师事务所",
    qualified=True,
    valid_from=date(2026, 1, 1),
    valid_until=date(2026, 12, 31),
)
LOAN = Loan(
    loan_id=UUID(int=20),
    officer_id=ADVISER,
    lender=PROVINCE,
    borrower=CITY,
    case_number="",
    purpose="协助审核",
    valid_from=date(2026, 5, 1),
    valid_until=date(2026, 5, 31),
)
FILE = AdviserFile(officer_id=ADVISER, bureau=PROVINCE, terms=(TERM,), loans=(LOAN,))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 1), None),
    ],
)
def test_the_own_bureau_may_ask_as_long_as_the_registration(
    day: date, last: date | None
) -> None:
    assert FILE.last_day(PROVINCE, "", day) == last


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 4, 30), None),
        (date(2026, 5, 1), date(2026, 5, 31)),
        (date(2026, 5, 31), date(2026, 5, 31)),
        (date(2026, 6, 1), None),
    ],
)
def test_a_bureau_below_may_ask_as_long_as_the_loan(
    day: date, last: date | None
) -> None:
    assert FILE.last_day(CITY, "示范〔2026〕1号", day) == last
    assert FILE.last_day(OTHER, "示范〔2026〕1号", day) is None


def test_the_earlier_of_loan_and_registration_ends_it() -> None:
    ended = replace(TERM, valid_until=date(2026, 5, 20))
    short = replace(FILE, terms=(ended,))
    assert short.last_day(CITY, "", TODAY) == date(2026, 5, 20)
    assert short.last_day(CITY, "", date(2026, 5, 21)) is None


def test_a_loan_for_one_case_is_for_no_other() -> None:
    one = replace(FILE, loans=(replace(LOAN, case_number="示范〔2026〕1号"),))
    assert one.last_day(CITY, "示范〔2026〕1号", TODAY) == date(2026, 5, 31)
    assert one.last_day(CITY, "示范〔2026〕2号", TODAY) is None
    assert one.last_day(CITY, "", TODAY) is None


def test_of_several_loans_the_longest_counts() -> None:
    longer = replace(LOAN, loan_id=UUID(int=21), valid_until=date(2026, 6, 30))
    assert replace(FILE, loans=(longer, LOAN)).last_day(CITY, "", TODAY) == (
        longer.valid_until
    )


@pytest.mark.parametrize(
    ("bureau", "terms", "short"),
    [
        (PROVINCE, (), True),
        (PROVINCE, (TERM,), False),
        (PROVINCE, (replace(TERM, kind=AdviserKind.PUBLIC_LAWYER),), False),
        (PROVINCE, (replace(TERM, kind=AdviserKind.EXPERT),), True),
        (PROVINCE, (replace(TERM, kind=AdviserKind.ASSISTANT),), True),
        (PROVINCE, (replace(TERM, valid_until=TODAY),), False),
        (PROVINCE, (replace(TERM, valid_until=TODAY - DAY),), True),
        (PROVINCE, (replace(TERM, valid_from=TODAY + DAY),), True),
        (CITY, (), False),
        (BureauCode("000000"), (), False),
        (BureauCode("620102"), (), False),
    ],
)
def test_a_province_without_adviser_falls_short(
    bureau: BureauCode, terms: tuple[Term, ...], *, short: bool
) -> None:
    assert has_no_adviser(bureau, terms, TODAY) is short


HEAD = Officer(
    officer_id=OfficerId(UUID(int=2)),
    name="示范衡",
    bureau=PROVINCE,
    bureau_name="示范省医疗保障局",
    department="legal",
    department_name="法规处",
    department_kind=DepartmentKind.LEGAL,
    posts=frozenset({Post.LEGAL_HEAD}),
    certificate=None,
    legal_qualification=True,
    review_years=5,
)
ASKING = Asking(
    by=HEAD.officer_id,
    officer=HEAD,
    bureau=PROVINCE,
    parent=BureauCode("000000"),
    has_administrator=True,
    day=TODAY,
)
STATE = AdviserState(
    version=2,
    terms=(TERM,),
    loans={
        LOAN.loan_id: LentTo(
            borrower=CITY, valid_from=LOAN.valid_from, valid_until=LOAN.valid_until
        )
    },
)
LENDING = LendingSituation(
    asking=ASKING,
    officer=OfficerState(bureau=PROVINCE),
    adviser=STATE,
    borrower=CITY,
    borrower_stands=True,
    loan_id=LOAN.loan_id,
    valid_from=TODAY,
    valid_until=TODAY,
)


def lending(**changes: Any) -> list[str]:
    situation = replace(LENDING, **changes)
    return [one.code for one in unmet(guards.BEFORE_LENDING, situation)]


def asked_by(**changes: Any) -> Asking:
    return replace(ASKING, officer=replace(HEAD, **changes))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"asking": asked_by(posts=frozenset({Post.BUREAU_HEAD}))}, []),
        (
            {"asking": asked_by(posts=frozenset({Post.LEGAL_REVIEWER}))},
            ["authorities.loan.not-the-head"],
        ),
        ({"asking": asked_by(bureau=CITY)}, ["authorities.loan.not-the-head"]),
        ({"asking": asked_by(left_on=TODAY)}, ["authorities.loan.not-the-head"]),
        (
            {"officer": OfficerState(bureau=PROVINCE, left_on=TODAY)},
            ["authorities.officer-left"],
        ),
        ({"borrower": OTHER}, ["authorities.lend-adviser.not-below"]),
        ({"borrower": PROVINCE}, ["authorities.lend-adviser.not-below"]),
        ({"borrower": BureauCode("000000")}, ["authorities.lend-adviser.not-below"]),
        ({"borrower_stands": False}, ["authorities.lend-adviser.not-below"]),
        ({"borrower": BureauCode("620102")}, []),
        (
            {"valid_until": TODAY - DAY},
            ["authorities.lend-adviser.dates-reversed"],
        ),
        (
            {"valid_from": TODAY - 9 * DAY, "valid_until": TODAY - DAY},
            ["authorities.lend-adviser.dates-reversed"],
        ),
        ({"valid_from": TODAY - 9 * DAY}, []),
        ({"valid_until": TERM.valid_until}, []),
        (
            {"valid_until": TERM.valid_until + DAY},
            ["authorities.lend-adviser.beyond-registration"],
        ),
        ({"adviser": AdviserState()}, ["authorities.lend-adviser.not-registered"]),
    ],
)
def test_one_fact_of_a_loan_is_one_refusal(
    changes: dict[str, Any], found: list[str]
) -> None:
    assert lending(**changes) == found


def ending(**changes: Any) -> list[str]:
    situation = replace(LENDING, **changes)
    return [one.code for one in unmet(guards.BEFORE_ENDING_LOAN, situation)]


def on(day: date) -> Asking:
    return replace(ASKING, day=day)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"asking": on(LOAN.valid_until)}, []),
        ({"asking": on(LOAN.valid_until + DAY)}, ["authorities.end-loan.no-such-loan"]),
        ({"loan_id": UUID(int=404)}, ["authorities.end-loan.no-such-loan"]),
        ({"asking": asked_by(bureau=CITY)}, ["authorities.loan.not-the-head"]),
    ],
)
def test_a_loan_that_stands_can_be_ended_once(
    changes: dict[str, Any], found: list[str]
) -> None:
    assert ending(**changes) == found


REGISTERING = RegisteringSituation(
    asking=replace(
        ASKING, officer=replace(HEAD, posts=frozenset({Post.ADMINISTRATOR}))
    ),
    officer=OfficerState(bureau=PROVINCE),
    adviser=AdviserState(),
    kind=AdviserKind.LEGAL_ADVISER,
    valid_from=TODAY,
    valid_until=date(2026, 12, 31),
)
NEW = {"is_new": True, "name": "示范律", "department": DepartmentKind.LEGAL}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"asking": ASKING}, ["authorities.not-administrator"]),
        (NEW, []),
        (NEW | {"department": DepartmentKind.GENERAL}, []),
        (
            NEW | {"department": DepartmentKind.HANDLING},
            ["authorities.register-adviser.person-unknown"],
        ),
        (NEW | {"name": ""}, ["authorities.register-adviser.person-unknown"]),
        (
            {"officer": OfficerState(bureau=PROVINCE, left_on=TODAY)},
            ["authorities.officer-left"],
        ),
        ({"valid_until": TODAY}, []),
        (
            {"valid_until": TODAY - DAY},
            ["authorities.register-adviser.dates-reversed"],
        ),
        ({"adviser": STATE}, ["authorities.register-adviser.already-registered"]),
        (
            {"adviser": STATE, "valid_from": TERM.valid_until, "valid_until": date.max},
            ["authorities.register-adviser.already-registered"],
        ),
        (
            {
                "adviser": STATE,
                "valid_from": TERM.valid_until + DAY,
                "valid_until": date.max,
            },
            [],
        ),
        (
            {"kind": AdviserKind.PUBLIC_LAWYER},
            ["authorities.register-adviser.without-qualification"],
        ),
        ({"kind": AdviserKind.PUBLIC_LAWYER, "qualification_number": "示范1"}, []),
    ],
)
def test_one_fact_of_a_registration_is_one_refusal(
    changes: dict[str, Any], found: list[str]
) -> None:
    situation = replace(REGISTERING, **changes)
    assert [one.code for one in unmet(guards.BEFORE_REGISTERING, situation)] == found


@pytest.mark.parametrize(
    ("ended_on", "refused"),
    [
        (TERM.valid_from - DAY, False),  # 登记尚未生效也可以终止
        (TODAY, False),
        (TERM.valid_until, False),
        (TERM.valid_until + DAY, True),
    ],
)
def test_a_registration_is_ended_while_it_stands(
    ended_on: date, *, refused: bool
) -> None:
    situation = replace(REGISTERING, adviser=STATE, valid_from=ended_on)
    found = [one.code for one in unmet(guards.BEFORE_DEREGISTERING, situation)]
    assert found == (
        ["authorities.deregister-adviser.not-registered"] if refused else []
    )
