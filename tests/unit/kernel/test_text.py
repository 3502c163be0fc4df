"""Text that may stand in a record, and what is said of text that may not."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zhunsheng.kernel.text import BadTextError, clean


def taken(text: str) -> str | None:
    try:
        return clean(text)
    except BadTextError:
        return None


@given(st.text())
def test_what_is_taken_is_taken_as_it_is(text: str) -> None:
    found = taken(text)
    assume(found is not None)

    assert found is not None
    assert clean(found) == found
    assert unicodedata.is_normalized("NFC", found)
    assert "\r" not in found


@given(st.text(alphabet=st.characters(categories=["Lo", "Nd", "Po"]), min_size=1))
def test_letters_and_figures_are_always_taken(text: str) -> None:
    assert taken(text) == unicodedata.normalize("NFC", text)


def test_line_ends_of_every_system_are_one() -> None:
    assert clean("一\r\n二\r三\n四") == "一\n二\n三\n四"


def test_the_same_word_is_the_same_text() -> None:
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize(
    ("character", "says"),
    [
        ("\x00", "控制字符"),
        ("\t", "控制字符"),
        ("\u202e", "双向文字符号"),
        ("\u200b", "零宽字符"),
        ("\ufeff", "零宽字符"),
        ("\ue000", "自造字"),
        ("\U000f0000", "自造字"),
        ("\u0378", "没有对应的字符"),
        ("\ufdd0", "没有对应的字符"),
        ("\U0002ffff", "没有对应的字符"),
        ("\U0003fffe", "没有对应的字符"),
        ("\U000e0001", "控制字符"),
    ],
)
def test_what_deceives_is_refused_with_its_place(character: str, says: str) -> None:
    with pytest.raises(BadTextError, match=says) as refused:
        clean(f"示范{character}甲")

    assert refused.value.position == 2
    assert str(refused.value).startswith("第 3 个字符")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(BadTextError, match="半个字符"):
        clean("示范\ud842")


@pytest.mark.parametrize(
    "code",
    [
        0x20BB7,  # 𠮷, in every Unicode
        0x2A6DF,  # added to extension B after it was made
        0x2EBF0,  # extension I, Unicode 15.1
        0x323B0,  # extension J, Unicode 17
        0x2FA1F,
        0x9FFF,
    ],
)
def test_a_rare_character_of_a_name_is_taken(code: int) -> None:
    """生僻字: also one that is newer than the tables of this Python."""
    assert clean(f"示范{chr(code)}") == unicodedata.normalize("NFC", f"示范{chr(code)}")
