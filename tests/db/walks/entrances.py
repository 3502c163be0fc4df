"""Every way in: ``perform``, HTTP API, staff page, scenario; and followers between."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from tests.db.walks.dice import Dice
from zhunsheng.authorities.models import Account
from zhunsheng.authorities.tokens import digest_of, fresh_token
from zhunsheng.cases.gathering import load
from zhunsheng.jobs import following
from zhunsheng.kernel import acts
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger.performing import perform
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage
from zhunsheng.web.forms.shape import shape_of
from zhunsheng.web.forms.typed import write

BUREAU = BureauCode("620100")
_DONE, _FOUND = 200, 302
_WAYS = (*["perform"] * 5, *["api"] * 2, *["page"] * 2, "scenario")


class NotDoneError(ZhunshengError):
    """The entrance answered with something else than that it is done."""


class Clock:
    """What the site's clock shows; every entrance but ``perform`` reads it."""

    at: datetime

    @classmethod
    def now(cls) -> datetime:
        return cls.at


def tokens(usernames: list[str], at: datetime) -> dict[OfficerId, str]:
    """A token of the API for each of them."""
    found = {}
    for username in usernames:
        token, officer = fresh_token(), people.officer_id(username)
        given = {
            "officer_id": str(officer),
            "digest": digest_of(token),
            "purpose": "示范",
            "valid_until": (at + timedelta(days=300)).date().isoformat(),
        }
        perform("authorities.issue-token", given, by=officer, at=at)
        found[officer] = token
    return found


@dataclass
class Entrances:
    """The ways in, and how often each let something through."""

    through: dict[str, int] = field(default_factory=dict)
    known_tokens: Mapping[OfficerId, str] = field(default_factory=dict)
    succeeded: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ways = {
            "perform": self._perform,
            "api": self._api,
            "page": self._page,
            "scenario": self._scenario,
        }

    def begin(self, lead: dict[str, Any], by: OfficerId, at: datetime) -> CaseId:
        done = perform("cases.register-lead", lead, by=by, at=at)
        return CaseId(UUID(str(done.result["id"])))

    def come_in(
        self, act: str, data: dict[str, Any], by: OfficerId, at: datetime, dice: Dice
    ) -> ZhunshengError | None:
        """Do it by some way in; what the program answered if it did not want to."""
        Clock.at = at
        way = dice.choice(_WAYS)
        if dice.chance(1):
            follow(at)
        try:
            self._ways[way](act, data, by)
        except ZhunshengError as error:
            return error
        self.through[way] = self.through.get(way, 0) + 1
        self.succeeded.add((way, act))
        return None

    def _perform(self, act: str, data: dict[str, Any], by: OfficerId) -> None:
        perform(act, data, by=by, at=Clock.at)

    def _api(self, act: str, data: dict[str, Any], by: OfficerId) -> None:
        answer = Client().post(
            f"/api/v1/acts/{act}",
            json.dumps(data),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.known_tokens.get(by, 'none')}"},
        )
        _must_be(answer, _DONE)

    def _page(self, act: str, data: dict[str, Any], by: OfficerId) -> None:
        client = signed_in(by)
        place = _address(act, data)
        try:
            typed = write(shape_of(acts.find(act).takes), data)
        except (ValueError, TypeError, AttributeError):
            typed = {}  # what no form could hold
        version = load(BUREAU, CaseId(UUID(data["case_id"]))).version if place[1] else 0
        form = typed | {"expected_version": [str(version)]}
        _must_be(client.post(place[0], form), _FOUND)

    def _scenario(self, act: str, data: dict[str, Any], by: OfficerId) -> None:
        name = next((one for one in people.officers() if one.officer_id == by), None)
        step = {
            "act": act,
            "by": name.username if name else "program",
            "at": Clock.at.isoformat(),
            "data": data,
        }
        script = {"title": "示范", "bureaus": [BUREAU], "steps": [step]}
        player = Player(parse(script, "walk.json"), HouseCast(), HouseStage())
        if not player.play():
            raise NotDoneError(player.results[0].outcome.says or "-")


def _must_be(answer: Any, status: int) -> None:
    """The status of what is done; a fault of the program is never an answer."""
    assert answer.status_code < 500, answer.content.decode()[:2000]
    if answer.status_code != status:
        raise NotDoneError(str(answer.status_code))


def signed_in(by: OfficerId) -> Client:
    """A browser in which the officer has signed in just now."""
    account = Account.objects.filter(officer_id=by, is_active=True).first()
    client = Client()
    if account is not None:
        words = {"username": account.username, "password": people.PASSWORD}
        client.post("/sign-in/", words)
    return client


def _address(act: str, data: dict[str, Any]) -> tuple[str, bool]:
    """Where the form of the act stands, and whether that is a case."""
    try:
        identifier = UUID(str(data.get("case_id")))
        case = load(BUREAU, CaseId(identifier))
    except (ValueError, ZhunshengError):
        return f"/acts/{act}/", False
    kind = "cases" if case.filed_on else "leads"
    return f"/{kind}/{identifier}/acts/{act}/", True


def follow(at: datetime) -> None:
    """Every follower does one step on every log; papers are made elsewhere."""
    for one, log in following.behind():
        if one.name != "render-documents":
            following.advance(one, log, lambda: at)
