"""A fine outside the band, through ``perform``: refused, explained, shown, reviewed."""

from typing import Any

import pytest

from tests.unit.archive.world import BUREAU, HANDLER, World
from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases import queries
from zhunsheng.cases.gathering import load, registers_of, standing_of
from zhunsheng.cases.major import facts_of
from zhunsheng.kernel.fields import as_plain
from zhunsheng.ledger.performing import perform
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db
BY = people.officer_id(HANDLER)


@pytest.fixture
def world() -> World:
    """A case whose decision is drafted, inside every band."""
    found = World.new()
    found.until("cases.request-review")
    return found


def redraft(world: World, **changes: Any) -> None:
    """The same draft again, with 1.6 times for its first violation: 1 to 1.5 fits."""
    draft = world.case().draft
    assert draft is not None
    given = as_plain(draft.given)
    first = given["violations"][0]
    first["fine_fen"] = first["base_fen"] * 1600 // 1000
    perform("cases.draft-decision", {**given, **changes}, by=BY, at=world.at)


def reason() -> list[dict[str, Any]]:
    return [{"violation": 1, "reasons": "持续时间长、涉及人次多，按基准显失公平。"}]


def is_beyond(world: World) -> bool:
    standing = standing_of(load(BUREAU, world.case_id), world.at)
    named = registers_of(BUREAU).named
    return facts_of(standing.case, standing.law, named).beyond_benchmark


def test_without_a_reason_it_is_refused_and_nothing_is_written(world: World) -> None:
    before = world.case().version
    with pytest.raises(RefusedError) as refused:
        redraft(world)
    assert [one.code for one in refused.value.refusals] == [
        "cases.fine-outside-benchmark"
    ]
    assert "第1项属于“从轻处罚”，1倍以上1.5倍以下" in refused.value.refusals[0].says
    assert world.case().version == before
    assert not is_beyond(world)


def test_with_a_reason_it_is_drafted_and_counts_as_beyond(world: World) -> None:
    redraft(world, departures=reason())
    draft = world.case().draft
    assert draft is not None
    assert [one.departs for one in draft.assessed] == [True, False, False]
    assert draft.assessed[0].benchmark == "gansu-demonstration"
    assert is_beyond(world)


def test_the_time_line_and_the_record_say_so(world: World) -> None:
    redraft(world, departures=reason())
    viewer = get_officer(BY)
    page = queries.get_case_page(world.case_id, viewer, world.at)
    entry = next(
        one
        for day in page.timeline
        for one in day.entries
        if one.record_type == "cases.decision-drafted"
    )
    assert "偏离裁量基准" in entry.gist[0]
    shown = str(queries.record_view(entry.log, entry.position, viewer))
    for words in ("裁量结果", "裁量阶次", "从轻处罚", "偏离裁量基准的理由"):
        assert words in shown


def test_inside_the_band_again_it_is_no_longer_beyond(world: World) -> None:
    redraft(world, departures=reason())
    draft = world.case().draft
    assert draft is not None
    given = as_plain(draft.given)
    first = given["violations"][0]
    first["fine_fen"] = first["base_fen"]
    perform("cases.draft-decision", {**given, "departures": []}, by=BY, at=world.at)
    assert not is_beyond(world)
