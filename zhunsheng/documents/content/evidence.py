"""调查取证: records made on the spot, and the list of evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime

from zhunsheng.documents.content.parts import Item, Officer, Party, Signing
from zhunsheng.kernel.fields import Line, Prose, label


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRecord:
    """现场检查笔录: what two officers found at a place."""

    case_name: Annotated[Line, label("案由")]
    place: Annotated[Line, label("检查地点")]
    started_at: Annotated[AwareDatetime, label("检查开始时间")]
    ended_at: Annotated[AwareDatetime, label("检查结束时间")]
    inspected: Annotated[Party, label("被检查人")]
    present: Annotated[Line, label("现场负责人")]
    present_post: Annotated[Line, label("现场负责人职务")]
    inspectors: Annotated[tuple[Officer, ...], label("检查人员", min_length=2)]
    recorder: Annotated[Line, label("记录人")]
    shown: Annotated[Prose, label("出示证件和告知情况")]
    recusal: Annotated[Prose, label("是否申请回避")]
    findings: Annotated[Prose, label("检查情况")]
    signing: Annotated[Signing, label("签名情况")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """一问一答: one question and its answer."""

    question: Annotated[Prose, label("问")]
    answer: Annotated[Prose, label("答")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviewed:
    """被询问人: the person who answers."""

    name: Annotated[Line, label("姓名")]
    identity_type: Annotated[Line, label("证件名称")]
    identity_number: Annotated[Line, label("证件号码")]
    employer: Annotated[Line, label("工作单位及职务")]
    relation: Annotated[Line, label("与本案关系")]
    phone: Annotated[Line, label("联系电话")]
    address: Annotated[Line, label("住址")]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewRecord:
    """询问笔录: questions and answers, each person heard alone."""

    case_name: Annotated[Line, label("案由")]
    place: Annotated[Line, label("询问地点")]
    started_at: Annotated[AwareDatetime, label("询问开始时间")]
    ended_at: Annotated[AwareDatetime, label("询问结束时间")]
    interviewers: Annotated[tuple[Officer, ...], label("询问人", min_length=2)]
    recorder: Annotated[Line, label("记录人")]
    subject: Annotated[Interviewed, label("被询问人")]
    shown: Annotated[Prose, label("出示证件和告知情况")]
    recusal: Annotated[Prose, label("是否申请回避")]
    dialogue: Annotated[tuple[Exchange, ...], label("问答", min_length=1)]
    signing: Annotated[Signing, label("签名情况")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceList:
    """证据清单: all evidence of a case, numbered."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    items: Annotated[tuple[Item, ...], label("证据", min_length=1, max_length=1000)]
    handlers: Annotated[tuple[Officer, ...], label("承办人", min_length=2)]
    made_on: Annotated[date, label("制作日期")]
