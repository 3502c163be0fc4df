"""What is owed in a case, by when and why, and what ends it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import DECISION, MINGSHAN, at, decided, filed, lead, payment
from zhunsheng.calendars.workdays import current
from zhunsheng.cases.obligations import of_case
from zhunsheng.cases.obligations.of_case import (
    Standing,
    decision_deadline,
    obligations,
)
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.obligations.surcharge import owed, surcharge
from zhunsheng.cases.records.execution import ExtensionStage, PaymentKind
from zhunsheng.cases.records.parts import Span
from zhunsheng.cases.state import CaseState, Expert, Service
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import Law, law_of
from zhunsheng.review.records import Subject
from zhunsheng.review.state import ReviewState, Round

LANZHOU = scene.CODE
LAW = law_of(LANZHOU, date(2026, 3, 2))
NEW_YEAR = date(2026, 2, 10)


def standing(
    case: CaseState,
    today: date = date(2026, 6, 1),
    *,
    law: Law = LAW,
    review: ReviewState | None = None,
) -> Standing:
    return Standing(
        case=case,
        review=review or ReviewState(),
        law=law,
        calendar=current(),
        today=today,
    )


@pytest.fixture(autouse=True)
def only_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """What higher domains owe is read from their tables; it is tested there."""
    own = [of_case.of_lead, of_case.of_investigation, of_case.of_decision]
    monkeypatch.setattr(of_case, "_SOURCES", own)


def the(name: str, found: Standing) -> Obligation:
    (one,) = [one for one in obligations(found) if one.name == name]
    return one


def names(found: Standing) -> list[str]:
    return [one.name for one in obligations(found)]


class TestLead:
    """核查: fifteen working days and fifteen more; in 辽宁 fifteen natural days."""

    @pytest.mark.parametrize(
        ("bureau", "extended", "last"),
        [
            (LANZHOU, False, date(2026, 3, 9)),
            (LANZHOU, True, date(2026, 3, 30)),
            (MINGSHAN, False, date(2026, 2, 25)),
        ],
    )
    def test_over_the_spring_festival(
        self, *, bureau: BureauCode, extended: bool, last: date
    ) -> None:
        case = lead()
        case.verification_extended = extended
        one = the("verify-lead", standing(case, law=law_of(bureau, NEW_YEAR)))
        assert one.deadline.last_day == last
        assert bool(one.extendable) is not extended
        assert one.deadline.basis

    def test_open_late_met(self) -> None:
        case = lead()
        one = the("verify-lead", standing(case, date(2026, 3, 9)))
        assert one.is_open
        assert not one.is_late(date(2026, 3, 9))
        assert one.is_late(date(2026, 3, 10))
        case.concluded_on = date(2026, 3, 10)
        late = the("verify-lead", standing(case))
        assert not late.is_open
        assert late.is_late(date(2026, 3, 10))
        case.concluded_on = date(2026, 3, 9)
        assert not the("verify-lead", standing(case)).is_late(date(2026, 6, 1))

    def test_an_urgent_start_excuses(self) -> None:
        case = lead()
        case.urgent_at = at(date(2026, 2, 11))
        law = law_of(MINGSHAN, NEW_YEAR)
        one = the("verify-lead", standing(case, law=law))
        assert one.excused
        assert not one.is_open
        assert not one.is_late(date(2027, 1, 1))

    @pytest.mark.parametrize(
        ("reported_at", "late"),
        [
            (datetime(2026, 3, 3, 15, 0, tzinfo=CHINA), False),
            (datetime(2026, 3, 3, 15, 1, tzinfo=CHINA), True),
            (datetime(2026, 3, 4, 9, 0, tzinfo=CHINA), True),
        ],
    )
    def test_an_urgent_start_is_reported_in_twenty_four_hours(
        self, *, reported_at: datetime, late: bool
    ) -> None:
        case = lead()
        case.urgent_at = at(date(2026, 3, 2), 15)
        case.urgent_reported_at = reported_at
        found = standing(case, law=law_of(MINGSHAN, date(2026, 3, 2)))
        one = the("approve-urgent-start", found)
        assert one.deadline.last_at == case.urgent_at + timedelta(hours=24)
        assert one.is_late(reported_at.date()) is late

    @pytest.mark.parametrize("fact", ["filed_on", "not_filed_on"])
    def test_a_named_informant_is_answered_in_five_working_days(
        self, fact: str
    ) -> None:
        case = filed()
        case.filed_on = None
        setattr(case, fact, date(2026, 9, 28))
        one = the("answer-informant", standing(case))
        assert one.deadline.last_day == date(2026, 10, 10)
        case.informant_answered_on = date(2026, 10, 10)
        answered = the("answer-informant", standing(case))
        assert answered.met_on == date(2026, 10, 10)
        assert not answered.is_late(date(2026, 12, 1))

    def test_nobody_is_owed_an_answer_to_an_anonymous_lead(self) -> None:
        case = filed()
        assert case.lead is not None
        case.lead = replace(case.lead, named_informant=False)
        assert "answer-informant" not in names(standing(case))


class TestCase:
    """办案期限: ninety days, thirty, sixty, without what does not count."""

    def last(self, case: CaseState, today: date = date(2026, 6, 1)) -> date:
        due = decision_deadline(standing(case, today))
        assert due is not None
        return due.last_day

    @pytest.mark.parametrize(
        ("extensions", "days"),
        [
            ({}, 90),
            ({ExtensionStage.FIRST: 30}, 120),
            ({ExtensionStage.FIRST: 30, ExtensionStage.SECOND: 60}, 180),
            ({ExtensionStage.FIRST: 10, ExtensionStage.SECOND: 1}, 101),
        ],
    )
    def test_ninety_and_thirty_and_sixty(
        self, extensions: dict[ExtensionStage, int], days: int
    ) -> None:
        case = filed()
        case.extensions = extensions
        assert self.last(case) == date(2026, 3, 2) + timedelta(days=days)

    @pytest.mark.parametrize(
        ("facts", "days"),
        [
            (
                {
                    "suspensions": [
                        Span(
                            began_on=date(2026, 2, 10),
                            ended_on=date(2026, 2, 24),
                            why="中止",
                        )
                    ]
                },
                14,
            ),
            (
                {
                    "experts": [
                        Expert(
                            no=1,
                            kind_label="鉴定",
                            began_on=date(2026, 2, 10),
                            ended_on=date(2026, 2, 24),
                        )
                    ]
                },
                14,
            ),
            (
                {
                    "experts": [
                        Expert(
                            no=1,
                            kind_label="审计",
                            began_on=date(2026, 2, 10),
                            ended_on=date(2026, 2, 24),
                            counts=True,
                        )
                    ]
                },
                0,
            ),
            (
                {
                    "hearings": [
                        Span(
                            began_on=date(2026, 2, 10),
                            ended_on=date(2026, 2, 24),
                            why="听证",
                        )
                    ]
                },
                14,
            ),
            (
                {
                    "services": [
                        Service(
                            document_id=DECISION,
                            kind="penalty-notice",
                            effective_on=date(2026, 3, 12),
                            manner="公告送达",
                            begun_on=date(2026, 2, 10),
                        )
                    ]
                },
                30,
            ),
            (
                {
                    "services": [
                        Service(
                            document_id=DECISION,
                            kind="penalty-notice",
                            effective_on=date(2026, 2, 10),
                            manner="直接送达",
                            begun_on=date(2026, 2, 10),
                        )
                    ]
                },
                0,
            ),
        ],
    )
    def test_what_does_not_count_over_the_spring_festival(
        self, facts: dict[str, Any], days: int
    ) -> None:
        """Natural days: the holiday inside a span is not counted twice."""
        case = filed()
        case.filed_on = date(2026, 1, 5)
        for fact, value in facts.items():
            setattr(case, fact, value)
        assert self.last(case) == date(2026, 1, 5) + timedelta(days=90 + days)

    def test_days_that_two_spans_share_are_taken_out_once(self) -> None:
        case = filed()
        case.filed_on = date(2026, 1, 5)
        case.suspensions = [
            Span(began_on=date(2026, 2, 2), ended_on=date(2026, 2, 12), why="中止")
        ]
        case.experts = [
            Expert(
                no=1,
                kind_label="鉴定",
                began_on=date(2026, 2, 7),
                ended_on=date(2026, 2, 17),
            )
        ]
        assert self.last(case) == date(2026, 1, 5) + timedelta(days=90 + 15)

    def test_a_span_that_goes_on_moves_the_day_every_day(self) -> None:
        case = filed()
        case.suspensions = [Span(began_on=date(2026, 4, 1), ended_on=None, why="中止")]
        first = self.last(case, date(2026, 5, 1))
        assert self.last(case, date(2026, 5, 2)) == first + timedelta(days=1)

    def test_every_span_says_why(self) -> None:
        case = filed()
        case.suspensions = [
            Span(began_on=date(2026, 4, 1), ended_on=date(2026, 4, 3), why="中止调查")
        ]
        due = decision_deadline(standing(case))
        assert due is not None
        assert due.pauses == ((date(2026, 4, 2), date(2026, 4, 3), "中止调查"),)

    def test_met_by_the_decision_and_excused_by_termination(self) -> None:
        case = decided()
        one = the("decide-case", standing(case))
        assert one.met_on == date(2026, 5, 25)
        ended = filed()
        ended.terminated_on = date(2026, 5, 29)
        assert the("decide-case", standing(ended)).excused

    def test_the_law_lapsed_in_gansu_and_the_nation_s_stays(self) -> None:
        """甘肃 2020〕81号 ended on 2025-11-09; the ninety days did not."""
        for day in (date(2025, 11, 9), date(2025, 11, 10)):
            case = filed()
            case.filed_on = day
            law = law_of(LANZHOU, day)
            due = decision_deadline(standing(case, law=law))
            assert due is not None
            assert due.last_day == day + timedelta(days=90)
        assert not law_of(LANZHOU, date(2025, 11, 9)).lapsed()
        assert law_of(LANZHOU, date(2025, 11, 10)).lapsed()
        assert law_of(LANZHOU, date(2025, 11, 9)).find_period("archive-case")
        assert law_of(LANZHOU, date(2025, 11, 10)).find_period("archive-case") is None

    @pytest.mark.parametrize(
        ("preserved", "last"),
        [
            (date(2026, 5, 6), date(2026, 5, 14)),
            (date(2026, 2, 11), date(2026, 2, 27)),
        ],
    )
    def test_preserved_evidence_is_dealt_with_in_seven_working_days(
        self, preserved: date, last: date
    ) -> None:
        case = filed()
        case.preserved_on = preserved
        one = the("dispose-preserved", standing(case))
        assert one.deadline.last_day == last
        assert one.is_open
        case.disposed_on = last
        assert not the("dispose-preserved", standing(case)).is_late(last)


def review(submitted: date, *, extended: bool = False) -> ReviewState:
    return ReviewState(
        rounds=[
            Round(
                no=1,
                subject=Subject.DECISION,
                case_name="",
                case_number="",
                department="",
                report_digest="",
                draft_digest="",
                evidence_digest="",
                materials=(),
                grounds=(),
                submitted_on=submitted,
                received_on=submitted,
                participants=(),
                extended=extended,
            )
        ]
    )


class TestReview:
    """法制审核: ten working days and ten more, within the limit of the case."""

    @pytest.mark.parametrize(
        ("bureau", "extended", "last"),
        [
            (LANZHOU, False, date(2026, 4, 28)),
            (LANZHOU, True, date(2026, 5, 14)),
            (MINGSHAN, False, date(2026, 4, 23)),
            (MINGSHAN, True, date(2026, 4, 28)),
        ],
    )
    def test_ten_and_ten_or_seven_and_three(
        self, *, bureau: BureauCode, extended: bool, last: date
    ) -> None:
        found = standing(
            filed(),
            law=law_of(bureau, date(2026, 3, 2)),
            review=review(date(2026, 4, 14), extended=extended),
        )
        one = the("legal-review", found)
        assert one.deadline.last_day == last
        assert bool(one.extendable) is not extended

    def test_never_longer_than_the_case(self) -> None:
        found = standing(filed(), review=review(date(2026, 5, 25)))
        one = the("legal-review", found)
        assert one.deadline.last_day == date(2026, 5, 31)
        assert one.deadline.period == "decide-case"
        assert any(clause.instrument == "apl-2021" for clause in one.deadline.basis)

    def test_an_application_is_bound_by_its_own_window(self) -> None:
        asked = review(date(2026, 5, 25))
        asked.rounds[0].subject = Subject.COURT_APPLICATION
        one = the("legal-review", standing(filed(), review=asked))
        assert one.deadline.period == "legal-review"
        assert one.deadline.last_day == date(2026, 6, 8)

    def test_what_was_sent_back_is_not_owed_until_it_is_complete(self) -> None:
        back = review(date(2026, 4, 14))
        back.rounds[0].received_on = None
        names = [one.name for one in obligations(standing(filed(), review=back))]
        assert "legal-review" not in names
        back.rounds[0].received_on = date(2026, 4, 20)
        one = the("legal-review", standing(filed(), review=back))
        assert one.deadline.last_day == date(2026, 5, 7)

    def test_ends_with_the_case(self) -> None:
        case = filed()
        case.terminated_on = date(2026, 5, 29)
        assert the(
            "legal-review", standing(case, review=review(date(2026, 5, 25)))
        ).excused

    def test_each_round_is_owed_by_itself(self) -> None:
        twice = review(date(2026, 4, 14))
        twice.rounds[0].given_on = date(2026, 4, 20)
        twice.rounds.append(replace(twice.rounds[0], no=2, given_on=None))
        found = [
            one
            for one in obligations(standing(filed(), review=twice))
            if one.name == "legal-review"
        ]
        assert [one.is_open for one in found] == [False, True]


class TestDecision:
    """送达, 缴款, 申请法院."""

    def test_served_in_seven_working_days(self) -> None:
        case = decided()
        assert case.decision is not None
        case.decision = replace(case.decision, decided_on=date(2026, 9, 28))
        case.decision_served_on = None
        one = the("serve-decision", standing(case))
        assert one.deadline.last_day == date(2026, 10, 13)
        case.decision_served_on = date(2026, 10, 14)
        assert the("serve-decision", standing(case)).is_late(date(2026, 10, 14))

    def test_by_notice_the_bureau_did_its_part_on_the_day_of_the_notice(self) -> None:
        case = decided()
        case.decision_served_on = date(2026, 6, 29)
        case.services = [
            Service(
                document_id=DECISION,
                kind="penalty-decision",
                effective_on=date(2026, 6, 29),
                manner="公告送达",
                begun_on=date(2026, 5, 29),
            )
        ]
        one = the("serve-decision", standing(case))
        assert one.met_on == date(2026, 5, 29)
        assert not one.is_late(date(2026, 6, 29))

    def test_a_decision_that_fell_need_not_be_served(self) -> None:
        case = decided()
        case.decision_served_on = None
        case.overturned = object()  # type: ignore[assignment]
        assert the("serve-decision", standing(case)).excused

    def test_fifteen_days_to_pay(self) -> None:
        case = decided()
        one = the("pay-fine", standing(case))
        assert one.deadline.last_day == date(2026, 6, 12)
        assert one.owner == "当事人"
        case.payments = [payment(PaymentKind.FINE, 1_542_284)]
        assert the("pay-fine", standing(case)).is_open
        case.payments.append(payment(PaymentKind.FINE, 1, date(2026, 6, 12)))
        assert the("pay-fine", standing(case)).met_on == date(2026, 6, 12)

    def test_as_deferred(self) -> None:
        case = decided()
        case.deferred_until = date(2026, 9, 30)
        assert the("pay-fine", standing(case)).deadline.last_day == date(2026, 9, 30)

    def test_nothing_to_pay_without_a_fine(self) -> None:
        case = decided()
        assert case.decision is not None
        case.decision = replace(case.decision, fine_fen=0)
        assert "pay-fine" not in names(standing(case))

    def test_the_court_is_asked_in_three_months(self) -> None:
        case = decided()
        assert "apply-to-court" not in names(standing(case, date(2026, 6, 12)))
        one = the("apply-to-court", standing(case, date(2026, 6, 13)))
        assert one.deadline.started_on == date(2026, 11, 30)
        assert one.deadline.last_day == date(2027, 2, 28)
        case.deferred_until = date(2027, 1, 31)
        late = the("apply-to-court", standing(case, date(2027, 2, 1)))
        assert late.deadline.last_day == date(2027, 4, 30)

    @pytest.mark.parametrize(
        ("accepted", "met_on"), [(True, date(2026, 12, 1)), (False, None)]
    )
    def test_met_by_the_application(
        self, *, accepted: bool, met_on: date | None
    ) -> None:
        case = decided()
        case.court_accepted, case.court_applied_on = accepted, date(2026, 12, 1)
        assert the("apply-to-court", standing(case, date(2026, 12, 2))).met_on == met_on


class TestSurcharge:
    """加处罚款: three per cent a day of what is unpaid, never more than the fine."""

    def accrued(self, on: date, *payments: Any, until: date | None = None) -> int:
        case = decided()
        assert case.decision is not None
        case.decision = replace(case.decision, fine_fen=100_000)
        case.payments, case.deferred_until = list(payments), until
        return surcharge(case, LAW, current(), on)

    @pytest.mark.parametrize(
        ("on", "fen"),
        [
            (date(2026, 6, 12), 0),
            (date(2026, 6, 13), 3_000),
            (date(2026, 6, 14), 6_000),
            (date(2026, 7, 15), 99_000),
            (date(2026, 7, 16), 100_000),
            (date(2030, 1, 1), 100_000),
        ],
    )
    def test_by_the_day_and_capped(self, on: date, fen: int) -> None:
        assert self.accrued(on) == fen

    def test_part_payments_lower_what_accrues(self) -> None:
        half = payment(PaymentKind.FINE, 50_000, date(2026, 6, 14))
        assert self.accrued(date(2026, 6, 15), half) == 3_000 + 1_500 + 1_500

    def test_nothing_accrues_after_the_last_payment(self) -> None:
        first = payment(PaymentKind.FINE, 50_000, date(2026, 6, 14))
        rest = payment(PaymentKind.FINE, 50_000, date(2026, 6, 16))
        assert self.accrued(date(2026, 12, 31), first, rest) == 3_000 + 1_500 * 2

    def test_paid_in_time_nothing_accrues(self) -> None:
        paid = payment(PaymentKind.FINE, 100_000, date(2026, 6, 12))
        assert self.accrued(date(2026, 12, 31), paid) == 0

    def test_from_the_end_of_a_deferral(self) -> None:
        assert self.accrued(date(2026, 9, 30), until=date(2026, 9, 30)) == 0
        assert self.accrued(date(2026, 10, 1), until=date(2026, 9, 30)) == 3_000

    def test_not_before_service_and_not_of_a_decision_that_fell(self) -> None:
        case = decided()
        case.decision_served_on = None
        assert surcharge(case, LAW, current(), date(2030, 1, 1)) == 0
        case = decided()
        case.overturned = object()  # type: ignore[assignment]
        assert surcharge(case, LAW, current(), date(2030, 1, 1)) == 0
        assert not any(owed(case, LAW, current(), date(2030, 1, 1)).values())

    def test_what_is_owed_is_never_less_than_nothing(self) -> None:
        case = decided()
        case.payments = [payment(PaymentKind.REFUND, 9_999_999)]
        due = owed(case, LAW, current(), date(2026, 6, 1))
        assert due == {
            PaymentKind.FINE: 1_542_285,
            PaymentKind.REFUND: 0,
            PaymentKind.SURCHARGE: 0,
        }


def test_everything_owed_stands_in_the_order_of_its_days() -> None:
    case = decided()
    case.preserved_on = date(2026, 5, 6)
    found = obligations(
        standing(case, date(2026, 7, 1), review=review(date(2026, 5, 6)))
    )
    days = [one.deadline.last_day for one in found]
    assert days == sorted(days)
    assert {one.name for one in found} >= {
        "verify-lead",
        "answer-informant",
        "decide-case",
        "dispose-preserved",
        "legal-review",
        "serve-decision",
        "pay-fine",
        "apply-to-court",
    }
    assert all(one.deadline.basis and one.title for one in found)
