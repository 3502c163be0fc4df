"""What the guards of this domain look at: one situation for each kind of act."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.authorities.regions import NATION
from zhunsheng.authorities.state import BureauState, OfficerState
from zhunsheng.kernel.ids import PROGRAM, BureauCode, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, and about which bureau."""

    by: OfficerId
    officer: Officer | None  # who ``by`` is; None: the program, or nobody
    bureau: BureauCode
    parent: BureauCode | None
    has_administrator: bool
    day: date

    @property
    def administers(self) -> bool:
        """Own administrator; for a bureau without any, the one above."""
        if self._is_administrator_of(self.bureau):
            return True
        if self.has_administrator:
            return False
        if self.bureau == NATION:
            return self.by == PROGRAM
        return self.parent is not None and self._is_administrator_of(self.parent)

    def _is_administrator_of(self, bureau: BureauCode) -> bool:
        return (
            self.officer is not None
            and self.officer.bureau == bureau
            and self.officer.serves_on(self.day)
            and self.officer.holds(Post.ADMINISTRATOR)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauSituation:
    """Everything that bears on establishing or changing a bureau."""

    asking: Asking
    code: str
    above: Bureau | None
    code_taken: bool
    prefix_taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentSituation:
    """Everything that bears on establishing a department."""

    asking: Asking
    bureau: BureauState
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerSituation:
    """Everything that bears on an officer, or one who is to be appointed."""

    asking: Asking
    officer: OfficerState
    kind: DepartmentKind | None  # of the department proposed; None: no such one
    posts: frozenset[Post]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSituation:
    """Everything that bears on a certificate."""

    asking: Asking
    officer: OfficerState
    number: str
    number_taken: bool = False
    valid_from: date = date.min
    valid_until: date = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSituation:
    """Everything that bears on an account or a token."""

    asking: Asking
    officer_id: OfficerId
    officer: OfficerState
    name_taken: bool = False
    digest_known: bool = False
    token_id: UUID | None = None
    valid_until: date = date.min
