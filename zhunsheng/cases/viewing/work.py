"""我的工作: what an officer owes in all cases of the bureau, and what to sign."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.catalogue import CaseAct
from zhunsheng.cases.guards.persons import stands_in
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.pages import DueView, ReviewTask, SignOff, Work
from zhunsheng.cases.state import Proposal
from zhunsheng.cases.viewing.offers import rulings
from zhunsheng.cases.viewing.owed import Owed, owed_in
from zhunsheng.cases.viewing.reviewtasks import review_tasks
from zhunsheng.kernel.ids import CaseId, LeadId

_RECENTLY_CLOSED = 200
Waiting = tuple[Owed, CaseAct, Proposal]


def my_work(viewer: Officer, at: datetime) -> Work:
    """What the viewer owes, by last day, and what waits for a signature."""
    rows = CaseRow.objects.filter(bureau=viewer.bureau, is_open=True)
    closed = CaseRow.objects.filter(bureau=viewer.bureau, is_open=False)
    recently = closed.order_by("-changed_at")[:_RECENTLY_CLOSED]
    deputy = viewer.holds(Post.DEPUTY_HEAD)
    colleagues = authorities.list_officers(viewer.bureau) if deputy else ()
    due: list[DueView] = []
    waiting: list[Waiting] = []
    reviews: list[ReviewTask] = []
    for one in owed_in((*rows, *recently), at):
        due += _mine(one, viewer)
        waiting += _waiting(one, viewer, colleagues)
        reviews += review_tasks(one, viewer)
    due.sort(key=lambda one: (one.last_day, one.case_name))
    to_sign = sorted(_to_sign(waiting), key=lambda one: one.proposed_at)
    over = sum(one.state == "over" for one in due)
    return Work(
        due=tuple(due),
        to_sign=tuple(to_sign),
        reviews=tuple(sorted(reviews, key=lambda one: one.case_name)),
        counts=(("待办", len(due)), ("已逾期", over), ("待签", len(to_sign))),
    )


def _mine(one: Owed, viewer: Officer) -> Iterator[DueView]:
    """Open obligations of the viewer's posts; a handler's, of his or her cases.

    Who only moves on what another owes sees it with the act by which to do so.
    """
    handlers = one.standing.case.handlers
    is_another = bool(handlers) and viewer.officer_id not in handlers
    mine = viewer.posts - {Post.HANDLER} if is_another else viewer.posts
    for owed, due in zip(one.obligations, one.dues, strict=True):
        if not owed.is_open:
            continue
        if owed.post in mine:
            yield due
        elif not mine.isdisjoint(owed.also):
            yield replace(due, act=owed.also_act)


def _waiting(
    one: Owed, viewer: Officer, colleagues: Collection[Officer]
) -> Iterator[Waiting]:
    """Proposals on which the viewer may rule: never on one's own.

    Nor on any of a case from which the viewer stepped aside; a deputy then stands
    in for the principal.
    """
    case = one.standing.case
    if viewer.officer_id in case.recused:
        return
    for act, no in rulings(case):
        proposal = case.proposals[no]
        if viewer.officer_id in (proposal.proposed_by, proposal.checked_by):
            continue
        if viewer.holds(*act.posts) or stands_in(viewer, act.posts, case, colleagues):
            yield one, act, proposal


def _to_sign(waiting: Collection[Waiting]) -> Iterator[SignOff]:
    names = authorities.names_of({proposal.proposed_by for _, _, proposal in waiting})
    for one, act, proposal in waiting:
        row = one.row
        yield SignOff(
            case_id=None if one.is_lead else CaseId(row.case_id),
            lead_id=LeadId(row.case_id) if one.is_lead else None,
            case_name=row.name,
            title=act.title,
            proposed_by=names.get(proposal.proposed_by, ""),
            proposed_at=proposal.proposed_at,
            act=act.name,
            bound={"case_id": str(row.case_id), "proposal_no": str(proposal.no)},
        )
