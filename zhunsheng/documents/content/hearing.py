"""告知与听证: what the party is told before a penalty, and what it answers."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime

from zhunsheng.documents.content.parts import (
    Contact,
    Officer,
    Opinion,
    Party,
    Person,
    Signing,
    Statement,
)
from zhunsheng.kernel.fields import Line, Prose, label


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyNotice:
    """行政处罚事先告知书: the intended penalty, its grounds, and the rights.

    ``hearing_term`` is how and until when a hearing may be asked for; it is left
    out only where the law gives no right to a hearing.
    """

    party: Annotated[Party, label("当事人")]
    facts: Annotated[Prose, label("违法事实")]
    evidence: Annotated[Prose, label("主要证据")]
    reason: Annotated[Prose, label("处罚理由")]
    basis: Annotated[Prose, label("处罚依据")]
    proposals: Annotated[tuple[Prose, ...], label("拟处罚内容", min_length=1)]
    defence_term: Annotated[Prose, label("陈述申辩权及期限")]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]
    hearing_term: Annotated[
        Prose | None, label("听证权及期限", "依法有听证权的，必须填写")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceRecord:
    """陈述申辩笔录: what the party says against the intended penalty."""

    case_name: Annotated[Line, label("案由")]
    place: Annotated[Line, label("地点")]
    started_at: Annotated[AwareDatetime, label("开始时间")]
    ended_at: Annotated[AwareDatetime, label("结束时间")]
    party: Annotated[Party, label("当事人")]
    speaker: Annotated[Person, label("陈述申辩人")]
    hearers: Annotated[tuple[Officer, ...], label("执法人员", min_length=2)]
    recorder: Annotated[Line, label("记录人")]
    statement: Annotated[Prose, label("陈述申辩内容")]
    signing: Annotated[Signing, label("签名情况")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceAnswer:
    """陈述申辩复核意见: each point checked; taken up or not, and why."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    party: Annotated[Party, label("当事人")]
    statement: Annotated[Prose, label("陈述申辩意见")]
    checked: Annotated[Prose, label("复核情况")]
    accepted: Annotated[Line, label("是否采纳")]
    reason: Annotated[Prose, label("理由")]
    handler_opinion: Annotated[Opinion, label("复核人意见")]
    head_opinion: Annotated[
        Opinion | None, label("机关负责人意见", "须经负责人批准的填写")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingNotice:
    """行政处罚听证通知书: when, where, before whom."""

    party: Annotated[Party, label("当事人")]
    case_name: Annotated[Line, label("案由")]
    asked_on: Annotated[date, label("要求听证日期")]
    held_at: Annotated[AwareDatetime, label("听证时间")]
    place: Annotated[Line, label("听证地点")]
    openness: Annotated[Line, label("听证方式", "公开听证；不公开的，写明理由")]
    presider: Annotated[Person, label("听证主持人")]
    recorder: Annotated[Person, label("记录员")]
    rights: Annotated[Prose, label("权利和义务")]
    contact: Annotated[Contact, label("联系方式")]
    made_on: Annotated[date, label("成文日期")]


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRecord:
    """听证笔录: the decision must rest on it."""

    case_name: Annotated[Line, label("案由")]
    place: Annotated[Line, label("听证地点")]
    started_at: Annotated[AwareDatetime, label("听证开始时间")]
    ended_at: Annotated[AwareDatetime, label("听证结束时间")]
    openness: Annotated[Line, label("听证方式")]
    presider: Annotated[Person, label("听证主持人")]
    recorder: Annotated[Person, label("记录员")]
    handlers: Annotated[tuple[Officer, ...], label("案件调查人员", min_length=2)]
    party: Annotated[Party, label("当事人")]
    participants: Annotated[tuple[Person, ...], label("其他参加人")]
    opening: Annotated[Prose, label("宣布事项和告知权利")]
    statements: Annotated[
        tuple[Statement, ...], label("举证、质证和申辩", min_length=1)
    ]
    closing: Annotated[Prose, label("最后陈述")]
    signing: Annotated[Signing, label("签名情况")]
