"""What pages cost, in questions to the database: the same on every machine."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.archive.world import HANDLER, World
from zhunsheng.authorities.models import Account
from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases import queries
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.viewing import owed, streams
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger.performing import perform
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"
RECORDS = 200
MOST = 25
NOW = datetime(2025, 4, 20, 10, tzinfo=CHINA)
LEAD = {
    "source": "inspection",
    "received_on": "2025-04-14",
    "suspect": "示范大药房",
    "suspect_kind": "organisation",
    "summary": "智能监控发现重复收费。",
}


def add_evidence(world: World, no: int, at: datetime) -> None:
    handlers = (HANDLER, "lanzhou-handler-2")
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
    perform("cases.add-evidence", given, by=people.officer_id(HANDLER), at=at)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A case of two hundred records, whose review is asked for; and some leads."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = World.new()
        found.until("cases.issue-notice")
        found.until("review.give-opinion")
        row = CaseRow.objects.get(case_id=found.case_id)
        for no in range(RECORDS - row.version):
            add_evidence(found, no, found.at + timedelta(minutes=no))
        for no in range(6):
            at = NOW - timedelta(days=1, minutes=-no)
            perform("cases.register-lead", LEAD, by=people.officer_id(HANDLER), at=at)
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def client(world: World, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The handler, signed in."""
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: NOW)
    Account.objects.filter(username=HANDLER).update(must_change=False)
    client = Client()
    client.force_login(Account.objects.get(username=HANDLER), BACKEND)
    session = client.session
    session["began"] = session["seen"] = NOW.isoformat()
    session.save()
    return client


def asked(client: Client, path: str) -> int:
    """How many questions the page asks of the database, sign-in and all."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(captured)


def forget() -> None:
    """A process that has just been started."""
    for cache in (streams._case_records, streams._review_records, streams._folded):
        cache.cache_clear()
    owed._computed.cache_clear()


def test_the_page_of_a_long_case_asks_little(client: Client, world: World) -> None:
    path = f"/cases/{world.case_id}/"
    assert CaseRow.objects.get(case_id=world.case_id).version == RECORDS
    forget()
    assert asked(client, path) <= MOST
    assert asked(client, path) <= MOST - 4


def test_the_page_shows_what_was_just_written(client: Client, world: World) -> None:
    """What is kept for a version is not shown for the next one."""
    with transaction.atomic():
        path = f"/cases/{world.case_id}/"
        before = client.get(path).content.decode()
        add_evidence(world, RECORDS + 7, NOW)
        after = client.get(path).content.decode()
        transaction.set_rollback(True)
    assert f"共 {RECORDS + 1} 条" in before
    assert f"共 {RECORDS + 2} 条" in after
    assert f"（{RECORDS + 7}）" in after


def test_a_review_that_moved_on_is_read_again(world: World) -> None:
    officer = people.officer_id("lanzhou-legal-head")
    viewer = get_officer(officer)

    def last_day() -> date:
        page = queries.get_case_page(world.case_id, viewer, NOW)
        return next(one for one in page.owed if one.name == "legal-review").last_day

    with transaction.atomic():
        before = last_day()
        given = {"case_id": str(world.case_id), "round": 1, "reasons": "案情复杂。"}
        perform("review.extend", given, by=officer, at=NOW)
        after = last_day()
        transaction.set_rollback(True)
    assert before < after


@pytest.mark.parametrize("path", ["/", "/leads/", "/cases/"])
def test_lists_ask_as_much_for_one_row_as_for_many(
    client: Client, world: World, path: str
) -> None:
    rows = CaseRow.objects.exclude(case_id=world.case_id)
    client.get(path)
    many = asked(client, path)
    with transaction.atomic():
        kept: UUID = rows.values_list("case_id", flat=True)[0]
        rows.exclude(case_id=kept).delete()
        few = asked(client, path)
        transaction.set_rollback(True)
    assert many == few <= MOST


def test_a_fresh_process_asks_once_for_each_case(client: Client, world: World) -> None:
    client.get("/")
    warm = asked(client, "/")
    forget()
    cold = asked(client, "/")
    streams_read = CaseRow.objects.count() + 1  # and the one review
    assert cold - warm == streams_read


def test_a_record_is_told_by_names_and_not_by_identifiers(world: World) -> None:
    viewer = get_officer(people.officer_id(HANDLER))
    page = queries.get_case_page(world.case_id, viewer, NOW)
    every = [one for phase in page.timeline for one in phase.entries]
    uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
    for entry in every[:: max(1, len(every) // 40)] + every[-16:]:
        record = queries.record_view(entry.log, entry.position, viewer)
        told = dict(record.fields)
        assert not [one for one in told if one.isascii()], record.type
        assert not [one for one in told.values() if uuid.search(one)], record.type
        assert page.number in told["案件"]
        assert record.officer_name
