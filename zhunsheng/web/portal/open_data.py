"""Open data (开放数据): the list as JSON, and dumps that are streamed in parts.

A dump walks by identity, which no correction moves, and asks the database for each
part anew: what is withdrawn meanwhile stands in no part that is still to come.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.disclosure.records import Released, Tombstone
from zhunsheng.kernel.money import yuan
from zhunsheng.web.portal import filters, seeking, statistics
from zhunsheng.web.portal.catalogue import Line, kind_label
from zhunsheng.web.portal.models import PublicDecision, PublicEntry
from zhunsheng.web.portal.openapi import document
from zhunsheng.web.portal.seeking import BadCursorError, Cursor
from zhunsheng.web.portal.shelving import record_of

MOST_LINES = 100
_PART = 500
_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")
_PARAMETERS = {*filters.LABELS, "after", "limit"}
COLUMNS = (
    "编号",
    "状态",
    "文号",
    "案件名称",
    "类别",
    "当事人",
    "统一社会信用代码",
    "违法行为类型",
    "依据",
    "决定内容",
    "罚款金额（元）",
    "没收金额（元）",
    "责令退回基金（元）",
    "决定机关",
    "决定日期",
    "公示日期",
    "版次",
    "撤回日期",
    "网址",
)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The list as JSON: the filters of the page, read strictly."""
    asked = filters.read(request.GET)
    wrong = [*asked.senseless, *sorted(set(request.GET) - _PARAMETERS)]
    cursor: Cursor | None = None
    limit = seeking.PAGE_SIZE
    try:
        cursor = _after(request)
    except BadCursorError:
        wrong.append("after")
    try:
        limit = _limit(request)
    except ValueError:
        wrong.append("limit")
    if wrong:
        return _refused(tuple(wrong))
    found = seeking.find(asked.filters, cursor, limit)
    later = asked.filters.address(after=str(found.after), limit=str(limit))
    here = request.build_absolute_uri(reverse("portal:list-data"))
    return _json(
        {
            "items": [_item(request, line) for line in found.lines],
            "total": found.total,
            "next": f"{here}?{later}" if found.after else None,
        }
    )


def _after(request: HttpRequest) -> Cursor | None:
    text = request.GET.get("after", "")
    return Cursor.parse(text) if text else None


def _limit(request: HttpRequest) -> int:
    text = request.GET.get("limit", "") or str(seeking.PAGE_SIZE)
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_LINES))):
        raise ValueError(text)
    if not 0 < int(text) <= MOST_LINES:
        raise ValueError(text)
    return int(text)


def _refused(names: tuple[str, ...]) -> HttpResponse:
    response = _json(
        {
            "title": "请求参数不正确",
            "status": 400,
            "detail": "这些参数没有采用，请对照接口说明改正。",
            "parameters": names,
        },
        status=400,
    )
    response["Content-Type"] = "application/problem+json"
    return response


