"""Catalogue (目录): what the portal's pages show, as plain values."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from zhunsheng.disclosure.choices import PublicKind
from zhunsheng.disclosure.presentation import Row, summary
from zhunsheng.disclosure.records import BureauReleased, Released, Section, Tombstone
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.web.portal import tallies
from zhunsheng.web.portal.models import (
    FollowedLog,
    PublicBureau,
    PublicDecision,
    PublicEntry,
)
from zhunsheng.web.portal.shelving import record_of

_GROUP = 4


class NotPublishedError(ZhunshengError):
    """Nothing of this address was ever published here."""

    def __init__(self) -> None:
        super().__init__("没有这一公示内容。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """列表中的一件."""

    publication_id: UUID
    title: str  # empty when it was withdrawn
    gist: str
    decision_number: str
    kind: str
    bureau: str
    bureau_name: str
    amount: str
    amount_is: str
    amount_fen: int | None  # 罚没金额
    published_on: date
    changed_at: datetime
    corrected: bool
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """可验证: where an entry stands in the public log."""

    log: str
    position: int
    number: int  # as people count: from one
    fingerprint: str  # of the leaf, in groups of four


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """变更记录中的一条."""

    at: datetime
    what: str
    note: str
    edition: int | None  # an earlier edition that can still be read
    number: int
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """决定页."""

    line: Line
    edition: int
    is_newest: bool
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    note: str
    changed_on: date
    proof: ProofView
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage:
    """撤回页: nothing of what it said, nor whose."""

    publication_id: UUID
    decision_number: str
    kind: str
    bureau: str
    bureau_name: str
    released_on: date
    fell_on: date
    withdrawn_on: date
    withdrawn_at: datetime
    ground: str
    reason: str
    basis: tuple[str, ...]
    proof: ProofView
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauLine:
    """执法主体列表中的一个."""

    code: str
    name: str
    decisions: int
    has_catalogue: bool = False  # 审核目录


@dataclass(frozen=True, slots=True, kw_only=True)
class LogView:
    """公示日志: how far this portal holds it."""

    code: str
    bureau: str
    bureau_name: str
    size: int
    key: str
    checkpoint: str
    taken_at: datetime | None


def kind_label(value: str) -> str:
    """行政处罚, 不予处罚."""
    return PublicKind(value).label


def line_of(row: PublicDecision) -> Line:
    """The line of the lists that a row makes."""
    return Line(
        publication_id=row.publication_id,
        title=row.title,
        gist=row.gist,
        decision_number=row.decision_number,
        kind=kind_label(row.kind),
        bureau=row.bureau.code,
        bureau_name=row.bureau.name,
        amount=row.amount,
        amount_is=row.amount_is,
        amount_fen=row.amount_fen,
        published_on=row.published_on,
        changed_at=row.changed_at,
        corrected=row.editions > 1,
        withdrawn_on=row.withdrawn_on,
    )


def rows_of_lists() -> QuerySet[PublicDecision]:
    """All lines, newest first, without the text that only search reads."""
    rows = PublicDecision.objects.select_related("bureau").defer("haystack")
    return rows.order_by("-changed_at", "-publication_id")


def newest(limit: int, bureau: str = "") -> tuple[Line, ...]:
    """What was published, corrected or withdrawn last, by one bureau or by all."""
    rows = rows_of_lists()
    if bureau:
        rows = rows.filter(bureau=bureau)
    return tuple(map(line_of, rows[:limit]))


def list_bureaus() -> tuple[BureauLine, ...]:
    """The bureaus that publish here."""
    counted = tallies.standing_by_bureau()
    return tuple(
        BureauLine(code=row.code, name=row.name, decisions=counted.get(row.code, 0))
        for row in PublicBureau.objects.order_by("code")
    )


def get_decision(
    publication_id: UUID, edition: int | None = None
) -> DecisionPage | WithdrawnPage:
    """The page of a decision, or of its withdrawal, or of an earlier edition."""
    row = rows_of_lists().filter(publication_id=publication_id).first()
    if row is None:
        raise NotPublishedError
    entries = list(
        PublicEntry.objects.filter(publication_id=publication_id, log=row.log).order_by(
            "position"
        )
    )
    if row.withdrawn_on is not None:
        if edition is not None:
            raise NotPublishedError
        return _withdrawn(row, entries)
    wanted = row.editions if edition is None else edition
    for entry in entries:
        if entry.body is None:
            continue
        record = record_of(entry)
        if isinstance(record, Released) and record.edition == wanted:
            return _decision(row, entry, record, entries)
    raise NotPublishedError


def _decision(
    row: PublicDecision,
    entry: PublicEntry,
    record: Released,
    entries: list[PublicEntry],
) -> DecisionPage:
    return DecisionPage(
        line=line_of(row),
        edition=record.edition,
        is_newest=entry.position == row.position,
        rows=summary(record.text),
        sections=record.text.sections,
        note=record.note,
        changed_on=record.published_on,
        proof=proof_view(entry),
        history=_history(entries, row.position),
    )


def _withdrawn(row: PublicDecision, entries: list[PublicEntry]) -> WithdrawnPage:
    entry = next(one for one in entries if one.position == row.position)
    record = record_of(entry)
    if not isinstance(record, Tombstone):
        raise NotPublishedError
    return WithdrawnPage(
        publication_id=row.publication_id,
        decision_number=record.decision_number,
        kind=record.kind.label,
        bureau=record.bureau,
        bureau_name=record.bureau_name,
        released_on=record.released_on,
        fell_on=record.fell_on,
        withdrawn_on=record.withdrawn_on,
        withdrawn_at=entry.at,
        ground=record.ground.label,
        reason=record.reason,
        basis=record.basis,
        proof=proof_view(entry),
        history=_history(entries, row.position),
    )


def proof_view(entry: PublicEntry) -> ProofView:
    """可验证: where an entry stands, and the fingerprint of its leaf."""
    leaf = bytes(entry.leaf).hex()
    groups = [leaf[at : at + _GROUP] for at in range(0, len(leaf), _GROUP)]
    return ProofView(
        log=entry.log,
        position=entry.position,
        number=entry.position + 1,
        fingerprint=" ".join(groups),
    )


def _history(entries: list[PublicEntry], newest_position: int) -> tuple[Change, ...]:
    """Every entry of a publication, newest first."""
    return tuple(
        _change(entry, number, entry.position == newest_position)
        for number, entry in reversed(list(enumerate(entries, start=1)))
    )


def _change(entry: PublicEntry, number: int, is_newest: bool) -> Change:  # noqa: FBT001
    record = None if entry.body is None else record_of(entry)
    what, note, edition = "首次公示" if number == 1 else "更正", "", None
    if isinstance(record, Tombstone):
        what, note = "撤回", record.ground.label
    elif isinstance(record, Released):
        note = record.note
        edition = None if is_newest else record.edition
    return Change(
        at=entry.at,
        what=what,
        note=note,
        edition=edition,
        number=entry.position + 1,
        gone=record is None or isinstance(record, Tombstone),
    )


def get_bureau(code: str) -> tuple[BureauLine, BureauReleased | None]:
    """A bureau, and its basic information if it published any."""
    row = PublicBureau.objects.filter(code=code).first()
    if row is None:
        raise NotPublishedError
    line = BureauLine(
        code=row.code,
        name=row.name,
        decisions=tallies.standing_by_bureau().get(row.code, 0),
        has_catalogue=row.catalogue_position is not None,
    )
    if row.position is None:
        return line, None
    entry = PublicEntry.objects.filter(log=row.log, position=row.position).first()
    record = None if entry is None or entry.body is None else record_of(entry)
    return line, record if isinstance(record, BureauReleased) else None


def list_logs() -> tuple[LogView, ...]:
    """The public logs that this portal follows."""
    names = {row.log: row for row in PublicBureau.objects.all()}
    return tuple(
        _log(row, names.get(row.code)) for row in FollowedLog.objects.order_by("code")
    )


def get_log(code: str) -> LogView:
    """One public log."""
    row = FollowedLog.objects.filter(code=code).first()
    if row is None:
        raise NotPublishedError
    return _log(row, PublicBureau.objects.filter(log=code).first())


def _log(row: FollowedLog, bureau: PublicBureau | None) -> LogView:
    return LogView(
        code=row.code,
        bureau=bureau.code if bureau else "",
        bureau_name=bureau.name if bureau else "",
        size=row.size,
        key=row.key,
        checkpoint=row.checkpoint,
        taken_at=row.taken_at,
    )


def changed_at() -> datetime | None:
    """When anything on this portal changed last."""
    at: datetime | None = PublicDecision.objects.aggregate(at=Max("changed_at"))["at"]
    return at


def as_data(page: DecisionPage | WithdrawnPage) -> dict[str, Any]:
    """A page as data for programs: the public record and where it is proved."""
    entry = PublicEntry.objects.get(log=page.proof.log, position=page.proof.position)
    return {
        "status": "withdrawn" if isinstance(page, WithdrawnPage) else "public",
        "log": page.proof.log,
        "position": page.proof.position,
        "leaf": page.proof.fingerprint.replace(" ", ""),
        "record": json.loads(bytes(entry.body or b"null")),
    }
