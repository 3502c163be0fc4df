"""What is asked before a remedy is registered, answered or ended.

These are facts of others: nothing is approved here. What is refused is what the law
says cannot have happened so, and what would make every later day wrong.
"""

from datetime import date

from zhunsheng.cases.guards import persons, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.obligations.remedies import appeal_period, changed_by, running
from zhunsheng.cases.records.remedies import (
    RECONSIDERATIONS,
    Filer,
    RemedyAnswered,
    RemedyEnded,
    RemedyKind,
    RemedyOutcome,
    RemedyRedone,
    RemedyRegistered,
)
from zhunsheng.cases.state import Remedy
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

_OF_RECONSIDERATION = frozenset({RemedyOutcome.MAINTAINED})
_OF_SECOND = frozenset({RemedyOutcome.APPEAL_REJECTED, RemedyOutcome.REMANDED})
_REVOKED = frozenset({RemedyOutcome.REVOKED, RemedyOutcome.PARTLY_REVOKED})


def remedy_for(takes: type, situation: Situation) -> Remedy | None:
    """The newest remedy that waits for what ``takes`` tells; ``None`` if none does."""
    return next(
        (one for one in reversed(situation.case.remedies) if _waits(takes, one)), None
    )


def _waits(takes: type, remedy: Remedy) -> bool:
    if takes is RemedyAnswered:
        ours = remedy.registered.filer is Filer.BUREAU
        return remedy.answered is None and not ours
    if takes is RemedyEnded:
        return remedy.ended is None
    if takes is RemedyRedone:
        ended = remedy.ended
        return ended is not None and ended.redo and remedy.redone is None
    return False


def _about(situation: Situation) -> Remedy | None:
    """The remedy that the data names."""
    data = situation.data
    if isinstance(data, RemedyAnswered | RemedyEnded | RemedyRedone):
        return situation.case.remedy(data.no)
    return None


@guard(
    "cases.remedy-running-already",
    "已登记的复议或者诉讼尚未终结；复议期间不得起诉，诉讼已经受理的不得申请复议。",
    basis=cite("arl-2023:29.1", "arl-2023:29.2", "all-2017:44.1"),
    way_out="先登记前一件复议、诉讼的结果。",
)
def no_remedy_runs_already(situation: Situation) -> bool:
    """先后: one instance at a time; what was sent back is tried again."""
    last = running(situation.case)
    return last is None or last.ended is not None


@guard(
    "cases.no-judgment-to-appeal",
    "第二审以第一审已经作出、可以上诉的裁判为前提。",
    basis=cite("all-2017:85", "all-2017:89.1"),
    way_out="先登记第一审的结果；不是上诉的，改选程序。",
)
def appeal_follows_judgment(situation: Situation) -> bool:
    """上诉: from a first instance that ended in what can be appealed."""
    data = situation.data
    if not isinstance(data, RemedyRegistered) or data.kind is not RemedyKind.SECOND:
        return True
    last = situation.case.remedies[-1] if situation.case.remedies else None
    return last is not None and bool(appeal_period(last))


@guard(
    "cases.remanded-not-tried",
    "前一判决已被撤销、发回重审，应当登记重审的第一审。",
    basis=cite("all-2017:89.1"),
    way_out="程序选“行政诉讼第一审”，登记重审案件。",
)
def remanded_is_tried_again(situation: Situation) -> bool:
    """重审: what was sent back goes on in the first instance."""
    data, last = situation.data, running(situation.case)
    if not isinstance(data, RemedyRegistered) or last is None or last.ended is None:
        return True
    return data.kind is RemedyKind.FIRST


@guard(
    "cases.bureau-cannot-sue",
    "本机关不能对自己的决定申请复议或者起诉，只能对第一审裁判上诉。",
    basis=cite("all-2017:44.1", "all-2017:85"),
    way_out="核对提起人。",
)
def bureau_only_appeals(situation: Situation) -> bool:
    """提起人: the bureau answers for its decision; it may appeal."""
    data = situation.data
    if not isinstance(data, RemedyRegistered) or data.filer is not Filer.BUREAU:
        return True
    return data.kind is RemedyKind.SECOND


