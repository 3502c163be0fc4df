"""What the law asks of a legal review and of the person who does it."""

from zhunsheng.authorities.posts import Post
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.review.records import (
    Conclusion,
    GiveOpinion,
    MaterialReturned,
    Point,
    ReviewAssigned,
    Subject,
    Verdict,
)
from zhunsheng.review.reviewers import lacks_qualification
from zhunsheng.review.situation import ReviewSituation

_NAMES_POINTS = frozenset({Verdict.INVESTIGATE, Verdict.ALTER, Verdict.CORRECT})


@guard(
    "review.no-open-round",
    "本案没有待审核的送审材料。",
    basis=cite("nhsa-2020-32:5.3.2"),
    way_out="由承办人拟定处理意见后送法制审核。",
)
def a_round_is_open(situation: ReviewSituation) -> bool:
    """送审: there is something to review, and it is this round."""
    waiting = situation.review.open_round
    if waiting is None:
        return False
    asked = getattr(situation.data, "round", waiting.no)
    return bool(asked == waiting.no)


@guard(
    "review.awaiting-supplement",
    "送审材料已退回补正，尚未补齐。",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.2"),
    way_out="等待承办人补正。",
)
def material_is_complete(situation: ReviewSituation) -> bool:
    """材料: what was sent back is complete again."""
    waiting = situation.review.open_round
    return waiting is None or waiting.received_on is not None


@guard(
    "review.not-a-reviewer",
    "法制审核由本机关法制审核机构的审核人员实施。",
    basis=cite("nhsa-2020-32:5.1.1", "luzhou-2020-plan:4.2#1"),
    way_out="请由法制审核人员办理。",
)
def officer_reviews(situation: ReviewSituation) -> bool:
    """审核机构: the legal department of the deciding bureau."""
    reviewer = situation.reviewer
    return (
        reviewer is not None
        and reviewer.bureau == situation.officer.bureau
        and reviewer.holds(Post.LEGAL_REVIEWER, Post.LEGAL_HEAD)
        and reviewer.serves_on(situation.today)
    )


@guard(
    "review.assigned-to-another",
    "本案已指定由其他审核人员审核。",
    basis=cite("nhsa-2020-32:5.1.1", "nhsa-2020-32:5.4.4"),
    way_out="由指定的审核人员办理，或者由法制审核机构负责人改派。",
)
def reviewer_is_the_assigned_one(situation: ReviewSituation) -> bool:
    """指定: where somebody is assigned, nobody else answers."""
    waiting = situation.review.open_round
    if waiting is None or waiting.assigned is None:
        return True
    return waiting.assigned == situation.officer.officer_id


def _where(situation: ReviewSituation) -> str:
    reviewer = situation.reviewer
    found = situation.parts.get(reviewer.officer_id, ()) if reviewer else ()
    return f"参与的环节：{'；'.join(one.says for one in found)}。" if found else ""


@guard(
    "review.took-part",
    "参与本案执法的人员不得审核本案。",
    basis=cite("nhsa-2020-32:5.1.2", "nhsa-order-4:37"),
    way_out="请由未参与本案的法制审核人员办理。",
    detail=_where,
)
def reviewer_took_no_part(situation: ReviewSituation) -> bool:
    """审执分离: nobody reviews a case in which he or she had any part."""
    reviewer = situation.reviewer
    return reviewer is None or not situation.parts.get(reviewer.officer_id)


@guard(
    "review.recused",
    "该审核人员已回避本案。",
    basis=cite("apl-2021:43.1", "nhsa-2020-32:5.1.2"),
    way_out="请由其他法制审核人员办理。",
)
def reviewer_is_not_recused(situation: ReviewSituation) -> bool:
    """回避: who stepped aside does not review the case any more."""
    reviewer = situation.reviewer
    aside = situation.review.recused | situation.recused
    return reviewer is None or reviewer.officer_id not in aside


def _lacking(situation: ReviewSituation) -> str:
    reviewer, last = situation.reviewer, situation.review.last_round
    if reviewer is None:
        return ""
    penalty = last is None or last.subject is Subject.DECISION
    bar = lacks_qualification(reviewer, situation.today, is_penalty=penalty)
    return bar.says if bar else ""


@guard(
    "review.not-qualified",
    "审核人员不具备审核本案的资格。",
    basis=cite("apl-2021:58.2", "nhsa-2020-32:5.1.2", "luzhou-2020-plan:4.2#1"),
    way_out="请由已取得法律职业资格或者符合条件的审核人员办理。",
    detail=_lacking,
)
def reviewer_is_qualified(situation: ReviewSituation) -> bool:
    """审核人员资格: a first-time reviewer of penalties has passed the examination."""
    return not _lacking(situation)


