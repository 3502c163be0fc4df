"""机器文字的标记: computed from the words, whatever became of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.cases.printing_scene import DRAFT
from zhunsheng.cases.marking import (
    SHORTEST,
    Suggestion,
    marked_in,
    marked_passages,
    texts_in,
)

SAID = "当事人主动配合调查取证，在调查终结以前全部退回违规使用的医疗保障基金。"


def suggestion(text: str, no: int = 3) -> Suggestion:
    return Suggestion(no=no, about="", engine="", model="", text=text)


def wide(text: str) -> str:
    """Full-width letters and digits."""
    return "".join(chr(ord(one) + 0xFEE0) for one in text)


def marked(text: str, *said: str, ignoring: tuple[str, ...] = ()) -> list[str]:
    spans = marked_passages(
        text, [suggestion(one) for one in said or (SAID,)], ignoring=ignoring
    )
    return [text[one.start : one.end] for one in spans]


def test_what_was_taken_over_is_marked_and_the_rest_is_not() -> None:
    text = f"经查，{SAID}以上情况属实。"
    assert marked(text) == [SAID[:-1]]


def test_other_words_are_not_marked() -> None:
    assert marked("本案事实清楚，证据确凿，程序合法，处罚适当，没有其他情节。") == []
    assert marked_passages(SAID, []) == ()
    assert marked_passages("", [suggestion(SAID)]) == ()


@pytest.mark.parametrize(
    "changed",
    [
        SAID.replace("，", " , "),
        SAID.replace("调查取证", "调查\n取证"),
        SAID.replace("当事人", "“当事人”"),
    ],
)
def test_spaces_and_punctuation_hide_nothing(changed: str) -> None:
    assert sum(len(one) for one in marked(changed)) >= len(SAID) - 1


def test_width_and_case_hide_nothing() -> None:
    said = "经查询HIS系统2024年度结算记录共213条"
    assert marked(said.replace("HIS", wide("his")).replace("2024", wide("2024")), said)


@pytest.mark.parametrize(
    ("length", "found"), [(SHORTEST - 1, 0), (SHORTEST, 1), (SHORTEST + 1, 1)]
)
def test_twelve_characters_in_a_row_are_a_passage(length: int, found: int) -> None:
    words = SAID.replace("，", "")[:length]
    assert len(marked(f"另查明{words}无误")) == found


def test_a_changed_half_keeps_the_mark_on_the_other_half() -> None:
    text = "当事人主动配合调查取证，在调查终结以前仅退还了部分款项，其余没有退。"
    (only,) = marked(text)
    assert only == "当事人主动配合调查取证，在调查终结以前"


def test_two_suggestions_mark_two_passages() -> None:
    other = "未造成参保人员人身损害等其他严重的危害后果"
    text = f"{SAID}\n承办人认为情节较轻。\n{other}。"
    assert marked(text, SAID, other) == [SAID[:-1], other]


def test_names_of_laws_and_provisions_are_everybodys_words() -> None:
    cited = "《医疗保障基金使用监督管理条例》第三十八条第（二）项"
    said = f"上述行为违反{cited}的规定"
    assert marked(f"依据{cited}处理", said) == []
    assert marked("依据条例第三十八条第（二）项、第十五条第一款", said) == []


def test_brackets_of_a_title_hide_no_words() -> None:
    assert marked(f"依据《{SAID}》处理") == [SAID[:-1]]


def test_the_partys_name_marks_nothing() -> None:
    name = "示范市示范区示范镇中心卫生院"
    text = f"经查，{name}有下列行为"
    said = f"查明{name}多次结算"
    assert marked(text, said)
    assert marked(text, said, ignoring=(name,)) == []


def test_every_text_of_a_draft_is_looked_at_under_its_chinese_name() -> None:
    texts = {one.path: one for one in texts_in(DRAFT)}
    assert texts["violations.0.reasons"].label == "违法事实及拟处理 1：裁量理由"
    assert texts["violations.1.facts"].text == DRAFT.violations[1].facts
    assert texts["reasons"].label == "综合理由"


def test_a_marked_text_says_where_and_what() -> None:
    said = DRAFT.violations[0].reasons
    (found,) = marked_in(DRAFT, [suggestion(f"{said}，予以说明")])
    assert found.path == "violations.0.reasons"
    assert found.passages == (said,)
    assert found.length == len(said)
    assert "".join(one.text for one in found.parts) == found.text
    assert marked_in(DRAFT, []) == ()


TEXTS = st.text(alphabet="甲乙丙丁戊己，。 \n\uff21a1《》第条", max_size=80)


@given(TEXTS, TEXTS)
def test_passages_stand_in_the_text_one_after_the_other(text: str, said: str) -> None:
    spans = marked_passages(text, [suggestion(said)])
    ends = [0, *(place for one in spans for place in (one.start, one.end)), len(text)]
    assert ends == sorted(ends)
    assert all(one.start < one.end for one in spans)


@given(TEXTS, TEXTS, st.text(alphabet="子丑寅卯辰巳午未", min_size=12, max_size=30))
def test_whatever_stands_around_a_passage_it_is_found(
    before: str, after: str, said: str
) -> None:
    text = f"{before}；{said}；{after}"
    spans = marked_passages(text, [suggestion(f"据查{said}属实")])
    assert any(said in text[one.start : one.end] for one in spans)
