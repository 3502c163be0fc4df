"""顾问意见 on the bench: who helps this review, and what they advise on which point."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from zhunsheng.authorities import queries as authorities
from zhunsheng.cases.viewing.benchparts import Desk
from zhunsheng.cases.viewing.reviewpages import (
    AdviceView,
    EngagementView,
    Help,
    PointAdviceView,
    PointView,
)
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.review.engagement_queries import last_days
from zhunsheng.review.engagement_state import Advice, Engagement, fold


def help_of(desk: Desk) -> Help:
    """Everybody engaged for the reviews of the case, and the advice on this round."""
    stream = f"review/{desk.owed.row.case_id}"
    state = fold(one for one in desk.rounds.written if one[1].stream == stream)
    if not state.engagements:
        return Help()
    today = desk.at.astimezone(CHINA).date()
    engagements = tuple(state.engagements.values())
    names = authorities.names_of({one.adviser for one in engagements})
    bureaus = {str(one.code): one.name for one in authorities.list_bureaus()}
    last = last_days(engagements, desk.bureau, desk.one.case_number, today)
    return Help(
        engagements=tuple(
            _engagement(one, names, last.get(one.adviser), today)
            if one.registered_in == desk.bureau
            else replace(
                _engagement(one, names, last.get(one.adviser), today),
                lent_by=bureaus.get(one.registered_in, ""),
            )
            for one in reversed(engagements)
        ),
        advice=tuple(_advice(one, names) for one in state.advice_on(desk.one.no)),
    )


def _engagement(
    one: Engagement,
    names: Mapping[OfficerId, str],
    last: date | None,
    today: date,
) -> EngagementView:
    stands = one.stands_on(today) and last is not None
    if one.ended_on is not None:
        state = "已终止"
    elif not one.stands_on(today):
        state = "已届满"
    else:
        state = "有效" if stands else "登记或者调用已经届满、终止"
    return EngagementView(
        engagement_id=one.engagement_id,
        name=names.get(one.adviser, ""),
        kind=one.kind.label,
        purpose=one.purpose,
        engaged_on=one.engaged_on,
        last_day=min(one.last_day, last) if last and stands else one.last_day,
        stands=stands,
        state=state,
    )


def _advice(one: Advice, names: Mapping[OfficerId, str]) -> AdviceView:
    name = names.get(one.adviser, "")
    return AdviceView(
        name=name,
        kind=one.kind.label,
        given_on=one.given_on,
        opinion=one.opinion,
        points=tuple(
            PointAdviceView(
                point=each.point, name=name, kind=one.kind.label, says=each.says
            )
            for each in one.points
        ),
    )


def with_advice(points: tuple[PointView, ...], found: Help) -> tuple[PointView, ...]:
    """The nine points, each with what was advised on it."""
    told = [each for one in found.advice for each in one.points]
    return tuple(
        replace(view, advice=tuple(one for one in told if one.point is view.point))
        for view in points
    )
