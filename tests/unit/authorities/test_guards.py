from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.unit.authorities.test_people import OFFICER
from tests.unit.authorities.world import DETAILS, person
from zhunsheng.authorities import guards
from zhunsheng.authorities.people import Bureau, Certificate
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.authorities.situations import (
    AccessSituation,
    Asking,
    BureauSituation,
    CertificateSituation,
    DepartmentSituation,
    OfficerSituation,
)
from zhunsheng.authorities.state import BureauState, OfficerState
from zhunsheng.kernel.ids import PROGRAM, BureauCode
from zhunsheng.regulations.guards import unmet
from zhunsheng.regulations.instruments import Level

DAY = date(2026, 3, 2)
CITY = BureauCode("620100")
PROVINCE = BureauCode("620000")
ADMINISTRATOR = replace(
    OFFICER,
    officer_id=person("administrator"),
    bureau=CITY,
    posts=frozenset({Post.ADMINISTRATOR}),
)
OWN = Asking(
    by=ADMINISTRATOR.officer_id,
    officer=ADMINISTRATOR,
    bureau=CITY,
    parent=PROVINCE,
    has_administrator=True,
    day=DAY,
)
ABOVE = Bureau(
    code=PROVINCE,
    name="甘肃省局（演示）",
    short_name="甘肃省局（演示）",
    document_prefix="甘医保",
    parent=BureauCode("000000"),
    level=Level.PROVINCE,
    **DETAILS,
)
SERVING = OfficerState(
    version=3,
    bureau=CITY,
    department="handling",
    posts=frozenset({Post.HANDLER}),
    certificate=Certificate(
        number="62010000001", valid_from=date(2023, 1, 1), valid_until=date(2027, 1, 1)
    ),
    username="handler",
    account_open=True,
    tokens=frozenset({UUID(int=5)}),
)
HANDLER = person("handler")


def codes(tried: tuple[Any, ...], situation: Any) -> set[str]:
    return {one.code.removeprefix("authorities.") for one in unmet(tried, situation)}


class TestWhoAsks:
    """Own administrator; only for a bureau without any, the one above."""

    PARENTS = replace(ADMINISTRATOR, bureau=PROVINCE)

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({}, True),
            ({"officer": None}, False),
            (
                {
                    "officer": replace(
                        ADMINISTRATOR, posts=frozenset({Post.BUREAU_HEAD})
                    )
                },
                False,
            ),
            ({"officer": replace(ADMINISTRATOR, bureau=BureauCode("620200"))}, False),
            ({"officer": replace(ADMINISTRATOR, left_on=DAY)}, False),
            ({"officer": PARENTS}, False),
            ({"officer": PARENTS, "has_administrator": False}, True),
            ({"officer": PARENTS, "has_administrator": False, "parent": None}, False),
            ({"officer": None, "by": PROGRAM, "has_administrator": False}, False),
        ],
    )
    def test_one_changed_fact(self, change: dict[str, Any], *, expected: bool) -> None:
        assert replace(OWN, **change).administers is expected

    @pytest.mark.parametrize(
        ("has_administrator", "expected"), [(False, True), (True, False)]
    )
    def test_the_program_begins_with_the_nation_and_then_never_again(
        self, *, has_administrator: bool, expected: bool
    ) -> None:
        asking = Asking(
            by=PROGRAM,
            officer=None,
            bureau=BureauCode("000000"),
            parent=None,
            has_administrator=has_administrator,
            day=DAY,
        )
        assert asking.administers is expected


NOT_ADMINISTRATOR = {"asking": replace(OWN, officer=None)}


