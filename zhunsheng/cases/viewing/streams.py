"""Reading streams for pages: what the viewer may see, folded once a version."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.gathering import NoSuchCaseError, standing_with, stream_of
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.records.deadlines import DeadlineRecomputed
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.ledger.projection import Place
from zhunsheng.review import queries as reviews
from zhunsheng.review import state as review
from zhunsheng.review.state import ReviewState

_KEPT_CASES = 4096
_KEPT_RECORDS = 128  # cases of which the records themselves are kept too

Written = tuple[tuple[object, Place], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Which case at which version: what never changes, so that it is read once.

    ``changed_at`` is part of it: after a restore an old version number may name
    other records.
    """

    bureau: BureauCode
    case_id: CaseId
    case: int
    review: int
    changed_at: datetime


def version_of(row: CaseRow) -> Version:
    """The version that a row of the list stands for."""
    return Version(
        BureauCode(row.bureau),
        CaseId(row.case_id),
        row.version,
        row.review_version,
        row.changed_at,
    )


@lru_cache(maxsize=_KEPT_RECORDS)
def _case_records(version: Version) -> Written:
    return tuple(reader.replay(version.bureau, stream_of(version.case_id)))


@lru_cache(maxsize=_KEPT_RECORDS)
def _review_records(version: Version) -> Written:
    if not version.review:
        return ()
    stream = reviews.stream_of(version.case_id)
    return tuple(reader.replay(version.bureau, stream))


@lru_cache(maxsize=_KEPT_CASES)
def _folded(version: Version) -> tuple[CaseState, ReviewState]:
    return fold(_case_records(version)), review.fold(_review_records(version))


@lru_cache(maxsize=_KEPT_CASES)
def _recomputed(version: Version) -> tuple[DeadlineRecomputed, ...]:
    written = (record for record, _ in _case_records(version))
    return tuple(one for one in written if isinstance(one, DeadlineRecomputed))


def recomputed_of(row: CaseRow) -> tuple[DeadlineRecomputed, ...]:
    """重算期限: every day of this case that a published year changed."""
    return _recomputed(version_of(row))


def state_of_row(row: CaseRow) -> CaseState:
    """The case that a row of the list stands for."""
    return _folded(version_of(row))[0]


def review_of_row(row: CaseRow) -> ReviewState:
    """The reviews of the case that a row of the list stands for."""
    return _folded(version_of(row))[1]


def standing_of_row(row: CaseRow, at: datetime) -> Standing:
    """Where the case of a row stands."""
    case, rounds = _folded(version_of(row))
    return standing_with(rounds, case, at)


def written(row: CaseRow) -> Written:
    """Every record of the case and of its review."""
    version = version_of(row)
    return _case_records(version) + _review_records(version)


def case_records(row: CaseRow) -> Written:
    """Every record of the case itself."""
    return _case_records(version_of(row))


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
