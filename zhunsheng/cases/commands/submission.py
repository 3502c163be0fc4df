"""送法制审核、补正、异议: from the handler to the legal department and back."""

from dataclasses import dataclass

from zhunsheng.cases.commands._engine import Pen, performs
from zhunsheng.cases.gathering import stream_of
from zhunsheng.cases.guards.draft import grounds_of_review
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.guards.submission import item_of
from zhunsheng.cases.materials import materials
from zhunsheng.cases.parts_played import NOT_ENFORCEMENT
from zhunsheng.cases.printing import court, evidence
from zhunsheng.cases.records.notice import (
    OpinionObjected,
    ReviewRequested,
    SupplementMaterial,
)
from zhunsheng.cases.reviewable import Reviewable
from zhunsheng.cases.state import CaseState
from zhunsheng.documents.commands.issue import Issued
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger import reader
from zhunsheng.review.commands.submit import Submission, submit
from zhunsheng.review.dispute_records import ObjectionRaised
from zhunsheng.review.records import (
    Material,
    MaterialSupplemented,
    ReviewSubmitted,
    Subject,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """送审件: what goes to the legal department, each piece frozen."""

    item: Reviewable
    report: Issued
    materials: tuple[Material, ...]


def _parcel(situation: Situation, pen: Pen) -> Parcel:
    item = item_of(situation)
    if item is None:
        raise ValueError("the guards let a case with nothing to review through")
    if item.subject is Subject.COURT_APPLICATION:
        told = court.application_report(situation)
        report = pen.issue("court-application-report", told)
    else:
        report = pen.issue("case-report", evidence.case_report(situation, pen.course()))
    written = reader.replay(situation.officer.bureau, stream_of(pen.case_id))
    return Parcel(
        item=item,
        report=report,
        materials=materials(written, situation.case, report.content_digest),
    )


def _participants(case: CaseState) -> tuple[OfficerId, ...]:
    """参与本案执法的人员: everyone who enforced in it, and everyone who handles."""
    enforced = {one.by for one in case.deeds if one.type not in NOT_ENFORCEMENT}
    found = enforced | set(case.handlers)
    return tuple(sorted(found, key=str))


def _send(submission: Submission, situation: Situation, pen: Pen) -> None:
    officer = situation.officer
    pen.places += submit(
        submission, log=officer.bureau, by=officer.officer_id, at=situation.at
    )


@performs("cases.request-review")
def request_review(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """送法制审核: the report, the draft and the evidence go to the legal department."""
    given: ReviewRequested = situation.data
    case, parcel = situation.case, _parcel(situation, pen)
    no = len(situation.review.rounds) + 1
    submission = ReviewSubmitted(
        case_id=pen.case_id,
        round=no,
        subject=parcel.item.subject,
        case_name=case.name,
        case_number=case.number,
        department=situation.officer.department_name,
        report_document=parcel.report.document_id,
        report_digest=parcel.report.content_digest,
        draft_digest=parcel.item.draft_digest,
        evidence_digest=parcel.item.evidence_digest,
        materials=parcel.materials,
        grounds=tuple(
            one.says for one in grounds_of_review(situation, parcel.item.subject)
        ),
        answers=given.answers,
        participants=_participants(case),
    )
    _send(submission, situation, pen)
    pen.result["round"] = no
    return (given,)


@performs("cases.supplement-material")
def supplement_material(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """补正: everything that was missing is there; the period runs anew from today."""
    given: SupplementMaterial = situation.data
    waiting = situation.review.open_round
    if waiting is None:
        raise ValueError("the guards let a supplement without a round through")
    parcel = _parcel(situation, pen)
    supplement = MaterialSupplemented(
        case_id=pen.case_id,
        round=waiting.no,
        supplied=given.supplied,
        report_document=parcel.report.document_id,
        report_digest=parcel.report.content_digest,
        draft_digest=parcel.item.draft_digest,
        evidence_digest=parcel.item.evidence_digest,
        materials=parcel.materials,
    )
    _send(supplement, situation, pen)
    return (given,)


@performs("cases.object-to-opinion")
def object_to_opinion(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """异议: the handler's own view of an opinion, in writing."""
    given: ObjectionRaised = situation.data
    _send(given, situation, pen)
    return (OpinionObjected(case_id=pen.case_id, round=given.round),)
