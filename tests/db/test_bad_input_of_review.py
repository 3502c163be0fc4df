"""Bad input of legal review: a lawful case, one fact changed, exactly one refusal.

Beside what is here: two reviewers at once in ``test_two_reviewers_at_once``, a
catalogue changed in the middle in ``test_review_catalogue``, an amount for the wrong
type of party in ``unit/review/test_catalogue_guards``, a lent adviser whose loan ended
in ``test_engagements``.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.real_cases import course as courses
from tests.real_cases.course import HANDLERS, REVIEWER, Course, someone
from tests.real_cases.published import published_cases
from zhunsheng.cases.queries import scenario_facts
from zhunsheng.kernel.fields import CHINA, BadInputError
from zhunsheng.regulations.guards import RefusedError

pytestmark = pytest.mark.django_db

CASE = replace(published_cases()["C01"], ends="report", filed_on=None)
BEFORE_FESTIVAL = date(2026, 2, 6)  # a Friday; the festival is from 15 to 23 February


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The bureau with its people, once for all tests that do not commit."""
    with django_db_blocker.unblock(), transaction.atomic():
        courses.establish()
        yield
        transaction.set_rollback(True)


def under_review(on: date | None = None) -> Course:
    """A lawful case, drafted and sent to review; on that day, if one is given."""
    begins = CASE.begins_on if on is None else on - timedelta(days=30)
    course = Course(replace(CASE, begins_on=begins))
    course.until_filed()
    course.until_reported()
    course.until_drafted()
    if on is not None:
        course.at = datetime.combine(on, time(9), CHINA)
    course.do("cases.request-review", complete=True)
    return course


@pytest.fixture
def course(house: None) -> Course:
    return under_review()


def refused(course: Course, act: str, by: str = HANDLERS[0], **data: Any) -> set[str]:
    """Which guards refuse; nothing stays behind."""
    try:
        with transaction.atomic():
            course.do(act, by=by, **data)
            transaction.set_rollback(True)
    except RefusedError as error:
        return {one.code for one in error.refusals}
    return set()


class TestReviewer:
    def test_one_who_became_a_participant_after_being_assigned(
        self, course: Course
    ) -> None:
        assigned = {"round": 1, "reviewer": someone(REVIEWER)}
        course.do("review.assign", by="hohhot-legal-head", **assigned)
        opinion = course.opinion()
        assert refused(course, "review.give-opinion", REVIEWER, **opinion) == set()

        record = course.inspection() | {"recorder": someone(REVIEWER)}
        course.do("cases.record-inspection", **record)

        course.wait(days=1)
        with pytest.raises(RefusedError) as error:
            course.do("review.give-opinion", by=REVIEWER, **course.opinion())
        (only,) = error.value.refusals
        assert only.code == "review.took-part"
        assert "记录" in only.says

    def test_an_opinion_without_points(self, course: Course) -> None:
        for points in ([], course.opinion()["points"][:8]):
            with pytest.raises(BadInputError) as error:
                course.do(
                    "review.give-opinion",
                    by=REVIEWER,
                    **course.opinion() | {"points": points},
                )
            (only,) = error.value.problems
            assert (only.path, only.says) == ("points", "至少填写 9 项。")

    def test_a_point_twice_and_one_not_at_all(self, course: Course) -> None:
        opinion = course.opinion()
        opinion["points"][0] = opinion["points"][1]
        assert refused(course, "review.give-opinion", REVIEWER, **opinion) == {
            "review.points-incomplete"
        }

    def test_a_change_without_the_point_that_it_is_about(self, course: Course) -> None:
        opinion = course.opinion() | {"verdict": "alter"}
        assert refused(course, "review.give-opinion", REVIEWER, **opinion) == {
            "review.opinion-without-points"
        }


class TestPass:
    """Seen by the notice: without a pass it is refused, and only for want of it."""

    NOTICE: ClassVar[dict[str, Any]] = {"defence_days": 3}

    def test_a_pass_for_an_older_draft(self, course: Course) -> None:
        course.wait(days=2)
        course.do("review.give-opinion", by=REVIEWER, **course.opinion())
        assert refused(course, "cases.issue-notice", **self.NOTICE) == set()

        course.wait(days=1)
        course.do(
            "cases.draft-decision", **course.draft() | {"reasons": "只改了一个字。"}
        )

        assert refused(course, "cases.issue-notice", **self.NOTICE) == {
            "cases.review-not-passed"
        }

    def test_the_same_draft_again_is_the_one_that_passed(self, course: Course) -> None:
        """Bound to the content: the same text has the same digest."""
        course.wait(days=2)
        course.do("review.give-opinion", by=REVIEWER, **course.opinion())
        course.do("cases.draft-decision", **course.draft())

        assert refused(course, "cases.issue-notice", **self.NOTICE) == set()

    def test_evidence_after_the_pass(self, course: Course) -> None:
        course.wait(days=2)
        course.do("review.give-opinion", by=REVIEWER, **course.opinion())
        course.do("cases.record-inspection", **course.inspection())
        course.do("cases.draft-decision", **course.draft())

        assert refused(course, "cases.issue-notice", **self.NOTICE) == {
            "cases.review-not-passed"
        }


class TestSpringFestival:
    """Sent on 6 February 2026; 14 and 28 February are Saturdays that are worked."""

    LAST = date(2026, 2, 27)
    LONGER = date(2026, 3, 12)

    @pytest.fixture
    def course(self, house: None) -> Course:  # noqa: ARG002  # everybody is there
        return under_review(BEFORE_FESTIVAL)

    def due(self, course: Course) -> date:
        found = scenario_facts(course.case_id, course.at)["due"]["legal-review"]
        return date.fromisoformat(found)

    def extension(self, course: Course, on: date) -> set[str]:
        course.at = datetime.combine(on, time(9), CHINA)
        given = {"round": 1, "reasons": "案情复杂。"}
        return refused(course, "review.extend", "hohhot-legal-head", **given)

    def test_ten_working_days(self, course: Course) -> None:
        assert self.due(course) == self.LAST

    def test_the_extension_counts_ten_more(self, course: Course) -> None:
        given = {"round": 1, "reasons": "案情复杂。"}
        course.do("review.extend", by="hohhot-legal-head", **given)
        assert self.due(course) == self.LONGER

    def test_extended_on_the_last_day_and_not_on_the_next(self, course: Course) -> None:
        assert self.extension(course, self.LAST) == set()
        assert self.extension(course, self.LAST + timedelta(days=1)) == {
            "review.extend.too-late"
        }
