"""复议、诉讼和加处罚款 in the words that pages show."""

from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.obligations.surcharge import Stretch, surcharge_course
from zhunsheng.cases.pages import RemedyView
from zhunsheng.cases.records.court import CourtApplicationDrafted
from zhunsheng.cases.records.remedies import (
    RemedyAnswered,
    RemedyEnded,
    RemedyRedone,
    RemedyRegistered,
)
from zhunsheng.cases.state import CaseState, Remedy
from zhunsheng.kernel.money import yuan

RemedyRecord = RemedyRegistered | RemedyAnswered | RemedyEnded | RemedyRedone


def remedy_gist(record: RemedyRecord) -> tuple[str, str]:
    """Two lines that say what the record says."""
    if isinstance(record, RemedyRegistered):
        number = f"，{record.number}" if record.number else ""
        return f"{record.kind.label}：{record.body}{number}", record.claims
    if isinstance(record, RemedyAnswered):
        return f"第 {record.no} 件，{record.answered_on.isoformat()} 答复", record.gist
    if isinstance(record, RemedyEnded):
        redo = "，责令重新作出" if record.redo else ""
        return f"{record.outcome.label}{redo}：{record.document}", record.gist
    return f"重新作出：{record.document}", record.difference


def remedy_views(case: CaseState) -> tuple[RemedyView, ...]:
    """复议、诉讼 of the case, in the order in which they were registered."""
    return tuple(_view(one) for one in case.remedies)


def _view(remedy: Remedy) -> RemedyView:
    filed, answered, ended = remedy.registered, remedy.answered, remedy.ended
    redo = "，责令重新作出" if ended and ended.redo else ""
    return RemedyView(
        no=remedy.no,
        kind=filed.kind.label,
        body=filed.body,
        number=filed.number or "",
        filer=filed.filer.label.partition("（")[0],
        filed_on=filed.filed_on,
        answered_on=answered.answered_on if answered else None,
        ended_on=ended.decided_on if ended else None,
        outcome=f"{ended.outcome.label}{redo}" if ended else "",
        document=ended.document if ended else "",
    )


def course_of_surcharge(standing: Standing) -> tuple[Stretch, ...]:
    """加处罚款 up to today, stretch by stretch."""
    return surcharge_course(
        standing.case, standing.law, standing.calendar, standing.today
    )


def application_gist(record: CourtApplicationDrafted) -> tuple[str, str]:
    """To which court, and how much of what."""
    asked = (
        ("罚款", record.fine_fen),
        ("退回基金", record.refund_fen),
        ("加处罚款", record.surcharge_fen),
    )
    amounts = "，".join(f"{what} {yuan(fen)} 元" for what, fen in asked if fen)
    return f"第 {record.round} 稿：{record.given.court}", amounts


def explained(course: tuple[Stretch, ...]) -> str:
    """Each stretch of days: what a day added, or why nothing was added."""
    return "；".join(_stretch(one) for one in course)


def _stretch(one: Stretch) -> str:
    days = f"{one.first.isoformat()} 至 {one.last.isoformat()} 共 {one.days} 日"
    if one.why:
        return f"{days}，{one.why}期间，不予计算"
    told = f"{days}，每日 {yuan(one.daily_fen)} 元，计 {yuan(one.accrued_fen)} 元"
    capped = one.accrued_fen < one.daily_fen * one.days
    return f"{told}（以罚款数额为限）" if capped else told