class TestBureau:
    READY = BureauSituation(
        asking=replace(
            OWN,
            has_administrator=False,
            officer=replace(ADMINISTRATOR, bureau=PROVINCE),
        ),
        code=CITY,
        above=ABOVE,
        code_taken=False,
        prefix_taken=False,
    )

    def test_ready(self) -> None:
        assert codes(guards.BEFORE_BUREAU, self.READY) == set()

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (NOT_ADMINISTRATOR, {"not-administrator"}),
            ({"code": "620001"}, {"establish-bureau.not-a-region"}),
            ({"code_taken": True}, {"establish-bureau.already-established"}),
            ({"prefix_taken": True}, {"establish-bureau.prefix-taken"}),
            ({"above": None}, {"establish-bureau.not-below"}),
            (
                {"above": replace(ABOVE, code=BureauCode("360000"))},
                {"establish-bureau.not-below"},
            ),
            ({"above": replace(ABOVE, code=CITY)}, {"establish-bureau.not-below"}),
        ],
    )
    def test_one_unmet_condition_is_one_refusal(
        self, change: dict[str, Any], expected: set[str]
    ) -> None:
        assert codes(guards.BEFORE_BUREAU, replace(self.READY, **change)) == expected

    def test_the_nation_has_nobody_above(self) -> None:
        nation = replace(self.READY, code="000000", above=None)
        first = replace(
            nation,
            asking=replace(
                OWN,
                by=PROGRAM,
                officer=None,
                parent=None,
                bureau=BureauCode("000000"),
                has_administrator=False,
            ),
        )
        assert codes(guards.BEFORE_BUREAU, first) == set()
        wrong = replace(first, asking=replace(first.asking, parent=PROVINCE))
        assert codes(guards.BEFORE_BUREAU, wrong) == {"establish-bureau.not-below"}


def test_a_department_is_established_once() -> None:
    ready = DepartmentSituation(asking=OWN, bureau=BureauState(), department="legal")
    assert codes(guards.BEFORE_DEPARTMENT, ready) == set()
    taken = BureauState(departments={"legal": DepartmentKind.LEGAL})
    assert codes(guards.BEFORE_DEPARTMENT, replace(ready, bureau=taken)) == {
        "establish-department.already-established"
    }
    assert codes(guards.BEFORE_DEPARTMENT, replace(ready, **NOT_ADMINISTRATOR)) == {
        "not-administrator"
    }


class TestAppointment:
    READY = OfficerSituation(
        asking=OWN,
        officer=OfficerState(),
        kind=DepartmentKind.HANDLING,
        posts=frozenset({Post.HANDLER}),
    )

    def test_ready(self) -> None:
        assert codes(guards.BEFORE_APPOINTMENT, self.READY) == set()

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (NOT_ADMINISTRATOR, {"not-administrator"}),
            ({"officer": SERVING}, {"already-appointed"}),
            ({"kind": None}, {"no-such-department"}),
            ({"posts": frozenset({Post.LEGAL_REVIEWER})}, {"reviewer-outside-legal"}),
            ({"posts": frozenset({Post.LEGAL_HEAD})}, {"reviewer-outside-legal"}),
            ({"kind": DepartmentKind.LEGAL}, {"handler-in-legal"}),
            (
                {
                    "kind": DepartmentKind.LEGAL,
                    "posts": frozenset({Post.LEGAL_REVIEWER, Post.HANDLER}),
                },
                {"handler-in-legal"},
            ),
            (
                {
                    "kind": DepartmentKind.LEGAL,
                    "posts": frozenset({Post.LEGAL_REVIEWER, Post.LEGAL_HEAD}),
                },
                set(),
            ),
        ],
    )
    def test_one_unmet_condition_is_one_refusal(
        self, change: dict[str, Any], expected: set[str]
    ) -> None:
        changed = replace(self.READY, **change)
        assert codes(guards.BEFORE_APPOINTMENT, changed) == expected

    def test_posts_change_while_the_officer_serves(self) -> None:
        ready = replace(self.READY, officer=SERVING)
        assert codes(guards.BEFORE_POSTS, ready) == set()
        gone = replace(ready, officer=replace(SERVING, left_on=DAY))
        for tried in (
            guards.BEFORE_POSTS,
            guards.BEFORE_LEAVING,
            guards.BEFORE_QUALIFICATION,
        ):
            assert codes(tried, gone) == {"officer-left"}
            assert codes(tried, replace(ready, **NOT_ADMINISTRATOR)) == {
                "not-administrator"
            }


