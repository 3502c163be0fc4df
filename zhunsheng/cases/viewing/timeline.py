"""过程记录: the records of a case as its time line shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from zhunsheng.cases.pages import EntryKind, Stage, TimelineDay, TimelineEntry
from zhunsheng.cases.records import (
    deadlines,
    decision,
    evidence,
    execution,
    filing,
    leads,
    notice,
    suggestions,
)
from zhunsheng.cases.records import proposals as approval
from zhunsheng.cases.records.court import CourtApplicationDrafted
from zhunsheng.cases.records.drafts_v1 import DecisionDraftedV1
from zhunsheng.cases.records.remedies import RemedyRegistered
from zhunsheng.cases.viewing.remedies import (
    RemedyRecord,
    application_gist,
    remedy_gist,
)
from zhunsheng.documents.queries import Document
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.kernel.money import yuan
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.records import type_of
from zhunsheng.review import dispute_records as disputes
from zhunsheng.review import engagement_records as engagements
from zhunsheng.review import records as reviews
from zhunsheng.review.records_v1 import OpinionGivenV1, ReviewSubmittedV1
from zhunsheng.review.written import REVIEW_RECORDS

_MARKS = (
    deadlines.DeadlineRecomputed,
    execution.Suspended,
    execution.Resumed,
    execution.Extended,
    execution.Terminated,
    leads.VerificationExtended,
    approval.ProposalChecked,
    approval.ProposalRejected,
)
_REVIEWS = (
    notice.ReviewRequestedV1,
    notice.ReviewRequested,
    *REVIEW_RECORDS,
)
_LONGEST = 60


def kind_of(record: object, *, printed: bool) -> EntryKind:
    """The shape of the mark on the time line (LOOK.md)."""
    if isinstance(record, decision.DocumentServed):
        return "service"
    if isinstance(record, _REVIEWS):
        return "review"
    if isinstance(record, _MARKS):
        return "mark"
    return "document" if printed else "text"


_PHASES: dict[type, Stage] = {
    **dict.fromkeys(
        (
            leads.LeadRegistered,
            leads.VerificationExtensionProposed,
            leads.VerificationExtended,
            leads.VerificationConcluded,
            leads.NotFilingProposed,
            leads.NotFiled,
            leads.UrgentlyStarted,
            filing.FilingProposed,
            filing.CaseFiled,
        ),
        Stage.START,
    ),
    **dict.fromkeys(
        (
            evidence.InspectionRecorded,
            evidence.InterviewRecorded,
            evidence.EvidenceAdded,
            evidence.InvestigationReported,
        ),
        Stage.EVIDENCE,
    ),
    **dict.fromkeys(
        (
            notice.DecisionDrafted,
            DecisionDraftedV1,
            notice.ReviewRequestedV1,
            notice.ReviewRequested,
            notice.NoticeIssued,
            decision.DecisionProposed,
            decision.DecisionIssued,
        ),
        Stage.DECISION,
    ),
    **dict.fromkeys(
        (
            execution.PaymentRecorded,
            execution.DemandIssued,
            execution.ClosingProposed,
            RemedyRegistered,
            CourtApplicationDrafted,
        ),
        Stage.EXECUTION,
    ),
    execution.CaseClosed: Stage.ARCHIVE,
}


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


@singledispatch
def gist(record: Any) -> tuple[str, ...]:
    """At most two lines that say what the record says."""
    for name in ("reasons", "opinion", "content", "note", "summary"):
        text = getattr(record, name, None)
        if isinstance(text, str) and text:
            return (_short(text),)
    return ()


@gist.register
def _(record: deadlines.DeadlineRecomputed) -> tuple[str, ...]:
    before, after = record.before.isoformat(), record.after.isoformat()
    return (f"{record.title}：原为 {before}，现为 {after}", record.reason)


@gist.register
def _(record: leads.LeadRegistered) -> tuple[str, ...]:
    return (f"{record.source.label}：{record.suspect}", _short(record.summary))


@gist.register
def _(record: leads.VerificationConcluded) -> tuple[str, ...]:
    found = "涉嫌违法" if record.suspected else "不涉嫌违法"
    return (found, _short(record.findings))


@gist.register
def _(record: filing.FilingProposed) -> tuple[str, ...]:
    return (record.party.name, _short(record.reasons))


@gist.register
def _(record: filing.CaseFiled) -> tuple[str, ...]:
    return (record.number, record.name)


@gist.register
def _(record: approval.ProposalChecked) -> tuple[str, ...]:
    verdict = "同意" if record.agrees else "退回"
    return (f"{verdict}：{_short(record.opinion)}",)


@gist.register
def _(record: evidence.InspectionRecorded) -> tuple[str, ...]:
    return (f"{record.place}，{record.present}", _short(record.findings))


@gist.register
def _(record: evidence.InterviewRecorded) -> tuple[str, ...]:
    return (
        f"{record.interviewee}，{record.identity}",
        f"问答 {len(record.questions)} 条",
    )


@gist.register
def _(record: evidence.EvidenceAdded) -> tuple[str, ...]:
    given = record.given
    return (f"第 {record.no} 号 {given.kind.label}：{given.title}", given.proves)


@gist.register
def _(record: evidence.ExpertCommissioned) -> tuple[str, ...]:
    return (f"{record.given.kind.label}：{record.given.body}",)


@gist.register
def _(record: evidence.InvestigationReported) -> tuple[str, ...]:
    return (_short(record.nature),)


@gist.register
def _(record: notice.DecisionDrafted | DecisionDraftedV1) -> tuple[str, ...]:
    fine = sum(one.fine_fen for one in record.given.violations)
    refund = sum(one.refund_fen for one in record.given.violations)
    departs = isinstance(record, notice.DecisionDrafted) and record.departs
    departing = "，偏离裁量基准" if departs else ""
    return (
        f"第 {record.round} 稿：{record.given.outcome.label}{departing}",
        f"罚款 {yuan(fine)} 元，退回 {yuan(refund)} 元",
    )


@gist.register
def _(record: notice.NoticeIssued) -> tuple[str, ...]:
    hearing = "已告知听证权" if record.hearing_offered else "不属于应当告知听证的情形"
    return (f"陈述申辩 {record.defence_days} 个工作日；{hearing}",)


@gist.register
def _(record: notice.HearingAnnounced) -> tuple[str, ...]:
    return (f"{record.held_on.isoformat()} {record.place}",)


@gist.register
def _(record: notice.HearingHeld) -> tuple[str, ...]:
    return (_short(record.report),)


@gist.register
def _(record: notice.Discussed) -> tuple[str, ...]:
    told = f"{record.subject.label}，{len(record.voices)} 人参加"
    return (told, _short(record.conclusion))


@gist.register
def _(record: decision.DecisionIssued) -> tuple[str, ...]:
    return (
        f"{record.outcome.label}，{record.number}",
        f"罚款 {yuan(record.fine_fen)} 元，退回 {yuan(record.refund_fen)} 元",
    )


@gist.register
def _(record: decision.DocumentServed) -> tuple[str, ...]:
    given = record.given
    return (f"{given.manner.label}，{given.receiver}", given.place)


@gist.register
def _(record: decision.DecisionOverturned) -> tuple[str, ...]:
    return (f"{record.source.label}{record.fate.label}：{record.document}",)


@gist.register
def _(record: CourtApplicationDrafted) -> tuple[str, ...]:
    return application_gist(record)


@gist.register
def _(record: RemedyRecord) -> tuple[str, ...]:
    return tuple(_short(line) for line in remedy_gist(record))


@gist.register
def _(record: execution.PaymentRecorded) -> tuple[str, ...]:
    return (
        f"{record.kind.label} {yuan(record.amount_fen)} 元",
        f"{record.account.label}，票据 {record.voucher}",
    )


@gist.register
def _(record: execution.Extended) -> tuple[str, ...]:
    return (f"{record.stage.label}：{record.days} 日",)


@gist.register
def _(record: ReviewSubmittedV1) -> tuple[str, ...]:
    return (f"第 {record.round} 次送审",)


@gist.register
def _(record: reviews.ReviewSubmitted) -> tuple[str, ...]:
    told = f"第 {record.round} 次送审：{record.subject.label}"
    return (told, f"送审材料 {len(record.materials)} 项")


@gist.register
def _(record: reviews.MaterialReturned) -> tuple[str, ...]:
    return (f"缺 {len(record.missing)} 项", _short("；".join(record.missing)))


@gist.register
def _(record: OpinionGivenV1 | reviews.OpinionGiven) -> tuple[str, ...]:
    return (f"第 {record.round} 次：{record.verdict.label}", _short(record.opinion))


@gist.register
def _(record: disputes.ObjectionRaised) -> tuple[str, ...]:
    return ("、".join(one.point.label for one in record.points), _short(record.reasons))


@gist.register
def _(record: disputes.ObjectionAnswered) -> tuple[str, ...]:
    stand = "采纳异议" if record.gives_way else "不采纳异议"
    return (stand, _short(record.reasons))


@gist.register
def _(record: disputes.ArgumentRecorded) -> tuple[str, ...]:
    return (f"{record.by.label}：{record.favours.label}", _short(record.content))


@gist.register
def _(record: disputes.DisputeDiscussed) -> tuple[str, ...]:
    given = record.given
    told = f"{given.adopted.label}，{len(given.voices)} 人参加"
    return (told, _short(given.conclusion))


@gist.register
def _(record: suggestions.WordingSuggested) -> tuple[str, ...]:
    return (record.given.about, f"模型：{record.given.model}")


@gist.register
def _(record: suggestions.WordingConfirmed) -> tuple[str, ...]:
    return (f"确认 {len(record.passages)} 处文字",)


@gist.register
def _(record: engagements.AdviserEngaged) -> tuple[str, ...]:
    until = record.given.until.isoformat()
    return (f"{record.kind.label}，至 {until}", _short(record.given.purpose))


@gist.register
def _(record: engagements.Advised) -> tuple[str, ...]:
    return (f"第 {record.round} 次审核", _short(record.given.opinion))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the time line needs to know besides the records."""

    officers: Mapping[OfficerId, str]
    documents: Mapping[datetime, Document]
    signed_size: int  # entries that the newest checkpoint covers


def _entry(record: object, place: Place, names: Names) -> TimelineEntry:
    document = names.documents.get(place.at)
    known = type_of(record)
    return TimelineEntry(
        position=place.position,
        log=place.log,
        at=place.at,
        kind=kind_of(record, printed=document is not None),
        title=known.title,
        gist=gist(record)[:2],
        officer_name=names.officers.get(place.by, "程序"),
        document_id=None if document is None else document.document_id,
        record_type=known.name,
        proof_state="proved" if place.position < names.signed_size else "waiting",
    )


def timeline(
    written: Iterable[tuple[object, Place]], names: Names
) -> tuple[TimelineDay, ...]:
    """The records by phase, newest first."""
    ordered = sorted(written, key=lambda pair: pair[1].position)
    phases: list[tuple[Stage, list[TimelineEntry]]] = []
    now = Stage.START
    for record, place in ordered:
        reached = _PHASES.get(type(record), now)
        now = max(now, reached, key=list(Stage).index)
        if not phases or phases[-1][0] is not now:
            phases.append((now, []))
        phases[-1][1].append(_entry(record, place, names))
    return tuple(
        TimelineDay(phase=stage.label, entries=tuple(reversed(entries)))
        for stage, entries in reversed(phases)
    )
