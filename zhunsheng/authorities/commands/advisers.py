"""Acts on advisers: registration, lending to a bureau below, and the end of both."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from zhunsheng.authorities import adviser_guards as guards
from zhunsheng.authorities import queries
from zhunsheng.authorities.adviser_guards import LendingSituation, RegisteringSituation
from zhunsheng.authorities.adviser_queries import get_loan
from zhunsheng.authorities.adviser_records import (
    AdviserDeregistered,
    AdviserLent,
    AdviserRegistered,
    LoanEnded,
)
from zhunsheng.authorities.adviser_state import (
    AdviserState,
    adviser_stream,
    fold_adviser,
)
from zhunsheng.authorities.advisers import AdviserKind
from zhunsheng.authorities.commands import _stream
from zhunsheng.authorities.commands.bureaus import Code, Slug
from zhunsheng.authorities.queries import NoSuchOfficerError
from zhunsheng.authorities.records import OfficerAppointed
from zhunsheng.authorities.state import fold_officer, officer_stream
from zhunsheng.kernel import chance
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import CHINA, Line, PastDate, Prose, label
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.guards import check


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAdviser:
    """Input of 登记法律顾问: somebody of the bureau, or a new person."""

    bureau: Annotated[Code, label("单位", widget="hidden")]
    kind: Annotated[AdviserKind, label("顾问类别")]
    organisation: Annotated[Line, label("执业机构或者工作单位")]
    valid_from: Annotated[PastDate, label("有效期起")]
    valid_until: Annotated[date, label("有效期止", "当日仍然有效")]
    person: Annotated[
        UUID | None,
        label("本单位已登记的人员", "外聘的人员不选", widget="pick:officers"),
    ] = None
    name: Annotated[Line | None, label("姓名", "外聘的人员填写")] = None
    department: Annotated[
        Slug | None,
        label("管理机构", "外聘的人员填写", widget="pick:departments"),
    ] = None
    qualification_number: Annotated[
        Line | None,
        label("资格证书编号", "公职律师证、律师执业证或者法律职业资格证书；没有的不填"),
    ] = None
    officer_id: Annotated[
        UUID | None, label("人员编号", "不填时由系统生成", widget="hidden")
    ] = None


@act(
    "authorities.register-adviser",
    title="登记法律顾问",
    takes=RegisterAdviser,
    writes=(OfficerAppointed, AdviserRegistered),
    guards=guards.BEFORE_REGISTERING,
)
def register_adviser(data: RegisterAdviser, *, by: OfficerId, at: datetime) -> Done:
    """Register an adviser; who is new in the bureau gets no post, and so no access."""
    asking = _stream.asking_of(by, at, data.bureau)
    officer_id, is_new = _person(data)
    history = reader.replay(data.bureau, officer_stream(officer_id))
    officer = fold_officer(record for record, _ in history)
    adviser = _adviser(data.bureau, officer_id)
    department = data.department or ""
    check(
        guards.BEFORE_REGISTERING,
        RegisteringSituation(
            asking=asking,
            officer=officer,
            adviser=adviser,
            is_new=is_new,
            name=data.name or "",
            department=_stream.kind_of(data.bureau, department),
            kind=data.kind,
            qualification_number=data.qualification_number or "",
            valid_from=data.valid_from,
            valid_until=data.valid_until,
        ),
    )
    places: tuple[Place, ...] = ()
    if is_new:
        appointed = OfficerAppointed(
            officer_id=officer_id,
            bureau=data.bureau,
            name=data.name or "",
            department=department,
            posts=(),
        )
        places = _stream.append_to_officer(
            appointed, officer_id, data.bureau, 0, by=by, at=at
        ).places
    record = AdviserRegistered(
        registration_id=chance.fresh_id(),
        officer_id=officer_id,
        bureau=data.bureau,
        kind=data.kind,
        organisation=data.organisation,
        qualification_number=data.qualification_number or "",
        valid_from=data.valid_from,
        valid_until=data.valid_until,
    )
    written = _append(record, data.bureau, officer_id, adviser.version, by=by, at=at)
    return Done({"officer_id": str(officer_id)}, (*places, *written))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregisterAdviser:
    """Input of 终止法律顾问登记."""

    officer_id: Annotated[UUID, label("顾问", widget="pick:advisers")]
    ended_on: Annotated[PastDate, label("终止日期", "自这一日起不再担任")]
    reason: Annotated[Prose, label("终止原因")]


@act(
    "authorities.deregister-adviser",
    title="终止法律顾问登记",
    takes=DeregisterAdviser,
    writes=(AdviserDeregistered,),
    guards=guards.BEFORE_DEREGISTERING,
)
def deregister_adviser(data: DeregisterAdviser, *, by: OfficerId, at: datetime) -> Done:
    """End a registration: every loan and every engagement ends with it."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    adviser = _adviser(asking.bureau, officer_id)
    check(
        guards.BEFORE_DEREGISTERING,
        RegisteringSituation(
            asking=asking, officer=officer, adviser=adviser, valid_from=data.ended_on
        ),
    )
    record = AdviserDeregistered(
        officer_id=officer_id, ended_on=data.ended_on, reason=data.reason
    )
    places = _append(record, asking.bureau, officer_id, adviser.version, by=by, at=at)
    return Done({"officer_id": str(officer_id)}, places)


