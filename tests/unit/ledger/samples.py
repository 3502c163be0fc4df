"""What the ledger's tests write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import records, writer
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.references import EntryReference

LOG = BureauCode("620100")
OTHER = BureauCode("510500")
OFFICER = OfficerId(UUID(int=7))
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """记事: a record for tests."""

    number: int
    text: str
    noted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroyed:
    """销毁: a record for tests that destroys bodies."""

    entries: tuple[EntryReference, ...]


def known(cls: type, name: str) -> records.RecordType:
    return records.RecordType(name, 1, (), cls, "记事", ())


def register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the record types known during one test only."""
    for cls, name in ((Noted, "tests.noted"), (Destroyed, "tests.destroyed")):
        monkeypatch.setitem(records._BY_NAME, (name, 1), known(cls, name))
        monkeypatch.setitem(records._BY_CLASS, cls, known(cls, name))


def noted(number: int = 1, text: str = "经查属实。") -> Noted:
    return Noted(number=number, text=text, noted_on=date(2026, 3, 2))


def write(
    count: int, *, log: BureauCode = LOG, streams: int = 7, start: int = 0
) -> tuple[Place, ...]:
    """Write ``count`` entries, round about in ``streams`` streams."""
    items: Iterable[writer.Item] = [
        writer.Item(
            noted(number),
            f"case/{number % streams}",
            OFFICER,
            AT + timedelta(seconds=number),
        )
        for number in range(start, start + count)
    ]
    with transaction.atomic():
        writer.open_log(log, AT)
        return writer.append_many(items, log=log)
