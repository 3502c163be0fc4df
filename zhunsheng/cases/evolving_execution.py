"""How the records after a decision change the state of their case."""

# ruff: noqa: ARG001 - every fold has the same three arguments

from dataclasses import replace

from zhunsheng.cases.evolving import day_of, evolve
from zhunsheng.cases.records import court, execution, remedies
from zhunsheng.cases.records.parts import Span
from zhunsheng.cases.state import CaseState, Remedy
from zhunsheng.ledger.projection import Place


@evolve.register
def _(record: execution.PaymentRecorded, state: CaseState, place: Place) -> None:
    state.payments.append(record)


@evolve.register
def _(record: execution.DemandIssued, state: CaseState, place: Place) -> None:
    state.demand_issued_on = record.issued_on
    state.demand_document, state.demand_served_on = record.document_id, None


@evolve.register
def _(record: court.CourtApplicationDrafted, state: CaseState, place: Place) -> None:
    state.court_draft, state.court_draft_version = record, place.stream_version


@evolve.register
def _(record: court.CourtApplicationApproved, state: CaseState, place: Place) -> None:
    state.court_approved = record


@evolve.register
def _(record: execution.CourtApplicationMade, state: CaseState, place: Place) -> None:
    state.court_accepted = record.accepted
    state.court_applied_on = record.applied_on


@evolve.register
def _(record: execution.Suspended, state: CaseState, place: Place) -> None:
    state.suspensions.append(
        Span(
            began_on=record.suspended_on,
            ended_on=None,
            why=f"中止调查：{record.ground.label}",
        )
    )


@evolve.register
def _(record: execution.Resumed, state: CaseState, place: Place) -> None:
    if state.is_suspended:
        last = state.suspensions[-1]
        state.suspensions[-1] = replace(last, ended_on=record.resumed_on)


@evolve.register
def _(record: execution.Extended, state: CaseState, place: Place) -> None:
    state.extensions[record.stage] = record.days
    state.extended_on = day_of(place)


@evolve.register
def _(record: execution.Terminated, state: CaseState, place: Place) -> None:
    state.terminated_on = day_of(place)


@evolve.register
def _(record: execution.Deferred, state: CaseState, place: Place) -> None:
    state.deferred_until = record.until


@evolve.register
def _(record: execution.CaseClosed, state: CaseState, place: Place) -> None:
    state.closed_on, state.closing_ground = record.closed_on, record.ground


@evolve.register
def _(record: remedies.RemedyRegistered, state: CaseState, place: Place) -> None:
    state.remedies.append(Remedy(no=len(state.remedies) + 1, registered=record))


@evolve.register
def _(record: remedies.RemedyAnswered, state: CaseState, place: Place) -> None:
    if (remedy := state.remedy(record.no)) is not None:
        remedy.answered = record


@evolve.register
def _(record: remedies.RemedyEnded, state: CaseState, place: Place) -> None:
    if (remedy := state.remedy(record.no)) is not None:
        remedy.ended = record


@evolve.register
def _(record: remedies.RemedyRedone, state: CaseState, place: Place) -> None:
    if (remedy := state.remedy(record.no)) is not None:
        remedy.redone = record
