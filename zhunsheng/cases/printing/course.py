"""办案经过: the records of a case that later documents tell again.

The state of a case knows dates and counts; a decision must also say what the
party answered and what the bureau made of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zhunsheng.cases.records.evidence import InvestigationReported
from zhunsheng.cases.records.notice import (
    DefenceAnswered,
    DefenceRecorded,
    HearingHeld,
    NoticeIssued,
)


@dataclass(slots=True, kw_only=True)
class Course:
    """经过: since the newest notice, what the party said and what was answered."""

    report: InvestigationReported | None = None
    defences: list[DefenceRecorded] = field(default_factory=list)
    answers: list[DefenceAnswered] = field(default_factory=list)
    hearing: HearingHeld | None = None


def course_of(records: Iterable[object]) -> Course:
    """The course of a case, from the records of its stream in order."""
    course = Course()
    for record in records:
        match record:
            case InvestigationReported():
                course.report = record
            case NoticeIssued():
                course.defences, course.answers, course.hearing = [], [], None
            case DefenceRecorded():
                course.defences.append(record)
            case DefenceAnswered():
                course.answers.append(record)
            case HearingHeld():
                course.hearing = record
            case _:
                pass
    return course
