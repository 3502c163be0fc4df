"""Reading streams for pages: which case, whether the viewer may, folded once a version."""

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.gathering import NoSuchCaseError, standing_of, stream_of
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.ledger.projection import Place

_KEPT_CASES = 2048


@lru_cache(maxsize=_KEPT_CASES)
def _folded(bureau: str, case_id: UUID, version: int, changed_at: datetime) -> CaseState:
    """The state of a version never changes, so that it is folded once.

    ``changed_at`` is part of the key: after a restore an old version number may
    name other records.
    """
    del version, changed_at
    return fold(reader.replay(bureau, stream_of(CaseId(case_id))))


def state_of_row(row: CaseRow) -> CaseState:
    """The case that a row of the list stands for."""
    return _folded(row.bureau, row.case_id, row.version, row.changed_at)


def row_of(case_id: UUID, viewer: Officer) -> CaseRow:
    """The row of a case that ``viewer`` may see; else ``NoSuchCaseError``."""
    row = CaseRow.objects.filter(case_id=case_id).first()
    if row is None or not sees(viewer, BureauCode(row.bureau)):
        raise NoSuchCaseError
    return row


def any_row(case_id: UUID) -> CaseRow:
    """The row of a case, for other domains; they check who asks."""
    row = CaseRow.objects.filter(case_id=case_id).first()
    if row is None:
        raise NoSuchCaseError
    return row


def standing_of_row(row: CaseRow, at: datetime) -> Standing:
    """Where the case of a row stands."""
    return standing_of(state_of_row(row), at)


def written(row: CaseRow) -> tuple[tuple[object, Place], ...]:
    """Every record of the case and of its review."""
    case = tuple(reader.replay(row.bureau, stream_of(CaseId(row.case_id))))
    review = tuple(reader.replay(row.bureau, f"review/{row.case_id}"))
    return case + review
