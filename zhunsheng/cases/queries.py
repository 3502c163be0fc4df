"""What pages and other domains may ask about leads and cases."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.calendars.workdays import current
from zhunsheng.cases import informants, recordview
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.cases.gathering import NoSuchCaseError, situation_in
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.obligations.of_case import Standing, obligations
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.pages import (
    CaseList,
    CasePage,
    CaseRowView,
    DueView,
    LeadList,
    LeadPage,
    LeadRowView,
    NextAct,
    RecordView,
    SignOff,
    Stage,
    TimelineDay,
    Work,
)
from zhunsheng.cases.records.leads import LeadSource
from zhunsheng.cases.viewing import casepage, decided
from zhunsheng.cases.viewing.dues import due_view
from zhunsheng.cases.viewing.offers import next_acts, rulings
from zhunsheng.cases.viewing.streams import (
    any_row,
    row_of,
    standing_of_row,
    state_of_row,
    written,
)
from zhunsheng.cases.viewing.timeline import Names, timeline
from zhunsheng.documents.queries import Document, list_documents
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, LeadId, OfficerId
from zhunsheng.ledger import coverage
from zhunsheng.regulations.guards import Refusal, unmet
from zhunsheng.review import queries as reviews

__all__ = ["NoSuchCaseError"]

_ROWS = 25


def _dues(standing: Standing, name: str) -> tuple[DueView, ...]:
    is_lead = standing.case.filed_on is None
    return tuple(
        due_view(
            one,
            case_name=name,
            today=standing.today,
            calendar=standing.calendar,
            is_lead=is_lead,
        )
        for one in obligations(standing)
    )


def _first_open(dues: tuple[DueView, ...]) -> DueView | None:
    for one in dues:
        if one.state not in ("met", "excused"):
            return one
    return None


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
    viewer: OfficerId,
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
    officer = authorities.get_officer(viewer)
    rows = _among(_seen(officer).filter(filed_on__isnull=False), text, found_in)
    if stage:
        rows = rows.filter(stage=stage)
    if status in _STATUS:
        rows = rows.filter(_STATUS[status])
    paginator = Paginator(rows.order_by("-filed_on", "-changed_at"), _ROWS)
    found = paginator.get_page(page)
    names = {
        one.officer_id: one.name for one in authorities.list_officers(officer.bureau)
    }
    return CaseList(
        rows=tuple(_case_row(row, at, names) for row in found),
        total=paginator.count,
        page=found.number,
        pages=paginator.num_pages,
    )


def _case_row(
    row: CaseRow, at: datetime, names: Mapping[OfficerId, str]
) -> CaseRowView:
    standing = standing_of_row(row, at)
    case = standing.case
    return CaseRowView(
        case_id=CaseId(row.case_id),
        number=row.number,
        name=row.name,
        party_name=row.party_name,
        stage=Stage(row.stage),
        handlers=tuple(names.get(one, "") for one in case.handlers),
        filed_on=row.filed_on,
        decided_on=row.decided_on,
        next_deadline=_first_open(_dues(standing, row.name)),
        suspended=row.suspended,
    )


def list_leads(
    viewer: OfficerId,
    at: datetime,
    *,
    text: str = "",
    found_in: Collection[UUID] = (),
    open_only: bool = False,
    page: int = 1,
) -> LeadList:
    """Leads that the viewer may see, the newest first; ``text`` as in cases."""
    rows = _among(_seen(authorities.get_officer(viewer)), text, found_in)
    if open_only:
        rows = rows.filter(is_open=True, filed_on__isnull=True)
    paginator = Paginator(rows.order_by("-received_on", "-changed_at"), _ROWS)
    found = paginator.get_page(page)
    return LeadList(
        rows=tuple(_lead_row(row, at) for row in found),
        total=paginator.count,
        page=found.number,
        pages=paginator.num_pages,
    )


def _lead_row(row: CaseRow, at: datetime) -> LeadRowView:
    standing = standing_of_row(row, at)
    filed = row.filed_on is not None
    return LeadRowView(
        lead_id=LeadId(row.case_id),
        number=row.lead_number,
        source=LeadSource(row.source).label,
        received_on=row.received_on,
        summary=row.summary,
        status="已立案" if filed else casepage.status_label(standing.case),
        due=None if filed else _first_open(_dues(standing, row.name)),
        case_id=CaseId(row.case_id) if filed else None,
    )


def _documents(row: CaseRow) -> tuple[Document, ...]:
    return list_documents(bureau=BureauCode(row.bureau), case_id=CaseId(row.case_id))


def _timeline(row: CaseRow, documents: tuple[Document, ...]) -> tuple[TimelineDay, ...]:
    officers = authorities.list_officers(BureauCode(row.bureau))
    names = Names(
        officers={one.officer_id: one.name for one in officers},
        documents={one.issued_at: one for one in reversed(documents)},
        signed_size=coverage.signed_size(row.bureau),
    )
    return timeline(written(row), names)


def _next(
    standing: Standing, row: CaseRow, officer: Officer, at: datetime
) -> tuple[NextAct, ...]:
    if row.bureau != officer.bureau:
        return ()  # 上级监督人员只看不办
    template = situation_in(
        standing, CATALOGUE["cases.check-proposal"], None, officer, at
    )
    return next_acts(standing, officer, template)


def get_lead_page(lead_id: LeadId, viewer: OfficerId, at: datetime) -> LeadPage:
    """The lead, if ``viewer`` may see it; the informant only for its handlers."""
    officer = authorities.get_officer(viewer)
    row = row_of(lead_id, officer)
    standing = standing_of_row(row, at)
    case = standing.case
    informant = informants.informant_of(BureauCode(row.bureau), CaseId(row.case_id))
    may_know = informants.may_know_informant(officer, case)
    told = "无" if informant is None else "（保密）"
    if informant is not None and may_know:
        told = f"{informant.name}，{informant.contact}"
    return LeadPage(
        lead_id=lead_id,
        number=row.lead_number,
        summary=row.summary,
        status_label=casepage.status_label(case),
        version=case.version,
        facts=(
            ("被反映对象", row.party_name),
            ("来源", LeadSource(row.source).label),
            ("收到日期", row.received_on.isoformat()),
        ),
        informant=told,
        due=_first_open(_dues(standing, row.name)),
        next=_next(standing, row, officer, at),
        timeline=_timeline(row, _documents(row)),
        case_id=CaseId(row.case_id) if row.filed_on else None,
    )


def get_case_page(case_id: CaseId, viewer: OfficerId, at: datetime) -> CasePage:
    """The case, if ``viewer`` may see it; else ``NoSuchCaseError``."""
    officer = authorities.get_officer(viewer)
    row = row_of(case_id, officer)
    standing = standing_of_row(row, at)
    case = standing.case
    found = _documents(row)
    named = {
        one.officer_id: one for one in authorities.list_officers(BureauCode(row.bureau))
    }
    return CasePage(
        case_id=case_id,
        number=row.number or row.lead_number,
        name=row.name,
        party=casepage.party_view(case),
        bureau_name=authorities.get_bureau(BureauCode(row.bureau)).name,
        stage=casepage.page_stage(case),
        status_label=casepage.status_label(case),
        version=case.version,
        stages=casepage.stages(case),
        facts=casepage.facts(case),
        amounts=casepage.amounts(standing),
        next=_next(standing, row, officer, at),
        owed=_dues(standing, row.name),
        timeline=_timeline(row, found),
        people=casepage.people(standing, named),
        documents=casepage.documents(found),
        evidence=casepage.evidence(case),
        lapsed=casepage.lapsed(standing),
    )


def my_work(viewer: OfficerId, at: datetime) -> Work:
    """What the viewer owes, by last day, and what waits for a signature."""
    officer = authorities.get_officer(viewer)
    rows = CaseRow.objects.filter(bureau=officer.bureau, is_open=True)
    closed = CaseRow.objects.filter(bureau=officer.bureau, is_open=False)
    names = {
        one.officer_id: one.name for one in authorities.list_officers(officer.bureau)
    }
    due: list[DueView] = []
    to_sign: list[SignOff] = []
    for row in (*rows, *closed.order_by("-changed_at")[:_RECENTLY_CLOSED]):
        standing = standing_of_row(row, at)
        due += _mine(standing, row, officer)
        to_sign += _waiting(standing, row, officer, names)
    due.sort(key=lambda one: (one.last_day, one.case_name))
    to_sign.sort(key=lambda one: one.proposed_at)
    over = sum(one.state == "over" for one in due)
    return Work(
        due=tuple(due),
        to_sign=tuple(to_sign),
        counts=(("待办", len(due)), ("已逾期", over), ("待签", len(to_sign))),
    )


_RECENTLY_CLOSED = 200


def _mine(standing: Standing, row: CaseRow, officer: Officer) -> Iterator[DueView]:
    """Open obligations of the viewer's posts; a handler's, of his or her cases."""
    handlers = standing.case.handlers
    is_lead = standing.case.filed_on is None
    for one in obligations(standing):
        if not one.is_open or one.post is None or not officer.holds(one.post):
            continue
        if (
            one.post.value == "handler"
            and handlers
            and officer.officer_id not in handlers
        ):
            continue
        yield due_view(
            one,
            case_name=row.name,
            today=standing.today,
            calendar=standing.calendar,
            is_lead=is_lead,
        )


def _waiting(
    standing: Standing, row: CaseRow, officer: Officer, names: Mapping[OfficerId, str]
) -> Iterator[SignOff]:
    for act, no in rulings(standing.case):
        proposal = standing.case.proposals[no]
        signed = (proposal.proposed_by, proposal.checked_by)
        if not officer.holds(*act.posts) or officer.officer_id in signed:
            continue
        is_lead = standing.case.filed_on is None
        yield SignOff(
            case_id=None if is_lead else CaseId(row.case_id),
            lead_id=LeadId(row.case_id) if is_lead else None,
            case_name=row.name,
            title=act.title,
            proposed_by=names.get(proposal.proposed_by, ""),
            proposed_at=proposal.proposed_at,
            act=act.name,
            bound={"case_id": str(row.case_id), "proposal_no": str(no)},
        )


def preview(
    act: str, bound: Mapping[str, str], viewer: OfficerId, at: datetime
) -> tuple[Refusal, ...]:
    """What stands in the way of an act before anything is typed."""
    officer = authorities.get_officer(viewer)
    if "case_id" not in bound:
        return ()
    case_id = CaseId(UUID(bound["case_id"]))
    if act.startswith("review."):
        try:
            return reviews.preview(act, case_id, officer, at)
        except reviews.NoSuchReviewError:
            raise NoSuchCaseError from None
    entry = CATALOGUE.get(act)
    if entry is None:
        return ()
    standing = standing_of_row(row_of(case_id, officer), at)
    situation = situation_in(standing, entry, None, officer, at)
    if bound.get("proposal_no", "").isdigit():
        situation = situation.asking(int(bound["proposal_no"]))
    return unmet(entry.guards, situation)


def record_view(log: str, position: int, viewer: OfficerId) -> RecordView:
    """One entry of the ledger with its proof, if the viewer may see it."""
    officer = authorities.get_officer(viewer)
    return recordview.record_view(log, position, officer)


def decision_facts(case_id: CaseId) -> DecisionFacts:
    """The facts of a decided case, for publication and archive."""
    row = any_row(case_id)
    bureau = authorities.get_bureau(BureauCode(row.bureau))
    informant = informants.informant_of(bureau.code, case_id)
    private = () if informant is None else (informant.name,)
    return decided.decision_facts(state_of_row(row), bureau, private)


def obligations_of_all(at: datetime) -> Iterator[tuple[BureauCode, Obligation]]:
    """Every obligation of every open case, with its bureau."""
    for row in CaseRow.objects.filter(is_open=True).order_by("bureau", "case_id"):
        for one in obligations(standing_of_row(row, at)):
            yield BureauCode(row.bureau), one


def scenario_facts(case_id: UUID, at: datetime) -> dict[str, dict[str, Any]]:
    """``due`` and ``state`` of a case, for what a scenario expects."""
    row = any_row(case_id)
    standing = standing_of_row(row, at)
    today = at.astimezone(CHINA).date()
    due: dict[str, Any] = {}
    late: list[str] = []
    for one in obligations(standing):
        due[one.name] = one.deadline.last_day.isoformat()
        if one.is_late(today):
            late.append(one.name)
    case = standing.case
    return {
        "due": due,
        "state": {
            "stage": casepage.page_stage(case).value,
            "status": casepage.status_label(case),
            "number": row.number,
            "name": row.name,
            "filed": case.filed_on is not None,
            "decided": case.decision is not None,
            "outcome": case.decision.outcome.value if case.decision else "",
            "fine_fen": case.decision.fine_fen if case.decision else 0,
            "suspended": case.is_suspended,
            "closed": case.closed_on is not None,
            "late": late,
            "calendar_years": max(current().years),
        },
    }
