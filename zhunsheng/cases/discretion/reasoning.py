"""裁量理由: the draft of the text that a handler checks, changes and answers for."""

from collections.abc import Iterable

from zhunsheng.cases.discretion.assess import Assessment
from zhunsheng.cases.discretion.of_draft import Measured
from zhunsheng.cases.discretion.wording import amounts, multiples
from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.clauses import Clause, in_chinese
from zhunsheng.regulations.discretion import statutory_band
from zhunsheng.regulations.factors import BASIS, HEAVIER, Factor
from zhunsheng.regulations.tiers import Degree
from zhunsheng.regulations.violations import Base

_BASES = {
    Base.DEFRAUDED: "骗取金额",
    Base.LOSS: "造成损失金额",
    Base.CONTRIBUTION_DUE: "应缴数额",
}
_PROPORTIONATE = "与违法行为的事实、性质、情节以及社会危害程度相当"


def reasoning(one: Measured) -> str:
    """Whole sentences: the basis, the circumstances, the tier, and whether it fits."""
    return "".join((_law(one), _found(one), _tier(one.assessment), _fits(one)))


def _cited(basis: Iterable[Clause]) -> str:
    return "、".join(in_chinese(one) for one in basis)


def _law(one: Measured) -> str:
    of = one.assessment.situation.range
    basis = _cited(of.basis)
    if not of.fines:
        return f"依据{basis}的规定，对上述行为不处罚款。"
    band = statutory_band(of)
    if of.base is None:
        return f"依据{basis}的规定，对上述行为可以处{amounts(band)}的罚款。"
    return (
        f"依据{basis}的规定，对上述行为应当处{_BASES[of.base]}{multiples(band)}的罚款。"
    )


def _found(one: Measured) -> str:
    base = one.violation.base_fen
    amount = f"本案涉及医疗保障基金{yuan(base)}元，" if base else "本案"
    lighter = _named(one, heavier=False)
    heavier = _named(one, heavier=True)
    if one.weighed.last_penalised_on is not None:
        last = one.weighed.last_penalised_on
        heavier = [
            *heavier,
            f"曾于{last.year}年{last.month}月{last.day}日因同类违法行为受到处罚",
        ]
    if not lighter and not heavier:
        return f"{amount}未发现当事人有从轻、减轻或者从重处罚的情节。"
    said = [f"{amount}经调查核实，"]
    if lighter:
        said.append(f"当事人有下列可以从宽的情节：{'；'.join(lighter)}。")
    if heavier:
        also = "同时" if lighter else "当事人"
        said.append(f"{also}有下列应当从严的情节：{'；'.join(heavier)}。")
    return "".join(said)


def _named(one: Measured, *, heavier: bool) -> list[str]:
    return [
        f"{factor.label}（{_cited(BASIS[factor])}）"
        for factor in Factor  # in the order of the law, whatever was ticked first
        if factor in one.weighed.factors and (factor in HEAVIER) is heavier
    ]


def _tier(found: Assessment) -> str:
    if not found.situation.range.fines:
        return ""
    if found.tier is None or found.benchmark is None or found.item is None:
        return (
            "本地区没有可以据以计算的裁量基准，在上述法定幅度内综合考虑当事人的主观过错、"
            "违法行为的持续时间、涉及金额、危害后果和改正情况。"
        )
    why = "、".join(one.says for one in found.reasons if one.decides)
    said = (
        f"对照《{found.benchmark.title}》第{found.item.no}项"
        f"“{found.item.matter}”，本案{why}，裁量阶次为“{found.tier.name}”，"
    )
    if found.tier.degree is Degree.NO_PENALTY:
        return f"{said}依法不予行政处罚。"
    return f"{said}幅度为{found.says}。"


def _fits(one: Measured) -> str:
    found = one.assessment
    if not found.situation.range.fines:
        return ""
    if one.departs:
        if one.departure is None:
            return ""
        where = "低于" if one.violation.fine_fen < found.fine[0] else "高于"
        why = one.departure.reasons.rstrip("。；")
        return f"拟处罚款{where}上述幅度，理由是：{why}。"
    if found.tier is not None and found.tier.degree is Degree.NO_PENALTY:
        return "本机关将对当事人进行教育。"
    return f"拟处罚款在上述幅度以内，{_PROPORTIONATE}。"
