"""两稿的差异: nothing is lost, figures stay whole, the count is what a reader sees."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.cases.viewing.comparing import (
    Paragraph,
    Piece,
    compare,
    differences,
    plain,
)

TEXTS = st.text(alphabet="重复收费退回元。；，0123456789.,% \nA", max_size=60)


def old_of(pieces: tuple[Piece, ...]) -> str:
    return "".join(one.text for one in pieces if one.how != "new")


def new_of(pieces: tuple[Piece, ...]) -> str:
    return "".join(one.text for one in pieces if one.how != "gone")


@given(before=TEXTS, after=TEXTS)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert (old_of(pieces), new_of(pieces)) == (before, after)
    assert all(one.text for one in pieces)
    assert all(one.how != other.how for one, other in pairwise(pieces))


@given(text=TEXTS)
def test_the_same_text_has_no_marks(text: str) -> None:
    assert all(one.how == "same" for one in differences(text, text))


def test_a_figure_is_never_cut() -> None:
    pieces = differences(
        "造成损失 28,640.00 元；其余不变。", "造成损失 28,404.00 元；其余不变。"
    )
    assert pieces == (
        Piece("造成损失 "),
        Piece("28,640.00", "gone"),
        Piece("28,404.00", "new"),
        Piece(" 元；其余不变。"),
    )


def test_a_single_sign_between_two_changes_joins_them() -> None:
    pieces = differences("行为发生在甲地乙方的诊室内。", "行为发生在丙地丁方的诊室内。")
    assert [one.text for one in pieces if one.how == "gone"] == ["甲地乙"]
    assert [one.text for one in pieces if one.how == "new"] == ["丙地丁"]


def test_what_was_written_anew_is_shown_whole() -> None:
    pieces = differences("责令立即改正违法行为。", "鉴于首次发现，依法不罚。")
    assert [one.how for one in pieces] == ["gone", "new"]


@pytest.mark.parametrize("length", [5_000, 50_000])
def test_long_texts_cost_what_changed_in_them(length: int) -> None:
    before = "".join(f"第{no}笔收费重复，金额{no}.00元。" for no in range(length // 16))
    after = before.replace("第7笔收费重复", "第7笔收费虚假")
    began = process_time()
    pieces = differences(before, after)
    assert process_time() - began < 1
    assert [one.text for one in pieces if one.how == "new"] == ["虚假"]


def paragraph(key: str, text: str) -> Paragraph:
    return Paragraph(key=key, text=text)


BEFORE = (
    paragraph("facts", "重复收费 312 次，损失 28,640.00 元。"),
    paragraph("measures", "罚款 51,662.40 元，退回 43,052.00 元。"),
    paragraph("old", "另案处理。"),
)
AFTER = (
    paragraph("facts", "重复收费 312 次，损失 28,404.00 元。"),
    paragraph("discretion", "首次违法，从轻处罚。"),
    paragraph("measures", "罚款 51,379.20 元，退回 42,816.00 元。"),
)


def test_the_difference_of_two_drafts_in_words() -> None:
    found = compare(BEFORE, AFTER)
    assert found.words == "改 3 处，新增 1 段，删去 1 段"
    assert [one.change for one in found.paragraphs] == [
        "changed",
        "new",
        "changed",
        "gone",
    ]


def test_a_draft_that_did_not_change_says_so() -> None:
    assert compare(BEFORE, BEFORE).words == "文字没有变化"


def test_a_first_draft_has_no_marks() -> None:
    assert {one.change for one in plain(AFTER).paragraphs} == {"same"}


def test_a_paragraph_that_moved_is_not_gone() -> None:
    found = compare(BEFORE[:2], BEFORE[1::-1])
    assert (found.added, found.removed, found.edits) == (0, 0, 0)


def of_run(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(key=f"reasons/{number}", text=text, run="reasons")
        for number, text in enumerate(texts)
    )


def test_a_paragraph_put_between_others_is_the_only_new_one() -> None:
    before = of_run("当事人积极配合调查。", "综合全案情节，建议一般处罚。")
    after = of_run(
        "当事人积极配合调查。",
        "立案前主动退回全部损失。",
        "综合全案情节，建议从轻处罚。",
    )
    found = compare(before, after)
    assert [one.change for one in found.paragraphs] == ["same", "new", "changed"]
    assert found.words == "改 1 处，新增 1 段"


def test_of_two_paragraphs_the_one_that_went_is_gone() -> None:
    found = compare(of_run("第一条理由成立。", "另查明一事。"), of_run("另查明一事。"))
    assert [one.change for one in found.paragraphs] == ["gone", "same"]
