"""search-index: the words of cases and leads, for the search of the staff site.

Fields that a record type calls sensitive (an informant's name, an identity number)
are left out: a search must not answer who informed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from zhunsheng.jobs.following import Entry, follower
from zhunsheng.jobs.models import SearchText
from zhunsheng.jobs.search.backend import backend
from zhunsheng.jobs.search.bigrams import normal
from zhunsheng.ledger import codec, records

_KINDS = ("case/", "lead/")
_LONGEST = 200_000


@follower("search-index", title="检索索引")
def index_words(entries: Sequence[Entry], at: datetime) -> None:
    """Add the words of each record to the text of its case or lead."""
    del at
    words: dict[tuple[str, str], list[str]] = {}
    newest: dict[str, datetime] = {}
    for record, place in entries:
        if place.stream.startswith(_KINDS):
            words.setdefault((place.log, place.stream), []).extend(_words(record))
            newest[place.stream] = place.at
    for (log, stream), found in words.items():
        _add(log, stream, found, newest[stream])


def _add(log: str, stream: str, found: list[str], at: datetime) -> None:
    row, _ = SearchText.objects.get_or_create(
        stream=stream, defaults={"bureau": log, "text": "", "at": at}
    )
    # A line end parts the fields, so that no term is found across two of them.
    known = dict.fromkeys(row.text.split("\n"))
    known.update(dict.fromkeys(filter(None, map(normal, found))))
    row.text = "\n".join(filter(None, known))[:_LONGEST]
    row.at = at
    row.save(update_fields=("text", "at"))
    backend().put(row.pk, row.text)


def _words(record: Any) -> Iterator[str]:
    secret = set(records.type_of(record).sensitive)
    for name, value in codec.plain(record).items():
        if name not in secret:
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not _is_identifier(value):
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _is_identifier(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
