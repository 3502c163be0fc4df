"""案情: violations, evidence and amounts, as reports, notices and decisions say."""

from collections.abc import Iterable, Sequence

from zhunsheng.cases.causes import find_situation, suspension
from zhunsheng.cases.printing.wording import (
    clause,
    in_full,
    money,
    ordinal,
    paragraphs,
    sentence,
    span,
    together,
)
from zhunsheng.cases.records.evidence import EvidenceAdded
from zhunsheng.cases.records.notice import DecisionDrafted, DraftDecision
from zhunsheng.cases.records.parts import Circumstance, Violation
from zhunsheng.cases.state import total_fine, total_refund
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.clauses import in_chinese

_DEGREES = frozenset(
    {Circumstance.LIGHTER, Circumstance.MITIGATED, Circumstance.HEAVIER}
)


def clauses_of(situation_nos: Iterable[int]) -> str:
    """规定: the clauses that the suspected situations fall under."""
    situations = [find_situation(no) for no in situation_nos]
    return together(
        in_chinese(found)
        for one in situations
        if one is not None
        for found in one.range.basis
    )


def points(evidence: Iterable[EvidenceAdded]) -> tuple[str, ...]:
    """主要证据: each with its source and what it proves; 序号 as in the list."""
    return tuple(_point(one) for one in evidence)


def _point(one: EvidenceAdded) -> str:
    given = one.given
    copy = "" if given.original else "，复制件经核对与原件一致"
    return (
        f"{clause(given.title)}（{given.kind.label}，来源：{given.obtained_from}"
        f"{copy}），证明{clause(given.proves)}。"
    )


def facts(violations: Sequence[Violation]) -> str:
    """违法事实: each violation apart, with its time, amount and evidence."""
    many = len(violations) > 1
    return paragraphs(
        (ordinal(no) if many else "") + _fact(one)
        for no, one in enumerate(violations, start=1)
    )


def _fact(one: Violation) -> str:
    amount = f"，涉及医疗保障基金{money(one.base_fen)}" if one.base_fen else ""
    return (
        f"{sentence(one.facts)}"
        f"行为起止时间为{span(one.period_from, one.period_to)}{amount}。"
        f"以上事实有证据{_numbers(one)}证明。"
    )


def _numbers(one: Violation) -> str:
    return "、".join(str(no) for no in one.evidence_nos)


def findings(violations: Sequence[Violation]) -> str:
    """认定的事实, where no violation could be established: no more than was found."""
    return paragraphs(
        f"{sentence(one.facts)}以上情况见证据{_numbers(one)}。" for one in violations
    )


def nature(violations: Sequence[Violation]) -> str:
    """定性: which provisions were violated."""
    violated = together(in_full(clause(one.violated)) for one in violations)
    return f"上述行为违反了{violated}的规定。"


def basis(violations: Sequence[Violation]) -> str:
    """处罚依据: what was violated, and what the law attaches to it."""
    if len(violations) == 1:
        return _basis(violations[0], "上述行为")
    return paragraphs(
        _basis(one, f"第{ordinal(no)}项行为")
        for no, one in enumerate(violations, start=1)
    )


def _basis(one: Violation, act: str) -> str:
    return (
        f"{act}违反了{in_full(clause(one.violated))}的规定，"
        f"应当依据{in_full(clause(one.basis))}的规定处理。"
    )


def discretion(violations: Sequence[Violation]) -> str:
    """裁量理由: for each violation, the circumstance, why, and the multiple."""
    many = len(violations) > 1
    return paragraphs(
        (f"第{ordinal(no)}项行为：" if many else "") + _discretion(one)
        for no, one in enumerate(violations, start=1)
    )


def discretion_of(drafted: DecisionDrafted) -> str:
    """裁量理由 of a draft: with what was weighed, the tier, and why it was left."""
    violations = drafted.given.violations
    many = len(violations) > 1
    return paragraphs(
        (f"第{ordinal(no)}项行为：" if many else "") + discretion_of_one(drafted, no)
        for no, _ in enumerate(violations, start=1)
    )


def discretion_of_one(drafted: DecisionDrafted, no: int) -> str:
    """裁量理由 of the violation ``no`` of a draft, counted from one."""
    one = drafted.given.violations[no - 1]
    return _discretion(one) + _weighed(drafted, no, one.reasons)


def _weighed(drafted: DecisionDrafted, no: int, reasons: str) -> str:
    """情节、阶次、偏离的理由, where given; what the reasons say is not said again."""
    given = drafted.given
    factors = [
        factor.label
        for one in given.weighed
        if one.violation == no
        for factor in one.circumstances
        if factor.label not in reasons
    ]
    said = f"裁量情节：{'；'.join(factors)}。" if factors else ""
    why = [one.reasons for one in given.departures if one.violation == no]
    for one in drafted.assessed:
        told = bool(factors or why) and one.tier and one.title not in reasons
        if one.violation == no and told:
            said += f"按照《{one.title}》，裁量阶次为“{one.tier}”，{one.says}。"
    return said + "".join(
        f"处罚偏离上述幅度的理由：{sentence(one)}" for one in why if one not in reasons
    )


def _discretion(one: Violation) -> str:
    said = sentence(in_full(one.reasons))
    if one.circumstance in _DEGREES:
        said += f"依法{one.circumstance.label}处罚。"
    elif one.circumstance is not Circumstance.NONE:
        said += f"属于{one.circumstance.label}的情形。"
    return said + _multiple(one)


def _multiple(one: Violation) -> str:
    """罚款的倍数, where the fine is a whole or decimal multiple of the base."""
    if not one.fine_fen or not one.base_fen:
        return ""
    hundredths, rest = divmod(one.fine_fen * 100, one.base_fen)
    if rest:
        return f"罚款{yuan(one.fine_fen)}元。"
    multiple = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    return f"按涉及金额的{multiple}倍罚款，计{yuan(one.fine_fen)}元。"


def measures(violations: Sequence[Violation], months: int) -> tuple[str, ...]:
    """处理内容: correct, give back, pay, and be suspended for some months."""
    refund, fine = total_refund(violations), total_fine(violations)
    said = ["责令改正违法行为。"]
    if refund:
        said.append(
            f"责令退回医疗保障基金{money(refund)}{_shares(violations, 'refund')}。"
        )
    if fine:
        said.append(f"处以罚款{money(fine)}{_shares(violations, 'fine')}。")
    if months:
        said.append(f"{suspension((one.situation_no for one in violations), months)}。")
    return tuple(said)


def measures_of(draft: DraftDecision) -> tuple[str, ...]:
    """拟处理内容 of a draft; agreement and payment too, where they are meant."""
    said = measures(draft.violations, draft.suspend_settlement_months)
    if draft.refuse_payment_fen:
        said += (f"拒付医疗保障基金{money(draft.refuse_payment_fen)}。",)
    if draft.terminate_agreement:
        said += ("责令解除医疗保障服务协议。",)
    return said


def _shares(violations: Sequence[Violation], what: str) -> str:
    """其中: the share of each violation, where there are several."""
    if len(violations) == 1:
        return ""
    shares = [
        f"第{ordinal(no)}项{yuan(amount)}元"
        for no, one in enumerate(violations, start=1)
        if (amount := one.refund_fen if what == "refund" else one.fine_fen)
    ]
    return f"，其中{'、'.join(shares)}" if shares else ""
