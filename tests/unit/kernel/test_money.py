"""Money: what is typed, what is shown, and what documents write in capitals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.kernel.money import BadMoneyError, capital_yuan, from_yuan, yuan

AMOUNTS = st.integers(min_value=0, max_value=10**15 - 1)
_DIGITS = {one: number for number, one in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read_capitals(text: str) -> int:
    """Fen from capitals, by another way than they are written."""
    whole, mark, small = text.partition("元")
    if not mark:
        whole, small = "", text
    total = group = digit = 0
    for one in whole:
        if one in _DIGITS:
            digit = _DIGITS[one]
        elif one in _PLACES:
            group, digit = group + digit * _PLACES[one], 0
        else:
            group, digit = group + digit, 0
            if one == "亿":
                total, group = (total + group) * 10**8, 0
            else:
                total, group = total + group * 10**4, 0
    fen = (total + group + digit) * 100
    for value, place in pairwise(small):
        fen += {"角": 10, "分": 1}.get(place, 0) * _DIGITS.get(value, 0)
    return fen


@given(AMOUNTS)
def test_what_is_shown_can_be_typed(fen: int) -> None:
    assert from_yuan(yuan(fen)) == fen
    assert from_yuan(f"-{yuan(fen)}") == -fen


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_capitals_say_the_same_amount(fen: int) -> None:
    text = capital_yuan(fen)

    assert read_capitals(text) == fen
    assert "零零" not in text
    assert text.endswith(("整", "分"))


@pytest.mark.parametrize(
    ("fen", "capitals"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (100, "壹元整"),
        (105, "壹元零伍分"),
        (110, "壹元壹角整"),
        (1_000, "壹拾元整"),
        (4_862_050, "肆万捌仟陆佰贰拾元伍角整"),
        (1_000_500, "壹万零伍元整"),
        (10_000_000, "壹拾万元整"),
        (10_050_000_00, "壹仟零伍万元整"),
        (1_0000_0001_00, "壹亿零壹元整"),
        (2_0305_0000_07, "贰亿零叁佰零伍万元零柒分"),
    ],
)
def test_capitals(fen: int, capitals: str) -> None:
    assert capital_yuan(fen) == capitals


@pytest.mark.parametrize("fen", [-1, 10**15])
def test_no_capitals_for_what_no_document_says(fen: int) -> None:
    with pytest.raises(BadMoneyError):
        capital_yuan(fen)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("12345.50", 1_234_550), (" 1,234.5 ", 123_450), ("1，000", 100_000), ("0", 0)],
)
def test_amounts_as_people_type_them(typed: str, fen: int) -> None:
    assert from_yuan(typed) == fen


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "请填写金额"),
        ("一百", "请填写金额"),
        ("1.005", "最多写到分"),
        ("nan", "最多写到分"),
        ("Infinity", "最多写到分"),
        ("10000000000000", "金额过大"),
    ],
)
def test_what_is_no_amount_is_refused_and_not_rounded(typed: str, says: str) -> None:
    with pytest.raises(BadMoneyError, match=says):
        from_yuan(typed)
