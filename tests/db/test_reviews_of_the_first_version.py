"""A case whose drafts, rounds and opinions the first version wrote goes on today.

The records are written as that version wrote them, by the classes that are kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.real_cases import course as courses
from tests.real_cases.course import BUREAU, HANDLERS, REVIEWER, Course, someone
from tests.real_cases.published import published_cases
from zhunsheng.authorities.queries import get_officer
from zhunsheng.cases import digests
from zhunsheng.cases.gathering import stream_of as case_stream
from zhunsheng.cases.queries import get_case_page
from zhunsheng.cases.records.drafts import DraftDecision
from zhunsheng.cases.records.drafts_v1 import DecisionDraftedV1, DraftDecisionV1
from zhunsheng.cases.records.notice import ReviewRequestedV1
from zhunsheng.cases.viewing.reviewing import get_bench
from zhunsheng.cases.viewing.reviewqueue import get_queue
from zhunsheng.kernel.fields import parse
from zhunsheng.ledger import writer
from zhunsheng.ledger.rebuild import rebuild, snapshot
from zhunsheng.ledger.verify import verify
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.review.queries import review_of, stream_of
from zhunsheng.review.records import Conclusion, Point, Subject, Verdict
from zhunsheng.review.records_v1 import (
    OpinionGivenV1,
    PointVerdictV1,
    ReviewSubmittedV1,
)
from zhunsheng.site.demonstration import people

pytestmark = pytest.mark.django_db

CASE = replace(published_cases()["C01"], ends="report", filed_on=None)
LEGAL_HEAD = "hohhot-legal-head"


@dataclass(slots=True)
class OldCourse(Course):
    """The same road, written by the first version from the draft to the opinion."""

    def write(self, by: str, stream: str, *items: object) -> None:
        self.wait(days=1)
        with transaction.atomic():
            version = (
                self.case.version
                if stream == case_stream(self.case_id)
                else review_of(BUREAU, self.case_id).version
            )
            writer.append(
                *items,
                log=BUREAU,
                stream=stream,
                expected_version=version,
                by=people.officer_id(by),
                at=self.at,
            )

    def until_drafted(self) -> None:
        raw = self.draft() | {"case_id": str(self.case_id)}
        now = parse(DraftDecision, raw, at=self.at)
        old = DraftDecisionV1(
            case_id=self.case_id,
            outcome=now.outcome,
            violations=now.violations,
            suspend_settlement_months=now.suspend_settlement_months,
            reasons=now.reasons,
            transfer_to=now.transfer_to,
            attachments=now.attachments,
        )
        drafted = DecisionDraftedV1(
            case_id=self.case_id,
            round=1,
            given=old,
            draft_digest="ab" * 32,
            evidence_digest=digests.evidence_digest(self.case),
        )
        self.write(HANDLERS[0], case_stream(self.case_id), drafted)

    def until_requested(self) -> None:
        case, drafted = self.case, self.case.draft
        assert drafted is not None
        submitted = ReviewSubmittedV1(
            case_id=self.case_id,
            round=1,
            case_name=case.name,
            case_number=case.number,
            department="基金监管处",
            draft_digest=drafted.draft_digest,
            evidence_digest=drafted.evidence_digest,
            participants=tuple(people.officer_id(one) for one in HANDLERS),
        )
        asked = ReviewRequestedV1(case_id=self.case_id, complete=True)
        self.write(HANDLERS[0], stream_of(self.case_id), submitted)
        self.write(HANDLERS[0], case_stream(self.case_id), asked)

    def opine_as_before(self, *failed: Point) -> None:
        given = OpinionGivenV1(
            case_id=self.case_id,
            round=1,
            points=tuple(
                PointVerdictV1(point=one, in_order=one not in failed, note="见材料。")
                for one in Point
            ),
            verdict=Verdict.CORRECT if failed else Verdict.AGREE,
            opinion="示范意见。",
        )
        self.write(REVIEWER, stream_of(self.case_id), given)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The bureau with its people, once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        courses.establish()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def course(house: None) -> OldCourse:
    """A round of the first version that is open when the new one comes."""
    rebuild()  # PostgreSQL does not take back the numbers of rows of other tests
    course = OldCourse(CASE)
    course.until_filed()
    course.until_reported()
    course.until_drafted()
    course.until_requested()
    return course


def bench(course: OldCourse, no: int | None = None) -> Any:
    officer = get_officer(people.officer_id(REVIEWER))
    return get_bench(course.case_id, officer, course.at, no=no)


def test_an_open_round_is_in_the_queue_and_on_the_bench(course: OldCourse) -> None:
    officer = get_officer(people.officer_id(REVIEWER))
    (waiting,) = get_queue(officer, course.at).unassigned

    assert waiting.case_id == course.case_id
    page = bench(course)
    assert page.no == 1
    assert len(page.points) == len(Point)
    told = get_case_page(course.case_id, officer, course.at).timeline
    assert any(one.kind == "review" for day in told for one in day.entries)


def test_an_open_round_goes_on_to_the_decision(course: OldCourse) -> None:
    given = {"round": 1, "reviewer": someone(REVIEWER)}
    course.do("review.assign", by=LEGAL_HEAD, **given)
    missing = "裁量说明一份"
    course.do("review.return-material", by=REVIEWER, round=1, missing=[missing])
    course.do(
        "cases.supplement-material",
        complete=True,
        supplied=[{"item": missing, "how": "已补入卷。"}],
    )
    course.wait(days=1)
    course.do("review.give-opinion", by=REVIEWER, **course.opinion())
    course.until_decided()

    assert course.case.decision is not None
    before = snapshot()
    rebuild()
    assert snapshot() == before
    assert verify() == ()


def test_an_old_pass_lets_the_decision_through(course: OldCourse) -> None:
    course.opine_as_before()
    course.until_decided()

    assert course.case.decision is not None


def test_an_old_pass_is_void_when_anything_changes(course: OldCourse) -> None:
    course.opine_as_before()
    Course.until_drafted(course)

    with pytest.raises(RefusedError) as refused:
        course.do("cases.issue-notice", defence_days=3)
    assert "cases.review-not-passed" in {one.code for one in refused.value.refusals}


def test_what_an_old_opinion_found_is_answered_anew(course: OldCourse) -> None:
    course.opine_as_before(Point.LAW)
    failed = [one.conclusion for one in bench(course, 1).points]
    assert failed.count(Conclusion.NOT_IN_ORDER) == 1
    Course.until_drafted(course)
    with pytest.raises(RefusedError) as refused:
        course.do("cases.request-review", complete=True)
    assert {one.code for one in refused.value.refusals} == {"cases.opinion-unanswered"}

    answer = {"point": "law", "says": "已补充裁量理由。"}
    course.do("cases.request-review", complete=True, answers=[answer])
    page = bench(course)
    assert page.no == 2
    assert page.whats_new is not None
    course.do("review.give-opinion", by=REVIEWER, **course.opinion())
    review = review_of(BUREAU, course.case_id)
    found = course.case.draft
    assert found is not None
    digest = (found.draft_digest, found.evidence_digest)
    assert review.pass_for(Subject.DECISION, *digest) is not None


def test_an_old_opinion_may_be_objected_to(course: OldCourse) -> None:
    course.opine_as_before(Point.LAW)
    course.do(
        "cases.object-to-opinion",
        round=1,
        points=[{"point": "law", "says": "条款准确。"}],
        reasons="承办机构认为适用条款准确。",
    )
    course.do(
        "review.answer-objection",
        by=REVIEWER,
        round=1,
        gives_way=False,
        reasons="维持。",
    )

    dispute = review_of(BUREAU, course.case_id).rounds[0].dispute
    assert dispute is not None
    assert dispute.is_open
    assert bench(course, 1) is not None
