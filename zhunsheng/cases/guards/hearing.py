"""听证和集体讨论: what the law asks before each act."""

from collections import Counter

from zhunsheng.authorities.posts import Post
from zhunsheng.cases.guards import notice, persons, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.execution import ExtensionStage
from zhunsheng.cases.records.notice import (
    Discussed,
    DiscussionSubject,
    HearingAnnounced,
    HearingHeld,
    HearingRequested,
)
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


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
    "cases.nothing-to-discuss",
    "讨论拟处理意见的，尚未拟定处理意见；讨论再次延长的，尚未办理第一次延长或者已经再次延长。",
    basis=cite("apl-2021:57.2", "nhsa-order-4:44", "nhsa-order-4:45"),
    way_out="先拟定案件处理呈报书，或者先办理第一次延长。",
)
def there_is_something_to_discuss(situation: Situation) -> bool:
    """讨论事项: a draft, or more time after the first extension."""
    data, case = situation.data, situation.case
    extended = tuple(case.extensions) == (ExtensionStage.FIRST,)
    if not isinstance(data, Discussed):
        return case.draft is not None or extended
    if data.subject is DiscussionSubject.EXTENSION:
        return extended
    return case.draft is not None


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


ASK_HEARING = (
    *notice.HEAR,
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
    there_is_something_to_discuss,
    everyone_signed,
    heads_discuss,
)
