"""为什么是这一天: what is counted is named as the law counts it."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from zhunsheng.cases.pages import Explanation


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("working-day", "逐日"),
        ("natural-day", "逐日"),
        ("month", "逐月"),
        ("year", "逐年"),
    ],
)
def test_steps_are_named_by_the_unit_of_the_law(unit: str, words: str) -> None:
    told = Explanation(
        started_on=date(2026, 1, 15),
        started_by="示范事由",
        length_text="二",
        unit=unit,
        counted=(date(2026, 2, 16), date(2026, 3, 16)),
        last_day=date(2026, 3, 16),
    )
    page = render_to_string(
        "zs/explanation.html", {"explanation": told, "open": True, "title": "示范"}
    )
    assert f"<dt>{words}</dt>" in page
