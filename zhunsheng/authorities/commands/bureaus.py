"""Acts on bureaus and their departments."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from zhunsheng.authorities import guards, queries, situations
from zhunsheng.authorities.commands import _stream
from zhunsheng.authorities.people import Bureau
from zhunsheng.authorities.posts import DepartmentKind
from zhunsheng.authorities.records import (
    BureauDetailsChanged,
    BureauEstablished,
    DepartmentEstablished,
)
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import Line, Prose, label
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.regulations.guards import check

Code = Annotated[BureauCode, StringConstraints(pattern=r"^[0-9]{6}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,31}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What documents say about a bureau."""

    fund_account: Annotated[Line, label("医保基金账户", "退回的医保基金存入的账户")]
    treasury_account: Annotated[Line, label("罚没款专户", "罚款缴入国库的账户")]
    reconsideration_body: Annotated[Line, label("行政复议机关")]
    court: Annotated[Line, label("有管辖权的人民法院")]
    address: Annotated[Line, label("单位地址")]
    telephone: Annotated[Line, label("联系电话")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishBureau(Details):
    """Input of 设立执法主体."""

    code: Annotated[Code, label("行政区划代码", "六位数字，例如 620100")]
    name: Annotated[Line, label("单位名称")]
    short_name: Annotated[Line, label("单位简称")]
    document_prefix: Annotated[Line, label("文书代字", "例如 兰医保")]
    parent: Annotated[
        Code | None, label("上一级单位", "国家局不填", widget="pick:bureaus")
    ] = None


@act(
    "authorities.establish-bureau",
    title="设立执法主体",
    takes=EstablishBureau,
    writes=(BureauEstablished,),
    guards=guards.BEFORE_BUREAU,
)
def establish_bureau(data: EstablishBureau, *, by: OfficerId, at: datetime) -> Done:
    """Establish a bureau and open its log; raises ``RefusedError``."""
    check(
        guards.BEFORE_BUREAU,
        situations.BureauSituation(
            asking=_stream.asking(
                by, at, data.code, parent=data.parent, has_administrator=False
            ),
            code=data.code,
            above=_found(data.parent),
            code_taken=queries.code_is_taken(data.code),
            prefix_taken=queries.prefix_is_taken(data.document_prefix),
        ),
    )
    writer.open_log(data.code, at)
    record = BureauEstablished(
        code=data.code,
        name=data.name,
        short_name=data.short_name,
        document_prefix=data.document_prefix,
        parent=data.parent,
        fund_account=data.fund_account,
        treasury_account=data.treasury_account,
        reconsideration_body=data.reconsideration_body,
        court=data.court,
        address=data.address,
        telephone=data.telephone,
    )
    return _stream.append_to_bureau(record, data.code, 0, by=by, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeBureauDetails(Details):
    """Input of 变更执法主体信息."""

    code: Annotated[Code, label("单位", widget="hidden")]
    reason: Annotated[Prose, label("变更原因")]


@act(
    "authorities.change-bureau-details",
    title="变更执法主体信息",
    takes=ChangeBureauDetails,
    writes=(BureauDetailsChanged,),
    guards=guards.BEFORE_DETAILS,
)
def change_bureau_details(
    data: ChangeBureauDetails, *, by: OfficerId, at: datetime
) -> Done:
    """Change what the bureau's documents say about it from now on."""
    asking = _stream.asking_of(by, at, data.code)
    bureau = _stream.bureau_of(data.code)
    check(
        guards.BEFORE_DETAILS,
        situations.DepartmentSituation(asking=asking, bureau=bureau, department=""),
    )
    record = BureauDetailsChanged(
        code=data.code,
        fund_account=data.fund_account,
        treasury_account=data.treasury_account,
        reconsideration_body=data.reconsideration_body,
        court=data.court,
        address=data.address,
        telephone=data.telephone,
        reason=data.reason,
    )
    return _stream.append_to_bureau(record, data.code, bureau.version, by=by, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class EstablishDepartment:
    """Input of 设立内设机构."""

    bureau: Annotated[Code, label("单位", widget="hidden")]
    department: Annotated[
        Slug, label("机构代号", "小写字母、数字和连字符，例如 supervision")
    ]
    name: Annotated[Line, label("机构名称", "例如 基金监管处")]
    kind: Annotated[DepartmentKind, label("机构类别")]


@act(
    "authorities.establish-department",
    title="设立内设机构",
    takes=EstablishDepartment,
    writes=(DepartmentEstablished,),
    guards=guards.BEFORE_DEPARTMENT,
)
def establish_department(
    data: EstablishDepartment, *, by: OfficerId, at: datetime
) -> Done:
    """Establish a department of a bureau."""
    asking = _stream.asking_of(by, at, data.bureau)
    bureau = _stream.bureau_of(data.bureau)
    check(
        guards.BEFORE_DEPARTMENT,
        situations.DepartmentSituation(
            asking=asking, bureau=bureau, department=data.department
        ),
    )
    record = DepartmentEstablished(
        bureau=data.bureau, department=data.department, name=data.name, kind=data.kind
    )
    return _stream.append_to_bureau(record, data.bureau, bureau.version, by=by, at=at)


def _found(code: BureauCode | None) -> Bureau | None:
    if code is None or not queries.code_is_taken(code):
        return None
    return queries.get_bureau(code)
