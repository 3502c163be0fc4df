"""What must be so before an adviser is registered, lent, or no more so."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhunsheng.authorities.adviser_records import POOL, REGISTER
from zhunsheng.authorities.adviser_state import AdviserState
from zhunsheng.authorities.advisers import AdviserKind
from zhunsheng.authorities.guards import asked_by_administrator, officer_serves
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.authorities.regions import is_above
from zhunsheng.authorities.situations import Asking
from zhunsheng.authorities.state import OfficerState
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

_LENDING_POSTS = (Post.LEGAL_HEAD, Post.BUREAU_HEAD)
_KEEPING_ADVISERS = (DepartmentKind.LEGAL, DepartmentKind.GENERAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteringSituation:
    """Everything that bears on registering an adviser, or ending that."""

    asking: Asking
    officer: OfficerState
    adviser: AdviserState
    is_new: bool = False  # the person is not registered in the bureau yet
    name: str = ""
    department: DepartmentKind | None = None  # of a new person
    kind: AdviserKind | None = None
    qualification_number: str = ""
    valid_from: date = date.min
    valid_until: date = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class LendingSituation:
    """Everything that bears on lending an adviser, or ending that."""

    asking: Asking
    officer: OfficerState
    adviser: AdviserState
    borrower: BureauCode | None = None
    borrower_stands: bool = False
    loan_id: UUID | None = None
    valid_from: date = date.min
    valid_until: date = date.max


@guard(
    "authorities.register-adviser.person-unknown",
    "新登记的人员应当填写姓名和所在机构，由法制审核机构或者综合机构管理。",
    basis=REGISTER,
    way_out="填写姓名，选择法制审核机构或者综合机构；已经登记的人员从名单中选择。",
)
def person_is_known(situation: RegisteringSituation) -> bool:
    """人员: somebody of the bureau, or a new person with a name and a department."""
    if not situation.is_new:
        return True
    return bool(situation.name) and situation.department in _KEEPING_ADVISERS


@guard(
    "authorities.register-adviser.already-registered",
    "这名人员在所填期间已经登记为顾问。",
    basis=REGISTER,
    way_out="续聘的，有效期起写在原登记届满之后；要更改的，先终止原登记。",
)
def terms_do_not_overlap(situation: RegisteringSituation) -> bool:
    """登记不重叠: on each day one registration at most says what the person is."""
    return not any(
        one.valid_from <= situation.valid_until
        and situation.valid_from <= one.valid_until
        for one in situation.adviser.terms
        if one.valid_from <= one.valid_until  # not ended before it began
    )


@guard(
    "authorities.register-adviser.dates-reversed",
    "顾问登记的有效期止不能早于有效期起。",
    basis=REGISTER,
    way_out="核对聘书或者证件上的有效期。",
)
def term_lasts(situation: RegisteringSituation) -> bool:
    """有效期: a registration is valid for at least a day."""
    return situation.valid_from <= situation.valid_until


@guard(
    "authorities.register-adviser.without-qualification",
    "登记公职律师，应当填写公职律师证的编号。",
    basis=REGISTER,
    way_out="填写证件编号；没有证件的，按其他类别登记。",
)
def lawyer_is_qualified(situation: RegisteringSituation) -> bool:
    """公职律师: who is one has the certificate of one."""
    if situation.kind is not AdviserKind.PUBLIC_LAWYER:
        return True
    return bool(situation.qualification_number)


@guard(
    "authorities.deregister-adviser.not-registered",
    "这名人员在终止日期没有有效的顾问登记。",
    basis=REGISTER,
    way_out="核对人员和日期。",
)
def is_registered_still(situation: RegisteringSituation) -> bool:
    """终止登记: only what stands on that day, or is to begin after it."""
    return any(
        one.valid_until >= max(situation.valid_from, one.valid_from)
        for one in situation.adviser.terms
    )


@guard(
    "authorities.loan.not-the-head",
    "统筹调用法律顾问，由法律顾问所在单位的法制审核机构负责人或者主要负责人决定。",
    basis=POOL,
    way_out="请法律顾问所在单位的法制审核机构负责人办理。",
)
def head_lends(situation: LendingSituation) -> bool:
    """调用权限: the bureau in which the adviser is registered decides."""
    asking, who = situation.asking, situation.asking.officer
    return (
        who is not None
        and who.bureau == asking.bureau
        and who.serves_on(asking.day)
        and who.holds(*_LENDING_POSTS)
    )


@guard(
    "authorities.lend-adviser.not-below",
    "法律顾问只能调用给本单位的下级单位。",
    basis=POOL,
    way_out="选择本单位的下级单位；同级之间请报共同的上级单位统筹调用。",
)
def borrower_is_below(situation: LendingSituation) -> bool:
    """统筹调用: from above to below, and to nobody else."""
    below = situation.borrower
    return (
        below is not None
        and situation.borrower_stands
        and is_above(situation.asking.bureau, below)
    )


@guard(
    "authorities.lend-adviser.not-registered",
    "这名人员在调用起始日没有有效的顾问登记。",
    basis=POOL,
    way_out="先登记为法律顾问，或者核对调用期间。",
)
def adviser_is_registered(situation: LendingSituation) -> bool:
    """顾问登记: only an adviser of one's own can be lent."""
    return situation.adviser.term_on(situation.valid_from) is not None


@guard(
    "authorities.lend-adviser.beyond-registration",
    "调用期间超过了顾问登记的有效期。",
    basis=POOL,
    way_out="把调用截止日改在登记有效期以内，或者先办理续聘登记。",
)
def loan_ends_with_registration(situation: LendingSituation) -> bool:
    """调用期间: nobody is lent for longer than registered."""
    term = situation.adviser.term_on(situation.valid_from)
    return term is None or situation.valid_until <= term.valid_until


@guard(
    "authorities.lend-adviser.dates-reversed",
    "调用截止日不能早于调用起始日，也不能早于今日。",
    basis=POOL,
    way_out="核对调用期间。",
)
def loan_lasts(situation: LendingSituation) -> bool:
    """调用期间: at least a day, and not all of it past."""
    first = max(situation.valid_from, situation.asking.day)
    return first <= situation.valid_until


@guard(
    "authorities.end-loan.no-such-loan",
    "没有这项调用，或者它已经终止、届满。",
    basis=cite("nhsa-2020-32:5.1.4"),
    way_out="核对调用的人员和期间。",
)
def loan_stands(situation: LendingSituation) -> bool:
    """可终止的调用: one that was not ended, and whose last day has not passed."""
    if situation.loan_id is None:
        return False
    loan = situation.adviser.loans.get(situation.loan_id)
    if loan is None or loan.ended_on is not None:
        return False
    return situation.asking.day <= loan.valid_until


BEFORE_REGISTERING = (
    asked_by_administrator,
    officer_serves,
    person_is_known,
    lawyer_is_qualified,
    term_lasts,
    terms_do_not_overlap,
)
BEFORE_DEREGISTERING = (asked_by_administrator, is_registered_still)
BEFORE_LENDING = (
    head_lends,
    officer_serves,
    borrower_is_below,
    loan_lasts,
    adviser_is_registered,
    loan_ends_with_registration,
)
BEFORE_ENDING_LOAN = (head_lends, loan_stands)
