"""What can have happened to advisers (法律顾问) and to what lends them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhunsheng.authorities.advisers import AdviserKind
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite

REGISTER = cite("nhsa-2020-32:5.1.4", "luzhou-2020-plan:4.2#2", "luzhou-2020-plan:4.3")
"""法律顾问制度: advisers and public lawyers are known, and who may be asked."""

POOL = cite("nhsa-2020-32:5.1.4")
"""统筹调用: the bureau above lends its advisers to those below."""


@record(
    "authorities.adviser-registered",
    version=1,
    basis=REGISTER,
    title="登记法律顾问",
    sensitive=("qualification_number",),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserRegistered:
    """登记法律顾问: from a day until a day the person may be asked for advice."""

    registration_id: UUID
    officer_id: OfficerId
    bureau: BureauCode
    kind: AdviserKind
    organisation: str
    qualification_number: str  # empty: has none
    valid_from: date
    valid_until: date


@record(
    "authorities.adviser-deregistered",
    version=1,
    basis=REGISTER,
    title="终止法律顾问登记",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserDeregistered:
    """终止登记: from ``ended_on`` the person is no adviser any more."""

    officer_id: OfficerId
    ended_on: date
    reason: str


@record("authorities.adviser-lent", version=1, basis=POOL, title="统筹调用法律顾问")
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserLent:
    """统筹调用: the adviser may be asked by a bureau below, for one case or for all."""

    loan_id: UUID
    officer_id: OfficerId
    borrower: BureauCode
    case_number: str  # empty: for whatever case
    purpose: str
    valid_from: date
    valid_until: date


@record("authorities.loan-ended", version=1, basis=POOL, title="终止调用")
@dataclass(frozen=True, slots=True, kw_only=True)
class LoanEnded:
    """终止调用: from ``ended_on`` the adviser is not lent any more."""

    loan_id: UUID
    officer_id: OfficerId
    ended_on: date
    reason: str
