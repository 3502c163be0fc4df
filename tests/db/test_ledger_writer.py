"""Writing in the ledger and reading it back, on both databases."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from tests.unit.ledger.samples import (
    AT,
    LOG,
    OFFICER,
    OTHER,
    Destroyed,
    Noted,
    noted,
    register,
    write,
)
from zhunsheng.kernel.chance import drawing_from, seeded
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger import (
    destruction,
    envelope,
    projection,
    reader,
    rebuild,
    tree,
    triggers,
    turns,
    writer,
)
from zhunsheng.ledger.models import Body, Cosignature, Entry, Log, Tile
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.references import EntryReference
from zhunsheng.ledger.shelf import tree_of
from zhunsheng.ledger.streams import (
    LEEWAY,
    ClockWentBackError,
    MissingBodyError,
    NoSuchEntryError,
    NoSuchLogError,
    StaleStreamError,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known_types(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


@pytest.fixture
def log(db: None) -> None:
    writer.open_log(LOG, AT)


def append(*items: object, expected: int, stream: str = "case/1", **more: Any) -> Any:
    usual = {"log": LOG, "by": OFFICER, "at": AT}
    with transaction.atomic():
        return writer.append(
            *items, stream=stream, expected_version=expected, **{**usual, **more}
        )


def test_records_come_back_as_they_went_in(log: None) -> None:
    places = append(noted(1), noted(2), expected=0)
    append(noted(3), expected=2)
    append(noted(4), expected=0, stream="case/2")

    assert [place.position for place in places] == [0, 1]
    assert places[1] == Place(LOG, 1, "case/1", 2, OFFICER, AT)
    read = list(reader.replay(LOG, "case/1"))
    assert [record for record, _ in read] == [noted(1), noted(2), noted(3)]
    assert [place for _, place in read][:2] == list(places)
    assert [record.number for record, _ in reader.replay_log(LOG)] == [1, 2, 3, 4]
    assert [record.number for record, _ in reader.replay_log(LOG, after=1)] == [3, 4]
    assert [record.number for record, _ in reader.entries_after(LOG, 0, 2)] == [2, 3]
    assert reader.version_of(LOG, "case/1") == 3
    assert reader.version_of(LOG, "case/9") == 0


def test_an_entry_holds_what_proves_it(log: None) -> None:
    with drawing_from(seeded("entry")):
        append(noted(1), expected=0)
    view = reader.entry(LOG, 0)
    assert view.salt is not None
    assert view.body is not None
    assert view.record == noted(1)
    assert tree.leaf_hash(view.envelope) == bytes(Entry.objects.get().leaf)
    first, second = envelope.commitments(view.salt, view.body)
    assert f'"sha256":"{first}"'.encode() in view.envelope
    assert f'"sm3":"{second}"'.encode() in view.envelope
    with pytest.raises(NoSuchEntryError):
        reader.entry(LOG, 1)


def test_the_same_record_twice_has_two_commitments(log: None) -> None:
    append(noted(1), noted(1), expected=0)
    one, other = reader.stream_entries(LOG, "case/1")
    assert one.body == other.body
    assert one.salt != other.salt


def test_who_wrote_what(log: None) -> None:
    other = OfficerId(UUID(int=8))
    append(noted(1), expected=0)
    append(noted(2), expected=1, by=other)
    authors = reader.authors_of(LOG, "case/1")
    assert [author.officer for author in authors] == [OFFICER, other]
    assert {author.type for author in authors} == {"tests.noted"}
    assert authors[1].place.position == 1


def test_a_stale_writer_is_refused(log: None) -> None:
    append(noted(1), expected=0)
    with pytest.raises(StaleStreamError) as refused:
        append(noted(2), expected=0)
    assert (refused.value.expected, refused.value.actual) == (0, 1)
    with pytest.raises(StaleStreamError):
        append(noted(2), expected=2)
    assert Log.objects.get().size == 1


def test_time_does_not_go_back(log: None) -> None:
    newest = AT + timedelta(hours=1)
    too_early = newest - LEEWAY - timedelta(microseconds=1)
    append(noted(1), expected=0, at=newest)
    with pytest.raises(ClockWentBackError, match="服务器时钟"):
        append(noted(2), expected=1, at=too_early)
    append(noted(2), expected=1, at=newest - LEEWAY)
    assert Log.objects.get().last_at == newest  # the leeway does not add up
    with pytest.raises(ClockWentBackError):
        append(noted(3), expected=2, at=too_early)


def test_there_must_be_a_log(log: None) -> None:
    with pytest.raises(NoSuchLogError):
        append(noted(1), expected=0, log="999999")
    with pytest.raises(NoSuchLogError):
        tree_of("999999")


@pytest.mark.django_db(transaction=True)
def test_there_must_be_a_transaction() -> None:
    writer.open_log(LOG, AT)
    with pytest.raises(TransactionManagementError):
        writer.append(
            noted(1), log=LOG, stream="s", expected_version=0, by=OFFICER, at=AT
        )
    with pytest.raises(TransactionManagementError):
        destruction.destroy(Place(LOG, 0, "s", 1, OFFICER, AT))


def test_opening_a_log_twice_opens_one(log: None) -> None:
    append(noted(1), expected=0)
    writer.open_log(LOG, AT)
    assert Log.objects.get().size == 1


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 600])
def test_the_stored_tree_is_the_tree_of_the_entries(size: int) -> None:
    write(size // 2)
    write(size - size // 2, start=size // 2)
    leaves = [
        bytes(leaf)
        for leaf in Entry.objects.order_by("position").values_list("leaf", flat=True)
    ]
    stored = tree_of(LOG)
    assert stored.root() == tree.root(leaves)
    assert Tile.objects.count() == size // 256
    for index in range(0, size, 50):
        assert stored.prove(index) == tree.prove(leaves, index)


def test_large_batches_are_written_in_pieces(log: None) -> None:
    places = write(4500, streams=900)
    assert [place.position for place in places] == list(range(4500))
    assert reader.version_of(LOG, "case/0") == 5
    assert sum(1 for _ in reader.replay_all()) == 4500


def test_logs_do_not_mix() -> None:
    write(3)
    write(2, log=OTHER)
    assert [place.position for _, place in reader.replay_log(OTHER)] == [0, 1]
    assert [place.log for _, place in reader.replay_all()] == [LOG] * 3 + [OTHER] * 2


def test_what_fails_leaves_nothing(log: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Noted, __: Place) -> None:
        raise LookupError

    monkeypatch.setitem(projection._PROJECTORS, Noted, [fail])
    with pytest.raises(LookupError):
        append(noted(1), expected=0)
    assert not Entry.objects.exists()
    assert not Body.objects.exists()
    assert Log.objects.get().size == 0


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_entry SET stream = 'x'",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_body SET salt = body",
        "DELETE FROM ledger_body",
        "UPDATE ledger_tile SET root = hashes",
        "DELETE FROM ledger_tile",
    ],
)
def test_the_database_refuses_to_change_the_past(sql: str) -> None:
    write(300)
    with (
        pytest.raises(DatabaseError, match="台账只增不改"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Entry.objects.count() == 300


@pytest.mark.parametrize("table", [*triggers.FROZEN, triggers.BODY])
def test_no_table_can_be_emptied_at_once(table: str) -> None:
    if connection.vendor == "sqlite":  # which has no TRUNCATE
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
                " AND tbl_name = %s",
                (table,),
            )
            assert cursor.fetchone() == (2,)
        return
    with (
        pytest.raises(DatabaseError, match="台账只增不改"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {table}")


def test_a_body_is_destroyed_by_a_record_only(log: None) -> None:
    append(noted(1), noted(2), expected=0)
    named = (destruction.reference(LOG, 0),)
    with transaction.atomic():
        (place,) = append(Destroyed(entries=named), expected=0, stream="archive")
        assert destruction.destroy(place) == 1
        assert destruction.destroy(place) == 1
    assert [record.number for record, _ in reader.replay(LOG, "case/1")] == [2]
    view = reader.entry(LOG, 0)
    assert (view.salt, view.body, view.record) == (None, None, None)
    assert tree_of(LOG).root() == tree_of(LOG, 3).root()


def test_a_destruction_names_real_entries(log: None) -> None:
    append(noted(1), expected=0)
    wrong = EntryReference(log=LOG, position=0, leaf="00")
    for entries in ((), (wrong,)):
        version = reader.version_of(LOG, "archive")
        act = Destroyed(entries=entries)
        (place,) = append(act, expected=version, stream="archive")
        with pytest.raises(destruction.DestructionError):
            destruction.destroy(place)
    assert reader.entry(LOG, 0).record == noted(1)


def test_a_body_that_vanished_is_not_passed_over(log: None) -> None:
    append(noted(1), expected=0)
    with triggers.lifted(connection):
        Body.objects.all().delete()
    with pytest.raises(MissingBodyError):
        list(reader.replay(LOG, "case/1"))


def test_rebuilding_gives_the_same_tables(
    log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any table serves as a derived one here."""

    def keep(record: Noted, place: Place) -> None:
        Cosignature.objects.create(
            log=place.log,
            size=place.position,
            name=place.stream,
            line=record.text,
            at=place.at,
        )

    monkeypatch.setitem(projection._PROJECTORS, Noted, [keep])
    monkeypatch.setattr(projection, "_DERIVED", [Cosignature])
    append(noted(1), noted(2), expected=0)
    before = rebuild.snapshot()
    with triggers.lifted(connection):
        Cosignature.objects.filter(size=0).update(line="wrong")
        assert rebuild.snapshot() != before
        assert rebuild.rebuild() == 2
    assert rebuild.snapshot() == before
    assert len(before["ledger_cosignature"]) == 2


