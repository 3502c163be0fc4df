"""Which tests try what: read from the tests themselves, where they stand beside us.

A test tries a clause, a guard or an obligation when a string in it is exactly that
name; in the tests of a domain, a guard may stand without its domain (``not-filed``
for ``cases.not-filed``). A scenario tries the
guards that it expects to refuse and the obligations whose days it expects.
"""

import ast
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import zhunsheng

_ROOT = Path(zhunsheng.__path__[0]).parent
_ABOUT_NAMES = (
    "tests/contracts/",
    "tests/unit/supervision/",
    "tests/run/test_command_process.py",
    "tests/unit/calendars/test_explain.py",
    "tests/unit/regulations/test_clauses.py",
    "tests/unit/regulations/test_guards.py",
)
"""Tests of names as such: of all of them at once, of this list, of the grammar."""
_DOMAINS = ("archive", "authorities", "cases", "disclosure", "documents", "review")


def tests_naming(name: str) -> frozenset[str]:
    """The tests and scenarios that try what has this name."""
    return _tests(_ROOT).get(name, frozenset())


@cache
def _tests(root: Path) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(root.glob("tests/**/test_*.py")):
        place = path.relative_to(root).as_posix()
        if not place.startswith(_ABOUT_NAMES):
            for name, test in _named_in(path, place):
                found[name].add(test)
    for path in sorted(root.glob("scenarios/*.json")):
        for name in _expected_in(json.loads(path.read_text("utf-8"))):
            found[name].add(path.relative_to(root).as_posix())
    return {name: frozenset(tests) for name, tests in found.items()}


def _named_in(path: Path, place: str) -> Iterator[tuple[str, str]]:
    """Every string of every test function, with the test's address."""
    domain = next((one for one in _DOMAINS if one in place), "")
    for function, outer in _functions(ast.parse(path.read_text("utf-8")), ()):
        address = "::".join((place, *outer, function.name))
        for node in ast.walk(function):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, address
                if domain:
                    yield f"{domain}.{node.value}", address


def _functions(
    tree: ast.Module | ast.ClassDef, outer: tuple[str, ...]
) -> Iterator[tuple[ast.FunctionDef, tuple[str, ...]]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node, outer
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, (*outer, node.name))


def _expected_in(scenario: Mapping[str, object]) -> Iterator[str]:
    """The guards that a scenario expects to refuse, and the obligations it dates."""
    steps = scenario.get("steps", ())
    for step in steps if isinstance(steps, list) else ():
        expected = step.get("expect", {})
        yield from expected.get("refused", ())
        yield from expected.get("due", {})
