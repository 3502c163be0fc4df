"""What a test tries is read from the test."""

import json
from pathlib import Path

import pytest

from zhunsheng.supervision.tested import _tests

MODULE = """
import pytest

TABLE = ["cases.module-level"]

@pytest.mark.parametrize("code", ["not-filed", "cases.closed"])
def test_refusals(code): ...

class TestMore:
    def test_clause(self):
        assert "apl-2021:60"

    def helper(self):
        return "cases.in-a-helper"

def not_a_test():
    return "cases.not-a-test"
"""
SCENARIO = {
    "steps": [
        {"act": "cases.approve-filing", "expect": {"refused": ["cases.not-checked"]}},
        {
            "act": "cases.approve-filing",
            "expect": {"due": {"decide-case": "2026-01-05"}},
        },
        {"clock": "2026-01-06T00:00:00+08:00"},
    ]
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for place in ("tests/unit/cases", "tests/contracts", "tests/web"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "test_it.py").write_text(MODULE, "utf-8")
    (tmp_path / "tests/unit/cases/samples.py").write_text(MODULE, "utf-8")
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/01.json").write_text(json.dumps(SCENARIO), "utf-8")
    return tmp_path


def test_a_test_tries_what_it_names(root: Path) -> None:
    found = _tests(root)
    assert found["cases.closed"] == {
        "tests/unit/cases/test_it.py::test_refusals",
        "tests/web/test_it.py::test_refusals",
    }
    assert found["apl-2021:60"] == {
        "tests/unit/cases/test_it.py::TestMore::test_clause",
        "tests/web/test_it.py::TestMore::test_clause",
    }


def test_in_its_domain_a_guard_stands_without_it(root: Path) -> None:
    assert _tests(root)["cases.not-filed"] == {
        "tests/unit/cases/test_it.py::test_refusals"
    }


@pytest.mark.parametrize(
    "name", ["cases.module-level", "cases.in-a-helper", "cases.not-a-test"]
)
def test_what_stands_outside_a_test_is_not_tried(root: Path, name: str) -> None:
    assert name not in _tests(root)


def test_a_scenario_tries_what_it_expects(root: Path) -> None:
    found = _tests(root)
    assert found["cases.not-checked"] == {"scenarios/01.json"}
    assert found["decide-case"] == {"scenarios/01.json"}
    assert "cases.approve-filing" not in found


def test_without_tests_beside_the_program_nothing_is_listed(tmp_path: Path) -> None:
    assert _tests(tmp_path) == {}
