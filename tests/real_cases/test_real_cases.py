"""Every published case through the real acts: what we compute is what was published.

Where an original does not add up, or does not show what a decision needs, the program
says so, and says what. ``docs/real-cases.md`` has the same as a table.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.real_cases import course as courses
from tests.real_cases.course import BUREAU, Course, played
from tests.real_cases.published import Item, PublishedCase, published_cases
from zhunsheng.calendars.deadlines import deadline
from zhunsheng.calendars.workdays import current
from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.guards.draft import (
    discussion_is_due,
    hearing_is_due,
    review_is_due,
)
from zhunsheng.cases.state import total_fine, total_refund
from zhunsheng.documents.queries import get_document
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.kernel.money import capital_yuan, yuan
from zhunsheng.kernel.sums import wrong_sums
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.discretion import benchmark_of
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.regulations.violations import fine_range
from zhunsheng.review.findings import findings_of

pytestmark = pytest.mark.django_db

CASES = published_cases()
DECIDED = [one for one in CASES.values() if one.ends == "decision"]
LOSSES = range(11, 20)  # situations of 条例第三十八条
FINED = [one for one in DECIDED if one.fine]
ITEMS = [
    pytest.param(item, id=f"{case.id}-{number}")
    for case in CASES.values()
    for number, item in enumerate(case.items, 1)
    if item.multiple is not None
]


def named(cases: list[PublishedCase]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=[one.id for one in cases])


@pytest.fixture(scope="module", autouse=True)
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The bureau with its people, once for all cases."""
    with django_db_blocker.unblock(), transaction.atomic():
        courses.establish()
        yield
        transaction.set_rollback(True)


def refused(course: Course, act: str, **data: Any) -> set[str]:
    """Which guards refuse the act; nothing stays behind when none does."""
    try:
        with transaction.atomic():
            course.do(act, **data)
            transaction.set_rollback(True)
    except RefusedError as error:
        return {one.code for one in error.refusals}
    return set()


def drafting(name: str) -> tuple[Course, dict[str, Any]]:
    """A case up to its report, and the draft that its facts give."""
    course = played(replace(CASES[name], ends="report"))
    course.wait(days=1)
    return course, course.draft()


class TestAmounts:
    @pytest.mark.parametrize("item", ITEMS)
    def test_the_multiple_gives_the_published_fine(self, item: Item) -> None:
        assert item.computed_fine == item.fine
        found = find_situation(item.situation)
        assert found is not None
        low, high = fine_range(found, item.computed_base)
        assert low <= item.computed_fine <= high

    @named(DECIDED)
    def test_the_decision_has_the_published_amounts(self, case: PublishedCase) -> None:
        course = played(case)

        decision = course.case.decision
        assert decision is not None
        assert decision.fine_fen == case.fine
        assert decision.outcome.value == case.outcome
        if case.refund is not None:
            assert decision.refund_fen == case.refund == case.loss
        assert total_fine(decision.violations) == decision.fine_fen
        assert total_refund(decision.violations) == decision.refund_fen

    @named(FINED)
    def test_the_paper_says_them_in_digits_and_capitals(
        self, case: PublishedCase
    ) -> None:
        course = played(case)

        decision = course.case.decision
        assert decision is not None
        paper = get_document(bureau=BUREAU, document_id=decision.document_id)
        assert case.fine is not None
        assert yuan(case.fine) in paper.content
        assert capital_yuan(case.fine) in paper.content

    @named([one for one in CASES.values() if one.loss is not None])
    def test_the_items_make_the_published_loss(self, case: PublishedCase) -> None:
        assert sum(one.computed_base for one in case.items) == case.loss

    @named([one for one in FINED if one.filed_on or one.published_on])
    def test_it_was_decided_before_it_was_published(self, case: PublishedCase) -> None:
        course = played(case)

        decision = course.case.decision
        assert decision is not None
        assert course.case.filed_on is not None
        if case.filed_on is not None:
            assert course.case.filed_on == case.filed_on
        if case.published_on is not None:
            assert decision.decided_on <= case.published_on


