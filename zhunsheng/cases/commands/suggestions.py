"""机器建议文字: kept when it comes back, confirmed by who answers for it."""

from hashlib import sha256

from zhunsheng.cases.commands._engine import Pen, performs
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.suggestions import (
    KeepSuggestion,
    WordingConfirmed,
    WordingSuggested,
)
from zhunsheng.cases.suggested import told, unconfirmed


@performs("cases.keep-suggestion")
def keep_suggestion(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """留存: the digest binds the record to what left the bureau."""
    del pen
    given: KeepSuggestion = situation.data
    digest = sha256(given.sent.encode()).hexdigest()
    return (WordingSuggested(case_id=given.case_id, given=given, sent_digest=digest),)


@performs("cases.confirm-wording")
def confirm_wording(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """确认: the record says which passages the officer answers for."""
    case = situation.case
    return (
        WordingConfirmed(
            case_id=pen.case_id,
            draft_digest=case.draft.draft_digest if case.draft else "",
            passages=told(unconfirmed(case)),
        ),
    )