class TestCertificate:
    READY = CertificateSituation(
        asking=OWN,
        officer=SERVING,
        number="62010000001",
        valid_from=DAY,
        valid_until=DAY,
    )

    def test_ready(self) -> None:
        assert codes(guards.BEFORE_CERTIFICATE, self.READY) == set()
        assert codes(guards.BEFORE_TAKING_CERTIFICATE, self.READY) == set()

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (NOT_ADMINISTRATOR, {"not-administrator"}),
            ({"officer": replace(SERVING, left_on=DAY)}, {"officer-left"}),
            ({"number_taken": True}, {"certificate-taken"}),
            ({"valid_until": DAY - timedelta(days=1)}, {"certificate-dates-reversed"}),
        ],
    )
    def test_before_it_is_registered(
        self, change: dict[str, Any], expected: set[str]
    ) -> None:
        changed = replace(self.READY, **change)
        assert codes(guards.BEFORE_CERTIFICATE, changed) == expected

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (NOT_ADMINISTRATOR, {"not-administrator"}),
            ({"number": "62010000002"}, {"no-such-certificate"}),
            ({"officer": replace(SERVING, certificate=None)}, {"no-such-certificate"}),
        ],
    )
    def test_before_it_is_taken_back(
        self, change: dict[str, Any], expected: set[str]
    ) -> None:
        changed = replace(self.READY, **change)
        assert codes(guards.BEFORE_TAKING_CERTIFICATE, changed) == expected


class TestAccess:
    NO_ACCOUNT = replace(SERVING, account_open=False)
    OPENING = AccessSituation(asking=OWN, officer_id=HANDLER, officer=NO_ACCOUNT)
    ISSUING = AccessSituation(
        asking=replace(OWN, by=HANDLER, officer=OFFICER),
        officer_id=HANDLER,
        officer=SERVING,
        token_id=UUID(int=5),
        valid_until=DAY,
    )

    def test_ready(self) -> None:
        assert codes(guards.BEFORE_ACCOUNT, self.OPENING) == set()
        assert codes(guards.BEFORE_TOKEN, self.ISSUING) == set()
        assert codes(guards.BEFORE_REVOKING_TOKEN, self.ISSUING) == set()

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            (NOT_ADMINISTRATOR, {"not-administrator"}),
            ({"officer": replace(NO_ACCOUNT, left_on=DAY)}, {"officer-left"}),
            ({"officer": SERVING}, {"account-already-open"}),
            ({"name_taken": True}, {"username-taken"}),
        ],
    )
    def test_before_an_account_is_opened(
        self, change: dict[str, Any], expected: set[str]
    ) -> None:
        assert codes(guards.BEFORE_ACCOUNT, replace(self.OPENING, **change)) == expected

    def test_before_an_account_is_closed(self) -> None:
        ready = replace(self.OPENING, officer=SERVING)
        assert codes(guards.BEFORE_CLOSING_ACCOUNT, ready) == set()
        assert codes(guards.BEFORE_CLOSING_ACCOUNT, self.OPENING) == {"no-open-account"}
        assert codes(
            guards.BEFORE_CLOSING_ACCOUNT, replace(ready, **NOT_ADMINISTRATOR)
        ) == {"not-administrator"}

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"asking": OWN}, {"issue-token.not-own"}),
            ({"officer": replace(SERVING, left_on=DAY)}, {"officer-left"}),
            ({"officer": NO_ACCOUNT}, {"no-open-account"}),
            ({"valid_until": DAY - timedelta(days=1)}, {"issue-token.too-long"}),
            ({"valid_until": DAY + timedelta(days=366)}, set()),
            ({"valid_until": DAY + timedelta(days=367)}, {"issue-token.too-long"}),
            ({"digest_known": True}, {"issue-token.known"}),
        ],
    )
    def test_before_a_token_is_issued(
        self, change: dict[str, Any], expected: set[str]
    ) -> None:
        assert codes(guards.BEFORE_TOKEN, replace(self.ISSUING, **change)) == expected

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"asking": OWN}, set()),
            (
                {"asking": replace(OWN, officer=OFFICER)},
                {"revoke-token.not-allowed"},
            ),
            ({"token_id": UUID(int=6)}, {"revoke-token.no-such-token"}),
        ],
    )
    def test_before_a_token_is_revoked(
        self, change: dict[str, Any], expected: set[str]
    ) -> None:
        changed = replace(self.ISSUING, **change)
        assert codes(guards.BEFORE_REVOKING_TOKEN, changed) == expected


def test_every_guard_says_what_to_do_and_by_which_clause() -> None:
    lists = [
        value for name, value in vars(guards).items() if name.startswith("BEFORE_")
    ]
    every = {one for tried in lists for one in tried}
    assert every
    for one in every:
        assert one.says.endswith("。")
        assert one.way_out.endswith("。")
        assert one.basis
