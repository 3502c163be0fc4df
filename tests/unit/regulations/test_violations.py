"""Situations and the fines that the clauses allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.regulations.clauses import entry
from zhunsheng.regulations.violations import (
    Base,
    NoBaseError,
    Subject,
    UnknownSituationError,
    fine_range,
    list_matters,
    list_situations,
    situation,
)


def test_all_35_situations_are_there_under_their_subjects() -> None:
    everything = list_situations()
    assert [one.no for one in everything] == list(range(1, 36))
    counts = {kind: len(list_situations(kind)) for kind in Subject}
    assert counts == {
        Subject.AGENCY: 2,
        Subject.PROVIDER: 24,
        Subject.PERSON: 8,
        Subject.OTHER: 1,
    }


@pytest.mark.parametrize(
    ("no", "base", "low", "high", "basis"),
    [
        (1, 100, 200, 500, ["r735:37"]),
        (2, 100, 200, 500, ["sil-2018:87"]),
        (3, None, 1_000_000, 5_000_000, ["r735:39"]),
        (11, 1_110_709, 1_110_709, 2_221_418, ["r735:38"]),
        (20, 100, 200, 500, ["r735:40.1", "r735:40.2"]),
        (27, None, 0, 0, ["r735:41.1"]),
        (30, 271_600, 543_200, 1_358_000, ["r735:41.2"]),
        (33, 100, 200, 500, ["sil-2018:88"]),
        (34, 100, 100, 300, ["relief-2019:68"]),
    ],
)
def test_the_range_of_a_fine(
    no: int, base: int | None, low: int, high: int, basis: list[str]
) -> None:
    found = situation(no)
    assert fine_range(found, base) == (low, high)
    assert [str(one) for one in found.range.basis] == basis
    assert all(entry(clause).kind == "content" for clause in found.range.basis)


def test_what_else_a_range_says() -> None:
    assert situation(3).range.correct_first
    assert situation(27).range.suspend_months == (3, 12)
    assert not situation(27).range.fines
    assert situation(30).range.fines
    assert situation(3).range.fines
    assert situation(11).range.base is Base.LOSS
    assert situation(11).cause == "违反医疗保障基金使用规定"


@given(base=st.integers(0, 10**13))
def test_a_multiple_is_exact_to_the_fen(base: int) -> None:
    low, high = fine_range(situation(20), base)
    assert (low, high) == (2 * base, 5 * base)


@pytest.mark.parametrize("base", [None, -1])
def test_a_multiple_of_nothing_is_refused(base: int | None) -> None:
    with pytest.raises(NoBaseError, match="请先填写"):
        fine_range(situation(11), base)


@pytest.mark.parametrize("no", [0, 36, -1])
def test_an_unknown_number_is_refused(no: int) -> None:
    with pytest.raises(UnknownSituationError, match=str(no)):
        situation(no)


def test_matters_that_bureaus_publish() -> None:
    assert {one.kind: len(one.names) for one in list_matters()} == {
        "penalty": 7,
        "coercion": 2,
        "inspection": 3,
        "reward": 1,
    }
