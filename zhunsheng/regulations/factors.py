"""裁量情节: what makes a violation weigh less or more, each with its clause."""

from collections.abc import Mapping
from types import MappingProxyType

from zhunsheng.kernel.fields import Choice
from zhunsheng.regulations.clauses import Clause, cite


class Factor(Choice):
    """裁量情节: one circumstance that a handler found and can prove.

    The values stand in records and in benchmark files: none is renamed or taken out.
    """

    SLIGHT_CORRECTED = (
        "slight-corrected",
        "违法行为轻微并及时改正，没有造成危害后果",
    )
    FIRST_CORRECTED = "first-corrected", "初次违法且危害后果轻微并及时改正"
    NO_FAULT = "no-fault", "有证据足以证明没有主观过错"
    FIRST_TIME = "first-time", "初次违法"
    HARM_REDUCED = "harm-reduced", "主动消除或者减轻违法行为危害后果"
    REFUNDED_BEFORE_FILING = (
        "refunded-before-filing",
        "立案前主动退回全部违规费用",
    )
    REFUNDED_BEFORE_DECISION = (
        "refunded-before-decision",
        "作出决定前退回全部违规费用",
    )
    COERCED = "coerced", "受他人胁迫或者诱骗实施违法行为"
    CONFESSED = "confessed", "主动供述行政机关尚未掌握的违法行为"
    MERIT = "merit", "配合行政机关查处违法行为有立功表现"
    COOPERATIVE = "cooperative", "主动配合调查，如实陈述违法事实"
    MINOR_AGE = "minor-age", "已满十四周岁不满十八周岁"
    IMPAIRED = "impaired", "尚未完全丧失辨认或者控制自己行为能力"
    OBSTRUCTED = "obstructed", "拒绝、阻碍检查或者提供虚假情况"
    DESTROYED_EVIDENCE = "destroyed-evidence", "伪造、隐匿、毁灭证据"
    INCITED = "incited", "教唆、胁迫、诱骗他人实施违法行为"
    NOT_CORRECTED = "not-corrected", "责令改正后拒不改正或者继续违法"
    VULNERABLE_HARMED = "vulnerable-harmed", "侵害未成年人、老年人、残疾人等的权益"
    GRAVE = "grave", "造成严重危害后果或者恶劣社会影响"
    EMERGENCY = "emergency", "在重大传染病疫情等突发事件期间实施"


HEAVIER: frozenset[Factor] = frozenset(
    {
        Factor.OBSTRUCTED,
        Factor.DESTROYED_EVIDENCE,
        Factor.INCITED,
        Factor.NOT_CORRECTED,
        Factor.VULNERABLE_HARMED,
        Factor.GRAVE,
        Factor.EMERGENCY,
    }
)
"""从重情节; all others make a violation weigh less."""

BASIS: Mapping[Factor, tuple[Clause, ...]] = MappingProxyType(
    {
        Factor.SLIGHT_CORRECTED: cite("apl-2021:33.1"),
        Factor.FIRST_CORRECTED: cite("apl-2021:33.1"),
        Factor.NO_FAULT: cite("apl-2021:33.2"),
        Factor.FIRST_TIME: cite("apl-2021:33.1"),
        Factor.HARM_REDUCED: cite("apl-2021:32(1)"),
        Factor.REFUNDED_BEFORE_FILING: cite("apl-2021:32(1)"),
        Factor.REFUNDED_BEFORE_DECISION: cite("apl-2021:32(1)"),
        Factor.COERCED: cite("apl-2021:32(2)"),
        Factor.CONFESSED: cite("apl-2021:32(3)"),
        Factor.MERIT: cite("apl-2021:32(4)"),
        Factor.COOPERATIVE: cite("apl-2021:5.2"),
        Factor.MINOR_AGE: cite("apl-2021:30"),
        Factor.IMPAIRED: cite("apl-2021:31"),
        Factor.OBSTRUCTED: cite("r735:29.2"),
        Factor.DESTROYED_EVIDENCE: cite("r735:29.2"),
        Factor.INCITED: cite("apl-2021:5.2"),
        Factor.NOT_CORRECTED: cite("apl-2021:28.1"),
        Factor.VULNERABLE_HARMED: cite("apl-2021:5.2"),
        Factor.GRAVE: cite("apl-2021:5.2"),
        Factor.EMERGENCY: cite("apl-2021:49"),
    }
)
"""The clause that each rests on; where none names it, 过罚相当 (处罚法 第五条)."""