@guard(
    "cases.copy-undated",
    "没有填写收到答复（应诉）通知和副本的日期，答复期限无法计算。",
    basis=cite("arl-2023:48", "arl-2023:54.1", "all-2017:67.1"),
    way_out="填写收到副本的日期；本机关上诉的不填。",
)
def copy_is_dated(situation: Situation) -> bool:
    """副本: the answer is owed from its receipt."""
    data = situation.data
    if not isinstance(data, RemedyRegistered):
        return True
    return (data.copy_received_on is None) is (data.filer is Filer.BUREAU)


def _days_in_order(situation: Situation) -> tuple[date | None, ...]:
    """Days that must not come before the one ahead of them."""
    data, remedy = situation.data, _about(situation)
    decision = situation.case.decision
    if isinstance(data, RemedyRegistered):
        decided = decision.decided_on if decision else None
        return decided, data.filed_on, data.copy_received_on
    if remedy is None:
        return ()
    if isinstance(data, RemedyEnded):
        return remedy.registered.filed_on, data.decided_on, data.received_on
    if isinstance(data, RemedyAnswered):
        return remedy.registered.copy_received_on, data.answered_on
    if isinstance(data, RemedyRedone) and remedy.ended is not None:
        return remedy.ended.decided_on, data.redone_on
    return ()


@guard(
    "cases.remedy-days-disordered",
    "日期的先后不对：先有决定，再有申请、起诉，再收到副本、答复，再有结果。",
    basis=cite("arl-2023:48", "arl-2023:75.2", "all-2017:67.1", "all-2017:85"),
    way_out="核对各日期。",
)
def days_are_in_order(situation: Situation) -> bool:
    """先后: decided, filed, received, answered, ended."""
    known = [day for day in _days_in_order(situation) if day is not None]
    data, remedy = situation.data, _about(situation)
    if isinstance(data, RemedyEnded) and data.party_received_on is not None:
        known_to_party = data.party_received_on >= data.decided_on
        return known == sorted(known) and known_to_party
    if isinstance(data, RemedyAnswered) and remedy and data.evidence_on is not None:
        first = remedy.registered.copy_received_on or remedy.registered.filed_on
        return known == sorted(known) and data.evidence_on >= first
    return known == sorted(known)


def _is_waiting(takes: type, situation: Situation) -> bool:
    """Whether the named remedy waits for this; before typing, whether any does."""
    if situation.data is None:
        waiting = remedy_for(takes, situation)
        return waiting is not None or not situation.case.remedies
    remedy = _about(situation)
    return remedy is None or _waits(takes, remedy)


@guard(
    "cases.no-such-remedy",
    "没有这件复议、诉讼。",
    basis=cite("arl-2023:48", "all-2017:67.1"),
    way_out="先登记复议、诉讼。",
)
def remedy_is_known(situation: Situation) -> bool:
    """登记: it was registered."""
    if situation.data is None:
        return bool(situation.case.remedies)
    return _about(situation) is not None


@guard(
    "cases.remedy-answered-already",
    "这件复议、诉讼已经登记答复，或者是本机关提起的上诉，不需要答复。",
    basis=cite("arl-2023:48", "all-2017:67.1"),
    way_out="无需再次登记。",
)
def remedy_waits_for_an_answer(situation: Situation) -> bool:
    """答复: once, to what others filed."""
    return _is_waiting(RemedyAnswered, situation)


@guard(
    "cases.evidence-not-handed-in",
    "答复、答辩应当同时提交作出行政行为的证据、依据；不提交的，视为没有证据、依据。",
    basis=cite("arl-2023:48", "arl-2023:70", "all-2017:34.2", "all-2017:67.1"),
    way_out="提交证据、依据以后一并登记，填写提交日期。",
)
def evidence_was_handed_in(situation: Situation) -> bool:
    """举证: with the answer; in the second instance it is there already."""
    data, remedy = situation.data, _about(situation)
    if not isinstance(data, RemedyAnswered) or remedy is None:
        return True
    return remedy.kind is RemedyKind.SECOND or data.evidence_on is not None


@guard(
    "cases.remedy-ended-already",
    "这件复议、诉讼的结果已经登记，没有尚未终结的复议、诉讼。",
    basis=cite("arl-2023:75.2", "all-2017:85"),
    way_out="无需再次登记；上诉或者重审的，另行登记。",
)
def remedy_has_not_ended(situation: Situation) -> bool:
    """结果: once for each instance."""
    return _is_waiting(RemedyEnded, situation)


