"""接着写: what a form may begin with, so that nobody types again what stands."""

from collections.abc import Callable
from typing import Any

from zhunsheng.cases.reviewable import reviewable
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import as_plain
from zhunsheng.review.records import Verdict
from zhunsheng.review.state import ReviewState, Round


def begun_with(act: str, case: CaseState, review: ReviewState) -> dict[str, Any]:
    """The values (JSON) with which a form (of ``BEGINS``) opens; often none.

    A new draft begins with the last one, the first with what the investigation
    reported, and with a row for what is weighed of each violation. What answers the
    legal department begins with what it asked. Whoever signs reads it again:
    nothing is taken over unseen.
    """
    return BEGINS[act](case, review)


def _draft(case: CaseState, _: ReviewState) -> dict[str, Any]:
    if case.draft is not None:
        begun: dict[str, Any] = as_plain(case.draft.given)
        begun.pop("case_id", None)
        return begun
    if case.report is None:
        return {}
    violations = as_plain(case.report)["violations"]
    return {
        "violations": violations,
        "weighed": [
            {"violation": no, "circumstances": []}
            for no in range(1, len(violations) + 1)
        ],
    }


def _answers(case: CaseState, review: ReviewState) -> dict[str, Any]:
    """再次送审: a row for each point of the last opinion that was not in order."""
    last = _disagreed(case, review)
    if last is None:
        return {}
    return {"answers": [{"point": one.value} for one in last.failed_points]}


def _supplied(_: CaseState, review: ReviewState) -> dict[str, Any]:
    """补正: a row for each piece that was found missing."""
    waiting = review.open_round
    if waiting is None or waiting.returned is None or waiting.received_on is not None:
        return {}
    return {"supplied": [{"item": item} for item in waiting.returned.missing]}


def _objected(case: CaseState, review: ReviewState) -> dict[str, Any]:
    """异议: a row for each point that may be disputed; what is agreed is removed."""
    last = _disagreed(case, review)
    if last is None:
        return {}
    return {"points": [{"point": one.value} for one in last.failed_points]}


def _views(_: CaseState, review: ReviewState) -> dict[str, Any]:
    """报请负责人: both views as their own authors wrote them."""
    last = review.last_round
    if last is None or last.dispute is None:
        return {}
    dispute = last.dispute
    answered = (dispute.answer.reasons,) if dispute.answer else ()
    said = [f"{one.point.label}：{one.says}" for one in dispute.objection.points]
    return {
        "handlers_view": "\n".join((*said, dispute.objection.reasons)),
        "reviewers_view": "\n".join((last.opinion, *answered)),
    }


def _observers(_: CaseState, review: ReviewState) -> dict[str, Any]:
    """集体讨论: the two who disagree attend, and only attend."""
    last = review.last_round
    if last is None or last.dispute is None:
        return {}
    parties = (last.dispute.raised_by, last.reviewer)
    return {"observers": [str(one) for one in parties if one is not None]}


def _disagreed(case: CaseState, review: ReviewState) -> Round | None:
    """The last opinion on what is up for review, if it did not agree."""
    item = reviewable(case)
    last = review.last_of(item.subject) if item else None
    if last is None or last.verdict in (None, Verdict.AGREE):
        return None
    return last


BEGINS: dict[str, Callable[[CaseState, ReviewState], dict[str, Any]]] = {
    "cases.draft-decision": _draft,
    "cases.request-review": _answers,
    "cases.supplement-material": _supplied,
    "cases.object-to-opinion": _objected,
    "review.refer-dispute": _views,
    "review.discuss-dispute": _observers,
}
