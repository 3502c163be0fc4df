"""One fact changed, one problem: the columns of 双公示 and what a file may hold."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from tests.unit.disclosure.samples import CITIZEN, CODE, FACTS, IDENTITY, credit_code
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.disclosure.composition import compose
from zhunsheng.exchange.choices import Change, Kind
from zhunsheng.exchange.rows import NO_CODE, Row, day, wan
from zhunsheng.exchange.tables import penalties, platform_columns
from zhunsheng.exchange.writing import SentLine, Sheet, as_csv, as_json, guarded

AGENCY = credit_code("11620100MB0000001")
BUSINESS = replace(
    FACTS, party_kind="individual-business", party_identifier="620102600000017"
)


def row(facts: DecisionFacts = FACTS, *, edition: int = 1, note: str = "") -> Row:
    made = penalties.Edition(
        subject=str(UUID(int=7)), number=edition, note=note, text=compose(facts)
    )
    return penalties.row_of(
        made, facts, agency_code=AGENCY, shown_until=date(2027, 3, 2)
    )


def changed(**values: str) -> Row:
    found = row()
    return replace(found, values={**found.values, **values})


def wrong(found: Row, *, with_reported: bool = False) -> set[str]:
    return {
        one.column for one in penalties.wrong_in(found, with_reported=with_reported)
    }


def test_a_published_decision_fills_every_required_column() -> None:
    values = row().values
    assert wrong(row()) == wrong(row(), with_reported=True) == set()
    assert values["CF_XDR_SHXYM"] == CODE
    assert values["CF_XDR_LB"] == "法人及非法人组织"
    assert values["CF_JDRQ"] == "2026/03/02"
    assert values["CF_GSJZQ"] == "2027/03/02"
    assert values["CF_YXQ"] == "2099/12/31"
    assert values["CF_CFLB"] == "罚款"
    assert values["CF_NR_FK"] == "6.837600"
    assert values["CF_CFJGDM"] == values["CF_SJLYDM"] == AGENCY


def test_amounts_are_exact_in_wan() -> None:
    assert (wan(1), wan(10**6), wan(123_456_789)) == (
        "0.000001",
        "1.000000",
        "123.456789",
    )
    assert day(None) == ""


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("CF_XDR_MC", ""),
        ("CF_XDR_MC", "示" * 201),
        ("CF_XDR_SHXYM", CODE[:17] + ("1" if CODE[17] != "1" else "2")),
        ("CF_XDR_SHXYM", CODE[:17]),
        ("CF_XDR_SHXYM", ""),
        ("CF_XDR_SHXYM", NO_CODE),
        ("CF_FRDB", ""),
        ("CF_WSH", ""),
        ("CF_WSH", "兰" * 129),
        ("CF_SY", "长" * 5001),
        ("CF_YJ", "长" * 2049),
        ("CF_NR", ""),
        ("CF_NR_FK", ""),
        ("CF_NR_FK", "6.8376"),
        ("CF_JDRQ", "2026-03-02"),
        ("CF_JDRQ", "2026/02/30"),
        ("CF_CFJGDM", "116201000000000001"),
        ("BZ", "备" * 513),
    ],
)
def test_one_fact_changed_is_one_problem(column: str, value: str) -> None:
    assert wrong(changed(**{column: value})) == {column}


@pytest.mark.parametrize(
    ("column", "value"),
    [("CF_XDR_MC", "示" * 200), ("CF_SY", "长" * 5000), ("BZ", "备" * 512)],
)
def test_the_longest_allowed_passes(column: str, value: str) -> None:
    assert wrong(changed(**{column: value})) == set()


def test_a_category_outside_of_the_list_is_a_problem() -> None:
    assert wrong(changed(CF_CFLB="罚款；责令退回")) == {"CF_CFLB"}
    assert wrong(changed(CF_CFLB="罚款；其他")) == set()


def test_a_refund_alone_is_no_penalty() -> None:
    facts = replace(FACTS, fine_fen=0, penalties=("责令退回医疗保障基金 56,980.00 元",))
    assert wrong(row(facts)) == {"CF_CFLB"}


def test_a_business_without_a_code_needs_its_registration() -> None:
    found = row(BUSINESS)
    assert found.values["CF_XDR_SHXYM"] == NO_CODE
    assert wrong(found) == {"CF_XDR_GSZC"}
    assert wrong(found, with_reported=True) == set()


def test_a_citizen_is_masked_in_the_open_part_and_whole_in_the_reported() -> None:
    found = row(CITIZEN)
    open_text = "\n".join(found.values.values())
    assert CITIZEN.party_name not in open_text
    assert IDENTITY not in open_text
    whole = found.all_values(with_reported=True)
    assert (whole["CF_XDR_MC"], whole["CF_XDR_ZJHM"]) == ("孙参保", IDENTITY)
    assert wrong(found) == wrong(found, with_reported=True) == set()
    typo = replace(found, reported={**found.reported, "CF_XDR_ZJHM": "6" * 18})
    assert wrong(typo, with_reported=True) == {"CF_XDR_ZJHM"}


def test_the_representative_is_whole_only_in_the_reported_part() -> None:
    found = row()
    assert found.values["CF_FRDB"] != "周示范"
    assert found.all_values(with_reported=True)["CF_FRDB"] == "周示范"


def test_the_class_of_publicity_follows_the_heaviest_category() -> None:
    assert penalties.publicity_period(("警告",)) == "credit-publicity-minor"
    assert penalties.publicity_period(("警告", "罚款")) == "credit-publicity-ordinary"
    assert penalties.publicity_period(("吊销许可证件", "罚款")) == (
        "credit-publicity-serious"
    )


def test_columns_are_named_once_and_as_the_standard_has_them() -> None:
    for columns in (penalties.COLUMNS, platform_columns.COLUMNS):
        codes = [one.code for one in columns]
        assert len(codes) == len(set(codes))
    reported = {one.code for one in penalties.COLUMNS if one.reported_only}
    assert {"CF_FR_ZJHM", "CF_XDR_ZJHM"} <= reported
    assert "CF_SY" not in reported


SHEET = Sheet(
    export_id=UUID(int=9),
    kind=Kind.CREDIT,
    agency=AGENCY,
    columns=(("CF_XDR_MC", "行政相对人名称"), ("BZ", "备注")),
    lines=(
        SentLine(subject="a", edition=1, change=Change.NEW, cells=('=1+1,"甲"', "")),
    ),
)


def test_a_file_opens_with_a_bom_and_runs_no_formula() -> None:
    content = as_csv(SHEET)
    assert content.startswith(b"\xef\xbb\xbf")
    head, line = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert head[3] == "CF_XDR_MC 行政相对人名称"
    assert line == ["新增", "a", "1", '\'=1+1,"甲"', ""]


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@x", " =A1", "\t=1", "\uff1dA1"])
def test_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_plain_text_is_left_alone() -> None:
    assert guarded("示范医院=甲") == "示范医院=甲"


def test_json_holds_values_as_they_are() -> None:
    (line,) = json.loads(as_json(SHEET))["rows"]
    assert line == {
        "change": "new",
        "edition": 1,
        "id": "a",
        "values": {"CF_XDR_MC": '=1+1,"甲"'},
    }
