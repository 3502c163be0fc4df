"""公示文本: what the public reads of a decision."""

from dataclasses import replace

from tests.unit.disclosure.samples import CITIZEN, CODE, FACTS, IDENTITY
from zhunsheng.disclosure.composition import compose, everything, known_of
from zhunsheng.disclosure.presentation import gist, headline_sum, summary
from zhunsheng.disclosure.redaction import residue

SECRETS = (
    "吴患者",
    "郑证人",
    "周示范",
    IDENTITY,
    "13912345678",
    "6222 0211 2345 67890",
)


class TestOrganisation:
    def test_no_secret_is_left(self) -> None:
        text = compose(FACTS)
        assert not [one for one in SECRETS if one in everything(text)]
        assert residue(everything(text), known_of(FACTS)) == ()

    def test_its_name_code_and_address_stay(self) -> None:
        text = compose(FACTS)
        assert (text.party, text.party_code) == ("示范骨伤医院", CODE)
        assert text.party_address == "兰州市城关区示范路1号"
        assert text.title == "示范骨伤医院违反医疗保障基金使用规定案"
        assert "吴**" in everything(text)

    def test_the_summary_has_what_the_law_lists(self) -> None:
        rows = {row.label: row.value for row in summary(compose(FACTS))}
        assert rows["文号"] == "兰医保罚〔2026〕9号"
        assert rows["罚款金额"] == "68,376.00 元"
        assert rows["责令退回基金"] == "56,980.00 元"
        assert rows["决定日期"] == "2026年3月2日"
        assert "没收金额" not in rows
        assert headline_sum(compose(FACTS)) == ("68,376.00 元", "罚款")

    def test_a_full_text_stands_in_place_of_the_summary(self) -> None:
        text = compose(FACTS, full_text="经查，吴患者住院。")
        assert [one.heading for one in text.sections] == ["决定书全文"]
        assert text.sections[0].text == "经查，吴**住院。"

    def test_an_amount_said_in_words_is_not_said_twice(self) -> None:
        (decided,) = [s for s in compose(FACTS).sections if s.heading == "处罚决定"]
        assert decided.text.count("罚款") == 1


class TestCitizen:
    def test_the_party_is_hidden_everywhere(self) -> None:
        words = everything(compose(CITIZEN))
        assert "孙参保" not in words
        assert "样板小区" not in words
        assert IDENTITY not in words
        assert compose(CITIZEN).title == "孙**骗取医疗保障基金案"
        assert compose(CITIZEN).party_code == ""


def test_no_penalty_keeps_suspicion_and_says_so() -> None:
    facts = replace(
        FACTS,
        decision_kind="no-penalty",
        fine_fen=0,
        penalties=("不予行政处罚",),
    )
    text = compose(facts)
    assert "涉嫌" in text.title
    assert headline_sum(text) == ("不予处罚", "退回 56,980.00 元")
    assert gist(text) == "重复收费。不予行政处罚。"
    assert {row.label for row in summary(text)} >= {"决定依据", "决定内容"}
