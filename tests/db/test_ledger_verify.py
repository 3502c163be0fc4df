"""Verification finds, and names, whatever a dishonest administrator does."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from tests.unit.ledger.samples import AT, LOG, OTHER, noted, register, write
from tests.unit.ledger.tampering import (
    KEYS,
    SIGNER,
    SIZE,
    TAIL,
    change,
    cut,
    found,
    recompute,
    rewrite,
    swap_contents,
    swap_positions,
    tamper,
)
from zhunsheng.ledger import (
    checkpoint,
    checkpoints,
    findings,
    reader,
    records,
    scan,
    spans,
    tree,
    triggers,
    writer,
)
from zhunsheng.ledger.models import Body, Checkpoint, Entry, Log, Tile
from zhunsheng.ledger.note import Signer
from zhunsheng.ledger.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known_types(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


@pytest.fixture
def signed(db: None) -> str:
    """A log of 700 entries, of which a checkpoint was signed."""
    write(SIZE)
    return checkpoints.sign_head(LOG, SIGNER, AT)


def test_a_whole_ledger_is_whole(signed: str) -> None:
    write(3, log=OTHER)
    assert verify((signed,), KEYS) == ()
    assert verify() == ()


def test_an_empty_ledger_is_whole(db: None) -> None:
    writer.open_log(LOG, AT)
    signed = checkpoints.sign_head(LOG, SIGNER, AT)
    assert verify((signed,), KEYS) == ()
    write(2)
    assert verify((signed,), KEYS) == ()


@pytest.mark.parametrize("at", [3, TAIL])
def test_an_edited_body(signed: str, at: int) -> None:
    tamper(
        "UPDATE ledger_body SET body = %s WHERE position = %s",
        records.encode(noted(999)),
        at,
    )
    assert found() == {"body-edited": at}


@pytest.mark.parametrize("at", [3, TAIL])
def test_an_edited_salt(signed: str, at: int) -> None:
    tamper("UPDATE ledger_body SET salt = %s WHERE position = %s", bytes(32), at)
    assert found() == {"body-edited": at}


@pytest.mark.parametrize("at", [3, TAIL])
def test_an_edited_envelope(signed: str, at: int) -> None:
    view = reader.entry(LOG, at)
    told = json.loads(view.envelope)
    told["by"] = "00000000-0000-0000-0000-000000000008"
    change(at, envelope=json.dumps(told).encode())
    assert found()["envelope-edited"] == at
    change(at, envelope=b"{")
    assert found()["envelope-edited"] == at


def test_an_envelope_edited_with_its_leaf(signed: str) -> None:
    rewrite(300)
    assert found() == {"envelope-edited": 300}


def test_an_entry_of_the_last_part_edited_with_its_leaf(signed: str) -> None:
    rewrite(TAIL)
    assert "entries-changed" in found()


@pytest.mark.parametrize(
    "columns",
    [
        {"stream": "case/x"},
        {"type": "tests.other"},
        {"type_version": 2},
        {"at": AT - timedelta(days=1)},
        {"by": "00000000-0000-0000-0000-000000000008"},
    ],
    ids=str,
)
def test_an_edited_column(signed: str, columns: dict[str, object]) -> None:
    change(300, **columns)
    assert found()["columns-edited"] == 300


@pytest.mark.parametrize("at", [0, 300, TAIL])
def test_a_deleted_row(signed: str, at: int) -> None:
    tamper("DELETE FROM ledger_entry WHERE position = %s", at)
    assert found()["entry-deleted"] == at
    tamper("DELETE FROM ledger_body WHERE position = %s", at)
    assert found()["entry-deleted"] == at


def test_a_deleted_body(signed: str) -> None:
    tamper("DELETE FROM ledger_body WHERE position = 5")
    assert found() == {"body-missing": 5}


def test_cut_off_newest_rows(signed: str) -> None:
    cut(650)
    assert "entries-cut" in found()


def test_cut_off_newest_rows_with_the_head_put_right(signed: str) -> None:
    cut(650)
    recompute()
    assert "entries-cut" in found()


def test_everything_cut_off(signed: str) -> None:
    cut(0)
    assert "entries-cut" in found()


def test_added_rows(signed: str) -> None:
    with triggers.lifted(connection):
        row = Entry.objects.get(log=LOG, position=SIZE - 1)
        row.pk, row.position, row.stream_version = None, SIZE, 1000
        row.save(force_insert=True)
    assert "entries-added" in found()


def test_a_stray_body(signed: str) -> None:
    Body.objects.create(log=LOG, position=-5, salt=b"", body=b"")
    assert found() == {"body-stray": None}


@pytest.mark.parametrize(
    ("one", "other"), [(3, 4), (3, 600), (255, 256), (690, 691), (640, 699), (5, TAIL)]
)
def test_two_swapped_rows(signed: str, one: int, other: int) -> None:
    swap_positions(one, other)
    assert found()["entries-swapped"] == one


@pytest.mark.parametrize(("one", "other"), [(3, 4), (3, 500), (690, 691)])
def test_two_rows_whose_contents_were_swapped(
    signed: str, one: int, other: int
) -> None:
    swap_contents(one, other)
    assert found()["entries-swapped"] == one


def test_a_recomputed_tree(signed: str) -> None:
    rewrite(300)
    recompute()
    assert found() == {"tree-recomputed": None}


def test_a_recomputed_tree_with_its_checkpoint_signed_again(signed: str) -> None:
    """The bureau's own key signs the new past: only a kept checkpoint tells."""
    rewrite(300)
    recompute()
    with triggers.lifted(connection):
        Checkpoint.objects.all().delete()
    checkpoints.sign_head(LOG, SIGNER, AT)
    assert found() == {}
    assert found(signed) == {"log-forked": None}


