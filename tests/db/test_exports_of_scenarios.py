"""监督平台案件表 and the other tables, from stories that were played to their end."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.disclosure.samples import FACTS, credit_code
from zhunsheng.cases.viewing import owed, streams
from zhunsheng.disclosure.composition import compose
from zhunsheng.exchange import gathering
from zhunsheng.exchange.choices import Kind
from zhunsheng.exchange.gathering import Asked, Gathered, gather
from zhunsheng.exchange.models import AgencyRow
from zhunsheng.exchange.rows import Row
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import Script, parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

pytestmark = pytest.mark.django_db

SCENARIOS = Path(__file__).parents[2] / "scenarios"
STORIES = ("01-hearing.json", "02-no-penalty.json", "09-withdrawn.json")
AGENCY = credit_code("11620100MB0000001")
AT = datetime(2026, 11, 1, tzinfo=UTC)


HOSPITAL, CLINIC, PHARMACY = (
    "91620100MA00000018",
    "12360100000000026X",
    "91140403MA00000093",
)
"""Codes of the demonstration; no check character is right, so that nobody has them."""


def script(name: str) -> Script:
    """The story; the hospital gets a code that could be one."""
    text = (SCENARIOS / name).read_text("utf-8")
    for code in (HOSPITAL, PHARMACY):
        text = text.replace(code, credit_code(code[:17]))
    return parse(json.loads(text), name)


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All stories, once for all tests."""
    scripts = [script(name) for name in STORIES]
    bureaus = frozenset(code for one in scripts for code in one.bureaus)
    first = min(one.steps[0].at for one in scripts)
    with django_db_blocker.unblock(), transaction.atomic():
        for kept in (streams._case_records, streams._folded, owed._computed):
            kept.cache_clear()  # other tests tell the same cases another way
        people.establish(first - timedelta(days=1), only=bureaus)
        for one in scripts:
            Player(one, HouseCast(), HouseStage()).play()
        for code in bureaus:
            AgencyRow.objects.create(bureau=code, code=AGENCY)
        yield
        transaction.set_rollback(True)


def gathered(code: str, kind: Kind, year: int, *, reported: bool = False) -> Gathered:
    return gather(
        Asked(
            bureau=BureauCode(code),
            kind=kind,
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            with_reported=reported,
            at=AT,
        )
    )


def only(found: Gathered) -> Row:
    assert found.problems == ()
    (row,) = found.ready
    return row


def test_a_case_with_a_hearing_fills_the_table_from_filing_to_closing() -> None:
    values = only(gathered("620100", Kind.PLATFORM, 2025)).values
    expected = {
        "CASE_CODE": "兰医保立字〔2025〕1号",
        "SUBJECT_ID": AGENCY,
        "CASE_SOURCE": "3",
        "CURRENT_STATE": "05",
        "PARTY_TYPE": "2",
        "UNIFORM_CREDIT_CODE": credit_code(HOSPITAL[:17]),
        "FILING_DATE": "2025/03/14",
        "ILLEGAL_EVIDENCE_TYPE": "01,04,06",
        "CORRECTION_RESULT": "已改正",
        "PUNISH_HEARING_SEND_WAY": "01",
        "IS_DEAL_HEARING": "1",
        "HEARING_HOLD_DATE": "2025/05/13",
        "IS_LEGAL_QUALIFICATIONS": "1",
        "LEGAL_EXAMINA_RESULT": "同意",
        "IS_MAJOR_CASE": "1",
        "COLLECTIVE_DISCUSSION_DATE": "2025/05/19",
        "IS_PUNISHMENT": "1",
        "FINE_SUM": "6164.10",
        "PD_SENT_DATE": "2025/05/22",
        "PARTY_EXECUTE_DATE": "2025/06/03",
        "CLOSED_DATE": "2025/06/25",
        "CLOSED_STATE": "01",
        "IS_LAWSUIT": "0",
    }
    assert {code: values.get(code) for code in expected} == expected


def test_who_it_is_stands_in_the_reported_part_only() -> None:
    row = only(gathered("620100", Kind.PLATFORM, 2025))
    assert {"PRINCIPAL", "CONTACT_PHONE", "ADDRESS", "ILLEGAL_FACTS"} <= set(
        row.reported
    )
    assert set(row.reported).isdisjoint(row.values)
    told = "\n".join(row.values.values())
    assert row.reported["PRINCIPAL"] not in told
    assert row.reported["CONTACT_PHONE"] not in told


def test_a_revoked_decision_says_so() -> None:
    values = only(gathered("140403", Kind.PLATFORM, 2026)).values
    assert (values["CLOSED_STATE"], values["RECONSIDERATION_RESULT"]) == ("04", "撤销")
    assert values["RECONSIDERATION_DATE"] == "2026/06/09"


def test_a_party_whose_code_is_none_is_left_out_and_said() -> None:
    found = gathered("360100", Kind.PLATFORM, 2025)
    assert found.ready == ()
    (problem,) = found.problems
    assert problem.column == "UNIFORM_CREDIT_CODE"


def test_the_published_decision_is_ready_for_credit_publicity() -> None:
    values = only(gathered("620100", Kind.CREDIT, 2025)).values
    assert values["CF_NR_FK"] == "0.616410"
    assert values["CF_CFLB"] == "罚款"
    assert values["CF_JDRQ"] == "2025/05/20"
    assert "CF_GSJZQ" not in values  # the rule on 公示期 came later


def test_what_was_withdrawn_before_it_was_sent_is_not_sent() -> None:
    for kind in (Kind.CREDIT, Kind.INDEX):
        found = gathered("140403", kind, 2026)
        assert (found.ready, found.sent_before) == ((), 1)


def test_another_year_is_empty() -> None:
    for kind in Kind:
        assert gathered("620100", kind, 2024).ready == ()


def test_a_decision_not_to_punish_is_closed_as_one() -> None:
    asked = Asked(
        bureau=BureauCode("360100"),
        kind=Kind.PLATFORM,
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        with_reported=False,
        at=AT,
    )
    ((row, _),) = gathering._platform_rows(asked, AGENCY)
    assert (row.values["IS_PUNISHMENT"], row.values["CLOSED_STATE"]) == ("2", "03")


def test_a_period_of_publicity_ends_by_itself_since_there_is_a_rule() -> None:
    text = replace(compose(FACTS), decided_on=date(2026, 5, 6))
    assert gathering._shown_until(BureauCode("620100"), text) == date(2027, 5, 6)
    earlier = replace(text, decided_on=date(2026, 3, 31))
    assert gathering._shown_until(BureauCode("620100"), earlier) is None
