"""裁量参考: what the page of a case shows of its discretion."""

from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.discretion.counting import measure_of
from zhunsheng.cases.discretion.of_draft import Measured, measure, measure_draft
from zhunsheng.cases.discretion.picture import Picture, picture
from zhunsheng.cases.discretion.reasoning import reasoning
from zhunsheng.cases.discretion.similar import (
    Asked,
    Similar,
    distribution,
    similar_cases,
)
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing.streams import row_of, state_of_row
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """One violation with all that helps to weigh it."""

    measured: Measured
    multiple: int | None  # 拟处罚款 in thousandths of the base, or of 10,000 yuan
    similar: tuple[Similar, ...]
    picture: Picture
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscretionPage:
    """裁量参考 of one case."""

    case_id: CaseId
    case_name: str
    number: str
    source: str  # from which record the violations come; empty: from none yet
    on: date
    may_write: bool  # the viewer handles the case, and it is not decided
    violations: tuple[Weighted, ...]


def discretion_page(case_id: CaseId, viewer: Officer, at: datetime) -> DiscretionPage:
    """The violations of the draft, else of the report; each with what it needs."""
    row = row_of(case_id, viewer)
    case = state_of_row(row)
    decided = case.decision.decided_on if case.decision else None
    on = decided or at.astimezone(CHINA).date()
    source, measured = _measured(case, on)
    return DiscretionPage(
        case_id=case_id,
        case_name=case.name,
        number=case.number,
        source=source,
        on=on,
        may_write=viewer.officer_id in case.handlers and case.decision is None,
        violations=tuple(_weighted(case, one, on) for one in measured),
    )


def _measured(case: CaseState, on: date) -> tuple[str, tuple[Measured, ...]]:
    if case.draft is not None:
        return "拟处理意见", measure_draft(case.draft.given, case.bureau, on)
    if case.report is not None:
        return "调查终结报告", measure(case.report.violations, case.bureau, on)
    return "", ()


def _weighted(case: CaseState, one: Measured, on: date) -> Weighted:
    if case.case_id is None:
        raise ValueError("a case without an id has no page")
    asked = Asked(
        bureau=case.bureau,
        case_id=case.case_id,
        situation_no=one.violation.situation_no,
        base_fen=one.violation.base_fen,
        factors=one.weighed.factors,
        on=on,
    )
    found = one.assessment
    multiple = measure_of(
        found.situation, one.violation.base_fen, one.violation.fine_fen
    )
    return Weighted(
        measured=one,
        multiple=multiple,
        similar=similar_cases(asked),
        picture=picture(distribution(asked), found, multiple),
        text=reasoning(one),
    )
