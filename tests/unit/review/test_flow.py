"""法制审核流程图: the table is the procedure, and the drawing is the table."""

import re
from datetime import date

import pytest

from zhunsheng.kernel.acts import all_acts
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of
from zhunsheng.review.catalogue.flow import FLOW, FlowStage, term_of
from zhunsheng.web.flowchart import BOX_WIDTH, WIDTH, Drawing, draw

LAW = law_of(BureauCode("620100"), date(2026, 3, 2))
STAGES = {one.code: one for one in FLOW}


def test_every_stage_is_done_by_acts_that_exist() -> None:
    known = {one.name for one in all_acts()}
    for stage in FLOW:
        assert stage.acts
        assert set(stage.acts) <= known, stage.code


def test_every_act_of_review_has_its_stage() -> None:
    """An act on a round that the chart forgets would make the chart untrue."""
    shown = {act for stage in FLOW for act in stage.acts}
    rounds = {
        one.name
        for one in all_acts()
        if one.name.startswith("review.")
        and "round" in getattr(one.takes, "__dataclass_fields__", {})
    }
    assert rounds - shown <= set()


def test_every_way_leads_somewhere_and_in_the_end_to_the_decision() -> None:
    reached, waiting = set(), ["submission"]
    while waiting:
        code = waiting.pop()
        if code in reached:
            continue
        reached.add(code)
        waiting += [one.to for one in STAGES[code].leads_to]
    assert reached == set(STAGES)
    assert [one.code for one in FLOW if not one.leads_to] == ["decision"]


def test_where_there_are_two_ways_each_has_its_condition() -> None:
    for stage in FLOW:
        if len(stage.leads_to) > 1:
            assert all(one.when for one in stage.leads_to), stage.code


@pytest.mark.parametrize("stage", FLOW, ids=lambda one: one.code)
def test_the_term_is_that_of_the_law(stage: FlowStage) -> None:
    told = term_of(stage, LAW)
    assert bool(told) is bool(stage.periods)
    if stage.code == "review":
        assert told == "10 个工作日，经批准可以延长 10 个工作日"


class TestDrawing:
    DRAWN: Drawing = draw(FLOW)

    def test_every_stage_is_a_box_and_every_way_a_line(self) -> None:
        assert len(self.DRAWN.boxes) == len(FLOW)
        assert len(self.DRAWN.lines) == sum(len(one.leads_to) for one in FLOW)
        assert {one.label for one in self.DRAWN.lines if one.label} == {
            lead.when for one in FLOW for lead in one.leads_to if lead.when
        }

    def test_nothing_lies_outside(self) -> None:
        for box in self.DRAWN.boxes:
            assert 0 <= box.x <= WIDTH - BOX_WIDTH
            assert 0 <= box.y < self.DRAWN.height
        for line in self.DRAWN.lines:
            for number in map(int, re.findall(r"-?\d+", line.path)):
                assert 0 <= number <= max(WIDTH, self.DRAWN.height)

    def test_no_two_boxes_share_a_row_and_no_two_ways_back_a_lane(self) -> None:
        assert len({box.y for box in self.DRAWN.boxes}) == len(FLOW)
        lanes = [
            re.findall(r"H(\d+)V", line.path)[0]
            for line in self.DRAWN.lines
            if re.fullmatch(r"M\d+ \d+H\d+V\d+H\d+", line.path)
        ]
        assert len(lanes) == len(set(lanes)) == 2

    def test_the_words_say_all_that_the_drawing_shows(self) -> None:
        for stage in FLOW:
            assert stage.title in self.DRAWN.words
            assert stage.who in self.DRAWN.words
