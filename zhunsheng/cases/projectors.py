"""From the records of cases to the table that lists read."""

from functools import singledispatch
from typing import Any

from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.pages import Stage
from zhunsheng.cases.records import (
    deadlines,
    decision,
    evidence,
    execution,
    filing,
    leads,
)
from zhunsheng.cases.records.drafts_v1 import DecisionDraftedV1
from zhunsheng.cases.records.notice import ReviewRequestedV1
from zhunsheng.documents.numbering import remember
from zhunsheng.ledger.projection import Place, projects
from zhunsheng.review.written import REVIEW_RECORDS

_WRITTEN = tuple(
    dict.fromkeys(
        cls
        for act in CATALOGUE.values()
        for cls in act.writes
        if cls not in (leads.LeadRegistered, leads.InformantRecorded)
    )
)


@projects(leads.LeadRegistered, filing.CaseFiled)
def use_number(record: leads.LeadRegistered | filing.CaseFiled, place: Place) -> None:
    """编号: the number is used up with its record, so that none is missing."""
    remember(
        bureau=place.log,
        series=record.number_series,
        year=record.number_year,
        ordinal=record.ordinal,
    )


@projects(leads.LeadRegistered)
def begin_row(record: leads.LeadRegistered, place: Place) -> None:
    """登记线索 makes the row."""
    CaseRow.objects.create(
        case_id=record.case_id,
        bureau=place.log,
        version=place.stream_version,
        lead_number=record.number,
        name=f"{record.suspect}线索",
        party_name=record.suspect,
        source=record.source.value,
        summary=record.summary,
        stage=Stage.START.value,
        received_on=record.received_on,
        changed_at=place.at,
    )


@projects(
    *_WRITTEN,
    DecisionDraftedV1,
    ReviewRequestedV1,
    deadlines.DeadlineRecomputed,
)
def change_row(record: Any, place: Place) -> None:
    """Every later record moves the version, and perhaps the stage."""
    CaseRow.objects.filter(case_id=record.case_id).update(
        version=place.stream_version, changed_at=place.at, **changes(record, place)
    )


@projects(*REVIEW_RECORDS)
def change_review(record: Any, place: Place) -> None:
    """法制审核: the reviews of a case moved on, so pages read them again."""
    CaseRow.objects.filter(case_id=record.case_id).update(
        review_version=place.stream_version, changed_at=place.at
    )


@singledispatch
def changes(record: object, place: Place) -> dict[str, Any]:
    """What a record changes in the row, besides its version."""
    return {}


@changes.register
def _(record: leads.NotFiled, place: Place) -> dict[str, Any]:
    return {"is_open": False, "stage": Stage.ARCHIVE.value}


@changes.register
def _(record: leads.UrgentlyStarted, place: Place) -> dict[str, Any]:
    return {"stage": Stage.EVIDENCE.value}


@changes.register
def _(record: filing.FilingProposed, place: Place) -> dict[str, Any]:
    return {"party_name": record.party.name}


@changes.register
def _(record: filing.CaseFiled, place: Place) -> dict[str, Any]:
    return {
        "number": record.number,
        "name": record.name,
        "filed_on": record.filed_on,
        "stage": Stage.EVIDENCE.value,
    }


@changes.register
def _(record: evidence.InvestigationReported, place: Place) -> dict[str, Any]:
    return {"stage": Stage.DECISION.value}


@changes.register
def _(record: decision.DecisionIssued, place: Place) -> dict[str, Any]:
    return {"decided_on": record.decided_on, "stage": Stage.EXECUTION.value}


@changes.register
def _(record: execution.Suspended, place: Place) -> dict[str, Any]:
    return {"suspended": True}


@changes.register
def _(record: execution.Resumed, place: Place) -> dict[str, Any]:
    return {"suspended": False}


@changes.register
def _(record: execution.Terminated, place: Place) -> dict[str, Any]:
    return {"stage": Stage.EXECUTION.value}


@changes.register
def _(record: execution.CaseClosed, place: Place) -> dict[str, Any]:
    return {
        "closed_on": record.closed_on,
        "is_open": False,
        "stage": Stage.ARCHIVE.value,
    }
