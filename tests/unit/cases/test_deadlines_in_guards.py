"""One day before and one day after each deadline, across holidays."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import (
    MINGSHAN,
    at,
    codes,
    in_case,
    ready,
    redrafted,
    typed,
)
from zhunsheng.cases.guards.draft import (
    discussion_is_due,
    hearing_is_due,
    review_is_due,
)
from zhunsheng.cases.guards.notice import defence_ended_on
from zhunsheng.cases.records.parts import Outcome, PartyKind
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of

ONE = timedelta(days=1)
BEFORE_NATIONAL_DAY = date(2026, 9, 28)  # Monday; 10-01 to 10-07 are holidays
BEFORE_NEW_YEAR = date(2026, 2, 11)  # 02-15 to 02-23 are holidays


class TestHearing:
    """听证: asked for in five working days, announced seven working days before."""

    @pytest.mark.parametrize(
        ("served", "last"),
        [
            (date(2026, 5, 11), date(2026, 5, 18)),
            (BEFORE_NATIONAL_DAY, date(2026, 10, 10)),
            (BEFORE_NEW_YEAR, date(2026, 2, 25)),
        ],
    )
    def test_the_last_day_to_ask(self, served: date, last: date) -> None:
        act = "cases.request-hearing"
        for day, expected in ((last, set()), (last + ONE, {"hearing-asked-late"})):
            found = typed(act, requested_on=day)
            found.case.notice_begun_on = found.case.notice_served_on = served
            assert codes(act, found) == expected

    @pytest.mark.parametrize(
        ("told", "first"),
        [
            (date(2026, 5, 18), date(2026, 5, 27)),
            (BEFORE_NATIONAL_DAY, date(2026, 10, 13)),
            (BEFORE_NEW_YEAR, date(2026, 2, 27)),
        ],
    )
    def test_the_first_day_to_hear(self, told: date, first: date) -> None:
        act = "cases.announce-hearing"
        for day, expected in ((first, set()), (first - ONE, {"hearing-too-soon"})):
            found = typed(act, told_on=told, held_on=day)
            assert codes(act, found) == expected

    def test_the_notice_promises_time_to_answer(self) -> None:
        """Five working days over 国庆: the longer of defence and hearing."""
        found = in_case("cases.propose-decision", notice_served_on=BEFORE_NATIONAL_DAY)
        assert defence_ended_on(found) == date(2026, 10, 10)
        notice = found.case.notice
        assert notice is not None
        found.case.notice = replace(notice, defence_days=3, hearing_offered=False)
        assert defence_ended_on(found) == date(2026, 10, 8)

    def test_no_decision_while_the_party_may_still_answer(self) -> None:
        act = "cases.propose-decision"
        for day, expected in (
            (date(2026, 5, 18), {"defence-not-over"}),
            (date(2026, 5, 19), set()),
        ):
            assert codes(act, ready(act, at=at(day))) == expected

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"defence_waived_on": date(2026, 5, 12)}, {"defence-not-over"}),
            (
                {"defence_waived_on": date(2026, 5, 12), "hearing_waived": True},
                set(),
            ),
            ({"defences": 1, "defences_answered": 1}, {"defence-not-over"}),
            (
                {"defences": 1, "defences_answered": 1, "hearing_waived": True},
                set(),
            ),
        ],
    )
    def test_a_party_that_gives_up_both_need_not_be_waited_for(
        self, facts: dict[str, Any], expected: set[str]
    ) -> None:
        act = "cases.propose-decision"
        found = in_case(act, **facts)
        assert codes(act, replace(found, at=at(date(2026, 5, 13)))) == expected

    @pytest.mark.parametrize(
        ("act", "day"),
        [
            ("cases.record-defence", "received_on"),
            ("cases.waive-defence", "waived_on"),
            ("cases.request-hearing", "requested_on"),
        ],
    )
    def test_a_published_notice_may_be_answered_at_once(
        self, act: str, day: str
    ) -> None:
        """公告: published on 04-13, in effect on 05-13; nobody waits for that."""
        published, deemed = date(2026, 4, 13), date(2026, 5, 13)
        for said, expected in (
            (published - ONE, {"before-notice"}),
            (published, set()),
            (deemed, set()),
        ):
            found = typed(act, **{day: said})
            found.case.notice_begun_on = published
            found.case.notice_served_on = deemed
            assert codes(act, found) == expected


class TestDefencePeriod:
    """陈述申辩期限: not shorter than the locality says (辽宁: three working days)."""

    @pytest.mark.parametrize(
        ("days", "expected"), [(2, {"defence-too-short"}), (3, set())]
    )
    def test_in_liaoning(self, days: int, expected: set[str]) -> None:
        act = "cases.issue-notice"
        found = replace(
            typed(act, defence_days=days), law=law_of(MINGSHAN, date(2026, 3, 2))
        )
        assert codes(act, found) == expected


class TestLimitation:
    """追责时效: two years; five where life, health or financial safety was harmed."""

    @pytest.mark.parametrize(
        ("ended", "serious", "last"),
        [
            (date(2024, 2, 10), False, date(2026, 2, 10)),
            (date(2024, 2, 29), False, date(2026, 2, 28)),
            (date(2021, 2, 10), True, date(2026, 2, 10)),
        ],
    )
    def test_the_very_day_and_the_day_after(
        self, *, ended: date, serious: bool, last: date
    ) -> None:
        act = "cases.propose-filing"
        for day, expected in ((last, set()), (last + ONE, {"limitation-passed"})):
            found = typed(
                act,
                happened_from=date(2020, 1, 1),
                happened_to=ended,
                discovered_on=day,
                endangers_health=serious,
            )
            assert codes(act, found) == expected

    def test_what_goes_on_has_no_limit_yet(self) -> None:
        act = "cases.propose-filing"
        found = typed(act, happened_from=date(2019, 1, 1), happened_to=date(2026, 3, 1))
        assert codes(act, found) == set()


class TestVerification:
    """核查: an extension is asked for while the first term runs."""

    def test_fifteen_working_days_over_the_spring_festival(self) -> None:
        act = "cases.propose-verification-extension"
        last = date(2026, 3, 9)  # from 2026-02-10; 02-14 and 02-28 are worked
        assert codes(act, ready(act, at=at(last))) == set()
        assert codes(act, ready(act, at=at(last + ONE))) == {"verification-over"}


class TestUrgentStart:
    """紧急启动: reported in twenty-four hours, or with the reason why not."""

    ACT = "cases.propose-filing"

    @pytest.mark.parametrize(
        ("hours", "minutes", "late_reason", "expected"),
        [
            (24, 0, None, set()),
            (24, 1, None, {"urgent-late-unexplained"}),
            (24, 1, "道路中断", set()),
        ],
    )
    def test_to_the_minute(
        self, hours: int, minutes: int, late_reason: str | None, expected: set[str]
    ) -> None:
        found = typed(self.ACT, late_reason=late_reason)
        found.case.urgent_at = found.at - timedelta(hours=hours, minutes=minutes)
        assert codes(self.ACT, found) == expected

    def test_a_second_report_is_not_late(self) -> None:
        found = ready(self.ACT)
        found.case.urgent_at = found.at - timedelta(days=9)
        found.case.urgent_reported_at = found.at - timedelta(days=8, hours=12)
        assert codes(self.ACT, found) == set()

    def test_not_where_nothing_provides_for_it(self) -> None:
        act = "cases.start-urgently"
        found = ready(act, law=law_of(scene.CODE, date(2026, 2, 10)))
        assert codes(act, found) == {"urgent-not-allowed"}


class TestExecution:
    """缴款、催告、申请法院."""

    def test_a_demand_follows_the_fifteen_days(self) -> None:
        act = "cases.issue-demand"
        last = date(2026, 6, 12)  # fifteen days from 2026-05-28
        assert codes(act, ready(act, at=at(last))) == {"not-overdue"}
        assert codes(act, ready(act, at=at(last + ONE))) == set()

    def test_ten_working_days_after_the_demand(self) -> None:
        act = "cases.apply-to-court"
        found = ready(act)
        approved = found.case.court_approved
        assert approved is not None
        early = replace(approved, approved_on=date(2026, 10, 1))
        found.case.court_approved = early
        found.case.decision_served_on = date(2026, 3, 31)
        found.case.demand_served_on = date(2026, 9, 24)
        last = date(2026, 10, 15)  # over 中秋 and 国庆
        for day, expected in ((last, {"demand-not-served"}), (last + ONE, set())):
            data = replace(found.data, applied_on=day)
            assert codes(act, replace(redrafted(found), data=data)) == expected

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2026, 11, 30), {"outside-court-window"}),
            (date(2026, 12, 1), set()),
            (date(2027, 2, 28), set()),
            (date(2027, 3, 1), {"outside-court-window"}),
        ],
    )
    def test_three_months_after_the_remedies(
        self, day: date, expected: set[str]
    ) -> None:
        """Six months from 2026-05-28 end on Saturday 11-28 and roll to Monday."""
        act = "cases.apply-to-court"
        assert codes(act, typed(act, applied_on=day)) == expected

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2027, 1, 31), {"outside-court-window"}),
            (date(2027, 2, 1), set()),
            (date(2027, 4, 30), set()),
            (date(2027, 5, 1), {"outside-court-window"}),
        ],
    )
    def test_after_a_deferral_the_three_months_run_from_its_end(
        self, day: date, expected: set[str]
    ) -> None:
        """处罚法 art. 72.2."""
        act = "cases.apply-to-court"
        found = typed(act, applied_on=day)
        found.case.deferred_until = date(2027, 1, 31)
        assert codes(act, redrafted(found)) == expected

    def test_an_approval_comes_before_the_day_that_it_grants(self) -> None:
        act = "cases.approve-deferral"
        assert codes(act, ready(act, at=at(date(2026, 6, 1)))) == set()
        assert codes(act, ready(act, at=at(date(2026, 6, 2)))) == {"deferral-too-early"}


def intended(
    kind: PartyKind,
    fine_fen: int,
    *,
    bureau: BureauCode = MINGSHAN,
    refund_fen: int = 0,
    outcome: Outcome = Outcome.PENALTY,
    **more: Any,
) -> Any:
    """A draft of one violation, in a case against such a party."""
    found = ready("cases.issue-notice", law=law_of(bureau, date(2026, 3, 2)))
    case = found.case
    violation = replace(scene.OVERUSE, fine_fen=fine_fen, refund_fen=refund_fen)
    months = more.pop("suspend_settlement_months", 0)
    assert case.draft is not None
    given = replace(
        case.draft.given,
        violations=(violation,),
        outcome=outcome,
        suspend_settlement_months=months,
    )
    case.draft = replace(case.draft, given=given)
    party = replace(scene.PARTY, kind=kind)
    case.filing = replace(scene.FILING, party=party, **more)
    return found


ORGANISATION, BUSINESS, CITIZEN = (
    PartyKind.ORGANISATION,
    PartyKind.INDIVIDUAL_BUSINESS,
    PartyKind.CITIZEN,
)
LANZHOU = scene.CODE


class TestThresholds:
    """听证、审核、集体讨论: by party and bureau; 辽宁 gives figures, 甘肃 none."""

    @pytest.mark.parametrize(
        ("kind", "fine_fen", "due"),
        [
            (ORGANISATION, 9_999_99, False),
            (ORGANISATION, 10_000_00, True),
            (BUSINESS, 1_999_99, False),
            (BUSINESS, 2_000_00, True),
            (CITIZEN, 999_99, False),
            (CITIZEN, 1_000_00, True),
        ],
    )
    def test_a_hearing_in_liaoning(
        self, *, kind: PartyKind, fine_fen: int, due: bool
    ) -> None:
        assert hearing_is_due(intended(kind, fine_fen)) is due

    @pytest.mark.parametrize("kind", PartyKind)
    def test_where_nobody_gave_a_figure_every_fine_is_large(
        self, kind: PartyKind
    ) -> None:
        assert hearing_is_due(intended(kind, 1, bureau=LANZHOU))
        assert not hearing_is_due(intended(kind, 0, bureau=LANZHOU))

    def test_suspended_settlement_gives_a_hearing_without_a_fine(self) -> None:
        assert hearing_is_due(intended(CITIZEN, 0, suspend_settlement_months=3))

    @pytest.mark.parametrize(
        "outcome", [one for one in Outcome if one is not Outcome.PENALTY]
    )
    def test_no_hearing_without_a_penalty(self, outcome: Outcome) -> None:
        assert not hearing_is_due(intended(ORGANISATION, 10_000_00, outcome=outcome))

    @pytest.mark.parametrize(
        ("kind", "fine_fen", "due"),
        [
            (ORGANISATION, 99_999_99, False),
            (ORGANISATION, 100_000_00, True),
            (BUSINESS, 9_999_99, False),
            (BUSINESS, 10_000_00, True),
            (CITIZEN, 9_999_99, False),
            (CITIZEN, 10_000_00, True),
        ],
    )
    def test_a_discussion_in_liaoning(
        self, *, kind: PartyKind, fine_fen: int, due: bool
    ) -> None:
        assert discussion_is_due(intended(kind, fine_fen)) is due

    def test_a_discussion_by_the_nature_of_the_case(self) -> None:
        assert not discussion_is_due(intended(CITIZEN, 0, bureau=LANZHOU))
        assert discussion_is_due(intended(CITIZEN, 0, bureau=LANZHOU, complex=True))
        assert discussion_is_due(
            intended(CITIZEN, 0, bureau=LANZHOU, public_interest=True)
        )
        heard = intended(CITIZEN, 0, bureau=LANZHOU)
        heard.case.hearing_held_on = date(2026, 5, 27)
        assert discussion_is_due(heard)

    def test_in_liaoning_every_case_is_reviewed(self) -> None:
        assert review_is_due(intended(CITIZEN, 0, outcome=Outcome.NO_PENALTY))

    @pytest.mark.parametrize(
        ("more", "due"),
        [
            ({}, False),
            ({"fine_fen": 1}, True),
            ({"refund_fen": 1}, True),
            ({"complex": True}, True),
            ({"public_interest": True}, True),
            ({"suspend_settlement_months": 1}, True),
            ({"outcome": Outcome.NO_PENALTY}, False),
            ({"outcome": Outcome.TRANSFER_AUTHORITY}, False),
            ({"outcome": Outcome.TRANSFER_JUDICIAL}, True),
            ({"outcome": Outcome.NO_PENALTY, "refund_fen": 1}, True),
        ],
    )
    def test_elsewhere_a_major_decision_is_reviewed(
        self, *, more: dict[str, Any], due: bool
    ) -> None:
        given = {"fine_fen": 0} | more
        assert review_is_due(intended(CITIZEN, bureau=LANZHOU, **given)) is due

    def test_nothing_is_due_before_a_draft(self) -> None:
        found = in_case("cases.issue-notice", draft=None)
        assert not hearing_is_due(found)
        assert not review_is_due(found)
        assert not discussion_is_due(found)


def test_an_instant_belongs_to_its_day_in_china() -> None:
    """A recording device that writes UTC: 16:30Z is the next day in China."""
    act = "cases.record-inspection"
    began = at(date(2026, 2, 10), 0).astimezone(tz=None)
    found = typed(act, began_at=began, ended_at=began + timedelta(hours=1))
    assert codes(act, found) == set()
    early = began - timedelta(minutes=1)
    assert codes(act, typed(act, began_at=early)) == {"times-disordered"}
