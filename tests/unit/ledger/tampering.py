"""What a dishonest administrator does to a ledger."""

from dataclasses import replace
from typing import Any

from django.db import connection

from tests.unit.ledger.samples import LOG
from zhunsheng.ledger import envelope, reader, records, tree, triggers
from zhunsheng.ledger.models import Body, Entry, Log, Tile
from zhunsheng.ledger.note import Signer
from zhunsheng.ledger.stored import Edge, finished_tiles
from zhunsheng.ledger.verify import verify

SIZE = 700
TAIL = 690  # after the last full tile
SIGNER = Signer(f"zhunsheng/{LOG}", bytes(range(32)))
KEYS = {SIGNER.name: SIGNER.verifier()}


def found(*kept: str, keys: Any = KEYS) -> dict[str, int | None]:
    return {one.code: one.position for one in verify(kept, keys)}


def tamper(sql: str, *values: object) -> None:
    with triggers.lifted(connection), connection.cursor() as cursor:
        cursor.execute(sql, values)


def change(position: int, **columns: object) -> None:
    with triggers.lifted(connection):
        Entry.objects.filter(log=LOG, position=position).update(**columns)


def swap_positions(one: int, other: int) -> None:
    with triggers.lifted(connection):
        for model in (Entry, Body):
            for old, new in ((one, -1), (other, one), (-1, other)):
                model.objects.filter(log=LOG, position=old).update(position=new)


def swap_contents(one: int, other: int) -> None:
    """Exchange everything but serial and position."""
    names = ("stream", "stream_version", "type", "by", "at", "envelope", "leaf")
    with triggers.lifted(connection):
        rows = [
            Entry.objects.filter(log=LOG, position=at).values(*names).get()
            for at in (one, other)
        ]
        bodies = [
            Body.objects.filter(log=LOG, position=at).values("salt", "body").get()
            for at in (one, other)
        ]
        Entry.objects.filter(log=LOG, position=one).update(stream_version=-1)
        Entry.objects.filter(log=LOG, position=other).update(**rows[0])
        Entry.objects.filter(log=LOG, position=one).update(**rows[1])
        for at, body in ((one, bodies[1]), (other, bodies[0])):
            Body.objects.filter(log=LOG, position=at).update(**body)


def rewritten(position: int) -> tuple[bytes, bytes, bytes]:
    """Another body, with salt and envelope that fit it."""
    view = reader.entry(LOG, position)
    salt = bytes(32)
    body = records.encode(replace(view.record, text="经查不实。"))
    sealed = envelope.seal(
        type_=view.type,
        version=view.type_version,
        log=LOG,
        stream=view.place.stream,
        place=view.place.stream_version,
        at=view.place.at,
        by=view.place.by,
        salt=salt,
        body=body,
    )
    return salt, body, sealed


def rewrite(position: int) -> None:
    """Replace a record wholly, its envelope and its leaf too."""
    salt, body, sealed = rewritten(position)
    with triggers.lifted(connection):
        Body.objects.filter(log=LOG, position=position).update(salt=salt, body=body)
    change(position, envelope=sealed, leaf=tree.leaf_hash(sealed))


class NoShelf:
    """All leaves come at once: nothing is read."""

    def tile(self, level: int, index: int, width: int) -> bytes:
        raise AssertionError((level, index, width))


def recompute() -> None:
    """Compute tiles and edge again from the entries, as if nothing had been."""
    leaves = [
        bytes(row.leaf) for row in Entry.objects.filter(log=LOG).order_by("position")
    ]
    edge = Edge()
    for leaf in leaves:
        edge.add(leaf)
    with triggers.lifted(connection):
        Tile.objects.filter(log=LOG).delete()
        for one in finished_tiles(NoShelf(), 0, b"".join(leaves)):
            Tile.objects.create(
                log=LOG,
                level=one.level,
                index=one.index,
                hashes=one.packed,
                root=one.root,
            )
        Log.objects.filter(code=LOG).update(size=edge.size, edge=edge.pack())


def cut(size: int) -> None:
    with triggers.lifted(connection):
        for model in (Entry, Body):
            model.objects.filter(log=LOG, position__gte=size).delete()
