"""法制审核意见书: what is printed of an opinion."""

from zhunsheng.documents.content.deliberation import (
    Finding,
    LegalReviewOpinion,
    Reviewer,
)
from zhunsheng.review.guards import ReviewSituation
from zhunsheng.review.records import OpinionGiven


def legal_review_opinion(situation: ReviewSituation) -> LegalReviewOpinion:
    """The printed opinion on the open round; the guards have let it through."""
    data, waiting = situation.data, situation.review.open_round
    if not isinstance(data, OpinionGiven) or waiting is None:
        raise TypeError("there is no open round to print an opinion on")
    officer = situation.officer
    qualified = (
        "已取得法律职业资格" if officer.legal_qualification else "此前已从事审核工作"
    )
    return LegalReviewOpinion(
        case_name=waiting.case_name,
        case_number=waiting.case_number,
        submitted_by=waiting.department,
        round=waiting.no,
        received_on=waiting.submitted_on,
        finished_on=situation.today,
        findings=tuple(
            Finding(
                subject=one.point.label,
                conclusion="符合" if one.in_order else "不符合",
                note=one.note,
            )
            for one in data.points
        ),
        kind=data.verdict.label,
        opinion=data.opinion,
        reviewers=(Reviewer(name=officer.name, qualification=qualified),),
        head=situation.legal_head,
        made_on=situation.today,
        extension="经审核机构负责人批准延长" if waiting.extended else None,
    )
