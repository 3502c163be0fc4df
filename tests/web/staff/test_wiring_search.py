"""The find box, the lists and the reminders, on real leads and real followers."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.unit.authorities.world import (
    AT,
    PASSWORD,
    act,
    administrator,
    appoint,
    person,
    world,
)
from zhunsheng.authorities import accounts
from zhunsheng.cases import queries
from zhunsheng.cases.models import CaseRow
from zhunsheng.jobs.followers import reminders, search_index
from zhunsheng.jobs.models import SearchText
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger import reader
from zhunsheng.ledger.performing import perform

pytestmark = pytest.mark.django_db
_LEAD = {
    "source": "complaint",
    "received_on": "2026-03-02",
    "suspect": "示范仁和医院",
    "suspect_kind": "organisation",
    "summary": "反映该院串换药品，涉及多名参保人员。",
    "informant": {"name": "贾举报", "contact": "13900000000"},
}


class Hands:
    """The clock of these tests; a test moves it on."""

    at: datetime = AT


@pytest.fixture
def lead(db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """A complaint in Lanzhou, whose words are in the index."""
    Hands.at = AT
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: Hands.at)
    world()
    appoint("jiangxi", "360000", "handling", ["handler"], administrator("360000"))
    accounts.set_one_password(["jiangxi"], PASSWORD)
    act(
        "grant-certificate",
        administrator("620100"),
        officer_id=str(person("handler")),
        number="62010000017",
        valid_from="2025-01-01",
        valid_until="2028-12-31",
    )
    done = perform("cases.register-lead", _LEAD, by=person("handler"), at=AT)
    entries = tuple(reader.entries_after(BureauCode("620100"), -1, 1000))
    search_index.index_words(entries, AT)
    return str(done.result["id"])


def signed_in(username: str = "handler") -> Client:
    client = Client()
    client.post("/sign-in/", {"username": username, "password": PASSWORD})
    return client


def leads(client: Client, text: str) -> str:
    return client.get("/leads/", {"q": text}).content.decode()


@pytest.mark.parametrize(
    "typed", ["仁和", "串换", "参保 药品", "示范仁和医院", "\uff12\uff10\uff12\uff16"]
)
def test_words_of_two_characters_are_found(lead: str, typed: str) -> None:
    assert f"/leads/{lead}/" in leads(signed_in(), typed)


def test_what_no_lead_contains_is_not_found(lead: str) -> None:
    assert f"/leads/{lead}/" not in leads(signed_in(), "康宁")
    assert f"/leads/{lead}/" not in leads(signed_in(), "仁和 康宁")


@pytest.mark.parametrize("typed", ["贾举报", "举报", "13900000000", "1390"])
def test_the_informant_is_never_found(lead: str, typed: str) -> None:
    assert f"/leads/{lead}/" not in leads(signed_in(), typed)


def test_another_bureau_finds_nothing(lead: str) -> None:
    assert f"/leads/{lead}/" not in leads(signed_in("jiangxi"), "仁和")


def test_a_number_is_found_before_the_index_knows_it(lead: str) -> None:

    number = CaseRow.objects.get(case_id=lead).lead_number
    SearchText.objects.all().delete()

    assert f"/leads/{lead}/" in leads(signed_in(), number)
    assert f"/leads/{lead}/" not in leads(signed_in(), number[:-1])


def test_the_list_of_cases_asks_the_index_too(
    lead: str, monkeypatch: pytest.MonkeyPatch
) -> None:

    asked: dict[str, Any] = {}
    listed = queries.list_cases

    def noted(*args: Any, **words: Any) -> Any:
        asked.update(words)
        return listed(*args, **words)

    monkeypatch.setattr(queries, "list_cases", noted)
    assert signed_in().get("/cases/", {"q": "串换"}).status_code == 200
    assert {str(one) for one in asked["found_in"]} == {lead}


def test_my_work_says_when_one_was_reminded(lead: str) -> None:
    before = signed_in().get("/").content.decode()
    Hands.at = AT + timedelta(days=18)  # three working days are left
    reminders.remind(Hands.at)
    after = signed_in().get("/").content.decode()

    assert "已提醒" not in before
    assert "已提醒 <time" in after
    assert "3月20日</time>" in after
