"""``docs/real-cases.md`` says what a run of the cases says today."""

from pathlib import Path

import pytest

from tests.real_cases import course, report

pytestmark = pytest.mark.django_db

PAGE = Path(__file__).parents[2] / "docs" / "real-cases.md"


def test_the_table_is_what_the_cases_give() -> None:
    course.establish()
    written = PAGE.read_text("utf-8").splitlines()

    assert [one for one in written if one.startswith("|")] == list(report.lines())
