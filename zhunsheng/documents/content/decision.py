"""决定与送达: decisions, their service, and demands to comply."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime

from zhunsheng.documents.content.parts import Contact, Officer, Party
from zhunsheng.kernel.fields import Fen, Line, Prose, label

Points = tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyDecision:
    """行政处罚决定书: the six contents of art. 59, the discretion, the disclosure.

    Fine and refund go to two accounts, so each has its own amount; one that is
    not imposed is left out.
    """

    party: Annotated[Party, label("当事人")]
    course: Annotated[Prose, label("立案和调查经过")]
    facts: Annotated[Prose, label("违法事实")]
    evidence: Annotated[Points, label("主要证据", min_length=1)]
    hearing: Annotated[Prose, label("告知、陈述申辩和听证情况")]
    basis: Annotated[Prose, label("处罚依据")]
    discretion: Annotated[Prose, label("裁量理由")]
    decisions: Annotated[Points, label("处罚决定", min_length=1)]
    performance: Annotated[Points, label("履行方式和期限", min_length=1)]
    remedy: Annotated[Prose, label("复议诉讼途径和期限")]
    disclosure: Annotated[Prose, label("公示告知")]
    made_on: Annotated[date, label("决定日期")]
    fine_fen: Annotated[Fen | None, label("罚款金额")] = None
    refund_fen: Annotated[Fen | None, label("退回医疗保障基金金额")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPenaltyDecision:
    """不予行政处罚决定书: an act was proved, and why it is not punished."""

    party: Annotated[Party, label("当事人")]
    course: Annotated[Prose, label("立案和调查经过")]
    facts: Annotated[Prose, label("认定的事实")]
    evidence: Annotated[Points, label("主要证据", min_length=1)]
    basis: Annotated[Prose, label("依据")]
    reason: Annotated[Prose, label("不予处罚的理由")]
    decisions: Annotated[Points, label("决定", min_length=1)]
    remedy: Annotated[Prose, label("复议诉讼途径和期限")]
    made_on: Annotated[date, label("决定日期")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """送达文书: one of the documents that are handed over."""

    title: Annotated[Line, label("文书名称")]
    number: Annotated[Line, label("文号")]
    copies: Annotated[int, label("份数", ge=1, le=99)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReceipt:
    """送达回证: who received what, when, how; or why it could not be handed over."""

    case_name: Annotated[Line, label("案由")]
    documents: Annotated[tuple[Served, ...], label("送达文书", min_length=1)]
    recipient: Annotated[Line, label("受送达人")]
    place: Annotated[Line, label("送达地点")]
    served_at: Annotated[AwareDatetime, label("送达时间")]
    method: Annotated[Line, label("送达方式")]
    servers: Annotated[tuple[Officer, ...], label("送达人", min_length=2)]
    receiver: Annotated[Line, label("收件人", "代收的写明与受送达人的关系")]
    made_on: Annotated[date, label("成文日期")]
    refusal: Annotated[Prose | None, label("拒收事由")] = None
    witness: Annotated[Line | None, label("见证人")] = None
    note: Annotated[Prose | None, label("备注")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressConfirmation:
    """送达地址（电子送达）确认书: where documents reach the party."""

    case_name: Annotated[Line, label("案由")]
    party: Annotated[Party, label("当事人")]
    recipient: Annotated[Line, label("收件人")]
    phone: Annotated[Line, label("联系电话")]
    address: Annotated[Line, label("送达地址")]
    told: Annotated[Prose, label("告知事项")]
    electronic_consent: Annotated[Line, label("是否同意电子送达")]
    confirmed_on: Annotated[date, label("确认日期")]
    electronic_address: Annotated[
        Line | None, label("电子送达地址", "同意电子送达的，必须填写")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDemand:
    """行政处罚决定履行催告书: the last word before the court is asked."""

    party: Annotated[Party, label("当事人")]
    decision_number: Annotated[Line, label("决定书文号")]
    decided_on: Annotated[date, label("决定日期")]
    served_on: Annotated[date, label("送达日期")]
    unmet: Annotated[Prose, label("未履行的义务")]
    term: Annotated[Prose, label("履行期限")]
    manner: Annotated[Prose, label("履行方式")]
    total_fen: Annotated[Fen, label("应缴金额")]
    late_fen: Annotated[Fen, label("加处罚款金额")]
    account: Annotated[Prose, label("给付方式和账户")]
    rights: Annotated[Prose, label("陈述申辩权")]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]
