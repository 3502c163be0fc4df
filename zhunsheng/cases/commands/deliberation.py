"""拟定、审核、告知、听证、讨论: from the draft to the end of the party's answer."""

from zhunsheng.cases.commands._engine import Pen, performs, record_data
from zhunsheng.cases.digests import draft_digest, evidence_digest
from zhunsheng.cases.discretion.of_draft import assessed
from zhunsheng.cases.guards.draft import hearing_is_due
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import notice as printing
from zhunsheng.cases.records.notice import (
    DecisionDrafted,
    DefenceRecorded,
    DraftDecision,
    IssueNotice,
    NoticeIssued,
)

for _name in (
    "cases.raise-to-major",
    "cases.waive-defence",
    "cases.request-hearing",
):
    performs(_name)(record_data)


@performs("cases.draft-decision")
def draft_decision(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """拟定处理意见: a new draft voids what was agreed to the one before."""
    del pen
    given: DraftDecision = situation.data
    drafts = [
        deed for deed in situation.case.deeds if deed.type == "cases.decision-drafted"
    ]
    return (
        DecisionDrafted(
            case_id=given.case_id,
            round=len(drafts) + 1,
            given=given,
            draft_digest=draft_digest(given),
            evidence_digest=evidence_digest(situation.case),
            assessed=assessed(given, situation.bureau.code, situation.today),
        ),
    )


@performs("cases.issue-notice")
def issue_notice(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """事先告知书: what is intended, why, and the rights."""
    given: IssueNotice = situation.data
    draft = situation.case.draft
    if draft is None:
        raise ValueError("the guards let a case without a draft through")
    issued = pen.issue("penalty-notice", printing.penalty_notice(situation))
    return (
        NoticeIssued(
            case_id=given.case_id,
            document_id=issued.document_id,
            round=draft.round,
            draft_digest=draft.draft_digest,
            hearing_offered=hearing_is_due(situation),
            defence_days=given.defence_days,
            issued_on=situation.today,
        ),
    )


@performs("cases.record-defence")
def record_defence(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """记录陈述申辩: what was said by word of mouth is taken down and printed."""
    given: DefenceRecorded = situation.data
    if given.oral is not None:
        pen.issue("defence-record", printing.defence_record(situation))
    return (situation.data,)


@performs("cases.answer-defence")
def answer_defence(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """陈述申辩复核意见."""
    pen.issue("defence-answer", printing.defence_answer(situation, pen.course()))
    return (situation.data,)


@performs("cases.announce-hearing")
def announce_hearing(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """听证通知书."""
    pen.issue("hearing-notice", printing.hearing_notice(situation))
    return (situation.data,)


@performs("cases.hold-hearing")
def hold_hearing(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """听证笔录."""
    pen.issue("hearing-record", printing.hearing_record(situation))
    return (situation.data,)


@performs("cases.discuss")
def discuss(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """集体讨论记录."""
    pen.issue("discussion-record", printing.discussion_record(situation))
    return (situation.data,)
