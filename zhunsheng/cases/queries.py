"""What pages and other domains may ask about leads and cases."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.people import Officer
from zhunsheng.calendars.workdays import current
from zhunsheng.cases import informants, recordview, suggested
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.cases.gathering import (
    NoSuchCaseError,
    Registers,
    names_with,
    registers_of,
    situation_in,
)
from zhunsheng.cases.major import catalogue_for, why_discussed, why_major
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.pages import (
    CasePage,
    LeadPage,
    MachineText,
    NextAct,
    RecordView,
    SuggestedWording,
    TimelineDay,
)
from zhunsheng.cases.records.leads import LeadSource
from zhunsheng.cases.records.suggestions import KeepSuggestion, WordingSuggested
from zhunsheng.cases.viewing import casepage, continued, decided, drafting
from zhunsheng.cases.viewing.lists import list_cases, list_leads
from zhunsheng.cases.viewing.offers import next_acts
from zhunsheng.cases.viewing.owed import Owed, owed_in, owed_of
from zhunsheng.cases.viewing.remedies import course_of_surcharge, remedy_views
from zhunsheng.cases.viewing.streams import (
    any_row,
    review_of_row,
    row_of,
    standing_of_row,
    state_of_row,
    written,
)
from zhunsheng.cases.viewing.timeline import Names, timeline
from zhunsheng.cases.viewing.work import my_work
from zhunsheng.documents.queries import Document, list_documents
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, LeadId
from zhunsheng.ledger import coverage
from zhunsheng.regulations.guards import Refusal, in_force, unmet
from zhunsheng.review import engagement_queries as engagements
from zhunsheng.review import queries as reviews
from zhunsheng.review.catalogue import queries as catalogues
from zhunsheng.review.major import Ground

__all__ = ["NoSuchCaseError", "list_cases", "list_leads", "my_work"]


def _documents(row: CaseRow) -> tuple[Document, ...]:
    return list_documents(bureau=BureauCode(row.bureau), case_id=CaseId(row.case_id))


def _timeline(
    row: CaseRow, documents: tuple[Document, ...], registers: Registers
) -> tuple[TimelineDay, ...]:
    records = written(row)
    names = Names(
        officers=names_with(registers, (place.by for _, place in records)),
        documents={one.issued_at: one for one in reversed(documents)},
        signed_size=coverage.signed_size(row.bureau),
    )
    return timeline(records, names)


def _next(
    owed: Owed,
    viewer: Officer,
    at: datetime,
    documents: tuple[Document, ...],
    registers: Registers,
) -> tuple[NextAct, ...]:
    if owed.row.bureau != viewer.bureau:
        return ()  # 上级监督人员只看不办
    template = situation_in(
        owed.standing,
        CATALOGUE["cases.check-proposal"],
        None,
        viewer,
        at,
        registers=registers,
        documents=documents,
    )
    return next_acts(owed.standing, viewer, template)


def get_lead_page(lead_id: LeadId, viewer: Officer, at: datetime) -> LeadPage:
    """The lead, if ``viewer`` may see it; the informant only for its handlers."""
    row = row_of(lead_id, viewer)
    owed = owed_of(row, at)
    case = owed.standing.case
    found = _documents(row)
    registers = registers_of(BureauCode(row.bureau))
    informant = informants.informant_of(BureauCode(row.bureau), CaseId(row.case_id))
    may_know = informants.may_know_informant(viewer, case)
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
        due=owed.first_open,
        next=_next(owed, viewer, at, found, registers),
        timeline=_timeline(row, found, registers),
        case_id=CaseId(row.case_id) if row.filed_on else None,
    )


def get_case_page(case_id: CaseId, viewer: Officer, at: datetime) -> CasePage:
    """The case, if ``viewer`` may see it; else ``NoSuchCaseError``."""
    row = row_of(case_id, viewer)
    owed = owed_of(row, at)
    standing, case = owed.standing, owed.standing.case
    found = _documents(row)
    registers = registers_of(BureauCode(row.bureau))
    return CasePage(
        case_id=case_id,
        number=row.number or row.lead_number,
        name=row.name,
        party=casepage.party_view(case),
        bureau_name=registers.bureau.name,
        stage=casepage.page_stage(case),
        status_label=casepage.status_label(case),
        version=case.version,
        stages=casepage.stages(case),
        facts=casepage.facts(case),
        remedies=remedy_views(case),
        surcharge=course_of_surcharge(standing),
        amounts=casepage.amounts(standing),
        next=_next(owed, viewer, at, found, registers),
        owed=owed.dues,
        timeline=_timeline(row, found, registers),
        people=casepage.people(standing, registers.named),
        documents=casepage.documents(found),
        evidence=casepage.evidence(case),
        lapsed=casepage.lapsed(standing),
        major=_why_major(standing, registers, at),
        discussed=why_discussed(case, standing.law, registers.named),
        machine=suggested.in_words(case),
    )


def _why_major(
    standing: Standing, registers: Registers, at: datetime
) -> tuple[Ground, ...]:
    case = standing.case
    catalogue = catalogue_for(case, registers.catalogues, at)
    return why_major(case, standing.law, catalogue, registers.named)


def preview(
    act: str, bound: Mapping[str, str], viewer: Officer, at: datetime
) -> tuple[Refusal, ...]:
    """What stands in the way of an act before anything is typed."""
    if act in catalogues.RULES:
        return catalogues.preview(act, bound, viewer, at)
    if "case_id" not in bound:
        return ()
    case_id = CaseId(UUID(bound["case_id"]))
    if act.startswith("review."):
        try:
            if act in engagements.RULES:
                return engagements.preview(act, case_id, viewer, at)
            return reviews.preview(act, case_id, viewer, at)
        except reviews.NoSuchReviewError:
            raise NoSuchCaseError from None
    entry = CATALOGUE.get(act)
    if entry is None:
        return ()
    row = row_of(case_id, viewer)
    situation = situation_in(
        standing_of_row(row, at),
        entry,
        None,
        viewer,
        at,
        registers=registers_of(viewer.bureau),
        documents=_documents(row),
    )
    if bound.get("proposal_no", "").isdigit():
        situation = situation.asking(int(bound["proposal_no"]))
    return in_force(unmet(entry.guards, situation), situation.law.names)


def begun_with(act: str, bound: Mapping[str, str], viewer: Officer) -> dict[str, Any]:
    """The values with which a form opens, before anything is typed."""
    if act in catalogues.RULES:
        return catalogues.begun_with(act, viewer)
    if "case_id" not in bound or act not in continued.BEGINS:
        return {}
    row = row_of(CaseId(UUID(bound["case_id"])), viewer)
    return continued.begun_with(act, state_of_row(row), review_of_row(row))


def drafting_material(case_id: CaseId, viewer: Officer) -> drafting.DraftingMaterial:
    """What may be told when words are asked for; only in the case's own bureau."""
    row = row_of(case_id, viewer)
    if row.bureau != viewer.bureau:
        raise NoSuchCaseError
    records = (record for record, _ in written(row))
    officers = registers_of(viewer.bureau).named.values()
    return drafting.material_of(state_of_row(row), records, officers)


