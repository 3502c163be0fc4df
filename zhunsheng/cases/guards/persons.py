"""Who may act: posts, certificates, two officers, recusal, three signatures."""

from collections.abc import Collection, Iterable
from datetime import date

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.decision import DecisionProposed
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import CHINA
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

_FEWEST = 2


@guard(
    "cases.not-your-post",
    "您的岗位不能办理此事项。",
    basis=cite("mingshan-2020-recording:27", "apl-2021:42.1"),
    way_out="请由有权办理的人员办理。",
)
def post_may(situation: Situation) -> bool:
    """岗位权限: the act belongs to certain posts.

    Where the principal has stepped aside, a deputy signs: 行政机关负责人 are both.
    """
    return situation.officer.holds(*situation.posts) or stands_in(
        situation.officer, situation.posts, situation.case, situation.named.values()
    )


def stands_in(
    officer: Officer,
    posts: Collection[Post],
    case: CaseState,
    colleagues: Iterable[Officer],
) -> bool:
    """代行: a deputy does what the principal would, if every principal is recused.

    One who is only asked to step aside counts too: nobody rules on himself.
    """
    if Post.BUREAU_HEAD not in posts or not officer.holds(Post.DEPUTY_HEAD):
        return False
    aside = case.recused | case.recusals_asked
    heads = {one.officer_id for one in colleagues if one.holds(Post.BUREAU_HEAD)}
    return bool(heads) and heads <= aside


@guard(
    "cases.not-a-handler",
    "您不是本案的承办人。",
    basis=cite("apl-2021:42.1", "mingshan-2020-recording:27"),
    way_out="请由本案承办人办理。",
)
def officer_handles(situation: Situation) -> bool:
    """承办人: a filed case is handled by the officers named when it was filed."""
    handlers = situation.case.handlers
    return not handlers or situation.officer.officer_id in handlers


@guard(
    "cases.certificate-invalid",
    "您的行政执法证件在今日无效，不得从事执法活动。",
    basis=cite("apl-2021:42.1", "nhsa-order-4:16"),
    way_out="换领有效证件，或者由其他持证人员办理。",
)
def actor_is_certified(situation: Situation) -> bool:
    """持证上岗: whoever enforces has a valid certificate on that day."""
    return situation.officer.certified_on(situation.today)


@guard(
    "cases.recused",
    "您已回避本案，不得再办理。",
    basis=cite("apl-2021:43.1", "nhsa-order-4:5"),
    way_out="请由接办人员办理。",
)
def actor_is_not_recused(situation: Situation) -> bool:
    """回避: who stepped aside does nothing more in the case."""
    return situation.officer.officer_id not in situation.case.recused


@guard(
    "cases.officers-too-few",
    "执法人员不得少于两人。",
    basis=cite("apl-2021:42.1", "nhsa-order-4:16"),
    way_out="填写两名以上不同的执法人员。",
)
def two_officers(situation: Situation) -> bool:
    """两人以上: every enforcement activity is done by at least two."""
    return situation.data is None or len(set(situation.named_officers())) >= _FEWEST


def _event_day(situation: Situation) -> date:
    """The day on which the officers acted, as the data tells it."""
    data = getattr(situation.data, "given", situation.data)
    for name in ("began_at", "started_at"):
        moment = getattr(data, name, None)
        if moment is not None:
            day: date = moment.astimezone(CHINA).date()
            return day
    for name in ("taken_on", "served_on"):
        day_given: date | None = getattr(data, name, None)
        if day_given is not None:
            return day_given
    return situation.today


@guard(
    "cases.officer-not-certified",
    "所填执法人员中，有人不是本机关人员或者当日没有有效的行政执法证件。",
    basis=cite("apl-2021:42.1", "nhsa-order-4:16", "mingshan-2020-recording:7"),
    way_out="核对执法人员及其证件有效期。",
)
def officers_are_certified(situation: Situation) -> bool:
    """执法资格: each had a valid certificate on the day of the activity."""
    if situation.data is None:
        return True
    day = _event_day(situation)
    named = situation.named
    return all(
        one in named
        and named[one].bureau == situation.officer.bureau
        and named[one].certified_on(day)
        for one in situation.named_officers()
    )


