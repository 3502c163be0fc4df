"""脱敏: what is replaced, what is left alone, and what a person must judge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.disclosure.samples import (
    CARD,
    CODE,
    IDENTITY,
    card_number,
    credit_code,
    identity_number,
)
from zhunsheng.disclosure.recognisers import (
    Kind,
    find,
    is_card_number,
    is_credit_code,
    is_identity_number,
)
from zhunsheng.disclosure.redaction import (
    Known,
    mask_address,
    mask_name,
    redact,
    residue,
)

NOTHING = Known()


def kinds(text: str, known: Known = NOTHING) -> set[Kind]:
    return {one.kind for one in residue(text, known)}


class TestCheckDigits:
    def test_right_ones_are_known(self) -> None:
        assert is_identity_number(IDENTITY)
        assert is_credit_code(CODE)
        assert is_card_number(CARD)

    @pytest.mark.parametrize("place", range(17))
    def test_one_changed_digit_is_no_identity_number(self, place: int) -> None:
        changed = str((int(IDENTITY[place]) + 1) % 10)
        assert not is_identity_number(
            IDENTITY[:place] + changed + IDENTITY[place + 1 :]
        )

    @pytest.mark.parametrize("birthday", ["20261301", "20260230", "20260001"])
    def test_a_day_that_never_was_is_no_birthday(self, birthday: str) -> None:
        assert not is_identity_number(identity_number(f"620102{birthday}123"))

    @given(
        st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}0[1-9]1[0-9][0-9]{3}", fullmatch=True)
    )
    def test_every_identity_number_is_masked(self, first: str) -> None:
        number = identity_number(first)
        text = redact(f"身份证号{number}。", NOTHING)
        assert number not in text
        assert text == f"身份证号{number[:6]}********{number[-4:]}。"
        assert residue(text, NOTHING) == ()

    @given(st.from_regex(r"6[0-9]{14,17}", fullmatch=True))
    def test_every_card_number_is_hidden(self, first: str) -> None:
        number = card_number(first)
        text = redact(f"转入{number}", NOTHING)
        assert number not in text

    def test_digits_that_are_card_and_credit_code_at_once_are_hidden(self) -> None:
        assert redact("转入625812589227902057", NOTHING) == "转入****"


class TestIdentifiers:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("电话13912345678", "电话139****5678"),
            ("手机+86 139-1234-5678", "手机139****5678"),
            ("0931-8123456转", "****转"),
            ("联系方式：8123456", "联系方式：****"),
            ("账号为：101012345678901", "账号为：****"),
            ("卡号 6222 0211 2345 67890", "卡号 ****"),
            ("病历号A12345，", "病历号****，"),
            ("住院号：20260012", "住院号：****"),
            ("医保电子凭证号码620000ABC123", "医保电子凭证号码****"),
            ("车牌甘A12345", "车牌****"),
            ("甘AD12345", "****"),
            ("a.b-c@example.com", "****"),
        ],
    )
    def test_is_hidden(self, text: str, expected: str) -> None:
        assert residue(text, NOTHING)
        assert redact(text, NOTHING) == expected
        assert kinds(expected) == set()

    @pytest.mark.parametrize(
        "text",
        [
            "兰医保罚〔2026〕9号",
            "罚款98,640.00元，退回1,234,567,890.00元",
            "2026年3月2日，2026-03-02",
            "重复收费518次，204次",
            "《医疗保障基金使用监督管理条例》第三十八条第三项",
            f"统一社会信用代码{CODE}",
        ],
    )
    def test_is_left_alone(self, text: str) -> None:
        assert redact(text, NOTHING) == text
        assert residue(text, NOTHING) == ()

    def test_a_wrong_check_digit_is_not_masked_but_highlighted(self) -> None:
        wrong = IDENTITY[:-1] + ("1" if IDENTITY[-1] != "1" else "2")
        text = f"证件{wrong}"
        assert redact(text, NOTHING) == text
        (found,) = residue(text, NOTHING)
        assert (found.kind, found.text, found.certain) == (Kind.SUSPECT, wrong, False)

    @pytest.mark.parametrize(
        ("digits", "highlighted"), [("12345678", 0), ("123456789", 1)]
    )
    def test_nine_digits_in_a_row_are_highlighted(
        self, digits: str, highlighted: int
    ) -> None:
        assert len(residue(f"编号{digits}", NOTHING)) == highlighted

    def test_a_credit_code_that_is_also_an_identity_number_is_one(self) -> None:
        assert [one.kind for one in find(IDENTITY)] == [Kind.IDENTITY]
        known = Known(open_words=(IDENTITY,))
        assert IDENTITY not in redact(f"代码{IDENTITY}", known)
        assert Kind.IDENTITY in kinds(f"代码{IDENTITY}", known)

    def test_another_organisations_code_stays(self) -> None:
        other = credit_code("91620100MA0000002")
        assert redact(other, NOTHING) == other


class TestNames:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("张三", "张*"),
            ("张三丰", "张**"),
            ("欧阳修", "欧阳*"),
            ("欧阳", "欧*"),
            ("司马相如", "司马**"),
            ("阿依古丽·买买提", "阿**"),
        ],
    )
    def test_keep_the_family_name(self, name: str, expected: str) -> None:
        assert mask_name(name) == expected

    def test_are_replaced_everywhere_the_longer_first(self) -> None:
        known = Known(names=("张三", "张三丰"))
        assert redact("张三丰说，张三在场。", known) == "张**说，张*在场。"

    def test_inside_an_organisations_name_stay(self) -> None:
        known = Known(names=("李四",), open_words=("李四诊所",))
        assert redact("李四诊所的李四", known) == "李四诊所的李*"
        assert residue("李四诊所的李*", known) == ()

    @pytest.mark.parametrize(
        "disguise", ["李四", "李 四", "李\u3000四", "李·四", "李\n四"]
    )
    def test_are_found_in_disguise(self, disguise: str) -> None:
        assert kinds(f"经查，{disguise}承认", Known(names=("李四",))) == {Kind.NAME}

    def test_are_not_found_across_a_comma(self) -> None:
        assert kinds("姓李，四次住院", Known(names=("李四",))) == set()

    @given(st.text(alphabet="张三李四王五说在的，。 ", max_size=30))
    def test_redacting_leaves_none_and_is_done_once(self, text: str) -> None:
        known = Known(names=("张三", "李四", "王五说"))
        once = redact(text, known)
        assert redact(once, known) == once
        assert not any(name in once for name in known.names)


class TestAddresses:
    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("兰州市城关区示范街道1号楼2单元", "兰州市城关区示范街道***"),
            ("某县示范镇样板村3组", "某县示范镇***"),
            ("某县示范乡样板村", "某县示范乡***"),
            ("兰州市城关区示范路81号", "兰州市城关区***"),
            ("样板小区2号楼", "***"),
            ("某县示范镇", "某县示范镇"),
        ],
    )
    def test_end_at_the_township(self, address: str, expected: str) -> None:
        assert mask_address(address) == expected

    def test_are_replaced_and_looked_for(self) -> None:
        home = "兰州市城关区示范街道1号楼2单元"
        known = Known(addresses=(home,))
        assert redact(f"住{home}。", known) == "住兰州市城关区示范街道***。"
        assert kinds("住兰州市城关区 示范街道1号楼2单元", known) == {Kind.ADDRESS}


class TestDisguisedNumbers:
    @pytest.mark.parametrize(
        "disguise",
        [
            " ".join(IDENTITY),
            "-".join(IDENTITY),
            "·".join(IDENTITY),
            IDENTITY.translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
        ],
    )
    def test_an_identity_number_is_found(self, disguise: str) -> None:
        assert Kind.IDENTITY in kinds(f"证件：{disguise}")

    def test_a_spaced_telephone_is_found(self) -> None:
        assert Kind.PHONE in kinds("1 3 9 1 2 3 4 5 6 7 8")

    def test_days_and_amounts_beside_each_other_are_not(self) -> None:
        assert kinds("2026-09-29 2026-10-12 139,123,456.78 2025.12.13") == set()