def suggestions_of(case_id: CaseId, viewer: Officer) -> SuggestedWording:
    """机器建议文字: what engines suggested in this case, for whoever may see it."""
    case = state_of_row(row_of(case_id, viewer))
    return SuggestedWording(tuple(case.suggestions), suggested.common_words(case))


def machine_words(case_id: CaseId, viewer: Officer) -> tuple[MachineText, ...]:
    """机器建议文字 on which a decision of this case would rest, confirmed or not."""
    return suggested.in_words(state_of_row(row_of(case_id, viewer)))


def kept_suggestion(case_id: CaseId, no: int, viewer: Officer) -> KeepSuggestion:
    """One suggestion with all that was kept of it; else ``NoSuchCaseError``."""
    for record, place in written(row_of(case_id, viewer)):
        if isinstance(record, WordingSuggested) and place.stream_version == no:
            return record.given
    raise NoSuchCaseError


def record_view(log: str, position: int, viewer: Officer) -> RecordView:
    """One entry of the ledger with its proof, if the viewer may see it."""
    return recordview.record_view(log, position, viewer)


def decision_facts(case_id: CaseId) -> DecisionFacts:
    """The facts of a decided case, for publication and archive."""
    row = any_row(case_id)
    bureau = authorities.get_bureau(BureauCode(row.bureau))
    informant = informants.informant_of(bureau.code, case_id)
    private = () if informant is None else (informant.name,)
    return decided.decision_facts(state_of_row(row), bureau, private)


def obligations_of_all(at: datetime) -> Iterator[tuple[BureauCode, Obligation]]:
    """Every obligation of every open case, with its bureau."""
    rows = CaseRow.objects.filter(is_open=True).order_by("bureau", "case_id")
    for owed in owed_in(tuple(rows), at):
        for one in owed.obligations:
            yield BureauCode(owed.row.bureau), one


def scenario_facts(case_id: UUID, at: datetime) -> dict[str, dict[str, Any]]:
    """``due`` and ``state`` of a case, for what a scenario expects."""
    row = any_row(case_id)
    owed = owed_of(row, at)
    today = at.astimezone(CHINA).date()
    due: dict[str, Any] = {}
    late: list[str] = []
    for one in owed.obligations:
        due[one.name] = one.deadline.last_day.isoformat()
        if one.is_late(today):
            late.append(one.name)
    case = owed.standing.case
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
