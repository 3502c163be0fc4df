"""意见分歧: answer, argument, referral and the discussion that decides."""

from zhunsheng.ledger.projection import Place
from zhunsheng.review.commands._stream import performs, print_document, written
from zhunsheng.review.dispute_records import (
    ArgumentRecorded,
    DiscussDispute,
    DisputeDiscussed,
    DisputeReferred,
    ObjectionAnswered,
)
from zhunsheng.review.printing import dispute_discussion
from zhunsheng.review.situation import ReviewSituation

performs(
    "review.answer-objection",
    title="答复异议",
    takes=ObjectionAnswered,
    writes=(ObjectionAnswered,),
)(written)
performs(
    "review.record-argument",
    title="登记论证意见",
    takes=ArgumentRecorded,
    writes=(ArgumentRecorded,),
)(written)
performs(
    "review.refer-dispute",
    title="分歧报请负责人",
    takes=DisputeReferred,
    writes=(DisputeReferred,),
)(written)


@performs(
    "review.discuss-dispute",
    title="集体讨论意见分歧",
    takes=DiscussDispute,
    writes=(DisputeDiscussed,),
)
def discuss_dispute(
    situation: ReviewSituation, data: DiscussDispute
) -> tuple[object, dict[str, str | int], Place | None]:
    """The heads decide; whose view they take is bound to the disputed draft."""
    last = situation.review.last_round
    if last is None:
        raise ValueError("the guards let a discussion without a round through")
    issued = print_document(
        situation, data.case_id, "discussion-record", dispute_discussion(situation)
    )
    discussed = DisputeDiscussed(
        case_id=data.case_id,
        given=data,
        report_digest=last.report_digest,
        draft_digest=last.draft_digest,
        evidence_digest=last.evidence_digest,
        document_id=issued.document_id,
    )
    return discussed, {"document_id": str(issued.document_id)}, issued.place
