"""申请法院强制执行的期限: when it opens and when it has passed."""

from datetime import date, timedelta

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.obligations.remedies import remedies_ended_on
from zhunsheng.cases.records.court import CourtApplicationProposed
from zhunsheng.cases.reviewable import application_of, pass_of
from zhunsheng.cases.state import CaseState
from zhunsheng.regulations.bindings import Law
from zhunsheng.review.state import ReviewState


def remedies_end_on(case: CaseState, law: Law, calendar: WorkCalendar) -> date | None:
    """复议、诉讼期限届满之日, or the end of a deferral if that is later.

    行政强制法 art. 53; where payment was deferred, the three months run from the
    end of the deferral (行政处罚法 art. 72.2). Where the party applied or sued, the
    day is that on which this came to its end; ``None`` while it goes on.
    """
    served = case.decision_served_on
    if served is None:
        return None
    original = max(
        deadline(law.period(name), served, calendar).last_day
        for name in ("sue", "apply-for-reconsideration")
    )
    ended = remedies_ended_on(case, original, law, calendar)
    if ended is None:
        return None
    return max(ended, case.deferred_until) if case.deferred_until else ended


def next_court_act(case: CaseState, review: ReviewState) -> str:
    """申请强制执行的下一步; empty while it lies with those who review or sign."""
    item, draft = application_of(case), case.court_draft
    if draft is None or item is None or not item.current:
        return "cases.draft-court-application"
    if pass_of(item, review) is None:
        return "" if review.open_round else "cases.request-review"
    approved = case.court_approved
    if approved is not None and approved.draft_digest == draft.draft_digest:
        return "cases.apply-to-court"
    open_one = case.open_proposal(CourtApplicationProposed)
    return "" if open_one else "cases.propose-court-application"


def court_window(
    case: CaseState, law: Law, calendar: WorkCalendar
) -> tuple[date, date] | None:
    """First and last day for the application, once the decision was served."""
    ended = remedies_end_on(case, law, calendar)
    if ended is None:
        return None
    last = deadline(law.period("apply-to-court"), ended, calendar).last_day
    return ended + timedelta(days=1), last
