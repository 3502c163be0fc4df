"""Bureaus and officers through their acts: what is written, refused and shown."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.unit.authorities.world import (
    AT,
    LATER,
    act,
    administrator,
    appoint,
    bureau,
    person,
    world,
)
from zhunsheng.authorities import queries
from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.queries import NoSuchBureauError, NoSuchOfficerError
from zhunsheng.authorities.tokens import digest_of, fresh_token
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, BureauCode, OfficerId
from zhunsheng.ledger import reader, rebuild
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.regulations.instruments import Level

pytestmark = pytest.mark.django_db
LANZHOU = administrator("620100")
HANDLER = person("handler")
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    world()


def refused(name: str, by: OfficerId, /, **data: Any) -> set[str]:
    with pytest.raises(RefusedError) as error:
        act(name, by, **data)
    return {one.code.removeprefix("authorities.") for one in error.value.refusals}


def tables() -> dict[str, Any]:
    """All derived rows; without numbers that PostgreSQL never gives twice."""
    found = rebuild.snapshot()
    departments = found.pop("authorities_departmentrow")
    return {**found, "departments": [row[1:] for row in departments]}


def named(officer_id: OfficerId) -> dict[str, str]:
    return {"officer_id": str(officer_id)}


class TestBureaus:
    def test_a_bureau_has_its_own_log(self) -> None:
        found = queries.get_bureau(BureauCode("620100"))
        assert (found.document_prefix, found.parent, found.level) == (
            "兰医保",
            "620000",
            Level.CITY,
        )
        first = reader.entry("620100", 0)
        assert first.type == "authorities.bureau-established"
        assert first.place.by == administrator("620000")

    def test_the_list_puts_each_after_the_one_above(self) -> None:
        codes = [one.code for one in queries.list_bureaus()]
        assert codes == ["000000", "360000", "620000", "620100"]
        assert queries.list_bureaus()[0].parent is None

    def test_the_program_establishes_no_second_nation(self) -> None:
        assert refused("establish-bureau", PROGRAM, **bureau("000000")) == {
            "establish-bureau.already-established",
            "establish-bureau.prefix-taken",
        }

    @pytest.mark.parametrize(
        "by", [PROGRAM, PUBLIC, HANDLER, LANZHOU, administrator("360000")]
    )
    def test_only_the_administrator_above_establishes(self, by: OfficerId) -> None:
        data = bureau("620100", code="620200", document_prefix="嘉医保")
        assert refused("establish-bureau", by, **data) == {"not-administrator"}

    def test_a_bureau_above_that_is_not_there(self) -> None:
        data = bureau("620100", code="110100", document_prefix="京", parent="110000")
        assert refused("establish-bureau", administrator("000000"), **data) == {
            "not-administrator",
            "establish-bureau.not-below",
        }

    def test_details_change_from_now_on(self) -> None:
        details = {k: v for k, v in bureau("620100").items() if k in DETAIL_NAMES}
        details |= {"address": "示范路2号", "reason": "迁址"}
        act("change-bureau-details", LANZHOU, code="620100", **details)
        assert queries.get_bureau(BureauCode("620100")).address == "示范路2号"
        assert refused("change-bureau-details", HANDLER, code="620100", **details) == {
            "not-administrator"
        }

    def test_no_such_bureau(self) -> None:
        with pytest.raises(NoSuchBureauError):
            queries.get_bureau(BureauCode("110000"))

    def test_code_of_a_wrong_shape_is_bad_input(self) -> None:
        with pytest.raises(BadInputError) as error:
            act("establish-bureau", PROGRAM, **bureau("000000", code="62010"))
        assert [one.path for one in error.value.problems] == ["code"]


DETAIL_NAMES = (
    "fund_account",
    "treasury_account",
    "reconsideration_body",
    "court",
    "address",
    "telephone",
)


class TestOfficers:
    def test_an_officer_as_other_domains_see_one(self) -> None:
        officer = queries.get_officer(HANDLER)
        assert officer.name == "王示范"
        assert officer.bureau_name == "兰州市局（演示）"
        assert officer.department_name == "620100handling"
        assert officer.posts == {Post.HANDLER}
        assert officer.certificate is None

    def test_the_administrator_of_another_bureau_finds_nobody(self) -> None:
        for by in (administrator("360000"), administrator("620000"), PROGRAM, PUBLIC):
            with pytest.raises(NoSuchOfficerError):
                act("record-qualification", by, **named(HANDLER))
            with pytest.raises(NoSuchBureauError):
                appoint("other", "620100", "handling", ["handler"], by)

    def test_not_there_and_not_yours_look_the_same(self) -> None:
        says = set()
        for officer_id in (HANDLER, person("nobody")):
            with pytest.raises(NoSuchOfficerError) as error:
                act(
                    "record-qualification", administrator("360000"), **named(officer_id)
                )
            says.add(str(error.value))
        assert len(says) == 1

    def test_a_colleague_is_told_who_may(self) -> None:
        assert refused("record-qualification", HANDLER, **named(HANDLER)) == {
            "not-administrator"
        }

    def test_the_bureau_above_steps_in_when_nobody_administers(self) -> None:
        above = administrator("620000")
        act("close-account", LANZHOU, **named(LANZHOU), reason="调离")
        act(
            "record-leaving",
            above,
            **named(LANZHOU),
            left_on="2026-03-02",
            reason="调离",
        )
        appoint("fresh", "620100", "general", ["administrator"], above)
        with pytest.raises(NoSuchOfficerError):
            act("record-qualification", above, **named(HANDLER))

    def test_posts_stand_once_and_in_order(self) -> None:
        act(
            "change-posts",
            LANZHOU,
            **named(HANDLER),
            department="general",
            posts=["publisher", "handler", "publisher"],
            reason="兼任",
        )
        record = list(reader.replay("620100", f"officer/{HANDLER}"))[-1][0]
        assert record.posts == (Post.HANDLER, Post.PUBLISHER)
        assert queries.get_officer(HANDLER).department == "general"

    def test_an_officer_without_a_post_is_bad_input(self) -> None:
        with pytest.raises(BadInputError) as error:
            appoint("none", "620100", "handling", [], LANZHOU)
        assert [one.path for one in error.value.problems] == ["posts"]

    def test_an_id_is_appointed_once_in_all_bureaus(self) -> None:
        assert refused(
            "appoint-officer",
            administrator("360000"),
            bureau="360000",
            name="李示例",
            department="handling",
            posts=["handler"],
            officer_id=str(HANDLER),
        ) == {"already-appointed"}

    def test_an_id_is_drawn_when_none_is_given(self) -> None:
        done = act(
            "appoint-officer",
            LANZHOU,
            bureau="620100",
            name="李示例",
            department="handling",
            posts=["handler"],
        )
        assert {one.name for one in queries.list_officers(BureauCode("620100"))} == {
            "王示范",
            "李示例",
        }
        assert done.places[0].stream == f"officer/{done.result['officer_id']}"

    def test_who_left_does_nothing_and_keeps_the_name(self) -> None:
        gone = {"left_on": "2026-03-02", "reason": "退休"}
        act("record-leaving", LANZHOU, **named(HANDLER), **gone)
        officer = queries.get_officer(HANDLER)
        assert (officer.name, officer.posts) == ("王示范", frozenset())
        assert not officer.serves_on(DAY)
        assert refused("record-leaving", LANZHOU, **named(HANDLER), **gone) == {
            "officer-left"
        }


class TestCertificates:
    NUMBER = "62010000001"

    def grant(self, number: str = NUMBER, until: str = "2026-03-31") -> None:
        act(
            "grant-certificate",
            LANZHOU,
            **named(HANDLER),
            number=number,
            valid_from="2023-04-01",
            valid_until=until,
        )

    def test_it_ends_with_its_last_day(self) -> None:
        self.grant()
        officer = queries.get_officer(HANDLER)
        assert officer.certified_on(date(2026, 3, 31))
        assert not officer.certified_on(date(2026, 4, 1))

    def test_revoked_it_was_valid_until_the_day_before(self) -> None:
        self.grant()
        act(
            "revoke-certificate",
            LANZHOU,
            **named(HANDLER),
            number=self.NUMBER,
            revoked_on="2026-03-02",
            reason="暂扣",
        )
        officer = queries.get_officer(HANDLER)
        assert officer.certified_on(DAY - timedelta(days=1))
        assert not officer.certified_on(DAY)

    def test_a_new_one_does_not_undo_the_old(self) -> None:
        self.grant(until="2023-12-31")
        act(
            "grant-certificate",
            LANZHOU,
            **named(HANDLER),
            number="62010000002",
            valid_from="2025-01-01",
            valid_until="2027-12-31",
        )
        officer = queries.get_officer(HANDLER)
        assert officer.certificate is not None
        assert officer.certificate.number == "62010000002"
        assert officer.certified_on(date(2023, 6, 1))
        assert not officer.certified_on(date(2024, 6, 1))

    def test_a_number_is_registered_once(self) -> None:
        self.grant()
        assert refused(
            "grant-certificate",
            LANZHOU,
            **named(person("reviewer")),
            number=self.NUMBER,
            valid_from="2025-01-01",
            valid_until="2024-12-31",
        ) == {"certificate-taken", "certificate-dates-reversed"}

    @pytest.mark.parametrize("number", ["6201000000", "620100000011", "6201000000x"])
    def test_a_number_has_eleven_digits(self, number: str) -> None:
        with pytest.raises(BadInputError):
            self.grant(number)


def test_qualification_is_shown_and_its_number_is_not() -> None:
    reviewer = person("reviewer")
    act(
        "record-qualification",
        LANZHOU,
        **named(reviewer),
        legal_qualification="A20186201000001",
        review_since="2019-03-01",
    )
    officer = queries.get_officer(reviewer)
    assert officer.legal_qualification is True
    assert officer.review_years == 7
    assert "A2018" not in repr(officer)


class TestAccess:
    def token(self, by: OfficerId = HANDLER) -> tuple[str, str]:
        token = fresh_token()
        done = act(
            "issue-token",
            by,
            **named(by),
            digest=digest_of(token),
            purpose="数据对接",
            valid_until="2026-03-31",
        )
        return token, done.result["token_id"]

    def find(self, token: str, on: date = DAY) -> OfficerId:
        return queries.officer_of_token(digest_of(token), on=on).officer_id

    def test_a_token_finds_its_officer_until_its_last_day(self) -> None:
        token, _ = self.token()
        assert self.find(token, date(2026, 3, 31)) == HANDLER
        with pytest.raises(NoSuchOfficerError):
            self.find(token, date(2026, 4, 1))
        with pytest.raises(NoSuchOfficerError):
            self.find(token + "x")

    def test_a_revoked_token_finds_nobody(self) -> None:
        token, token_id = self.token()
        act("revoke-token", LANZHOU, **named(HANDLER), token_id=token_id, reason="遗失")
        with pytest.raises(NoSuchOfficerError):
            self.find(token)

    def test_a_token_ends_with_the_account(self) -> None:
        token, _ = self.token()
        act("close-account", LANZHOU, **named(HANDLER), reason="调离")
        with pytest.raises(NoSuchOfficerError):
            self.find(token)
        act("open-account", LANZHOU, **named(HANDLER), username="handler")
        with pytest.raises(NoSuchOfficerError):
            self.find(token)

    def test_a_token_ends_when_the_officer_leaves(self) -> None:
        token, _ = self.token()
        act(
            "record-leaving",
            LANZHOU,
            **named(HANDLER),
            left_on="2026-03-02",
            reason="退休",
        )
        with pytest.raises(NoSuchOfficerError):
            self.find(token)

    def test_nobody_issues_for_another(self) -> None:
        assert refused(
            "issue-token",
            LANZHOU,
            **named(HANDLER),
            digest="0" * 64,
            purpose="代办",
            valid_until="2026-03-31",
        ) == {"issue-token.not-own"}

    def test_a_name_never_passes_to_somebody_else(self) -> None:
        act("close-account", LANZHOU, **named(HANDLER), reason="调离")
        assert refused(
            "open-account", LANZHOU, **named(person("reviewer")), username="handler"
        ) == {"account-already-open", "username-taken"}
        with pytest.raises(NoSuchOfficerError):
            queries.officer_named("handler")
        assert queries.officer_named("reviewer").officer_id == person("reviewer")

    def test_the_ledger_holds_no_token_and_no_password(self) -> None:
        token, _ = self.token()
        bodies = [
            entry.body or b""
            for entry in reader.stream_entries("620100", f"officer/{HANDLER}")
        ]
        assert any(digest_of(token).encode() in body for body in bodies)
        assert not any(token.encode() in body for body in bodies)
        assert not any(b"password" in body for body in bodies)


def test_tables_can_be_thrown_away_and_come_back() -> None:
    TestCertificates().grant()
    _, token_id = TestAccess().token()
    act("revoke-token", HANDLER, **named(HANDLER), token_id=token_id, reason="换新")
    act("close-account", LANZHOU, **named(person("reviewer")), reason="调离")
    before = tables()
    rebuild.rebuild()
    assert tables() == before
    assert queries.has_open_account(HANDLER)
    assert not queries.has_open_account(person("reviewer"))


class TestRaces:
    """Another bureau takes the same name after it was looked up."""

    @pytest.mark.parametrize(
        ("look", "name", "by", "data"),
        [
            (
                "prefix_is_taken",
                "establish-bureau",
                administrator("000000"),
                bureau(
                    "360000", code="110000", parent="000000", document_prefix="兰医保"
                ),
            ),
            (
                "officer_is_known",
                "appoint-officer",
                administrator("360000"),
                {
                    "bureau": "360000",
                    "name": "李示例",
                    "department": "handling",
                    "posts": ["handler"],
                    "officer_id": str(HANDLER),
                },
            ),
        ],
    )
    def test_the_second_looks_again(
        self,
        monkeypatch: pytest.MonkeyPatch,
        look: str,
        name: str,
        by: OfficerId,
        data: dict[str, Any],
    ) -> None:
        before = tables()
        monkeypatch.setattr(queries, look, lambda _: False)
        with pytest.raises(StaleStreamError):
            act(name, by, **data)
        assert tables() == before

    def test_a_username_never_opens_somebody_elses_account(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = administrator("360000")
        act("close-account", other, **named(other), reason="更换")
        monkeypatch.setattr(queries, "username_is_taken", lambda *_, **__: False)
        with pytest.raises(StaleStreamError):
            act(
                "open-account",
                administrator("000000"),
                **named(other),
                username="handler",
            )
        assert queries.officer_named("handler").officer_id == HANDLER


def test_records_carry_who_and_when() -> None:
    act("close-account", LANZHOU, LATER, **named(HANDLER), reason="调离")
    *_, (_, place) = reader.replay("620100", f"officer/{HANDLER}")
    assert (place.by, place.at) == (LANZHOU, LATER)
    assert AT < LATER
