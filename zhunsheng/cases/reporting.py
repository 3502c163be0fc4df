"""报送: what the exchange with other systems may know of a filed case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.gathering import law_for, registers_of
from zhunsheng.cases.major import catalogue_for, why_major
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing.streams import review_of_row, state_of_row
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.review.state import ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCase:
    """报送的案件: its state and its reviews, with the officers whom they name."""

    case_id: CaseId
    edition: int  # grows with every record of the case and of its reviews
    case: CaseState
    review: ReviewState
    major: bool  # 重大执法决定
    officers: Mapping[OfficerId, Officer]


def filed_cases(
    bureau: BureauCode, *, first: date, last: date, at: datetime
) -> Iterator[ReportedCase]:
    """Every filed case of the bureau that changed in these days, the oldest first."""
    begin = datetime.combine(first, time(), CHINA)
    end = datetime.combine(last + timedelta(days=1), time(), CHINA)
    rows = CaseRow.objects.filter(
        bureau=bureau, filed_on__isnull=False, changed_at__gte=begin, changed_at__lt=end
    ).order_by("filed_on", "case_id")
    registers = registers_of(bureau)
    for row in rows:
        case = state_of_row(row)
        catalogue = catalogue_for(case, registers.catalogues, at)
        law = law_for(case, bureau, at)
        yield ReportedCase(
            case_id=CaseId(row.case_id),
            edition=row.version + row.review_version,
            case=case,
            review=review_of_row(row),
            major=bool(why_major(case, law, catalogue, registers.named)),
            officers=registers.named,
        )


def filed_case(
    bureau: BureauCode, case_id: CaseId
) -> tuple[CaseState, ReviewState] | None:
    """The case and its reviews now; ``None`` unless it is a filed one of the bureau."""
    row = CaseRow.objects.filter(
        case_id=case_id, bureau=bureau, filed_on__isnull=False
    ).first()
    return None if row is None else (state_of_row(row), review_of_row(row))
