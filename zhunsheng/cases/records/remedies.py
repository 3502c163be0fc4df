"""复议、诉讼: what others do to a decision, and what the bureau answers.

The bureau registers facts here; it approves nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef
from zhunsheng.kernel.fields import Choice, Line, PastDate, Prose, label
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite

RemedyRef = Annotated[
    int,
    label("第几件复议、诉讼", "按登记的先后排列的序号", widget="hidden", ge=1, le=99),
]


class RemedyKind(Choice):
    """救济程序: each instance is registered by itself."""

    RECONSIDERATION = "reconsideration", "行政复议（普通程序）"
    SIMPLIFIED = "simplified", "行政复议（简易程序）"
    FIRST = "first", "行政诉讼第一审"
    SECOND = "second", "行政诉讼第二审"


RECONSIDERATIONS = frozenset({RemedyKind.RECONSIDERATION, RemedyKind.SIMPLIFIED})


class Filer(Choice):
    """Who applied, sued or appealed."""

    PARTY = "party", "当事人"
    OTHER = "other", "其他利害关系人"
    BUREAU = "bureau", "本机关（只限上诉）"


class RemedyOutcome(Choice):
    """结果: how one instance may end.

    复议法 arts. 30, 33, 41, 63 to 69, 73, 74; 诉讼法 arts. 51, 60, 62, 69 to 77, 89.
    """

    MAINTAINED = "maintained", "维持"
    CLAIM_REJECTED = "claim-rejected", "驳回诉讼请求（复议请求）"
    VARIED = "varied", "变更"
    REVOKED = "revoked", "撤销"
    PARTLY_REVOKED = "partly-revoked", "部分撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    SUIT_REJECTED = "suit-rejected", "驳回起诉（复议申请）"
    NOT_ACCEPTED = "not-accepted", "不予受理（不予立案）"
    WITHDRAWN = "withdrawn", "撤回、和解后撤回或者终止"
    MEDIATED = "mediated", "调解结案，原决定不变"
    MEDIATED_VARIED = "mediated-varied", "调解结案，原决定变更"
    APPEAL_REJECTED = "appeal-rejected", "驳回上诉，维持原判"
    REMANDED = "remanded", "撤销原判，发回重审"


CHANGING = frozenset(
    {
        RemedyOutcome.VARIED,
        RemedyOutcome.REVOKED,
        RemedyOutcome.PARTLY_REVOKED,
        RemedyOutcome.UNLAWFUL,
        RemedyOutcome.VOID,
        RemedyOutcome.MEDIATED_VARIED,
    }
)
"""Outcomes after which the decision no longer stands as it was made."""


@record(
    "cases.remedy-registered",
    version=1,
    title="登记复议、诉讼",
    basis=cite("arl-2023:48", "all-2017:67.1", "apl-2021:73.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyRegistered:
    """登记复议、诉讼: somebody applied, sued or appealed; the bureau has to answer."""

    case_id: CaseRef
    kind: Annotated[RemedyKind, label("程序")]
    filer: Annotated[Filer, label("提起人", "双方都上诉的，选当事人")]
    body: Annotated[Line, label("复议机关或者人民法院")]
    filed_on: Annotated[PastDate, label("申请、起诉或者上诉日期")]
    copy_received_on: Annotated[
        PastDate | None,
        label(
            "收到答复（应诉）通知和副本的日期", "答复期限自次日起算；本机关上诉的不填"
        ),
    ]
    claims: Annotated[Prose, label("请求和理由")]
    number: Annotated[Line | None, label("案号", "还没有的不填")] = None


@record(
    "cases.remedy-answered",
    version=1,
    title="登记复议答复、应诉答辩",
    basis=cite("arl-2023:48", "arl-2023:54.1", "all-2017:67.1", "all-2017:34.1"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyAnswered:
    """答复、答辩: the answer and the evidence were handed in."""

    case_id: CaseRef
    no: RemedyRef
    answered_on: Annotated[PastDate, label("提交答复书（答辩状）的日期")]
    evidence_on: Annotated[
        PastDate | None,
        label("提交证据、依据的日期", "第二审没有提交的不填"),
    ]
    gist: Annotated[Prose, label("答复（答辩）要点")]


@record(
    "cases.remedy-ended",
    version=1,
    title="登记复议、诉讼结果",
    basis=cite("arl-2023:75.2", "all-2017:85", "apl-2021:48.2", "apl-2021:75.2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyEnded:
    """复议、诉讼结果: how one instance ended; whether it binds is computed."""

    case_id: CaseRef
    no: RemedyRef
    outcome: Annotated[RemedyOutcome, label("结果")]
    decided_on: Annotated[PastDate, label("文书日期")]
    received_on: Annotated[PastDate, label("本机关收到日期")]
    party_received_on: Annotated[
        PastDate | None,
        label("当事人收到日期", "不掌握的不填，按本机关收到日期计算"),
    ]
    document: Annotated[Line, label("文书名称和文号")]
    redo: Annotated[bool, label("责令重新作出")]
    redo_by: Annotated[
        date | None, label("重新作出的期限", "文书写明期限的，填最后一日")
    ]
    gist: Annotated[Prose, label("理由摘要")]


@record(
    "cases.remedy-redone",
    version=1,
    title="登记重新作出的行政行为",
    basis=cite("arl-2023:77.1", "arl-2023:64.2", "all-2017:71", "all-2017:94"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyRedone:
    """重新作出: what the order to decide anew led to; it is a case of its own."""

    case_id: CaseRef
    no: RemedyRef
    redone_on: Annotated[PastDate, label("重新作出的日期")]
    document: Annotated[Line, label("文书名称和文号")]
    difference: Annotated[
        Prose, label("与原行政行为的不同", "事实、理由、程序有哪些不同")
    ]
