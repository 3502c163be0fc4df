"""机器发现: what is read beside the case: earlier decisions, files, the informant."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.archive.world import BUREAU, World
from zhunsheng.cases.examination.loading import material_of
from zhunsheng.cases.viewing import streams
from zhunsheng.kernel.ids import CaseId
from zhunsheng.review.findings import Finding, findings_of
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.script import parse
from zhunsheng.site.scenario.stage import HouseCast, HouseStage
from zhunsheng.vault.files import kept_among

pytestmark = pytest.mark.django_db

LATER = Path(__file__).parents[2] / "scenarios" / "12-open-review.json"
OTHER = "91620100MA00000099"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A case that was decided: fined for three situations, and told by an informant."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = World.new()
        found.until("disclosure.propose-publication")
        yield found
        transaction.set_rollback(True)


def later(world: World, **party: str) -> CaseId:
    """Another case of the same party a year later, up to its review."""
    raw: dict[str, Any] = json.loads(LATER.read_text("utf-8"))
    before = world.case().party
    assert before is not None
    for step in raw["steps"]:
        if step["act"] == "cases.propose-filing":
            of = {"name": before.name, "identifier": before.identifier}
            step["data"]["party"] |= of | party
    player = Player(parse(raw, LATER.name), HouseCast(), HouseStage())
    assert player.play(), [one.differences for one in player.results if not one.ok]
    return CaseId(UUID(str(player.names["case"]["id"])))


def found_in(case_id: CaseId, world: World) -> dict[str, Finding]:
    """Without what is kept of a case that was rolled back under the same id."""
    for cache in (streams._case_records, streams._review_records, streams._folded):
        cache.cache_clear()
    at = world.at + timedelta(days=500)
    return {one.key: one for one in findings_of(BUREAU, case_id, at)}


def test_what_was_decided_before_is_known(world: World) -> None:
    before = world.case().decision.decided_on  # type: ignore[union-attr]
    with transaction.atomic():
        found = found_in(later(world), world)
        transaction.set_rollback(True)
    assert not found[f"penalty-untold:1-{before}"].in_order
    assert found["fined-before"].in_order
    assert "先前的 1 件决定" in found["fined-before"].says


def test_a_namesake_with_another_number_is_somebody_else(world: World) -> None:
    with transaction.atomic():
        found = found_in(later(world, identifier=OTHER), world)
        transaction.set_rollback(True)
    assert found["fined-before"].says == "本机关没有对该当事人作出过其他决定。"
    assert not any(key.startswith("penalty-untold") for key in found)


def test_files_and_informant_are_looked_up(world: World) -> None:
    material = material_of(BUREAU, world.case_id, world.at)
    listed = {one.given.file for one in material.case.evidence}
    assert material.kept == listed
    assert material.informant is not None
    assert material.earlier == ()
    assert kept_among({*filter(None, listed), "0" * 64}) == listed


def test_the_cities_of_the_province_are_known(world: World) -> None:
    regions = material_of(BUREAU, world.case_id, world.at).regions
    assert regions == {BUREAU: "兰州市"}
