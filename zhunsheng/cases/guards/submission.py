"""送法制审核、补正、异议: what the law asks when a draft goes to review."""

from zhunsheng.cases.guards import persons, stages
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.materials import missing_material
from zhunsheng.cases.records.notice import ReviewRequested, SupplementMaterial
from zhunsheng.cases.reviewable import Reviewable, pass_of, reviewable
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.review.dispute_records import ObjectionRaised
from zhunsheng.review.records import Point, Verdict
from zhunsheng.review.state import Round


def item_of(situation: Situation) -> Reviewable | None:
    """送审事项: what is up for review now."""
    return reviewable(situation.case)


def last_opinion(situation: Situation) -> Round | None:
    """上次审核: the newest round on what is up for review, if it was concluded."""
    item = item_of(situation)
    last = situation.review.last_of(item.subject) if item else None
    return last if last is not None and last.verdict is not None else None


@guard(
    "cases.nothing-to-review",
    "尚未拟定处理意见或者强制执行申请书，没有可以送审的事项。",
    basis=cite("nhsa-2020-32:5.3.2", "apl-2021:57.1"),
    way_out="先拟定案件处理呈报书；已作决定的，先拟定强制执行申请书。",
)
def something_is_up_for_review(situation: Situation) -> bool:
    """送审事项: there is a draft."""
    return item_of(situation) is not None


@guard(
    "cases.evidence-changed",
    "拟定处理意见以后，证据又有增加，应当按现有证据重新拟定。",
    basis=cite("nhsa-2020-32:5.4.4", "nhsa-2020-32:5.3.2"),
    way_out="重新拟定案件处理呈报书。",
)
def draft_is_current(situation: Situation) -> bool:
    """证据: what is sent was drafted on the evidence as it stands."""
    item = item_of(situation)
    return item is None or item.current


@guard(
    "cases.not-declared",
    "承办人应当对送审材料的真实性、准确性、完整性负责。",
    basis=cite("nhsa-2020-32:5.4.4"),
    way_out="核对材料后作出声明。",
)
def handler_answers_for_material(situation: Situation) -> bool:
    """承办人声明."""
    data = situation.data
    if not isinstance(data, ReviewRequested | SupplementMaterial):
        return True
    return data.complete


@guard(
    "cases.material-missing",
    "送审材料不齐全。",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4", "luzhou-2020-plan:4.6"),
    way_out="补齐后送审。",
    detail=lambda situation: f"缺少：{'；'.join(missing_material(situation.case))}。",
)
def material_is_there(situation: Situation) -> bool:
    """送审材料: what the machine knows to be missing is named before it is sent."""
    case = situation.case
    return case.draft is None or not missing_material(case)


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
    return pass_of(item_of(situation), situation.review) is None


@guard(
    "cases.unchanged-since-opinion",
    "审核意见不同意的，应当按意见修改后再次送审；有异议的，书面提出。",
    basis=cite("nhsa-2020-32:5.3.3", "nhsa-2020-32:5.4.3"),
    way_out="重新拟定处理意见，或者对审核意见提出异议。",
)
def changed_since_opinion(situation: Situation) -> bool:
    """再次审核: what is sent again was changed, or the reviewer gave way."""
    last, item = last_opinion(situation), item_of(situation)
    if last is None or item is None or last.verdict is Verdict.AGREE:
        return True
    if not item.current or not last.binds(item.draft_digest, item.evidence_digest):
        return True
    return last.dispute is not None and last.dispute.gave_way


def _unanswered(situation: Situation) -> tuple[Point, ...]:
    data, last = situation.data, last_opinion(situation)
    if not isinstance(data, ReviewRequested) or last is None:
        return ()
    if last.verdict is Verdict.AGREE:
        return ()
    answered = {one.point for one in data.answers}
    return tuple(one for one in last.failed_points if one not in answered)


@guard(
    "cases.opinion-unanswered",
    "再次送审的，应当对上次审核意见逐项说明处理情况。",
    basis=cite("nhsa-2020-32:5.3.3"),
    way_out="补写“对上次审核意见的回应”。",
    detail=lambda situation: (
        f"尚未说明：{'；'.join(one.label for one in _unanswered(situation))}。"
    ),
)
def opinion_is_answered(situation: Situation) -> bool:
    """回应: each point that was not in order is answered."""
    return not _unanswered(situation)


@guard(
    "cases.nothing-returned",
    "送审材料没有退回补正，或者已经补正。",
    basis=cite("nhsa-2020-32:5.3.2"),
    way_out="无需补正。",
)
def material_was_returned(situation: Situation) -> bool:
    """补正: what was sent back, once."""
    waiting = situation.review.open_round
    return waiting is not None and waiting.received_on is None


def _unsupplied(situation: Situation) -> tuple[str, ...]:
    data, waiting = situation.data, situation.review.open_round
    if not isinstance(data, SupplementMaterial) or not waiting or not waiting.returned:
        return ()
    given = {one.item for one in data.supplied}
    return tuple(one for one in waiting.returned.missing if one not in given)


@guard(
    "cases.material-unsupplied",
    "退回时写明的材料应当全部补正。",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4"),
    way_out="按退回通知逐项补正。",
    detail=lambda situation: f"尚未补正：{'；'.join(_unsupplied(situation))}。",
)
def everything_is_supplied(situation: Situation) -> bool:
    """补正: every single thing that was missing."""
    return not _unsupplied(situation)


@guard(
    "cases.nothing-to-object",
    "没有可以提出异议的审核意见，或者已经提出过异议。",
    basis=cite("nhsa-2020-32:5.4.3"),
    way_out="按审核意见修改后再次送审。",
)
def an_opinion_may_be_disputed(situation: Situation) -> bool:
    """异议: against an opinion that did not agree, on the draft as it still stands."""
    last, item = last_opinion(situation), item_of(situation)
    if last is None or item is None or last is not situation.review.last_round:
        return False
    asked = getattr(situation.data, "round", last.no)
    return (
        asked == last.no
        and last.verdict is not Verdict.AGREE
        and last.dispute is None
        and last.binds(item.draft_digest, item.evidence_digest)
    )


@guard(
    "cases.objects-to-nothing",
    "异议应当针对审核意见中不符合的项目，每项一次。",
    basis=cite("nhsa-2020-32:5.4.3"),
    way_out="核对有异议的审核项目。",
)
def objection_meets_the_opinion(situation: Situation) -> bool:
    """异议: on points that were found not in order."""
    data, last = situation.data, last_opinion(situation)
    if not isinstance(data, ObjectionRaised) or last is None:
        return True
    named = [one.point for one in data.points]
    failed = last.failed_points or tuple(Point)
    return len(set(named)) == len(named) and set(named) <= set(failed)


_OPEN = (stages.case_is_filed, stages.case_is_not_suspended, stages.case_is_open)
ASK_REVIEW = (
    *persons.HANDLER,
    *_OPEN,
    something_is_up_for_review,
    draft_is_current,
    handler_answers_for_material,
    material_is_there,
    no_review_is_open,
    not_reviewed_yet,
    changed_since_opinion,
    opinion_is_answered,
)
SUPPLEMENT = (
    *persons.HANDLER,
    *_OPEN,
    material_was_returned,
    draft_is_current,
    handler_answers_for_material,
    material_is_there,
    everything_is_supplied,
)
OBJECT = (
    *persons.HANDLER,
    *_OPEN,
    an_opinion_may_be_disputed,
    objection_meets_the_opinion,
)
