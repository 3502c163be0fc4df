"""调查终结: reports on the case, suspension, and orders to put things right."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.documents.content.parts import Contact, Officer, Opinion, Party
from zhunsheng.kernel.fields import Line, Prose, label

Points = tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationReport:
    """案件调查终结报告: its six parts."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    party: Annotated[Party, label("当事人基本情况")]
    course: Annotated[Prose, label("案件来源、调查经过及采取强制措施情况")]
    facts: Annotated[Prose, label("调查认定的事实")]
    evidence: Annotated[Points, label("主要证据", min_length=1)]
    nature: Annotated[Prose, label("违法行为性质")]
    proposal: Annotated[Prose, label("处理意见及依据")]
    discretion: Annotated[Prose, label("自由裁量的理由等其他需要说明的事项")]
    handlers: Annotated[tuple[Officer, ...], label("承办人", min_length=2)]
    made_on: Annotated[date, label("报告日期")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """案件处理呈报书: what the handlers put before legal review and the head."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    party: Annotated[Party, label("当事人")]
    facts: Annotated[Prose, label("违法事实")]
    evidence: Annotated[Points, label("主要证据", min_length=1)]
    nature: Annotated[Prose, label("案件定性")]
    basis: Annotated[Prose, label("处罚依据")]
    discretion: Annotated[Prose, label("裁量理由")]
    proposal: Annotated[Prose, label("拟处理意见")]
    handler_opinion: Annotated[Opinion, label("承办人意见")]
    department_opinion: Annotated[
        Opinion | None, label("承办机构意见", "提请作出决定时签署")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionNotice:
    """中止调查通知书: the time limit stands still, and why."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    party: Annotated[Party, label("当事人")]
    reason: Annotated[Prose, label("中止调查的原因")]
    basis: Annotated[Prose, label("依据")]
    suspended_on: Annotated[date, label("中止日期")]
    resumes: Annotated[Prose, label("恢复调查的条件")]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationOrder:
    """责令改正通知书: what has to be put right, and by when."""

    party: Annotated[Party, label("当事人")]
    facts: Annotated[Prose, label("违法事实")]
    basis: Annotated[Prose, label("依据")]
    requirements: Annotated[Points, label("改正内容及要求", min_length=1)]
    due_on: Annotated[date, label("改正期限")]
    checking: Annotated[Prose, label("复查安排")]
    remedy: Annotated[Prose, label("救济途径")]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]
