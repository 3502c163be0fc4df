"""What can have happened to exports (报送). Stream ``exchange/<kind>`` of the bureau.

A record holds the open columns of what was exported; the reported part (上报不公示) is
in none, so that the ledger is no second register of identity numbers.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from zhunsheng.exchange.choices import Change, Kind
from zhunsheng.kernel.fields import Line, PastDate, Prose, label
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite

REPORTING = cite("nhsa-2020-32:3.4.1", "gansu-2020-81-disclosure:2")
"""谁执法谁公示: the bureau that decided answers for what is sent of it."""


@record(
    "exchange.agency-registered",
    version=1,
    title="登记机关统一社会信用代码",
    basis=REPORTING,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRegistered:
    """登记机关代码: the bureau's own credit code, which every exported row names."""

    bureau: Annotated[BureauCode, label("单位", widget="hidden")]
    code: Annotated[Line, label("本机关统一社会信用代码", "十八位，按登记证书填写")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedRow:
    """导出的一行: the open columns, in the order of the export's ``columns``."""

    subject: str
    case_id: CaseId | None
    number: str
    edition: int
    change: Change
    cells: tuple[str, ...]
    digest: str  # SHA-256 of the open values


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """未导出的一行: wrong, so not sent; what was wrong in it."""

    number: str
    case_id: CaseId | None
    column: str
    says: str


@record(
    "exchange.export-recorded",
    version=1,
    title="导出报送数据",
    basis=cite("nhsa-2020-32:3.4.1", "nhsa-2020-32:3.4.2", "pipl-2021:34"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecorded:
    """导出报送数据: which rows went out, for whom, and which did not."""

    export_id: UUID
    bureau: BureauCode
    kind: Kind
    receiver: str
    first: date
    last: date
    with_reported: bool
    columns: tuple[str, ...]
    rows: tuple[ExportedRow, ...]
    left_out: tuple[LeftOut, ...]
    sha256: str  # of the open part of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """接收单位退回的一行."""

    number: Annotated[Line, label("文号或者案号")]
    why: Annotated[Prose, label("退回原因")]


@record(
    "exchange.receipt-recorded",
    version=1,
    title="登记报送回执",
    basis=REPORTING,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRecorded:
    """报送回执: the receiver has it; rows that it sent back may be sent again."""

    export_id: Annotated[UUID, label("报送", widget="hidden")]
    receipt: Annotated[Line, label("回执编号")]
    received_on: Annotated[PastDate, label("接收日期")]
    rejected: Annotated[
        tuple[Rejected, ...], label("退回的行", "全部接收的不填", max_length=200)
    ] = ()


@record(
    "exchange.export-voided",
    version=1,
    title="作废导出",
    basis=REPORTING,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ExportVoided:
    """作废导出: it never reached the receiver; its rows may be sent again."""

    export_id: Annotated[UUID, label("报送", widget="hidden")]
    reason: Annotated[Prose, label("作废原因")]
