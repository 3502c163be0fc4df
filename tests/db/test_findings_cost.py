"""What the machine's findings cost, in questions: the same for a case of any length."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.archive.world import BUREAU, HANDLER, World
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.viewing import streams
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.performing import perform
from zhunsheng.review.findings import findings_of
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

RECORDS = 300
MOST = 16


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A case whose review was asked for."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = World.new()
        found.until("review.give-opinion")
        yield found
        transaction.set_rollback(True)


def lengthened(world: World) -> datetime:
    """Evidence until the case has three hundred records; when the last came in."""
    row = CaseRow.objects.get(case_id=world.case_id)
    handlers = (HANDLER, "lanzhou-handler-2")
    at = world.at
    for no in range(RECORDS - row.version):
        given = {
            "case_id": str(world.case_id),
            "kind": "documentary",
            "title": f"住院病历复制件（{no}）",
            "taken_on": "2025-04-10",
            "officers": [str(people.officer_id(one)) for one in handlers],
            "obtained_from": "示范东蓝医院",
            "original": False,
            "proves": "过度诊疗的数量",
            "pages": 3,
        }
        at = world.at + timedelta(minutes=no)
        perform("cases.add-evidence", given, by=people.officer_id(HANDLER), at=at)
    return at


def asked(world: World, at: datetime) -> tuple[int, int]:
    """How many questions a process asks that has just been started; what is named."""
    for cache in (streams._case_records, streams._review_records, streams._folded):
        cache.cache_clear()
    with CaptureQueriesContext(connection) as captured:
        found = findings_of(BUREAU, world.case_id, at)
    return len(captured), sum(len(one.evidence) for one in found)


def test_a_long_case_asks_no_more_than_a_short_one(world: World) -> None:
    with transaction.atomic():
        few, named = asked(world, world.at)
        at = lengthened(world)
        many, more = asked(world, at)
        transaction.set_rollback(True)
    assert many == few <= MOST
    assert more > named + RECORDS  # each new piece is after the report, and unused


def test_another_bureau_sees_no_case(world: World) -> None:
    with pytest.raises(NoSuchCaseError):
        findings_of(BureauCode("140403"), world.case_id, world.at)
