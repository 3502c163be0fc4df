"""条款落实: what enforces each clause that binds a bureau, collected from the program.

Guards, record types and kinds of document carry their clauses; an obligation rests
on those of the periods that give its day; a page is in the table of
``supervision.pages``; a test names what it tries. Nothing is listed that does not do
it, and a clause with nothing beside it is not answered yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.calendars.explain import explain_clauses
from zhunsheng.documents import kinds
from zhunsheng.kernel.acts import all_acts
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.records import all_types
from zhunsheng.regulations.bindings import Law, law_of
from zhunsheng.regulations.clauses import Clause
from zhunsheng.supervision.pages import PAGES
from zhunsheng.supervision.tested import tests_naming

KINDS = ("guards", "obligations", "records", "documents", "pages", "tests")

OBLIGATIONS: Mapping[str, tuple[str, ...]] = {
    "verify-lead": ("verify-lead", "extend-verification"),
    "approve-urgent-start": ("approve-urgent-start",),
    "answer-informant": ("answer-informant",),
    "decide-case": ("decide-case", "extend-case", "extend-case-collective"),
    "dispose-preserved": ("dispose-preserved",),
    "legal-review": ("legal-review", "extend-legal-review"),
    "serve-decision": ("serve-decision",),
    "pay-fine": ("pay-fine",),
    "apply-to-court": (
        "apply-to-court",
        "sue",
        "apply-for-reconsideration",
        "sue-after-reconsideration",
        "appeal-judgment",
        "appeal-ruling",
    ),
    "answer-reconsideration": ("answer-reconsideration",),
    "answer-reconsideration-simplified": ("answer-reconsideration-simplified",),
    "answer-court": ("answer-court",),
    "answer-appeal": ("answer-appeal",),
    "appeal-judgment": ("appeal-judgment",),
    "appeal-ruling": ("appeal-ruling",),
    "apply-outcome": ("apply-outcome",),
    "publish-decision": ("publish-decision",),
    "publish-penalty-decision": ("publish-penalty-decision",),
    "withdraw-publication": ("withdraw-publication",),
    "archive-case": ("archive-case",),
}
"""By obligation, the periods that give its day; a test compares it with the code."""


@dataclass(frozen=True, slots=True)
class EnforcedBy:
    """落实情况: the names of what enforces one clause, by kind."""

    guards: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether anything but a test enforces it."""
        return any(getattr(self, kind) for kind in KINDS if kind != "tests")

    def as_json(self) -> dict[str, list[str]]:
        """The six lists, always all of them."""
        return {kind: list(getattr(self, kind)) for kind in KINDS}


def enforcement(law: Law) -> dict[Clause, EnforcedBy]:
    """Every clause that binds under ``law``, with what enforces it."""
    found: dict[Clause, dict[str, set[str]]] = {
        clause: defaultdict(set) for clause in law.clauses()
    }
    for kind, name, basis in _declared(law):
        for clause in basis:
            if clause in found:
                found[clause][kind].add(name)
    for clause, by in found.items():
        if by:  # a test alone enforces nothing
            for name in (str(clause), *by["guards"], *by["obligations"]):
                by["tests"].update(tests_naming(name))
    return {
        clause: EnforcedBy(**{kind: tuple(sorted(names)) for kind, names in by.items()})
        for clause, by in found.items()
    }


def _declared(law: Law) -> Iterator[tuple[str, str, Iterable[Clause]]]:
    """Kind, name and clauses of everything that enforces."""
    guards = {guard.code: guard.basis for act in all_acts() for guard in act.guards}
    for code, basis in guards.items():
        yield "guards", code, basis
    for one in all_types():
        yield "records", f"{one.name} v{one.version}", one.basis
    for document in kinds.all_kinds():
        yield "documents", document.code, document.basis
    for name, periods in OBLIGATIONS.items():
        yield "obligations", name, _basis_of_periods(law, periods)
    for page, clauses in PAGES.items():
        yield "pages", page, clauses


def _basis_of_periods(law: Law, names: tuple[str, ...]) -> Iterator[Clause]:
    """The clauses of the first period, and of the others if that one binds."""
    periods = [law.find_period(name) for name in names]
    if periods[0] is None:
        return
    for period in periods:
        if period is not None:
            yield from period.basis
            yield from period.tightened_by
            yield from period.roll_over


def explain(bureau: BureauCode, on: date) -> dict[str, Any]:
    """What ``zhunsheng clauses --json`` answers."""
    told = explain_clauses(bureau, on)
    found = enforcement(law_of(bureau, on))
    by_name = {str(clause): by.as_json() for clause, by in found.items()}
    told["clauses"] = [
        one | {"enforced_by": by_name[one["clause"]]} for one in told["clauses"]
    ]
    return told
