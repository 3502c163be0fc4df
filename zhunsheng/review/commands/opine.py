"""出具法制审核意见, and more time for it."""

from zhunsheng.authorities.queries import names_of
from zhunsheng.documents.content.deliberation import Advice
from zhunsheng.ledger.projection import Place
from zhunsheng.review.commands._stream import performs, print_document, written
from zhunsheng.review.engagement_queries import engagements_of
from zhunsheng.review.printing import legal_review_opinion
from zhunsheng.review.records import (
    FindingSeen,
    GiveOpinion,
    OpinionGiven,
    ReviewExtended,
)
from zhunsheng.review.situation import ReviewSituation

performs(
    "review.extend",
    title="延长法制审核期限",
    takes=ReviewExtended,
    writes=(ReviewExtended,),
)(written)


def _advised(situation: ReviewSituation, data: GiveOpinion) -> tuple[Advice, ...]:
    """顾问意见 on this round, by whom and as what."""
    given = engagements_of(situation.officer.bureau, data.case_id).advice_on(data.round)
    names = names_of({one.adviser for one in given})
    return tuple(
        Advice(name=names.get(one.adviser, ""), role=one.kind.label, gist=one.opinion)
        for one in given
    )


@performs(
    "review.give-opinion",
    title="出具法制审核意见",
    takes=GiveOpinion,
    writes=(OpinionGiven,),
)
def give_opinion(
    situation: ReviewSituation, data: GiveOpinion
) -> tuple[object, dict[str, str | int], Place | None]:
    """Give the opinion on the open round; it keeps what it was bound to."""
    waiting = situation.review.open_round
    if waiting is None:
        raise ValueError("the guards let an opinion without an open round through")
    paper = legal_review_opinion(situation, _advised(situation, data))
    issued = print_document(situation, data.case_id, "legal-review-opinion", paper)
    opinion = OpinionGiven(
        case_id=data.case_id,
        subject=waiting.subject,
        given=data,
        findings=tuple(
            FindingSeen(
                key=one.key, point=one.point, in_order=one.in_order, says=one.says
            )
            for one in situation.findings
        ),
        report_digest=waiting.report_digest,
        draft_digest=waiting.draft_digest,
        evidence_digest=waiting.evidence_digest,
        document_id=issued.document_id,
    )
    return opinion, {"document_id": str(issued.document_id)}, issued.place
