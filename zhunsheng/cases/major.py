"""本案是否重大: the facts of a case that make its decision a major one.

What the law makes of them stands in ``review.major``; a case only says what is so.
"""

from collections.abc import Mapping
from datetime import datetime

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.state import CaseState, total_fine, total_refund
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.regulations.bindings import Law
from zhunsheng.review.catalogue.kinds import PartyType
from zhunsheng.review.catalogue.state import Catalogue, CatalogueState, day_of
from zhunsheng.review.major import (
    Ground,
    MajorFacts,
    Raising,
    discussion_grounds,
    grounds,
)
from zhunsheng.review.records import Subject

_FILED = "cases.case-filed"
Named = Mapping[OfficerId, Officer]


def catalogue_for(
    case: CaseState, catalogues: CatalogueState, at: datetime
) -> Catalogue | None:
    """The edition that counts for this case: that of its filing, else of today.

    What is approved later changes nothing for a case that was filed before.
    """
    for deed in case.deeds:
        if deed.type == _FILED:
            return catalogues.in_force(day_of(deed.at), deed.at)
    return catalogues.in_force(day_of(at), at)


def hearing_is_offered(case: CaseState, law: Law) -> bool:
    """听证: the intended fine is large, or settlement is to be suspended.

    Where no instrument gives a figure for the large fine, every fine counts as
    large: to offer a hearing too often harms nobody.
    """
    draft = case.draft
    if draft is None or draft.given.outcome is not Outcome.PENALTY:
        return False
    if draft.given.suspend_settlement_months:
        return True
    kind = case.filing.party.kind.value if case.filing else None
    limit = law.threshold("hearing-fine", kind)
    fine = total_fine(draft.given.violations)
    return fine > 0 and (limit.amount_fen is None or fine >= limit.amount_fen)


def facts_of(
    case: CaseState, law: Law, named: Named, subject: Subject = Subject.DECISION
) -> MajorFacts:
    """The facts of the case that bear on whether its decision is major."""
    given = case.draft.given if case.draft else None
    violations = given.violations if given else ()
    filing = case.filing
    return MajorFacts(
        party=PartyType(filing.party.kind.value) if filing else None,
        fine_fen=total_fine(violations),
        recovery_fen=total_refund(violations),
        refusal_fen=given.refuse_payment_fen if given else 0,
        terminates_agreement=bool(given and given.terminate_agreement),
        suspends_settlement=bool(given and given.suspend_settlement_months),
        hearing_is_due=hearing_is_offered(case, law),
        hearing_was_held=case.hearing_held_on is not None,
        court_application=subject is Subject.COURT_APPLICATION,
        criminal_transfer=bool(given and given.outcome is Outcome.TRANSFER_JUDICIAL),
        complex=bool(filing and filing.complex),
        public_interest=bool(filing and filing.public_interest),
        beyond_benchmark=bool(case.draft and case.draft.departs),
        raised=tuple(
            Raising(by=_called(one.by, named), on=one.on, reason=one.reasons)
            for one in case.raised
        ),
    )


def _called(officer: OfficerId, named: Named) -> str:
    found = named.get(officer)
    return found.name if found else "有关人员"


def why_major(
    case: CaseState,
    law: Law,
    catalogue: Catalogue | None,
    named: Named,
    subject: Subject = Subject.DECISION,
) -> tuple[Ground, ...]:
    """为什么须经法制审核: every ground that the case gives now; empty for none."""
    return grounds(facts_of(case, law, named, subject), catalogue, law)


def why_discussed(case: CaseState, law: Law, named: Named) -> tuple[Ground, ...]:
    """为什么须集体讨论: every ground that the case gives now; empty for none."""
    return discussion_grounds(facts_of(case, law, named), law)
