"""法制审核的队列: what waits for the legal department, for whom, and by when."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from functools import partial

from django.db.models import Q

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import REVIEW_POSTS
from zhunsheng.cases.gathering import NoSuchCaseError, Registers, registers_of
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing.benchparts import (
    may_look,
    parts_of,
    round_due,
)
from zhunsheng.cases.viewing.disputing import dispute_words
from zhunsheng.cases.viewing.owed import Owed, owed_in
from zhunsheng.cases.viewing.reviewpages import Queue, QueueLine
from zhunsheng.cases.viewing.rounds import Rounds
from zhunsheng.cases.viewing.streams import review_of_row, state_of_row, written
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.review.round_queries import cases_waiting, last_concluded
from zhunsheng.review.state import Round

_SOON = 3  # working days, as in 我的工作
_CONCLUDED = 20


def _rows(bureau: BureauCode, concluded: Collection[CaseId]) -> tuple[CaseRow, ...]:
    """Cases that run and in which a review was asked for; and those just concluded."""
    asked = CaseRow.objects.filter(bureau=bureau, review_version__gt=0)
    wanted = asked.filter(Q(is_open=True) | Q(case_id__in=concluded))
    return tuple(wanted.order_by("case_id"))


def get_queue(viewer: Officer, at: datetime) -> Queue:
    """The queue of the viewer's own bureau; not there for who has no part in it."""
    if not may_look(viewer, viewer.bureau):
        raise NoSuchCaseError
    registers = registers_of(viewer.bureau)
    newest = last_concluded(viewer.bureau, _CONCLUDED)
    lines: list[tuple[str, QueueLine]] = []
    concluded: dict[tuple[CaseId, int], QueueLine] = {}
    for owed in owed_in(_rows(viewer.bureau, {case for case, _ in newest}), at):
        rounds = Rounds(owed.standing.review, partial(written, owed.row))
        last = rounds.review.last_round
        if last is None:
            continue
        line = _line(owed, rounds, last, registers, viewer)
        lines += _grouped(line, last, owed)
        for one in rounds.review.rounds:
            key = CaseId(owed.row.case_id), one.no
            if key in newest:
                concluded[key] = _line(owed, rounds, one, registers, viewer)
    lines.sort(key=lambda told: _first(told[1]))
    by: dict[str, list[QueueLine]] = {name: [] for name in GROUPS}
    for group, line in lines:
        by[group].append(line)
    running = (*by["over"], *by["soon"], *by["later"])
    return Queue(
        over=tuple(by["over"]),
        soon=tuple(by["soon"]),
        later=tuple(by["later"]),
        unassigned=tuple(by["unassigned"]),
        returned=tuple(by["returned"]),
        disputes=tuple(by["disputes"]),
        concluded=tuple(concluded[key] for key in newest if key in concluded),
        waiting_for_me=sum(one.mine for one in running)
        + _to_assign(viewer, by["unassigned"]),
    )


GROUPS = ("over", "soon", "later", "unassigned", "returned", "disputes")


def _to_assign(viewer: Officer, free: Sequence[QueueLine]) -> int:
    """What nobody has yet waits for every reviewer."""
    return len(free) if viewer.holds(*REVIEW_POSTS) else 0


def _first(line: QueueLine) -> tuple[bool, date, str]:
    """Mine first, then by last day."""
    last = line.due.last_day if line.due else date.max
    return (not line.mine, last, line.case_number)


def _grouped(
    line: QueueLine, last: Round, owed: Owed
) -> Iterator[tuple[str, QueueLine]]:
    """Where the newest round of a case stands."""
    if last.verdict is not None:
        if last.dispute is not None and last.dispute.is_open:
            yield "disputes", line
        return
    if _has_ended(owed.standing.case):
        return
    if last.received_on is None:
        yield "returned", line
    elif last.assigned is None:
        yield "unassigned", line
    else:
        yield _urgency(line), line


def _urgency(line: QueueLine) -> str:
    due = line.due
    if due is None or due.state == "prov":
        return "later"
    if due.state == "over":
        return "over"
    return "soon" if due.left_days <= _SOON else "later"


def _line(
    owed: Owed, rounds: Rounds, one: Round, registers: Registers, viewer: Officer
) -> QueueLine:
    who = one.reviewer or one.assigned
    open_now = one.verdict is None
    news = rounds.whats_new(one) if open_now else None
    return QueueLine(
        case_id=CaseId(owed.row.case_id),
        case_number=one.case_number or owed.row.number,
        case_name=one.case_name or owed.row.name,
        no=one.no,
        subject=one.subject.label,
        due=round_due(owed, one),
        submitted_on=one.submitted_on,
        reviewer=registers.name_of(who) if who else "",
        mine=open_now and one.assigned == viewer.officer_id,
        grounds=one.grounds,
        brief=news.brief if news else "",
        blocked=_blocked(rounds, one, registers) if open_now else "",
        stand=dispute_words(one),
        missing=one.returned.missing if one.returned and not one.received_on else (),
        verdict=one.verdict,
        given_on=one.given_on,
    )


def _blocked(rounds: Rounds, one: Round, registers: Registers) -> str:
    """Why the reviewer who was assigned cannot answer any more."""
    if one.assigned is None:
        return ""
    name = registers.name_of(one.assigned)
    if one.assigned in rounds.review.recused:
        return f"{name}已回避，请改派"
    parts = parts_of(one.assigned, rounds)
    return f"{name}参与了本案（{parts[0]}），请改派" if parts else ""


def waiting_for(viewer: Officer) -> int | None:
    """How many rounds wait for the viewer; ``None`` for who has no part in review.

    Two questions to the database, whatever the number of cases: the head of every
    page asks it.
    """
    if not may_look(viewer, viewer.bureau):
        return None
    if not viewer.holds(*REVIEW_POSTS):
        return 0
    waiting = cases_waiting(viewer.bureau)
    rows = CaseRow.objects.filter(case_id__in=waiting) if waiting else ()
    return sum(_waits_for(viewer, row) for row in rows)


def _waits_for(viewer: Officer, row: CaseRow) -> bool:
    """Whether the open round of a case is the viewer's, or nobody's yet."""
    one = review_of_row(row).open_round
    if one is None or one.received_on is None or _has_ended(state_of_row(row)):
        return False
    return one.assigned in (None, viewer.officer_id)


def _has_ended(case: CaseState) -> bool:
    """Terminated or closed: nothing is left to review."""
    return case.terminated_on is not None or case.closed_on is not None
