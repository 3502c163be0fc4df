"""移送: a case that another organ has to decide."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.documents.content.parts import Contact, Party
from zhunsheng.kernel.fields import Line, Prose, label

Points = tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLetter:
    """案件移送书: to whom, what and why, and the materials that go with it."""

    receiver: Annotated[Line, label("受移送机关")]
    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    party: Annotated[Party, label("当事人")]
    course: Annotated[Prose, label("案件来源和调查经过")]
    facts: Annotated[Prose, label("查明的事实")]
    evidence: Annotated[Points, label("主要证据", min_length=1)]
    reason: Annotated[Prose, label("移送理由")]
    basis: Annotated[Prose, label("移送依据")]
    attachments: Annotated[tuple[Line, ...], label("随案移送材料", min_length=1)]
    reply: Annotated[Prose, label("请予函复事项")]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]
