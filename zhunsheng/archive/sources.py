"""Which streams of a bureau's log tell of one case."""

import json
from collections.abc import Iterator

from zhunsheng.archive.contents import Kept
from zhunsheng.archive.queries import stream_of
from zhunsheng.documents.queries import list_documents
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import reader
from zhunsheng.ledger.models import Entry
from zhunsheng.ledger.reader import EntryView

# A publication names its case in its first record; its stream has an id of its own.
_NAMING = ("disclosure.publication-proposed",)


def entries_of(bureau: BureauCode, case_id: CaseId) -> tuple[Kept, ...]:
    """Every entry about the case, in the order of the log."""
    found = [
        _kept(view)
        for stream in streams_of(bureau, case_id)
        for view in reader.stream_entries(bureau, stream)
    ]
    return tuple(sorted(found, key=lambda one: one.position))


def streams_of(bureau: BureauCode, case_id: CaseId) -> Iterator[str]:
    """The case's own streams, its documents', its publications'."""
    yield f"case/{case_id}"
    yield f"review/{case_id}"
    yield f"informant/{case_id}"
    yield stream_of(case_id)
    for document in list_documents(bureau=bureau, case_id=case_id):
        yield f"document/{document.document_id}"
    yield from _named_by_record(bureau, case_id)


def _named_by_record(bureau: BureauCode, case_id: CaseId) -> Iterator[str]:
    first = (
        Entry.objects.filter(log=bureau, stream=f"case/{case_id}")
        .order_by("stream_version")
        .values_list("position", flat=True)
        .first()
    )
    naming = Entry.objects.filter(
        log=bureau, type__in=_NAMING, position__gt=-1 if first is None else first
    )
    for position in naming.order_by("position").values_list("position", flat=True):
        view = reader.entry(bureau, position)
        if view.body is None:
            continue
        if json.loads(view.body).get("case_id") == str(case_id):
            yield view.place.stream


def _kept(view: EntryView) -> Kept:
    return Kept(
        position=view.place.position,
        envelope=view.envelope,
        salt=view.salt,
        body=view.body,
    )
