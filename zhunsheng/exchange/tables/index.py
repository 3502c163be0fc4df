"""信息公开目录: one line for everything that the bureau made public."""

from datetime import date

from zhunsheng.disclosure.choices import PublicKind
from zhunsheng.disclosure.records import BureauReleased, PublicText, Tombstone
from zhunsheng.exchange.choices import Change
from zhunsheng.exchange.rows import Column, Row, Wrong, day, faults
from zhunsheng.kernel.ids import CaseId

COLUMNS = (
    Column(code="SYH", title="索引号", length=64, required=True),
    Column(code="XXMC", title="信息名称", length=400, required=True),
    Column(code="WH", title="文号", length=128),
    Column(code="FBJG", title="发布机构", length=200, required=True),
    Column(code="GKLB", title="信息类别", length=32, required=True),
    Column(code="GKFS", title="公开方式", length=16, required=True),
    Column(code="SCRQ", title="生成日期", length=10, form="day"),
    Column(code="GKRQ", title="公开日期", length=10, form="day", required=True),
    Column(code="ZT", title="效力状态", length=16, required=True),
    Column(code="BZ", title="备注", length=512),
)
_REQUIRED = frozenset(one.code for one in COLUMNS if one.required)
_OPEN = "主动公开"


def row_of(
    subject: str, case_id: CaseId, edition: int, text: PublicText, published_on: date
) -> Row:
    """A decision that stands in public."""
    return Row(
        subject=subject,
        case_id=case_id,
        number=text.decision_number,
        edition=edition,
        change=Change.NEW,
        values={
            "SYH": subject,
            "XXMC": text.title,
            "WH": text.decision_number,
            "FBJG": text.bureau_name,
            "GKLB": text.kind.label,
            "GKFS": _OPEN,
            "SCRQ": day(text.decided_on),
            "GKRQ": day(published_on),
            "ZT": "有效",
        },
    )


def withdrawn_row(subject: str, case_id: CaseId, edition: int, stone: Tombstone) -> Row:
    """A decision that was withdrawn: its line stays, without its title."""
    return Row(
        subject=subject,
        case_id=case_id,
        number=stone.decision_number,
        edition=edition,
        change=Change.WITHDRAWN,
        values={
            "SYH": subject,
            "XXMC": f"{_called(stone.kind)}（已撤回）",
            "WH": stone.decision_number,
            "FBJG": stone.bureau_name,
            "GKLB": stone.kind.label,
            "GKFS": _OPEN,
            "GKRQ": day(stone.released_on),
            "ZT": "已撤回",
            "BZ": f"撤回：{stone.ground.label}。{stone.reason}",
        },
    )


def bureau_row(subject: str, released: BureauReleased) -> Row:
    """执法主体和人员信息: the newest edition."""
    return Row(
        subject=subject,
        case_id=None,
        number=f"{released.name}执法主体和人员信息",
        edition=released.edition,
        change=Change.NEW,
        values={
            "SYH": subject,
            "XXMC": f"{released.name}执法主体和人员信息",
            "FBJG": released.name,
            "GKLB": "执法主体信息",
            "GKFS": _OPEN,
            "SCRQ": day(released.published_on),
            "GKRQ": day(released.published_on),
            "ZT": "有效",
        },
    )


def wrong_in(row: Row) -> list[Wrong]:
    """Every reason why this row may not be sent."""
    return faults(COLUMNS, row.values, needed=_REQUIRED)


def _called(kind: PublicKind) -> str:
    return f"{kind.label}决定"
