"""Composition (公示文本): the public text of a decision, from the facts of its case.

Pure: the preview, the proposal and the correction all call ``compose``, so that the
officer, the checker and the public read the same characters.
"""

from zhunsheng.cases.facts import DecisionFacts, ViolationFact
from zhunsheng.disclosure.choices import PublicKind
from zhunsheng.disclosure.records import PublicText, Section
from zhunsheng.disclosure.redaction import (
    Known,
    is_open_code,
    mask_address,
    mask_name,
    redact,
)
from zhunsheng.kernel.money import yuan

_CITIZEN = "citizen"
_ORGANISATION = "organisation"


def known_of(facts: DecisionFacts) -> Known:
    """What redaction must know of this case: who is hidden, what stays whole."""
    is_citizen = facts.party_kind == _CITIZEN
    names = (*facts.private_names, facts.representative)
    code = facts.party_identifier if is_open_code(facts.party_identifier) else ""
    return Known(
        names=(*names, facts.party_name) if is_citizen else names,
        addresses=() if facts.party_kind == _ORGANISATION else (facts.party_address,),
        open_words=(
            facts.bureau_name,
            facts.decision_number,
            facts.case_number,
            *(() if is_citizen else (facts.party_name, code)),
        ),
    )


def known_of_fallen(facts: DecisionFacts) -> Known:
    """撤回说明: after a withdrawal nobody may read whose decision it was."""
    known = known_of(facts)
    return Known(
        names=(*known.names, facts.party_name),
        addresses=(facts.party_address,),
        open_words=(facts.bureau_name, facts.decision_number),
    )


def compose(facts: DecisionFacts, *, full_text: str = "") -> PublicText:
    """The text that the public reads; ``full_text`` stands in place of the summary."""
    known = known_of(facts)
    kind = PublicKind(facts.decision_kind)
    case_name = redact(facts.case_name, known)
    sections = _whole(full_text) if full_text else _summary(facts, kind)
    return PublicText(
        title=_title(case_name, kind),
        kind=kind,
        decision_number=facts.decision_number,
        case_name=case_name,
        party=_party(facts),
        party_code=_code(facts),
        party_address=_address(facts),
        violations=tuple(redact(one.gist, known) for one in facts.violations),
        basis=tuple(
            dict.fromkeys(redact(one.basis, known) for one in facts.violations)
        ),
        penalties=tuple(redact(one, known) for one in facts.penalties),
        fine_fen=facts.fine_fen,
        refund_fen=facts.refund_fen,
        confiscated_fen=facts.confiscated_fen,
        bureau=facts.bureau,
        bureau_name=facts.bureau_name,
        decided_on=facts.decided_on,
        sections=tuple(
            Section(heading=one.heading, text=redact(one.text, known))
            for one in sections
            if one.text
        ),
    )


def everything(text: PublicText) -> str:
    """All words of a public text, one thing a line: what is searched for residue."""
    return "\n".join(
        (
            text.title,
            text.case_name,
            text.decision_number,
            text.party,
            text.party_code,
            text.party_address,
            *text.violations,
            *text.basis,
            *text.penalties,
            *(f"{one.heading}\n{one.text}" for one in text.sections),
        )
    )


def _title(case_name: str, kind: PublicKind) -> str:
    """What was suspected (涉嫌) before the decision is found by it."""
    return case_name.replace("涉嫌", "", 1) if kind is PublicKind.PENALTY else case_name


def _party(facts: DecisionFacts) -> str:
    if facts.party_kind == _CITIZEN:
        return mask_name(facts.party_name)
    return facts.party_name


def _code(facts: DecisionFacts) -> str:
    if facts.party_kind == _CITIZEN or not is_open_code(facts.party_identifier):
        return ""
    return facts.party_identifier


def _address(facts: DecisionFacts) -> str:
    if facts.party_kind == _ORGANISATION:
        return facts.party_address
    return mask_address(facts.party_address)


def _whole(full_text: str) -> tuple[Section, ...]:
    return (Section(heading="决定书全文", text=full_text),)


def _summary(facts: DecisionFacts, kind: PublicKind) -> tuple[Section, ...]:
    decided = "处罚决定" if kind is PublicKind.PENALTY else "不予处罚决定"
    return (
        Section(
            heading="违法事实", text="\n".join(one.facts for one in facts.violations)
        ),
        Section(
            heading="依据和理由",
            text="\n".join((*map(_grounds, facts.violations), facts.reasons)).strip(),
        ),
        Section(heading=decided, text="\n".join(_decided(facts))),
    )


def _grounds(violation: ViolationFact) -> str:
    text = f"上述行为违反{violation.violated}" if violation.violated else ""
    if violation.basis:
        text += ("，" if text else "") + f"依据{violation.basis}处理"
    return f"{text}。" if text else ""


def _decided(facts: DecisionFacts) -> list[str]:
    lines = [one if one.endswith("。") else f"{one}。" for one in facts.penalties]
    spoken = "".join(lines)
    amounts = (
        ("罚款", facts.fine_fen, "罚款{}元。"),
        ("没收", facts.confiscated_fen, "没收违法所得{}元。"),
        ("退回", facts.refund_fen, "责令退回医疗保障基金{}元。"),
    )
    lines += [
        says.format(yuan(fen))
        for word, fen, says in amounts
        if fen and word not in spoken
    ]
    return lines