def test_projectors_and_tables_are_registered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(projection, "_PROJECTORS", defaultdict(list))
    monkeypatch.setattr(projection, "_DERIVED", [])
    seen: list[int] = []

    @projection.projects(Noted)
    def look(record: Noted, place: Place) -> None:
        seen.append(record.number)

    assert projection.derived(projection.derived(Tile)) is Tile
    assert projection.derived_tables() == (Tile,)
    projection.run(noted(5), Place(LOG, 0, "s", 1, OFFICER, AT))
    assert seen == [5]


def test_a_tile_that_is_not_whole_is_no_tile(log: None) -> None:
    write(3)
    with pytest.raises(LookupError):
        tree_of(LOG, 300).root()


@pytest.mark.django_db(transaction=True)
def test_many_writers_leave_no_gap() -> None:
    with transaction.atomic():
        writer.open_log(LOG, AT)

    def act(number: int) -> bool:
        try:
            with turns.turn(), transaction.atomic():
                writer.append(
                    noted(number),
                    log=LOG,
                    stream=f"case/{number % 40}",
                    expected_version=0,
                    by=OFFICER,
                    at=AT,
                )
        except StaleStreamError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(act, range(120)))
    assert won.count(True) == 40
    positions = Entry.objects.order_by("position").values_list("position", flat=True)
    assert list(positions) == list(range(40))
    assert tree_of(LOG).root() == tree.root(
        [bytes(row.leaf) for row in Entry.objects.order_by("position")]
    )
