"""流程图: stages and where they lead, as boxes and lines of one SVG drawing.

Each stage has a row of its own. What lies on the straight way stands left, what is
turned aside to stands right; ways back run along the right edge.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

WIDTH, BOX_WIDTH, BOX_HEIGHT, ROW = 720, 210, 68, 104
_TOP, _LEFT, _RIGHT, _LANE, _STEP = 6, 6, 330, 690, 24
_ABOVE, _BESIDE = 8, 10


class Lead(Protocol):
    """Where a stage leads, and on which condition."""

    @property
    def to(self) -> str:
        """The code of the stage."""
        ...

    @property
    def when(self) -> str:
        """The condition; empty if there is none."""
        ...


class Staged(Protocol):
    """What is drawn of a stage."""

    @property
    def code(self) -> str:
        """Its name in ``leads_to``."""
        ...

    @property
    def title(self) -> str:
        """What the box says."""
        ...

    @property
    def who(self) -> str:
        """Who acts."""
        ...

    @property
    def aside(self) -> bool:
        """Whether it is turned aside to."""
        ...

    @property
    def leads_to(self) -> Sequence[Lead]:
        """Where it leads."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """一步: a box with its number, title and who acts."""

    x: int
    y: int
    title: str
    who: str
    middle: int = 0
    title_y: int = 0
    who_y: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """流向: a line with an arrow at its end, and the condition beside it."""

    path: str
    label: str
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """流程图: everything that the template puts into the SVG."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    words: str  # the same for who cannot see it


def draw(stages: Sequence[Staged]) -> Drawing:
    """Lay the stages out, in their order from top to bottom."""
    boxes = {
        stage.code: _box(number, stage) for number, stage in enumerate(stages, start=1)
    }
    return Drawing(
        width=WIDTH,
        height=_TOP * 2 + ROW * (len(stages) - 1) + BOX_HEIGHT,
        box_width=BOX_WIDTH,
        box_height=BOX_HEIGHT,
        boxes=tuple(boxes.values()),
        lines=tuple(_lines(stages, boxes)),
        words=_in_words(stages),
    )


def _box(number: int, stage: Staged) -> Box:
    x = _RIGHT if stage.aside else _LEFT
    y = _TOP + ROW * (number - 1)
    return Box(
        x=x,
        y=y,
        title=f"{number}　{stage.title}",
        who=stage.who,
        middle=x + BOX_WIDTH // 2,
        title_y=y + 29,
        who_y=y + 54,
    )


def _lines(stages: Sequence[Staged], boxes: Mapping[str, Box]) -> Iterable[Line]:
    lanes = iter(_lanes(stages, boxes))
    for stage in stages:
        for lead in stage.leads_to:
            start, end = boxes[stage.code], boxes[lead.to]
            if end.y < start.y:
                yield _way_back(start, end, lead.when, next(lanes))
            elif start.x == end.x:
                yield _straight(start, end, lead.when)
            elif start.x < end.x:
                yield _aside(start, end, lead.when)
            else:
                yield _joining(start, end, lead.when)


def _lanes(stages: Sequence[Staged], boxes: Mapping[str, Box]) -> list[int]:
    """For each way back a lane: the first innermost, so that none crosses another."""
    back = sum(
        boxes[lead.to].y < boxes[stage.code].y
        for stage in stages
        for lead in stage.leads_to
    )
    return [_LANE - _STEP * number for number in reversed(range(back))]


def _straight(start: Box, end: Box, label: str) -> Line:
    top = start.y + BOX_HEIGHT
    return Line(
        path=f"M{start.middle} {top}V{end.y}",
        label=label,
        label_x=start.middle + _BESIDE + 4,
        label_y=top + 25,
    )


def _aside(start: Box, end: Box, label: str) -> Line:
    """Out to the right, and down into the box there."""
    level, edge = start.y + BOX_HEIGHT // 2, start.x + BOX_WIDTH
    return Line(
        path=f"M{edge} {level}H{end.middle}V{end.y}",
        label=label,
        label_x=edge + _BESIDE,
        label_y=level - _ABOVE,
    )


def _joining(start: Box, end: Box, label: str) -> Line:
    """Down from the right, and back into the straight way."""
    level, edge = end.y + BOX_HEIGHT // 2, end.x + BOX_WIDTH
    return Line(
        path=f"M{start.middle} {start.y + BOX_HEIGHT}V{level}H{edge}",
        label=label,
        label_x=edge + _BESIDE * 2,
        label_y=level - _ABOVE,
    )


def _way_back(start: Box, end: Box, label: str, lane: int) -> Line:
    """Along the right edge, and up to a stage that was passed before."""
    level, edge = start.y + BOX_HEIGHT // 2, end.x + BOX_WIDTH
    above = end.y + BOX_HEIGHT // 2 + (_LANE - lane) // 2
    return Line(
        path=f"M{start.x + BOX_WIDTH} {level}H{lane}V{above}H{edge}",
        label=label,
        label_x=start.x + BOX_WIDTH + _BESIDE,
        label_y=level - _ABOVE,
    )


def _in_words(stages: Sequence[Staged]) -> str:
    """图的文字说明: every stage and where it leads."""
    titles = {one.code: one.title for one in stages}
    told = []
    for number, stage in enumerate(stages, start=1):
        leads = "，".join(
            f"{lead.when}的，转入{titles[lead.to]}"
            if lead.when
            else f"转入{titles[lead.to]}"
            for lead in stage.leads_to
        )
        told.append(f"第{number}步{stage.title}（{stage.who}）：{leads or '结束'}。")
    return "".join(told)
