"""重建: the tables are emptied, the ledger is replayed, and every row is the same."""

import pytest

from tests.unit.archive.world import World
from zhunsheng.ledger import projection, reader
from zhunsheng.ledger.rebuild import rebuild, snapshot

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
