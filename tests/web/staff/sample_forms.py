"""An input type with every kind of field that acts use."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime

from zhunsheng.kernel.fields import (
    Choice,
    Fen,
    Line,
    PastDate,
    PastInstant,
    Prose,
    label,
)


class Source(Choice):
    """Where a thing comes from."""

    REPORT = "report", "投诉举报"
    SCREENING = "screening", "智能监控"


class Many(Choice):
    """More than fit beside each other."""

    A = "a", "甲"
    B = "b", "乙"
    C = "c", "丙"
    D = "d", "丁"
    E = "e", "戊"
    F = "f", "己"


Digest = Annotated[
    str, label("扫描件", "清晰完整", widget="file", pattern="^[0-9a-f]{64}$")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A row."""

    title: Annotated[Line, label("违法行为")]
    loss_fen: Annotated[Fen, label("造成损失", "以元为单位")]
    times: Annotated[tuple[PastInstant, ...], label("发生时间")] = ()
    repeated: Annotated[bool | None, label("是否再犯")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A group that may be absent."""

    name: Annotated[Line | None, label("受托人")] = None
    letter: Annotated[bool, label("有授权书")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Every kind of field."""

    case_id: Annotated[UUID, label("案件", widget="hidden")]
    source: Annotated[Source, label("来源")]
    second: Annotated[Many | None, label("另一来源")] = None
    facts: Annotated[Prose, label("事实", "写明时间、地点、经过")]
    note: Annotated[str, label("备注", max_length=50)] = ""
    fine_fen: Annotated[Fen, label("罚款")]
    refund_fen: Annotated[Fen | None, label("退回")] = None
    happened_on: Annotated[PastDate, label("日期")]
    seen_at: Annotated[AwareDatetime | None, label("时间")] = None
    is_major: Annotated[bool, label("重大决定")]
    pages: Annotated[int, label("页数", ge=-5, le=900)]
    violations: Annotated[tuple[Violation, ...], label("违法行为", min_length=1)]
    places: Annotated[tuple[Line, ...], label("地点")] = ()
    agent: Annotated[Agent | None, label("受托人")] = None
    handlers: Annotated[tuple[UUID, ...], label("承办人", widget="pick:officers")] = ()
    kinds: Annotated[tuple[Many, ...], label("类别")] = ()
    manner: Annotated[Source, label("方式")] = Source.SCREENING
    scan: Digest | None = None
    head: Annotated[UUID | None, label("签发人", widget="pick:officers")] = None


AT = datetime.fromisoformat("2026-10-14T10:00:00+08:00")