def _json(told: object, status: int = 200) -> HttpResponse:
    response = JsonResponse(
        told, status=status, json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = "no-cache"
    return response


def _item(request: HttpRequest, line: Line) -> dict[str, Any]:
    return {
        "id": str(line.publication_id),
        "status": "withdrawn" if line.withdrawn_on else "public",
        "decision_number": line.decision_number,
        "kind": line.kind,
        "title": line.title,
        "gist": line.gist,
        "amount_fen": line.amount_fen,
        "bureau": line.bureau,
        "bureau_name": line.bureau_name,
        "published_on": line.published_on.isoformat(),
        "withdrawn_on": line.withdrawn_on.isoformat() if line.withdrawn_on else None,
        "changed_at": line.changed_at.isoformat(),
        "page": _page(request, line.publication_id),
    }


def _page(request: HttpRequest, publication_id: UUID) -> str:
    address = reverse("portal:decision", args=(publication_id,))
    return request.build_absolute_uri(address)


@require_safe
def statistics_data(request: HttpRequest) -> HttpResponse:
    """统计 as JSON."""
    del request
    return _json(statistics.as_data(statistics.get_statistics()))


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """接口说明: what a program can ask, as OpenAPI 3.1."""
    return _json(document(request.build_absolute_uri("/")))


@require_safe
def dump_csv(request: HttpRequest) -> HttpResponseBase:
    """全部数据 as CSV, for spreadsheets: nothing in it runs as a formula."""
    return _download(_csv_lines(request), "text/csv; charset=utf-8", "csv")


@require_safe
def dump_jsonl(request: HttpRequest) -> HttpResponseBase:
    """全部数据 as JSON Lines: each record as it was published."""
    return _download(_json_lines(request), "application/jsonl; charset=utf-8", "jsonl")


def _download(parts: Iterator[str], kind: str, ending: str) -> HttpResponseBase:
    response = StreamingHttpResponse(parts, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="publications.{ending}"'
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _csv_lines(request: HttpRequest) -> Iterator[str]:
    yield _BOM + _csv([COLUMNS])
    for part in _parts():
        yield _csv(_cells(request, row, record) for row, _, record in part)


def _csv(rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" \n\u3000").startswith(_FORMULA) else cell


def _cells(
    request: HttpRequest, row: PublicDecision, record: Released | Tombstone
) -> tuple[str, ...]:
    page = _page(request, row.publication_id)
    first = (str(row.publication_id), "已撤回" if row.withdrawn_on else "公示")
    last = (str(row.editions), str(row.withdrawn_on or ""), page)
    kind = kind_label(row.kind)
    if isinstance(record, Tombstone):
        empty = ("",) * 8
        told = (record.decision_number, "", kind, *empty, record.bureau_name, "")
        return (*first, *told, record.released_on.isoformat(), *last)
    text = record.text
    return (
        *first,
        text.decision_number,
        text.case_name,
        kind,
        text.party,
        text.party_code,
        "；".join(text.violations),
        "；".join(text.basis),
        "；".join(text.penalties),
        _amount(text.fine_fen),
        _amount(text.confiscated_fen),
        _amount(text.refund_fen),
        text.bureau_name,
        text.decided_on.isoformat(),
        row.published_on.isoformat(),
        *last,
    )


def _amount(fen: int) -> str:
    return yuan(fen).replace(",", "")


def _json_lines(request: HttpRequest) -> Iterator[str]:
    for part in _parts():
        yield "".join(_json_line(request, *one) for one in part)


def _json_line(
    request: HttpRequest,
    row: PublicDecision,
    entry: PublicEntry,
    record: Released | Tombstone,
) -> str:
    told = {
        "status": "withdrawn" if isinstance(record, Tombstone) else "public",
        "page": _page(request, row.publication_id),
        "log": entry.log,
        "position": entry.position,
        "leaf": bytes(entry.leaf).hex(),
        "record": json.loads(bytes(entry.body or b"null")),
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


_Part = list[tuple[PublicDecision, PublicEntry, Released | Tombstone]]


def _parts() -> Iterator[_Part]:
    """Every line with the entry that speaks for it now, a part at a time."""
    last: UUID | None = None
    while True:
        rows = PublicDecision.objects.defer("haystack").order_by("publication_id")
        if last is not None:
            rows = rows.filter(publication_id__gt=last)
        some = list(rows[:_PART])
        if some:
            yield _with_entries(some)
        if len(some) < _PART:
            return
        last = some[-1].publication_id


def _with_entries(rows: list[PublicDecision]) -> _Part:
    """A line whose entry changed since it was read stands in the next dump."""
    entries = PublicEntry.objects.filter(publication_id__in=[row.pk for row in rows])
    found = {(one.log, one.position): one for one in entries if one.body is not None}
    part: _Part = []
    for row in rows:
        entry = found.get((row.log, row.position))
        record = None if entry is None else record_of(entry)
        if entry is not None and isinstance(record, Released | Tombstone):
            part.append((row, entry, record))
    return part
