"""What the law requires before each act of disclosure (公示)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.disclosure.choices import Measure
from zhunsheng.disclosure.records import (
    Corrected,
    PublicationChecked,
    PublicationProposed,
    Withdrawn,
)
from zhunsheng.disclosure.redaction import Residue
from zhunsheng.disclosure.state import PublicationState, Status
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import Guard, guard

PROPOSERS = (Post.HANDLER, Post.DEPARTMENT_HEAD, Post.PUBLISHER)
CHECKERS = (Post.PUBLISHER, Post.DEPARTMENT_HEAD, Post.LEGAL_REVIEWER, Post.LEGAL_HEAD)
APPROVERS = (Post.DEPUTY_HEAD, Post.BUREAU_HEAD)
WITHDRAWERS = (Post.PUBLISHER, *APPROVERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Who acts, in which bureau's matter, how far it is, and what was found in it."""

    officer: Officer
    bureau: BureauCode  # whose decision, or whose information, it is
    publication: PublicationState
    facts: DecisionFacts | None  # none for information about the bureau itself
    residues: tuple[Residue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSituation(Situation):
    """提出公示意见."""

    proposed: PublicationProposed
    already_proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSituation(Situation):
    """保密和隐私审查."""

    proposed: PublicationChecked


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSituation(Situation):
    """更正公示."""

    proposed: Corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalSituation(Situation):
    """撤回公示."""

    proposed: Withdrawn
    on: date


@guard(
    "disclosure.not-own-decision",
    "谁执法谁公示：只能办理本局执法信息的公示。",
    way_out="请由作出决定的医疗保障局办理。",
    basis=cite("nhsa-2020-32:3.4.1", "gansu-2020-81-disclosure:2"),
)
def own_bureau(situation: Situation) -> bool:
    """谁执法谁公示: only the bureau that decided publishes."""
    return situation.officer.bureau == situation.bureau


@guard(
    "disclosure.not-a-proposer",
    "公示意见由承办人、承办机构负责人或者公示管理人员提出。",
    way_out="请由承担这些岗位的人员提出。",
    basis=cite("nhsa-2020-32:3.4.2"),
)
def may_propose(situation: Situation) -> bool:
    """提出: the posts that may propose."""
    return situation.officer.holds(*PROPOSERS)


@guard(
    "disclosure.not-a-checker",
    "保密和隐私审查由公示管理人员、承办机构负责人或者法制审核人员进行。",
    way_out="请由承担这些岗位的人员审查。",
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:9"),
)
def may_check(situation: Situation) -> bool:
    """审查: the posts that may check."""
    return situation.officer.holds(*CHECKERS)


@guard(
    "disclosure.not-an-approver",
    "公示、不予公示和更正须经分管负责人或者主要负责人批准。",
    way_out="请送分管负责人或者主要负责人办理。",
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:12#1"),
)
def may_approve(situation: Situation) -> bool:
    """审批: the heads."""
    return situation.officer.holds(*APPROVERS)


@guard(
    "disclosure.not-a-withdrawer",
    "撤回由公示管理人员、分管负责人或者主要负责人办理。",
    way_out="请由承担这些岗位的人员办理。",
    basis=cite("apl-2021:48.2", "nhsa-2020-32:3.3.2"),
)
def may_withdraw(situation: Situation) -> bool:
    """撤回: few posts, but one person, because three days are short."""
    return situation.officer.holds(*WITHDRAWERS)


@guard(
    "disclosure.propose.already-proposed",
    "这一决定的公示已经提出，不能重复提出。",
    way_out="请在原公示事项中继续办理；需要修改已公示内容的，办理更正。",
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:9"),
)
def not_yet_proposed(situation: ProposalSituation) -> bool:
    """不重复: one living publication a decision."""
    return not situation.already_proposed


@guard(
    "disclosure.decision-has-fallen",
    "决定已被撤销、变更、确认违法或者确认无效，不得公示。",
    way_out="已经公示的，请立即办理撤回。",
    basis=cite("apl-2021:48.2", "nhsa-2020-32:3.3.2"),
)
def decision_stands(situation: Situation) -> bool:
    """决定有效: a decision that fell is not shown."""
    return situation.facts is None or situation.facts.revoked_on is None


@guard(
    "disclosure.propose.no-ground",
    "提出不予公示，须选择理由并写明情况；提出公示的，不填写不予公示的理由。",
    way_out="请在“不予公示的理由”中选择一项，并在“说明”中写明具体情况。",
    basis=cite("gansu-2020-81-disclosure:8", "nhsa-2020-32:3.4.2"),
)
def ground_matches_measure(situation: ProposalSituation) -> bool:
    """理由: exemption names a ground from the list and says why."""
    proposed = situation.proposed
    if proposed.measure is Measure.EXEMPT:
        return proposed.ground is not None and bool(proposed.reason)
    return proposed.ground is None


@guard(
    "disclosure.personal-information-left",
    "公示内容中还有不应公开的个人信息。",
    way_out="请打开公示预览，按标出的位置删改后再办理。",
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:8"),
)
def nothing_left(situation: Situation) -> bool:
    """脱敏: nothing that is certainly personal may be left in the text."""
    return not any(one.certain for one in situation.residues)


@guard(
    "disclosure.suspicion-not-judged",
    "公示内容中有疑似号码，还没有人判断可不可以公开。",
    way_out="请审查人逐一核对标出的数字：可以公开的勾选确认，不可以公开的退回修改。",
    basis=cite("nhsa-2020-32:3.4.2"),
)
def suspicions_judged(situation: CheckSituation) -> bool:
    """疑似号码: a person says of each whether it may stand."""
    if not situation.proposed.passed:
        return True
    return not _open_suspicions(situation.residues, situation.proposed.cleared)


@guard(
    "disclosure.unjudged-number-left",
    "公示内容中有未经审查人确认的疑似号码。",
    way_out="请退回，由审查人确认，或者删去。",
    basis=cite("nhsa-2020-32:3.4.2"),
)
def nothing_unjudged(situation: Situation) -> bool:
    """疑似号码: only what the checker cleared goes out."""
    return not _open_suspicions(situation.residues, situation.publication.cleared)


def _open_suspicions(residues: tuple[Residue, ...], cleared: tuple[str, ...]) -> bool:
    return any(not one.certain and one.text not in cleared for one in residues)


@guard(
    "disclosure.check.not-proposed",
    "没有等待审查的公示意见。",
    way_out="请先提出公示意见；已经审查过的，不再审查。",
    basis=cite("nhsa-2020-32:3.4.2"),
)
def waits_for_check(situation: Situation) -> bool:
    """待审查: proposed and not judged yet."""
    return situation.publication.status is Status.PROPOSED


@guard(
    "disclosure.check.same-person",
    "审查人不能是提出公示意见的人。",
    way_out="请由另一人审查。",
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:9"),
)
def another_checks(situation: Situation) -> bool:
    """三人: the checker did not propose."""
    return situation.officer.officer_id != situation.publication.proposed_by


@guard(
    "disclosure.approve.same-person",
    "批准人不能是提出人或者审查人。",
    way_out="请由另一名负责人批准。",
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:9"),
)
def another_approves(situation: Situation) -> bool:
    """三人: the approver neither proposed nor checked."""
    publication = situation.publication
    return situation.officer.officer_id not in (
        publication.proposed_by,
        publication.checked_by,
    )


@guard(
    "disclosure.publish.not-checked",
    "没有经过保密和隐私审查、等待批准的公示意见。",
    way_out="请先完成审查；审查未通过的，修改后重新提出。",
    basis=cite("nhsa-2020-32:3.4.2"),
)
def waits_for_release(situation: Situation) -> bool:
    """待批准公示: checked, and publication was proposed."""
    publication = situation.publication
    return (
        publication.status is Status.CHECKED and publication.measure is Measure.PUBLISH
    )


@guard(
    "disclosure.exempt.not-checked",
    "没有经过审查、等待批准的不予公示意见。",
    way_out="请先提出不予公示的意见并完成审查。",
    basis=cite("gansu-2020-81-disclosure:8", "nhsa-2020-32:3.4.2"),
)
def waits_for_exemption(situation: Situation) -> bool:
    """待批准不予公示: checked, and exemption was proposed."""
    publication = situation.publication
    return (
        publication.status is Status.CHECKED and publication.measure is Measure.EXEMPT
    )


@guard(
    "disclosure.not-published",
    "这一决定现在没有公示，不能更正或者撤回。",
    way_out="没有公示的，无须撤回；需要公示的，请提出公示意见。",
    basis=cite("apl-2021:48.2", "gansu-2020-81-disclosure:12#1"),
)
def is_published(situation: Situation) -> bool:
    """已公示: only what stands in public is corrected or withdrawn."""
    return situation.publication.status is Status.PUBLISHED


@guard(
    "disclosure.correct.nothing-changed",
    "更正后的内容与现在公示的内容相同。",
    way_out="请核对案件信息或者填写更正后的全文。",
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:12#1"),
)
def something_changed(situation: CorrectionSituation) -> bool:
    """更正: the new text differs."""
    return situation.proposed.text != situation.publication.text


@guard(
    "disclosure.withdraw.wrong-day",
    "决定被撤销、变更、确认违法或者无效的日期不对：应在决定作出之后、今天之前，并与案件记录一致。",
    way_out="请核对复议决定、判决或者撤销决定的日期。",
    basis=cite("apl-2021:48.2"),
)
def fell_on_a_possible_day(situation: WithdrawalSituation) -> bool:
    """决定失效之日: after it was made, not in the future, as the case knows it."""
    facts, fell_on = situation.facts, situation.proposed.fell_on
    if facts is None or not facts.decided_on <= fell_on <= situation.on:
        return False
    return facts.revoked_on is None or facts.revoked_on == fell_on


@guard(
    "disclosure.withdraw.says-too-much",
    "撤回说明只写文号、日期、理由和依据，不得出现当事人名称和其他个人信息。",
    way_out="请从撤回理由中删去当事人名称、姓名、住址和号码。",
    basis=cite("apl-2021:48.2", "nhsa-2020-32:3.3.2"),
)
def tells_nothing_more(situation: WithdrawalSituation) -> bool:
    """撤回说明: neither what it said nor whose it was."""
    return not situation.residues


BEFORE_PROPOSAL: tuple[Guard[Any], ...] = (
    own_bureau,
    may_propose,
    not_yet_proposed,
    decision_stands,
    ground_matches_measure,
    nothing_left,
)
BEFORE_CHECK: tuple[Guard[Any], ...] = (
    own_bureau,
    may_check,
    waits_for_check,
    another_checks,
    suspicions_judged,
)
BEFORE_PUBLICATION: tuple[Guard[Any], ...] = (
    own_bureau,
    may_approve,
    waits_for_release,
    another_approves,
    decision_stands,
    nothing_left,
    nothing_unjudged,
)
BEFORE_EXEMPTION: tuple[Guard[Any], ...] = (
    own_bureau,
    may_approve,
    waits_for_exemption,
    another_approves,
)
BEFORE_CORRECTION: tuple[Guard[Any], ...] = (
    own_bureau,
    may_approve,
    is_published,
    decision_stands,
    something_changed,
    nothing_left,
    nothing_unjudged,
)
BEFORE_WITHDRAWAL: tuple[Guard[Any], ...] = (
    own_bureau,
    may_withdraw,
    is_published,
    fell_on_a_possible_day,
    tells_nothing_more,
)
BEFORE_BUREAU_INFORMATION: tuple[Guard[Any], ...] = (own_bureau, may_approve)
