"""答复的检查: plain Chinese text, with nothing in it that was not given."""

import pytest

from zhunsheng.exchange.wording.calling import EngineError
from zhunsheng.exchange.wording.checking import LONGEST, adds_nothing, confined


def wide(text: str) -> str:
    """Full-width digits."""
    return "".join(chr(ord(one) + 0xFEE0) for one in text)


GIVEN = (
    "2024年1月1日至2025年12月31日，重复开具213张处方，共46人，涉及13,791.60元。\n"
    "从轻\n《医疗保障基金使用监督管理条例》第三十八条第（二）项\n退回3万元，1.5倍"
)


@pytest.mark.parametrize(
    "answer",
    [
        "当事人于2024年1月1日至2025年12月31日重复开具处方213张。",
        "涉及 13791.60 元，共46人。",
        f"涉及医疗保障基金{wide('13791.60')}元。",
        "退回30,000.00元，即三万元。",
        "退回叁万元。",
        "依照《医疗保障基金使用监督管理条例》第三十八条第二项，予以从轻。",
        "1. 当事人主动配合。\n2. 当事人及时退回。",
        "〔人员1〕和〔单位2〕均予确认，第1项事实清楚。",
        "按1.5倍计算。",
        "一次性退回，一贯配合，两名执法人员在场，十分清楚。",
    ],
)
def test_the_facts_in_other_words_pass(answer: str) -> None:
    adds_nothing(answer, GIVEN)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("涉及13,791.61元。", "金额或者数字（13,791.61）"),
        ("涉及1.38万元。", "1.38万"),
        (f"涉及{wide('14000')}元。", "14000"),
        ("涉及一万四千元。", "一万四千"),
        ("涉及壹万肆仟元。", "壹万肆仟"),
        ("按2倍计算。", "2"),
        ("按二倍计算。", "二"),
        ("占百分之三十。", "百分之三十"),
        ("占30%。", "30"),
        ("2024年3月1日起。", "金额或者数字（3）"),
        ("共47人。", "47"),
        ("违反第四十条的规定。", "规定（第四十条）"),
        ("违反《行政处罚法》的规定。", "规定（《行政处罚法》）"),
        ("应当从重。", "处理结论（从重）"),
        ("建议不予行政处罚。", "不予行政处罚"),
        ("建议处以罚款。", "罚款"),
        ("建议移送公安机关。", "移送"),
    ],
)
def test_anything_of_its_own_is_refused(answer: str, says: str) -> None:
    with pytest.raises(EngineError) as found:
        adds_nothing(answer, GIVEN)
    assert says in str(found.value)
    assert str(found.value).count("。") == 1


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   \n",
        "The party cooperated with the investigation.",
        "12345 67890",
        "当事人\u202e配合调查",
        "当事人\x00配合调查",
        "当事人\u200b配合调查",
        "当事人\ufffd配合调查",
        "当事人<b>配合</b>调查",
        "**裁量理由**：当事人配合调查",
        "# 裁量理由\n当事人配合调查",
        "```\n当事人配合调查\n```",
        "- 当事人配合调查",
        "| 情节 | 理由 |",
        "[裁量理由](x)当事人配合调查",
        "当事人配合调查&nbsp;",
        "详见http://example.cn 当事人配合调查",
        "甲" * (LONGEST + 1),
        "<think>当事人配合调查",
    ],
)
def test_what_is_no_plain_chinese_text_is_refused(answer: str) -> None:
    with pytest.raises(EngineError, match="没有采用"):
        confined(answer)


def test_plain_text_is_taken_in_its_normal_form() -> None:
    text = "当事人配合调查。\n已经退回。"
    assert confined(f"  {text} ".replace("\n", "\r\n")) == text
    assert confined("甲" * LONGEST) == "甲" * LONGEST
    assert confined("<think>先想一想 <b></think>\n当事人配合调查。") == (
        "当事人配合调查。"
    )
