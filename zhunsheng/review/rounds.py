"""审核次 as a value: what figures and lists know of one round. No Django."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.ids import CaseId
from zhunsheng.review.records import Point, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFact:
    """审核次: one round, as figures need it."""

    case_id: CaseId
    case_name: str
    no: int
    department: str
    received_on: date | None
    returned: bool
    given_on: date | None
    verdict: Verdict | None
    failed: tuple[Point, ...]
    findings: int
    findings_overruled: int
    overruled_on: date | None
