"""送审事项: what of a case is up for legal review now, and by which digests."""

from dataclasses import dataclass

from zhunsheng.cases.court import is_current
from zhunsheng.cases.state import CaseState
from zhunsheng.review.records import Subject
from zhunsheng.review.state import Pass, ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewable:
    """送审事项: a draft, frozen by its digest, and what it rests on."""

    subject: Subject
    title: str
    draft_digest: str
    evidence_digest: str
    current: bool  # False: evidence was added since, it has to be drafted anew


def reviewable(case: CaseState) -> Reviewable | None:
    """What a handler may send to legal review now; ``None`` if there is nothing."""
    if case.decision is not None:
        return application_of(case)
    return decision_of(case)


def decision_of(case: CaseState) -> Reviewable | None:
    """案件处理决定: the newest draft, on the evidence that it was made on."""
    if case.draft is None:
        return None
    return Reviewable(
        subject=Subject.DECISION,
        title=f"第 {case.draft.round} 稿",
        draft_digest=case.draft.draft_digest,
        evidence_digest=case.draft.evidence_digest,
        current=case.evidence_version <= case.draft_version,
    )


def application_of(case: CaseState) -> Reviewable | None:
    """申请强制执行: the newest draft of the application, on what is owed as it was."""
    draft = case.court_draft
    if draft is None:
        return None
    return Reviewable(
        subject=Subject.COURT_APPLICATION,
        title=f"强制执行申请书第 {draft.round} 稿",
        draft_digest=draft.draft_digest,
        evidence_digest=draft.evidence_digest,
        current=is_current(case, draft),
    )


def pass_of(item: Reviewable | None, review: ReviewState) -> Pass | None:
    """审核通过: the pass for exactly this; none if anything has changed since."""
    if item is None or not item.current:
        return None
    return review.pass_for(item.subject, item.draft_digest, item.evidence_digest)
