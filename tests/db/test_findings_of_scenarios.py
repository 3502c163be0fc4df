"""机器发现 in the stories that are told: what the story is about, and nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.review.findings import Finding, findings_of
from zhunsheng.review.queries import review_of
from zhunsheng.review.records import Point
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario import script as scripts
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.references import resolve
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

pytestmark = pytest.mark.django_db

SCENARIOS = Path(__file__).parents[2] / "scenarios"
OPINION = "review.give-opinion"
ALWAYS = {Point.OFFICERS, Point.PROCEDURE, Point.FACTS, Point.LAW, Point.DOCUMENTS}
NOTHING: tuple[set[str], ...] = (set(),)
FOUND: dict[str, tuple[set[str], ...]] = {
    "01-hearing": NOTHING,
    "02-no-penalty": NOTHING,
    "03-review-rounds": ({"basis-mismatch:1"}, set(), {"evidence-after-report"}),
    "04-urgent-in-time": ({"fraud-amount"},),
    "05-urgent-too-late": ({"lead-late:approve-urgent-start"},),
    "06-notified-again": (
        set(),
        {
            "evidence-after-report",
            "facts-not-notified:2",
            "facts-not-reported:2",
            "harsher-than-notified",
        },
    ),
    "07-suspended": NOTHING,
    "08-rules-lapsed": NOTHING,
    "09-withdrawn": NOTHING,
    "12-open-review": NOTHING,
    "13-open-notice": NOTHING,
    "14-open-payment": ({"fraud-amount"},),
    "16-court-enforcement": ({"fraud-amount"}, set(), set()),
    "17-review-dispute": NOTHING,
    "18-material-returned": ({"evidence-after-report"},),
    "19-findings-overruled": ({"sum-differs:1"}, {"evidence-after-report"}),
    "20-departure": ({"benchmark-departed:1"},),
}
"""Of each story, what is found in each round of review, one set a round."""


def looked_at(name: str) -> Iterator[tuple[Finding, ...]]:
    """What is found before each opinion, and in a review that is still open."""
    script = scripts.read(SCENARIOS / f"{name}.json")
    people.establish(
        script.steps[0].at - timedelta(days=1), only=frozenset(script.bureaus)
    )
    player = Player(script, HouseCast(), HouseStage())
    for step in script.steps:
        if step.act == OPINION and step.expect.outcome == "ok":
            yield found_in(script, player, step)
        assert player.take(step).ok, (step.number, player.results[-1].differences)
    bureau, case_id = BureauCode(script.bureaus[0]), case_of(player)
    if review_of(bureau, case_id).open_round:
        yield findings_of(bureau, case_id, script.steps[-1].at)


def found_in(
    script: scripts.Script, player: Player, step: scripts.Step
) -> tuple[Finding, ...]:
    case_id = CaseId(UUID(resolve(step.data["case_id"], player.names, str)))
    return findings_of(BureauCode(script.bureaus[0]), case_id, step.at)


def case_of(player: Player) -> CaseId:
    return CaseId(UUID(str(player.names["case"]["id"])))


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_is_what_the_story_is_about(name: str) -> None:
    rounds = tuple(looked_at(name))

    adverse = tuple({one.key for one in found if not one.in_order} for found in rounds)
    assert adverse == FOUND[name]
    for found in rounds:
        assert {one.point for one in found} >= ALWAYS


def test_every_story_of_a_review_is_looked_at() -> None:
    told = {
        one.stem
        for one in SCENARIOS.glob("*.json")
        if "cases.request-review" in one.read_text("utf-8")
    }
    assert told <= set(FOUND)
