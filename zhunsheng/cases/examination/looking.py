"""核对: one thing that is looked at, and the register of all of them.

A check names what is not in order, each thing by itself; if there is nothing, it
says once what was looked at. So a check is never silent about what it has done,
and never says that something is in order beside what is not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhunsheng.cases.examination.material import Material
from zhunsheng.regulations.clauses import Clause, cite
from zhunsheng.review.findings import Finding
from zhunsheng.review.records import Point, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One sentence, and where it points. ``basis`` stands before the check's own."""

    says: str
    about: str = ""
    basis: tuple[Clause, ...] = ()
    evidence: tuple[int, ...] = ()
    records: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw: what is not in order, or else what it may say of that."""

    wrong: tuple[Note, ...] = ()
    right: Note | None = None


Look = Callable[[Material], Seen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """核对项: its code is part of the finding's name for ever."""

    code: str
    point: Point
    title: str
    basis: tuple[Clause, ...]
    look: Look
    of: frozenset[Subject]  # 送审事项 in whose review it belongs

    def findings(self, material: Material) -> tuple[Finding, ...]:
        """What it finds in the case."""
        if material.subject not in self.of:
            return ()
        seen = self.look(material)
        if seen.wrong:
            return tuple(self._finding(one, in_order=False) for one in seen.wrong)
        return () if seen.right is None else (self._finding(seen.right, in_order=True),)

    def _finding(self, note: Note, *, in_order: bool) -> Finding:
        basis = dict.fromkeys((*note.basis, *self.basis))
        return Finding(
            point=self.point,
            code=self.code,
            about=note.about,
            in_order=in_order,
            says=note.says,
            basis=tuple(basis),
            evidence=note.evidence,
            records=note.records,
        )


_CHECKS: dict[str, Check] = {}


OF_DECISION = frozenset({Subject.DECISION})
OF_BOTH = frozenset(Subject)


def looks(
    code: str,
    point: Point,
    title: str,
    *basis: str,
    of: frozenset[Subject] = OF_DECISION,
) -> Callable[[Look], Look]:
    """Register a check; ``title`` says in Chinese what is looked at."""

    def register(look: Look) -> Look:
        if code in _CHECKS:
            raise ValueError(f"two checks are named {code}")
        _CHECKS[code] = Check(
            code=code,
            point=point,
            title=title,
            basis=cite(*basis),
            look=look,
            of=of,
        )
        return look

    return register


def seen(wrong: Iterable[Note], right: str | Note = "") -> Seen:
    """What is not in order; if nothing is, ``right`` (nothing at all if empty)."""
    found = tuple(wrong)
    if isinstance(right, str):
        return Seen(found, Note(says=right) if right else None)
    return Seen(found, right)


def checks() -> tuple[Check, ...]:
    """Every check, by point."""
    order = list(Point)
    return tuple(sorted(_CHECKS.values(), key=lambda one: order.index(one.point)))


def examine(material: Material) -> tuple[Finding, ...]:
    """机器发现: what all checks find, by point."""
    return tuple(found for one in checks() for found in one.findings(material))
