"""不计入办案期限的时间: the spans that stop the time limit of a case."""

from datetime import date, timedelta

from zhunsheng.cases.records.parts import Span
from zhunsheng.cases.state import CaseState


def excluded(state: CaseState, *, until: date) -> tuple[Span, ...]:
    """不计入办案期限的时间: 中止、检测鉴定评审、听证、公告 (令第4号 第四十五条).

    Each span begins on the day after the event and ends on the day of its end,
    because the day of an event is not counted.
    """
    spans = [*state.suspensions, *state.hearings]
    spans += [
        Span(began_on=one.began_on, ended_on=one.ended_on, why=one.kind_label)
        for one in state.experts
        if not one.counts
    ]
    spans += [
        Span(began_on=one.begun_on, ended_on=min(one.effective_on, until), why="公告")
        for one in state.services
        if one.begun_on is not None
    ]
    return tuple(
        Span(
            began_on=span.began_on + timedelta(days=1),
            ended_on=span.ended_on or until,
            why=span.why,
        )
        for span in spans
        if (span.ended_on or until) > span.began_on
    )
