"""What the law asks of a legal review and of the person who does it."""

from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.kernel.fields import CHINA
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.review.records import OpinionGiven, Point, ReviewExtended, Verdict
from zhunsheng.review.state import ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSituation:
    """Everything that bears on one act of review."""

    review: ReviewState
    data: OpinionGiven | ReviewExtended | None  # None: asked before it is typed
    officer: Officer
    at: datetime
    took_part: bool
    legal_head: str  # 法制审核机构负责人
    last_day: date | None  # of the open round as it stands now

    @property
    def today(self) -> date:
        """The day, in China, on which the act is received."""
        return self.at.astimezone(CHINA).date()


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
    return situation.data is None or situation.data.round == waiting.no


@guard(
    "review.not-a-reviewer",
    "法制审核由本机关法制审核机构的审核人员实施。",
    basis=cite("nhsa-2020-32:5.1.1", "luzhou-2020-plan:4.2#1"),
    way_out="请由法制审核人员办理。",
)
def officer_reviews(situation: ReviewSituation) -> bool:
    """审核机构: the legal department of the deciding bureau."""
    return situation.officer.holds(Post.LEGAL_REVIEWER, Post.LEGAL_HEAD)


@guard(
    "review.took-part",
    "参与本案执法的人员不得审核本案。",
    basis=cite("nhsa-2020-32:5.1.2", "nhsa-order-4:37"),
    way_out="请由未参与本案的法制审核人员办理。",
)
def reviewer_took_no_part(situation: ReviewSituation) -> bool:
    """审执分离: nobody reviews a case in which he or she had any part."""
    return not situation.took_part


@guard(
    "review.not-qualified",
    "初次从事行政处罚决定法制审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格。",
    basis=cite("apl-2021:58.2", "luzhou-2020-plan:4.2#1"),
    way_out="请由已取得法律职业资格或者此前已从事审核工作的人员办理。",
)
def reviewer_is_qualified(situation: ReviewSituation) -> bool:
    """审核人员资格: a first-time reviewer needs the legal-profession qualification."""
    officer = situation.officer
    return officer.legal_qualification or officer.review_years_on(situation.today) > 0


@guard(
    "review.points-incomplete",
    "九项审核内容应当逐项作出结论，每项一次。",
    basis=cite("nhsa-2020-32:5.3.1", "luzhou-2020-plan:4.5"),
    way_out="补全九项审核内容。",
)
def all_points_are_judged(situation: ReviewSituation) -> bool:
    """九项内容: each is judged, once."""
    if not isinstance(situation.data, OpinionGiven):
        return True
    points = [one.point for one in situation.data.points]
    return sorted(one.value for one in points) == sorted(one.value for one in Point)


@guard(
    "review.agrees-with-defect",
    "有审核内容不符合要求的，不能出具同意意见。",
    basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.3.3"),
    way_out="改为变更、纠正、继续调查或者其他意见，或者更改该项结论。",
)
def agreement_has_no_defect(situation: ReviewSituation) -> bool:
    """同意: only when nothing is found wrong."""
    data = situation.data
    if not isinstance(data, OpinionGiven) or data.verdict is not Verdict.AGREE:
        return True
    return all(one.in_order for one in data.points)


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


BEFORE_OPINION = (
    a_round_is_open,
    officer_reviews,
    reviewer_took_no_part,
    reviewer_is_qualified,
    all_points_are_judged,
    agreement_has_no_defect,
)
BEFORE_EXTENSION = (
    a_round_is_open,
    head_extends,
    not_extended_before,
    extended_while_it_runs,
)
