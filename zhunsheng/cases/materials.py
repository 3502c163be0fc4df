"""送审材料: what goes to legal review with a draft, and what is still missing."""

from collections.abc import Callable, Iterable
from hashlib import sha256

from zhunsheng.cases.records import (
    decision,
    evidence,
    execution,
    filing,
    notice,
    remedies,
)
from zhunsheng.cases.records.court import CourtApplicationDrafted
from zhunsheng.cases.state import CaseState
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.records import encode, type_of
from zhunsheng.review.records import Material

_SENT = (
    filing.CaseFiled,
    evidence.InspectionRecorded,
    evidence.InterviewRecorded,
    evidence.ExpertAnswered,
    evidence.EvidencePreserved,
    evidence.PreservedDisposed,
    filing.CorrectionOrdered,
    filing.CorrectionVerified,
    evidence.InvestigationReported,
    notice.NoticeIssued,
    notice.DefenceRecorded,
    notice.DefenceAnswered,
    notice.HearingHeld,
    notice.Discussed,
)
"""Records that go along, each under the digest of its own bytes."""


def materials(
    written: Iterable[tuple[object, Place]], case: CaseState, report_digest: str
) -> tuple[Material, ...]:
    """送审材料清单: report, draft and evidence first, then the records they rest on."""
    if case.court_draft is not None:
        return _of_application(written, case.court_draft, report_digest)
    if case.draft is None:
        return ()
    first = (
        Material(title="案件处理呈报书", digest=report_digest),
        Material(
            title=f"拟处理意见（第 {case.draft.round} 稿）",
            digest=case.draft.draft_digest,
        ),
        Material(
            title=f"证据清单（{len(case.evidence)} 项）",
            digest=case.draft.evidence_digest,
        ),
    )
    return first + _records(written, _SENT)


def _of_application(
    written: Iterable[tuple[object, Place]],
    draft: CourtApplicationDrafted,
    report_digest: str,
) -> tuple[Material, ...]:
    """申请强制执行的送审材料: the application, and what shows that it may be made."""
    first = (
        Material(title="强制执行申请呈报书", digest=report_digest),
        Material(
            title=f"强制执行申请书（第 {draft.round} 稿）", digest=draft.draft_digest
        ),
        Material(
            title="送达、催告、缴款和复议、诉讼情况", digest=draft.evidence_digest
        ),
    )
    return first + _records(written, _SENT_WITH_APPLICATION)


def _records(
    written: Iterable[tuple[object, Place]], sent: tuple[type, ...]
) -> tuple[Material, ...]:
    return tuple(
        Material(
            title=type_of(record).title,
            digest=sha256(encode(record)).hexdigest(),
            record_no=place.stream_version,
        )
        for record, place in written
        if isinstance(record, sent)
    )


_SENT_WITH_APPLICATION = (
    decision.DecisionIssued,
    decision.DocumentServed,
    execution.PaymentRecorded,
    execution.Deferred,
    execution.DemandIssued,
    remedies.RemedyRegistered,
    remedies.RemedyEnded,
)
"""The same for an application to the court (行政强制法 art. 55)."""

_CHECKS: tuple[tuple[str, Callable[[CaseState], bool]], ...] = (
    ("调查终结报告", lambda case: case.report is not None),
    ("证据（证据清单没有一项）", lambda case: bool(case.evidence)),
    (
        "检测、鉴定或者评审意见（已委托，尚未收到）",
        lambda case: all(one.ended_on for one in case.experts),
    ),
    (
        "先行登记保存证据的处理情况",
        lambda case: case.preserved_on is None or case.disposed_on is not None,
    ),
    ("回避申请的处理决定", lambda case: not case.recusals_asked),
    (
        "陈述申辩的复核意见",
        lambda case: case.defences_answered >= case.defences,
    ),
    (
        "听证笔录和听证报告（当事人申请了听证）",
        lambda case: (
            case.hearing_asked_on is None
            or case.hearing_waived
            or case.hearing_held_on is not None
        ),
    ),
)


def missing_material(case: CaseState) -> tuple[str, ...]:
    """缺少的材料: everything that the machine knows to be missing, at once."""
    return tuple(title for title, there in _CHECKS if not there(case))
