"""审核人员与顾问: who reviews, who advises, who is lent, and how busy they are."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from zhunsheng.authorities.adviser_queries import (
    Adviser,
    falls_short,
    lent_to,
    list_advisers,
    loans_of,
)
from zhunsheng.authorities.advisers import Loan, Term
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import REVIEW_POSTS, DepartmentKind, Post
from zhunsheng.authorities.queries import get_bureau, list_bureaus, list_officers
from zhunsheng.cases.viewing.benchparts import may_look
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.review.reviewers import LOAD_DAYS, Load, lacks_qualification, load_of
from zhunsheng.review.round_queries import submitted_in
from zhunsheng.web.staff.http import StaffRequest

_LENDING = (Post.LEGAL_HEAD, Post.BUREAU_HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerLine:
    """审核人员: one line of the pool."""

    officer: Officer
    years: int
    for_penalties: str  # empty: may review them; else what is missing
    for_others: str
    load: Load
    average: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserLine:
    """顾问: one line of the register."""

    officer: Officer
    term: Term  # the one that stands, else the last
    stands: bool
    soon: bool  # it ends within a month


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanLine:
    """调用: one line, seen from this bureau."""

    loan: Loan
    name: str
    other: str  # the bureau on the other side
    stands: bool
    state: str


@require_GET
def reviewers(request: StaffRequest) -> HttpResponse:
    """The pool of the officer's own bureau, for those who may see its reviews."""
    officer, today = request.officer, request.received_at.astimezone(CHINA).date()
    administers = officer.holds(Post.ADMINISTRATOR)
    may_review = may_look(officer, officer.bureau)
    if not (administers or may_review):
        raise Http404
    advisers, borrowed = list_advisers(officer.bureau), lent_to(officer.bureau)
    loans = _loans(officer, (*advisers, *borrowed), today)
    context = {
        "bureau": get_bureau(officer.bureau),
        "reviewers": _reviewers(officer, today),
        "advisers": _advisers(advisers, today),
        "loan_tables": (
            (
                "上级调入的顾问",
                tuple(one for one in loans if one.loan.borrower == officer.bureau),
                "调出单位",
                "上级单位还没有把顾问调用给本单位。",
            ),
            (
                "调给下级的顾问",
                tuple(one for one in loans if one.loan.lender == officer.bureau),
                "调入单位",
                "本单位还没有把顾问调用给下级单位。",
            ),
        ),
        "waiting": _waiting(officer, today),
        "falls_short": falls_short(officer.bureau, today),
        "load_days": LOAD_DAYS,
        "may_register": administers,
        "may_review": may_review,
        "may_lend": officer.holds(*_LENDING),
        "here": "reviews",
    }
    return render(request, "staff/reviewers/reviewers.html", context)


def _waiting(viewer: Officer, today: date) -> int:
    """尚未指定审核人员: how many rounds nobody reviews yet."""
    rounds = submitted_in(viewer.bureau, today)
    return sum(one.reviewer is None and one.given_on is None for one in rounds)


def _reviewers(viewer: Officer, today: date) -> tuple[ReviewerLine, ...]:
    rounds = submitted_in(viewer.bureau, today)
    return tuple(
        _reviewer(one, load_of(one.officer_id, rounds, today), today)
        for one in list_officers(viewer.bureau)
        if one.serves_on(today)
        and one.holds(*REVIEW_POSTS)
        and one.department_kind is DepartmentKind.LEGAL
    )


def _reviewer(one: Officer, load: Load, today: date) -> ReviewerLine:
    penalties = lacks_qualification(one, today, is_penalty=True)
    others = lacks_qualification(one, today, is_penalty=False)
    days = load.average_days
    return ReviewerLine(
        officer=one,
        years=one.review_years_on(today),
        for_penalties=penalties.says if penalties else "",
        for_others=others.says if others else "",
        load=load,
        average="" if days is None else f"{float(days):.1f}".removesuffix(".0"),
    )


_SOON = 30


def _advisers(advisers: tuple[Adviser, ...], today: date) -> tuple[AdviserLine, ...]:
    """Those who stand first, then those who were; each with the newest term."""
    lines = []
    for one in advisers:
        standing = one.file.term_on(today)
        term = standing or one.file.terms[-1]
        stands = standing is not None and one.officer.serves_on(today)
        lines.append(
            AdviserLine(
                officer=one.officer,
                term=term,
                stands=stands,
                soon=stands and (term.valid_until - today).days < _SOON,
            )
        )
    return tuple(sorted(lines, key=lambda line: not line.stands))


def _loans(
    viewer: Officer, known: tuple[Adviser, ...], today: date
) -> tuple[LoanLine, ...]:
    names: dict[OfficerId, str] = {
        one.officer.officer_id: one.officer.name for one in known
    }
    bureaus = {one.code: one.name for one in list_bureaus()}
    lines = []
    for loan in loans_of(viewer.bureau):
        out = loan.lender == viewer.bureau
        lines.append(
            LoanLine(
                loan=loan,
                name=names.get(loan.officer_id, ""),
                other=bureaus[loan.borrower if out else loan.lender],
                stands=loan.stands_on(today),
                state=_state(loan, today),
            )
        )
    return tuple(sorted(lines, key=lambda line: not line.stands))


def _state(loan: Loan, today: date) -> str:
    if loan.ended_on is not None:
        return "已终止"
    if today < loan.valid_from:
        return "未开始"
    return "有效" if loan.stands_on(today) else "已届满"
