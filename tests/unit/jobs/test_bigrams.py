"""What the search holds to be equal, and the pairs that it indexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.jobs.search.bigrams import bigrams, normal, phrases, runs


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("\uff21\uff22\uff11\uff12", "ab12"),
        ("〔\uff12\uff10〕\uff11号", "〔20〕1号"),
        ("  示范\t医院 \n 有限公司 ", "示范 医院 有限公司"),
        ("Straße", "strasse"),
    ],
)
def test_width_case_and_space_make_no_difference(typed: str, same: str) -> None:
    assert normal(typed) == same


def test_pairs_do_not_cross_a_mark() -> None:
    assert runs("甘肃。兰州") == ["甘肃", "兰州"]
    assert bigrams("甘肃省。兰州") == ["甘肃", "肃省", "省", "兰州", "州"]


def test_a_phrase_has_no_lone_last_character_unless_it_is_all() -> None:
    assert phrases("医院〔2026〕1") == [["医院"], ["20", "02", "26"], ["1"]]
    assert phrases("〔〕") == []


@given(st.text(max_size=40), st.text(max_size=8), st.text(max_size=40))
def test_the_pairs_of_a_part_are_among_the_pairs_of_the_whole(
    before: str, part: str, after: str
) -> None:
    """So narrowing by the index loses nothing that contains the term."""
    whole = normal(before + part + after)
    term = normal(part)
    if term not in whole:
        return
    held = set(bigrams(whole))
    for phrase in phrases(term):
        if len(phrase[0]) > 1:
            assert set(phrase) <= held
        else:
            assert any(pair.startswith(phrase[0]) for pair in held)


@given(st.text(max_size=60))
def test_normal_is_its_own_normal(text: str) -> None:
    assert normal(normal(text)) == normal(text)
