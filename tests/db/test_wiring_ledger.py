"""Writers that read the clock before they got the pen; text where bytes belong."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Lock

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.unit.ledger.samples import (
    AT,
    LOG,
    OFFICER,
    noted,
    register,
    write,
)
from tests.unit.ledger.tampering import SIZE, change, found, tamper
from zhunsheng.ledger import scan, turns, writer
from zhunsheng.ledger.models import Entry
from zhunsheng.ledger.streams import LEEWAY
from zhunsheng.ledger.verify import verify

pytestmark = pytest.mark.django_db
_STRICT = "column .* is of type bytea but expression is of type text"
_WRITERS = 8
_EACH = 12


@pytest.fixture(autouse=True)
def known_types(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


@pytest.mark.django_db(transaction=True)
def test_concurrent_writers_read_the_clock_first() -> None:
    """All read their time, then wait for each other, then write: nobody is refused."""
    writer.open_log(LOG, AT)
    ticks, clock, start = itertools.count(), Lock(), Barrier(_WRITERS)

    def received_at() -> datetime:
        with clock:
            return AT + timedelta(milliseconds=next(ticks))

    def work(number: int) -> None:
        try:
            for version in range(_EACH):
                at = received_at()
                start.wait(30)
                with turns.turn(), transaction.atomic():
                    writer.append(
                        noted(number),
                        log=LOG,
                        stream=f"case/{number}",
                        expected_version=version,
                        by=OFFICER,
                        at=at,
                    )
        finally:
            connection.close()

    with ThreadPoolExecutor(_WRITERS) as pool:
        list(pool.map(work, range(_WRITERS)))

    written = list(Entry.objects.order_by("position").values_list("at", flat=True))
    assert len(written) == _WRITERS * _EACH
    assert verify() == ()


@pytest.mark.parametrize("low", [0, 256, 300])
def test_verification_follows_the_same_rule(
    db: None, monkeypatch: pytest.MonkeyPatch, low: int
) -> None:
    """Also where one stretch that is checked by itself ends and the next begins."""
    monkeypatch.setattr(scan, "SPAN", 256)
    late = AT + timedelta(hours=1)

    def add(at: datetime, version: int) -> None:
        with transaction.atomic():
            writer.append(
                noted(),
                log=LOG,
                stream="case/late",
                expected_version=version,
                by=OFFICER,
                at=at,
            )

    write(low) if low else writer.open_log(LOG, AT)
    add(late, 0)
    add(late - LEEWAY, 1)
    add(late, 2)
    assert verify() == ()

    change(low + 1, at=late - LEEWAY - timedelta(microseconds=1))
    assert found()["time-reversed"] == low + 1


def test_a_stretch_may_not_creep_back(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each a little earlier than the one before: the leeway counts from the newest."""
    monkeypatch.setattr(scan, "SPAN", 256)
    write(259)
    change(255, at=AT + timedelta(hours=1))
    change(256, at=AT + timedelta(hours=1) - LEEWAY)
    change(257, at=AT + timedelta(hours=1) - 2 * LEEWAY)
    change(258, at=AT + timedelta(hours=1))
    assert found()["time-reversed"] == 257


def kept_as_text(table: str, column: str, how: str, position: int = 0) -> bool:
    """SQLite takes text where bytes belong; PostgreSQL refuses it itself."""
    where = f"position = {position}" if position else "level = 0"
    sql = f"UPDATE {table} SET {column} = CAST({how} AS TEXT) WHERE {where}"  # noqa: S608
    if connection.vendor == "sqlite":
        tamper(sql)
        return True
    with pytest.raises(ProgrammingError, match=_STRICT), transaction.atomic():
        connection.cursor().execute(sql)
    return False


@pytest.mark.parametrize(
    ("table", "column", "code"),
    [
        ("ledger_body", "body", "body-edited"),
        ("ledger_entry", "envelope", "envelope-edited"),
    ],
)
@pytest.mark.parametrize("position", [3, SIZE - 10])
def test_text_where_bytes_belong_is_a_finding(
    db: None, table: str, column: str, code: str, position: int
) -> None:
    write(SIZE)
    if kept_as_text(table, column, column, position):
        assert found() == {code: position}


@pytest.mark.parametrize("column", ["salt", "body"])
def test_bytes_that_are_no_text_are_a_finding_too(db: None, column: str) -> None:
    write(SIZE)
    if kept_as_text("ledger_body", column, "x'ff00fe'", 3):
        assert found() == {"body-edited": 3}


def test_a_tile_kept_as_text_is_a_finding(db: None) -> None:
    write(SIZE)
    if kept_as_text("ledger_tile", "hashes", "x'ff00fe'"):
        assert set(found()) == {"tile-edited"}
