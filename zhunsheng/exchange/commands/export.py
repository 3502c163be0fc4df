"""导出报送数据, 登记机关代码."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from zhunsheng.authorities.queries import get_officer
from zhunsheng.exchange import guards
from zhunsheng.exchange.choices import Kind
from zhunsheng.exchange.gathering import (
    Asked,
    Gathered,
    agency_code_of,
    digest_of,
    gather,
    open_columns,
)
from zhunsheng.exchange.records import (
    AgencyRegistered,
    ExportedRow,
    ExportRecorded,
    LeftOut,
)
from zhunsheng.exchange.rows import Row
from zhunsheng.exchange.streams import stream_of, stream_of_agency
from zhunsheng.exchange.summing import open_digest
from zhunsheng.kernel import chance
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import CHINA, PastDate, label
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordExport:
    """导出报送数据."""

    bureau: Annotated[BureauCode, label("单位", widget="hidden")]
    kind: Annotated[Kind, label("报送种类")]
    first: Annotated[date, label("起始日期", "按公示、更正、撤回或者案件变动之日")]
    last: Annotated[PastDate, label("截止日期")]
    with_reported: Annotated[
        bool, label("是否含上报不公示的部分", "姓名全称、证件号码等；由单位负责人导出")
    ] = False


@act(
    "exchange.register-agency",
    title="登记机关统一社会信用代码",
    takes=AgencyRegistered,
    guards=guards.BEFORE_AGENCY,
    writes=(AgencyRegistered,),
)
def register_agency(data: AgencyRegistered, *, by: OfficerId, at: datetime) -> Done:
    """From now on every exported row names this code."""
    officer = get_officer(by)
    situation = guards.AgencySituation(
        officer=officer, bureau=data.bureau, code=data.code
    )
    check(
        guards.BEFORE_AGENCY,
        situation,
        instruments=binding_at(officer.bureau, at),
    )
    stream = stream_of_agency(data.bureau)
    places = writer.append(
        data,
        log=data.bureau,
        stream=stream,
        expected_version=reader.version_of(data.bureau, stream),
        by=by,
        at=at,
    )
    return Done({"bureau": data.bureau}, places)


@act(
    "exchange.record-export",
    title="导出报送数据",
    takes=RecordExport,
    guards=guards.BEFORE_EXPORT,
    writes=(ExportRecorded,),
)
def record_export(data: RecordExport, *, by: OfficerId, at: datetime) -> Done:
    """Record which rows go out; whoever was faster makes this one stale."""
    stream = stream_of(data.kind)
    version = reader.version_of(data.bureau, stream)  # before the rows are looked at
    found = gather(
        Asked(
            bureau=data.bureau,
            kind=data.kind,
            first=data.first,
            last=data.last,
            with_reported=data.with_reported,
            at=at,
        )
    )
    officer = get_officer(by)
    situation = guards.ExportSituation(
        officer=officer,
        bureau=data.bureau,
        first=data.first,
        last=data.last,
        today=at.astimezone(CHINA).date(),
        with_reported=data.with_reported,
        agency_code=agency_code_of(data.bureau),
        ready=len(found.ready),
        left_out=len({one.number for one in found.problems}),
    )
    check(
        guards.BEFORE_EXPORT,
        situation,
        instruments=binding_at(officer.bureau, at),
    )
    made = _record(data, found)
    places = writer.append(
        made, log=data.bureau, stream=stream, expected_version=version, by=by, at=at
    )
    return Done({"id": str(made.export_id)}, places)


def _record(data: RecordExport, found: Gathered) -> ExportRecorded:
    columns = open_columns(data.kind)
    rows = tuple(_row(one, columns) for one in found.ready)
    return ExportRecorded(
        export_id=chance.fresh_id(),
        bureau=data.bureau,
        kind=data.kind,
        receiver=data.kind.receiver,
        first=data.first,
        last=data.last,
        with_reported=data.with_reported,
        columns=columns,
        rows=rows,
        left_out=tuple(
            LeftOut(
                number=one.number,
                case_id=one.case_id,
                column=one.column,
                says=one.says,
            )
            for one in found.problems
        ),
        sha256=open_digest(data.kind, rows),
    )


def _row(row: Row, columns: tuple[str, ...]) -> ExportedRow:
    return ExportedRow(
        subject=row.subject,
        case_id=row.case_id,
        number=row.number,
        edition=row.edition,
        change=row.change,
        cells=tuple(row.values.get(code, "") for code in columns),
        digest=digest_of(row),
    )
