"""推送 to a stand-in on this machine: once, in order, again when it was away."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID

import pytest

from tests.db.test_exports import AGENCY, READER, changes, export
from tests.unit.disclosure.samples import BUREAU, CITIZEN, FACTS, IDENTITY
from tests.unit.disclosure.world import HEAD, World
from zhunsheng.authorities.models import OfficerRow
from zhunsheng.authorities.posts import Post
from zhunsheng.cases import queries as cases
from zhunsheng.exchange import queries
from zhunsheng.exchange.choices import Kind
from zhunsheng.exchange.models import ExportRow
from zhunsheng.exchange.pushing import (
    PushError,
    PushSettingsError,
    Target,
    push,
    targets_from,
)
from zhunsheng.exchange.queries import ExportView
from zhunsheng.jobs import leases
from zhunsheng.jobs.followers.exchange_push import ask_for_pushes
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.performing import perform

pytestmark = pytest.mark.django_db


@dataclass
class Receiver:
    """A stand-in for the platform: what it got, and what it answers."""

    status: int = 200
    answer: bytes | None = None
    got: list[dict[str, Any]] = field(default_factory=list)
    receipts: dict[str, str] = field(default_factory=dict)

    def take(self, key: str, authorization: str, body: bytes) -> bytes:
        self.got.append({"key": key, "auth": authorization, **json.loads(body)})
        receipt = self.receipts.setdefault(key, f"回执-{len(self.receipts) + 1}")
        if self.answer is not None:
            return self.answer
        return json.dumps({"receipt": receipt}).encode()


@pytest.fixture
def receiver() -> Iterator[tuple[Receiver, Target]]:
    stands = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = stands.take(
                self.headers["Idempotency-Key"],
                self.headers.get("Authorization", ""),
                body,
            )
            self.send_response(stands.status)
            if stands.status == 302:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield (
        stands,
        Target(
            scheme="http",
            host="127.0.0.1",
            port=server.server_address[1],
            path="/in",
            key="miyao",
        ),
    )
    server.shutdown()
    server.server_close()


@dataclass
class Desk:
    """The world, its receiver, and a clock."""

    world: World
    receiver: Receiver

    def tick(self, minutes: int = 0) -> None:
        """Let time pass, and background work be done."""
        self.world.at += timedelta(minutes=minutes)
        ask_for_pushes(self.world.at)
        while leases.work_once(worker="w", clock=self.now):
            pass

    def now(self) -> datetime:
        return self.world.at

    def view(self, made: UUID) -> ExportView:
        return queries.get_export(made, READER)


@pytest.fixture
def desk(
    receiver: tuple[Receiver, Target],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    world = World()
    world.set_up()
    monkeypatch.setattr(cases, "decision_facts", world.decision_facts)
    OfficerRow.objects.filter(officer_id=HEAD).update(
        posts=[Post.DEPUTY_HEAD.value, Post.ADMINISTRATOR.value]
    )
    perform(
        "exchange.register-agency",
        {"bureau": BUREAU, "code": AGENCY},
        by=HEAD,
        at=world.at,
    )
    settings.PUSH_TARGETS = {Kind.CREDIT: receiver[1]}
    return Desk(world, receiver[0])


def test_an_export_is_sent_once_and_its_receipt_recorded(desk: Desk) -> None:
    desk.world.publish()
    made = export(desk.world)
    desk.tick()
    desk.tick(10)
    (got,) = desk.receiver.got
    assert (got["key"], got["auth"]) == (str(made), "Bearer miyao")
    assert got["agency"] == AGENCY
    assert [one["values"]["CF_WSH"] for one in got["rows"]] == [FACTS.decision_number]
    found = desk.view(made)
    assert (found.status, found.receipt) == (ExportRow.RECEIVED, "回执-1")


def test_nothing_is_sent_while_no_address_is_set(desk: Desk, settings: Any) -> None:
    settings.PUSH_TARGETS = {}
    desk.world.publish()
    made = export(desk.world)
    desk.tick()
    assert desk.receiver.got == []
    assert desk.view(made).is_under_way


def test_a_receiver_that_is_away_is_tried_again_later(desk: Desk) -> None:
    desk.world.publish()
    made = export(desk.world)
    desk.receiver.status = 503
    desk.tick()
    desk.tick()  # not before its time
    found = desk.view(made)
    assert (found.tries, found.push_says) == (1, "接收方没有接收（HTTP 503）。")
    desk.receiver.status = 200
    desk.tick(2)
    assert desk.view(made).receipt == "回执-1"
    assert {one["key"] for one in desk.receiver.got} == {str(made)}


@pytest.mark.parametrize(
    ("status", "answer"),
    [(400, None), (302, None), (200, b"<html>"), (200, b'{"receipt": 7}')],
)
def test_a_refusal_is_said_and_not_tried_again(
    desk: Desk, status: int, answer: bytes | None
) -> None:
    desk.world.publish()
    made = export(desk.world)
    desk.receiver.status, desk.receiver.answer = status, answer
    desk.tick()
    desk.tick(60 * 24)
    assert len(desk.receiver.got) == 1
    found = desk.view(made)
    assert found.is_under_way
    assert found.push_says
    assert found.retry_at is None


def test_a_correction_does_not_overtake_what_it_corrects(desk: Desk) -> None:
    publication = desk.world.publish()
    first = export(desk.world)
    desk.receiver.status = 503
    desk.tick()
    desk.world.cases[FACTS.case_id] = replace(FACTS, party_address="示范路81号")
    desk.world.act("correct", HEAD, publication_id=publication, reason="应为81号。")
    second = export(desk.world)
    desk.tick()
    assert {one["key"] for one in desk.receiver.got} == {str(first)}
    desk.receiver.status = 200
    desk.tick(5)
    desk.tick(1)
    assert [one["key"] for one in desk.receiver.got[-2:]] == [str(first), str(second)]
    assert desk.receiver.got[-1]["rows"][0]["change"] == "corrected"


def test_what_was_withdrawn_meanwhile_is_not_sent(desk: Desk) -> None:
    other = replace(
        FACTS,
        case_id=CaseId(UUID(int=502)),
        decision_number="兰医保罚〔2026〕10号",
        party_name="另一示范医院",
    )
    falls = desk.world.publish()
    desk.world.publish(other)
    made = export(desk.world)
    desk.world.withdraw(falls)
    desk.tick()
    (got,) = desk.receiver.got
    assert FACTS.party_name not in json.dumps(got, ensure_ascii=False)
    assert [one["values"]["CF_WSH"] for one in got["rows"]] == [other.decision_number]
    assert desk.view(made).receipt == "回执-1"


def test_an_export_of_which_nothing_is_left_is_voided(desk: Desk) -> None:
    publication = desk.world.publish()
    made = export(desk.world)
    desk.world.withdraw(publication)
    desk.tick()
    assert desk.receiver.got == []
    assert desk.view(made).status == ExportRow.VOIDED


def test_rows_that_the_receiver_sends_back_may_be_sent_again(desk: Desk) -> None:
    desk.world.publish()
    export(desk.world)
    sent_back = {"number": FACTS.decision_number, "why": "示范退回"}
    desk.receiver.answer = json.dumps(
        {"receipt": "甲", "rejected": [sent_back]}
    ).encode()
    desk.tick()
    assert changes(export(desk.world)) == [("new", 1)]


@pytest.mark.parametrize("approved", [True, False])
def test_the_reported_part_goes_only_where_it_was_approved(
    desk: Desk, *, approved: bool
) -> None:
    desk.world.publish(CITIZEN)
    export(desk.world, by=HEAD, with_reported=approved)
    desk.tick()
    assert (IDENTITY in json.dumps(desk.receiver.got)) is approved


def test_nobody_there_is_tried_again() -> None:
    away = Target(scheme="http", host="127.0.0.1", port=1, path="/")
    with pytest.raises(PushError) as error:
        push(away, UUID(int=1), b"{}")
    assert error.value.again


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1/in",
        "http://example.org/in",
        "http://8.8.8.8/in",
        "https://user:word@example.org/in",
        "https://example.org/in?key=1",
        "https:///in",
        "https://example.org:99999/in",
    ],
)
def test_an_address_that_is_not_accepted_stops_the_program(address: str) -> None:
    with pytest.raises(PushSettingsError):
        targets_from({"ZHUNSHENG_PUSH_CREDIT": address})


def test_addresses_are_read_with_the_key(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("miyao\n", "ascii")
    found = targets_from(
        {
            "ZHUNSHENG_PUSH_CREDIT": "https://example.org/in",
            "ZHUNSHENG_PUSH_INDEX": "http://10.1.2.3:8080",
            "ZHUNSHENG_PUSH_KEY_FILE": str(file),
        }
    )
    assert set(found) == {Kind.CREDIT, Kind.INDEX}
    assert (found[Kind.CREDIT].port, found[Kind.INDEX].path) == (443, "/")
    assert "miyao" not in repr(found)
    with pytest.raises(PushSettingsError):
        targets_from({"ZHUNSHENG_PUSH_KEY_FILE": str(tmp_path / "none")})
    assert targets_from({}) == {}
