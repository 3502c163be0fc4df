"""机器建议文字: what a wording engine suggested, and who answered for it."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef
from zhunsheng.kernel.fields import Choice, Line, Prose, label
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


class WordingPurpose(Choice):
    """起草用途: for what an engine may suggest words; never a verdict or an amount."""

    FACTS = "facts", "违法事实的表述"
    DISCRETION = "discretion", "裁量理由"
    DEFENCE = "defence", "陈述申辩复核意见"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepSuggestion:
    """留存机器建议文字: the answer of an engine, before an officer uses any of it."""

    case_id: CaseRef
    purpose: Annotated[WordingPurpose, label("用途")]
    about: Annotated[Line, label("用于", "表格名称和栏目")]
    engine: Annotated[Line, label("文字服务", "服务地址")]
    model: Annotated[Line, label("模型名称")]
    sent: Annotated[Prose, label("发出的内容", "姓名、号码、住址已经替换")]
    text: Annotated[Prose, label("建议文字")]


@record(
    "cases.wording-suggested",
    version=1,
    title="机器建议文字",
    basis=cite("apl-2021:40", "apl-2021:50"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class WordingSuggested:
    """机器建议文字: what came back, and the digest of exactly what was sent."""

    case_id: CaseId
    given: KeepSuggestion
    sent_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmWording:
    """确认机器建议文字: an officer who handles the case has read it and answers."""

    case_id: CaseRef
    confirmed: Annotated[
        bool,
        label(
            "承办人声明", "已经逐字核对采用的机器建议文字，与事实和证据相符，由本人负责"
        ),
    ]


@record(
    "cases.wording-confirmed",
    version=1,
    title="确认机器建议文字",
    basis=cite("apl-2021:40", "apl-2021:57.1", "nhsa-2020-32:5.4.4"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class WordingConfirmed:
    """确认机器建议文字: these passages are the officer's own words from now on."""

    case_id: CaseId
    draft_digest: str  # empty when only an answer to a defence had such words
    passages: tuple[str, ...]
