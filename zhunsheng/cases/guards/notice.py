"""告知和陈述申辩: what the law asks before each act."""

from datetime import date

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.cases.guards import draft, persons, stages, submission, suggestions
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.notice import (
    DefenceManner,
    DefenceRecorded,
    DefenceWaived,
    HearingRequested,
    IssueNotice,
)
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


@guard(
    "cases.no-penalty-intended",
    "拟处理意见不是给予行政处罚，无需事先告知。",
    basis=cite("apl-2021:44"),
    way_out="直接提请作出决定。",
)
def penalty_is_intended(situation: Situation) -> bool:
    """事先告知: of an intended penalty."""
    draft = situation.case.draft
    return draft is None or draft.given.outcome is Outcome.PENALTY


@guard(
    "cases.notice-pending",
    "已按现在的拟处理意见制作告知书。",
    basis=cite("apl-2021:44"),
    way_out="送达该告知书；拟处理意见改动后可以重新告知。",
)
def notice_is_new(situation: Situation) -> bool:
    """告知: once for each draft."""
    case = situation.case
    if case.notice is None or case.draft is None:
        return True
    return case.notice.draft_digest != case.draft.draft_digest


@guard(
    "cases.defence-too-short",
    "陈述申辩期限短于本地区规定的期限。",
    basis=cite("apl-2021:44", "apl-2021:45.1"),
    way_out="延长告知书中的陈述申辩期限。",
)
def defence_has_time(situation: Situation) -> bool:
    """陈述申辩期限: where the locality sets one, not less."""
    data = situation.data
    if not isinstance(data, IssueNotice):
        return True
    period = situation.law.find_period("submit-defence")
    return period is None or data.defence_days >= period.length


@guard(
    "cases.notice-not-served",
    "事先告知书尚未送达当事人。",
    basis=cite("apl-2021:44", "apl-2021:62"),
    way_out="先送达事先告知书。",
)
def notice_was_served(situation: Situation) -> bool:
    """告知: the notice reached the party."""
    return situation.case.notice_served_on is not None


def _said_on(situation: Situation) -> date | None:
    data = situation.data
    if isinstance(data, DefenceRecorded):
        return data.received_on
    if isinstance(data, DefenceWaived):
        return data.waived_on
    if isinstance(data, HearingRequested):
        return data.requested_on
    return None


@guard(
    "cases.before-notice",
    "日期早于事先告知书的送达日期。",
    basis=cite("apl-2021:44", "apl-2021:62"),
    way_out="核对日期。",
)
def answer_follows_notice(situation: Situation) -> bool:
    """先后: the party answers what it was told.

    Who reads a notice that was published need not wait for its deemed day.
    """
    said, begun = _said_on(situation), situation.case.notice_begun_on
    return said is None or begun is None or said >= begun


@guard(
    "cases.oral-defence-not-taken-down",
    "当事人口头陈述申辩的，应当制作笔录；书面的，不填笔录事项。",
    basis=cite("nhsa-order-4:41", "mingshan-2020-recording:9(5)"),
    way_out="填写或者删去笔录事项。",
)
def oral_defence_is_taken_down(situation: Situation) -> bool:
    """陈述申辩笔录: of what was said by word of mouth, and of nothing else."""
    data = situation.data
    if not isinstance(data, DefenceRecorded):
        return True
    return (data.manner is DefenceManner.ORAL) == (data.oral is not None)


@guard(
    "cases.no-open-defence",
    "没有待复核的陈述申辩。",
    basis=cite("apl-2021:45.1"),
    way_out="无需复核。",
)
def defence_is_open(situation: Situation) -> bool:
    """复核: something was said and not yet answered."""
    return situation.case.defences > situation.case.defences_answered


def defence_ended_on(situation: Situation) -> date | None:
    """The last day for the party's answer, by what the notice promised."""
    notice, served = situation.case.notice, situation.case.notice_served_on
    if notice is None or served is None:
        return None
    period = situation.law.period("request-hearing")
    last = situation.calendar.nth_working_day(served, notice.defence_days)
    if notice.hearing_offered:
        hearing = deadline(period, served, situation.calendar).last_day
        return max(last, hearing)
    return last


NOTIFY = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    draft.there_is_a_draft,
    penalty_is_intended,
    submission.draft_is_current,
    draft.review_was_passed,
    suggestions.wording_was_confirmed,
    notice_is_new,
    defence_has_time,
)
HEAR = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    notice_was_served,
    answer_follows_notice,
)
DEFEND = (*HEAR, oral_defence_is_taken_down)
ANSWER = (*persons.HANDLER, *stages.UNDECIDED, notice_was_served, defence_is_open)
