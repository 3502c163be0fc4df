"""Numbers under concurrent use: no gap, no number twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from pytest_django import DjangoDbBlocker

from tests.unit.documents.samples import ORGAN, SAMPLES
from zhunsheng.documents.commands.issue import issue
from zhunsheng.documents.models import DocumentRow, NumberSeries
from zhunsheng.documents.numbering import next_number
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.ledger.triggers import lifted
from zhunsheng.ledger.turns import turn

LANZHOU, NANCHANG = BureauCode("620100"), BureauCode("360100")
AT = datetime(2026, 6, 26, 10, 0, tzinfo=timezone(timedelta(hours=8)))
THREADS, EACH = 4, 6


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker):
    """A database in which acts really commit; emptied afterwards."""
    with django_db_blocker.unblock():
        for bureau in (LANZHOU, NANCHANG):
            writer.open_log(bureau, AT)
        yield
        with lifted(connection):
            call_command("flush", verbosity=0, interactive=False)


@pytest.mark.usefixtures("committed")
def test_a_number_is_taken_only_inside_an_act():
    with pytest.raises(TransactionManagementError, match="inside an act"):
        next_number(bureau=LANZHOU, prefix="兰医保", series="案", year=2026)


def _issue(bureau: BureauCode, *, fails: bool) -> None:
    with turn(), transaction.atomic():
        issue(
            kind="penalty-notice",
            content=SAMPLES["penalty-notice"],
            bureau=bureau,
            organ=ORGAN,
            prefix="示医保",
            case_id=None,
            issued_on=date(2026, 6, 26),
            by=OfficerId(UUID(int=9)),
            at=AT,
        )
        transaction.set_rollback(fails)


def _work(thread: int) -> None:
    try:
        for turn_number in range(EACH):
            _issue(LANZHOU, fails=turn_number % 3 == 1)
            _issue(NANCHANG, fails=thread == 0)
    finally:
        connection.close()


@pytest.mark.usefixtures("committed")
def test_numbers_have_no_gaps_when_many_issue_at_once_and_some_fail():
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(_work, range(THREADS)))
    kept = {LANZHOU: THREADS * EACH * 2 // 3, NANCHANG: (THREADS - 1) * EACH}
    for bureau, count in kept.items():
        rows = DocumentRow.objects.filter(bureau=bureau).order_by("position")
        numbers = list(rows.values_list("number", flat=True))
        assert numbers == [f"示医保告字〔2026〕{n}号" for n in range(1, count + 1)]
        assert NumberSeries.objects.get(bureau=bureau).last == count
