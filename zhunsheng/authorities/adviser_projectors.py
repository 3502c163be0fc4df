"""Records of advisers and loans → tables."""

from datetime import timedelta

from zhunsheng.authorities import adviser_records as records
from zhunsheng.authorities.models import AdviserRow, LoanRow
from zhunsheng.ledger.projection import Place, projects

_DAY = timedelta(days=1)


@projects(records.AdviserRegistered)
def adviser_row(record: records.AdviserRegistered, _place: Place) -> None:
    """登记法律顾问 says whether there is a certificate, and not its number."""
    AdviserRow.objects.create(
        registration_id=record.registration_id,
        officer_id=record.officer_id,
        bureau=record.bureau,
        kind=record.kind.value,
        organisation=record.organisation,
        has_qualification=bool(record.qualification_number),
        valid_from=record.valid_from,
        valid_until=record.valid_until,
    )


@projects(records.AdviserDeregistered)
def adviser_end(record: records.AdviserDeregistered, _place: Place) -> None:
    """终止登记: the day before was the last, of what stands and what was to come."""
    last = record.ended_on - _DAY
    AdviserRow.objects.filter(
        officer_id=record.officer_id, valid_until__gt=last
    ).update(valid_until=last)


@projects(records.AdviserLent)
def loan_row(record: records.AdviserLent, place: Place) -> None:
    """统筹调用: the log in which it stands is the lender's."""
    LoanRow.objects.create(
        loan_id=record.loan_id,
        officer_id=record.officer_id,
        lender=place.log,
        borrower=record.borrower,
        case_number=record.case_number,
        purpose=record.purpose,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
    )


@projects(records.LoanEnded)
def loan_end(record: records.LoanEnded, _place: Place) -> None:
    """终止调用: the day before was the last."""
    last = record.ended_on - _DAY
    rows = LoanRow.objects.filter(loan_id=record.loan_id)
    rows.filter(valid_until__gt=last).update(valid_until=last)
    rows.update(ended_on=record.ended_on)
