"""法制审核 as it was recorded first: these shapes stay readable for ever."""

from dataclasses import dataclass

from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite
from zhunsheng.review.records import Point, Verdict


@record(
    "review.submitted",
    version=1,
    title="送法制审核",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4", "nhsa-order-4:37"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSubmittedV1:
    """送审: always of the decision; the report was not bound yet."""

    case_id: CaseId
    round: int
    case_name: str
    case_number: str
    department: str
    draft_digest: str
    evidence_digest: str
    participants: tuple[OfficerId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointVerdictV1:
    """One of the nine points: in order or not, and why."""

    point: Point
    in_order: bool
    note: str


@record(
    "review.opinion-given",
    version=1,
    title="出具法制审核意见",
    basis=cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.3.2", "nhsa-order-4:39"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGivenV1:
    """法制审核意见: nine points and one verdict, for one round."""

    case_id: CaseId
    round: int
    points: tuple[PointVerdictV1, ...]
    verdict: Verdict
    opinion: str
