"""复议、诉讼的效力: which outcome binds, from when, and what time it takes out."""

from collections.abc import Iterator
from datetime import date, timedelta

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import WorkCalendar
from zhunsheng.cases.records.parts import Span
from zhunsheng.cases.records.remedies import (
    CHANGING,
    RECONSIDERATIONS,
    RemedyEnded,
    RemedyKind,
    RemedyOutcome,
)
from zhunsheng.cases.state import CaseState, Remedy
from zhunsheng.regulations.bindings import Law

_ONE = timedelta(days=1)
_RULED = frozenset({RemedyOutcome.SUIT_REJECTED, RemedyOutcome.NOT_ACCEPTED})
_FINAL_AT_ONCE = frozenset(
    {RemedyOutcome.WITHDRAWN, RemedyOutcome.MEDIATED, RemedyOutcome.MEDIATED_VARIED}
)
"""裁定准许撤诉、调解书: nobody can appeal from them."""

_WITHOUT_JUDGMENT = frozenset({RemedyOutcome.WITHDRAWN, *_RULED})
"""Outcomes that say nothing of the decision: the time to sue still counts."""

_CONFIRMING = frozenset({RemedyOutcome.APPEAL_REJECTED, RemedyOutcome.WITHDRAWN})


def running(case: CaseState) -> Remedy | None:
    """The instance that has not ended, or that was sent back and is not yet tried."""
    if not case.remedies:
        return None
    last = case.remedies[-1]
    if last.ended is None or last.ended.outcome is RemedyOutcome.REMANDED:
        return last
    return None


def known_on(ended: RemedyEnded) -> date:
    """送达之日: when the bureau and, as far as is known, the party had it."""
    return max(ended.received_on, ended.party_received_on or ended.received_on)


def appeal_period(remedy: Remedy) -> str:
    """The period for an appeal from this instance; empty where there is none."""
    ended = remedy.ended
    if remedy.kind is not RemedyKind.FIRST or ended is None:
        return ""
    if ended.outcome in _FINAL_AT_ONCE:
        return ""
    return "appeal-ruling" if ended.outcome in _RULED else "appeal-judgment"


def appeal_ends_on(remedy: Remedy, law: Law, calendar: WorkCalendar) -> date | None:
    """上诉期届满之日: of a first instance that ended; ``None`` without an appeal."""
    period = appeal_period(remedy)
    if remedy.ended is None or not period:
        return None
    return deadline(law.period(period), known_on(remedy.ended), calendar).last_day


def binds_from(remedy: Remedy, law: Law, calendar: WorkCalendar) -> date | None:
    """生效之日 of an instance, taken by itself; ``None`` while it runs.

    A reconsideration decision binds from its service (复议法 art. 75.2), a judgment
    of first instance on the day after the time for an appeal (诉讼法 art. 85).
    """
    if remedy.ended is None:
        return None
    last = appeal_ends_on(remedy, law, calendar)
    return known_on(remedy.ended) if last is None else last + _ONE


def _standing(
    case: CaseState, law: Law, calendar: WorkCalendar
) -> Iterator[tuple[Remedy, RemedyEnded, date]]:
    """The outcomes that no higher instance has taken away, the newest first."""
    undone, confirmed_on = False, None
    for remedy in reversed(case.remedies):
        ended, second = remedy.ended, remedy.kind is RemedyKind.SECOND
        if second:
            confirmed_on = known_on(ended) if ended else None
            undone = ended is None or ended.outcome not in _CONFIRMING
            if undone and ended and ended.outcome is not RemedyOutcome.REMANDED:
                yield remedy, ended, known_on(ended)
            continue
        binds = confirmed_on or binds_from(remedy, law, calendar)
        if ended is not None and binds is not None and not undone:
            yield remedy, ended, binds
        undone, confirmed_on = False, None


def changed_by(
    case: CaseState, law: Law, calendar: WorkCalendar, today: date
) -> tuple[Remedy, RemedyEnded, date] | None:
    """The outcome by which the decision no longer stands, and since when."""
    for remedy, ended, binds in _standing(case, law, calendar):
        if ended.outcome in CHANGING and binds <= today:
            return remedy, ended, binds
    return None


def remedies_ended_on(
    case: CaseState, original: date, law: Law, calendar: WorkCalendar
) -> date | None:
    """复议、诉讼期限届满之日; ``None`` while a remedy runs.

    ``original`` is the day on which the time to apply and to sue ends where nobody
    did. After a reconsideration it is the end of the fifteen days to sue (诉讼法
    art. 45); after a suit, the day after which nothing can be appealed. A remedy that
    was withdrawn or not taken up leaves the original time as it was.
    """
    if running(case) is not None:
        return None
    end = original
    for remedy in case.remedies:
        if remedy.ended is None:
            continue
        last = _last_day(remedy, remedy.ended, law, calendar)
        open_still = (
            remedy.kind is not RemedyKind.SECOND
            and remedy.ended.outcome in _WITHOUT_JUDGMENT
        )
        end = max(end, last) if open_still else last
    return end


def _last_day(
    remedy: Remedy, ended: RemedyEnded, law: Law, calendar: WorkCalendar
) -> date:
    if remedy.kind in RECONSIDERATIONS and ended.outcome not in _FINAL_AT_ONCE:
        received = ended.party_received_on or ended.received_on
        period = law.period("sue-after-reconsideration")
        return deadline(period, received, calendar).last_day
    return appeal_ends_on(remedy, law, calendar) or known_on(ended)


def in_remedy(
    case: CaseState, law: Law, calendar: WorkCalendar, until: date
) -> tuple[Span, ...]:
    """复议、诉讼期间: from the day of filing to the day before the end binds.

    What was not accepted never was one; what was sent back goes on until it is tried
    again. Both days of a span belong to it.
    """
    spans = []
    for index, remedy in enumerate(case.remedies):
        ended = remedy.ended
        if ended is not None and ended.outcome is RemedyOutcome.NOT_ACCEPTED:
            continue
        last = until
        if ended is not None:
            last = appeal_ends_on(remedy, law, calendar) or known_on(ended)
            if ended.outcome is RemedyOutcome.REMANDED:
                later = case.remedies[index + 1 :]
                last = later[0].registered.filed_on if later else until
        began = remedy.registered.filed_on
        spans.append(Span(began_on=began, ended_on=last, why=remedy.kind.label))
    return tuple(spans)
