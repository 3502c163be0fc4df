"""裁量基准: the fine beside its tier, and whether what was weighed is on record."""

from collections.abc import Callable, Iterator

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.discretion.of_draft import Measured, factors_of, measure_draft
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Earlier, Material
from zhunsheng.cases.examination.proofs import tells_of_correction, tells_of_obstruction
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.discretion import Weighing
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.records.parts import Outcome, PartyKind, Violation
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.factors import Factor
from zhunsheng.review.records import Point

_STOP = "。"
_CORRECTED = (
    Factor.SLIGHT_CORRECTED,
    Factor.FIRST_CORRECTED,
    Factor.HARM_REDUCED,
)
_OPPOSED = (
    *((one, Factor.NOT_CORRECTED) for one in _CORRECTED),
    (Factor.COOPERATIVE, Factor.OBSTRUCTED),
    (Factor.COOPERATIVE, Factor.DESTROYED_EVIDENCE),
    (Factor.COERCED, Factor.INCITED),
    (Factor.SLIGHT_CORRECTED, Factor.GRAVE),
)
"""Circumstances of which only one can be so."""


@looks(
    "benchmark-departed",
    Point.LAW,
    "罚款在裁量基准的幅度内",
    "apl-2021:34",
    "apl-2021:5.2",
)
def fines_keep_to_the_benchmark(material: Material) -> Seen:
    """裁量基准: of the day on which it is looked at, for what was weighed."""
    measured = _measured(material)
    wrong = [_departs(one) for one in measured if one.departs]
    tiers = [
        f"（{one.no}）{one.assessment.degree}，{one.assessment.says}"
        for one in measured
        if one.assessment.tier is not None
    ]
    if not tiers:
        none = "本地区没有可以适用的裁量基准，按法定幅度核对。"
        return seen(wrong, none * bool(measured))
    titles = dict.fromkeys(
        one.assessment.benchmark.title
        for one in measured
        if one.assessment.tier and one.assessment.benchmark
    )
    named = "、".join(f"“{title}”" for title in titles)
    return seen(wrong, f"罚款在{named}的幅度内：{'；'.join(tiers)}。")


def _measured(material: Material) -> tuple[Measured, ...]:
    if material.draft is None:
        return ()
    return measure_draft(material.draft, material.bureau.code, material.today)


def _departs(one: Measured) -> Note:
    why = (
        f"承办人写明的理由：{one.departure.reasons.rstrip(_STOP)}。"
        if one.departure
        else "没有写明偏离的理由。"
    )
    return Note(
        says=(
            f"违法事实（{one.no}）罚款 {yuan(one.violation.fine_fen)} 元，"
            f"裁量基准为“{one.assessment.degree}”，{one.assessment.says}；{why}"
        ),
        about=str(one.no),
    )


@looks(
    "factors-contradict",
    Point.LAW,
    "裁量情节之间没有矛盾",
    "apl-2021:32",
    "apl-2021:33.1",
)
def weighed_circumstances_agree(material: Material) -> Seen:
    """裁量情节: no two of one violation that cannot both be so."""
    wrong = [
        Note(
            says=(
                f"违法事实（{place}）同时选有“{one.label}”和“{other.label}”两种裁量情节。"
            ),
            about=f"{place}-{one.value}-{other.value}",
        )
        for place, _, factors, _ in _weighed(material)
        for one, other in _OPPOSED
        if {one, other} <= factors
    ]
    return seen(wrong)


_Weighed = tuple[int, Violation, frozenset[Factor], Weighing | None]


def _weighed(material: Material) -> Iterator[_Weighed]:
    """Each violation with the circumstances that were weighed for it."""
    draft = material.draft
    if draft is None:
        return
    weighings = {one.violation: one for one in draft.weighed}
    for place, one in material.violations:
        weighing = weighings.get(place)
        yield place, one, factors_of(one, weighing), weighing


