"""下一步: what may be done in a case now, and what stands in the way of the rest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.catalogue import CATALOGUE, CaseAct
from zhunsheng.cases.guards.remedies import outcome_was_applied, remedy_for
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.obligations.court import court_window, next_court_act
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.pages import NextAct
from zhunsheng.cases.parts_played import NOT_ENFORCEMENT
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel import acts
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.ledger.records import named as record_type
from zhunsheng.regulations.guards import Guard, Refusal, in_force, unmet
from zhunsheng.review import queries as reviews
from zhunsheng.review.reviewers import Part

Offer = Callable[[Standing, Officer], Iterable[NextAct]]
_OFFERS: list[Offer] = []

_STAGE_ACTS: dict[str, tuple[str, ...]] = {
    "lead": (
        "cases.conclude-verification",
        "cases.start-urgently",
        "cases.propose-verification-extension",
        "cases.propose-filing",
        "cases.propose-not-filing",
    ),
    "evidence": (
        "cases.record-inspection",
        "cases.record-interview",
        "cases.add-evidence",
        "cases.propose-preservation",
        "cases.dispose-preserved",
        "cases.commission-expert",
        "cases.record-expert-opinion",
        "cases.order-correction",
        "cases.verify-correction",
        "cases.report-investigation",
        "cases.discuss",
        "cases.propose-extension",
        "cases.propose-suspension",
        "cases.resume",
        "cases.propose-termination",
        "cases.raise-to-major",
        "cases.request-recusal",
        "cases.decide-recusal",
        "cases.confirm-address",
    ),
    "decision": (
        "cases.draft-decision",
        "cases.request-review",
        "cases.supplement-material",
        "cases.object-to-opinion",
        "cases.confirm-wording",
        "cases.issue-notice",
        "cases.serve-document",
        "cases.record-defence",
        "cases.answer-defence",
        "cases.waive-defence",
        "cases.request-hearing",
        "cases.announce-hearing",
        "cases.hold-hearing",
        "cases.discuss",
        "cases.propose-decision",
        "cases.add-evidence",
        "cases.record-interview",
        "cases.commission-expert",
        "cases.record-expert-opinion",
        "cases.dispose-preserved",
        "cases.order-correction",
        "cases.verify-correction",
        "cases.propose-extension",
        "cases.propose-suspension",
        "cases.resume",
        "cases.propose-termination",
        "cases.raise-to-major",
        "cases.request-recusal",
        "cases.decide-recusal",
        "cases.confirm-address",
    ),
    "execution": (
        "cases.serve-document",
        "cases.record-payment",
        "cases.verify-correction",
        "cases.register-remedy",
        "cases.answer-remedy",
        "cases.end-remedy",
        "cases.redo-decision",
        "cases.issue-demand",
        "cases.draft-court-application",
        "cases.request-review",
        "cases.supplement-material",
        "cases.object-to-opinion",
        "cases.propose-court-application",
        "cases.apply-to-court",
        "cases.propose-deferral",
        "cases.propose-closing",
        "cases.dispose-preserved",
        "cases.overturn-decision",
    ),
    "ended": (
        "cases.overturn-decision",
        "cases.register-remedy",
        "cases.answer-remedy",
        "cases.end-remedy",
        "cases.redo-decision",
    ),
}
"""Which acts a page offers at each stage, in the order of the work."""

_USUAL = frozenset(
    {
        "cases.conclude-verification",
        "cases.propose-filing",
        "cases.report-investigation",
        "cases.draft-decision",
        "cases.request-review",
        "cases.supplement-material",
        "cases.issue-notice",
        "cases.serve-document",
        "cases.answer-defence",
        "cases.propose-decision",
        "cases.answer-remedy",
        "cases.redo-decision",
        "cases.record-payment",
        "cases.propose-closing",
        "cases.resume",
    }
)
"""The usual road: offered, with what blocks it, even before it is possible."""

_OF_PERSONS = frozenset(
    {
        "cases.not-your-post",
        "cases.not-a-handler",
        "cases.raise.not-concerned",
        "cases.recused",
        "cases.certificate-invalid",
    }
)


_NOTHING_TO_DO = frozenset(
    {
        "cases.review-passed-already",
        "cases.review-open",
        "cases.nothing-returned",
        "cases.nothing-to-object",
        "cases.notice-pending",
        "cases.no-penalty-intended",
        "cases.no-open-defence",
        "cases.no-such-remedy",
        "cases.remedy-answered-already",
        "cases.nothing-to-redo",
        "cases.not-suspended",
        "cases.already-proposed",
        "cases.already-concluded",
        "cases.nothing-owed",
        "cases.all-served",
    }
)
"""Refusals that say that the act is not needed: then it is not offered."""


def offers(offer: Offer) -> Offer:
    """Register what another domain offers on a case's page."""
    _OFFERS.append(offer)
    return offer


