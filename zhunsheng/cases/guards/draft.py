"""拟处理意见和法制审核: what the law asks of a draft, and when review is due."""

from zhunsheng.cases.guards import evidence, persons, stages, transfer
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.notice import (
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
