"""我的工作: what an officer owes in all cases of the bureau, and what to sign."""

from collections.abc import Collection, Iterator
from datetime import datetime

from zhunsheng.authorities import queries as authorities
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.catalogue import CaseAct
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.pages import DueView, SignOff, Work
from zhunsheng.cases.state import Proposal
from zhunsheng.cases.viewing.offers import rulings
from zhunsheng.cases.viewing.owed import Owed, owed_in
from zhunsheng.kernel.ids import CaseId, LeadId

_RECENTLY_CLOSED = 200
Waiting = tuple[Owed, CaseAct, Proposal]


def my_work(viewer: Officer, at: datetime) -> Work:
    """What the viewer owes, by last day, and what waits for a signature."""
    rows = CaseRow.objects.filter(bureau=viewer.bureau, is_open=True)
    closed = CaseRow.objects.filter(bureau=viewer.bureau, is_open=False)
    recently = closed.order_by("-changed_at")[:_RECENTLY_CLOSED]
    due: list[DueView] = []
    waiting: list[Waiting] = []
    for one in owed_in((*rows, *recently), at):
        due += _mine(one, viewer)
        waiting += _waiting(one, viewer)
    due.sort(key=lambda one: (one.last_day, one.case_name))
    to_sign = sorted(_to_sign(waiting), key=lambda one: one.proposed_at)
    over = sum(one.state == "over" for one in due)
    return Work(
        due=tuple(due),
        to_sign=tuple(to_sign),
        counts=(("待办", len(due)), ("已逾期", over), ("待签", len(to_sign))),
    )


def _mine(one: Owed, viewer: Officer) -> Iterator[DueView]:
    """Open obligations of the viewer's posts; a handler's, of his or her cases."""
    handlers = one.standing.case.handlers
    is_another = bool(handlers) and viewer.officer_id not in handlers
    for owed, due in zip(one.obligations, one.dues, strict=True):
        if not owed.is_open or owed.post is None or not viewer.holds(owed.post):
            continue
        if owed.post is Post.HANDLER and is_another:
            continue
        yield due


def _waiting(one: Owed, viewer: Officer) -> Iterator[Waiting]:
    """Proposals on which the viewer may rule: never on one's own."""
    for act, no in rulings(one.standing.case):
        proposal = one.standing.case.proposals[no]
        signed = (proposal.proposed_by, proposal.checked_by)
        if viewer.holds(*act.posts) and viewer.officer_id not in signed:
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
