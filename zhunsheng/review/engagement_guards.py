"""What must be so before an adviser is engaged for a review, and before advice."""

from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.authorities.advisers import AdviserFile
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard
from zhunsheng.review.engagement_records import (
    ACCESS,
    ADVICE,
    HELP,
    Advise,
    Engage,
    EngagementEnded,
)
from zhunsheng.review.engagement_state import Engagement, EngagementState
from zhunsheng.review.reviewers import Part

NO_PARTICIPANT = cite("nhsa-2020-32:5.1.2", "nhsa-order-4:37")


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementSituation:
    """Everything that bears on engaging an adviser, ending that, or advising.

    ``adviser`` is who is to be engaged, or who advises; ``None``: nobody was chosen
    yet, or nobody has this id.
    """

    data: Engage | EngagementEnded | Advise | None
    officer: Officer
    at: datetime
    bureau: BureauCode  # that decides the case
    case_number: str
    state: EngagementState
    adviser: Officer | None = None
    file: AdviserFile | None = None
    parts: tuple[Part, ...] = ()  # of the adviser, in the case

    @property
    def today(self) -> date:
        """The day, in China, on which the act is received."""
        return self.at.astimezone(CHINA).date()

    @property
    def last_day(self) -> date | None:
        """Until when registration and loan let the adviser help in this case."""
        if self.file is None:
            return None
        return self.file.last_day(self.bureau, self.case_number, self.today)

    @property
    def standing(self) -> Engagement | None:
        """The adviser's engagement that stands today."""
        if self.adviser is None:
            return None
        return self.state.standing(self.adviser.officer_id, self.today)


@guard(
    "review.engagement.not-the-head",
    "聘请顾问协助审核，由作出决定的单位的法制审核机构负责人决定。",
    basis=HELP,
    way_out="请法制审核机构负责人办理。",
)
def head_engages(situation: EngagementSituation) -> bool:
    """聘请权限: the head of the legal department of the deciding bureau."""
    officer = situation.officer
    return officer.bureau == situation.bureau and officer.holds(Post.LEGAL_HEAD)


@guard(
    "review.engage.not-registered",
    "所选人员今日没有有效的顾问登记。",
    basis=HELP,
    way_out="选择登记有效的顾问，或者先办理登记。",
)
def adviser_is_registered(situation: EngagementSituation) -> bool:
    """顾问登记: only who is on the register, and serves, is engaged."""
    if not isinstance(situation.data, Engage):
        return True
    adviser, file = situation.adviser, situation.file
    if adviser is None or file is None or not adviser.serves_on(situation.today):
        return False
    return file.term_on(situation.today) is not None


@guard(
    "review.engage.not-lent",
    "所选人员不是本单位登记的顾问，上级单位也没有把他调用给本单位办理本案。",
    basis=cite("nhsa-2020-32:5.1.4"),
    way_out="选择本单位的顾问，或者请上级单位统筹调用。",
)
def adviser_is_own_or_lent(situation: EngagementSituation) -> bool:
    """本单位或者上级调用: nobody else's adviser helps in this case."""
    file = situation.file
    if file is None or file.bureau == situation.bureau:
        return True
    return bool(file.loans_for(situation.bureau, situation.case_number))


@guard(
    "review.engage.loan-ended",
    "上级单位对所选人员的调用尚未开始、已经届满或者已经终止。",
    basis=cite("nhsa-2020-32:5.1.4"),
    way_out="请上级单位重新调用，或者选择其他顾问。",
)
def loan_stands(situation: EngagementSituation) -> bool:
    """调用有效: on the day on which the adviser is engaged."""
    return _loan_stands(situation)


def _loan_stands(situation: EngagementSituation) -> bool:
    """True also where no loan is needed, or none was ever made."""
    file, bureau = situation.file, situation.bureau
    if file is None or file.bureau == bureau:
        return True
    if not file.loans_for(bureau, situation.case_number):
        return True
    return file.loan_on(bureau, situation.case_number, situation.today) is not None


@guard(
    "review.engage.too-long",
    "截止日超过了顾问登记或者调用的有效期。",
    basis=ACCESS,
    way_out="把截止日改在有效期以内；续聘、续调后可以再次聘请。",
    detail=lambda situation: f"最晚到 {situation.last_day.isoformat()}。",
)
def ends_with_loan(situation: EngagementSituation) -> bool:
    """查阅期限: never beyond the registration, nor beyond the loan."""
    last = situation.last_day
    if last is None or not isinstance(situation.data, Engage):
        return True
    return situation.data.until <= last


