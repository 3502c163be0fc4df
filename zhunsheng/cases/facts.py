"""What disclosure and archive may know of a decided case."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.kernel.ids import BureauCode, CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationFact:
    """违法事实: one violation as the decision names it."""

    gist: str
    facts: str
    violated: str
    basis: str
    base_fen: int
    fine_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """决定的事实: everything from which a publication is made.

    ``private_names`` is everybody whose name must not appear; ``revoked_on`` and
    ``status`` tell whether the decision still stands.
    """

    case_id: CaseId
    bureau: BureauCode
    bureau_name: str
    case_number: str
    case_name: str
    decision_number: str
    decision_kind: str  # "penalty" or "no-penalty"
    party_name: str
    party_kind: str
    party_identifier: str
    party_address: str
    representative: str
    private_names: tuple[str, ...]
    violations: tuple[ViolationFact, ...]
    fine_fen: int
    refund_fen: int
    confiscated_fen: int
    penalties: tuple[str, ...]
    decided_on: date
    served_on: date | None
    revoked_on: date | None
    status: str
    slight: bool
    reasons: str
