"""拟处理意见和法制审核: what the law asks of a draft, and when review is due."""

from zhunsheng.cases.guards import discretion, evidence, persons, stages, transfer
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.major import hearing_is_offered, why_discussed, why_major
from zhunsheng.cases.reviewable import decision_of, pass_of
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.review.major import Ground, in_words
from zhunsheng.review.records import Subject


def hearing_is_due(situation: Situation) -> bool:
    """听证: the intended fine is large, or settlement is to be suspended."""
    return hearing_is_offered(situation.case, situation.law)


def grounds_of_review(
    situation: Situation, subject: Subject = Subject.DECISION
) -> tuple[Ground, ...]:
    """法制审核: why this decision is a major one; empty when it is none."""
    case = situation.case
    if case.draft is None or case.filing is None:
        return ()
    return why_major(case, situation.law, situation.catalogue, situation.named, subject)


def review_is_due(situation: Situation) -> bool:
    """法制审核: whether this decision is a major one (处罚法 第五十八条 and wider)."""
    return bool(grounds_of_review(situation))


def grounds_of_discussion(situation: Situation) -> tuple[Ground, ...]:
    """集体讨论: why the heads decide together; empty when they need not."""
    case = situation.case
    if case.draft is None or case.filing is None:
        return ()
    return why_discussed(case, situation.law, situation.named)


def discussion_is_due(situation: Situation) -> bool:
    """集体讨论: complex or major violations, or an amount that the locality set."""
    return bool(grounds_of_discussion(situation))


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
    "cases.review-not-passed",
    "属于重大执法决定，未经法制审核或者审核未通过，不得作出决定。",
    basis=cite("apl-2021:58.1", "nhsa-2020-32:5.2.1", "nhsa-order-4:37"),
    way_out="送法制审核；审核后拟处理意见或者证据有改动的，重新送审。",
    detail=lambda situation: in_words(grounds_of_review(situation)),
)
def review_was_passed(situation: Situation) -> bool:
    """法制审核: passed, for exactly this draft and this evidence."""
    item = decision_of(situation.case)
    if item is None or not review_is_due(situation):
        return True
    return pass_of(item, situation.review) is not None


DRAFT = (
    *persons.HANDLER,
    *stages.UNDECIDED,
    evidence.investigation_was_reported,
    *evidence.FIGURES,
    *discretion.WEIGH,
    transfer.transfer_says_where,
)
