"""裁量: whether the fine is inside the law's range and agrees with its reasons."""

import re

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.discretion.of_draft import factors_of
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.examination.proofs import (
    proofs_of_correction,
    tells_of_correction,
)
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.parts import Circumstance, Outcome, Violation
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.factors import Factor
from zhunsheng.regulations.violations import Situation, fine_range
from zhunsheng.review.records import Point

_CORRECTED = frozenset({Circumstance.SLIGHT_CORRECTED, Circumstance.FIRST_CORRECTED})
_FIRST = frozenset({Factor.FIRST_CORRECTED, Factor.FIRST_TIME})
_UNPUNISHED = _CORRECTED | {Circumstance.NO_FAULT}
_MILDER = frozenset({Circumstance.LIGHTER, Circumstance.MITIGATED})
_MEANT = {
    "从轻": {Circumstance.LIGHTER},
    "减轻处罚": {Circumstance.MITIGATED},
    "从重": {Circumstance.HEAVIER},
}
_NOT_SO = ("不予", "无", "没有", "未", "不具", "不符", "不存在", "不宜", "或者", "、")
_TIER = re.compile(r"“(?:减轻|从轻|一般|从重)处罚”|(?:减轻|从轻|从重)阶次")
_BEFORE = 8  # characters before a word in which it may be denied


@looks(
    "fine-out-of-range",
    Point.LAW,
    "罚款在法定幅度内",
    "apl-2021:5.2",
    "apl-2021:34",
)
def fines_are_in_range(material: Material) -> Seen:
    """法定幅度: what the clause allows; a mitigated fine lies below it."""
    if material.draft is None or material.draft.outcome is not Outcome.PENALTY:
        return Seen()
    wrong = []
    told = []
    for place, one in material.violations:
        found = find_situation(one.situation_no)
        if found is None:
            continue
        low, high = fine_range(found, one.base_fen)
        told.append(f"（{place}）{_multiple(one)}")
        if _fits(one, low, high):
            continue
        wrong.append(
            Note(
                says=(
                    f"违法事实（{place}）罚款 {yuan(one.fine_fen)} 元{_multiple(one)}，"
                    f"法定幅度为 {yuan(low)} 元至 {yuan(high)} 元，"
                    f"裁量情节为“{one.circumstance.label}”。"
                ),
                about=str(place),
                basis=found.range.basis,
            )
        )
    return seen(wrong, f"罚款均在法定幅度内：{'、'.join(told)}。" * bool(told))


def _fits(one: Violation, low: int, high: int) -> bool:
    if one.circumstance is Circumstance.MITIGATED:
        return one.fine_fen < low or low == one.fine_fen == 0
    return low <= one.fine_fen <= high


def _multiple(one: Violation) -> str:
    if not one.base_fen:
        return f"{yuan(one.fine_fen)} 元"
    hundredths = one.fine_fen * 100 // one.base_fen
    return f"{hundredths / 100:g} 倍"


@looks(
    "correction-first",
    Point.LAW,
    "责令改正而拒不改正的才罚款",
    "r735:39",
    "apl-2021:28.1",
)
def correction_was_refused_first(material: Material) -> Seen:
    """先责令改正: some clauses fine only those who refuse to put it right."""
    ordered = material.case.corrections
    refused = any(one.verified_on and not one.corrected for one in ordered)
    fined = [
        (place, found)
        for place, one in material.violations
        for found in (find_situation(one.situation_no),)
        if found is not None and found.range.correct_first and one.fine_fen
    ]
    wrong = [_not_ordered(place, found) for place, found in fined if not refused]
    return seen(wrong, "罚款以前已责令改正，经复查拒不改正。" * bool(fined))


def _not_ordered(place: int, found: Situation) -> Note:
    return Note(
        says=(
            f"违法事实（{place}）的情形“{found.gist}”，拒不改正的才可以罚款；"
            "在案记录中没有责令改正并经复查未改正的情况。"
        ),
        about=str(place),
        basis=found.range.basis,
    )


