"""起草材料: what stays in house is found in every record, by the name of its field."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import data
from zhunsheng.cases.records.leads import Informant
from zhunsheng.cases.records.notice import DefenceRecorded
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing import drafting
from zhunsheng.kernel.fields import titles
from zhunsheng.ledger.records import all_types

PERSONAL = re.compile(
    "姓名|联系方式|联系电话|证件号码|票据号码|地址|住所|住址|地点|被询问人|见证人|收件人|签收人"
    "|参加人|陈述申辩人|法定代表人|工作单位|现场人员$"
)
NOT_A_PERSON = {("OralDefence", "speaker_post")}


def _texts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _texts(part)


def _classes(cls: type[Any], seen: set[type[Any]]) -> Iterator[type[Any]]:
    if cls in seen:
        return
    seen.add(cls)
    yield cls
    for hint in get_type_hints(cls).values():
        for part in _texts(hint):
            if isinstance(part, type) and is_dataclass(part):
                yield from _classes(part, seen)


def personal() -> list[tuple[str, str]]:
    """Every field of a case's records whose title says that it names somebody."""
    seen: set[type[Any]] = set()
    found = []
    for one in all_types():
        if not one.name.startswith("cases."):
            continue
        for cls in _classes(one.cls, seen):
            known, hints = titles(cls), get_type_hints(cls)
            found += [
                (cls.__name__, field.name)
                for field in fields(cls)
                if str in set(_texts(hints[field.name]))
                and field.name in known
                and PERSONAL.search(known[field.name].title or "")
            ]
    return sorted(set(found) - NOT_A_PERSON)


def test_there_are_such_fields() -> None:
    assert len(personal()) > 20
    assert ("InterviewRecorded", "interviewee") in personal()


@pytest.mark.parametrize(("record", "field"), personal())
def test_what_names_somebody_stays_in_house(record: str, field: str) -> None:
    assert list(drafting._words(field, "示范文字", record))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An informant, without a database."""
    who = Informant(name="示范举报人", contact="13600000001")
    monkeypatch.setattr(drafting, "informant_of", lambda *_: who)


def material(case: CaseState, *records: object) -> drafting.DraftingMaterial:
    return drafting.material_of(case, records, scene.OFFICERS.values())


@pytest.mark.usefixtures("told")
def test_the_words_of_a_case_are_found_by_kind() -> None:
    private = material(
        scene.drafted_state(), scene.FILING, data("cases.record-interview")
    ).private

    assert {"示范举报人", "示范甲", "示范乙"} <= set(private.names)
    assert {scene.PARTY.name, scene.BUREAU.name} <= set(private.organisations)
    assert {"13600000001", scene.PARTY.identifier} <= set(private.numbers)
    assert scene.PARTY.address in private.addresses


@pytest.mark.usefixtures("told")
def test_words_that_everybody_uses_hide_nothing() -> None:
    private = material(
        scene.drafted_state(), data("cases.hold-hearing"), data("cases.discuss")
    ).private
    everything = (*private.names, *private.organisations, *private.addresses)
    assert "本机关" not in everything
    assert "当事人" not in everything
    assert all(len(one) > 1 for one in everything)


@pytest.mark.usefixtures("told")
def test_only_what_was_said_since_the_newest_notice_is_answered() -> None:
    first, second = data("cases.record-defence"), data("cases.record-defence")
    assert isinstance(first, DefenceRecorded)
    notice = scene.notified_state().notice
    found = material(scene.notified_state(), first, notice, second)
    assert found.defences == (second.content,)


@pytest.mark.usefixtures("told")
def test_evidence_is_told_by_number_name_and_what_it_proves() -> None:
    one, *_ = material(scene.drafted_state()).evidence
    assert (one.no, one.kind_label) == (1, "书证")
    assert one.proves == "当事人的主体资格"
