"""Every record type that stands in the stream of a case's reviews."""

from zhunsheng.review import dispute_records as disputes
from zhunsheng.review import engagement_records as engagements
from zhunsheng.review import records as reviews
from zhunsheng.review.records_v1 import OpinionGivenV1, ReviewSubmittedV1

REVIEW_RECORDS: tuple[type, ...] = (
    ReviewSubmittedV1,
    OpinionGivenV1,
    reviews.ReviewSubmitted,
    reviews.ReviewAssigned,
    reviews.ReviewerRecused,
    reviews.MaterialReturned,
    reviews.MaterialSupplemented,
    reviews.ReviewExtended,
    reviews.OpinionGiven,
    engagements.AdviserEngaged,
    engagements.EngagementEnded,
    engagements.Advised,
    disputes.ObjectionRaised,
    disputes.ObjectionAnswered,
    disputes.ArgumentRecorded,
    disputes.DisputeReferred,
    disputes.DisputeDiscussed,
)
"""送审、审核、顾问、分歧; a test knows that none is missing."""
