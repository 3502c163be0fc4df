"""What the law requires before something is sent to other systems (报送)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.disclosure.recognisers import is_credit_code
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import Guard, guard

EXPORTERS = (
    Post.PUBLISHER,
    Post.DEPARTMENT_HEAD,
    Post.LEGAL_HEAD,
    Post.DEPUTY_HEAD,
    Post.BUREAU_HEAD,
)
REPORTERS = (Post.DEPUTY_HEAD, Post.BUREAU_HEAD)
REGISTRARS = (Post.ADMINISTRATOR, Post.BUREAU_HEAD)
LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Who acts, for which bureau; nobody when the program itself does."""

    officer: Officer | None
    bureau: BureauCode

    def holds(self, *posts: Post) -> bool:
        """Whether the officer holds any of these posts."""
        return self.officer is not None and self.officer.holds(*posts)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySituation(Situation):
    """登记机关代码."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSituation(Situation):
    """导出; ``ready`` is how many rows are right and new."""

    first: date
    last: date
    today: date
    with_reported: bool
    agency_code: str
    ready: int
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSituation(Situation):
    """登记回执, 作废: what became of the export so far."""

    is_settled: bool  # received or voided
    unknown_numbers: tuple[str, ...] = ()


@guard(
    "exchange.not-own-bureau",
    "谁执法谁公示：只能报送本局的执法信息。",
    way_out="请由作出决定的医疗保障局办理。",
    basis=cite("nhsa-2020-32:3.4.1", "gansu-2020-81-disclosure:2"),
)
def own_bureau(situation: Situation) -> bool:
    """本局: the bureau's own data; the program serves every bureau."""
    officer = situation.officer
    return officer is None or officer.bureau == situation.bureau


@guard(
    "exchange.not-an-exporter",
    "报送由公示管理人员或者机构、单位负责人办理。",
    way_out="请由承担这些岗位的人员办理。",
    basis=cite("nhsa-2020-32:3.4.2"),
)
def may_export(situation: Situation) -> bool:
    """报送岗位; the program records the receipts that it gets."""
    return situation.officer is None or situation.holds(*EXPORTERS)


@guard(
    "exchange.not-a-registrar",
    "本机关的代码由系统管理员或者主要负责人登记。",
    way_out="请由承担这些岗位的人员登记。",
    basis=cite("nhsa-2020-32:3.1.2(1)"),
)
def may_register(situation: Situation) -> bool:
    """登记岗位."""
    return situation.holds(*REGISTRARS)


@guard(
    "exchange.code-not-valid",
    "统一社会信用代码不对：应为十八位，校验位相符。",
    way_out="请按本机关的统一社会信用代码证书核对。",
    basis=cite("nhsa-2020-32:3.1.2(1)"),
)
def code_is_valid(situation: AgencySituation) -> bool:
    """代码 (GB 32100): eighteen characters and the check character."""
    return is_credit_code(situation.code)


@guard(
    "exchange.agency-not-registered",
    "没有登记本机关的统一社会信用代码，报送的每一行都要写明。",
    way_out="请先登记本机关的统一社会信用代码。",
    basis=cite("nhsa-2020-32:3.1.2(1)"),
)
def agency_is_registered(situation: ExportSituation) -> bool:
    """处罚机关代码: every row names it."""
    return bool(situation.agency_code)


@guard(
    "exchange.period-not-possible",
    "报送的起止日期不对：起日不晚于止日，止日不晚于今天，最长一年。",
    way_out="请重新选择起止日期。",
    basis=cite("nhsa-2020-32:3.4.1"),
)
def period_is_possible(situation: ExportSituation) -> bool:
    """报送期间: days that have come, a year at most."""
    days = (situation.last - situation.first).days
    return 0 <= days <= LONGEST_DAYS and situation.last <= situation.today


@guard(
    "exchange.reported-not-allowed",
    "上报不公示的部分（姓名全称、证件号码等）只能由单位负责人导出。",
    way_out="请由分管负责人或者主要负责人导出，或者只导出公开的部分。",
    basis=cite("pipl-2021:28", "pipl-2021:34", "nhsa-2020-32:3.4.2"),
)
def may_report(situation: ExportSituation) -> bool:
    """上报不公示: a right of its own."""
    return not situation.with_reported or situation.holds(*REPORTERS)


def _how_many(situation: ExportSituation) -> str:
    return (
        f"有 {situation.left_out} 行因数据有误没有列入。" if situation.left_out else ""
    )


@guard(
    "exchange.nothing-to-send",
    "这一期间没有可以报送的新数据。",
    way_out="已经报送过的不重复报送；数据有误的，按列出的问题更正后再导出。",
    basis=cite("nhsa-2020-32:3.4.1"),
    detail=_how_many,
)
def something_to_send(situation: ExportSituation) -> bool:
    """可以报送的行: right, and not sent yet."""
    return situation.ready > 0


@guard(
    "exchange.export-settled",
    "这次报送已经登记回执或者已经作废。",
    way_out="需要再次报送的，请重新导出。",
    basis=cite("nhsa-2020-32:3.4.1"),
)
def is_under_way(situation: ReceiptSituation) -> bool:
    """在途: neither received nor voided."""
    return not situation.is_settled


def _which(situation: ReceiptSituation) -> str:
    return "、".join(situation.unknown_numbers)


@guard(
    "exchange.row-not-sent",
    "退回的行不在这次报送之内。",
    way_out="请按回执核对文号或者案号。",
    basis=cite("nhsa-2020-32:3.4.1"),
    detail=_which,
)
def rows_were_sent(situation: ReceiptSituation) -> bool:
    """退回的行: only what was sent can be sent back."""
    return not situation.unknown_numbers


BEFORE_AGENCY: tuple[Guard[Any], ...] = (own_bureau, may_register, code_is_valid)
BEFORE_EXPORT: tuple[Guard[Any], ...] = (
    own_bureau,
    may_export,
    may_report,
    agency_is_registered,
    period_is_possible,
    something_to_send,
)
BEFORE_RECEIPT: tuple[Guard[Any], ...] = (
    own_bureau,
    may_export,
    is_under_way,
    rows_were_sent,
)
BEFORE_VOIDING: tuple[Guard[Any], ...] = (own_bureau, may_export, is_under_way)