class TestNeighbours:
    """One fen from what was published, where the law's own limit stands."""

    @pytest.mark.parametrize(
        ("name", "slip"),
        [("C01", -1), ("C05", -1), ("C10", -1), ("C15", -1), ("C18", 1)],
    )
    def test_one_fen_outside_the_law(self, name: str, slip: int) -> None:
        course, draft = drafting(name)
        assert refused(course, "cases.draft-decision", **draft) == set()
        draft["violations"][0]["fine_fen"] += slip

        assert refused(course, "cases.draft-decision", **draft) == {
            "cases.fine-out-of-range"
        }

    def test_one_fen_more_refunded_than_lost(self) -> None:
        course, draft = drafting("C10")
        draft["violations"][0]["refund_fen"] += 1

        assert refused(course, "cases.draft-decision", **draft) == {
            "cases.refund-above-base"
        }

    def test_fraud_is_not_fined_once(self) -> None:
        """C05: the fourth item is 条例第四十条, so a single fine is not enough."""
        course, draft = drafting("C05")
        draft["violations"][3]["fine_fen"] = CASES["C05"].items[3].base

        assert refused(course, "cases.draft-decision", **draft) == {
            "cases.fine-out-of-range"
        }


class TestWhatDoesNotAddUp:
    @pytest.mark.parametrize(
        ("text", "off_by"),
        [
            pytest.param(one.text, one.off_by, id=f"{case.id}-{number}")
            for case in CASES.values()
            for number, one in enumerate(case.sums, 1)
        ],
    )
    def test_calculations_of_the_original_are_done_again(
        self, text: str, off_by: int
    ) -> None:
        found = [int(one.off_by * 100) for one in wrong_sums(text)]
        assert found == ([off_by] if off_by else [])

    @named(list(CASES.values()))
    def test_the_facts_are_wrong_in_one_case_only(self, case: PublishedCase) -> None:
        wrong = [one for item in case.items for one in wrong_sums(item.facts)]
        assert [(one.computed, one.stated) for one in wrong] == (
            [(Decimal(4050), Decimal(3825))] if case.id == "C07" else []
        )

    @named([one for one in CASES.values() if one.ends != "filing"])
    def test_the_machine_finds_it_before_the_opinion(self, case: PublishedCase) -> None:
        course = played(replace(case, ends="report"))

        found = findings_of(BUREAU, course.case_id, course.at)
        wrong = [one.says for one in found if one.code == "sum-differs"]
        adverse = [says for says in wrong if "应为 4050，相差 225。" in says]
        assert len(adverse) == (case.id == "C07")

    def test_a_fine_that_was_not_published_is_missed(self) -> None:
        """C03: the second item has a loss and no fine; the least is the loss."""
        course, draft = drafting("C03")
        assert refused(course, "cases.draft-decision", **draft) == {
            "cases.fine-out-of-range"
        }
        least = CASES["C03"].items[1].computed_base
        draft["violations"][1]["fine_fen"] = least

        assert refused(course, "cases.draft-decision", **draft) == set()
        fines = [one["fine_fen"] for one in draft["violations"]]
        assert sum(fines) == 722_623  # 1,583.03 was published

    @pytest.mark.parametrize("name", ["C07", "C12"])
    def test_without_any_fine_there_is_no_penalty(self, name: str) -> None:
        course, draft = drafting(name)
        assert refused(course, "cases.draft-decision", **draft) == {
            "cases.fine-out-of-range"
        }
        for one in draft["violations"]:
            one["fine_fen"] = one["base_fen"]
        assert refused(course, "cases.draft-decision", **draft) == set()

    def test_half_a_month_cannot_be_written(self) -> None:
        """C20: ten months and a half; the program asks for whole months."""
        course, draft = drafting("C20")
        draft["suspend_settlement_months"] = float(CASES["C20"].suspend_months)

        with pytest.raises(BadInputError, match=r"suspend_settlement_months.*整数"):
            course.do("cases.draft-decision", **draft)


