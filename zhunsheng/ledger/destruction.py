"""销毁: the one way in which a body leaves the ledger, while its entry stays.

A record of an approved destruction act names the entries; only then does the
database's trigger let the bodies go. Salt and body vanish together, so that the
commitments in the envelope cannot be guessed any more.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from django.db import connection
from django.db.transaction import TransactionManagementError

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import reader
from zhunsheng.ledger.models import Body, Destruction, Entry
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.references import EntryReference
from zhunsheng.ledger.streams import NoSuchEntryError


class DestructionError(ZhunshengError):
    """A record that does not name the entries whose bodies shall go."""


def reference(log: str, position: int) -> EntryReference:
    """A reference to an entry, to be put into a record."""
    row = Entry.objects.filter(log=log, position=position).first()
    if row is None:
        raise NoSuchEntryError(log, position)
    return EntryReference(log=log, position=position, leaf=bytes(row.leaf).hex())


def named_in(value: Any) -> Iterator[EntryReference]:
    """Every entry that a record names."""
    if isinstance(value, EntryReference):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from named_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from named_in(getattr(value, field.name))


def destroy(by: Place) -> int:
    """销毁: remove the bodies that the record at ``by`` names; how many went."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("destroy inside transaction.atomic()")
    named = tuple(named_in(reader.entry(by.log, by.position).record))
    if not named:
        raise DestructionError("销毁记录没有写明要销毁正文的条目。")
    for one in named:
        _check(one, by)
        Destruction.objects.get_or_create(
            log=one.log,
            position=one.position,
            defaults={"by_log": by.log, "by_position": by.position},
        )
        Body.objects.filter(log=one.log, position=one.position).delete()
    return len(named)


def _check(one: EntryReference, by: Place) -> None:
    leaf = Entry.objects.filter(log=one.log, position=one.position).values_list(
        "leaf", flat=True
    )
    found = [bytes(value).hex() for value in leaf]
    if found != [one.leaf] or (one.log, one.position) == (by.log, by.position):
        raise DestructionError(
            f"销毁记录所指的条目（{one.log} 第 {one.position} 号）与台账不符。"
        )
