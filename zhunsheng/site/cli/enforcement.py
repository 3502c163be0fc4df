"""What enforces a clause: collected from what the program declares, nothing else.

Guards, record types and documents carry their clauses. An obligation is listed for
the clauses of its period. Pages are those whose source names the clause; tests are
those that name one of its guards, where the tests are beside the program.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import zhunsheng
from zhunsheng.documents import kinds
from zhunsheng.kernel.acts import all_acts
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger import records
from zhunsheng.regulations.bindings import law_of

KINDS = ("guards", "obligations", "records", "documents", "pages", "tests")
Answers = dict[str, dict[str, set[str]]]
_CODE = re.compile(r"[a-z]+(?:\.[a-z0-9-]+){1,2}")
_REFERENCE = re.compile(r"[a-z][a-z0-9-]*:[0-9][0-9.()#]*")
_ROOT = Path(zhunsheng.__path__[0])


def answers(bureau: BureauCode, on: date) -> Answers:
    """By clause and kind, the names of what enforces it."""
    found: Answers = defaultdict(lambda: {kind: set() for kind in KINDS})
    for kind, name, basis in _declared(bureau, on):
        for clause in basis:
            found[str(clause)][kind].add(name)
    for clause, page in _pages():
        found[clause]["pages"].add(page)
    tested = _names_in_tests()
    for kinds_of_clause in found.values():
        for name in kinds_of_clause["guards"]:
            kinds_of_clause["tests"] |= tested.get(name, set())
    return found


def _declared(
    bureau: BureauCode, on: date
) -> Iterator[tuple[str, str, Iterable[object]]]:
    for act in all_acts():
        for rule in act.guards:
            yield "guards", rule.code, rule.basis
    for known in records.all_types():
        yield "records", f"{known.name} v{known.version}", known.basis
    for kind in kinds.all_kinds():
        yield "documents", kind.code, kind.basis
    computed = _computed()
    for period in law_of(bureau, on).periods():
        if period.name in computed:
            yield "obligations", period.name, period.basis


def _computed() -> set[str]:
    """Every obligation that some domain computes: it names its period in its source."""
    return {
        name
        for path in (*_ROOT.glob("*/obligations.py"), *_ROOT.glob("*/obligations/*.py"))
        for name in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text("utf-8"))
    }


def _pages() -> Iterator[tuple[str, str]]:
    for path in sorted((_ROOT / "web").rglob("*")):
        if path.suffix in (".py", ".html"):
            page = path.relative_to(_ROOT).as_posix()
            for reference in _REFERENCE.findall(path.read_text("utf-8")):
                yield reference, page


def _names_in_tests() -> Mapping[str, set[str]]:
    """Which test files and scenarios name which guard."""
    found: dict[str, set[str]] = defaultdict(set)
    root = _ROOT.parent
    for path in (*root.glob("tests/**/*.py"), *root.glob("scenarios/*.json")):
        for code in _CODE.findall(path.read_text("utf-8")):
            found[code].add(path.relative_to(root).as_posix())
    return found


def plain(answered: dict[str, set[str]] | None) -> dict[str, Any]:
    """The answers to one clause, in order; empty lists: not answered yet."""
    return {kind: sorted(answered[kind]) if answered else [] for kind in KINDS}
