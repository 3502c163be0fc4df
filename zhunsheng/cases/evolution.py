"""How each record changes the state of its case."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from zhunsheng.cases import evolving_execution  # noqa: F401 - it registers itself
from zhunsheng.cases.evolving import day_of, evolve
from zhunsheng.cases.marking import Suggestion
from zhunsheng.cases.records import (
    court,
    decision,
    evidence,
    execution,
    filing,
    leads,
    major,
    notice,
    suggestions,
)
from zhunsheng.cases.records.drafts_v1 import DecisionDraftedV1, as_drafted
from zhunsheng.cases.records.parts import Span
from zhunsheng.cases.records.proposals import ProposalChecked, ProposalRejected
from zhunsheng.cases.state import (
    CaseState,
    Correction,
    Deed,
    Expert,
    Proposal,
    Raised,
    Service,
)
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.records import type_of

PROPOSALS: tuple[type, ...] = (
    leads.VerificationExtensionProposed,
    leads.NotFilingProposed,
    filing.FilingProposed,
    evidence.PreservationProposed,
    decision.DecisionProposed,
    execution.SuspensionProposed,
    execution.ExtensionProposed,
    execution.TerminationProposed,
    execution.DeferralProposed,
    execution.ClosingProposed,
    court.CourtApplicationProposed,
)
"""呈批事项: what goes through three signatures."""

EVIDENTIAL: tuple[type, ...] = (
    evidence.InspectionRecorded,
    evidence.InterviewRecorded,
    evidence.EvidenceAdded,
    evidence.ExpertAnswered,
)
"""Records that change the evidence, and so void a review of the older list."""


def fold(written: Iterable[tuple[object, Place]]) -> CaseState:
    """The state after all records of one stream, in order."""
    state = CaseState()
    for record, place in written:
        state.bureau = place.log
        state.version = place.stream_version
        state.deeds.append(Deed(type=type_of(record).name, by=place.by, at=place.at))
        if isinstance(record, PROPOSALS):
            _propose(record, state, place)
        ruled = getattr(record, "proposal_no", None)
        if ruled is not None and not isinstance(record, ProposalChecked):
            proposal = state.proposals[ruled]
            proposal.ruled_by = place.by
            proposal.ruled_agrees = not isinstance(record, ProposalRejected)
        if isinstance(record, EVIDENTIAL):
            state.evidence_version = place.stream_version
        evolve(record, state, place)
    return state


def _propose(record: object, state: CaseState, place: Place) -> None:
    no = place.stream_version
    state.proposals[no] = Proposal(
        no=no, content=record, proposed_by=place.by, proposed_at=place.at
    )


@evolve.register
def _(record: leads.LeadRegistered, state: CaseState, place: Place) -> None:
    state.case_id, state.lead = record.case_id, record
    state.number, state.name = record.number, f"{record.suspect}线索"


@evolve.register
def _(record: leads.VerificationExtended, state: CaseState, place: Place) -> None:
    state.verification_extended = True


@evolve.register
def _(record: leads.VerificationConcluded, state: CaseState, place: Place) -> None:
    state.concluded_on, state.suspected = record.concluded_on, record.suspected


@evolve.register
def _(record: leads.NotFiled, state: CaseState, place: Place) -> None:
    state.not_filed_on = day_of(place)


@evolve.register
def _(record: leads.InformantAnswered, state: CaseState, place: Place) -> None:
    state.informant_answered_on = record.answered_on


@evolve.register
def _(record: leads.UrgentlyStarted, state: CaseState, place: Place) -> None:
    state.urgent_at = record.started_at


@evolve.register
def _(record: ProposalChecked, state: CaseState, place: Place) -> None:
    proposal = state.proposals[record.proposal_no]
    proposal.checked_by, proposal.checked_at = place.by, place.at
    proposal.check_agrees, proposal.check_opinion = record.agrees, record.opinion


@evolve.register
def _(record: filing.FilingProposed, state: CaseState, place: Place) -> None:
    state.urgent_reported_at = state.urgent_reported_at or place.at


@evolve.register
def _(record: filing.CaseFiled, state: CaseState, place: Place) -> None:
    content = state.proposals[record.proposal_no].content
    if isinstance(content, filing.FilingProposed):
        state.filing, state.handlers = content, content.handlers
    state.number, state.name, state.filed_on = (
        record.number,
        record.name,
        record.filed_on,
    )


@evolve.register
def _(record: filing.RecusalRequested, state: CaseState, place: Place) -> None:
    state.recusals_asked.add(record.officer_id)


@evolve.register
def _(record: filing.RecusalDecided, state: CaseState, place: Place) -> None:
    state.recusals_asked.discard(record.officer_id)
    if not record.granted:
        return
    state.recused.add(record.officer_id)
    if record.officer_id in state.handlers:
        stay = tuple(one for one in state.handlers if one != record.officer_id)
        new = () if record.replacement is None else (record.replacement,)
        state.handlers = stay + new


@evolve.register
def _(record: filing.CorrectionOrdered, state: CaseState, place: Place) -> None:
    state.corrections.append(
        Correction(until=record.until, ordered_on=record.ordered_on)
    )


@evolve.register
def _(record: filing.CorrectionVerified, state: CaseState, place: Place) -> None:
    for one in state.corrections:
        if not one.corrected:
            one.verified_on, one.corrected = record.verified_on, record.corrected


@evolve.register
def _(record: evidence.InspectionRecorded, state: CaseState, place: Place) -> None:
    state.inspections += 1


@evolve.register
def _(record: evidence.InterviewRecorded, state: CaseState, place: Place) -> None:
    state.interviews += 1
    state.private_names.append(record.interviewee)


@evolve.register
def _(record: evidence.EvidenceAdded, state: CaseState, place: Place) -> None:
    state.evidence.append(record)


@evolve.register
def _(record: evidence.ExpertCommissioned, state: CaseState, place: Place) -> None:
    given = record.given
    state.experts.append(
        Expert(
            no=record.no,
            kind_label=given.kind.label,
            began_on=given.commissioned_on,
            counts=given.kind is evidence.ExpertKind.AUDIT,
        )
    )


@evolve.register
def _(record: evidence.ExpertAnswered, state: CaseState, place: Place) -> None:
    for expert in state.experts:
        if expert.no == record.no:
            expert.ended_on = record.answered_on


@evolve.register
def _(record: evidence.EvidencePreserved, state: CaseState, place: Place) -> None:
    state.preserved_on, state.disposed_on = day_of(place), None


@evolve.register
def _(record: evidence.PreservedDisposed, state: CaseState, place: Place) -> None:
    state.disposed_on = record.disposed_on


@evolve.register
def _(record: evidence.InvestigationReported, state: CaseState, place: Place) -> None:
    state.reported_on, state.report = record.ended_on, record


@evolve.register
def _(
    record: notice.DecisionDrafted | DecisionDraftedV1, state: CaseState, place: Place
) -> None:
    drafted = as_drafted(record) if isinstance(record, DecisionDraftedV1) else record
    state.draft, state.draft_version = drafted, place.stream_version


@evolve.register
def _(
    record: notice.ReviewRequestedV1 | notice.ReviewRequested,
    state: CaseState,
    place: Place,
) -> None:
    state.review_asked += 1
    state.wording_confirmed = place.stream_version  # 承办人声明


@evolve.register
def _(record: suggestions.WordingSuggested, state: CaseState, place: Place) -> None:
    given = record.given
    state.suggestions.append(
        Suggestion(
            no=place.stream_version,
            about=given.about,
            engine=given.engine,
            model=given.model,
            text=given.text,
        )
    )


@evolve.register
def _(record: suggestions.WordingConfirmed, state: CaseState, place: Place) -> None:
    state.wording_confirmed = place.stream_version


@evolve.register
def _(record: major.RaisedToMajor, state: CaseState, place: Place) -> None:
    raised = Raised(by=place.by, on=day_of(place), reasons=record.reasons)
    state.raised.append(raised)


@evolve.register
def _(record: notice.NoticeIssued, state: CaseState, place: Place) -> None:
    state.notice, state.notified = record, state.draft
    state.notice_begun_on = state.notice_served_on = None
    state.defences = state.defences_answered = 0
    state.answers = []
    state.last_defence_on = state.defence_waived_on = None
    state.hearing_waived = False
    state.hearing_asked_on = state.hearing = state.hearing_held_on = None
    _end_hearing(state, day_of(place))


def _end_hearing(state: CaseState, on: date) -> None:
    """The time of a hearing that was asked for is over: held, given up, or void."""
    if state.hearings and state.hearings[-1].ended_on is None:
        state.hearings[-1] = replace(state.hearings[-1], ended_on=on)


@evolve.register
def _(record: notice.DefenceRecorded, state: CaseState, place: Place) -> None:
    state.defences += 1
    state.private_names.append(record.speaker)
    state.last_defence_on = record.received_on


@evolve.register
def _(record: notice.DefenceAnswered, state: CaseState, place: Place) -> None:
    state.defences_answered = state.defences
    state.answers.append((place.stream_version, record))


@evolve.register
def _(record: notice.DefenceWaived, state: CaseState, place: Place) -> None:
    state.defence_waived_on = record.waived_on
    if record.includes_hearing:
        state.hearing_waived = True
        _end_hearing(state, record.waived_on)


@evolve.register
def _(record: notice.HearingRequested, state: CaseState, place: Place) -> None:
    state.hearing_asked_on, state.hearing_waived = record.requested_on, False
    state.hearings.append(Span(began_on=record.requested_on, ended_on=None, why="听证"))


@evolve.register
def _(record: notice.HearingAnnounced, state: CaseState, place: Place) -> None:
    state.hearing = record


@evolve.register
def _(record: notice.HearingHeld, state: CaseState, place: Place) -> None:
    state.hearing_held_on = record.held_on
    _end_hearing(state, record.held_on)


@evolve.register
def _(record: notice.Discussed, state: CaseState, place: Place) -> None:
    if record.subject is notice.DiscussionSubject.EXTENSION:
        extended = state.extended_on
        later = extended is not None and record.held_on >= extended
        state.extension_discussion = record.agrees and later
        return
    state.discussion = record
    state.discussion_draft = state.draft.draft_digest if state.draft else ""


@evolve.register
def _(record: decision.DecisionIssued, state: CaseState, place: Place) -> None:
    state.decision = record


@evolve.register
def _(record: decision.AddressConfirmed, state: CaseState, place: Place) -> None:
    state.address = record


@evolve.register
def _(record: decision.DocumentServed, state: CaseState, place: Place) -> None:
    given = record.given
    state.services.append(
        Service(
            document_id=given.document_id,
            kind=record.kind,
            effective_on=record.effective_on,
            manner=given.manner.label,
            begun_on=given.served_on,
        )
    )
    if state.notice and given.document_id == state.notice.document_id:
        state.notice_begun_on = given.served_on
        state.notice_served_on = record.effective_on
    if state.decision and given.document_id == state.decision.document_id:
        state.decision_served_on = record.effective_on
    if given.document_id == state.demand_document:
        state.demand_served_on = record.effective_on


@evolve.register
def _(record: decision.DecisionOverturned, state: CaseState, place: Place) -> None:
    state.overturned, state.overturned_on = record, day_of(place)
