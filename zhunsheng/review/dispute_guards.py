"""What the law asks while handler and reviewer do not agree (意见分歧)."""

from collections import Counter

from zhunsheng.authorities.posts import Post
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.review.dispute_records import DiscussDispute
from zhunsheng.review.situation import ReviewSituation
from zhunsheng.review.state import Dispute

_LEGAL = (Post.LEGAL_REVIEWER, Post.LEGAL_HEAD)
_REFERRING = (Post.LEGAL_HEAD, Post.DEPARTMENT_HEAD)
_HEADS = (Post.BUREAU_HEAD, Post.DEPUTY_HEAD)


def _dispute(situation: ReviewSituation) -> Dispute | None:
    """The dispute over the newest round, if it is the one that the data names."""
    last = situation.review.last_round
    if last is None or getattr(situation.data, "round", last.no) != last.no:
        return None
    return last.dispute


@guard(
    "review.no-dispute",
    "承办人没有对审核意见提出异议，或者分歧已经解决。",
    basis=cite("nhsa-2020-32:5.4.3", "nhsa-order-4:40"),
    way_out="由承办人书面提出异议。",
)
def a_dispute_is_open(situation: ReviewSituation) -> bool:
    """分歧: raised in writing, and not settled."""
    dispute = _dispute(situation)
    return dispute is not None and dispute.is_open


@guard(
    "review.dispute.not-the-reviewer",
    "答复异议由出具审核意见的人员或者法制审核机构负责人办理。",
    basis=cite("nhsa-2020-32:5.4.3", "nhsa-2020-32:5.4.4"),
    way_out="请由出具审核意见的人员办理。",
)
def reviewer_answers(situation: ReviewSituation) -> bool:
    """答复: by whoever answers for the opinion."""
    last = situation.review.last_round
    gave = last is not None and last.reviewer == situation.officer.officer_id
    return gave or situation.officer.holds(Post.LEGAL_HEAD)


@guard(
    "review.dispute.answered",
    "异议已经答复。",
    basis=cite("nhsa-2020-32:5.4.3"),
    way_out="无需再次答复。",
)
def objection_is_unanswered(situation: ReviewSituation) -> bool:
    """答复: once."""
    dispute = _dispute(situation)
    return dispute is None or dispute.answer is None


@guard(
    "review.dispute.not-legal",
    "论证由法制审核机构组织。",
    basis=cite("nhsa-2020-32:5.4.3", "nhsa-2020-32:5.1.1"),
    way_out="请由法制审核机构办理。",
)
def legal_department_organises(situation: ReviewSituation) -> bool:
    """论证: organised by the legal department."""
    return situation.officer.holds(*_LEGAL)


@guard(
    "review.dispute.not-referring",
    "意见分歧由法制审核机构或者承办机构负责人报请本机关负责人。",
    basis=cite("nhsa-2020-32:5.4.3"),
    way_out="请由法制审核机构负责人或者承办机构负责人办理。",
)
def a_department_head_refers(situation: ReviewSituation) -> bool:
    """报请: by the head of either department."""
    return situation.officer.holds(*_REFERRING)


@guard(
    "review.dispute.unanswered",
    "法制审核机构尚未答复异议。",
    basis=cite("nhsa-2020-32:5.4.3"),
    way_out="先由审核人员答复异议。",
)
def objection_was_answered(situation: ReviewSituation) -> bool:
    """先后: the reviewer may still give way; only then do others decide."""
    dispute = _dispute(situation)
    return dispute is None or dispute.answer is not None


@guard(
    "review.dispute.referred-already",
    "分歧已经报请负责人。",
    basis=cite("nhsa-2020-32:5.4.3"),
    way_out="等待负责人组织集体讨论。",
)
def not_referred_before(situation: ReviewSituation) -> bool:
    """报请: once."""
    dispute = _dispute(situation)
    return dispute is None or dispute.referred is None


