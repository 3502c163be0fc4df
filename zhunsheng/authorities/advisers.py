"""Advisers (法律顾问、协助审核人员), and lending them to a bureau below. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhunsheng.authorities.regions import level_of
from zhunsheng.kernel.fields import Choice
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.regulations.instruments import Level


class AdviserKind(Choice):
    """顾问类别 (医保发〔2020〕32号 五(一)4; 潞州方案 四(二)、四(三))."""

    LEGAL_ADVISER = "legal-adviser", "法律顾问"
    PUBLIC_LAWYER = "public-lawyer", "公职律师"
    ASSISTANT = "assistant", "聘请的法律专业人员"
    EXPERT = "expert", "专家"


ADVISING = frozenset({AdviserKind.LEGAL_ADVISER, AdviserKind.PUBLIC_LAWYER})
"""法律顾问制度: of whom a province must have at least one."""

ADVISER_KINDS = {one.value: one for one in AdviserKind}
"""By the word that stands in records and tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """登记: one term for which somebody is an adviser; both days are included."""

    registration_id: UUID
    kind: AdviserKind
    organisation: str
    qualified: bool  # a number of a licence or certificate is registered
    valid_from: date
    valid_until: date  # the last day; earlier when the registration was ended

    def stands_on(self, day: date) -> bool:
        """Whether the person is an adviser on that day."""
        return self.valid_from <= day <= self.valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """统筹调用: an adviser lent to a bureau below; both days are included."""

    loan_id: UUID
    officer_id: OfficerId
    lender: BureauCode
    borrower: BureauCode
    case_number: str  # empty: for whatever case
    purpose: str
    valid_from: date
    valid_until: date  # the last day; earlier when the loan was ended
    ended_on: date | None = None

    def stands_on(self, day: date) -> bool:
        """Whether the adviser is lent on that day."""
        return self.valid_from <= day <= self.valid_until

    def covers(self, bureau: BureauCode, case_number: str) -> bool:
        """Whether it lends the adviser to this bureau for this case."""
        return self.borrower == bureau and self.case_number in ("", case_number)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserFile:
    """顾问档案: everything that the registers say of one adviser."""

    officer_id: OfficerId
    bureau: BureauCode  # where the person is registered
    terms: tuple[Term, ...]
    loans: tuple[Loan, ...]

    def term_on(self, day: date) -> Term | None:
        """The registration that stands on that day."""
        return next((one for one in self.terms if one.stands_on(day)), None)

    def loans_for(self, bureau: BureauCode, case_number: str) -> tuple[Loan, ...]:
        """Every loan to this bureau that takes in this case, also those that ended."""
        return tuple(one for one in self.loans if one.covers(bureau, case_number))

    def loan_on(self, bureau: BureauCode, case_number: str, day: date) -> Loan | None:
        """The loan that stands on that day; of several, the one that lasts longest."""
        standing = [
            one for one in self.loans_for(bureau, case_number) if one.stands_on(day)
        ]
        return max(standing, key=lambda one: one.valid_until, default=None)

    def last_day(self, bureau: BureauCode, case_number: str, on: date) -> date | None:
        """Until when the person may advise this bureau; ``None``: may not on that day.

        For the own bureau as long as the registration, for another as long as the
        loan too: the earlier of the two.
        """
        term = self.term_on(on)
        if term is None or self.bureau == bureau:
            return term.valid_until if term else None
        loan = self.loan_on(bureau, case_number, on)
        return min(term.valid_until, loan.valid_until) if loan else None


def has_no_adviser(bureau: BureauCode, terms: Iterable[Term], on: date) -> bool:
    """未建立法律顾问制度: a province without any legal adviser or public lawyer."""
    if level_of(bureau) is not Level.PROVINCE:
        return False
    return not any(one.kind in ADVISING and one.stands_on(on) for one in terms)
