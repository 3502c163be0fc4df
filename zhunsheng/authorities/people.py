"""Bureaus and officers as every other domain sees them. No Django."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.regulations.instruments import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """行政执法证: its number and the days on which it is valid, both included."""

    number: str
    valid_from: date
    valid_until: date

    def valid_on(self, day: date) -> bool:
        """Whether it may be shown on that day."""
        return self.valid_from <= day <= self.valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """执法机关工作人员: somebody who works, or worked, in a bureau."""

    officer_id: OfficerId
    name: str
    bureau: BureauCode
    bureau_name: str
    department: str
    department_name: str
    department_kind: DepartmentKind
    posts: frozenset[Post]
    certificate: Certificate | None
    legal_qualification: bool
    review_years: int  # as recorded; ``review_years_on`` counts on
    review_since: date | None = None
    left_on: date | None = None
    earlier_certificates: tuple[Certificate, ...] = ()

    def certificate_on(self, day: date) -> Certificate | None:
        """The certificate that was valid on that day, also one since replaced."""
        if self.certificate is not None and self.certificate.valid_on(day):
            return self.certificate
        for one in self.earlier_certificates:
            if one.valid_on(day):
                return one
        return None

    def certified_on(self, day: date) -> bool:
        """持证: whether the officer may enforce on that day (行政处罚法 art. 42)."""
        return self.serves_on(day) and self.certificate_on(day) is not None

    def serves_on(self, day: date) -> bool:
        """在职: whether the officer still works in the bureau on that day."""
        return self.left_on is None or day < self.left_on

    def review_years_on(self, day: date) -> int:
        """审核年限: whole years of legal review on that day."""
        return whole_years(self.review_since, day)

    def holds(self, *posts: Post) -> bool:
        """Whether the officer holds any of these posts."""
        return not self.posts.isdisjoint(posts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """内设机构: one department of a bureau."""

    bureau: BureauCode
    code: str
    name: str
    kind: DepartmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Bureau:
    """医疗保障局: one bureau, with what its documents must say about it."""

    code: BureauCode
    name: str
    short_name: str
    document_prefix: str
    parent: BureauCode | None
    level: Level
    fund_account: str
    treasury_account: str
    reconsideration_body: str
    court: str
    address: str
    telephone: str


def whole_years(since: date | None, day: date) -> int:
    """Full years from ``since`` to ``day``; zero when it has not begun."""
    if since is None or day < since:
        return 0
    had_birthday = (day.month, day.day) >= (since.month, since.day)
    return day.year - since.year - (0 if had_birthday else 1)