@guard(
    "cases.outcome-unfit",
    "这一程序不会有这种结果。",
    basis=cite("arl-2023:68", "all-2017:69", "all-2017:89.1"),
    way_out="维持只用于复议；驳回上诉、发回重审只用于第二审。",
)
def outcome_fits_the_instance(situation: Situation) -> bool:
    """结果与程序: each instance has outcomes of its own."""
    data, remedy = situation.data, _about(situation)
    if not isinstance(data, RemedyEnded) or remedy is None:
        return True
    if data.outcome in _OF_RECONSIDERATION:
        return remedy.kind in RECONSIDERATIONS
    return data.outcome not in _OF_SECOND or remedy.kind is RemedyKind.SECOND


@guard(
    "cases.redo-unfit",
    "责令重新作出只与撤销、部分撤销一并决定；没有责令重新作出的，不填期限。",
    basis=cite("arl-2023:64.1", "all-2017:70"),
    way_out="核对结果和责令重新作出的内容。",
)
def redo_follows_revocation(situation: Situation) -> bool:
    """责令重新作出: beside a revocation, within the time that it names."""
    data = situation.data
    if not isinstance(data, RemedyEnded):
        return True
    if not data.redo:
        return data.redo_by is None
    in_time = data.redo_by is None or data.redo_by >= data.decided_on
    return data.outcome in _REVOKED and in_time


@guard(
    "cases.nothing-to-redo",
    "没有责令重新作出，或者已经登记重新作出的行政行为。",
    basis=cite("arl-2023:64.1", "arl-2023:77.1", "all-2017:70", "all-2017:71"),
    way_out="核对是哪一件复议、诉讼。",
)
def redoing_was_ordered(situation: Situation) -> bool:
    """重新作出: ordered, and not registered yet."""
    return _is_waiting(RemedyRedone, situation)


@guard(
    "cases.remedy-running",
    "当事人已申请行政复议或者提起诉讼，程序尚未终结，不能申请人民法院强制执行。",
    basis=cite("acl-2011:53", "all-2017:97", "apl-2021:73.3"),
    way_out="等复议、诉讼终结，登记结果后在期限内申请。",
)
def no_remedy_runs(situation: Situation) -> bool:
    """申请强制执行: only of what nobody contests any more."""
    return running(situation.case) is None


@guard(
    "cases.outcome-not-applied",
    "复议决定、裁判已改变本案的决定，尚未登记决定的变更、撤销。",
    basis=cite("apl-2021:48.2", "arl-2023:77.1", "all-2017:94"),
    way_out="先登记决定的变更、撤销，再办理其他事项。",
)
def outcome_was_applied(situation: Situation) -> bool:
    """结果的落实: what no longer stands as it was is not enforced as it was."""
    case = situation.case
    changed = changed_by(case, situation.law, situation.calendar, situation.today)
    return changed is None or case.overturned is not None


@guard(
    "cases.mediation-enforced-by-others",
    "复议以调解结案的，由行政复议机关强制执行或者申请人民法院强制执行。",
    basis=cite(
        "arl-2023:78(3)",
    ),
    way_out="报告行政复议机关，由其依法执行。",
)
def enforcement_is_ours(situation: Situation) -> bool:
    """执行机关: a mediation of the reconsideration body is enforced by that body."""
    remedies = situation.case.remedies
    last = remedies[-1] if remedies else None
    if last is None or last.ended is None or last.kind not in RECONSIDERATIONS:
        return True
    return last.ended.outcome is not RemedyOutcome.MEDIATED


REGISTER = (
    persons.post_may,
    persons.actor_is_not_recused,
    stages.case_is_decided,
    no_remedy_runs_already,
    bureau_only_appeals,
    appeal_follows_judgment,
    remanded_is_tried_again,
    copy_is_dated,
    days_are_in_order,
)
ANSWER = (
    persons.post_may,
    persons.actor_is_not_recused,
    remedy_is_known,
    remedy_waits_for_an_answer,
    evidence_was_handed_in,
    days_are_in_order,
)
END = (
    persons.post_may,
    persons.actor_is_not_recused,
    remedy_is_known,
    remedy_has_not_ended,
    outcome_fits_the_instance,
    redo_follows_revocation,
    days_are_in_order,
)
REDO = (
    persons.post_may,
    persons.actor_is_not_recused,
    remedy_is_known,
    redoing_was_ordered,
    days_are_in_order,
)
BEFORE_COURT = (no_remedy_runs, outcome_was_applied, enforcement_is_ours)
"""Before the court is asked, and before an application is drafted."""
