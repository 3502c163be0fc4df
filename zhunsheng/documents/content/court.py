"""申请人民法院强制执行: the application, and the report that goes to legal review."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.documents.content.parts import Contact, Opinion, Party
from zhunsheng.kernel.fields import Fen, Line, Prose, label

Points = tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplication:
    """强制执行申请书: the five kinds of material of art. 55 of 行政强制法.

    Fine, refund and surcharge are three sums, because they go to two accounts and
    only one of them grows; a sum that is not asked for is left out.
    """

    court: Annotated[Line, label("受申请的人民法院")]
    applicant: Annotated[Line, label("申请执行人")]
    address: Annotated[Line, label("申请执行人住所")]
    head: Annotated[Line, label("机关负责人")]
    party: Annotated[Party, label("被执行人")]
    requests: Annotated[Points, label("申请事项", min_length=1)]
    total_fen: Annotated[Fen, label("申请执行的金额")]
    decision: Annotated[Prose, label("据以执行的行政决定")]
    reasons: Annotated[Prose, label("事实、理由和依据")]
    remedies: Annotated[Prose, label("行政复议和行政诉讼情况")]
    demand: Annotated[Prose, label("催告情况")]
    party_view: Annotated[Prose, label("当事人的意见")]
    property: Annotated[Prose, label("申请强制执行的标的情况")]
    attachments: Annotated[Points, label("附送材料", min_length=1)]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplicationReport:
    """强制执行申请呈报书: the draft of the application, as it goes to legal review."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    party: Annotated[Party, label("当事人")]
    court: Annotated[Line, label("拟申请的人民法院")]
    requests: Annotated[Points, label("拟申请事项", min_length=1)]
    decision: Annotated[Prose, label("据以执行的行政决定")]
    reasons: Annotated[Prose, label("事实、理由和依据")]
    surcharge: Annotated[Prose, label("加处罚款的计算")]
    remedies: Annotated[Prose, label("行政复议和行政诉讼情况")]
    demand: Annotated[Prose, label("催告情况")]
    party_view: Annotated[Prose, label("当事人的意见")]
    property: Annotated[Prose, label("执行标的情况")]
    window: Annotated[Prose, label("申请期限")]
    handler_opinion: Annotated[Opinion, label("承办人意见")]
