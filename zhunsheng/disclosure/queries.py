"""Publications as plain values, for the staff site."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from zhunsheng.authorities.people import Officer
from zhunsheng.cases import queries as cases
from zhunsheng.disclosure.choices import ExemptionGround, Measure
from zhunsheng.disclosure.composition import compose, everything, known_of
from zhunsheng.disclosure.models import PublicationRow
from zhunsheng.disclosure.presentation import Row, summary
from zhunsheng.disclosure.records import PublicationProposed, PublicText
from zhunsheng.disclosure.redaction import Residue, residue
from zhunsheng.disclosure.state import Status
from zhunsheng.disclosure.streams import stream_of
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId, PublicationId
from zhunsheng.ledger import reader

_LABELS = {
    Status.PROPOSED: "待审查",
    Status.CHECKED: "待批准",
    Status.RETURNED: "已退回",
    Status.PUBLISHED: "已公示",
    Status.EXEMPTED: "不予公示",
    Status.WITHDRAWN: "已撤回",
}
_NEXT = {
    (Status.PROPOSED, Measure.PUBLISH): "disclosure.check-publication",
    (Status.PROPOSED, Measure.EXEMPT): "disclosure.check-publication",
    (Status.CHECKED, Measure.PUBLISH): "disclosure.publish",
    (Status.CHECKED, Measure.EXEMPT): "disclosure.exempt",
    (Status.RETURNED, Measure.PUBLISH): "disclosure.propose-publication",
    (Status.RETURNED, Measure.EXEMPT): "disclosure.propose-publication",
}


class NoSuchPublicationError(ZhunshengError):
    """No publication has this id, or the viewer may not see it."""

    def __init__(self) -> None:
        super().__init__("没有这一公示事项。")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationView:
    """公示事项: one publication, as the staff site shows it."""

    publication_id: PublicationId
    case_id: CaseId
    bureau: BureauCode
    status: Status
    status_label: str
    measure: Measure
    ground: ExemptionGround | None
    reason: str
    decision_number: str
    title: str
    decided_on: date
    proposed_by: OfficerId
    proposed_at: datetime
    checked_by: OfficerId | None
    checked_at: datetime | None
    opinion: str
    approved_by: OfficerId | None
    approved_at: datetime | None
    settled_on: date | None
    withdrawn_on: date | None
    corrections: int
    public_position: int | None
    next_act: str  # the act that it waits for; empty when it waits for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """公示预览: exactly what the public will read, and what is marked in it."""

    text: PublicText
    rows: tuple[Row, ...]
    residues: tuple[Residue, ...]

    @property
    def must_go(self) -> tuple[Residue, ...]:
        """What certainly may not be read in public: publication is refused."""
        return tuple(one for one in self.residues if one.certain)

    @property
    def to_judge(self) -> tuple[Residue, ...]:
        """What the checker has to judge."""
        return tuple(one for one in self.residues if not one.certain)


def bureau_of(publication_id: PublicationId) -> BureauCode:
    """In which bureau's log the publication stands."""
    row = PublicationRow.objects.filter(publication_id=publication_id).first()
    if row is None:
        raise NoSuchPublicationError
    return BureauCode(row.bureau)


def has_living_publication(case_id: CaseId) -> bool:
    """Whether something was proposed for this case that was not sent back."""
    rows = PublicationRow.objects.filter(case_id=case_id)
    return rows.exclude(status=Status.RETURNED.value).exists()


def publication_of(case_id: CaseId) -> PublicationView | None:
    """The newest publication of a case; ``None`` while nobody proposed any."""
    row = (
        PublicationRow.objects.filter(case_id=case_id).order_by("-proposed_at").first()
    )
    return None if row is None else _view(row)


def get_publication(
    publication_id: PublicationId, *, viewer: Officer
) -> PublicationView:
    """The publication; ``NoSuchPublicationError`` also when it is another bureau's."""
    row = PublicationRow.objects.filter(
        publication_id=publication_id, bureau=viewer.bureau
    ).first()
    if row is None:
        raise NoSuchPublicationError
    return _view(row)


def list_publications(
    viewer: Officer, *, status: Status | None = None, limit: int = 50, offset: int = 0
) -> tuple[PublicationView, ...]:
    """The publications of the viewer's bureau, newest first."""
    rows = PublicationRow.objects.filter(bureau=viewer.bureau)
    if status is not None:
        rows = rows.filter(status=status.value)
    rows = rows.order_by("-proposed_at", "publication_id")
    return tuple(_view(row) for row in rows[offset : offset + limit])


def preview(case_id: CaseId, *, full_text: str = "") -> Preview:
    """What the public will read: the text that waits, or the one proposed next."""
    facts = cases.decision_facts(case_id)
    text = _waiting_text(case_id) or compose(facts, full_text=full_text)
    return Preview(
        text=text,
        rows=summary(text),
        residues=residue(everything(text), known_of(facts)),
    )


def _waiting_text(case_id: CaseId) -> PublicText | None:
    """The text that was proposed and is not released yet: nobody edits it."""
    view = publication_of(case_id)
    if view is None or view.status not in (Status.PROPOSED, Status.CHECKED):
        return None
    for record, _ in reader.replay(view.bureau, stream_of(view.publication_id)):
        if isinstance(record, PublicationProposed):
            return record.text
    return None


def _view(row: PublicationRow) -> PublicationView:
    status, measure = Status(row.status), Measure(row.measure)
    return PublicationView(
        publication_id=PublicationId(row.publication_id),
        case_id=CaseId(row.case_id),
        bureau=BureauCode(row.bureau),
        status=status,
        status_label=_LABELS[status],
        measure=measure,
        ground=ExemptionGround(row.ground) if row.ground else None,
        reason=row.reason,
        decision_number=row.decision_number,
        title=row.title,
        decided_on=row.decided_on,
        proposed_by=OfficerId(row.proposed_by),
        proposed_at=row.proposed_at,
        checked_by=_officer(row.checked_by),
        checked_at=row.checked_at,
        opinion=row.opinion,
        approved_by=_officer(row.approved_by),
        approved_at=row.approved_at,
        settled_on=row.settled_on,
        withdrawn_on=row.withdrawn_on,
        corrections=row.corrections,
        public_position=row.public_position,
        next_act=_NEXT.get((status, measure), ""),
    )


def _officer(value: UUID | None) -> OfficerId | None:
    return None if value is None else OfficerId(value)
