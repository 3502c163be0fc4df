"""条款落实: what is listed enforces, and what enforces is listed."""

import ast
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from django.urls import get_resolver

import zhunsheng
from zhunsheng.archive import obligations as of_archive
from zhunsheng.cases.obligations import of_case, of_remedies
from zhunsheng.disclosure import obligations as of_disclosure
from zhunsheng.documents import kinds
from zhunsheng.kernel.acts import all_acts
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.records import all_types
from zhunsheng.regulations import library
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.clauses import cite
from zhunsheng.supervision.enforcement import (
    KINDS,
    OBLIGATIONS,
    EnforcedBy,
    enforcement,
    explain,
)
from zhunsheng.supervision.pages import PAGES

LANZHOU = BureauCode("620100")
BEFORE = date(2025, 3, 3)
AFTER = date(2026, 3, 3)
LAW = law_of(LANZHOU, BEFORE)
FOUND = enforcement(LAW)
MODULES = (of_case, of_remedies, of_disclosure, of_archive)


def test_the_answer_has_exactly_these_fields() -> None:
    told = explain(LANZHOU, BEFORE)
    assert list(told) == ["bureau", "on", "clauses", "lapsed"]
    assert (told["bureau"], told["on"]) == ("620100", "2025-03-03")
    assert len(told["clauses"]) == len(LAW.clauses())
    for one in told["clauses"]:
        assert list(one) == ["clause", "kind", "gist", "enforced_by"]
        assert tuple(one["enforced_by"]) == KINDS


def test_what_enforces_is_listed_with_the_clauses_it_cites_and_no_others() -> None:
    guards = {guard.code: guard.basis for act in all_acts() for guard in act.guards}
    types = {f"{one.name} v{one.version}": one.basis for one in all_types()}
    papers = {one.code: one.basis for one in kinds.all_kinds()}
    for clause, by in FOUND.items():
        assert by.guards == tuple(sorted(g for g in guards if clause in guards[g]))
        assert by.records == tuple(sorted(t for t in types if clause in types[t]))
        assert by.documents == tuple(sorted(p for p in papers if clause in papers[p]))


def test_an_obligation_is_listed_where_its_day_comes_from() -> None:
    nation, tightened = cite("nhsa-2020-32:3.3.1#7", "gansu-2020-81-disclosure:11#7w")
    assert "publish-penalty-decision" in FOUND[nation].obligations
    assert "publish-penalty-decision" in FOUND[tightened].obligations
    (holidays,) = cite("apl-2021:85")
    assert "serve-decision" in FOUND[holidays].obligations


def test_an_obligation_that_binds_elsewhere_is_not_listed() -> None:
    named = {name for by in FOUND.values() for name in by.obligations}
    assert named == {name for name in OBLIGATIONS if LAW.find_period(name)}


def _text(value: object) -> bool:
    return isinstance(value, str)


def test_the_table_of_obligations_is_what_the_code_computes() -> None:
    known = set(library.current().parameters.periods)
    said = {one for module in MODULES for one in vars(module).values() if _text(one)}
    for pattern in ("*/obligations.py", "*/obligations/*.py"):
        for path in Path(zhunsheng.__path__[0]).glob(pattern):
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            said |= {one.value for one in nodes if isinstance(one, ast.Constant)}
    used = {one for one in said if _text(one)} & known
    assert used == {name for periods in OBLIGATIONS.values() for name in periods}


def test_every_source_of_obligations_is_in_the_table_of_this_test() -> None:
    assert {one.__module__ for one in of_case._SOURCES} == {
        one.__name__ for one in MODULES
    }
    assert all(one.__name__ in sys.modules for one in MODULES)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_an_address(page: str) -> None:
    site, _, name = page.partition(":")
    addresses = get_resolver(f"zhunsheng.site.urls_{site}")
    spaces = addresses.namespace_dict
    assert name in {key for key in spaces[site][1].reverse_dict if isinstance(key, str)}


def test_a_lapsed_rule_binds_no_more_and_is_named() -> None:
    before, after = explain(LANZHOU, BEFORE), explain(LANZHOU, AFTER)
    assert any(one["clause"].startswith("gansu") for one in before["clauses"])
    assert not any(one["clause"].startswith("gansu") for one in after["clauses"])
    lapsed = {one["instrument"]: one["last_day"] for one in after["lapsed"]}
    assert lapsed["gansu-2020-81-recording"] == "2025-11-09"


def test_a_test_alone_is_no_answer() -> None:
    assert not EnforcedBy().is_answered
    assert not EnforcedBy(tests=("tests/x.py::test_x",)).is_answered
    for kind in KINDS[:-1]:
        assert EnforcedBy(**{kind: ("x",)}).is_answered
    assert all(by.is_answered for by in FOUND.values() if by.tests)


def test_every_listed_test_exists() -> None:
    from zhunsheng.supervision.tested import _ROOT  # noqa: PLC0415

    listed = {test for by in FOUND.values() for test in by.tests}
    assert listed
    for address in listed:
        path, *names = address.split("::")
        text = (_ROOT / path).read_text("utf-8")
        assert all(re.search(rf"\b(def|class) {name}\b", text) for name in names)
