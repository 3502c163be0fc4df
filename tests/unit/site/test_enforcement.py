"""What ``clauses`` says of obligations is what the domains compute."""

from zhunsheng.site.cli.enforcement import _computed


def test_the_obligations_of_cases_and_disclosure_are_found() -> None:
    found = _computed()
    assert {"verify-lead", "serve-decision", "publish-penalty-decision"} <= found


def test_a_period_that_nobody_computes_is_not_listed() -> None:
    assert "assist" not in _computed()
