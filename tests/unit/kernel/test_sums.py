"""Calculations in a text: what is wrong is said, what is right or unsure is not."""

# ruff: noqa: RUF001  # the sign of multiplication is what is read

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.kernel.money import yuan
from zhunsheng.kernel.sums import wrong_sums

AMOUNTS = st.lists(st.integers(min_value=1, max_value=10**9), min_size=2, max_size=8)


def off_by(text: str) -> list[str]:
    return [str(one.off_by) for one in wrong_sums(text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("共225天×18元=3825元，造成损失", ["225"]),
        ("共225天×17元=3825元，造成损失", []),
        ("3825×0.85=3251.25", []),
        ("3825 元 × 0.85 ＝ 3251.24 元", ["0.01"]),
        ("2人×3天×1.5万元=9万元", []),
        ("2人×3天×1.5万元=8万元", ["10000"]),
        ("甲5066.27元、乙61.06元，合计5127.33元", []),
        ("甲5066.27元、乙61.06元，合计5127.34元", ["0.01"]),
        ("甲1,000元、乙2,000元，共计3,000元", []),
        ("甲1万元、乙2000元，总计1.2万元", []),
        ("退回10元、罚款10元，另退回20元、罚款20元，罚款合计30元", []),
        ("退回10元、罚款10元，另退回20元、罚款20元，罚款合计31元", ["1.00"]),
        ("票据14549.89元，减去实际购药3442.80元，差额11107.09元", []),
        ("票据14549.89元，减去实际购药3442.80元，差额11107.00元", ["0.09"]),
        # What cannot be read for certain is left alone.
        ("每天9元，收27元，合计3825元", []),
        ("总费用2106.02元，其中基金1583.03元，合计5元", []),
        ("超收60元，合计140元", []),
        ("甲60元。乙80元，合计150元", []),
        ("甲60元、乙80元，合计150元。丙1元、丁2元，合计3元", ["10"]),
        ("9" * 20_000, []),
        ("1×" * 9_000, []),
        ("1元" + "减去" * 5_000, []),
        ("没有数字", []),
        ("", []),
    ],
)
def test_what_a_text_adds_up(text: str, wrong: list[str]) -> None:
    assert [Decimal(one) for one in off_by(text)] == [Decimal(one) for one in wrong]


@given(AMOUNTS, st.integers(min_value=-100, max_value=100))
def test_a_total_is_wrong_by_exactly_what_was_put_in(
    parts: list[int], slip: int
) -> None:
    slip = max(slip, 1 - sum(parts))
    listed = "、".join(f"项目费用{yuan(one)}元" for one in parts)
    found = wrong_sums(f"{listed}，合计{yuan(sum(parts) + slip)}元。")

    assert [one.off_by * 100 for one in found] == ([abs(slip)] if slip else [])


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    wrong_sums(text)
