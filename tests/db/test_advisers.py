"""Advisers and loans through their acts: registered, lent, read, ended, rebuilt."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.unit.authorities.world import (
    AT,
    LATER,
    act,
    administrator,
    appoint,
    person,
    world,
)
from zhunsheng.authorities import adviser_queries as advisers
from zhunsheng.authorities import queries
from zhunsheng.authorities.access import sees
from zhunsheng.authorities.queries import NoSuchBureauError, NoSuchOfficerError
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import reader, rebuild
from zhunsheng.regulations.guards import RefusedError

pytestmark = pytest.mark.django_db
GANSU, LANZHOU, JIANGXI = (BureauCode(one) for one in ("620000", "620100", "360000"))
ADVISER = person("gansu-adviser")
HEAD = person("gansu-legal-head")
TODAY = date(2026, 3, 2)
NEXT_DAY = datetime(2026, 3, 3, 1, tzinfo=UTC)
REGISTRATION = {
    "bureau": GANSU,
    "kind": "legal-adviser",
    "organisation": "示范律师事务所",
    "qualification_number": "示范执业证1号",
    "valid_from": "2026-01-01",
    "valid_until": "2026-12-31",
    "name": "示范律",
    "department": "legal",
    "officer_id": str(ADVISER),
}
LOAN = {
    "officer_id": str(ADVISER),
    "borrower": LANZHOU,
    "valid_from": "2026-03-02",
    "valid_until": "2026-03-31",
    "purpose": "协助审核疑难案件。",
}


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    world()
    appoint("gansu-legal-head", GANSU, "legal", ["legal-head"], administrator(GANSU))


def register(**changes: Any) -> Any:
    return act("register-adviser", administrator(GANSU), **(REGISTRATION | changes))


def lend(**changes: Any) -> Any:
    return act("lend-adviser", HEAD, **(LOAN | changes))


def refused(name: str, by: OfficerId, /, **data: Any) -> set[str]:
    with pytest.raises(RefusedError) as error:
        act(name, by, **data)
    return {one.code for one in error.value.refusals}


class TestRegistration:
    def test_a_person_from_outside_has_no_post_and_sees_nothing(self) -> None:
        done = register()
        officer = queries.get_officer(ADVISER)

        assert done.result == {"officer_id": str(ADVISER)}
        assert officer.posts == frozenset()
        assert officer.name == "示范律"
        assert not sees(officer, GANSU)
        assert sees(queries.get_officer(HEAD), GANSU)

    def test_the_register_says_who_and_until_when_and_not_the_number(self) -> None:
        register()
        (found,) = advisers.list_advisers(GANSU)
        (term,) = found.file.terms

        assert term.kind.label == "法律顾问"
        assert term.qualified is True
        assert (term.valid_from, term.valid_until) == (
            date(2026, 1, 1),
            date(2026, 12, 31),
        )
        assert advisers.list_advisers(LANZHOU) == ()
        assert "示范执业证1号" not in repr(rebuild.snapshot())

    def test_somebody_of_the_bureau_keeps_the_posts(self) -> None:
        act(
            "register-adviser",
            administrator(GANSU),
            bureau=GANSU,
            kind="public-lawyer",
            organisation="甘肃省局（演示）",
            qualification_number="示范公职律师证1号",
            valid_from="2026-01-01",
            valid_until="2026-12-31",
            person=str(HEAD),
        )
        assert queries.get_officer(HEAD).posts
        assert [one.officer.officer_id for one in advisers.list_advisers(GANSU)] == [
            HEAD
        ]

    def test_a_person_of_another_bureau_is_not_there(self) -> None:
        handler = str(person("handler"))
        for found in ({"person": handler}, {"officer_id": handler}):
            with pytest.raises(NoSuchOfficerError):
                register(**found)
        with pytest.raises(NoSuchOfficerError):
            register(person=str(UUID(int=404)))

    def test_an_administrator_of_another_bureau_registers_nobody_here(self) -> None:
        with pytest.raises(NoSuchBureauError):
            act("register-adviser", administrator(LANZHOU), **REGISTRATION)

    def test_twice_in_one_term_is_refused_and_the_next_term_is_not(self) -> None:
        register()
        again = REGISTRATION | {"person": str(ADVISER)}
        del again["officer_id"]
        assert refused("register-adviser", administrator(GANSU), **again) == {
            "authorities.register-adviser.already-registered"
        }

    def test_a_begin_in_the_future_is_no_input(self) -> None:
        with pytest.raises(BadInputError):
            register(valid_from="2026-03-03")

    def test_the_end_is_the_day_before(self) -> None:
        register()
        act(
            "deregister-adviser",
            administrator(GANSU),
            LATER,
            officer_id=str(ADVISER),
            ended_on="2026-03-02",
            reason="聘期提前结束。",
        )
        found = advisers.file_of(ADVISER)
        assert found is not None
        assert found.term_on(date(2026, 3, 1)) is not None
        assert found.term_on(TODAY) is None


class TestShortfall:
    def test_a_province_falls_short_until_it_has_an_adviser_who_serves(self) -> None:
        assert advisers.falls_short(GANSU, TODAY)
        assert not advisers.falls_short(LANZHOU, TODAY)
        register()
        assert not advisers.falls_short(GANSU, TODAY)
        assert advisers.falls_short(JIANGXI, TODAY)
        assert advisers.falls_short(GANSU, date(2027, 1, 1))
        act(
            "record-leaving",
            administrator(GANSU),
            officer_id=str(ADVISER),
            left_on="2026-03-02",
            reason="解聘。",
        )
        assert advisers.falls_short(GANSU, TODAY)


class TestLoans:
    def test_the_loan_stands_in_the_log_of_the_lender_and_the_borrower_reads_it(
        self,
    ) -> None:
        register()
        done = lend()
        (place,) = done.places

        assert place.log == GANSU
        assert reader.version_of(GANSU, f"adviser/{ADVISER}") == 2
        for bureau in (GANSU, LANZHOU):
            (loan,) = advisers.loans_of(bureau)
            assert str(loan.loan_id) == done.result["loan_id"]
            assert (loan.lender, loan.borrower) == (GANSU, LANZHOU)
        assert advisers.loans_of(JIANGXI) == ()
        assert [one.officer.officer_id for one in advisers.lent_to(LANZHOU)] == [
            ADVISER
        ]

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"borrower": JIANGXI}, "lend-adviser.not-below"),
            ({"borrower": GANSU}, "lend-adviser.not-below"),
            ({"borrower": "620102"}, "lend-adviser.not-below"),  # not established
            ({"valid_until": "2026-03-01"}, "lend-adviser.dates-reversed"),
            ({"valid_until": "2027-01-01"}, "lend-adviser.beyond-registration"),
        ],
    )
    def test_one_fact_changed_is_one_refusal(
        self, changes: dict[str, str], code: str
    ) -> None:
        register()
        found = refused("lend-adviser", HEAD, **(LOAN | changes))
        assert found == {f"authorities.{code}"}

    def test_who_is_no_adviser_is_not_lent(self) -> None:
        given = LOAN | {"officer_id": str(HEAD)}
        assert refused("lend-adviser", HEAD, **given) == {
            "authorities.lend-adviser.not-registered"
        }

    def test_a_bureau_lends_only_its_own(self) -> None:
        register()
        appoint("lan-head", LANZHOU, "legal", ["legal-head"], administrator(LANZHOU))
        with pytest.raises(NoSuchOfficerError):
            act("lend-adviser", person("lan-head"), **LOAN)

    def test_ended_early_it_stands_no_more_from_that_day(self) -> None:
        register()
        loan_id = lend().result["loan_id"]
        given = {"loan_id": loan_id, "reason": "审核已经完成。"}
        act("end-loan", HEAD, NEXT_DAY, **given)
        found = advisers.file_of(ADVISER)

        assert found is not None
        assert found.last_day(LANZHOU, "", TODAY) == TODAY
        assert found.last_day(LANZHOU, "", TODAY + timedelta(days=1)) is None
        with pytest.raises(RefusedError, match="no-such-loan"):
            act("end-loan", HEAD, NEXT_DAY, **given)

    def test_a_loan_of_another_bureau_or_none_is_not_there(self) -> None:
        register()
        loan_id = lend().result["loan_id"]
        for by, one in (
            (administrator(JIANGXI), loan_id),
            (administrator(LANZHOU), loan_id),
        ):
            with pytest.raises(NoSuchOfficerError):
                act("end-loan", by, loan_id=one, reason="无")
        with pytest.raises(advisers.NoSuchLoanError):
            act("end-loan", HEAD, loan_id=str(UUID(int=404)), reason="无")


def test_the_tables_come_again_from_the_ledger() -> None:
    register()
    loan_id = lend().result["loan_id"]
    act("end-loan", HEAD, NEXT_DAY, loan_id=loan_id, reason="审核已经完成。")
    act(
        "deregister-adviser",
        administrator(GANSU),
        NEXT_DAY,
        officer_id=str(ADVISER),
        ended_on="2026-03-03",
        reason="聘期提前结束。",
    )
    tables = ("authorities_adviserrow", "authorities_loanrow")
    before = {one: rebuild.snapshot()[one] for one in tables}
    rebuild.rebuild()
    after = rebuild.snapshot()
    assert all(before.values())
    assert {one: after[one] for one in tables} == before


def test_nothing_is_written_when_it_is_refused() -> None:
    before = reader.version_of(GANSU, f"officer/{ADVISER}")
    with pytest.raises(RefusedError):
        register(valid_until="2025-12-31")
    assert reader.version_of(GANSU, f"officer/{ADVISER}") == before == 0
    assert AT < LATER