@guard(
    "review.dispute.not-referred",
    "分歧尚未报请负责人。",
    basis=cite("nhsa-2020-32:5.4.3", "nhsa-order-4:40"),
    way_out="由法制审核机构或者承办机构负责人写明双方意见，报请负责人。",
)
def dispute_was_referred(situation: ReviewSituation) -> bool:
    """先后: the heads discuss what was put before them, with both views."""
    dispute = _dispute(situation)
    return dispute is None or dispute.referred is not None


@guard(
    "review.discussion.not-a-head",
    "集体讨论由本机关负责人组织并登记。",
    basis=cite("nhsa-2020-32:5.4.3", "apl-2021:57.2"),
    way_out="请由本机关负责人办理。",
)
def a_head_registers(situation: ReviewSituation) -> bool:
    """集体讨论: the heads' own act."""
    return situation.officer.holds(*_HEADS)


@guard(
    "review.discussion.host",
    "集体讨论由主要负责人主持；由分管负责人主持的，应当注明主要负责人的委托。",
    basis=cite("nhsa-2020-32:5.4.3", "nhsa-order-4:40"),
    way_out="核对主持人，或者填写委托主持的说明。",
)
def host_has_the_rank(situation: ReviewSituation) -> bool:
    """主持人: the principal, or a deputy whom the principal entrusted; takes part."""
    data = situation.data
    if not isinstance(data, DiscussDispute):
        return True
    host = situation.named.get(data.host)
    if host is None or not any(one.officer_id == data.host for one in data.voices):
        return False
    if host.holds(Post.BUREAU_HEAD):
        return True
    return host.holds(Post.DEPUTY_HEAD) and data.entrusted is not None


@guard(
    "review.discussion.participants",
    "参加人员应当是本机关人员，不得重复；提出异议的承办人和出具意见的审核人员列席，不参加表态。",
    basis=cite("nhsa-2020-32:5.4.3", "nhsa-2020-32:5.1.2", "apl-2021:57.2"),
    way_out="核对参加人员，把承办人、审核人员改为列席。",
)
def participants_are_in_order(situation: ReviewSituation) -> bool:
    """参加人: of this bureau, each once; the two who disagree only attend."""
    data, last = situation.data, situation.review.last_round
    if not isinstance(data, DiscussDispute) or last is None:
        return True
    present = Counter(one.officer_id for one in data.voices)
    parties = {last.reviewer} | ({last.dispute.raised_by} if last.dispute else set())
    return (
        max(present.values()) == 1
        and parties.isdisjoint(present)
        and all(
            one in situation.named and situation.named[one].serves_on(data.held_on)
            for one in present
        )
    )


@guard(
    "review.discussion.unsigned",
    "集体讨论记录应当由全体参加人员签名。",
    basis=cite("apl-2021:57.2", "gansu-2020-81-recording:18", "neimenggu-recording:16"),
    way_out="由未签名的参加人员补签。",
)
def everybody_signed(situation: ReviewSituation) -> bool:
    """签名: also of those who saw it otherwise."""
    data = situation.data
    return not isinstance(data, DiscussDispute) or all(
        one.signed for one in data.voices
    )


@guard(
    "review.discussion.times",
    "讨论的起止时间颠倒，或者早于报请负责人的日期。",
    basis=cite("nhsa-2020-32:5.4.3", "gansu-2020-81-recording:18"),
    way_out="核对讨论时间。",
)
def times_are_in_order(situation: ReviewSituation) -> bool:
    """起止时间: began before it ended, after it was put before the heads."""
    data, dispute = situation.data, _dispute(situation)
    if not isinstance(data, DiscussDispute):
        return True
    if data.began_at >= data.ended_at:
        return False
    referred = dispute.referred_on if dispute else None
    return referred is None or data.held_on >= referred


BEFORE_ANSWER = (a_dispute_is_open, reviewer_answers, objection_is_unanswered)
BEFORE_ARGUMENT = (a_dispute_is_open, legal_department_organises)
BEFORE_REFERRAL = (
    a_dispute_is_open,
    a_department_head_refers,
    objection_was_answered,
    not_referred_before,
)
BEFORE_DISCUSSION = (
    a_dispute_is_open,
    dispute_was_referred,
    a_head_registers,
    host_has_the_rank,
    participants_are_in_order,
    everybody_signed,
    times_are_in_order,
)
