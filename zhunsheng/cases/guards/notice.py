"""What the law asks of review, notice, defence, hearing and discussion."""

from collections import Counter
from datetime import date

from zhunsheng.authorities.posts import Post
from zhunsheng.calendars.deadlines import deadline
from zhunsheng.cases.guards import evidence, persons, stages, transfer
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.notice import (
    DefenceManner,
    DefenceRecorded,
    DefenceWaived,
    Discussed,
    HearingAnnounced,
    HearingHeld,
    HearingRequested,
    IssueNotice,
    ReviewRequested,
)
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.state import total_fine, total_refund
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


def hearing_is_due(situation: Situation) -> bool:
    """听证: the intended fine is large, or settlement is to be suspended.

    Where no instrument gives a figure for the large fine, every fine counts as
    large: to offer a hearing too often harms nobody.
    """
    draft = situation.case.draft
    if draft is None or draft.given.outcome is not Outcome.PENALTY:
        return False
    if draft.given.suspend_settlement_months:
        return True
    kind = situation.party_kind
    limit = situation.law.threshold("hearing-fine", kind.value if kind else None)
    fine = total_fine(draft.given.violations)
    return fine > 0 and (limit.amount_fen is None or fine >= limit.amount_fen)


def review_is_due(situation: Situation) -> bool:
    """法制审核: whether this decision is a major one (处罚法 第五十八条 and wider).

    Where no instrument gives a figure, every refund and fine counts as large.
    """
    draft, filing = situation.case.draft, situation.case.filing
    if draft is None or filing is None:
        return False
    if situation.law.switch("review-all-cases").on:
        return True
    if filing.complex or filing.public_interest or hearing_is_due(situation):
        return True
    if draft.given.outcome is Outcome.TRANSFER_JUDICIAL:
        return True
    limit = situation.law.threshold("review-amount", filing.party.kind.value)
    violations = draft.given.violations
    amount = total_fine(violations) + total_refund(violations)
    return amount > 0 and (limit.amount_fen is None or amount >= limit.amount_fen)


def discussion_is_due(situation: Situation) -> bool:
    """集体讨论: complex or major violations, or an amount that the locality set."""
    draft, filing = situation.case.draft, situation.case.filing
    if draft is None or filing is None:
        return False
    if filing.complex or filing.public_interest or situation.case.hearing_held_on:
        return True
    limit = situation.law.threshold(
        "collective-discussion-amount", filing.party.kind.value
    )
    if limit.amount_fen is None:
        return False
    return total_fine(draft.given.violations) >= limit.amount_fen


def evidence_digest_of(situation: Situation) -> str:
    """The digest of the evidence as the case has it now."""
    draft = situation.case.draft
    if draft is None or situation.case.evidence_version > situation.case.draft_version:
        return ""
    return draft.evidence_digest


@guard(
    "cases.no-draft",
    "尚未拟定处理意见。",
    basis=cite("nhsa-2020-32:5.3.2", "apl-2021:57.1"),
    way_out="先拟定案件处理呈报书。",
)
def there_is_a_draft(situation: Situation) -> bool:
    """拟处理意见: there is one."""
    return situation.case.draft is not None


@guard(
    "cases.evidence-changed",
    "拟定处理意见以后，证据又有增加，应当按现有证据重新拟定。",
    basis=cite("nhsa-2020-32:5.4.4", "nhsa-2020-32:5.3.2"),
    way_out="重新拟定案件处理呈报书。",
)
def draft_knows_all_evidence(situation: Situation) -> bool:
    """证据: the draft was made on the evidence as it stands."""
    case = situation.case
    return case.draft is None or case.evidence_version <= case.draft_version


@guard(
    "cases.not-declared",
    "承办人应当对送审材料的真实性、准确性、完整性负责。",
    basis=cite("nhsa-2020-32:5.4.4"),
    way_out="核对材料后作出声明。",
)
def handler_answers_for_material(situation: Situation) -> bool:
    """承办人声明."""
    data = situation.data
    return not isinstance(data, ReviewRequested) or data.complete


@guard(
    "cases.review-open",
    "法制审核正在进行。",
    basis=cite("nhsa-2020-32:5.4.2"),
    way_out="等待审核意见。",
)
def no_review_is_open(situation: Situation) -> bool:
    """送审: one round at a time."""
    return situation.review.open_round is None


@guard(
    "cases.review-passed-already",
    "现在的拟处理意见已经通过法制审核。",
    basis=cite("nhsa-2020-32:5.3.2"),
    way_out="无需再次送审。",
)
def not_reviewed_yet(situation: Situation) -> bool:
    """送审: what passed unchanged is not sent again."""
    draft = situation.case.draft
    if draft is None:
        return True
    return not situation.review.passed(
        draft.draft_digest, evidence_digest_of(situation)
    )


@guard(
    "cases.review-not-passed",
    "属于重大执法决定，未经法制审核或者审核未通过，不得作出决定。",
    basis=cite("apl-2021:58.1", "nhsa-2020-32:5.2.1", "nhsa-order-4:37"),
    way_out="送法制审核；审核后拟处理意见或者证据有改动的，重新送审。",
)
def review_was_passed(situation: Situation) -> bool:
    """法制审核: passed, for exactly this draft and this evidence."""
    draft = situation.case.draft
    if draft is None or not review_is_due(situation):
        return True
    return situation.review.passed(draft.draft_digest, evidence_digest_of(situation))


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
    """先后: the party answers what it was told."""
    said, served = _said_on(situation), situation.case.notice_served_on
    return said is None or served is None or said >= served


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


@guard(
    "cases.hearing-not-offered",
    "本案不属于应当告知听证权的情形。",
    basis=cite("apl-2021:63.1"),
    way_out="当事人可以陈述、申辩。",
)
def hearing_was_offered(situation: Situation) -> bool:
    """听证: the notice offered one."""
    notice = situation.case.notice
    return notice is not None and notice.hearing_offered


