"""A case on its way through legal review, by the demonstration's own scenario."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from zhunsheng.authorities.models import Account
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import get_officer
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.performing import perform
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

ROUNDS = Path(__file__).parents[3] / "scenarios" / "03-review-rounds.json"
HANDLER = "nanchang-handler-1"
REVIEWER = "nanchang-legal-reviewer-1"
OTHER_REVIEWER = "nanchang-legal-reviewer-2"
LEGAL_HEAD = "nanchang-legal-head"
PASSWORD = "示范-口令-2025-长"  # noqa: S105 - of a made-up officer


@dataclass
class Scene:
    """The case, and what time it is there."""

    case_id: CaseId
    now: datetime

    @property
    def bench(self) -> str:
        """The address of the bench."""
        return f"/reviews/{self.case_id}/"

    def officer(self, name: str) -> Officer:
        """Somebody of the bureau."""
        return get_officer(people.officer_id(name))

    def does(self, name: str, act: str, **data: Any) -> Any:
        """An act on the case, a minute later."""
        self.now += timedelta(minutes=1)
        given = {"case_id": str(self.case_id)} | data
        return perform(act, given, by=people.officer_id(name), at=self.now)


def until(name: str, times: int = 1) -> Scene:
    """The scenario up to the ``times``-th step of that name, which is done too."""
    raw = json.loads(ROUNDS.read_text("utf-8"))
    met = 0
    for number, step in enumerate(raw["steps"], start=1):
        met += step.get("as") == name or step.get("act") == name
        if met == times:
            raw["steps"] = raw["steps"][:number]
            break
    script = parse(raw, "review.json")
    people.establish(
        script.steps[0].at - timedelta(days=1), only=frozenset(script.bureaus)
    )
    player = Player(script, HouseCast(), HouseStage())
    assert player.play(), [one.differences for one in player.results if not one.ok]
    Account.objects.update(must_change=False)
    case = UUID(str(player.names["case"]["id"]))
    return Scene(CaseId(case), script.steps[-1].at + timedelta(hours=1))
