"""Who may review a case now, and how busy everybody of the legal department is."""

from datetime import datetime

from zhunsheng.authorities.posts import REVIEW_POSTS, DepartmentKind
from zhunsheng.authorities.queries import list_officers
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.review.models import RoundRow
from zhunsheng.review.queries import review_of
from zhunsheng.review.records import Subject
from zhunsheng.review.reviewers import (
    Eligibility,
    Matter,
    Submitted,
    eligibility_of,
    parts_by_officer,
    recused_in,
)


def submitted_in(bureau: BureauCode) -> tuple[Submitted, ...]:
    """Every round of the bureau, for the load of its reviewers."""
    return tuple(
        Submitted(
            reviewer=None if row.reviewer is None else OfficerId(row.reviewer),
            received_on=row.received_on,
            given_on=row.given_on,
        )
        for row in RoundRow.objects.filter(bureau=bureau)
    )


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
    return eligibility_of(department, matter, today, rounds=submitted_in(bureau))
