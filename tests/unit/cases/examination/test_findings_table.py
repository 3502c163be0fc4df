"""机器发现一览: the document says what the program looks at."""

from tools import findings_table
from zhunsheng.cases.examination import loading  # noqa: F401  # registers the checks
from zhunsheng.cases.examination.looking import checks
from zhunsheng.review.records import Point, Subject


def test_the_document_is_what_the_program_says() -> None:
    assert findings_table.TABLE.read_text("utf-8") == findings_table.table()


def test_each_of_the_nine_points_has_checks_of_a_decision() -> None:
    points = {one.point for one in checks() if Subject.DECISION in one.of}
    assert points == set(Point)


def test_codes_are_wire_names() -> None:
    for one in checks():
        assert one.code.replace("-", "").isalpha()
        assert one.code == one.code.lower()
        assert one.basis
