"""Parts that several records of cases share: parties, violations, signatures."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.kernel.fields import Choice, Fen, Line, PastDate, Prose, label
from zhunsheng.kernel.ids import CaseId, OfficerId

CASE = label("案件", widget="hidden")
PROPOSAL = label("呈批事项", "该案件中的记录序号", widget="hidden", ge=1)

CaseRef = Annotated[CaseId, CASE]
ProposalRef = Annotated[int, PROPOSAL]
Officers = Annotated[
    tuple[OfficerId, ...],
    label(
        "执法人员",
        "不少于两名，应当持有有效执法证件",
        widget="pick:officers",
        max_length=10,
    ),
]
Officer = Annotated[OfficerId, label("执法人员", widget="pick:officers")]


Clock = Annotated[
    str,
    label("时刻", "24 小时制，例如 09:30", pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$"),
]


class PartyKind(Choice):
    """当事人类别: thresholds differ by it."""

    ORGANISATION = "organisation", "法人或者其他组织"
    INDIVIDUAL_BUSINESS = "individual-business", "个体工商户"
    CITIZEN = "citizen", "公民"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """当事人: whom the case is about (处罚法 第五十九条第一款第一项)."""

    name: Annotated[Line, label("姓名或者名称")]
    kind: Annotated[PartyKind, label("当事人类别")]
    identifier_kind: Annotated[Line, label("证件名称", "例如：统一社会信用代码")]
    identifier: Annotated[Line, label("证件号码")]
    address: Annotated[Line, label("住所或者地址")]
    representative: Annotated[
        Line | None, label("法定代表人（主要负责人）", "公民不填")
    ] = None
    telephone: Annotated[Line | None, label("联系电话")] = None


class Signature(Choice):
    """Whether the party signed a record of what was said or seen."""

    SIGNED = "signed", "已逐页签名确认"
    REFUSED = "refused", "拒绝签名"


class Outcome(Choice):
    """How a case may be decided (处罚法 第五十七条第一款, 令第4号 第四十三条)."""

    PENALTY = "penalty", "给予行政处罚"
    NO_PENALTY = "no-penalty", "不予行政处罚"
    NOT_ESTABLISHED = "not-established", "违法事实不能成立，不予行政处罚"
    TRANSFER_AUTHORITY = "transfer-authority", "移送其他行政机关"
    TRANSFER_JUDICIAL = "transfer-judicial", "移送司法机关"


class Circumstance(Choice):
    """裁量情节 (处罚法 第三十二条、第三十三条)."""

    NONE = "none", "无特别情节"
    LIGHTER = "lighter", "从轻"
    MITIGATED = "mitigated", "减轻"
    HEAVIER = "heavier", "从重"
    SLIGHT_CORRECTED = "slight-corrected", "违法行为轻微并及时改正，没有造成危害后果"
    FIRST_CORRECTED = "first-corrected", "初次违法且危害后果轻微并及时改正"
    NO_FAULT = "no-fault", "有证据足以证明没有主观过错"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """违法事实: one violation with its base, basis and penalty."""

    situation_no: Annotated[
        int, label("违法情形", "按案由目录选择", widget="pick:situations", ge=1, le=999)
    ]
    facts: Annotated[Prose, label("违法事实", "时间、行为、数量、金额")]
    period_from: Annotated[PastDate, label("行为开始日期")]
    period_to: Annotated[PastDate, label("行为终了日期")]
    base_fen: Annotated[Fen, label("造成损失或者骗取的金额")]
    refund_fen: Annotated[Fen, label("责令退回医保基金")]
    fine_fen: Annotated[Fen, label("罚款")]
    violated: Annotated[Line, label("违反条款", "例如：条例第十五条")]
    basis: Annotated[Line, label("处罚依据", "例如：条例第三十八条第（三）项")]
    circumstance: Annotated[Circumstance, label("裁量情节")]
    reasons: Annotated[Prose, label("裁量理由")]
    evidence_nos: Annotated[
        tuple[int, ...],
        label("证据序号", widget="pick:evidence", min_length=1, max_length=200),
    ]


Violations = Annotated[
    tuple[Violation, ...], label("违法事实及拟处理", min_length=1, max_length=50)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A span of days that does not count, with the reason."""

    began_on: date
    ended_on: date | None
    why: str