@dataclass(frozen=True, slots=True, kw_only=True)
class LendAdviser:
    """Input of 统筹调用法律顾问."""

    officer_id: Annotated[UUID, label("顾问", widget="pick:advisers")]
    borrower: Annotated[Code, label("调用到的下级单位", widget="pick:bureaus")]
    case_number: Annotated[
        Line | None, label("案号", "只为一件案件调用的填写；不限案件的不填")
    ] = None
    valid_from: Annotated[date, label("调用起始日")]
    valid_until: Annotated[date, label("调用截止日", "当日仍然有效")]
    purpose: Annotated[Prose, label("调用事由")]


@act(
    "authorities.lend-adviser",
    title="统筹调用法律顾问",
    takes=LendAdviser,
    writes=(AdviserLent,),
    guards=guards.BEFORE_LENDING,
)
def lend_adviser(data: LendAdviser, *, by: OfficerId, at: datetime) -> Done:
    """Lend an adviser to a bureau below; it stands in the log of the lender."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    adviser = _adviser(asking.bureau, officer_id)
    check(
        guards.BEFORE_LENDING,
        LendingSituation(
            asking=asking,
            officer=officer,
            adviser=adviser,
            borrower=data.borrower,
            borrower_stands=queries.code_is_taken(data.borrower),
            valid_from=data.valid_from,
            valid_until=data.valid_until,
        ),
    )
    record = AdviserLent(
        loan_id=chance.fresh_id(),
        officer_id=officer_id,
        borrower=data.borrower,
        case_number=data.case_number or "",
        purpose=data.purpose,
        valid_from=data.valid_from,
        valid_until=data.valid_until,
    )
    places = _append(record, asking.bureau, officer_id, adviser.version, by=by, at=at)
    return Done({"loan_id": str(record.loan_id)}, places)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLoan:
    """Input of 终止调用: from today."""

    loan_id: Annotated[UUID, label("调用", widget="hidden")]
    reason: Annotated[Prose, label("终止原因")]


@act(
    "authorities.end-loan",
    title="终止调用",
    takes=EndLoan,
    writes=(LoanEnded,),
    guards=guards.BEFORE_ENDING_LOAN,
)
def end_loan(data: EndLoan, *, by: OfficerId, at: datetime) -> Done:
    """End a loan from today: the adviser sees nothing of the borrower any more."""
    officer_id = get_loan(data.loan_id).officer_id
    asking, officer = _stream.officer_of(officer_id, by, at)
    adviser = _adviser(asking.bureau, officer_id)
    check(
        guards.BEFORE_ENDING_LOAN,
        LendingSituation(
            asking=asking, officer=officer, adviser=adviser, loan_id=data.loan_id
        ),
    )
    record = LoanEnded(
        loan_id=data.loan_id,
        officer_id=officer_id,
        ended_on=at.astimezone(CHINA).date(),
        reason=data.reason,
    )
    places = _append(record, asking.bureau, officer_id, adviser.version, by=by, at=at)
    return Done({"loan_id": str(data.loan_id)}, places)


def _person(data: RegisterAdviser) -> tuple[OfficerId, bool]:
    """Whom the input means, and whether the person is new; nobody of elsewhere."""
    given = data.person or data.officer_id
    if given is None:
        return OfficerId(chance.fresh_id()), True
    officer_id = OfficerId(given)
    if not queries.officer_is_known(officer_id):
        if data.person is not None:
            raise NoSuchOfficerError
        return officer_id, True
    if queries.get_officer(officer_id).bureau != data.bureau:
        raise NoSuchOfficerError
    return officer_id, False


def _adviser(bureau: BureauCode, officer_id: OfficerId) -> AdviserState:
    history = reader.replay(bureau, adviser_stream(officer_id))
    return fold_adviser(record for record, _ in history)


def _append(
    record: object,
    log: BureauCode,
    officer_id: OfficerId,
    version: int,
    *,
    by: OfficerId,
    at: datetime,
) -> tuple[Place, ...]:
    return writer.append(
        record,
        log=log,
        stream=adviser_stream(officer_id),
        expected_version=version,
        by=by,
        at=at,
    )
