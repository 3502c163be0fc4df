"""Advisers and loans, read from their tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhunsheng.authorities import queries
from zhunsheng.authorities.advisers import (
    ADVISER_KINDS,
    AdviserFile,
    Loan,
    Term,
    has_no_adviser,
)
from zhunsheng.authorities.models import AdviserRow, LoanRow
from zhunsheng.authorities.people import Officer
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, OfficerId


class NoSuchLoanError(ZhunshengError):
    """No loan has this id, or it is not the viewer's bureau that lends."""

    def __init__(self) -> None:
        super().__init__("没有这项调用。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """顾问: the person, with everything that the registers say."""

    officer: Officer
    file: AdviserFile


def files_of(officers: Collection[OfficerId]) -> dict[OfficerId, AdviserFile]:
    """The files of those among these persons who were ever registered: two queries."""
    terms: dict[UUID, list[Term]] = defaultdict(list)
    bureaus: dict[UUID, str] = {}
    rows = AdviserRow.objects.filter(officer_id__in=officers)
    for row in rows.order_by("valid_from", "registration_id"):
        bureaus[row.officer_id] = row.bureau
        terms[row.officer_id].append(_term(row))
    loans: dict[UUID, list[Loan]] = defaultdict(list)
    for loan in LoanRow.objects.filter(officer_id__in=list(terms)).order_by(
        "valid_from", "loan_id"
    ):
        loans[loan.officer_id].append(_loan(loan))
    return {
        OfficerId(one): AdviserFile(
            officer_id=OfficerId(one),
            bureau=BureauCode(bureaus[one]),
            terms=tuple(found),
            loans=tuple(loans[one]),
        )
        for one, found in terms.items()
    }


def file_of(officer_id: OfficerId) -> AdviserFile | None:
    """The file of one person; ``None`` for who was never an adviser."""
    return files_of([officer_id]).get(officer_id)


def list_advisers(bureau: BureauCode) -> tuple[Adviser, ...]:
    """Everybody whom the bureau ever registered as an adviser, by name."""
    found = AdviserRow.objects.filter(bureau=bureau).values_list(
        "officer_id", flat=True
    )
    return _advisers(frozenset(map(OfficerId, found)))


def lent_to(bureau: BureauCode) -> tuple[Adviser, ...]:
    """Every adviser who was ever lent to the bureau, by name."""
    found = LoanRow.objects.filter(borrower=bureau).values_list("officer_id", flat=True)
    return _advisers(frozenset(map(OfficerId, found)))


def loans_of(bureau: BureauCode) -> tuple[Loan, ...]:
    """调出和调入: every loan of or to the bureau, the newest first."""
    rows = LoanRow.objects.filter(lender=bureau) | LoanRow.objects.filter(
        borrower=bureau
    )
    return tuple(_loan(row) for row in rows.order_by("-valid_from", "loan_id"))


def get_loan(loan_id: UUID) -> Loan:
    """The loan of this id; ``NoSuchLoanError`` when there is none."""
    row = LoanRow.objects.filter(loan_id=loan_id).first()
    if row is None:
        raise NoSuchLoanError
    return _loan(row)


def falls_short(bureau: BureauCode, on: date) -> bool:
    """未建立法律顾问制度: a province that has no adviser or public lawyer that day."""
    rows = AdviserRow.objects.filter(bureau=bureau)
    return has_no_adviser(bureau, _terms_of_serving(rows, on), on)


def _terms_of_serving(rows: Iterable[AdviserRow], on: date) -> tuple[Term, ...]:
    """The terms of those who still work for the bureau."""
    found = tuple(rows)
    gone = {
        one.officer_id
        for one in queries.get_officers(
            {OfficerId(row.officer_id) for row in found}
        ).values()
        if not one.serves_on(on)
    }
    return tuple(_term(row) for row in found if row.officer_id not in gone)


def _advisers(officers: Collection[OfficerId]) -> tuple[Adviser, ...]:
    files = files_of(officers)
    people = queries.get_officers(files)
    found = (Adviser(officer=people[one], file=file) for one, file in files.items())
    return tuple(
        sorted(found, key=lambda one: (one.officer.name, str(one.officer.officer_id)))
    )


def _term(row: AdviserRow) -> Term:
    return Term(
        registration_id=row.registration_id,
        kind=ADVISER_KINDS[row.kind],
        organisation=row.organisation,
        qualified=row.has_qualification,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def _loan(row: LoanRow) -> Loan:
    return Loan(
        loan_id=row.loan_id,
        officer_id=OfficerId(row.officer_id),
        lender=BureauCode(row.lender),
        borrower=BureauCode(row.borrower),
        case_number=row.case_number,
        purpose=row.purpose,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        ended_on=row.ended_on,
    )
