"""义务: who owes what, by when, why that day, and what ends it."""

from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.authorities.posts import Post
from zhunsheng.calendars.deadlines import Deadline
from zhunsheng.kernel.ids import CaseId

PARTY = "当事人"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """义务: computed from the case, never ticked."""

    name: str  # wire name: ``serve-decision``
    title: str
    case_id: CaseId
    post: Post | None  # ``None``: the party owes it
    started_by: str  # what set it going, in words
    deadline: Deadline
    act: str  # the act that ends it; empty when somebody outside does
    met_on: date | None = None
    excused: str = ""  # why it does not arise after all
    extendable: str = ""
    met_at: datetime | None = None  # where the period is counted in hours
    also: tuple[Post, ...] = ()  # who else moves it on, in the case they handle
    also_act: str = ""  # the act by which they do

    @property
    def owner(self) -> str:
        """Who owes it, in words."""
        return PARTY if self.post is None else self.post.label

    @property
    def is_open(self) -> bool:
        """Neither met nor excused."""
        return self.met_on is None and not self.excused

    def is_late(self, today: date) -> bool:
        """Met after its last day, or not met and its last day is past."""
        if self.excused:
            return False
        last_at = self.deadline.last_at
        if self.met_at is not None and last_at is not None:
            return self.met_at > last_at
        return (self.met_on or today) > self.deadline.last_day
