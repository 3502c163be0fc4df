"""The importer: official texts as offices publish them, and texts that are none."""

from pathlib import Path

import pytest

from zhunsheng.regulations import library
from zhunsheng.regulations.importer import (
    UnreadableTextError,
    attach,
    decode,
    parse_text,
    read_text,
)
from zhunsheng.regulations.references import Numbering

SHARED = Path(__file__).parents[4] / "shared" / "regulations"
CATALOGUE = (
    "nhsa-2020-32",
    "gansu-2020-81-disclosure",
    "gansu-2020-81-recording",
    "neimenggu-recording",
    "luzhou-2020-plan",
    "mingshan-2020-recording",
)

ARTICLES = """示范办法
第一章  总  则
第一条 【目的】为规范执法,
制定本办法。
第二条 下列信息应当公开:
(一)主体信息;
(二)人员信息;(三)其他信息。
依法不公开的除外。
第二章 附 则
第十条 本办法自印发之日起施行。
示范市医疗保障局办公室
2020年1月1日印发
"""

SECTIONS = """示范方案
为做好工作，制定本方案。
一、总体要求
坚持依法
行政。
二、主要任务
(一) 加强公示。
1. 事前公开。
- (1) 主体；
（2）人员。
另起一段。
2. 事后公开。
（二）加强记录
记录全过程。
三、保障
抓好落实。
"""


def shared_text(name: str) -> str:
    return read_text(SHARED / library.current().instruments[name].source_file)


def by_place(numbering: Numbering, text: str) -> dict[tuple[int, ...], list[str]]:
    found: dict[tuple[int, ...], list[str]] = {}
    for line in parse_text(numbering, text):
        found.setdefault(line.place, []).append(line.text)
    return found


def test_articles_paragraphs_and_items() -> None:
    assert by_place(Numbering.ARTICLES, ARTICLES) == {
        (1, 1, 0, 0): ["第一条 【目的】为规范执法,制定本办法。"],
        (2, 1, 0, 0): ["第二条 下列信息应当公开:"],
        (2, 1, 0, 1): ["(一)主体信息;"],
        (2, 1, 0, 2): ["(二)人员信息;"],
        (2, 1, 0, 3): ["(三)其他信息。"],
        (2, 2, 0, 0): ["依法不公开的除外。"],
        (10, 1, 0, 0): ["第十条 本办法自印发之日起施行。"],
    }


def test_a_second_instrument_in_the_file_is_not_read() -> None:
    text = "第一条 甲。\n第二条 乙。\n第一条 另一件制度。\n第二条 丁。"
    assert list(by_place(Numbering.ARTICLES, text)) == [(1, 1, 0, 0), (2, 1, 0, 0)]


def test_sections_to_the_fourth_level() -> None:
    assert by_place(Numbering.SECTIONS, SECTIONS) == {
        (1, 0, 0, 0): ["一、总体要求", "坚持依法行政。"],
        (2, 0, 0, 0): ["二、主要任务"],
        (2, 1, 0, 0): ["(一) 加强公示。"],
        (2, 1, 1, 0): ["1. 事前公开。"],
        (2, 1, 1, 1): ["- (1) 主体；"],
        (2, 1, 1, 2): ["（2）人员。", "另起一段。"],
        (2, 1, 2, 0): ["2. 事后公开。"],
        (2, 2, 0, 0): ["（二）加强记录", "记录全过程。"],
        (3, 0, 0, 0): ["三、保障", "抓好落实。"],
    }


