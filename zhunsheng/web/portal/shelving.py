"""Shelving (上架): what each entry of a public log means for the portal's pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from zhunsheng.disclosure.bundles import BadBundleError, BundleEntry
from zhunsheng.disclosure.catalogue_records import CatalogueReleased
from zhunsheng.disclosure.presentation import gist, headline_sum, summary
from zhunsheng.disclosure.records import BureauReleased, Released, Tombstone
from zhunsheng.disclosure.streams import (
    bureau_of_public_log,
    stream_of,
    stream_of_bureau,
    stream_of_catalogue,
)
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger import records
from zhunsheng.ledger.records import RecordTypeError
from zhunsheng.web.portal import citing, search, tallies
from zhunsheng.web.portal.models import PublicBureau, PublicDecision, PublicEntry

_PREFIX = "publication/"
PublicRecord = Released | Tombstone | BureauReleased | CatalogueReleased


def publication_in(stream: str) -> UUID | None:
    """The publication whose stream this is."""
    if not stream.startswith(_PREFIX):
        return None
    try:
        return UUID(stream.removeprefix(_PREFIX))
    except ValueError:
        raise BadBundleError("条目所属的公示事项编号不正确。") from None


def read(type_: str, version: int, body: bytes) -> PublicRecord:
    """The record of a body; only the types of the public log are known."""
    try:
        record = records.decode(type_, version, body)
    except RecordTypeError:
        record = None
    if not isinstance(record, PublicRecord):
        raise BadBundleError("条目不是本站能公示的内容。")
    return record


def shelve(log: str, entry: BundleEntry) -> None:
    """Bring the pages up to date with one entry that was just stored."""
    if entry.body is None:
        return
    told = entry.told
    record = read(told["type"], told["version"], entry.body)
    _check_place(log, told["stream"], record)
    _take_away(log, entry.position, record)
    _SHELVES[type(record)](
        log, entry.position, datetime.fromisoformat(told["at"]), record
    )


def _check_place(log: str, stream: str, record: PublicRecord) -> None:
    """A record speaks for its own bureau, in its own stream."""
    if isinstance(record, Released):
        bureau, wanted = record.text.bureau, stream_of(record.publication_id)
    elif isinstance(record, Tombstone):
        bureau, wanted = record.bureau, stream_of(record.publication_id)
    elif isinstance(record, CatalogueReleased):
        bureau, wanted = record.bureau, stream_of_catalogue(record.bureau)
    else:
        bureau, wanted = record.bureau, stream_of_bureau(record.bureau)
    if bureau != bureau_of_public_log(log) or stream != wanted:
        raise BadBundleError("条目所属的机关或者事项与日志不一致。")


def _take_away(log: str, position: int, record: PublicRecord) -> None:
    """The texts that this record removes vanish here and now."""
    if any(gone >= position for gone in record.removes):
        raise BadBundleError("条目撤下了它后面的条目。")
    PublicEntry.objects.filter(log=log, position__in=record.removes).update(
        salt=None, body=None, removed_by=position
    )


def removed_in(log: str, position: int) -> tuple[int, ...]:
    """Which entries the entry at ``position`` took away."""
    row = PublicEntry.objects.filter(log=log, position=position).first()
    if row is None or row.body is None:
        return ()
    return record_of(row).removes


def record_of(row: PublicEntry) -> PublicRecord:
    """The record of a stored entry that still has its body."""
    told = BundleEntry(row.position, bytes(row.envelope), None, None, None).told
    return read(told["type"], told["version"], bytes(row.body or b""))


def _bureau(code: str, name: str, log: str) -> PublicBureau:
    bureau, _ = PublicBureau.objects.get_or_create(
        code=code, defaults={"name": name, "log": log}
    )
    return bureau


def _shelve_release(log: str, position: int, at: datetime, record: Released) -> None:
    text = record.text
    decision = _decision(record.publication_id, log, position, at)
    decision.bureau = _bureau(text.bureau, text.bureau_name, log)
    decision.kind = text.kind.value
    decision.decision_number = text.decision_number
    decision.title = text.title
    decision.gist = gist(text)
    decision.amount, decision.amount_is = headline_sum(text)
    decision.year = text.decided_on.year
    decision.editions = record.edition
    decision.party_key = search.plain(f"{text.party} {text.party_code}")
    decision.amount_fen = text.fine_fen + text.confiscated_fen
    decision.save()
    words = [row.value for row in summary(text)]
    words += [part for one in text.sections for part in (one.heading, one.text)]
    search.keep(decision, [text.title, *words])
    decision.save(update_fields=("haystack",))
    citing.keep(decision, text.basis)
    tallies.add(decision)


def _shelve_tombstone(log: str, position: int, at: datetime, record: Tombstone) -> None:
    """撤回: number, kind and days stay; every word of it goes."""
    decision = _decision(record.publication_id, log, position, at)
    decision.bureau = _bureau(record.bureau, record.bureau_name, log)
    decision.kind = record.kind.value
    decision.decision_number = record.decision_number
    decision.title = decision.gist = decision.amount = decision.amount_is = ""
    decision.year = decision.amount_fen = None
    decision.published_on = record.released_on
    decision.withdrawn_on = record.withdrawn_on
    search.forget(decision)
    citing.forget(decision)
    decision.save()
    tallies.add(decision)


def _shelve_bureau(
    log: str, position: int, at: datetime, record: BureauReleased
) -> None:
    del at
    bureau = _bureau(record.bureau, record.name, log)
    bureau.name, bureau.position = record.name, position
    bureau.save()


def _shelve_catalogue(
    log: str, position: int, at: datetime, record: CatalogueReleased
) -> None:
    del at
    bureau = _bureau(record.bureau, record.bureau_name, log)
    bureau.catalogue_position = position
    bureau.save()


def _decision(
    publication_id: UUID, log: str, position: int, at: datetime
) -> PublicDecision:
    """The line of the lists, which now speaks through the entry at ``position``.

    It counts no more in the tallies as it stood; whoever shelves it adds it again.
    """
    found = PublicDecision.objects.filter(publication_id=publication_id).first()
    if found is not None and found.log != log:
        raise BadBundleError("公示事项的编号与另一机关的重复。")
    if found is not None and found.withdrawn_on is not None:
        raise BadBundleError("已经撤回的公示事项不能再有新的内容。")
    if found is None:
        entries = PublicEntry.objects.filter(publication_id=publication_id, log=log)
        first_at = entries.order_by("position").values_list("at", flat=True)[0]
        found = PublicDecision(
            publication_id=publication_id,
            published_on=first_at.astimezone(CHINA).date(),
        )
    else:
        tallies.remove(found)
    found.log, found.position, found.changed_at = log, position, at
    return found


_SHELVES: dict[type, Callable[[str, int, datetime, Any], None]] = {
    Released: _shelve_release,
    Tombstone: _shelve_tombstone,
    BureauReleased: _shelve_bureau,
    CatalogueReleased: _shelve_catalogue,
}
