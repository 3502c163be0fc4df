"""Who may review a case now, and how busy everybody of the legal department is."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from zhunsheng.authorities.posts import REVIEW_POSTS, DepartmentKind
from zhunsheng.authorities.queries import list_officers
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.regulations.bindings import law_of
from zhunsheng.review.queries import review_of
from zhunsheng.review.records import Subject
from zhunsheng.review.reviewers import (
    Eligibility,
    Matter,
    eligibility_of,
    parts_by_officer,
    recused_in,
)
from zhunsheng.review.round_queries import submitted_in


def candidates(
    bureau: BureauCode, case_id: CaseId, at: datetime
) -> tuple[Eligibility, ...]:
    """Everybody of the legal department for this case: who may, and why others not.

    Of those who left only the ones who took part or stepped aside would be told of;
    nobody who left can be assigned, so they are left out.
    """
    today = at.astimezone(CHINA).date()
    review = review_of(bureau, case_id)
    last = review.last_round
    matter = Matter(
        bureau=bureau,
        is_penalty=last is None or last.subject is Subject.DECISION,
        parts=parts_by_officer(bureau, case_id),
        recused=recused_in(bureau, case_id) | review.recused,
    )
    department = (
        one
        for one in list_officers(bureau)
        if one.department_kind is DepartmentKind.LEGAL
        and one.holds(*REVIEW_POSTS)
        and one.serves_on(today)
    )
    found = eligibility_of(
        department, matter, today, rounds=submitted_in(bureau, today)
    )
    binds = law_of(bureau, today).names
    return tuple(_by_law(one, binds) for one in found)


def _by_law(one: Eligibility, binds: Collection[str]) -> Eligibility:
    """The same with only those clauses that bind the bureau."""
    bars = (
        replace(
            bar,
            basis=tuple(each for each in bar.basis if each.instrument in binds),
        )
        for bar in one.bars
    )
    return replace(one, bars=tuple(bars))
