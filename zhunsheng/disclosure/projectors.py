"""Records of disclosure → its table."""

from django.db.models import F

from zhunsheng.disclosure.models import PublicationRow
from zhunsheng.disclosure.records import (
    Corrected,
    Exempted,
    PublicationChecked,
    PublicationProposed,
    Published,
    Withdrawn,
)
from zhunsheng.disclosure.state import Status
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import PublicationId
from zhunsheng.ledger.projection import Place, projects


def _update(publication_id: PublicationId, **changes: object) -> None:
    PublicationRow.objects.filter(publication_id=publication_id).update(**changes)


@projects(PublicationProposed)
def proposal_row(record: PublicationProposed, place: Place) -> None:
    """提出公示意见 opens the row."""
    PublicationRow.objects.create(
        publication_id=record.publication_id,
        case_id=record.case_id,
        bureau=record.bureau,
        status=Status.PROPOSED.value,
        measure=record.measure.value,
        ground=record.ground.value if record.ground else "",
        reason=record.reason,
        decision_number=record.decision_number,
        title=record.text.title if record.text else "",
        decided_on=record.decided_on,
        proposed_by=place.by,
        proposed_at=place.at,
    )


@projects(PublicationChecked)
def check_row(record: PublicationChecked, place: Place) -> None:
    """审查 fills in who checked and what came of it."""
    _update(
        record.publication_id,
        status=(Status.CHECKED if record.passed else Status.RETURNED).value,
        checked_by=place.by,
        checked_at=place.at,
        opinion=record.opinion,
    )


@projects(Published)
def publish_row(record: Published, place: Place) -> None:
    """公示 fills in who approved, when, and where it stands in public."""
    _update(
        record.publication_id,
        status=Status.PUBLISHED.value,
        approved_by=place.by,
        approved_at=place.at,
        settled_on=record.published_on,
        public_position=record.public_position,
    )


@projects(Exempted)
def exempt_row(record: Exempted, place: Place) -> None:
    """不予公示 fills in who approved."""
    _update(
        record.publication_id,
        status=Status.EXEMPTED.value,
        approved_by=place.by,
        approved_at=place.at,
        settled_on=place.at.astimezone(CHINA).date(),
    )


@projects(Corrected)
def correct_row(record: Corrected, place: Place) -> None:
    """更正 counts, and moves to the newest edition."""
    del place
    _update(
        record.publication_id,
        title=record.text.title,
        corrections=F("corrections") + 1,
        public_position=record.public_position,
    )


@projects(Withdrawn)
def withdraw_row(record: Withdrawn, place: Place) -> None:
    """撤回 ends it."""
    del place
    _update(
        record.publication_id,
        status=Status.WITHDRAWN.value,
        withdrawn_on=record.withdrawn_on,
        public_position=record.public_position,
    )
