"""替换和残留检查: nothing private leaves, everything comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.cases.viewing.drafting import PrivateWords
from zhunsheng.exchange.wording.hiding import (
    Hidden,
    StillPrivateError,
    bring_back,
    hide,
    refuse_residue,
)


def wide(text: str) -> str:
    """Full-width digits."""
    return "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in text)


IDENTITY = "110101199003070011"  # made up; its check digit is right
PRIVATE = PrivateWords(
    names=("示范甲", "示范丙"),
    organisations=("示范镇中心卫生院",),
    numbers=("SF-20260001",),
    addresses=("示范市示范镇示范街 8 号",),
)
TEXT = (
    "示范镇中心卫生院（住示范市示范镇示范街 8 号）的示范甲，电话13800000000，"
    f"身份证{IDENTITY}，住院号：ZY0012345，凭证SF-20260001；示范甲与示范丙均予确认，"
    "涉及213张处方、13,791.60元。"
)
SECRETS = (
    "示范镇中心卫生院",
    "示范甲",
    "示范丙",
    "13800000000",
    IDENTITY,
    "ZY0012345",
    "SF-20260001",
    "示范街",
)


def test_everything_private_is_replaced_and_figures_stay() -> None:
    hidden = Hidden()
    sent = hide(TEXT, PRIVATE, hidden)

    assert [one for one in SECRETS if one in sent] == []
    assert "213张处方、13,791.60元" in sent
    assert sent.count(hidden.marks["示范甲"]) == 2
    assert sent.count(hidden.marks["示范丙"]) == 1
    refuse_residue(sent, PRIVATE)
    assert bring_back(sent, hidden) == TEXT
    assert "人员 2 个" in hidden.told


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("患者李示范，在该院住院", "李示范"),
        ("参保人员张某的处方", "张某"),
        ("家住示范路12号3栋402室", "示范路12号"),
        ("联系方式：0931-1234567", "0931-1234567"),
        ("邮箱shifan@example.cn", "shifan@example.cn"),
        ("账号：6222 0000 1234 567", "6222 0000 1234 567"),
        ("车辆甘A12345停在门前", "甘A12345"),
    ],
)
def test_what_the_case_does_not_know_is_found_by_its_form(text: str, gone: str) -> None:
    hidden = Hidden()
    sent = hide(text, PrivateWords(), hidden)
    assert gone not in sent
    assert bring_back(sent, hidden) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("示 范 甲承认", "姓名"),
        ("示·范·甲承认", "姓名"),
        ("电话" + wide("138 0000 0000"), "电话"),
        ("凭证SF 2026 0001", "号码"),
        ("住示范市 示范镇 示范街 8 号", "地址"),
        ("示范镇 中心卫生院结算", "姓名"),
        ("〔人员9〕说", "记号"),
        ("[人员2]说", "记号"),
    ],
)
def test_a_disguise_is_not_sent(text: str, kind: str) -> None:
    hidden = Hidden()
    with pytest.raises(StillPrivateError, match=kind):
        refuse_residue(hide(text, PRIVATE, hidden), PRIVATE)


def test_plain_facts_are_sent() -> None:
    refuse_residue(
        "2024年1月1日至2025年12月31日，重复开药213张，涉及13,791.60元。", PRIVATE
    )


@pytest.mark.parametrize(
    "answer", ["〔人员7〕承认", "[人员1]承认", "〔人员一〕承认", "【单位1】"]
)
def test_a_mark_that_was_not_sent_brings_nothing_back(answer: str) -> None:
    hidden = Hidden()
    hide("示范甲承认", PRIVATE, hidden)
    assert bring_back(answer, hidden) is None
    assert bring_back("〔人员1〕承认，案号〔2026〕3号", hidden) == (
        "示范甲承认，案号〔2026〕3号"
    )


WORDS = st.text(alphabet="示范甲丙乙的在0123456789-号街X ", max_size=60)


@given(WORDS)
def test_whatever_is_hidden_comes_back_as_it_was(text: str) -> None:
    hidden = Hidden()
    sent = hide(text, PRIVATE, hidden)
    assert bring_back(sent, hidden) == text
    assert not any(name in sent for name in PRIVATE.names)