@looks(
    "no-penalty-ground",
    Point.LAW,
    "不予处罚、给予处罚与裁量情节一致",
    "apl-2021:33.1",
    "apl-2021:33.2",
    "apl-2021:57.1",
)
def the_outcome_fits_the_circumstances(material: Material) -> Seen:
    """不予处罚: for one of the three grounds, and then for no fine."""
    draft = material.draft
    if draft is None:
        return Seen()
    wrong = []
    for place, one in material.violations:
        grounds = one.circumstance in _UNPUNISHED
        if draft.outcome is Outcome.NO_PENALTY and not grounds:
            says = "拟不予行政处罚，裁量情节不是法定的不予处罚情形"
        elif draft.outcome is Outcome.PENALTY and grounds and one.fine_fen:
            says = f"裁量情节为“{one.circumstance.label}”，又拟处罚款"
        else:
            continue
        wrong.append(Note(says=f"违法事实（{place}）：{says}。", about=str(place)))
    return seen(wrong)


@looks(
    "correction-unproved",
    Point.LAW,
    "及时改正有证据",
    "apl-2021:33.1",
    "apl-2021:40",
)
def claimed_corrections_are_proved(material: Material) -> Seen:
    """及时改正: something besides the reasons tells of it."""
    claimed = [
        (place, one)
        for place, one in material.violations
        if one.circumstance in _CORRECTED
    ]
    if not claimed:
        return Seen()
    told = tells_of_correction(material)
    wrong = [
        Note(
            says=(
                f"违法事实（{place}）以“{one.circumstance.label}”为裁量情节，"
                "证据、笔录、复查和缴款记录中没有改正或者退还的记载。"
            ),
            about=str(place),
            evidence=one.evidence_nos,
        )
        for place, one in claimed
        if not told
    ]
    proofs = proofs_of_correction(material)
    return seen(wrong, Note(says="及时改正的情节在案有记载。", evidence=proofs))


@looks(
    "circumstances-contradict",
    Point.LAW,
    "裁量情节与理由、报告一致",
    "apl-2021:32",
    "apl-2021:34",
    "nhsa-order-4:36",
)
def circumstances_agree(material: Material) -> Seen:
    """裁量情节: what is ticked, what the reasons say, and what the report says."""
    wrong = []
    for place, one in material.violations:
        for word, meant in _MEANT.items():
            if _says(one.reasons, word) and one.circumstance not in meant | _UNPUNISHED:
                says = (
                    f"违法事实（{place}）的裁量理由写“{word}”，"
                    f"裁量情节填“{one.circumstance.label}”。"
                )
                wrong.append(Note(says=says, about=str(place)))
    kinds = {one.circumstance for _, one in material.violations}
    if Circumstance.HEAVIER in kinds and kinds & (_MILDER | _UNPUNISHED):
        wrong.append(
            Note(
                says="拟处理意见中既有从重又有从轻、减轻或者不予处罚的情节。",
                about="both",
            )
        )
    report = material.case.report
    if (
        report is not None
        and Circumstance.HEAVIER in kinds
        and any(f"{no}从重" in report.discretion for no in ("无", "没有", "未发现"))
    ):
        says = "调查终结报告认为没有从重情节，拟处理意见的裁量情节为“从重”。"
        wrong.append(Note(says=says, about="report"))
    return seen(wrong)


def _says(text: str, word: str) -> bool:
    """Whether the text claims it: named, and not denied or one of a list.

    A quoted tier of the benchmark (裁量阶次为“从轻处罚”) and the tier that a reason
    departs from claim nothing of the circumstances.
    """
    text = _TIER.sub("", text)
    at = text.find(word)
    if at < 0:
        return False
    around = text[max(0, at - _BEFORE) : at] + text[at + len(word) :][:1]
    return not any(one in around for one in _NOT_SO)


@looks(
    "first-offence-contradicted",
    Point.LAW,
    "初次违法与先前的决定",
    "apl-2021:33.1",
)
def a_first_offence_is_the_first(material: Material) -> Seen:
    """初次违法: as far as the ledger of this bureau knows."""
    draft = material.draft
    if draft is None:
        return Seen()
    weighings = {one.violation: one for one in draft.weighed}
    claimed = [
        place
        for place, one in material.violations
        if factors_of(one, weighings.get(place)) & _FIRST
    ]
    before = [
        one
        for one in material.earlier
        if one.stands and one.outcome in (Outcome.PENALTY, Outcome.NO_PENALTY)
    ]
    wrong = [
        Note(
            says=(
                f"违法事实（{place}）以初次违法为裁量情节，本机关{day(one.decided_on)}"
                f"已对该当事人作出“{one.number}”。"
            ),
            about=f"{place}-{one.decided_on}",
        )
        for place in claimed
        for one in before
    ]
    return seen(
        wrong,
        "本机关没有该当事人先前的处罚决定；其他机关的请人工核对。" * bool(claimed),
    )
