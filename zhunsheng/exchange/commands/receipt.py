"""登记报送回执, 作废导出."""

from datetime import datetime

from zhunsheng.authorities.queries import get_officer
from zhunsheng.exchange import guards
from zhunsheng.exchange.queries import ExportView, export_of, numbers_in
from zhunsheng.exchange.records import ExportVoided, ReceiptRecorded
from zhunsheng.exchange.streams import stream_of
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.ids import PROGRAM, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.regulations.bindings import binding_at
from zhunsheng.regulations.guards import check


@act(
    "exchange.record-receipt",
    title="登记报送回执",
    takes=ReceiptRecorded,
    guards=guards.BEFORE_RECEIPT,
    writes=(ReceiptRecorded,),
)
def record_receipt(data: ReceiptRecorded, *, by: OfficerId, at: datetime) -> Done:
    """The receiver has it; what it sent back may be sent again."""
    export = export_of(data.export_id)
    version = reader.version_of(export.bureau, stream_of(export.kind))
    known = numbers_in(export.export_id)
    unknown = tuple(one.number for one in data.rejected if one.number not in known)
    check(
        guards.BEFORE_RECEIPT,
        _situation(export, by, unknown),
        instruments=binding_at(export.bureau, at),
    )
    return _written(data, export, version, by=by, at=at)


@act(
    "exchange.void-export",
    title="作废导出",
    takes=ExportVoided,
    guards=guards.BEFORE_VOIDING,
    writes=(ExportVoided,),
)
def void_export(data: ExportVoided, *, by: OfficerId, at: datetime) -> Done:
    """It never reached the receiver: its rows may be sent again."""
    export = export_of(data.export_id)
    version = reader.version_of(export.bureau, stream_of(export.kind))
    check(
        guards.BEFORE_VOIDING,
        _situation(export, by),
        instruments=binding_at(export.bureau, at),
    )
    return _written(data, export, version, by=by, at=at)


def _situation(
    export: ExportView, by: OfficerId, unknown: tuple[str, ...] = ()
) -> guards.ReceiptSituation:
    return guards.ReceiptSituation(
        officer=None if by == PROGRAM else get_officer(by),
        bureau=export.bureau,
        is_settled=not export.is_under_way,
        unknown_numbers=unknown,
    )


def _written(
    item: object, export: ExportView, version: int, *, by: OfficerId, at: datetime
) -> Done:
    places = writer.append(
        item,
        log=export.bureau,
        stream=stream_of(export.kind),
        expected_version=version,
        by=by,
        at=at,
    )
    return Done({"id": str(export.export_id)}, places)