def stage_of(case: CaseState) -> str:
    """The part of the road on which the case is."""
    if case.closed_on or case.not_filed_on:
        return "ended"
    if case.decision is not None or case.terminated_on is not None:
        return "execution"
    if case.reported_on is not None:
        return "decision"
    if case.filed_on is not None or case.urgent_at is not None:
        return "evidence"
    return "lead"


def _names(case: CaseState) -> Iterator[str]:
    yield from _STAGE_ACTS[stage_of(case)]
    if case.urgent_at is not None and case.filed_on is None:
        yield from ("cases.propose-filing", "cases.propose-not-filing")
    decided = case.filed_on is not None or case.not_filed_on is not None
    waits = case.lead is not None and case.lead.named_informant
    if waits and decided and case.informant_answered_on is None:
        yield "cases.answer-informant"


def _blocking(
    guards: tuple[Guard[Situation], ...], situation: Situation
) -> tuple[Refusal, ...]:
    """What stands in the way before anything is typed."""
    return in_force(unmet(guards, situation), situation.law.names)


def _next(act: CaseAct, situation: Situation) -> NextAct | None:
    found = _blocking(act.guards, situation)
    of_case = tuple(one for one in found if one.code not in _OF_PERSONS)
    mine = len(of_case) == len(found)
    if of_case and (act.answers or not _is_usual(act, situation.case)):
        return None
    if any(one.code in _NOTHING_TO_DO for one in of_case):
        return None
    bound = {"case_id": str(situation.case.case_id)}
    last = situation.review.last_round
    if last is not None and "round" in act.takes.__dataclass_fields__:
        bound["round"] = str(last.no)
    remedy = remedy_for(act.takes, situation)
    if remedy is not None:
        bound["no"] = str(remedy.no)
    proposal = situation.proposal() if act.answers else None
    if proposal is not None:
        bound["proposal_no"] = str(proposal.no)
    posts = sorted(act.posts, key=lambda post: post.value)
    return NextAct(
        act=act.name,
        title=act.title,
        possible=not found,
        mine=mine,
        waits_for="" if mine else "、".join(post.label for post in posts),
        refusals=of_case,
        bound=bound,
        primary=not found
        and (act.name in _USUAL or _is_owed(act, situation))
        and not _again(act, situation),
    )


def _is_usual(act: CaseAct, case: CaseState) -> bool:
    """Whether the act is on the usual road; after a decision no review is."""
    after_decision = act.name == "cases.request-review" and case.decision is not None
    return act.name in _USUAL and not after_decision


def _is_owed(act: CaseAct, situation: Situation) -> bool:
    """Whether a remedy, or its end, has made due what otherwise is only possible."""
    if act.name == "cases.overturn-decision":
        return not outcome_was_applied.holds(situation)
    case = situation.case
    if act.name != next_court_act(case, situation.review):
        return False
    window = court_window(case, situation.law, situation.calendar)
    return window is not None and window[0] <= situation.today <= window[1]


def _again(act: CaseAct, situation: Situation) -> bool:
    """Whether it would do once more what stands: a draft that nothing has changed."""
    case = situation.case
    return act.name == "cases.draft-decision" and (
        case.draft is not None and case.evidence_version <= case.draft_version
    )


def rulings(case: CaseState) -> Iterator[tuple[CaseAct, int]]:
    """The checking and ruling acts that open proposals wait for."""
    for proposal in case.proposals.values():
        if not proposal.is_open:
            continue
        if proposal.checked_by is None:
            yield CATALOGUE["cases.check-proposal"], proposal.no
            continue
        for act in CATALOGUE.values():
            if act.answers and act.proposes is type(proposal.content):
                yield act, proposal.no


