"""复议、诉讼中的义务: to answer, to decide on an appeal, to do what was ordered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from zhunsheng.authorities.posts import Post
from zhunsheng.calendars.deadlines import deadline
from zhunsheng.cases.obligations.of_case import Standing, owed_by_law
from zhunsheng.cases.obligations.remedies import (
    appeal_ends_on,
    appeal_period,
    binds_from,
    changed_by,
    known_on,
)
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.records.remedies import CHANGING, RemedyKind
from zhunsheng.cases.state import Remedy
from zhunsheng.regulations.bindings import law_of

_ANSWERS = {
    RemedyKind.RECONSIDERATION: "answer-reconsideration",
    RemedyKind.SIMPLIFIED: "answer-reconsideration-simplified",
    RemedyKind.FIRST: "answer-court",
    RemedyKind.SECOND: "answer-appeal",
}


@owed_by_law
def of_remedies(standing: Standing) -> Iterator[Obligation]:
    """答复、上诉、落实结果、重新作出."""
    for remedy in standing.case.remedies:
        yield from _answer(standing, remedy)
        yield from _appeal(standing, remedy)
        yield from _redo(standing, remedy)
    yield from _overturn(standing)


def _answer(standing: Standing, remedy: Remedy) -> Iterator[Obligation]:
    """答复、答辩和举证: by the law of the day on which the copy came."""
    copy = remedy.registered.copy_received_on
    if copy is None:
        return
    law = law_of(standing.case.bureau, copy)
    period = law.find_period(_ANSWERS[remedy.kind])
    if period is None:
        return
    due, answered, ended = deadline(period, copy, standing.calendar), None, ""
    if remedy.answered is not None:
        answered = max(
            remedy.answered.answered_on,
            remedy.answered.evidence_on or remedy.answered.answered_on,
        )
    elif remedy.ended is not None and known_on(remedy.ended) <= due.last_day:
        ended = f"{remedy.kind.label}已经终结"
    yield Obligation(
        name=_ANSWERS[remedy.kind],
        title=f"{period.title}（{remedy.registered.body}）",
        case_id=standing.case_id,
        post=Post.HANDLER,
        started_by="收到答复（应诉）通知和副本",
        deadline=due,
        act="cases.answer-remedy",
        met_on=answered,
        excused=ended,
    )


def _appealed_on(standing: Standing, remedy: Remedy) -> date | None:
    for later in standing.case.remedies:
        if later.no > remedy.no and later.kind is RemedyKind.SECOND:
            return later.registered.filed_on
    return None


def _appeal(standing: Standing, remedy: Remedy) -> Iterator[Obligation]:
    """是否上诉: whoever loses in the first instance decides before it is too late."""
    ended = remedy.ended
    last = appeal_ends_on(remedy, standing.law, standing.calendar)
    if ended is None or last is None or ended.outcome not in CHANGING:
        return
    filed = _appealed_on(standing, remedy)
    yield standing.owes(
        appeal_period(remedy),
        ended.received_on,
        title="决定是否上诉",
        post=Post.BUREAU_HEAD,
        started_by="收到第一审判决书",
        act="",  # the head decides; the handlers register what was decided
        met_on=filed,
        excused="未上诉" if filed is None and standing.today > last else "",
        also=(Post.HANDLER,),
        also_act="cases.register-remedy",
    )


def _redo(standing: Standing, remedy: Remedy) -> Iterator[Obligation]:
    """重新作出: in the time that was ordered, else in that of any case."""
    ended = remedy.ended
    binds = binds_from(remedy, standing.law, standing.calendar)
    if ended is None or not ended.redo or binds is None or standing.today < binds:
        return
    if _appealed_on(standing, remedy) is not None:
        return
    due = standing.until("decide-case", binds)
    if ended.redo_by is not None:
        due = replace(due, last_day=ended.redo_by)
    yield Obligation(
        name="decide-case",
        title="按要求重新作出行政行为",
        case_id=standing.case_id,
        post=Post.HANDLER,
        started_by=f"{ended.document}责令重新作出",
        deadline=due,
        act="cases.redo-decision",
        met_on=remedy.redone.redone_on if remedy.redone else None,
    )


def _overturn(standing: Standing) -> Iterator[Obligation]:
    """落实结果: the decision is registered as changed, so that it is taken down."""
    case = standing.case
    changed = changed_by(case, standing.law, standing.calendar, standing.today)
    if changed is None:
        return
    _, ended, binds = changed
    registered = case.overturned_on
    yield standing.owes(
        "apply-outcome",
        binds,
        title=f"登记决定的变更、撤销（{ended.outcome.label}）",
        post=Post.HANDLER,
        started_by=f"{ended.document}生效",
        act="cases.overturn-decision",
        met_on=max(registered, binds) if registered else None,
        also=(Post.DEPARTMENT_HEAD,),
        also_act="cases.overturn-decision",
    )
