"""过程记录: which records of a long time line a page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhunsheng.cases.pages import TimelineDay

_NEWEST = 40
_KINDS = {"documents": "document", "recordings": "recording"}


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a time line on a page, and how much there is."""

    days: tuple[TimelineDay, ...]
    count: int
    total: int
    chosen: str  # "", "all", "documents", "recordings"


def shown(timeline: Sequence[TimelineDay], chosen: str) -> Shown:
    """The newest records; all of them, or of one kind, when that is asked for."""
    total = sum(len(one.entries) for one in timeline)
    if chosen in _KINDS:
        days = _of_kind(timeline, _KINDS[chosen])
    elif chosen == "all":
        days = tuple(timeline)
    else:
        chosen, days = "", _newest(timeline)
    return Shown(days, sum(len(one.entries) for one in days), total, chosen)


def _of_kind(timeline: Sequence[TimelineDay], kind: str) -> tuple[TimelineDay, ...]:
    kept = (
        replace(day, entries=tuple(one for one in day.entries if one.kind == kind))
        for day in timeline
    )
    return tuple(day for day in kept if day.entries)


def _newest(timeline: Sequence[TimelineDay]) -> tuple[TimelineDay, ...]:
    left, days = _NEWEST, []
    for day in timeline:
        if left <= 0:
            break
        days.append(replace(day, entries=day.entries[:left]))
        left -= len(day.entries)
    return tuple(days)