def _parts(case: CaseState) -> dict[OfficerId, tuple[Part, ...]]:
    """参与本案: who wrote a record; the act itself looks at who is named in one too."""
    found: dict[OfficerId, tuple[Part, ...]] = {}
    for place, deed in enumerate(case.deeds, start=1):
        if deed.type in NOT_ENFORCEMENT:
            continue
        day = deed.at.astimezone(CHINA).date()
        role = record_type(deed.type, 1).title
        part = Part(officer=deed.by, role=role, on=day, place=place)
        found[deed.by] = (*found.get(deed.by, ()), part)
    return found


def _of_review(
    standing: Standing, officer: Officer, template: Situation
) -> Iterator[NextAct]:
    """The acts of legal review, while a round or a dispute is open."""
    last = standing.review.last_round
    if last is None:
        return
    bound = {"case_id": str(standing.case.case_id), "round": str(last.no)}
    situation = reviews.situation_in(
        standing.review,
        officer,
        template.at,
        parts=_parts(standing.case),
        recused=frozenset(standing.case.recused),
        colleagues=template.named.values(),
    )
    for name in reviews.RULES:
        found = reviews.in_the_way(name, situation)
        if any(one.code in _NOT_NEEDED for one in found):
            continue
        of_case = tuple(one for one in found if one.code not in _OF_REVIEWERS)
        mine = len(of_case) == len(found)
        if not mine and name not in _EXPECTED:
            continue
        yield NextAct(
            act=name,
            title=acts.find(name).title,
            possible=not found,
            mine=mine,
            waits_for="" if mine else _EXPECTED[name],
            refusals=of_case,
            bound=bound,
            primary=not found and name in _EXPECTED,
        )


_EXPECTED = {
    "review.give-opinion": Post.LEGAL_REVIEWER.label,
    "review.answer-objection": Post.LEGAL_REVIEWER.label,
    "review.refer-dispute": f"{Post.LEGAL_HEAD.label}、{Post.DEPARTMENT_HEAD.label}",
    "review.discuss-dispute": Post.BUREAU_HEAD.label,
}
"""Acts that a case waits for: shown to everybody, with whom it waits for."""

_NOT_NEEDED = frozenset(
    {
        "review.no-open-round",
        "review.awaiting-supplement",
        "review.extend.again",
        "review.extend.too-late",
        "review.returned-before",
        "review.no-dispute",
        "review.dispute.answered",
        "review.dispute.unanswered",
        "review.dispute.referred-already",
        "review.dispute.not-referred",
    }
)
_OF_REVIEWERS = frozenset(
    {
        "review.not-a-reviewer",
        "review.assigned-to-another",
        "review.took-part",
        "review.recused",
        "review.not-qualified",
        "review.extend.not-the-head",
        "review.assign.not-the-head",
        "review.dispute.not-the-reviewer",
        "review.dispute.not-legal",
        "review.dispute.not-referring",
        "review.discussion.not-a-head",
    }
)


def next_acts(
    standing: Standing, officer: Officer, template: Situation
) -> tuple[NextAct, ...]:
    """Everything to offer on the page: rulings first, then the road, then the rest.

    ``template`` is any situation of this case and officer; each act takes its
    own posts and proposal from the catalogue.
    """
    found: dict[tuple[str, str], NextAct] = {}

    def situation_of(act: CaseAct, no: int | None = None) -> Situation:
        return replace(
            template,
            data=None,
            posts=act.posts,
            proposes=act.proposes,
            asked_no=no,
        )

    for act, no in rulings(standing.case):
        one = _next(act, situation_of(act, no))
        if one is not None:
            found[act.name, str(no)] = replace(one, primary=one.possible)
    for name in dict.fromkeys(_names(standing.case)):
        one = _next(CATALOGUE[name], situation_of(CATALOGUE[name]))
        if one is not None:
            found[name, ""] = one
    others = [offer(standing, officer) for offer in _OFFERS]
    for one in chain(_of_review(standing, officer, template), *others):
        found[one.act, ""] = one
    return tuple(
        sorted(found.values(), key=lambda one: (not one.possible, not one.primary))
    )
