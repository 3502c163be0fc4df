"""What other domains may ask about legal review (法制审核)."""

from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.review.state import ReviewState, fold


def stream_of(case_id: CaseId) -> str:
    """The stream that holds the reviews of a case."""
    return f"review/{case_id}"


def review_of(bureau: BureauCode, case_id: CaseId) -> ReviewState:
    """All rounds of review of one case, as the ledger tells them now."""
    return fold(reader.replay(bureau, stream_of(case_id)))
