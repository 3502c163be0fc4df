"""法制审核流程: the real stages of a review, from submission to decision.

The flow chart that the public sees is drawn from this table and from nothing else; a
test holds every stage against the acts that carry it out.
"""

from dataclasses import dataclass

from zhunsheng.regulations.bindings import Law
from zhunsheng.regulations.clauses import Clause, cite
from zhunsheng.regulations.parameters import Unit


@dataclass(frozen=True, slots=True)
class FlowLead:
    """流向: the next stage, and on which condition; empty if always."""

    to: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStage:
    """流程的一步: who does what, within which time, and where it leads."""

    code: str
    title: str
    who: str
    does: str
    acts: tuple[str, ...]
    leads_to: tuple[FlowLead, ...]
    aside: bool = False  # 旁支: not on the way of a case in which all is in order
    periods: tuple[str, ...] = ()
    basis: tuple[Clause, ...]


FLOW: tuple[FlowStage, ...] = (
    FlowStage(
        code="submission",
        title="送审",
        who="承办机构",
        does="作出决定前，提交案件处理呈报书、拟处理意见、证据清单等材料，"
        "对材料的真实性、准确性、完整性负责。",
        acts=("cases.request-review",),
        leads_to=(FlowLead("receipt", ""),),
        basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.4", "nhsa-order-4:37"),
    ),
    FlowStage(
        code="receipt",
        title="受理",
        who="法制审核机构",
        does="核对材料。材料不全的，一次性告知需要补正的全部内容，退回补正。",
        acts=("review.return-material",),
        leads_to=(FlowLead("supplement", "材料不全"), FlowLead("review", "材料齐全")),
        basis=cite("nhsa-2020-32:5.3.2"),
    ),
    FlowStage(
        code="supplement",
        aside=True,
        title="补正",
        who="承办机构",
        does="补齐全部材料；审核期限自材料补齐之日起计算。",
        acts=("cases.supplement-material",),
        leads_to=(FlowLead("review", "材料补齐"),),
        basis=cite("nhsa-2020-32:5.3.2", "nhsa-2020-32:5.4.2"),
    ),
    FlowStage(
        code="review",
        title="审核",
        who="法制审核机构",
        does="指定未参与本案执法的审核人员，对主体、资格、程序、事实和证据、法律适用和"
        "裁量、权限、文书、移送等九项内容逐项审核。",
        acts=("review.assign", "review.recuse", "review.extend"),
        leads_to=(FlowLead("opinion", ""),),
        periods=("legal-review", "extend-legal-review"),
        basis=cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.4.2", "nhsa-2020-32:5.1.2"),
    ),
    FlowStage(
        code="opinion",
        title="审核意见",
        who="法制审核机构",
        does="出具书面审核意见：同意，或者建议继续调查、变更、纠正等，并对审核意见负责。",
        acts=("review.give-opinion",),
        leads_to=(FlowLead("decision", "同意"), FlowLead("handling", "其他意见")),
        basis=cite("nhsa-2020-32:5.3.2", "nhsa-order-4:39"),
    ),
    FlowStage(
        code="handling",
        aside=True,
        title="处理意见",
        who="承办机构",
        does="采纳的，按审核意见处理后再次送审；不同意的，书面提出异议。",
        acts=("cases.draft-decision", "cases.object-to-opinion"),
        leads_to=(
            FlowLead("submission", "采纳，再次送审"),
            FlowLead("dispute", "有异议"),
        ),
        basis=cite("nhsa-2020-32:5.3.3", "nhsa-2020-32:5.4.3", "nhsa-order-4:40"),
    ),
    FlowStage(
        code="dispute",
        aside=True,
        title="协调分歧",
        who="机关负责人",
        does="可以组织专家、法律顾问或者第三方论证；仍不一致的，由机关负责人集体讨论决定。",
        acts=(
            "review.answer-objection",
            "review.record-argument",
            "review.refer-dispute",
            "review.discuss-dispute",
        ),
        leads_to=(FlowLead("decision", "讨论决定"), FlowLead("submission", "另行处理")),
        basis=cite("nhsa-2020-32:5.4.3", "nhsa-order-4:40"),
    ),
    FlowStage(
        code="decision",
        title="作出决定",
        who="机关负责人",
        does="审核通过后作出决定。未经法制审核或者审核未通过的，不得作出决定。",
        acts=("cases.issue-decision",),
        leads_to=(),
        basis=cite("apl-2021:58.1", "nhsa-2020-32:5.2.1", "nhsa-2020-32:5.4.1"),
    ),
)

_UNITS = {
    Unit.WORKING: "个工作日",
    Unit.NATURAL: "日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
    Unit.HOUR: "小时",
}


def term_of(stage: FlowStage, law: Law) -> str:
    """期限: how long the stage may take where this law binds; empty if it has none."""
    if not stage.periods:
        return ""
    first, *more = (law.period(name) for name in stage.periods)
    told = f"{first.length} {_UNITS[first.unit]}"
    for one in more:
        told += f"，经批准可以延长 {one.length} {_UNITS[one.unit]}"
    return told
