"""What the command line says about a deadline and about a bureau's clauses."""

from datetime import date

import pytest

from zhunsheng.calendars.explain import explain_clauses, explain_deadline, in_words
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import NoPeriodError

LANZHOU = BureauCode("620100")
MINGSHAN = BureauCode("210504")


def test_a_deadline_by_the_law_of_the_day_of_the_event() -> None:
    before = explain_deadline(
        "update-basic-information", bureau=LANZHOU, start=date(2025, 11, 9)
    )
    after = explain_deadline(
        "update-basic-information", bureau=LANZHOU, start=date(2025, 11, 10)
    )
    assert before.as_json()["last_day"] == "2025-11-16"
    assert before.as_json()["tightened_by"] == ["gansu-2020-81-disclosure:11#7d"]
    assert after.as_json()["last_day"] == "2025-12-08"
    assert after.as_json()["tightened_by"] == []


def test_a_matter_decides_whether_a_period_exists() -> None:
    found = explain_deadline(
        "publish-licence-decision",
        bureau=LANZHOU,
        start=date(2026, 5, 6),
        matter="licence",
    )
    assert found.last_day == date(2026, 5, 14)
    with pytest.raises(NoPeriodError):
        explain_deadline(
            "publish-licence-decision", bureau=LANZHOU, start=date(2026, 5, 6)
        )


def test_a_deadline_in_words() -> None:
    found = explain_deadline("verify-lead", bureau=MINGSHAN, start=date(2026, 5, 6))
    assert in_words(found) == (
        "核查线索并决定是否立案：15日，最迟 2026-05-21",
        "起算：发现线索或者收到材料之日，2026-05-06，当日不计入",
        "依据 《医疗保障行政处罚程序暂行规定》第十四条",
        "从严 《辽宁省医疗保障行政处罚程序规定》（条号待核）",
        "据二手资料，须核对原文",
    )


def test_a_provisional_deadline_says_what_is_missing() -> None:
    found = explain_deadline(
        "request-hearing", bureau=LANZHOU, start=date(2026, 12, 30)
    )
    words = in_words(found)
    assert words[0].endswith("最迟 2027-01-06（暂定）")
    assert words[2].startswith("2027 年放假安排尚未公布")
    assert "不计入 2027-01-02：周末" in words


def test_every_clause_that_binds_and_what_has_lapsed() -> None:
    answer = explain_clauses(LANZHOU, date(2026, 5, 6))
    assert (answer["bureau"], answer["on"]) == ("620100", "2026-05-06")
    assert {
        "clause": "nhsa-2020-32:5.2.1",
        "kind": "gate",
        "gist": "未经法制审核或审核未通过，不得作出重大决定",
    } in answer["clauses"]
    assert not any(one["clause"].startswith("gansu") for one in answer["clauses"])
    assert [one["instrument"] for one in answer["lapsed"]] == [
        "gansu-2020-81-disclosure",
        "gansu-2020-81-recording",
    ]
    assert {one["last_day"] for one in answer["lapsed"]} == {"2025-11-09"}
    earlier = explain_clauses(LANZHOU, date(2025, 11, 9))
    assert earlier["lapsed"] == []
    assert any(one["clause"].startswith("gansu") for one in earlier["clauses"])
