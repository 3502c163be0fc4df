"""重建: the tables are emptied, the ledger is replayed, and every row is the same."""

import pytest

from tests.unit.archive.world import World
from zhunsheng.ledger import projection, reader
from zhunsheng.ledger.models import DerivedShape
from zhunsheng.ledger.rebuild import rebuild, rebuild_after_update, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counted_from_one() -> None:
    """Other tests have drawn numbers for rows: PostgreSQL does not take them back."""
    assert rebuild() == 0


def test_every_row_of_every_table_comes_again() -> None:
    world = World.new()
    world.until("archive.archive-case")
    before = snapshot()

    count = rebuild()

    assert count == sum(1 for _ in reader.replay_all())
    after = snapshot()
    assert after.keys() == before.keys()
    for table, rows in before.items():
        assert after[table] == rows, table
    filled = {table for table, rows in before.items() if rows}
    assert {
        "cases_caserow",
        "documents_documentrow",
        "authorities_officerrow",
    } <= filled


def test_what_was_falsified_in_a_table_is_put_right() -> None:
    """A table is a cache: nothing that stands only there survives."""
    world = World.new()
    world.until("cases.issue-notice")
    before = snapshot()
    (row,) = [one for one in projection.derived_tables() if one.__name__ == "CaseRow"]
    row._default_manager.update(party_name="示范丙", decided_on="2025-01-01")
    assert snapshot() != before

    rebuild()

    assert snapshot() == before


def test_an_update_that_brings_tables_fills_them_once() -> None:
    world = World.new()
    world.until("cases.request-review")
    before = snapshot()
    rounds = [t for t in projection.derived_tables() if t.__name__ == "RoundRow"]
    for table in rounds:
        table._default_manager.all().delete()

    assert not rebuild_after_update()  # the same version: nothing is looked at
    assert not any(table._default_manager.exists() for table in rounds)

    DerivedShape.objects.update(shape="of the version before")
    assert rebuild_after_update()
    assert snapshot() == before
    assert not rebuild_after_update()


def test_a_folder_of_before_shapes_were_noted_is_folded_again() -> None:
    DerivedShape.objects.all().delete()

    assert rebuild_after_update()
    assert not rebuild_after_update()


def test_who_fills_a_table_from_what_is_in_its_shape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of_today = projection.shape()
    monkeypatch.setitem(projection._PROJECTORS, str, [print])

    assert projection.shape() != of_today
