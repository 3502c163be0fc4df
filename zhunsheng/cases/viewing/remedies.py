"""复议、诉讼和加处罚款 in the words that pages show."""

from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.obligations.surcharge import Stretch, surcharge_course
from zhunsheng.cases.records.remedies import (
    RemedyAnswered,
    RemedyEnded,
    RemedyRedone,
    RemedyRegistered,
)
from zhunsheng.cases.state import Remedy
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


def remedy_facts(standing: Standing) -> tuple[tuple[str, str], ...]:
    """复议、诉讼 and how the surcharge comes about, for the head of the page."""
    told = [("复议、诉讼", _told(one)) for one in standing.case.remedies]
    course = surcharge_course(
        standing.case, standing.law, standing.calendar, standing.today
    )
    if course:
        told.append(("加处罚款的计算", explained(course)))
    return tuple(told)


def _told(remedy: Remedy) -> str:
    ended = remedy.ended
    filed = remedy.registered.filed_on.isoformat()
    stands = f"{ended.outcome.label}，{ended.document}" if ended else "尚未终结"
    return f"{remedy.kind.label}（{remedy.registered.body}），{filed} 提起；{stands}"


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
