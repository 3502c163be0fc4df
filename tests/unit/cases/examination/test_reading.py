"""读文: what is certain is read, what is not is left alone."""

# full-width signs are what officers write

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.cases.examination import reading
from zhunsheng.cases.examination.provinces import PROVINCES, province_in
from zhunsheng.cases.examination.reading import Cited
from zhunsheng.kernel.money import capital_yuan, yuan


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("造成基金损失 13791.60 元。", (1_379_160,)),
        ("共1,234.5元、6元", (123_450, 600)),
        ("约1.5万元", (1_500_000,)),
        ("2亿元", (20_000_000_000,)),
        ("13791.60", ()),
        ("3天、5人次", ()),
        ("", ()),
    ],
)
def test_amounts(text: str, fen: tuple[int, ...]) -> None:
    assert reading.amounts(text) == fen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("处造成损失金额一倍的罚款", ("1.0",)),
        ("处骗取金额三点五倍的罚款", ("3.5",)),
        ("处2.5 倍罚款", ("2.5",)),
        ("两倍", ("2.0",)),
        ("零点五倍", ("0.5",)),
        ("十二倍", ("12.0",)),
        ("法定幅度为一倍以上二倍以下", ()),
        ("一倍以上二倍以下，处1.2倍", ("1.2",)),
        ("加倍处罚", ()),
        ("一点倍", ("1.0",)),
    ],
)
def test_multiples(text: str, found: tuple[str, ...]) -> None:
    assert reading.multiples(text) == tuple(Decimal(one) for one in found)


@pytest.mark.parametrize(
    ("text", "found", "impossible"),
    [
        ("2024年1月至2025 年 12 月 31 日", ((2024, 1, 1), (2025, 12, 31)), ()),
        ("2024年2月29日", ((2024, 2, 29),), ()),
        ("2025年2月29日", (), ("2025年2月29日",)),
        ("2025年13月", (), ("2025年13月",)),
        ("2024年度", ((2024, 1, 1),), ()),
        ("3年", (), ()),
    ],
)
def test_days(
    text: str, found: tuple[tuple[int, int, int], ...], impossible: tuple[str, ...]
) -> None:
    assert tuple(day for day, _ in reading.days(text)) == tuple(
        date(*one) for one in found
    )
    assert reading.impossible_days(text) == impossible


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("壹万叁仟柒佰玖拾壹元陆角（13791.60 元）", 0),
        ("人民币13,791.60元（大写：壹万叁仟柒佰玖拾壹元陆角整）", 0),
        ("壹万叁仟柒佰玖拾壹圆陆角（13791.60 元）", 0),
        ("叁仟伍佰元整（3500 元）", 0),
        ("壹万叁仟柒佰玖拾贰元整（13791.60 元）", 1),
        ("叁仟元整", 0),
        ("罚款叁仟元整。此外另有一笔与之无关的费用共计 200 元", 0),
        ("一元", 0),
    ],
)
def test_capitals(text: str, wrong: int) -> None:
    assert len(reading.capitals(text)) == wrong


@given(st.integers(min_value=100, max_value=10**12), st.integers(1, 10**6))
def test_what_is_written_by_the_rule_is_right_and_another_amount_is_not(
    fen: int, more: int
) -> None:
    right = f"罚款{capital_yuan(fen)}（{yuan(fen)}元）"
    wrong = f"罚款{capital_yuan(fen + more)}（{yuan(fen)}元）"

    assert reading.capitals(right) == ()
    assert [one[1] for one in reading.capitals(wrong)] == [fen]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("条例第十五条第一款", (Cited("r735", 15, (1,), ()),)),
        ("《条例》第三十八条第（二）项", (Cited("r735", 38, (), (2,)),)),
        ("条例第四十条第一款第（三）项", (Cited("r735", 40, (1,), (3,)),)),
        ("违反条例第15条", (Cited("", 15, (), ()),)),
        (
            "《医疗保障基金使用监督管理条例》第三十八条第二项、第三项",
            (Cited("r735", 38, (), (2, 3)),),
        ),
        (
            "《中华人民共和国社会保险法》第八十七条、第八十八条",
            (Cited("sil-2018", 87, (), ()), Cited("sil-2018", 88, (), ())),
        ),
        (
            "《中华人民共和国行政处罚法》第三十三条，《示范省某条例》第一百零五条",
            (Cited("apl-2021", 33, (), ()), Cited("", 105, (), ())),
        ),
        ("示范省医疗保障条例第三条", (Cited("", 3, (), ()),)),
        ("没有条款", ()),
    ],
)
def test_citations(text: str, cited: tuple[Cited, ...]) -> None:
    assert reading.citations(text) == cited


@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for read in (
        reading.amounts,
        reading.multiples,
        reading.days,
        reading.impossible_days,
        reading.capitals,
        reading.citations,
    ):
        read(text)


def test_provinces_by_their_whole_name() -> None:
    assert province_in("甘肃省兰州市") == "62"
    assert province_in("中国北京市") == "11"
    assert province_in("吉林路 5 号") is None
    assert province_in("兰州市甘肃省路") is None
    assert len(PROVINCES) == len(set(PROVINCES.values())) == 31
