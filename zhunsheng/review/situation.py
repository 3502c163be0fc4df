"""Everything that bears on one act of legal review, gathered before it is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.review.findings import Finding
from zhunsheng.review.reviewers import Part
from zhunsheng.review.state import ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSituation:
    """One act of review, one officer, one moment; ``data`` is None before typing."""

    review: ReviewState
    data: object | None
    officer: Officer
    at: datetime
    parts: Mapping[OfficerId, tuple[Part, ...]]  # 参与本案
    recused: frozenset[OfficerId] = frozenset()  # 在案件中决定回避的
    legal_head: str  # 法制审核机构负责人
    last_day: date | None  # of the open round as it stands now
    findings: tuple[Finding, ...] = ()
    named: Mapping[OfficerId, Officer] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day, in China, on which the act is received."""
        return self.at.astimezone(CHINA).date()

    @property
    def reviewer(self) -> Officer | None:
        """Who is to review by this act: the one assigned, or the one who acts.

        None: somebody is assigned who does not work in this bureau.
        """
        chosen = getattr(self.data, "reviewer", None)
        if chosen is None:
            return self.officer
        return self.named.get(chosen)

    @property
    def adverse(self) -> tuple[Finding, ...]:
        """机器发现的问题: what the machine finds not in order."""
        return tuple(one for one in self.findings if not one.in_order)