@guard(
    "review.engage.past",
    "截止日已经过去。",
    basis=ACCESS,
    way_out="改为今日或者以后的日期。",
)
def ends_later(situation: EngagementSituation) -> bool:
    """查阅期限: an engagement lasts for the day of its making at least."""
    if not isinstance(situation.data, Engage):
        return True
    return situation.today <= situation.data.until


@guard(
    "review.engage.took-part",
    "所选人员参与过本案，不能协助审核本案。",
    basis=NO_PARTICIPANT,
    way_out="选择没有参与本案的顾问。",
    detail=lambda situation: f"{_places(situation)}。",
)
def adviser_took_no_part(situation: EngagementSituation) -> bool:
    """审执分离: who took part in the case does not help to review it."""
    return not situation.parts


def _places(situation: EngagementSituation) -> str:
    return "；".join(part.says for part in situation.parts)


@guard(
    "review.engage.already-engaged",
    "所选人员已经受聘协助本案审核，现在仍然有效。",
    basis=HELP,
    way_out="不必重复聘请；要改期限的，先终止原来的聘请。",
)
def not_engaged_already(situation: EngagementSituation) -> bool:
    """一案一聘: one standing engagement a person and case."""
    return not isinstance(situation.data, Engage) or situation.standing is None


@guard(
    "review.end-engagement.no-such-engagement",
    "没有这项聘请，或者它已经终止、届满。",
    basis=ACCESS,
    way_out="核对聘请的人员和期间。",
)
def engagement_stands(situation: EngagementSituation) -> bool:
    """可终止的聘请: one that opens the case today."""
    if not isinstance(situation.data, EngagementEnded):
        return True
    found = situation.state.engagements.get(situation.data.engagement_id)
    return found is not None and found.stands_on(situation.today)


@guard(
    "review.advise.engagement-ended",
    "您在本案的聘请已经届满或者终止。",
    basis=ACCESS,
    way_out="需要继续的，请作出决定的单位的法制审核机构负责人再次聘请。",
)
def is_engaged(situation: EngagementSituation) -> bool:
    """受聘: advice is given while engaged."""
    return situation.standing is not None


@guard(
    "review.advise.registration-ended",
    "您的顾问登记已经届满或者终止。",
    basis=ADVICE,
    way_out="续聘登记后再提出意见。",
)
def is_registered(situation: EngagementSituation) -> bool:
    """顾问登记: it must stand on the day of the advice."""
    file = situation.file
    return file is not None and file.term_on(situation.today) is not None


@guard(
    "review.advise.loan-ended",
    "上级单位对您的调用已经届满或者终止。",
    basis=ACCESS,
    way_out="需要继续的，请您所在的单位重新调用。",
)
def is_lent_still(situation: EngagementSituation) -> bool:
    """调用有效: a lent adviser advises as long as lent."""
    return _loan_stands(situation)


@guard(
    "review.advise.took-part",
    "您参与过本案，不能就本案的审核提出顾问意见。",
    basis=NO_PARTICIPANT,
    way_out="请法制审核机构另行聘请。",
    detail=lambda situation: f"{_places(situation)}。",
)
def advises_without_part(situation: EngagementSituation) -> bool:
    """审执分离: also who took part only after being engaged."""
    return not situation.parts


@guard(
    "review.advise.point-twice",
    "同一审核项目只能写一条分项意见。",
    basis=ADVICE,
    way_out="把同一项目的意见合并为一条。",
)
def points_are_told_once(situation: EngagementSituation) -> bool:
    """分项意见: one for each point at most."""
    if not isinstance(situation.data, Advise):
        return True
    points = [one.point for one in situation.data.points]
    return len(points) == len(set(points))


BEFORE_ENGAGEMENT = (
    head_engages,
    adviser_is_registered,
    adviser_is_own_or_lent,
    loan_stands,
    ends_later,
    ends_with_loan,
    adviser_took_no_part,
    not_engaged_already,
)
BEFORE_ENDING = (head_engages, engagement_stands)
BEFORE_ADVICE = (
    is_engaged,
    is_registered,
    is_lent_still,
    advises_without_part,
    points_are_told_once,
)