@guard(
    "review.points-incomplete",
    "九项审核内容应当逐项作出结论，每项一次。",
    basis=cite("nhsa-2020-32:5.3.1", "luzhou-2020-plan:4.5"),
    way_out="补全九项审核内容。",
)
def all_points_are_judged(situation: ReviewSituation) -> bool:
    """九项内容: each is judged, once."""
    data = situation.data
    if not isinstance(data, GiveOpinion):
        return True
    return sorted(one.point.value for one in data.points) == sorted(
        one.value for one in Point
    )


def _failing(data: GiveOpinion) -> tuple[Point, ...]:
    return tuple(
        one.point for one in data.points if one.conclusion is Conclusion.NOT_IN_ORDER
    )


@guard(
    "review.agrees-with-defect",
    "有审核内容不符合要求的，不能出具同意意见。",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.3.3"),
    way_out="改为变更、纠正、继续调查或者其他意见，或者更改该项结论。",
)
def agreement_has_no_defect(situation: ReviewSituation) -> bool:
    """同意: only when nothing is found wrong."""
    data = situation.data
    if not isinstance(data, GiveOpinion) or data.verdict is not Verdict.AGREE:
        return True
    return not _failing(data)


@guard(
    "review.opinion-without-points",
    "建议变更、纠正、继续调查或者不予作出决定的，应当指明哪一项审核内容不符合。",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-order-4:39"),
    way_out="把不符合的审核内容标为“不符合”并写明意见。",
)
def disagreement_names_points(situation: ReviewSituation) -> bool:
    """意见: what is to be changed is named by its point."""
    data = situation.data
    if not isinstance(data, GiveOpinion) or data.verdict not in _NAMES_POINTS:
        return True
    return bool(_failing(data))


@guard(
    "review.defect-unexplained",
    "不符合的审核内容应当写明意见。",
    basis=cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.3.2"),
    way_out="在该项下写明哪里不符合、应当怎样改。",
)
def defects_are_explained(situation: ReviewSituation) -> bool:
    """不符合: with the reason, so that the handler knows what to change."""
    data = situation.data
    if not isinstance(data, GiveOpinion):
        return True
    return all(
        one.note for one in data.points if one.conclusion is Conclusion.NOT_IN_ORDER
    )


def _unanswered(situation: ReviewSituation) -> tuple[str, ...]:
    data = situation.data
    if not isinstance(data, GiveOpinion):
        return ()
    answered = {one.key for one in data.answers}
    return tuple(one.says for one in situation.adverse if one.key not in answered)


@guard(
    "review.findings-unanswered",
    "机器发现的问题应当逐项采纳，或者不采纳并说明理由。",
    basis=cite("nhsa-2020-32:5.3.1"),
    way_out="对每一处作出判断；结论由审核人员作出。",
    detail=lambda situation: f"尚未判断：{'；'.join(_unanswered(situation))}。",
)
def findings_are_answered(situation: ReviewSituation) -> bool:
    """机器发现: none is passed over in silence."""
    return not _unanswered(situation)


@guard(
    "review.overruled-unexplained",
    "不采纳机器发现的，应当说明理由。",
    basis=cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.4.4"),
    way_out="写明不采纳的理由。",
)
def overruling_is_reasoned(situation: ReviewSituation) -> bool:
    """不采纳: with the reason."""
    data = situation.data
    if not isinstance(data, GiveOpinion):
        return True
    return all(one.accepted or one.reason for one in data.answers)


@guard(
    "review.accepted-but-in-order",
    "采纳了机器发现的问题，该项审核内容却没有标为“不符合”。",
    basis=cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.3.2"),
    way_out="把该项标为“不符合”，或者不采纳该发现并说明理由。",
)
def accepted_findings_fail_their_point(situation: ReviewSituation) -> bool:
    """采纳: what is taken as right makes its point fail."""
    data = situation.data
    if not isinstance(data, GiveOpinion):
        return True
    accepted = {one.key for one in data.answers if one.accepted}
    failing = _failing(data)
    return all(one.point in failing for one in situation.adverse if one.key in accepted)


@guard(
    "review.not-responsible",
    "审核人员应当对审核意见负责并作出声明。",
    basis=cite("nhsa-2020-32:5.4.4"),
    way_out="核对后作出声明。",
)
def reviewer_answers_for_opinion(situation: ReviewSituation) -> bool:
    """审核人员声明."""
    data = situation.data
    return not isinstance(data, GiveOpinion) or data.responsible


