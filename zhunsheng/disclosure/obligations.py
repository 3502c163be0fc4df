"""What is owed after a decision: publish it, and take it back when it falls."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from uuid import UUID

from zhunsheng.authorities.posts import Post
from zhunsheng.cases.obligations.marks import marks
from zhunsheng.cases.obligations.of_case import Standing, owed_by_law
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.disclosure.models import PublicationRow
from zhunsheng.disclosure.queries import PublicationView, publication_of
from zhunsheng.disclosure.state import Status

_PUBLISHED_OUTCOMES = (Outcome.PENALTY, Outcome.NO_PENALTY, Outcome.NOT_ESTABLISHED)
_ACTS = {
    Status.PROPOSED: ("disclosure.check-publication", Post.PUBLISHER),
    Status.CHECKED: ("disclosure.publish", Post.DEPUTY_HEAD),
}
_FIRST_ACT = ("disclosure.propose-publication", Post.HANDLER)


@owed_by_law
def of_disclosure(standing: Standing) -> Iterator[Obligation]:
    """公示和撤回: as the case and its publication stand now."""
    decision = standing.case.decision
    if decision is None or decision.outcome not in _PUBLISHED_OUTCOMES:
        return
    publication = publication_of(standing.case_id)
    yield _publish(standing, publication)
    if standing.case.overturned is not None and _was_published(publication):
        yield _withdraw(standing, publication)


@marks
def where_publications_stand(cases: Collection[UUID]) -> Mapping[UUID, Hashable]:
    """The newest publication of each case, in all that the obligations look at."""
    rows = PublicationRow.objects.filter(case_id__in=cases).order_by("proposed_at")
    told = rows.values_list(
        "case_id", "publication_id", "status", "measure", "settled_on", "withdrawn_on"
    )
    return {one[0]: one[1:] for one in told}


def _was_published(publication: PublicationView | None) -> bool:
    return publication is not None and publication.status in (
        Status.PUBLISHED,
        Status.WITHDRAWN,
    )


def _publish(standing: Standing, publication: PublicationView | None) -> Obligation:
    decision = standing.case.decision
    if decision is None:
        raise ValueError("nothing was decided")
    penalty = decision.outcome is Outcome.PENALTY
    name = "publish-penalty-decision" if penalty else "publish-decision"
    status = publication.status if publication else Status.NONE
    act, post = _ACTS.get(status, _FIRST_ACT)
    if publication and publication.next_act == "disclosure.exempt":
        act = publication.next_act
    return Obligation(
        name=name,
        title="公示行政处罚决定" if penalty else "公示执法决定",
        case_id=standing.case_id,
        post=post,
        started_by="作出决定",
        deadline=standing.until(name, decision.decided_on),
        act=act,
        met_on=publication.settled_on if publication else None,
        excused=_excused(standing, status),
    )


def _excused(standing: Standing, status: Status) -> str:
    """A decision that fell before it was shown need not be shown."""
    if standing.case.overturned is None or status.is_settled:
        return ""
    return "决定已被撤销、变更或者确认违法、无效，不再公示"


def _withdraw(standing: Standing, publication: PublicationView | None) -> Obligation:
    overturned = standing.case.overturned
    if overturned is None:
        raise ValueError("the decision stands")
    return Obligation(
        name="withdraw-publication",
        title="撤回公示并说明理由",
        case_id=standing.case_id,
        post=Post.PUBLISHER,
        started_by=f"决定被{overturned.fate.label}",
        deadline=standing.until("withdraw-publication", overturned.decided_on),
        act="disclosure.withdraw",
        met_on=publication.withdrawn_on if publication else None,
    )
