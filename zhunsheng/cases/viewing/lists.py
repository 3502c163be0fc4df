"""案件清单和线索清单: one page of rows; as many questions for one row as for all."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.pages import (
    CaseList,
    CaseRowView,
    LeadList,
    LeadRowView,
    Stage,
)
from zhunsheng.cases.records.leads import LeadSource
from zhunsheng.cases.viewing import casepage
from zhunsheng.cases.viewing.owed import Owed, owed_in
from zhunsheng.kernel.ids import CaseId, LeadId, OfficerId

_ROWS = 25


def _seen(viewer: Officer) -> QuerySet[CaseRow]:
    seen = [one.code for one in authorities.list_bureaus() if sees(viewer, one.code)]
    return CaseRow.objects.filter(bureau__in=seen)


def _among(
    rows: QuerySet[CaseRow], text: str, found: Collection[UUID]
) -> QuerySet[CaseRow]:
    """What a search found, and the very case or lead whose number was typed."""
    if not text:
        return rows
    number = Q(number=text) | Q(lead_number=text)
    return rows.filter(number | Q(case_id__in=found))


_STATUS = {
    "open": Q(is_open=True),
    "suspended": Q(suspended=True),
    "decided": Q(decided_on__isnull=False),
    "closed": Q(closed_on__isnull=False),
}


def list_cases(
    viewer: Officer,
    at: datetime,
    *,
    text: str = "",
    found_in: Collection[UUID] = (),
    stage: str = "",
    status: str = "",
    page: int = 1,
) -> CaseList:
    """Filed cases that the viewer may see, the newest first.

    With a ``text``: those whose number it is, and ``found_in`` (what search found).
    """
    rows = _among(_seen(viewer).filter(filed_on__isnull=False), text, found_in)
    if stage:
        rows = rows.filter(stage=stage)
    if status in _STATUS:
        rows = rows.filter(_STATUS[status])
    paginator = Paginator(rows.order_by("-filed_on", "-changed_at"), _ROWS)
    found = paginator.get_page(page)
    listed = tuple(owed_in(tuple(found), at))
    handlers = {who for one in listed for who in one.standing.case.handlers}
    names = authorities.names_of(handlers)
    return CaseList(
        rows=tuple(_case_row(one, names) for one in listed),
        total=paginator.count,
        page=found.number,
        pages=paginator.num_pages,
    )


def _case_row(one: Owed, names: Mapping[OfficerId, str]) -> CaseRowView:
    row = one.row
    return CaseRowView(
        case_id=CaseId(row.case_id),
        number=row.number,
        name=row.name,
        party_name=row.party_name,
        stage=Stage(row.stage),
        handlers=tuple(names.get(who, "") for who in one.standing.case.handlers),
        filed_on=row.filed_on,
        decided_on=row.decided_on,
        next_deadline=one.first_open,
        suspended=row.suspended,
    )


def list_leads(
    viewer: Officer,
    at: datetime,
    *,
    text: str = "",
    found_in: Collection[UUID] = (),
    open_only: bool = False,
    page: int = 1,
) -> LeadList:
    """Leads that the viewer may see, the newest first; ``text`` as in cases."""
    rows = _among(_seen(viewer), text, found_in)
    if open_only:
        rows = rows.filter(is_open=True, filed_on__isnull=True)
    paginator = Paginator(rows.order_by("-received_on", "-changed_at"), _ROWS)
    found = paginator.get_page(page)
    return LeadList(
        rows=tuple(map(_lead_row, owed_in(tuple(found), at))),
        total=paginator.count,
        page=found.number,
        pages=paginator.num_pages,
    )


def _lead_row(one: Owed) -> LeadRowView:
    row = one.row
    filed = row.filed_on is not None
    return LeadRowView(
        lead_id=LeadId(row.case_id),
        number=row.lead_number,
        source=LeadSource(row.source).label,
        received_on=row.received_on,
        summary=row.summary,
        status="已立案" if filed else casepage.status_label(one.standing.case),
        due=None if filed else one.first_open,
        case_id=CaseId(row.case_id) if filed else None,
    )
