from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.unit.documents.samples import SAMPLES, changed
from zhunsheng.documents import kinds
from zhunsheng.documents.content import reading
from zhunsheng.documents.content.parts import Officer
from zhunsheng.kernel.fields import Choice, schema

REQUIRED = [
    (kind.code, one.name)
    for kind in kinds.all_kinds()
    for one in fields(kind.content)
    if one.default is MISSING
]


def check(code: str, content: Any):
    kind = kinds.find(code)
    reading.check(kind.title, kind.content, content)


@pytest.mark.parametrize("code", SAMPLES)
def test_a_whole_content_is_accepted_and_read_back_equal(code: str):
    kind, content = kinds.find(code), SAMPLES[code]
    check(code, content)
    text = reading.to_json(content)
    assert reading.from_json(kind.title, kind.content, text) == content


@pytest.mark.parametrize(("code", "name"), REQUIRED)
def test_a_missing_required_field_is_named_in_chinese(code: str, name: str):
    kind = kinds.find(code)
    label = schema(kind.content)["properties"][name]["title"]
    with pytest.raises(reading.BadContentError) as caught:
        check(code, changed(SAMPLES[code], **{name: None}))
    assert label in str(caught.value)
    assert kind.title in str(caught.value)


def test_blank_text_counts_as_missing():
    with pytest.raises(reading.BadContentError, match="违法事实：必须填写"):
        check("penalty-decision", changed(SAMPLES["penalty-decision"], facts="  \n"))


def test_all_problems_are_told_at_once():
    content = changed(SAMPLES["penalty-decision"], facts="", basis="", evidence=())
    with pytest.raises(reading.BadContentError) as caught:
        check("penalty-decision", content)
    assert len(caught.value.problems) == 3


def test_a_field_inside_a_list_is_found():
    officers = (
        Officer(name="赵铁柱", certificate="28010012345"),
        Officer(name="", certificate="28010012346"),
    )
    content = changed(SAMPLES["inspection-record"], inspectors=officers)
    with pytest.raises(reading.BadContentError, match="检查人员第2项的姓名：必须填写"):
        check("inspection-record", content)


def test_one_officer_is_not_enough_for_an_inspection():
    one = SAMPLES["inspection-record"].inspectors[:1]
    content = changed(SAMPLES["inspection-record"], inspectors=one)
    with pytest.raises(reading.BadContentError, match="检查人员：至少填写 2 项"):
        check("inspection-record", content)


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\x07", "\ufeff"])
def test_characters_that_deceive_the_eye_are_refused(character: str):
    content = changed(SAMPLES["penalty-decision"], facts=f"罚款{character}100元")
    with pytest.raises(reading.BadContentError, match=r"违法事实：.*不能使用"):
        check("penalty-decision", content)


def test_text_is_recorded_in_one_form():
    content = changed(SAMPLES["penalty-notice"], facts=" 甲\r\ne\u0301 ")
    kind = kinds.find("penalty-notice")
    whole = reading.check(kind.title, kind.content, content)
    assert whole.facts == "甲\n\u00e9"
    assert reading.check(kind.title, kind.content, whole) == whole


def test_content_of_another_kind_is_refused():
    with pytest.raises(reading.BadContentError, match="不是这种文书的内容"):
        check("penalty-decision", SAMPLES["penalty-notice"])


def test_json_is_canonical_and_its_digest_follows_every_letter():
    content = SAMPLES["penalty-notice"]
    text = reading.to_json(content)
    assert ": " not in text
    assert list(reading.as_plain(content)) != sorted(reading.as_plain(content))
    assert text.index('"basis"') < text.index('"contact"') < text.index('"facts"')
    other = reading.to_json(changed(content, facts=content.facts + "。"))
    assert reading.digest(text) != reading.digest(other)


def test_dates_times_and_money_are_printed_in_chinese():
    assert reading.printable(date(2026, 7, 6)) == "2026年7月6日"
    at = datetime(2026, 3, 17, 1, 5, tzinfo=UTC)
    assert reading.printable(at) == "2026年3月17日9时05分"
    assert reading.printable(7_293_075, "fine_fen") == {
        "yuan": "72,930.75",
        "capitals": "柒万贰仟玖佰叁拾元柒角伍分",
    }
    assert reading.printable(3, "pages") == 3
    assert reading.printable(None) is None

    class Way(Choice):
        POST = "post", "邮寄送达"

    assert reading.printable(Way.POST) == "邮寄送达"
