"""聘请顾问: who is asked to help a review, until when, and what they advise."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from zhunsheng.authorities.advisers import AdviserKind
from zhunsheng.kernel.fields import Prose, label
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite
from zhunsheng.review.records import CaseRef, Point

HELP = cite("nhsa-2020-32:5.1.4", "luzhou-2020-plan:4.2#2", "luzhou-2020-plan:4.3")
"""法律顾问、聘请的法律专业人员: they help those who review."""

ACCESS = cite("nhsa-2020-32:4.4.2", "nhsa-2020-32:5.1.4")
"""查阅: another's case is opened for a purpose and a time, and no longer."""

ADVICE = cite("nhsa-2020-32:5.1.4", "luzhou-2020-plan:4.3")
"""顾问意见: in writing, beside the review and never in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engage:
    """聘请顾问协助审核: one adviser, for this case, until a day."""

    case_id: CaseRef
    adviser: Annotated[
        OfficerId,
        label("顾问", "本单位登记的，或者上级单位调用的", widget="pick:engageable"),
    ]
    until: Annotated[
        date,
        label("截止日", "当日仍可查阅本案审核材料；不超过登记和调用的有效期"),
    ]
    purpose: Annotated[Prose, label("聘请事由", "请顾问就哪些问题提出意见")]


@record("review.engaged", version=1, title="聘请顾问协助审核", basis=HELP)
@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserEngaged:
    """聘请顾问: until the day named the adviser reads this review and its documents."""

    case_id: CaseId
    engagement_id: UUID
    given: Engage
    kind: AdviserKind
    registered_in: BureauCode
    loan_id: UUID | None  # None: an adviser of one's own
    case_name: str
    case_number: str


@record("review.engagement-ended", version=1, title="终止聘请", basis=ACCESS)
@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementEnded:
    """终止聘请: from this moment the adviser reads nothing of the case any more."""

    case_id: CaseRef
    engagement_id: Annotated[UUID, label("聘请", widget="hidden")]
    reason: Annotated[Prose, label("终止原因")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAdvice:
    """分项意见: what the adviser says of one of the nine points."""

    point: Annotated[Point, label("审核项目")]
    says: Annotated[Prose, label("意见")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advise:
    """出具顾问意见: in writing; it decides nothing."""

    case_id: CaseRef
    points: Annotated[
        tuple[PointAdvice, ...],
        label("分项意见", "对哪一项有意见，写哪一项", max_length=9),
    ] = ()
    opinion: Annotated[Prose, label("总的意见和理由")]


@record("review.advised", version=1, title="出具顾问意见", basis=ADVICE)
@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """顾问意见: on one round; whoever reviews weighs it and answers for the opinion."""

    case_id: CaseId
    engagement_id: UUID
    round: int
    given: Advise