def test_an_older_backup(signed: str) -> None:
    cut(650)
    recompute()
    with triggers.lifted(connection):
        Checkpoint.objects.all().delete()
    assert found() == {}
    assert found(signed) == {"older-restored": None}


def test_a_lost_log(signed: str) -> None:
    with triggers.lifted(connection):
        for model in (Entry, Body, Tile, Checkpoint, Log):
            model.objects.all().delete()
    assert found(signed) == {"log-missing": None}


def test_an_edited_checkpoint(signed: str) -> None:
    forged = checkpoint.sign(
        checkpoint.Head(SIGNER.name, SIZE, bytes(32)), Signer(SIGNER.name, bytes(32))
    )
    tamper("UPDATE ledger_checkpoint SET note = %s", forged)
    assert found() == {"checkpoint-edited": None}
    assert "checkpoint-edited" in found(keys={})
    tamper("UPDATE ledger_checkpoint SET note = 'x'")
    assert found() == {"checkpoint-edited": None}


def test_a_kept_checkpoint_that_nobody_signed(signed: str) -> None:
    assert found("x") == {"checkpoint-edited": None}


@pytest.mark.parametrize("column", ["hashes", "root"])
def test_an_edited_tile(signed: str, column: str) -> None:
    sql = f'UPDATE ledger_tile SET {column} = %s WHERE "index" = 1'  # noqa: S608
    tamper(sql, bytes(32))
    assert set(found()) == {"tile-edited"}


def test_a_missing_and_a_spare_tile(signed: str) -> None:
    tamper('DELETE FROM ledger_tile WHERE "index" = 1')
    assert "tile-missing" in found()
    recompute()
    Tile.objects.create(log=LOG, level=0, index=9, hashes=b"", root=b"")
    assert set(found()) == {"tile-edited"}


def test_a_gap_in_a_stream(signed: str) -> None:
    change(TAIL, stream_version=5000)
    assert "stream-gap" in found()


def test_time_that_goes_back(signed: str) -> None:
    change(300, at=AT)
    assert found()["time-reversed"] == 300


def test_an_upper_tile(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    write(300)
    Tile.objects.create(log=LOG, level=1, index=0, hashes=b"", root=b"")
    assert found() == {"tile-edited": None}


def test_every_kind_of_finding_is_one_sentence() -> None:
    for says in findings._SAYS.values():
        assert says.endswith("。")
        assert not says.isascii()
    assert len(findings.codes()) == len(findings._SAYS)


def test_swapped_leaves_are_searched_for() -> None:
    leaves = [bytes([number]) * 32 for number in range(8)]
    head = tree.root(leaves)
    leaves[2], leaves[5] = leaves[5], leaves[2]
    assert scan.swapped(leaves, head) == (2, 5)
    assert scan.swapped(leaves, bytes(32)) is None


@pytest.mark.django_db(transaction=True)
def test_a_worker_reaches_the_database_by_itself() -> None:
    write(300)
    source = scan._source()
    assert source is not None
    task = spans.Task(connection.vendor, LOG, 0, 300, frozenset())
    alone = spans.check_alone(source, task)
    assert spans.check_alone(source, task) == alone
    assert spans.check(task, scan._fetch) == alone
    assert alone.bodies == 300
    assert alone.problems == []
    spans.forget()


def test_a_worker_cannot_see_into_a_transaction(signed: str) -> None:
    assert scan._source() is None


@pytest.mark.django_db(transaction=True)
def test_worker_processes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several stretches, each checked by a process of its own."""
    monkeypatch.setattr(scan, "SPAN", 256)
    monkeypatch.setattr(scan, "_WORTH_A_PROCESS", 512)
    monkeypatch.setattr(scan.os, "cpu_count", lambda: 2)
    write(SIZE)
    signed = checkpoints.sign_head(LOG, SIGNER, AT)
    assert verify((signed,), KEYS) == ()
    swap_positions(255, 256)
    tamper("UPDATE ledger_body SET salt = %s WHERE position = 600", bytes(32))
    assert found() == {"entries-swapped": 255, "body-edited": 600}
