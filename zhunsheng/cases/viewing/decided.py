"""已决案件的事实: what a publication is made from."""

from zhunsheng.authorities.people import Bureau
from zhunsheng.cases.causes import case_name, find_situation, suspension
from zhunsheng.cases.facts import DecisionFacts, ViolationFact
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.records.decision import DecisionIssued
from zhunsheng.cases.records.notice import DecisionDrafted
from zhunsheng.cases.records.parts import Circumstance, Outcome
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.money import yuan

_SLIGHT = frozenset({Circumstance.SLIGHT_CORRECTED, Circumstance.FIRST_CORRECTED})


def _penalties(
    decision: DecisionIssued, drafted: DecisionDrafted | None
) -> tuple[str, ...]:
    found = []
    if decision.refund_fen:
        found.append(f"责令退回医疗保障基金 {yuan(decision.refund_fen)} 元")
    if decision.fine_fen:
        found.append(f"罚款 {yuan(decision.fine_fen)} 元")
    if decision.suspend_settlement_months:
        situations = (one.situation_no for one in decision.violations)
        found.append(suspension(situations, decision.suspend_settlement_months))
    given = drafted.given if drafted else None
    if given and given.refuse_payment_fen:
        found.append(f"拒付医疗保障基金 {yuan(given.refuse_payment_fen)} 元")
    if given and given.terminate_agreement:
        found.append("责令解除医疗保障服务协议")
    return tuple(found) or (decision.outcome.label,)


def _gist(no: int) -> str:
    found = find_situation(no)
    return found.gist if found else ""


def decision_facts(
    case: CaseState,
    bureau: Bureau,
    private: tuple[str, ...],
) -> DecisionFacts:
    """The facts of ``case``; ``NoSuchCaseError`` if it is not decided."""
    decision, filing = case.decision, case.filing
    if decision is None or filing is None or case.case_id is None:
        raise NoSuchCaseError
    party = filing.party
    representative = party.representative or ""
    circumstances = {one.circumstance for one in decision.violations}
    numbers = [one.situation_no for one in decision.violations]
    return DecisionFacts(
        case_id=case.case_id,
        bureau=bureau.code,
        bureau_name=bureau.name,
        case_number=case.number,
        case_name=case_name(
            party.name, numbers, decided=decision.outcome is Outcome.PENALTY
        ),
        decision_number=decision.number,
        decision_kind="penalty"
        if decision.outcome is Outcome.PENALTY
        else "no-penalty",
        party_name=party.name,
        party_kind=party.kind.value,
        party_identifier=party.identifier,
        party_address=party.address,
        representative=representative,
        private_names=tuple(
            dict.fromkeys(name for name in (*private, *case.private_names) if name)
        ),
        violations=tuple(
            ViolationFact(
                gist=_gist(one.situation_no),
                facts=one.facts,
                violated=one.violated,
                basis=one.basis,
                base_fen=one.base_fen,
                fine_fen=one.fine_fen,
            )
            for one in decision.violations
        ),
        fine_fen=decision.fine_fen,
        refund_fen=decision.refund_fen,
        confiscated_fen=0,
        penalties=_penalties(decision, case.draft),
        decided_on=decision.decided_on,
        served_on=case.decision_served_on,
        revoked_on=case.overturned.decided_on if case.overturned else None,
        status="overturned" if case.overturned else "valid",
        slight=decision.outcome is Outcome.NO_PENALTY and bool(circumstances & _SLIGHT),
        reasons=case.draft.given.reasons if case.draft else "",
    )
