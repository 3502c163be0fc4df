"""参与本案: every record type that names an officer is found, each in its role."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest

from tests.unit.cases.ready import data
from zhunsheng.cases import parts_played
from zhunsheng.cases.parts_played import NOT_A_PART, fields_naming, parts_in
from zhunsheng.cases.records.filing import RecusalDecided, RecusalRequested
from zhunsheng.cases.records.notice import Discussed
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import PROGRAM, BureauCode, CaseId, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.records import all_types

AUTHOR, OTHER, THIRD = (OfficerId(UUID(int=no)) for no in (901, 902, 903))
CASE = CaseId(UUID(int=1))
AT = datetime(2026, 3, 2, 23, 30, tzinfo=CHINA)
OF_CASES = [one for one in all_types() if one.name.startswith("cases.")]


def place(no: int = 12, by: OfficerId = AUTHOR) -> Place:
    return Place(BureauCode("620100"), 100 + no, f"case/{CASE}", no, by, AT)


def told(record: Any, by: OfficerId = AUTHOR) -> list[tuple[OfficerId, str]]:
    return [(one.officer, one.role) for one in parts_in([(record, place(by=by))])]


def naming(cls: type[Any], way: str = "") -> set[str]:
    """Another way to look for officers: the text of each hint."""
    found = set()
    hints = get_type_hints(cls, include_extras=True)
    for field in fields(cls):
        here = f"{way}.{field.name}".strip(".")
        if "OfficerId" in str(hints[field.name]):
            found.add(here)
        for one in _classes(hints[field.name]):
            found |= naming(one, here)
    return found


def _classes(hint: Any) -> list[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [one for part in get_args(hint) for one in _classes(part)]


@pytest.mark.parametrize("kind", OF_CASES, ids=lambda one: f"{one.name}-{one.version}")
def test_no_field_that_names_an_officer_is_forgotten(kind: Any) -> None:
    name = kind.cls.__name__
    found = {".".join(one.path) for one in fields_naming(kind.cls)}
    left = {way for way in naming(kind.cls) if f"{name}.{way}" not in NOT_A_PART}

    assert found == left
    assert all(one.role != "有关人员" for one in fields_naming(kind.cls))


def test_what_is_no_part_is_a_field_or_a_record_that_exists() -> None:
    every = {f"{one.cls.__name__}.{way}" for one in OF_CASES for way in naming(one.cls)}
    assert set(NOT_A_PART) <= every
    assert all({**NOT_A_PART, **parts_played.NOT_ENFORCEMENT}.values())


def test_who_writes_and_who_is_named_both_took_part() -> None:
    inspection = data("cases.record-inspection")
    roles = dict(told(inspection))

    assert roles[AUTHOR] == "制作现场检查笔录"
    assert set(roles) == {AUTHOR, *inspection.officers, inspection.recorder}
    both = set(inspection.officers) & {inspection.recorder}
    for one in both:
        assert roles[one] == "制作现场检查笔录，执法人员、记录人"
    for one in set(inspection.officers) - both:
        assert roles[one] == "制作现场检查笔录，执法人员"


def test_who_writes_and_is_named_is_told_once_with_the_role() -> None:
    filing = data("cases.propose-filing")
    first = filing.handlers[0]

    assert told(filing, by=first).count((first, "提请立案，承办人")) == 1
    assert [who for who, _ in told(filing, by=first)].count(first) == 1


def test_the_sentence_names_day_role_and_place() -> None:
    lead = data("cases.conclude-verification")
    (part,) = parts_in([(lead, place())])
    assert part.says == "2026年3月2日 核查结论（第 12 条记录）"


def test_the_program_takes_no_part() -> None:
    assert told(data("cases.conclude-verification"), by=PROGRAM) == []


def discussed() -> Discussed:
    given = data("cases.discuss")
    assert isinstance(given, Discussed)
    return given


def test_voices_host_and_recorder_took_part_and_listeners_did_not() -> None:
    given = discussed()
    roles = dict(told(given))

    assert {one.officer_id for one in given.voices} <= set(roles)
    assert given.host in roles
    assert given.recorder in roles
    listeners = set(given.observers) - {one.officer_id for one in given.voices}
    assert listeners.isdisjoint(set(roles) - {given.host, given.recorder})


def asked(officer: OfficerId) -> RecusalRequested:
    given = data("cases.request-recusal")
    assert isinstance(given, RecusalRequested)
    return RecusalRequested(
        case_id=CASE,
        officer_id=officer,
        source=given.source,
        requested_on=given.requested_on,
        reasons=given.reasons,
    )


def test_to_be_asked_to_step_aside_is_no_part() -> None:
    assert told(asked(OTHER)) == []


def test_who_takes_over_took_part() -> None:
    decided = RecusalDecided(
        case_id=CASE, officer_id=OTHER, granted=True, replacement=THIRD, opinion="同意"
    )
    assert told(decided) == [
        (THIRD, "决定回避，接办人员"),
        (AUTHOR, "决定回避"),
    ]
