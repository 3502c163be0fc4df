"""Guards: all reasons at once, each with its clause and a way out."""

from datetime import date

import pytest

from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import (
    Refusal,
    RefusedError,
    check,
    guard,
    in_force,
    unmet,
)


@guard(
    "test.not-positive",
    "数额须大于零。",
    basis=cite("apl-2021:5.2"),
    way_out="请核对数额。",
)
def is_positive(amount: int) -> bool:
    return amount > 0


@guard("test.odd", "数额须为双数。", basis=cite("apl-2021:40"))
def is_even(amount: int) -> bool:
    return amount % 2 == 0


def test_every_unmet_guard_is_named() -> None:
    with pytest.raises(RefusedError) as refused:
        check((is_positive, is_even), -1)
    first, second = refused.value.refusals
    assert (first.code, first.says, first.way_out) == (
        "test.not-positive",
        "数额须大于零。",
        "请核对数额。",
    )
    assert first.basis == cite("apl-2021:5.2")
    assert (second.code, second.way_out) == ("test.odd", "")


def test_a_met_guard_says_nothing() -> None:
    check((is_positive, is_even), 2)
    assert unmet((is_positive, is_even), 2) == ()
    assert [one.code for one in unmet((is_positive, is_even), 1)] == ["test.odd"]


def test_no_guards_are_no_permission() -> None:
    with pytest.raises(ValueError, match="no guards"):
        check((), 1)


def test_a_guard_without_a_clause_is_our_rule_and_not_the_laws() -> None:
    with pytest.raises(ValueError, match="no clause"):
        guard("test.mine", "我说不行。", basis=())


class TestInForce:
    """An officer is refused by what binds the bureau, and by nothing else."""

    def test_clauses_of_other_regions_are_not_cited(self):
        refusal = Refusal(
            "x.y", "不能办理。", "", cite("apl-2021:57.1", "gansu-2020-81-recording:18")
        )
        nanchang = law_of(BureauCode("360100"), date(2026, 3, 2)).names
        lanzhou = law_of(BureauCode("620100"), date(2025, 3, 3)).names

        assert in_force([refusal], nanchang)[0].basis == cite("apl-2021:57.1")
        assert in_force([refusal], lanzhou)[0].basis == refusal.basis

    def test_a_refusal_always_cites_something(self):
        refusal = Refusal("x.y", "不能办理。", "", cite("gansu-2020-81-recording:18"))
        nanchang = law_of(BureauCode("360100"), date(2026, 3, 2)).names

        assert in_force([refusal], nanchang)[0].basis == refusal.basis
