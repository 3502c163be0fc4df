"""Citations: what exists, how it reads, what is refused."""

import tomllib
from pathlib import Path

import pytest

from zhunsheng.regulations import library
from zhunsheng.regulations.clauses import (
    UnknownClauseError,
    cite,
    entry,
    gist,
    in_chinese,
    instrument_of,
    keep_wording,
    wording,
)
from zhunsheng.regulations.instruments import SourceMark
from zhunsheng.regulations.references import parse, parts_of

CATALOGUE = {
    "nhsa-2020-32": 53,
    "gansu-2020-81-disclosure": 31,
    "gansu-2020-81-recording": 52,
    "neimenggu-recording": 46,
    "luzhou-2020-plan": 35,
    "mingshan-2020-recording": 38,
}
SHARED = Path(__file__).parents[4] / "shared" / "clauses"


def test_the_six_instruments_have_all_255_clauses() -> None:
    instruments = library.current().instruments
    found = {name: len(instruments[name].entries) for name in CATALOGUE}
    assert found == CATALOGUE
    assert sum(found.values()) == 255


@pytest.mark.shared
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_clause_of_the_catalogue_is_kept_word_for_word(name: str) -> None:
    catalogue = tomllib.loads((SHARED / f"{name}.toml").read_text(encoding="utf-8"))
    ours = library.current().instruments[name]
    assert ours.title == catalogue["title"]
    for theirs in catalogue["clause"]:
        found = entry(*cite(f"{name}:{theirs['ref']}"))
        assert (found.gist, found.kind, found.does, found.within) == (
            theirs["gist"],
            theirs["kind"],
            theirs["does"],
            theirs.get("within", ""),
        )


@pytest.mark.parametrize(
    ("citation", "chinese"),
    [
        ("apl-2021:58.1(3)", "《中华人民共和国行政处罚法》第五十八条第一款第三项"),
        ("apl-2021:64(1)", "《中华人民共和国行政处罚法》第六十四条第一项"),
        ("apl-2021:60", "《中华人民共和国行政处罚法》第六十条"),
        (
            "gansu-2020-81-recording:24#1",
            "《甘肃省医疗保障行政执法全过程记录办法》第二十四条",
        ),
        (
            "mingshan-2020-recording:9(4)",
            "《明山区医疗保障局行政执法全过程记录实施办法》第九条第四项",
        ),
        ("cr-2026:0#minor", "《信用修复管理办法》（条号待核）"),
    ],
)
def test_a_clause_reads_as_a_lawyer_writes_it(citation: str, chinese: str) -> None:
    assert in_chinese(*cite(citation)) == chinese


@pytest.mark.parametrize(
    ("ref", "place"),
    [
        ("5.2.1", "五、（二）1"),
        ("3.1.2(1)", "三、（一）2（1）"),
        ("6.5", "六、（五）"),
        ("2", "第二部分"),
        ("3.3.1#20", "三、（三）1"),
    ],
)
def test_sections_read_as_the_document_numbers_them(ref: str, place: str) -> None:
    assert in_chinese(*cite(f"nhsa-2020-32:{ref}")).endswith(f"》{place}")


@pytest.mark.parametrize(
    "citation",
    [
        "apl-2021:58.1(5)",
        "apl-2021:187",
        "apl-2019:60",
        "apl-2021",
        "apl-2021:",
        "apl-2021:五十八",
        "apl-2021:58.0",
        "apl-2021:58(1).2",
        "Apl-2021:58",
        "apl-2021:58 ",
        "",
    ],
)
def test_a_wrong_citation_stops_the_program(citation: str) -> None:
    with pytest.raises(UnknownClauseError):
        cite(citation)


def test_cite_keeps_the_order_and_names_the_clause() -> None:
    clauses = cite("apl-2021:60", "apl-2021:47")
    assert [str(clause) for clause in clauses] == ["apl-2021:60", "apl-2021:47"]
    assert gist(clauses[0]) == "立案起九十日内作出决定，另有规定从其规定"
    assert instrument_of(clauses[0]).title == "中华人民共和国行政处罚法"


def test_refs_sort_by_number_and_not_by_letter() -> None:
    refs = ["10", "9(4)", "9(10)", "9", "24#2", "24#1"]
    ordered = sorted(refs, key=lambda ref: parts_of(ref).order())
    assert ordered == ["9", "9(4)", "9(10)", "10", "24#1", "24#2"]


def test_a_source_says_how_sure_we_are() -> None:
    assert entry(*cite("apl-2021:60")).mark is SourceMark.READ
    assert entry(*cite("nhsa-order-4:3")).mark is SourceMark.READ
    assert entry(*cite("nhsa-order-4:14")).mark is SourceMark.SECOND_HAND
    assert entry(*cite("nhsa-order-4:42(1)")).mark is SourceMark.REMEMBERED
    assert {mark.says for mark in SourceMark} >= {"已核对原文"}


def test_wording_is_none_until_a_bureau_imports_it() -> None:
    clause = parse("apl-2021:85")
    assert wording(clause) is None
    keep_wording("apl-2021", {"85": "本法中的日指工作日。"})
    assert wording(clause) == "本法中的日指工作日。"
    with pytest.raises(UnknownClauseError):
        keep_wording("apl-2021", {"850": "没有这一条"})


def test_every_gist_is_short_and_every_kind_is_known() -> None:
    kinds = {
        "access",
        "archive",
        "content",
        "deadline",
        "duty",
        "gate",
        "publish",
        "ratio",
        "record",
        "recording",
        "report",
        "scope",
    }
    for one in library.current().entries.values():
        assert one.kind in kinds, one.clause
        assert 2 <= len(one.gist) <= 90, one.clause
