"""What stands in the public log of a bureau now, for exports to other systems."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from zhunsheng.disclosure.choices import PublicKind
from zhunsheng.disclosure.models import PublicationRow
from zhunsheng.disclosure.records import BureauReleased, Released, Tombstone
from zhunsheng.disclosure.state import Status
from zhunsheng.disclosure.streams import public_log_of, stream_of, stream_of_bureau
from zhunsheng.kernel.ids import BureauCode, CaseId, PublicationId
from zhunsheng.ledger import reader

_PUBLIC = (Status.PUBLISHED.value, Status.WITHDRAWN.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """公示现状: the newest entry of one publication in the public log."""

    publication_id: PublicationId
    case_id: CaseId
    edition: int  # counts the withdrawal too
    newest: Released | Tombstone

    @property
    def kind(self) -> PublicKind:
        """Penalty or none."""
        if isinstance(self.newest, Tombstone):
            return self.newest.kind
        return self.newest.text.kind

    @property
    def since(self) -> date:
        """The day on which it came to stand as it does."""
        if isinstance(self.newest, Tombstone):
            return self.newest.withdrawn_on
        return self.newest.published_on


def released_between(bureau: BureauCode, first: date, last: date) -> Iterator[Standing]:
    """Publications that were released, corrected or withdrawn in these days."""
    days = (first, last)
    rows = PublicationRow.objects.filter(
        Q(settled_on__range=days) | Q(withdrawn_on__range=days) | Q(corrections__gt=0),
        bureau=bureau,
        status__in=_PUBLIC,
    ).order_by("decided_on", "publication_id")
    for row in rows:
        found = _standing(bureau, row)
        if found is not None and first <= found.since <= last:
            yield found


def withdrawn_among(publications: frozenset[UUID]) -> frozenset[UUID]:
    """Which of these were withdrawn since."""
    rows = PublicationRow.objects.filter(
        publication_id__in=publications, status=Status.WITHDRAWN.value
    )
    return frozenset(rows.values_list("publication_id", flat=True))


def bureau_edition(bureau: BureauCode) -> BureauReleased | None:
    """执法主体和人员信息: the newest edition."""
    newest = None
    for record, _ in reader.replay(public_log_of(bureau), stream_of_bureau(bureau)):
        if isinstance(record, BureauReleased):
            newest = record
    return newest


def _standing(bureau: BureauCode, row: PublicationRow) -> Standing | None:
    publication_id = PublicationId(row.publication_id)
    newest: Released | Tombstone | None = None
    for record, _ in reader.replay(public_log_of(bureau), stream_of(publication_id)):
        if isinstance(record, Released | Tombstone):
            newest = record
    if newest is None:
        return None
    withdrawn = row.status == Status.WITHDRAWN.value
    return Standing(
        publication_id=publication_id,
        case_id=CaseId(row.case_id),
        edition=row.corrections + (2 if withdrawn else 1),
        newest=newest,
    )
