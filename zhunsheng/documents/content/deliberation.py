"""审核与讨论: legal review and the collective discussion of the heads."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime

from zhunsheng.documents.content.parts import Person, Statement
from zhunsheng.kernel.fields import Line, Prose, label


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineFinding:
    """机器发现: what the machine found, and what the reviewer made of it."""

    says: Annotated[Prose, label("机器发现")]
    in_order: Annotated[bool, label("是否符合")]
    answer: Annotated[Line | None, label("审核人员的判断", "采纳或者不采纳")] = None
    reason: Annotated[Prose | None, label("不采纳的理由")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """审核内容: one of the points that a reviewer has to look at."""

    subject: Annotated[Line, label("审核内容")]
    conclusion: Annotated[Line, label("结论")]
    note: Annotated[Prose | None, label("说明")] = None
    evidence: Annotated[
        Line | None, label("所据证据", "证据清单中的序号，例如 1、3")
    ] = None
    machine: Annotated[tuple[MachineFinding, ...], label("机器发现")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTime:
    """审核期限: until when the opinion was due, why, and whether it came in time."""

    due_on: Annotated[date, label("审核期限届满之日")]
    kept: Annotated[bool, label("是否按期办结")]
    why: Annotated[Prose, label("期限的计算", "起算之日、天数和依据")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """审核所针对的内容: one text and its digest; any change voids the opinion."""

    name: Annotated[Line, label("名称")]
    digest: Annotated[Line, label("SHA-256 摘要值", pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """顾问意见: an adviser or expert who took part, and the gist of the advice."""

    name: Annotated[Line, label("姓名")]
    role: Annotated[Line, label("身份", "法律顾问、专家等")]
    gist: Annotated[Prose | None, label("意见要点")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """法制审核人员: name and legal qualification."""

    name: Annotated[Line, label("姓名")]
    qualification: Annotated[Line, label("法律职业资格")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReviewOpinion:
    """法制审核意见书: a conclusion on each point, and one of four opinions."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    submitted_by: Annotated[Line, label("送审机构")]
    round: Annotated[int, label("审核次数", ge=1, le=99)]
    received_on: Annotated[date, label("收齐材料日期")]
    finished_on: Annotated[date, label("审核办结日期")]
    findings: Annotated[tuple[Finding, ...], label("逐项审核结论", min_length=1)]
    kind: Annotated[Line, label("意见类型")]
    opinion: Annotated[Prose, label("审核意见")]
    reviewers: Annotated[tuple[Reviewer, ...], label("审核人员", min_length=1)]
    head: Annotated[Line, label("审核机构负责人")]
    made_on: Annotated[date, label("成文日期")]
    extension: Annotated[Prose | None, label("延长审核期限的批准")] = None
    # Since template version 2; documents of version 1 were made without them.
    subject: Annotated[Line | None, label("审核事项")] = None
    grounds: Annotated[tuple[Line, ...], label("须经法制审核的原因")] = ()
    time: Annotated[ReviewTime | None, label("审核期限")] = None
    bound: Annotated[tuple[Bound, ...], label("本意见所针对的内容")] = ()
    advice: Annotated[tuple[Advice, ...], label("顾问、专家")] = ()
    declaration: Annotated[Line | None, label("审核人员声明")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionRecord:
    """集体讨论记录: every opinion, also one that differs, and all signatures."""

    case_name: Annotated[Line, label("案件名称")]
    case_number: Annotated[Line, label("案件编号")]
    place: Annotated[Line, label("讨论地点")]
    started_at: Annotated[AwareDatetime, label("讨论开始时间")]
    ended_at: Annotated[AwareDatetime, label("讨论结束时间")]
    presider: Annotated[Person, label("主持人")]
    attendees: Annotated[tuple[Person, ...], label("出席人员", min_length=2)]
    observers: Annotated[tuple[Person, ...], label("列席人员")]
    recorder: Annotated[Line, label("记录人")]
    report: Annotated[Prose, label("案情汇报")]
    opinions: Annotated[tuple[Statement, ...], label("讨论意见", min_length=2)]
    conclusion: Annotated[Prose, label("结论性意见")]
