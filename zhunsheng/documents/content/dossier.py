"""结案与归档: the closing of a case and the three sheets of its dossier."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.documents.content.parts import Opinion, Party
from zhunsheng.kernel.fields import Line, Prose, label


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingApproval:
    """结案审批表: what was decided, whether it was carried out, who closes."""

    case_name: Annotated[Line, label("案由")]
    case_number: Annotated[Line, label("案件编号")]
    party: Annotated[Party, label("当事人")]
    filed_on: Annotated[date, label("立案日期")]
    decision_number: Annotated[Line, label("决定书文号")]
    outcome: Annotated[Prose, label("处罚内容")]
    execution: Annotated[Prose, label("执行情况")]
    closing: Annotated[Line, label("结案方式")]
    handler_opinion: Annotated[Opinion, label("承办人意见")]
    department_opinion: Annotated[Opinion, label("承办机构意见")]
    head_opinion: Annotated[Opinion, label("机关负责人意见")]
    archive_number: Annotated[Line | None, label("归档号", "归档时编定")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCover:
    """卷宗封面: what the volume is, and how long it is kept."""

    case_name: Annotated[Line, label("案件名称")]
    decision_number: Annotated[Line, label("决定书文号")]
    department: Annotated[Line, label("办案机构")]
    filed_on: Annotated[date, label("立案日期")]
    closed_on: Annotated[date, label("结案日期")]
    archived_on: Annotated[date, label("归档日期")]
    retention: Annotated[Line, label("保管期限")]
    archive_number: Annotated[Line, label("归档号")]
    volume: Annotated[Line, label("卷别", "正卷或者副卷")]
    pieces: Annotated[int, label("件数", ge=1, le=100_000)]
    pages: Annotated[int, label("页数", ge=1, le=1_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """卷内文件: one line of the catalogue."""

    title: Annotated[Line, label("题名")]
    made_by: Annotated[Line, label("责任者")]
    made_on: Annotated[date, label("日期")]
    pages: Annotated[Line, label("页次", "例如 1-3")]
    number: Annotated[Line | None, label("文号")] = None
    note: Annotated[Line | None, label("备注")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCatalogue:
    """卷内文件目录: every piece in the volume, in order."""

    case_name: Annotated[Line, label("案件名称")]
    archive_number: Annotated[Line, label("归档号")]
    entries: Annotated[
        tuple[Entry, ...], label("卷内文件", min_length=1, max_length=1000)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierNote:
    """卷内备考表: the state of the volume, who made and who checked it."""

    case_name: Annotated[Line, label("案件名称")]
    archive_number: Annotated[Line, label("归档号")]
    pieces: Annotated[int, label("件数", ge=1, le=100_000)]
    pages: Annotated[int, label("页数", ge=1, le=1_000_000)]
    state: Annotated[Prose, label("卷内情况说明")]
    made_by: Annotated[Line, label("立卷人")]
    checked_by: Annotated[Line, label("检查人")]
    made_on: Annotated[date, label("立卷日期")]