def _was_refunded(material: Material, one: Violation) -> bool:
    paid = material.case.paid(PaymentKind.REFUND)
    return (paid >= one.refund_fen and paid > 0) or tells_of_correction(material)


def _was_refunded_before(material: Material, one: Violation) -> bool:
    filed = material.case.filed_on
    paid = sum(
        payment.amount_fen
        for payment in material.case.payments
        if payment.kind is PaymentKind.REFUND
        and filed is not None
        and payment.paid_on < filed
    )
    return (paid >= one.refund_fen and paid > 0) or tells_of_correction(material)


def _was_not_corrected(material: Material, _: Violation) -> bool:
    return any(
        one.verified_on is not None and not one.corrected
        for one in material.case.corrections
    )


def _was_obstructed(material: Material, _: Violation) -> bool:
    return tells_of_obstruction(material)


def _is_a_person(material: Material, _: Violation) -> bool:
    filing = material.case.filing
    return filing is not None and filing.party.kind is PartyKind.CITIZEN


_PROVED: dict[Factor, tuple[Callable[[Material, Violation], bool], str]] = {
    Factor.REFUNDED_BEFORE_FILING: (
        _was_refunded_before,
        "立案前退回的缴款或者证据",
    ),
    Factor.REFUNDED_BEFORE_DECISION: (_was_refunded, "退回的缴款或者证据"),
    Factor.NOT_CORRECTED: (_was_not_corrected, "责令改正后复查未改正的记录"),
    Factor.OBSTRUCTED: (_was_obstructed, "拒绝、阻碍检查的笔录或者证据"),
    Factor.MINOR_AGE: (_is_a_person, "当事人是自然人的记载"),
    Factor.IMPAIRED: (_is_a_person, "当事人是自然人的记载"),
}
"""What a circumstance leaves behind in the case, where it leaves anything."""


@looks(
    "factor-unproved",
    Point.LAW,
    "裁量情节在案有记载",
    "apl-2021:40",
    "apl-2021:34",
)
def weighed_circumstances_are_proved(material: Material) -> Seen:
    """裁量情节的证据: only of those that leave something which can be looked for."""
    wrong = []
    looked = 0
    for place, one, factors, _ in _weighed(material):
        for factor in sorted(factors & _PROVED.keys(), key=lambda each: each.value):
            proved, what = _PROVED[factor]
            looked += 1
            if not proved(material, one):
                says = (
                    f"违法事实（{place}）的裁量情节为“{factor.label}”，在案没有{what}。"
                )
                wrong.append(Note(says=says, about=f"{place}-{factor.value}"))
    return seen(wrong, f"{looked} 项可以核对的裁量情节在案有记载。" * bool(looked))


@looks(
    "penalty-untold",
    Point.LAW,
    "同类违法行为上次受处罚的日期",
    "apl-2021:34",
    "apl-2021:5.2",
)
def earlier_penalties_are_told(material: Material) -> Seen:
    """再次违法: what this bureau decided on violations of the same cause."""
    wrong = []
    if material.draft is None or material.draft.outcome is not Outcome.PENALTY:
        return Seen()
    for place, one, _, weighing in _weighed(material):
        told = weighing.last_penalised_on if weighing else None
        before = [
            other
            for other in material.earlier
            if other.stands and _is_alike(one, other)
        ]
        if before and told is None:
            newest = max(before, key=lambda each: each.decided_on)
            says = (
                f"本机关{day(newest.decided_on)}以“{newest.number}”处罚过该当事人的同类行为，"
                f"违法事实（{place}）没有填写上次受处罚的日期。"
            )
            wrong.append(Note(says=says, about=f"{place}-{newest.decided_on}"))
    return seen(wrong)


def _is_alike(one: Violation, before: Earlier) -> bool:
    """同类: of the same cause (案由), and penalised."""
    cause = _cause(one)
    return before.outcome is Outcome.PENALTY and any(
        cause and _cause(other) == cause for other in before.violations
    )


def _cause(one: Violation) -> str:
    found = find_situation(one.situation_no)
    return found.cause if found else ""
