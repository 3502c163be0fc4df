"""审核往来: what legal review waits for from one officer; no day of the law runs.

A returned parcel, an opinion that did not agree and a dispute stand still until
somebody acts. Nothing is owed by a day, so the list of what is owed is silent.
"""

from collections.abc import Iterator

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.pages import ReviewTask
from zhunsheng.cases.reviewable import reviewable
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing.owed import Owed
from zhunsheng.kernel.ids import CaseId
from zhunsheng.review.records import Verdict
from zhunsheng.review.state import Dispute, Round

_HEADS = (Post.BUREAU_HEAD, Post.DEPUTY_HEAD)
_Told = tuple[str, str, str]  # title, act ("": look at the case), why


def review_tasks(one: Owed, viewer: Officer) -> Iterator[ReviewTask]:
    """What the newest round of a case waits for, if it is the viewer's to do."""
    case, last = one.standing.case, one.standing.review.last_round
    if last is None or not one.row.is_open or case.is_suspended:
        return
    if viewer.officer_id in case.recused:
        return
    for title, act, why in _told(case, last, viewer):
        yield ReviewTask(
            case_id=CaseId(one.row.case_id),
            case_name=one.row.name,
            title=title,
            act=act,
            why=why,
        )


def _told(case: CaseState, last: Round, viewer: Officer) -> Iterator[_Told]:
    if viewer.officer_id in case.handlers:
        yield from _of_handler(case, last)
    if last.dispute is not None and last.dispute.is_open:
        yield from _of_dispute(last, last.dispute, viewer)


def _of_handler(case: CaseState, last: Round) -> Iterator[_Told]:
    if last.received_on is None and last.returned is not None:
        missing = "；".join(last.returned.missing)
        yield "补正送审材料", "cases.supplement-material", f"缺：{missing}"
    if last.verdict is None or last.verdict is Verdict.AGREE:
        return
    item = reviewable(case)
    if item is None or item.subject is not last.subject:
        return
    if last.dispute is not None and not last.dispute.gave_way:
        return  # the heads have it, or what they decided goes on
    unchanged = last.binds(item.draft_digest, item.evidence_digest) and item.current
    if unchanged and last.dispute is None:
        yield "修改后再次送审，或者提出异议", "", f"审核意见：{last.verdict.label}"
    elif item.current:
        yield "再次送审", "cases.request-review", f"上次审核意见：{last.verdict.label}"


def _of_dispute(last: Round, dispute: Dispute, viewer: Officer) -> Iterator[_Told]:
    if dispute.answer is None:
        if viewer.officer_id == last.reviewer or viewer.holds(Post.LEGAL_HEAD):
            yield "答复异议", "review.answer-objection", "承办人对审核意见提出异议"
    elif dispute.referred is None:
        handling = viewer.department_name == last.department
        if viewer.holds(Post.LEGAL_HEAD) or (
            handling and viewer.holds(Post.DEPARTMENT_HEAD)
        ):
            yield "分歧报请负责人", "review.refer-dispute", "没有采纳异议"
    elif viewer.holds(*_HEADS):
        yield "集体讨论意见分歧", "review.discuss-dispute", "分歧已经报请负责人"
