"""台账: the bureau's log, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.authorities.queries import list_officers
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, BureauCode, OfficerId
from zhunsheng.ledger import checkpoint, checkpoints, reader, records
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.lists import page_number

_ROWS = 50
_NOT_PERSONS = {PROGRAM: "程序", PUBLIC: "公众"}


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry in the list: what it is, not what it says."""

    position: int
    title: str
    stream: str
    at: datetime
    officer_name: str
    covered: bool  # a signed checkpoint covers it


@require_GET
def log(request: StaffRequest) -> HttpResponse:
    """Every record of the officer's bureau."""
    bureau = request.officer.bureau
    size = checkpoints.head_of(bureau).size
    signed = checkpoints.newest(bureau)
    pages = max(1, -(-size // _ROWS))
    page = min(page_number(request), pages)
    newest = size - (page - 1) * _ROWS
    covered = 0 if signed is None else checkpoint.unverified(signed).size
    context = {
        "rows": _rows(bureau, newest, covered),
        "bureau": bureau,
        "size": size,
        "signed": signed,
        "page": page,
        "pages": pages,
        "here": "log",
    }
    return render(request, "staff/records/log.html", context)


def _rows(bureau: BureauCode, newest: int, covered: int) -> tuple[LogRow, ...]:
    """The entries before ``newest``, newest first."""
    first = max(newest - _ROWS, 0)
    found = list(reader.entries_after(bureau, first - 1, limit=newest - first))
    names = _names(bureau, {place.by for _, place in found})
    return tuple(
        LogRow(
            place.position,
            records.type_of(record).title,
            place.stream,
            place.at,
            names.get(place.by, "其他单位人员"),
            place.position < covered,
        )
        for record, place in reversed(found)
    )


def _names(bureau: BureauCode, officers: Iterable[OfficerId]) -> dict[OfficerId, str]:
    known = {one.officer_id: one.name for one in list_officers(bureau)}
    return {one: known[one] for one in officers if one in known} | _NOT_PERSONS
