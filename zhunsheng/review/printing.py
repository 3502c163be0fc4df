"""法制审核意见书, 集体讨论记录: what is printed of a review."""

from zhunsheng.authorities.posts import Post
from zhunsheng.documents.content.deliberation import (
    Advice,
    Bound,
    DiscussionRecord,
    Finding,
    LegalReviewOpinion,
    MachineFinding,
    Reviewer,
    ReviewTime,
)
from zhunsheng.documents.content.parts import Person, Statement
from zhunsheng.documents.content.reading import BadContentError
from zhunsheng.kernel.fields import Problem
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.review.dispute_records import DiscussDispute
from zhunsheng.review.findings import Finding as MachineFinds
from zhunsheng.review.records import FindingAnswer, GiveOpinion, PointVerdict
from zhunsheng.review.situation import ReviewSituation
from zhunsheng.review.state import Round


def legal_review_opinion(
    situation: ReviewSituation, advised: tuple[Advice, ...] = ()
) -> LegalReviewOpinion:
    """The printed opinion on the open round; the guards have let it through.

    ``advised`` is what advisers said in this round, as the opinion names it.
    """
    data, waiting = situation.data, situation.review.open_round
    if not isinstance(data, GiveOpinion) or waiting is None:
        raise TypeError("there is no open round to print an opinion on")
    officer = situation.officer
    qualified = (
        "已取得法律职业资格" if officer.legal_qualification else "此前已从事审核工作"
    )
    return LegalReviewOpinion(
        case_name=waiting.case_name,
        case_number=waiting.case_number,
        submitted_by=waiting.department,
        round=waiting.no,
        received_on=waiting.received_on or waiting.submitted_on,
        finished_on=situation.today,
        findings=tuple(_finding(one, data, situation) for one in data.points),
        kind=data.verdict.label,
        opinion=data.opinion,
        reviewers=(Reviewer(name=officer.name, qualification=qualified),),
        head=situation.legal_head,
        made_on=situation.today,
        extension="经审核机构负责人批准延长" if waiting.extended else None,
        subject=waiting.subject.label,
        grounds=tuple(one.rstrip("。") for one in waiting.grounds),
        time=_time(situation, waiting),
        bound=_bound(waiting),
        advice=advised,
        declaration="对本审核意见负责" if data.responsible else None,
    )


def _finding(
    one: PointVerdict, data: GiveOpinion, situation: ReviewSituation
) -> Finding:
    """One of the nine points, with what the machine found not in order there.

    What it found in order stands in the record, and would bury the rest on paper.
    """
    answers = {each.key: each for each in data.answers}
    return Finding(
        subject=one.point.label,
        conclusion=one.conclusion.label,
        note=one.note,
        evidence="、".join(map(str, one.evidence_nos)) or None,
        machine=tuple(
            _machine(found, answers.get(found.key))
            for found in situation.adverse
            if found.point is one.point
        ),
    )


def _machine(found: MachineFinds, answer: FindingAnswer | None) -> MachineFinding:
    if answer is None:
        return MachineFinding(says=found.says, in_order=False)
    return MachineFinding(
        says=found.says,
        in_order=False,
        answer="采纳" if answer.accepted else "不采纳",
        reason=None if answer.accepted else answer.reason,
    )


def _time(situation: ReviewSituation, waiting: Round) -> ReviewTime | None:
    """审核期限: kept or missed, and from which day it ran."""
    last, began = situation.last_day, waiting.received_on
    if last is None or began is None:
        return None
    material = "补齐材料" if waiting.returned else "收齐材料"
    extended = "，经批准延长一次" if waiting.extended else ""
    return ReviewTime(
        due_on=last,
        kept=situation.today <= last,
        why=f"自{began.year}年{began.month}月{began.day}日{material}之日起计算，当日不计入{extended}",
    )


def _bound(waiting: Round) -> tuple[Bound, ...]:
    """What the opinion is bound to; the first rounds did not bind the report."""
    bound = (
        ("呈报书", waiting.report_digest),
        ("送审文稿", waiting.draft_digest),
        ("证据清单", waiting.evidence_digest),
    )
    return tuple(Bound(name=name, digest=digest) for name, digest in bound if digest)


def dispute_discussion(situation: ReviewSituation) -> DiscussionRecord:
    """集体讨论记录 on a dispute: both views, each one's own, and the outcome."""
    data, last = situation.data, situation.review.last_round
    if not isinstance(data, DiscussDispute) or last is None or last.dispute is None:
        raise TypeError("there is no dispute to print a discussion of")
    referred = last.dispute.referred
    views = (
        (
            f"承办机构意见：{referred.handlers_view}",
            f"法制审核机构意见：{referred.reviewers_view}",
        )
        if referred
        else ()
    )
    argued = (
        f"{one.by.label}（{one.held_on.isoformat()}，{one.favours.label}）：{one.content}"
        for one in last.dispute.arguments
    )
    entrusted = (f"主持说明：{data.entrusted}",) if data.entrusted else ()
    return DiscussionRecord(
        case_name=last.case_name,
        case_number=last.case_number,
        place=data.place,
        started_at=data.began_at,
        ended_at=data.ended_at,
        presider=_person(situation, data.host),
        attendees=tuple(_person(situation, one.officer_id) for one in data.voices),
        observers=tuple(_person(situation, one) for one in data.observers),
        recorder=_person(situation, data.recorder).name,
        report="\n".join(
            (
                f"讨论事项：对第{last.no}次法制审核意见（{_kind(situation)}）的分歧。",
                *views,
                *argued,
                *entrusted,
            )
        ),
        opinions=tuple(
            Statement(
                speaker=_person(situation, one.officer_id).name,
                text=f"{one.stand.label}。{one.view}",
            )
            for one in data.voices
        ),
        conclusion=f"{data.adopted.label}。{data.conclusion}",
    )


def _kind(situation: ReviewSituation) -> str:
    last = situation.review.last_round
    return last.verdict.label if last and last.verdict else ""


def _person(situation: ReviewSituation, officer_id: OfficerId) -> Person:
    """Somebody of the bureau, by name and post."""
    one = situation.named.get(officer_id)
    if one is None:
        problem = Problem("有关人员", "不是本机关人员，请核对。")
        raise BadContentError("集体讨论记录", (problem,))
    posts = "、".join(sorted(post.label for post in one.posts))
    place = "" if one.holds(Post.BUREAU_HEAD, Post.DEPUTY_HEAD) else one.department_name
    return Person(name=one.name, post=f"{one.bureau_name}{place}{posts}")
