"""Two reviewers sign an opinion on the same round at once, in real threads."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from tests.real_cases import course as courses
from tests.real_cases.course import BUREAU, REVIEWER, Course
from tests.real_cases.published import published_cases
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.ledger.verify import verify
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.review.queries import review_of
from zhunsheng.site.demonstration import people

SECOND = "hohhot-legal-head"


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_answer_at_once() -> None:
    """Real threads: one opinion stands, the other reads one clear sentence."""
    courses.establish()
    course = Course(replace(published_cases()["C01"], ends="report"))
    course.until_filed()
    course.until_reported()
    course.until_drafted()
    course.do("cases.request-review", complete=True)
    course.wait(days=2)
    given = course.opinion() | {"case_id": str(course.case_id)}
    start = Barrier(2)

    def answer(by: str) -> ZhunshengError | None:
        start.wait(30)
        try:
            who = people.officer_id(by)
            perform("review.give-opinion", given, by=who, at=course.at)
        except ZhunshengError as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(answer, (REVIEWER, SECOND)))

    (lost,) = [one for one in answers if one is not None]
    if isinstance(lost, RefusedError):
        assert [one.code for one in lost.refusals] == ["review.no-open-round"]
    else:
        assert isinstance(lost, StaleStreamError)
    review = review_of(BUREAU, course.case_id)
    assert (review.version, len(review.rounds)) == (2, 1)
    assert review.rounds[0].verdict is not None
    assert verify() == ()
