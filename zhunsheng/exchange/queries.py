"""Exports as plain values: what was sent when, what failed, and the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import names_of
from zhunsheng.cases import queries as cases
from zhunsheng.cases import reporting
from zhunsheng.disclosure.publishing import withdrawn_among
from zhunsheng.exchange import guards
from zhunsheng.exchange.choices import Change, Kind
from zhunsheng.exchange.gathering import COLUMNS, agency_code_of, open_columns
from zhunsheng.exchange.models import ExportRow, Push, SentRow
from zhunsheng.exchange.tables import penalties, platform
from zhunsheng.exchange.writing import SentLine, Sheet
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId

_LABELS = {
    ExportRow.UNDER_WAY: "待回执",
    ExportRow.RECEIVED: "已接收",
    ExportRow.VOIDED: "已作废",
}


class NoSuchExportError(ZhunshengError):
    """No export has this id, or it is not for this officer."""

    def __init__(self) -> None:
        super().__init__("没有这次报送。")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportView:
    """一次报送, as pages show it."""

    export_id: UUID
    bureau: BureauCode
    kind: Kind
    receiver: str
    first: date
    last: date
    with_reported: bool
    count: int
    left_out: tuple[tuple[str, str, str, str], ...]  # number, case, column, says
    sha256: str
    by: str
    at: datetime
    status: str
    status_label: str
    receipt: str
    received_on: date | None
    why_voided: str
    tries: int
    push_says: str
    retry_at: datetime | None

    @property
    def is_under_way(self) -> bool:
        """Neither received nor voided."""
        return self.status == ExportRow.UNDER_WAY


@dataclass(frozen=True, slots=True, kw_only=True)
class SentView:
    """报送的一行, as the page of the export shows it."""

    number: str
    case_id: CaseId | None
    edition: int
    change: Change
    why_rejected: str
    is_withdrawn: bool  # since: not in the file any more


def may_read(viewer: Officer) -> bool:
    """Whether the officer has to do with exports."""
    return viewer.holds(*guards.EXPORTERS, *guards.REGISTRARS)


def list_exports(viewer: Officer, *, limit: int = 50) -> tuple[ExportView, ...]:
    """The exports of the viewer's bureau, newest first."""
    if not may_read(viewer):
        raise NoSuchExportError
    rows = ExportRow.objects.filter(bureau=viewer.bureau).order_by("-at", "export_id")
    return _views(tuple(rows[:limit]))


def get_export(export_id: UUID, viewer: Officer) -> ExportView:
    """One export; ``NoSuchExportError`` also when it is another bureau's."""
    row = ExportRow.objects.filter(export_id=export_id, bureau=viewer.bureau).first()
    if row is None or not may_read(viewer):
        raise NoSuchExportError
    return _views((row,))[0]


def export_of(export_id: UUID) -> ExportView:
    """The same for acts and jobs, which check who asks by themselves."""
    row = ExportRow.objects.filter(export_id=export_id).first()
    if row is None:
        raise NoSuchExportError
    return _views((row,))[0]


def under_way() -> tuple[ExportView, ...]:
    """Every export that waits for its receipt, the oldest first."""
    rows = ExportRow.objects.filter(status=ExportRow.UNDER_WAY)
    return _views(tuple(rows.order_by("at", "export_id")))


def numbers_in(export_id: UUID) -> frozenset[str]:
    """The numbers of decisions or cases in an export."""
    rows = SentRow.objects.filter(export_id=export_id)
    return frozenset(rows.values_list("number", flat=True))


def rows_of(export: ExportView) -> tuple[SentView, ...]:
    """What an export holds, in its order."""
    rows = tuple(SentRow.objects.filter(export_id=export.export_id).order_by("no"))
    gone = _gone(export.kind, rows)
    return tuple(
        SentView(
            number=row.number,
            case_id=CaseId(row.case_id) if row.case_id else None,
            edition=row.edition,
            change=Change(row.change),
            why_rejected=row.why_rejected,
            is_withdrawn=row.key in gone,
        )
        for row in rows
    )


def sheet_of(export: ExportView, *, with_reported: bool) -> Sheet:
    """The file: what was recorded, without what was withdrawn since.

    The reported part comes from the cases as they are now; no record holds it.
    """
    columns = COLUMNS[export.kind]
    rows = tuple(SentRow.objects.filter(export_id=export.export_id).order_by("no"))
    gone = _gone(export.kind, rows)
    kept = tuple(row for row in rows if row.key not in gone)
    shown = tuple(one for one in columns if with_reported or not one.reported_only)
    codes = open_columns(export.kind)
    lines = []
    for row in kept:
        values = dict(zip(codes, row.cells, strict=True))
        if with_reported and row.change != Change.WITHDRAWN.value:
            values |= _reported(export, row.case_id)
        lines.append(
            SentLine(
                subject=row.subject,
                edition=row.edition,
                change=Change(row.change),
                cells=tuple(values.get(one.code, "") for one in shown),
            )
        )
    return Sheet(
        export_id=export.export_id,
        kind=export.kind,
        agency=agency_code_of(export.bureau),
        columns=tuple((one.code, one.title) for one in shown),
        lines=tuple(lines),
    )


def _reported(export: ExportView, case_id: UUID | None) -> Mapping[str, str]:
    if case_id is None:
        return {}
    if export.kind is Kind.CREDIT:
        return penalties.reported_of(cases.decision_facts(CaseId(case_id)))
    if export.kind is Kind.PLATFORM:
        told = reporting.filed_case(export.bureau, CaseId(case_id))
        return {} if told is None else platform.reported_of(*told)
    return {}


def _gone(kind: Kind, rows: tuple[SentRow, ...]) -> frozenset[str]:
    """Rows whose publication was withdrawn after they were recorded."""
    if kind is Kind.PLATFORM:
        return frozenset()  # a case is reported, not published
    told = {row.key: row for row in rows if row.change != Change.WITHDRAWN.value}
    asked = {key: _id(row.subject) for key, row in told.items()}
    gone = withdrawn_among(frozenset(one for one in asked.values() if one))
    return frozenset(key for key, one in asked.items() if one in gone)


def _id(subject: str) -> UUID | None:
    try:
        return UUID(subject)
    except ValueError:
        return None  # 执法主体信息


def _views(rows: tuple[ExportRow, ...]) -> tuple[ExportView, ...]:
    names = names_of([OfficerId(row.by) for row in rows])
    ids = [row.export_id for row in rows]
    tried = {one.export_id: one for one in Push.objects.filter(export_id__in=ids)}
    return tuple(_view(row, names, tried.get(row.export_id)) for row in rows)


def _view(
    row: ExportRow, names: Mapping[OfficerId, str], tried: Push | None
) -> ExportView:
    return ExportView(
        export_id=row.export_id,
        bureau=BureauCode(row.bureau),
        kind=Kind(row.kind),
        receiver=row.receiver,
        first=row.first,
        last=row.last,
        with_reported=row.with_reported,
        count=row.count,
        left_out=tuple((str(a), str(b), str(c), str(d)) for a, b, c, d in row.left_out),
        sha256=row.sha256,
        by=names.get(OfficerId(row.by), "程序"),
        at=row.at,
        status=row.status,
        status_label=_LABELS[row.status],
        receipt=row.receipt,
        received_on=row.received_on,
        why_voided=row.why_voided,
        tries=tried.tries if tried else 0,
        push_says=tried.says if tried else "",
        retry_at=tried.retry_at if tried else None,
    )