@guard(
    "cases.hearing-asked-late",
    "当事人申请听证的期限已过。",
    basis=cite("apl-2021:64(1)"),
    way_out="记录当事人的陈述申辩；本机关可以依职权决定听证。",
)
def hearing_is_asked_in_time(situation: Situation) -> bool:
    """申请听证: within five working days of the notice."""
    data, served = situation.data, situation.case.notice_served_on
    if not isinstance(data, HearingRequested) or served is None:
        return True
    return data.requested_on <= situation.until("request-hearing", served).last_day


@guard(
    "cases.hearing-already-asked",
    "当事人已经申请听证。",
    basis=cite("apl-2021:64(1)"),
    way_out="通知听证的时间、地点。",
)
def hearing_was_not_asked(situation: Situation) -> bool:
    """申请听证: once."""
    return situation.case.hearing_asked_on is None


@guard(
    "cases.hearing-not-asked",
    "当事人没有申请听证。",
    basis=cite("apl-2021:64(1)"),
    way_out="无需组织听证。",
)
def hearing_was_asked(situation: Situation) -> bool:
    """听证: on request."""
    return situation.case.hearing_asked_on is not None


@guard(
    "cases.hearing-too-soon",
    "应当在举行听证的七个工作日前通知当事人。",
    basis=cite("apl-2021:64(2)"),
    way_out="推迟听证日期。",
)
def hearing_is_announced_in_time(situation: Situation) -> bool:
    """通知听证: seven working days lie before it."""
    data = situation.data
    if not isinstance(data, HearingAnnounced):
        return True
    first = situation.until("announce-hearing", data.told_on).last_day
    return data.held_on >= first


@guard(
    "cases.hearing-host-took-part",
    "听证由非本案调查人员主持和记录，主持人和记录员不是同一人，也没有回避本案。",
    basis=cite("apl-2021:64(4)"),
    way_out="更换主持人或者记录员。",
)
def host_took_no_part(situation: Situation) -> bool:
    """听证主持人: nobody who investigated the case, and nobody who stepped aside."""
    data, case = situation.data, situation.case
    if not isinstance(data, HearingAnnounced):
        return True
    barred = case.recused.union(case.handlers)
    return barred.isdisjoint({data.host, data.clerk}) and data.host != data.clerk


@guard(
    "cases.hearing-not-announced",
    "尚未通知听证的时间、地点。",
    basis=cite("apl-2021:64(2)"),
    way_out="先通知听证。",
)
def hearing_was_announced(situation: Situation) -> bool:
    """举行听证: as announced."""
    return situation.case.hearing is not None


@guard(
    "cases.hearing-other-day",
    "听证日期与通知的日期不符。",
    basis=cite("apl-2021:64(2)"),
    way_out="按通知的日期举行；改期的，重新通知。",
)
def hearing_is_on_its_day(situation: Situation) -> bool:
    """举行听证: on the day that the party was told."""
    data, announced = situation.data, situation.case.hearing
    if not isinstance(data, HearingHeld) or announced is None:
        return True
    return data.held_on == announced.held_on


@guard(
    "cases.discussion-unsigned",
    "集体讨论记录应当由全体参加人员签名。",
    basis=cite("gansu-2020-81-recording:18", "neimenggu-recording:16", "apl-2021:57.2"),
    way_out="由未签名的参加人员补签。",
)
def everyone_signed(situation: Situation) -> bool:
    """集体讨论: all who took part sign."""
    data = situation.data
    return not isinstance(data, Discussed) or all(one.signed for one in data.voices)


@guard(
    "cases.discussion-host",
    "集体讨论由本机关负责人主持，参加人员不得重复，且均为本机关没有回避本案的人员。",
    basis=cite("apl-2021:57.2", "nhsa-order-4:44", "apl-2021:43.1"),
    way_out="核对主持人和参加人。",
)
def heads_discuss(situation: Situation) -> bool:
    """集体讨论: hosted by a head of the bureau; everybody once."""
    data = situation.data
    if not isinstance(data, Discussed):
        return True
    present = [one.officer_id for one in data.voices]
    counted = Counter(present)
    host = situation.named.get(data.host)
    return (
        host is not None
        and host.holds(Post.BUREAU_HEAD, Post.DEPUTY_HEAD)
        and data.host in counted
        and max(counted.values()) == 1
        and all(one in situation.named for one in present)
        and situation.case.recused.isdisjoint(present)
    )


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


DRAFT = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    evidence.investigation_was_reported,
    *evidence.FIGURES,
    transfer.transfer_says_where,
)
ASK_REVIEW = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    there_is_a_draft,
    draft_knows_all_evidence,
    handler_answers_for_material,
    no_review_is_open,
    not_reviewed_yet,
)
NOTIFY = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    there_is_a_draft,
    penalty_is_intended,
    draft_knows_all_evidence,
    review_was_passed,
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
ASK_HEARING = (
    *HEAR,
    hearing_was_offered,
    hearing_was_not_asked,
    hearing_is_asked_in_time,
)
ANNOUNCE = (
    persons.post_may,
    persons.actor_is_not_recused,
    *stages.UNDECIDED,
    hearing_was_asked,
    hearing_is_announced_in_time,
    host_took_no_part,
)
HOLD = (
    persons.post_may,
    persons.actor_is_not_recused,
    *stages.UNDECIDED,
    hearing_was_announced,
    hearing_is_on_its_day,
)
DISCUSS = (
    persons.post_may,
    persons.actor_is_not_recused,
    *stages.UNDECIDED,
    there_is_a_draft,
    everyone_signed,
    heads_discuss,
)
