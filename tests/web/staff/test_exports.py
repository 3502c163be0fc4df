"""报送: choose, look, let go; who may see the reported part."""

import csv
import io
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.db.test_exports import AGENCY, export
from tests.unit.disclosure.samples import BUREAU, CITIZEN, FACTS, IDENTITY, officer
from tests.unit.disclosure.world import CHECKER, HEAD, World
from tests.web.staff.standing_in import SignedIn
from zhunsheng.authorities.models import OfficerRow
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases import queries as cases
from zhunsheng.exchange.models import ExportRow
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.performing import perform

pytestmark = pytest.mark.django_db
_STAFF = "zhunsheng.web.staff.middleware.StaffMiddleware"
_PAGE = "/publications/exports/"
PUBLISHER = officer(12, Post.PUBLISHER)
HEAD_OFFICER = officer(13, Post.DEPUTY_HEAD)


class As(SignedIn):
    """Whoever the test says, at the world's time."""

    who: ClassVar[Officer] = PUBLISHER
    world: ClassVar[World]

    def __call__(self, request: Any) -> HttpResponse:
        request.received_at = self.world.at
        request.officer = self.who
        request.officer_id = self.who.officer_id
        return self._get_response(request)


@pytest.fixture
def world(settings: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    settings.MIDDLEWARE = [
        f"{As.__module__}.As" if one == _STAFF else one
        for one in settings.MIDDLEWARE
        if not one.startswith(("axes.", "django.contrib.auth."))
    ]
    made = World()
    made.set_up()
    monkeypatch.setattr(cases, "decision_facts", made.decision_facts)
    monkeypatch.setattr(As, "world", made, raising=False)
    monkeypatch.setattr(As, "who", PUBLISHER)
    OfficerRow.objects.filter(officer_id=HEAD).update(
        posts=[Post.DEPUTY_HEAD.value, Post.ADMINISTRATOR.value]
    )
    return made


def register(world: World) -> None:
    perform(
        "exchange.register-agency",
        {"bureau": BUREAU, "code": AGENCY},
        by=HEAD,
        at=world.at,
    )


def asked(**more: str) -> dict[str, str]:
    days = {"kind": "credit", "first": "2026-03-01", "last": "2026-03-03"}
    return days | more


def test_look_then_let_go(world: World, client: Client) -> None:
    register(world)
    world.publish()
    wrong = replace(
        FACTS,
        case_id=CaseId(UUID(int=502)),
        decision_number="兰医保罚〔2026〕10号",
        representative="",
    )
    world.publish(wrong)
    told = client.get(_PAGE, asked()).content.decode()
    assert "可以报送的 1 行" in told
    assert "缺少法定代表人。" in told
    assert "还没有报送过" in told
    assert not ExportRow.objects.exists()

    answer = client.post(_PAGE, asked())
    made = ExportRow.objects.get()
    assert answer.headers["Location"] == f"{_PAGE}{made.export_id}/"
    page = client.get(answer.headers["Location"]).content.decode()
    for words in (FACTS.decision_number, "缺少法定代表人。", "待回执", made.sha256):
        assert words in page
    assert "含上报不公示" not in page
    assert "!! missing" not in told + page

    again = client.post(_PAGE, asked())
    assert again.status_code == 409
    assert "没有可以报送的新数据" in again.content.decode()


def test_without_the_code_of_the_agency_it_is_said(
    world: World, client: Client
) -> None:
    world.publish()
    told = client.get(_PAGE).content.decode()
    assert "还没有登记本机关的统一社会信用代码" in told
    assert client.post(_PAGE, asked()).status_code == 409


@pytest.mark.parametrize(
    "typed",
    [
        asked(kind="nonsense"),
        asked(first="2026-3"),
        asked(first="2026-03-04"),
        asked(first="2020-01-01"),
        asked(last=""),
        {},
    ],
)
def test_what_cannot_be_is_said(
    world: World, client: Client, typed: dict[str, str]
) -> None:
    assert client.post(_PAGE, typed).status_code == 422
    assert not ExportRow.objects.exists()


def test_files_are_read_back(world: World, client: Client) -> None:
    register(world)
    world.publish()
    made = export(world)
    answer = client.get(f"{_PAGE}{made}/open.csv")
    assert answer.headers["Cache-Control"] == "no-store"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][3] == FACTS.party_name
    (row,) = client.get(f"{_PAGE}{made}/open.json").json()["rows"]
    assert row["values"]["CF_WSH"] == FACTS.decision_number


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_reported_part_is_for_heads_only(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    register(world)
    world.publish(CITIZEN)
    made = export(world, by=HEAD, with_reported=True)
    assert client.get(f"{_PAGE}{made}/whole.{form}").status_code == 404
    open_file = client.get(f"{_PAGE}{made}/open.{form}").content.decode()
    assert IDENTITY not in open_file
    assert IDENTITY not in client.get(f"{_PAGE}{made}/").content.decode()
    monkeypatch.setattr(As, "who", HEAD_OFFICER)
    whole = client.get(f"{_PAGE}{made}/whole.{form}").content.decode()
    assert IDENTITY in whole


def test_what_was_approved_without_is_not_given_with(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(world)
    world.publish(CITIZEN)
    made = export(world, by=CHECKER)
    monkeypatch.setattr(As, "who", HEAD_OFFICER)
    assert client.get(f"{_PAGE}{made}/whole.csv").status_code == 404
    assert client.get(f"{_PAGE}{made}/open.pdf").status_code == 404


@pytest.mark.parametrize(
    "who", [officer(11, Post.HANDLER), officer(12, *Post, bureau="360100")]
)
def test_others_find_nothing(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch, who: Officer
) -> None:
    register(world)
    world.publish()
    made = export(world)
    monkeypatch.setattr(As, "who", who)
    for part in ("", "open.csv", "open.json", "whole.csv"):
        assert client.get(f"{_PAGE}{made}/{part}").status_code == 404
    act = "/acts/exchange.void-export/"
    assert client.get(act, {"export_id": str(made)}).status_code == 404


def test_a_receipt_is_recorded_through_its_form(world: World, client: Client) -> None:
    register(world)
    world.publish()
    made = export(world)
    act = "/acts/exchange.record-receipt/"
    page = client.get(act, {"export_id": str(made)}).content.decode()
    assert f'value="{made}"' in page
    answer = client.post(
        act,
        {
            "export_id": str(made),
            "receipt": "示范回执一",
            "received_on": "2026-03-03",
        },
    )
    assert answer.headers["Location"] == f"{_PAGE}{made}/"
    assert "示范回执一" in client.get(f"{_PAGE}{made}/").content.decode()
    assert "示范回执一" in client.get(_PAGE).content.decode()