@pytest.mark.shared
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_clause_of_the_catalogue_is_in_its_text(name: str) -> None:
    found = attach(name, shared_text(name))
    refs = [one.clause.ref for one in library.current().instruments[name].entries]
    assert list(found) == refs
    assert all(len(text) > 10 for text in found.values())


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "ref", "begins", "ends"),
    [
        ("nhsa-2020-32", "5.2.1", "1. 作出重大行政执法决定前", "不得作出决定。"),
        ("nhsa-2020-32", "3.1.2(5)", "(5) “双随机”抽查", "工作细则。"),
        ("nhsa-2020-32", "3.3.2", "2. 建立健全执法", "应及时撤下原行政执法决定信息。"),
        ("nhsa-2020-32", "6.8", "（八）提高信息化水平", "智能化水平。"),
        ("gansu-2020-81-disclosure", "11#7d", "第十一条 【公示时间】", "从其规定。"),
        ("gansu-2020-81-disclosure", "17", "第十七条", "有效期5年。"),
        ("gansu-2020-81-recording", "1", "第一条 【目的依据】为规范", "本办法。"),
        ("gansu-2020-81-recording", "24#2", "连续工作、异地执法", "24小时内予以储存。"),
        ("gansu-2020-81-recording", "30", "第三十条", "有效期5年。"),
        ("neimenggu-recording", "8#1", "第八条 依职权启动", "24小时内补报。"),
        ("mingshan-2020-recording", "9(4)", "(四)抽样取证的", "物品清单等文书;"),
        ("mingshan-2020-recording", "17", "第十七条", "音像记录。"),
        ("mingshan-2020-recording", "28", "第二十八条", "起施行。"),
        ("luzhou-2020-plan", "4.3", "(三)发挥法律顾问", "意见建议。"),
        ("luzhou-2020-plan", "7.6", "(六)注重工作实效", "良好环境。"),
    ],
)  # fmt: skip
def test_the_wording_is_that_clause_and_no_more(
    name: str, ref: str, begins: str, ends: str
) -> None:
    wording = attach(name, shared_text(name))[ref]
    assert wording.startswith(begins)
    assert wording.endswith(ends)


@pytest.mark.shared
def test_two_instruments_in_one_file_are_kept_apart() -> None:
    text = shared_text("gansu-2020-81-disclosure")
    disclosure = attach("gansu-2020-81-disclosure", text)
    recording = attach("gansu-2020-81-recording", text)
    assert "公示" in disclosure["2"]
    assert "公示" not in recording["2"]


@pytest.mark.shared
def test_duties_that_are_paragraphs_have_their_own_wording() -> None:
    found = attach("gansu-2020-81-recording", shared_text("gansu-2020-81-recording"))
    assert found["5#2"].startswith("规范文字记录")
    assert found["5#4"].startswith("严格记录归档")
    assert found["25#2"].startswith("各级医疗保障部门应当明确专人")


@pytest.mark.shared
def test_duties_inside_one_paragraph_share_its_wording() -> None:
    name = "gansu-2020-81-disclosure"
    found = attach(name, shared_text(name))
    assert found["11#20"] == found["11#7w"] == found["11#7d"]
    assert "20个工作日" in found["11#20"]


@pytest.mark.shared
def test_the_text_of_another_instrument_is_refused() -> None:
    with pytest.raises(UnreadableTextError, match="这份文件是《明山区"):
        attach("gansu-2020-81-recording", shared_text("mingshan-2020-recording"))


def test_a_text_that_lacks_clauses_names_them() -> None:
    with pytest.raises(UnreadableTextError, match=r"原文中没有 .*、27、28，请确认"):
        attach("mingshan-2020-recording", ARTICLES)


def test_gb18030_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("第一条 为了规范，\r\n制定本办法。".encode("gb18030"))
    assert read_text(path) == "第一条 为了规范，\n制定本办法。"
    assert decode("\ufeff第一条 好。".encode(), "bom.txt") == "第一条 好。"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\xff\xff\xff", "不是 UTF-8 或 GB18030"),
        (b"%PDF-1.7\x00\x01", "不是 UTF-8 或 GB18030"),
        (b"", "没有在文件中找到“第一条”"),
        ("只是一段话，没有条款。".encode(), "没有在文件中找到“第一条”"),
    ],
)
def test_what_is_no_official_text_is_one_sentence(
    tmp_path: Path, raw: bytes, says: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    with pytest.raises(UnreadableTextError, match=says) as error:
        attach("mingshan-2020-recording", read_text(path))
    assert "\n" not in str(error.value)
    assert str(error.value).endswith("。")


def test_a_file_that_is_not_there_and_an_unknown_instrument(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTextError, match=r"none\.txt 打不开"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(UnreadableTextError, match="制度库中没有 nothing"):
        attach("nothing", "第一条 好。")


def test_a_plan_without_sections_is_refused() -> None:
    with pytest.raises(UnreadableTextError, match="“一、”"):
        attach("luzhou-2020-plan", "第一条 这是办法，不是方案。")
