"""送审、补正、异议: what the acts of ``cases`` write into the reviews of a case."""

from datetime import datetime

from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.ledger.projection import Place
from zhunsheng.review.dispute_records import ObjectionRaised
from zhunsheng.review.queries import review_of, stream_of
from zhunsheng.review.records import MaterialSupplemented, ReviewSubmitted

Submission = ReviewSubmitted | MaterialSupplemented | ObjectionRaised


def submit(
    submission: Submission, *, log: BureauCode, by: OfficerId, at: datetime
) -> tuple[Place, ...]:
    """Write it; the caller has checked that the law allows it."""
    return writer.append(
        submission,
        log=log,
        stream=stream_of(submission.case_id),
        expected_version=review_of(log, submission.case_id).version,
        by=by,
        at=at,
    )
