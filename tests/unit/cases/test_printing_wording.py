"""行文: titles in full, each law once, one full stop."""

from datetime import date

import pytest

from zhunsheng.cases.printing.wording import in_full, law, money, sentence, span

WHOLE = "《医疗保障基金使用监督管理条例》"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("条例第十五条", f"{WHOLE}第十五条"),
        ("《条例》第十五条", f"{WHOLE}第十五条"),
        ("违反条例第十五条、条例第三十八条", f"违反{WHOLE}第十五条、{WHOLE}第三十八条"),
        (f"{WHOLE}第十五条", f"{WHOLE}第十五条"),
        ("《示范省社会保险条例》第三条", "《示范省社会保险条例》第三条"),
        ("示范省社会保险条例第三条", "示范省社会保险条例第三条"),
        ("依照条例处理", "依照条例处理"),
    ],
)
def test_short_title_is_written_in_full(typed: str, printed: str) -> None:
    assert in_full(typed) == printed


def test_each_law_is_named_once_in_a_row() -> None:
    assert law("apl-2021:44", "apl-2021:45.1", "ogi-2019:20(6)", "apl-2021:44") == (
        "《中华人民共和国行政处罚法》第四十四条、第四十五条第一款、"
        "《中华人民共和国政府信息公开条例》第二十条第六项"
    )


def test_one_full_stop_and_one_day() -> None:
    assert sentence("属实") == sentence("属实。") == "属实。"
    assert span(date(2026, 3, 2), date(2026, 3, 2)) == "2026年3月2日"
    assert span(date(2026, 3, 2), date(2026, 4, 1)) == "2026年3月2日至2026年4月1日"


def test_money_in_figures_and_capitals() -> None:
    assert money(1_379_160) == ("人民币13,791.60元（大写：壹万叁仟柒佰玖拾壹元陆角整）")
