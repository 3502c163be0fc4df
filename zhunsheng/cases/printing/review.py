"""法制审核意见书: nine points and one opinion, on one round."""

from datetime import datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.printing import people
from zhunsheng.cases.printing.wording import day_of, term
from zhunsheng.cases.state import CaseState
from zhunsheng.documents.content.deliberation import (
    Finding,
    LegalReviewOpinion,
    Reviewer,
)
from zhunsheng.regulations.bindings import Law
from zhunsheng.review.records import OpinionGiven
from zhunsheng.review.state import ReviewState

_OPINION = "法制审核意见书"


def legal_review_opinion(
    case: CaseState,
    review: ReviewState,
    given: OpinionGiven,
    *,
    reviewer: Officer,
    head: Officer,
    submitted_by: Officer,
    at: datetime,
    law: Law,
) -> LegalReviewOpinion:
    """法制审核意见书: what ``reviewer`` found; ``head`` leads the legal department."""
    found = next((one for one in review.rounds if one.no == given.round), None)
    if found is None:
        raise people.missing(_OPINION, "审核次数", "没有这一次送审。")
    today = day_of(at)
    return LegalReviewOpinion(
        case_name=case.name,
        case_number=case.number,
        submitted_by=submitted_by.department_name,
        round=found.no,
        received_on=found.submitted_on,
        finished_on=today,
        findings=tuple(
            Finding(
                subject=one.point.label,
                conclusion="符合" if one.in_order else "不符合",
                note=one.note,
            )
            for one in given.points
        ),
        kind=given.verdict.label,
        opinion=given.opinion,
        reviewers=(
            Reviewer(
                name=reviewer.name,
                qualification=_qualification(reviewer, at),
            ),
        ),
        head=head.name,
        made_on=today,
        extension=_extension(law) if found.extended else None,
    )


def _qualification(reviewer: Officer, at: datetime) -> str:
    """资格: the legal qualification, else the years of legal review."""
    if reviewer.legal_qualification:
        return "已取得法律职业资格"
    years = max(reviewer.review_years, reviewer.review_years_on(day_of(at)))
    return f"从事法制审核工作{years}年"


def _extension(law: Law) -> str:
    """延长: approved by the head of the legal department, by so many days."""
    return (
        "经法制审核机构负责人批准，延长审核期限"
        f"{term(law.period('extend-legal-review'))}。"
    )