@guard(
    "review.extend.not-the-head",
    "延长法制审核期限，由法制审核机构负责人批准。",
    basis=cite("nhsa-2020-32:5.4.2"),
    way_out="请由法制审核机构负责人办理。",
)
def head_extends(situation: ReviewSituation) -> bool:
    """延长: the head of the legal department approves."""
    return situation.officer.holds(Post.LEGAL_HEAD)


@guard(
    "review.extend.again",
    "法制审核期限只能延长一次。",
    basis=cite("nhsa-2020-32:5.4.2"),
    way_out="请在已延长的期限内审结。",
)
def not_extended_before(situation: ReviewSituation) -> bool:
    """延长: once."""
    waiting = situation.review.open_round
    return waiting is None or not waiting.extended


@guard(
    "review.extend.too-late",
    "法制审核期限已经届满，不能再延长。",
    basis=cite("nhsa-2020-32:5.4.2"),
    way_out="请立即出具审核意见，并说明逾期的原因。",
)
def extended_while_it_runs(situation: ReviewSituation) -> bool:
    """延长: before the period ends; what has ended is not extended."""
    last = situation.last_day
    return last is None or situation.today <= last


@guard(
    "review.assign.not-the-head",
    "审核人员由法制审核机构负责人指定；尚未指定的，审核人员可以自行领取。",
    basis=cite("nhsa-2020-32:5.1.1"),
    way_out="请由法制审核机构负责人指定。",
)
def head_assigns(situation: ReviewSituation) -> bool:
    """指定: by the head; what nobody has may be taken by a reviewer for himself."""
    if situation.officer.holds(Post.LEGAL_HEAD):
        return True
    waiting, reviewer = situation.review.open_round, situation.reviewer
    free = waiting is None or waiting.assigned is None
    return (
        free
        and situation.officer.holds(Post.LEGAL_REVIEWER)
        and reviewer is not None
        and reviewer.officer_id == situation.officer.officer_id
    )


@guard(
    "review.assigned-already",
    "本案已由该审核人员审核。",
    basis=cite("nhsa-2020-32:5.1.1"),
    way_out="无需再次指定。",
)
def not_assigned_already(situation: ReviewSituation) -> bool:
    """指定: a change of person, or the first one."""
    data, waiting = situation.data, situation.review.open_round
    if not isinstance(data, ReviewAssigned) or waiting is None:
        return True
    return data.reviewer != waiting.assigned


@guard(
    "review.returned-before",
    "需要补正的材料应当一次性告知，本次送审已经退回补正过。",
    basis=cite("nhsa-2020-32:5.3.2", "luzhou-2020-plan:4.6"),
    way_out="在现有材料的基础上审核，缺少的内容写入审核意见。",
)
def not_returned_before(situation: ReviewSituation) -> bool:
    """一次性告知: sent back once, with everything that is missing."""
    waiting = situation.review.open_round
    return waiting is None or waiting.returned is None


@guard(
    "review.missing-repeated",
    "缺少的材料每项只写一次。",
    basis=cite("nhsa-2020-32:5.3.2"),
    way_out="删去重复的项目。",
)
def missing_is_named_once(situation: ReviewSituation) -> bool:
    """缺少的材料: each is named once, so that each can be answered."""
    data = situation.data
    if not isinstance(data, MaterialReturned):
        return True
    return len(set(data.missing)) == len(data.missing)


_PERSON = (
    officer_reviews,
    reviewer_took_no_part,
    reviewer_is_not_recused,
    reviewer_is_qualified,
)
BEFORE_OPINION = (
    a_round_is_open,
    material_is_complete,
    *_PERSON,
    reviewer_is_the_assigned_one,
    all_points_are_judged,
    agreement_has_no_defect,
    disagreement_names_points,
    defects_are_explained,
    findings_are_answered,
    overruling_is_reasoned,
    accepted_findings_fail_their_point,
    reviewer_answers_for_opinion,
)
BEFORE_EXTENSION = (
    a_round_is_open,
    material_is_complete,
    head_extends,
    not_extended_before,
    extended_while_it_runs,
)
BEFORE_ASSIGNMENT = (
    a_round_is_open,
    head_assigns,
    *_PERSON,
    not_assigned_already,
)
BEFORE_RECUSAL = (a_round_is_open, officer_reviews, reviewer_is_not_recused)
BEFORE_RETURN = (
    a_round_is_open,
    material_is_complete,
    *_PERSON,
    reviewer_is_the_assigned_one,
    not_returned_before,
    missing_is_named_once,
)
