"""Numbers of articles, as statutes write them."""

import pytest

from zhunsheng.kernel.numerals import to_chinese


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (85, "八十五"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (999, "九百九十九"),
    ],
)
def test_numerals(number: int, text: str) -> None:
    assert to_chinese(number) == text


def test_every_article_has_its_own_numeral() -> None:
    assert len({to_chinese(number) for number in range(1, 1000)}) == 999


@pytest.mark.parametrize("number", [0, 1000, -1])
def test_no_statute_has_such_an_article(number: int) -> None:
    with pytest.raises(ValueError, match="no statute numeral"):
        to_chinese(number)
