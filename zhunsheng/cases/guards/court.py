"""What the law asks of an application for compulsory enforcement by the court."""

from zhunsheng.cases.guards import execution, persons, remedies, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.execution import CourtApplicationMade
from zhunsheng.cases.reviewable import application_of, pass_of
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


@guard(
    "cases.not-demanded",
    "催告书尚未制作并送达，不能拟定强制执行申请书。",
    basis=cite("acl-2011:54", "acl-2011:55.1(3)"),
    way_out="先制作并送达履行催告书。",
)
def demand_was_served(situation: Situation) -> bool:
    """催告情况: the application tells of the demand and of what the party said."""
    return situation.case.demand_served_on is not None


@guard(
    "cases.court-applied-already",
    "人民法院已经受理本案的强制执行申请。",
    basis=cite("acl-2011:53", "acl-2011:56.1"),
    way_out="无需再次申请。",
)
def court_has_not_accepted(situation: Situation) -> bool:
    """申请: once; what was not accepted may be handed in again."""
    return situation.case.court_accepted is not True


@guard(
    "cases.no-court-draft",
    "尚未拟定强制执行申请书。",
    basis=cite("acl-2011:55.1(1)", "nhsa-2020-32:5.2.2"),
    way_out="先拟定强制执行申请书，送法制审核。",
)
def application_is_drafted(situation: Situation) -> bool:
    """申请书: there is one."""
    return situation.case.court_draft is not None


@guard(
    "cases.court-draft-outdated",
    "拟定强制执行申请书以后，缴款、催告或者复议、诉讼的情况有变化。",
    basis=cite("acl-2011:55.1(3)", "nhsa-2020-32:5.2.1"),
    way_out="按现在的情况重新拟定，再次送法制审核。",
)
def draft_still_holds(situation: Situation) -> bool:
    """申请书不过时: it rests on what is owed and served as it stands."""
    item = application_of(situation.case)
    return item is None or item.current


@guard(
    "cases.court-review-not-passed",
    "申请人民法院强制执行属于重大执法决定，未经法制审核或者审核未通过，不得申请。",
    basis=cite("nhsa-2020-32:5.2.1", "nhsa-2020-32:5.2.2"),
    way_out="送法制审核；审核后申请书有改动的，重新送审。",
)
def application_passed_review(situation: Situation) -> bool:
    """法制审核: passed, for exactly this application on exactly these grounds."""
    item = application_of(situation.case)
    if item is None or not item.current:
        return True  # said by the guards above, each with its own way out
    return pass_of(item, situation.review) is not None


@guard(
    "cases.court-approved-already",
    "现在的强制执行申请书已经机关负责人批准。",
    basis=cite("acl-2011:55.2"),
    way_out="无需再次提请，在期限内向人民法院申请。",
)
def application_awaits_approval(situation: Situation) -> bool:
    """提请: what the head has signed is not proposed again."""
    draft, approved = situation.case.court_draft, situation.case.court_approved
    if draft is None or approved is None:
        return True
    return approved.draft_digest != draft.draft_digest


@guard(
    "cases.court-draft-changed",
    "提请以后，强制执行申请书又有改动，不能按原提请批准。",
    basis=cite("acl-2011:55.2", "nhsa-2020-32:5.2.1"),
    way_out="退回后按现在的申请书重新提请。",
)
def application_is_the_proposed_one(situation: Situation) -> bool:
    """呈批内容不变: the head signs what the handler proposed."""
    proposal = situation.proposal()
    return proposal is None or situation.case.court_draft_version < proposal.no


@guard(
    "cases.court-application-not-approved",
    "现在的强制执行申请书尚未经机关负责人批准。",
    basis=cite("acl-2011:55.2", "nhsa-2020-32:5.2.1"),
    way_out="提请机关负责人批准；批准后有改动的，重新提请。",
)
def application_was_approved(situation: Situation) -> bool:
    """批准: the head signed exactly this application."""
    draft, approved = situation.case.court_draft, situation.case.court_approved
    if draft is None:
        return True
    return approved is not None and approved.draft_digest == draft.draft_digest


@guard(
    "cases.other-court",
    "登记的人民法院不是批准的申请书所写的人民法院。",
    basis=cite("acl-2011:54", "acl-2011:55.1(1)"),
    way_out="核对人民法院；改向其他人民法院申请的，重新拟定申请书。",
)
def court_is_the_approved_one(situation: Situation) -> bool:
    """受申请的法院: the one that was reviewed and approved."""
    data, draft = situation.data, situation.case.court_draft
    if not isinstance(data, CourtApplicationMade) or draft is None:
        return True
    return data.court == draft.given.court


@guard(
    "cases.applied-before-approval",
    "申请日期早于批准日期。",
    basis=cite("acl-2011:55.2"),
    way_out="核对申请日期。",
)
def application_follows_approval(situation: Situation) -> bool:
    """先后: approved, then handed in."""
    data, approved = situation.data, situation.case.court_approved
    if not isinstance(data, CourtApplicationMade) or approved is None:
        return True
    return data.applied_on >= approved.approved_on


_ENFORCEABLE = (
    stages.decision_was_served,
    stages.decision_stands,
    stages.case_is_not_closed,
    court_has_not_accepted,
    execution.something_is_owed,
    *remedies.BEFORE_COURT,
)
_REVIEWED = (
    *_ENFORCEABLE,
    application_is_drafted,
    draft_still_holds,
    application_passed_review,
)
DRAFT = (*persons.HANDLER, *_ENFORCEABLE, demand_was_served)
PROPOSE = (*persons.PROPOSE, *_REVIEWED, application_awaits_approval)
APPROVE = (*persons.RULE, *_REVIEWED, application_is_the_proposed_one)
APPLY = (
    *persons.HANDLER,
    *_REVIEWED,
    execution.demand_has_run,
    execution.court_window_is_open,
    application_was_approved,
    application_follows_approval,
    court_is_the_approved_one,
)
