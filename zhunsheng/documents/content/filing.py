"""立案: what is printed when a lead becomes a case, or does not."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.documents.content.parts import Contact, Officer, Opinion, Party
from zhunsheng.kernel.fields import Line, Prose, label


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingApproval:
    """立案审批表: why a case begins, and the three who agreed."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    source: Annotated[Line, label("案件来源")]
    found_on: Annotated[date, label("线索发现日期")]
    party: Annotated[Party, label("当事人")]
    reason: Annotated[Prose, label("启动原因")]
    facts: Annotated[Prose, label("基本案情")]
    basis: Annotated[Prose, label("立案依据")]
    handlers: Annotated[tuple[Officer, ...], label("承办人", min_length=2)]
    handler_opinion: Annotated[Opinion, label("承办人意见")]
    department_opinion: Annotated[Opinion, label("承办机构意见")]
    head_opinion: Annotated[Opinion, label("机关负责人意见")]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFiledNotice:
    """不予立案告知书: the one who reported learns that no case begins, and why."""

    addressee: Annotated[Line, label("被告知人")]
    matter: Annotated[Prose, label("事由")]
    reason: Annotated[Prose, label("不予立案的理由")]
    basis: Annotated[Prose, label("依据")]
    told_by: Annotated[Line, label("告知方式")]
    remedy: Annotated[Prose, label("救济途径")]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]
