"""机器发现: what the machine finds beside each of the nine points, never a verdict.

``cases`` knows how to look; it registers its examination here, because legal review
stands below the cases and must not know them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.regulations.clauses import Clause
from zhunsheng.review.records import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """机器发现: one thing that was looked at, and how it stands.

    ``code`` with ``about`` names the finding for ever: the reviewer's answer and the
    next round refer to it (``certificate-invalid:12`` of record 12). ``evidence`` are
    numbers of the evidence list, ``records`` places in the case's stream.
    """

    point: Point
    code: str
    about: str = ""
    in_order: bool
    says: str
    basis: tuple[Clause, ...]
    evidence: tuple[int, ...] = ()
    records: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """The name by which an answer refers to it."""
        return f"{self.code}:{self.about}" if self.about else self.code


Examination = Callable[[BureauCode, CaseId, datetime], tuple[Finding, ...]]
_EXAMINATIONS: list[Examination] = []


def examines(examination: Examination) -> Examination:
    """Register an examination; each runs over the case as it stands at that time."""
    _EXAMINATIONS.append(examination)
    return examination


def findings_of(
    bureau: BureauCode, case_id: CaseId, at: datetime
) -> tuple[Finding, ...]:
    """Everything that the machine finds, by point, what is not in order first."""
    found = [one for examine in _EXAMINATIONS for one in examine(bureau, case_id, at)]
    order = list(Point)
    return tuple(sorted(found, key=lambda one: (order.index(one.point), one.in_order)))
