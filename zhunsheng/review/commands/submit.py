"""送法制审核: called by the act of ``cases`` that sends a draft to review."""

from datetime import datetime

from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.ledger.projection import Place
from zhunsheng.review.queries import review_of, stream_of
from zhunsheng.review.records import ReviewSubmitted


def submit(
    submission: ReviewSubmitted, *, log: BureauCode, by: OfficerId, at: datetime
) -> tuple[Place, ...]:
    """Open a round of review; the caller has checked that it may be opened."""
    return writer.append(
        submission,
        log=log,
        stream=stream_of(submission.case_id),
        expected_version=review_of(log, submission.case_id).version,
        by=by,
        at=at,
    )