@guard(
    "cases.officer-recused",
    "所填执法人员中，有人已回避本案。",
    basis=cite("apl-2021:43.1", "nhsa-order-4:5"),
    way_out="更换执法人员。",
)
def officers_are_not_recused(situation: Situation) -> bool:
    """回避: nobody who stepped aside is among the officers."""
    return situation.case.recused.isdisjoint(situation.named_officers())


@guard(
    "cases.no-such-proposal",
    "没有待办理的呈批事项，或者该事项已经办结。",
    basis=cite("nhsa-2020-32:4.1.2", "mingshan-2020-recording:27"),
    way_out="由承办人先提请。",
)
def proposal_is_open(situation: Situation) -> bool:
    """呈批: there is a proposal of this kind that nobody has ended."""
    proposal = situation.proposal()
    if proposal is None or not proposal.is_open:
        return False
    return situation.proposes is None or isinstance(
        proposal.content, situation.proposes
    )


@guard(
    "cases.already-checked",
    "该呈批事项已经审核。",
    basis=cite("nhsa-2020-32:4.1.2", "mingshan-2020-recording:27"),
    way_out="等待机关负责人审批。",
)
def proposal_is_unchecked(situation: Situation) -> bool:
    """审核: once."""
    proposal = situation.proposal()
    return proposal is None or proposal.checked_by is None


@guard(
    "cases.not-checked",
    "该呈批事项尚未经承办机构负责人审核。",
    basis=cite(
        "nhsa-2020-32:4.1.2",
        "mingshan-2020-recording:27",
        "gansu-2020-81-recording:9#1",
    ),
    way_out="由承办机构负责人先审核。",
)
def proposal_is_checked(situation: Situation) -> bool:
    """三级审批: the head rules on what the department has checked."""
    proposal = situation.proposal()
    return proposal is None or proposal.check_agrees is True


@guard(
    "cases.same-person",
    "提出、审核和批准应当由三名不同的人员分别办理。",
    basis=cite(
        "nhsa-2020-32:4.1.2",
        "mingshan-2020-recording:27",
        "gansu-2020-81-recording:9#1",
    ),
    way_out="请由其他有权人员办理。",
)
def signers_differ(situation: Situation) -> bool:
    """三人分签: nobody signs twice."""
    proposal = situation.proposal()
    if proposal is None:
        return True
    return situation.officer.officer_id not in (
        proposal.proposed_by,
        proposal.checked_by,
    )


@guard(
    "cases.already-proposed",
    "同一事项已在呈批中。",
    basis=cite("nhsa-2020-32:4.1.2", "mingshan-2020-recording:27"),
    way_out="等待审核、审批的结果。",
)
def nothing_like_it_is_open(situation: Situation) -> bool:
    """一事一呈: the same is not proposed twice at a time."""
    if situation.proposes is None:
        return True
    return situation.case.open_proposal(situation.proposes) is None


@guard(
    "cases.draft-changed",
    "提请以后，拟处理意见又有改动，不能按原提请作出决定。",
    basis=cite("mingshan-2020-recording:27", "apl-2021:57.1"),
    way_out="退回后按现在的拟处理意见重新提请。",
)
def draft_is_the_proposed_one(situation: Situation) -> bool:
    """呈批内容不变: the head signs what the handler proposed."""
    proposal = situation.proposal()
    if proposal is None or not isinstance(proposal.content, DecisionProposed):
        return True
    return situation.case.draft_version < proposal.no


HANDLER = (post_may, officer_handles, actor_is_certified, actor_is_not_recused)
PROPOSE = (*HANDLER, nothing_like_it_is_open)
CHECK = (
    post_may,
    actor_is_not_recused,
    proposal_is_open,
    proposal_is_unchecked,
    signers_differ,
)
RULE = (
    post_may,
    actor_is_not_recused,
    proposal_is_open,
    proposal_is_checked,
    signers_differ,
)
OFFICERS = (two_officers, officers_are_certified, officers_are_not_recused)