class TestCourse:
    def test_a_very_high_fine_asks_for_everything(self) -> None:
        """C21: over four million: hearing, legal review, collective discussion."""
        course = played(replace(CASES["C21"], ends="report"))
        course.until_drafted()

        situation = course.situation()
        assert hearing_is_due(situation)
        assert review_is_due(situation)
        assert discussion_is_due(situation)
        assert situation.case.draft is not None
        base = sum(one.base_fen for one in situation.case.draft.given.violations)
        assert base == 87_600_000

    @pytest.mark.parametrize("name", ["C15", "C20"])
    def test_a_suspension_may_be_heard_and_must_be_reviewed(self, name: str) -> None:
        course = played(replace(CASES[name], ends="report"))
        course.until_drafted()

        assert hearing_is_due(course.situation())
        assert review_is_due(course.situation())

    def test_a_provider_is_suspended_and_an_agreement_ended_in_the_law_s_words(
        self,
    ) -> None:
        """C15: 暂停 of its services, not of settlement; C18: 解除 of the agreement."""
        said = {}
        for name in ("C18", "C15"):  # the older first: a log goes on in time
            decision = played(CASES[name]).case.decision
            assert decision is not None
            paper = get_document(bureau=BUREAU, document_id=decision.document_id)
            said[name] = paper.content

        assert (
            "责令暂停相关责任部门涉及医疗保障基金使用的医药服务6个月。" in said["C15"]
        )
        assert "联网结算" not in said["C15"]
        assert "责令解除医疗保障服务协议。" in said["C18"]

    def test_no_penalty_for_what_was_slight_and_mended(self) -> None:
        """C09: nothing to fine; a fen of it is refused."""
        course, draft = drafting("C09")
        assert refused(course, "cases.draft-decision", **draft) == set()
        draft["violations"][0]["fine_fen"] = 1

        assert refused(course, "cases.draft-decision", **draft) == {
            "cases.fine-out-of-range"
        }

    def test_verified_in_a_day_and_filed_on_the_sixth(self) -> None:
        """C07: the verification began the period that it kept."""
        course = played(CASES["C07"])

        assert course.case.concluded_on == date(2023, 4, 18)
        assert course.case.filed_on == date(2023, 4, 24)

    def test_an_application_on_the_forty_ninth_day_is_in_time(self) -> None:
        """C14: decided on 30 April, contested on 18 June; day 60 is a Saturday."""
        case = CASES["C14"]
        assert case.decided_on is not None
        assert case.contested_on is not None
        assert case.contested_on - case.decided_on == timedelta(days=49)
        period = law_of(BUREAU, case.decided_on).period("apply-for-reconsideration")
        last = deadline(period, case.decided_on, current()).last_day

        assert case.contested_on <= last == date(2024, 7, 1)

    def test_a_case_may_be_older_than_the_rules_of_its_penalty(self) -> None:
        """C12: from 2020 to July 2021, across 1 May 2021 when the rules began."""
        course, draft = drafting("C12")
        for one in draft["violations"]:
            one["fine_fen"] = one["base_fen"]
        course.do("cases.draft-decision", **draft)

        found = findings_of(BUREAU, course.case_id, course.at)
        (law,) = [one.says for one in found if one.code == "law-not-in-force"]
        assert "违法事实（1）跨越依据的施行日，请核对适用。" in law

    @pytest.mark.parametrize("name", ["C15", "C20", "C21"])
    def test_fraud_of_that_size_may_be_a_crime(self, name: str) -> None:
        """C21 was handed to the police; the machine asks, and does not judge."""
        course = played(replace(CASES[name], ends="report"))
        course.until_drafted()

        found = findings_of(BUREAU, course.case_id, course.at)
        signs = [one.says for one in found if one.key == "fraud-amount"]
        assert len(signs) == 1
        assert "请判断是否涉嫌犯罪" in signs[0]


class TestBenchmark:
    """Three originals cite the rules of their province; one tier of them is known."""

    @pytest.mark.parametrize("name", ["C01", "C03", "C05"])
    def test_the_known_tier_gives_the_published_multiple(self, name: str) -> None:
        case = CASES[name]
        chongqing = benchmark_of("500000", case.begins_on)
        assert chongqing is not None
        losses = [one for one in case.items if one.multiple and one.situation in LOSSES]
        assert losses
        for item in losses:
            (tier,) = chongqing.items[item.situation].tiers
            assert item.multiple is not None
            assert tier.band == (item.multiple * 1000, item.multiple * 1000)
