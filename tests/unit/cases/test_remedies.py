"""复议、诉讼: what stands still, what opens, what is owed, and on which day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import codes, in_case, payment, redrafted, typed
from tests.unit.cases.remedy_scene import contested, ended, registered
from zhunsheng.calendars.workdays import current
from zhunsheng.cases.obligations import of_case
from zhunsheng.cases.obligations.court import court_window
from zhunsheng.cases.obligations.of_case import Standing, obligations
from zhunsheng.cases.obligations.of_remedies import of_remedies
from zhunsheng.cases.obligations.remedies import changed_by
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.obligations.surcharge import surcharge, surcharge_course
from zhunsheng.cases.records.decision import (
    DecisionFate,
    DecisionOverturned,
    FateSource,
)
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.records.remedies import (
    Filer,
    RemedyAnswered,
    RemedyKind,
    RemedyOutcome,
    RemedyRedone,
)
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing.remedies import explained
from zhunsheng.regulations.bindings import law_of
from zhunsheng.review.state import ReviewState

LAW = law_of(scene.CODE, date(2026, 3, 2))
ONE = timedelta(days=1)
RECONSIDERED, SIMPLE = RemedyKind.RECONSIDERATION, RemedyKind.SIMPLIFIED
FIRST, SECOND = RemedyKind.FIRST, RemedyKind.SECOND
O = RemedyOutcome  # noqa: E741 - the outcomes are the tables' columns
FILED = date(2026, 6, 15)
ENDED = date(2026, 7, 10)
SUED = date(2026, 7, 20)
JUDGED = date(2026, 9, 10)  # fifteen days end on 中秋 and roll to 2026-09-28
APPEALED = date(2026, 9, 20)
FINAL = date(2026, 11, 5)


def standing(case: CaseState, today: date) -> Standing:
    return Standing(
        case=case,
        review=ReviewState(),
        law=LAW,
        calendar=current(),
        today=today,
    )


@pytest.fixture(autouse=True)
def only_these(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [of_case.of_decision, of_remedies]
    monkeypatch.setattr(of_case, "_SOURCES", own)


def owed(name: str, case: CaseState, today: date) -> list[Obligation]:
    return [one for one in obligations(standing(case, today)) if one.name == name]


class TestSurcharge:
    """加处罚款: nothing for the days of reconsideration and litigation (art. 73.3)."""

    def accrued(self, case: CaseState, on: date) -> int:
        assert case.decision is not None
        case.decision = replace(case.decision, fine_fen=100_000)
        return surcharge(case, LAW, current(), on)

    @pytest.mark.parametrize(
        ("on", "fen"),
        [
            (date(2026, 6, 12), 0),
            (date(2026, 6, 14), 6_000),
            (FILED, 6_000),
            (ENDED, 6_000),
            (ENDED + ONE, 9_000),
        ],
    )
    def test_it_stands_still_from_the_application_to_its_end(
        self, on: date, fen: int
    ) -> None:
        case = contested((RECONSIDERED, FILED, O.MAINTAINED, ENDED))
        assert self.accrued(case, on) == fen

    def test_while_it_runs_nothing_is_added(self) -> None:
        case = contested((RECONSIDERED, FILED, None, None))
        assert self.accrued(case, date(2030, 1, 1)) == 6_000

    def test_the_later_of_the_two_receipts_ends_it(self) -> None:
        case = contested((RECONSIDERED, FILED, O.MAINTAINED, ENDED))
        case.remedies[0].ended = ended(
            O.MAINTAINED, ENDED, party_received_on=ENDED + 2 * ONE
        )
        assert self.accrued(case, ENDED + 2 * ONE) == 6_000
        assert self.accrued(case, ENDED + 3 * ONE) == 9_000

    def test_what_was_not_accepted_stops_nothing(self) -> None:
        case = contested((FIRST, FILED, O.NOT_ACCEPTED, ENDED))
        untouched = contested()
        assert self.accrued(case, ENDED) == self.accrued(untouched, ENDED) == 84_000

    @pytest.mark.parametrize(
        ("on", "fen"),
        [
            (SUED - ONE, 33_000),  # nine days between the two count
            (SUED, 33_000),
            (JUDGED, 33_000),
            (date(2026, 9, 28), 33_000),  # the last day to appeal
            (date(2026, 9, 29), 36_000),
        ],
    )
    def test_between_reconsideration_and_suit_it_runs(self, on: date, fen: int) -> None:
        case = contested(
            (RECONSIDERED, FILED, O.MAINTAINED, ENDED),
            (FIRST, SUED, O.CLAIM_REJECTED, JUDGED),
        )
        assert self.accrued(case, on) == fen

    def test_the_second_instance_is_litigation_too(self) -> None:
        case = contested(
            (FIRST, FILED, O.CLAIM_REJECTED, JUDGED),
            (SECOND, APPEALED, O.APPEAL_REJECTED, FINAL),
        )
        assert self.accrued(case, FINAL) == 6_000
        assert self.accrued(case, FINAL + ONE) == 9_000

    def test_what_was_sent_back_goes_on(self) -> None:
        again = date(2026, 12, 1)
        instances = [
            (FIRST, FILED, O.CLAIM_REJECTED, JUDGED),
            (SECOND, APPEALED, O.REMANDED, FINAL),
        ]
        assert self.accrued(contested(*instances), date(2027, 6, 1)) == 6_000
        instances.append((FIRST, again, O.WITHDRAWN, date(2026, 12, 20)))
        case = contested(*instances)
        assert self.accrued(case, date(2026, 12, 20)) == 6_000
        assert self.accrued(case, date(2026, 12, 21)) == 9_000

    def test_the_explanation_adds_up_and_names_the_pause(self) -> None:
        case = contested((RECONSIDERED, FILED, O.WITHDRAWN, ENDED))
        assert case.decision is not None
        case.decision = replace(case.decision, fine_fen=100_000)
        case.payments = [payment(PaymentKind.FINE, 50_000, date(2026, 7, 12))]
        course = surcharge_course(case, LAW, current(), date(2026, 7, 14))
        assert [(one.days, one.daily_fen, one.accrued_fen) for one in course] == [
            (2, 3_000, 6_000),
            (26, 0, 0),
            (1, 3_000, 3_000),
            (3, 1_500, 4_500),
        ]
        said = explained(course)
        assert "2026-06-15 至 2026-07-10 共 26 日，行政复议（普通程序）期间" in said
        assert surcharge(case, LAW, current(), date(2026, 7, 14)) == 13_500

    def test_the_cap_is_said(self) -> None:
        case = contested()
        assert case.decision is not None
        case.decision = replace(case.decision, fine_fen=100_000)
        course = surcharge_course(case, LAW, current(), date(2026, 12, 1))
        assert sum(one.accrued_fen for one in course) == 100_000
        assert "以罚款数额为限" in explained(course)


class TestCourtWindow:
    """申请期限: three months from the end of what the party did (强制法 art. 53)."""

    @pytest.mark.parametrize(
        ("instances", "first", "last"),
        [
            ((), date(2026, 12, 1), date(2027, 2, 28)),
            (
                ((RECONSIDERED, FILED, O.MAINTAINED, ENDED),),
                date(2026, 7, 28),  # fifteen days end on Saturday 07-25
                date(2026, 10, 27),
            ),
            (
                ((RECONSIDERED, FILED, O.WITHDRAWN, ENDED),),
                date(2026, 12, 1),
                date(2027, 2, 28),
            ),
            (
                ((RECONSIDERED, FILED, O.WITHDRAWN, date(2026, 12, 20)),),
                date(2026, 12, 21),
                date(2027, 3, 20),
            ),
            (
                ((FIRST, FILED, O.CLAIM_REJECTED, JUDGED),),
                date(2026, 9, 29),
                date(2026, 12, 28),
            ),
            (
                ((FIRST, FILED, O.SUIT_REJECTED, date(2026, 12, 10)),),
                date(2026, 12, 22),  # ten days end on Sunday 12-20
                date(2027, 3, 21),
            ),
            (
                (
                    (FIRST, FILED, O.CLAIM_REJECTED, JUDGED),
                    (SECOND, APPEALED, O.APPEAL_REJECTED, FINAL),
                ),
                date(2026, 11, 6),
                date(2027, 2, 5),
            ),
            (
                (
                    (RECONSIDERED, FILED, O.MAINTAINED, ENDED),
                    (FIRST, SUED, O.WITHDRAWN, date(2026, 8, 3)),
                ),
                date(2026, 8, 4),
                date(2026, 11, 3),
            ),
        ],
    )
    def test_from_the_end_of_the_remedy(
        self, instances: tuple[Any, ...], first: date, last: date
    ) -> None:
        assert court_window(contested(*instances), LAW, current()) == (first, last)

    def test_over_the_spring_festival(self) -> None:
        """Fifteen days from 2026-02-05 end in the holidays, and roll to 02-24."""
        case = contested(
            (RECONSIDERED, date(2026, 1, 5), O.MAINTAINED, date(2026, 2, 5)),
            served=date(2025, 12, 10),
        )
        assert court_window(case, LAW, current()) == (
            date(2026, 2, 25),
            date(2026, 5, 24),
        )

    def test_a_deferral_that_ends_later_decides(self) -> None:
        case = contested((RECONSIDERED, FILED, O.MAINTAINED, ENDED))
        case.deferred_until = date(2026, 9, 30)
        window = court_window(case, LAW, current())
        assert window == (date(2026, 10, 1), date(2026, 12, 30))

    @pytest.mark.parametrize(
        "instances",
        [
            ((RECONSIDERED, FILED, None, None),),
            ((FIRST, FILED, O.REVOKED, JUDGED), (SECOND, APPEALED, None, None)),
            (
                (FIRST, FILED, O.CLAIM_REJECTED, JUDGED),
                (SECOND, APPEALED, O.REMANDED, FINAL),
            ),
        ],
    )
    def test_none_while_it_runs(self, instances: tuple[Any, ...]) -> None:
        assert court_window(contested(*instances), LAW, current()) is None


class TestOutcome:
    """生效: which outcome changes the decision, and from which day."""

    @pytest.mark.parametrize(
        ("instances", "from_day", "outcome"),
        [
            (((RECONSIDERED, FILED, O.REVOKED, ENDED),), ENDED, O.REVOKED),
            (((SIMPLE, FILED, O.MEDIATED_VARIED, ENDED),), ENDED, O.MEDIATED_VARIED),
            (((FIRST, FILED, O.UNLAWFUL, JUDGED),), date(2026, 9, 29), O.UNLAWFUL),
            (
                (
                    (FIRST, FILED, O.CLAIM_REJECTED, JUDGED),
                    (SECOND, APPEALED, O.REVOKED, FINAL),
                ),
                FINAL,
                O.REVOKED,
            ),
            (
                (
                    (FIRST, FILED, O.PARTLY_REVOKED, JUDGED),
                    (SECOND, APPEALED, O.APPEAL_REJECTED, FINAL),
                ),
                FINAL,
                O.PARTLY_REVOKED,
            ),
            (
                (
                    (FIRST, FILED, O.VOID, JUDGED),
                    (SECOND, APPEALED, O.WITHDRAWN, FINAL),
                ),
                FINAL,
                O.VOID,
            ),
            (
                (
                    (FIRST, FILED, O.CLAIM_REJECTED, JUDGED),
                    (SECOND, APPEALED, O.REMANDED, FINAL),
                    (FIRST, FINAL, O.VARIED, date(2026, 12, 1)),
                ),
                date(2026, 12, 17),
                O.VARIED,
            ),
            (
                (
                    (RECONSIDERED, FILED, O.VARIED, ENDED),
                    (FIRST, SUED, O.CLAIM_REJECTED, JUDGED),
                ),
                ENDED,
                O.VARIED,
            ),
        ],
    )
    def test_from_the_day_on_which_it_binds(
        self, instances: tuple[Any, ...], from_day: date, outcome: RemedyOutcome
    ) -> None:
        case = contested(*instances)
        assert changed_by(case, LAW, current(), from_day - ONE) is None
        found = changed_by(case, LAW, current(), from_day)
        assert found is not None
        assert (found[1].outcome, found[2]) == (outcome, from_day)

    @pytest.mark.parametrize(
        "instances",
        [
            (),
            ((RECONSIDERED, FILED, O.MAINTAINED, ENDED),),
            ((RECONSIDERED, FILED, O.WITHDRAWN, ENDED),),
            ((RECONSIDERED, FILED, O.MEDIATED, ENDED),),
            ((FIRST, FILED, O.REVOKED, JUDGED), (SECOND, APPEALED, None, None)),
            (
                (FIRST, FILED, O.REVOKED, JUDGED),
                (SECOND, APPEALED, O.CLAIM_REJECTED, FINAL),
            ),
            (
                (FIRST, FILED, O.REVOKED, JUDGED),
                (SECOND, APPEALED, O.REMANDED, FINAL),
            ),
        ],
    )
    def test_what_does_not_change_the_decision(
        self, instances: tuple[Any, ...]
    ) -> None:
        """Also: the second instance reverses what the first revoked."""
        case = contested(*instances)
        assert changed_by(case, LAW, current(), date(2027, 6, 1)) is None


class TestOwed:
    """义务: answer, appeal, put into effect, decide anew."""

    @pytest.mark.parametrize(
        ("kind", "name", "copy", "last"),
        [
            (RECONSIDERED, "answer-reconsideration", FILED, date(2026, 6, 30)),
            (
                RECONSIDERED,
                "answer-reconsideration",
                date(2026, 2, 11),
                date(2026, 3, 3),
            ),
            (
                SIMPLE,
                "answer-reconsideration-simplified",
                date(2026, 2, 11),
                date(2026, 2, 25),
            ),
            (FIRST, "answer-court", date(2026, 2, 3), date(2026, 2, 24)),
            (FIRST, "answer-court", FILED, date(2026, 6, 30)),
            (SECOND, "answer-appeal", FILED, date(2026, 6, 30)),
        ],
    )
    def test_the_answer(
        self, kind: RemedyKind, name: str, copy: date, last: date
    ) -> None:
        """Working days for the reconsideration body, days for the court; 春节."""
        case = contested((kind, copy, None, None))
        (one,) = owed(name, case, last)
        assert one.deadline.last_day == last
        assert one.is_open
        assert not one.is_late(last)
        assert one.is_late(last + ONE)
        for handed_in, late in ((last, False), (last + ONE, True)):
            case.remedies[0].answered = RemedyAnswered(
                case_id=scene.CASE,
                no=1,
                answered_on=last,
                evidence_on=handed_in,
                gist="程序合法",
            )
            (one,) = owed(name, case, last + 5 * ONE)
            assert (one.met_on, one.is_late(last + 5 * ONE)) == (handed_in, late)

    def test_no_answer_to_what_was_withdrawn_in_time(self) -> None:
        last = date(2026, 6, 30)
        for received, excused in ((last, True), (last + ONE, False)):
            case = contested((RECONSIDERED, FILED, O.WITHDRAWN, received))
            (one,) = owed("answer-reconsideration", case, received)
            assert bool(one.excused) is excused

    def test_no_answer_to_our_own_appeal(self) -> None:
        case = contested(
            (FIRST, FILED, O.REVOKED, JUDGED), (SECOND, APPEALED, None, None)
        )
        case.remedies[1].registered = replace(
            case.remedies[1].registered, filer=Filer.BUREAU, copy_received_on=None
        )
        assert owed("answer-appeal", case, FINAL) == []

    def test_the_appeal_of_who_lost(self) -> None:
        lost = contested((FIRST, FILED, O.REVOKED, JUDGED))
        (one,) = owed("appeal-judgment", lost, date(2026, 9, 28))
        assert one.deadline.last_day == date(2026, 9, 28)
        assert one.is_open
        (one,) = owed("appeal-judgment", lost, date(2026, 9, 29))
        assert one.excused == "未上诉"
        won = contested((FIRST, FILED, O.CLAIM_REJECTED, JUDGED))
        assert owed("appeal-judgment", won, JUDGED) == []
        appealed = contested(
            (FIRST, FILED, O.REVOKED, JUDGED), (SECOND, APPEALED, None, None)
        )
        (one,) = owed("appeal-judgment", appealed, FINAL)
        assert one.met_on == APPEALED

    def test_the_outcome_opens_the_task_to_overturn(self) -> None:
        case = contested((RECONSIDERED, FILED, O.REVOKED, ENDED))
        assert owed("apply-outcome", case, ENDED - ONE) == []
        (one,) = owed("apply-outcome", case, ENDED)
        assert one.act == "cases.overturn-decision"
        assert one.deadline.last_day == date(2026, 7, 15)  # 07-10 is a Friday
        case.overturned = _overturned(ENDED)
        for told, late in ((date(2026, 7, 15), False), (date(2026, 7, 16), True)):
            case.overturned_on = told
            (one,) = owed("apply-outcome", case, told)
            assert (one.met_on, one.is_late(told)) == (told, late)

    def test_the_court_is_not_owed_what_was_changed_or_is_contested(self) -> None:
        for instances in (
            ((RECONSIDERED, FILED, O.REVOKED, ENDED),),
            ((RECONSIDERED, FILED, None, None),),
        ):
            case = contested(*instances)
            assert owed("apply-to-court", case, date(2026, 12, 2)) == []
        case = contested((RECONSIDERED, FILED, O.MAINTAINED, ENDED))
        (one,) = owed("apply-to-court", case, date(2026, 8, 1))
        assert one.deadline.last_day == date(2026, 10, 27)

    def test_deciding_anew(self) -> None:
        case = contested((FIRST, FILED, O.REVOKED, JUDGED))
        remedy = case.remedies[0]
        remedy.ended = ended(O.REVOKED, JUDGED, redo=True, redo_by=date(2026, 11, 30))
        assert owed("decide-case", case, date(2026, 9, 28)) == []
        (one,) = owed("decide-case", case, date(2026, 9, 29))
        assert one.deadline.last_day == date(2026, 11, 30)
        remedy.ended = replace(remedy.ended, redo_by=None)
        (one,) = owed("decide-case", case, date(2026, 9, 29))
        assert one.deadline.last_day == date(2026, 12, 28)  # ninety days
        remedy.redone = RemedyRedone(
            case_id=scene.CASE,
            no=1,
            redone_on=date(2026, 11, 2),
            document="示范文书〔2026〕2 号",
            difference="重新认定金额",
        )
        (one,) = owed("decide-case", case, date(2026, 12, 1))
        assert one.met_on == date(2026, 11, 2)


def _overturned(on: date) -> DecisionOverturned:
    return DecisionOverturned(
        case_id=scene.CASE,
        fate=DecisionFate.REVOKED,
        source=FateSource.RECONSIDERATION,
        decided_on=on,
        document="复议决定书",
        reasons="事实不清",
    )


class TestGuards:
    """Each row changes one fact, and names exactly what is refused."""

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, set()),
            ({"filed_on": date(2026, 5, 24)}, {"remedy-days-disordered"}),
            ({"copy_received_on": date(2026, 5, 28)}, {"remedy-days-disordered"}),
            ({"copy_received_on": None}, {"copy-undated"}),
            ({"kind": SECOND}, {"no-judgment-to-appeal"}),
            ({"filer": Filer.BUREAU}, {"bureau-cannot-sue", "copy-undated"}),
            (
                {"filer": Filer.BUREAU, "copy_received_on": None},
                {"bureau-cannot-sue"},
            ),
        ],
    )
    def test_registering(self, fields: dict[str, Any], expected: set[str]) -> None:
        act = "cases.register-remedy"
        assert codes(act, typed(act, **fields)) == expected

    @pytest.mark.parametrize(
        ("instances", "kind", "expected"),
        [
            (((RECONSIDERED, FILED, None, None),), FIRST, {"remedy-running-already"}),
            (((RECONSIDERED, FILED, O.MAINTAINED, ENDED),), FIRST, set()),
            (
                ((RECONSIDERED, FILED, O.MAINTAINED, ENDED),),
                SECOND,
                {"no-judgment-to-appeal"},
            ),
            (((FIRST, FILED, O.REVOKED, JUDGED),), SECOND, set()),
            (
                ((FIRST, FILED, O.WITHDRAWN, JUDGED),),
                SECOND,
                {"no-judgment-to-appeal"},
            ),
            (
                (
                    (FIRST, FILED, O.REVOKED, JUDGED),
                    (SECOND, APPEALED, O.REMANDED, FINAL),
                ),
                FIRST,
                set(),
            ),
            (
                (
                    (FIRST, FILED, O.REVOKED, JUDGED),
                    (SECOND, APPEALED, O.REMANDED, FINAL),
                ),
                RECONSIDERED,
                {"remanded-not-tried"},
            ),
        ],
    )
    def test_one_after_the_other(
        self, instances: tuple[Any, ...], kind: RemedyKind, expected: set[str]
    ) -> None:
        act = "cases.register-remedy"
        found = typed(act, kind=kind)
        found.case.remedies = contested(*instances).remedies
        assert codes(act, found) == expected

    def test_what_is_not_decided_is_not_contested(self) -> None:
        act = "cases.register-remedy"
        assert codes(act, in_case(act, decision=None)) == {"not-decided"}

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, set()),
            ({"no": 2}, {"no-such-remedy"}),
            ({"answered_on": date(2026, 5, 28)}, {"remedy-days-disordered"}),
            ({"evidence_on": date(2026, 5, 28)}, {"remedy-days-disordered"}),
            ({"evidence_on": None}, {"evidence-not-handed-in"}),
        ],
    )
    def test_answering(self, fields: dict[str, Any], expected: set[str]) -> None:
        act = "cases.answer-remedy"
        assert codes(act, typed(act, **fields)) == expected

    def test_answered_once(self) -> None:
        act = "cases.answer-remedy"
        found = typed(act)
        found.case.remedies[0].answered = found.data
        assert codes(act, found) == {"remedy-answered-already"}
        assert codes(act, replace(found, data=None)) == {"remedy-answered-already"}

    def test_the_second_instance_has_the_evidence(self) -> None:
        act = "cases.answer-remedy"
        found = typed(act, evidence_on=None)
        remedy = found.case.remedies[0]
        remedy.registered = replace(remedy.registered, kind=SECOND)
        assert codes(act, found) == set()

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, set()),
            ({"no": 2}, {"no-such-remedy"}),
            ({"decided_on": date(2026, 5, 28)}, {"remedy-days-disordered"}),
            ({"received_on": date(2026, 5, 30)}, {"remedy-days-disordered"}),
            ({"party_received_on": date(2026, 5, 30)}, {"remedy-days-disordered"}),
            ({"party_received_on": date(2026, 5, 31)}, set()),
            ({"outcome": O.APPEAL_REJECTED}, {"outcome-unfit"}),
            ({"outcome": O.REMANDED}, {"outcome-unfit"}),
            ({"outcome": O.MAINTAINED, "redo": True}, {"redo-unfit"}),
            ({"outcome": O.REVOKED, "redo": True}, set()),
            ({"redo_by": date(2026, 8, 1)}, {"redo-unfit"}),
            (
                {"outcome": O.REVOKED, "redo": True, "redo_by": date(2026, 5, 30)},
                {"redo-unfit"},
            ),
        ],
    )
    def test_ending(self, fields: dict[str, Any], expected: set[str]) -> None:
        act = "cases.end-remedy"
        assert codes(act, typed(act, **fields)) == expected

    def test_a_court_does_not_maintain_and_ends_once(self) -> None:
        act = "cases.end-remedy"
        found = typed(act)
        remedy = found.case.remedies[0]
        remedy.registered = replace(remedy.registered, kind=FIRST)
        assert codes(act, found) == {"outcome-unfit"}
        remedy.ended = replace(found.data, outcome=O.CLAIM_REJECTED)
        assert codes(act, typed(act, outcome=O.CLAIM_REJECTED)) == set()
        again = replace(found, data=remedy.ended)
        assert codes(act, again) == {"remedy-ended-already"}

    def test_deciding_anew_is_told_once_and_after_the_order(self) -> None:
        act = "cases.redo-decision"
        assert codes(act, typed(act)) == set()
        early = typed(act, redone_on=date(2026, 5, 30))
        assert codes(act, early) == {"remedy-days-disordered"}
        found = typed(act)
        remedy = found.case.remedies[0]
        assert remedy.ended is not None
        remedy.redone = found.data
        assert codes(act, found) == {"nothing-to-redo"}
        remedy.redone, remedy.ended = None, replace(remedy.ended, redo=False)
        assert codes(act, found) == {"nothing-to-redo"}

    @pytest.mark.parametrize(
        ("instances", "expected"),
        [
            (((RECONSIDERED, FILED, O.WITHDRAWN, ENDED),), set()),
            (((RECONSIDERED, FILED, None, None),), {"remedy-running"}),
            (
                (
                    (FIRST, FILED, O.CLAIM_REJECTED, JUDGED),
                    (SECOND, APPEALED, None, None),
                ),
                {"remedy-running"},
            ),
            (
                ((RECONSIDERED, FILED, O.VARIED, FINAL),),
                {"outcome-not-applied"},
            ),
            (
                ((RECONSIDERED, FILED, O.MEDIATED, FINAL),),
                {"mediation-enforced-by-others"},
            ),
            (
                ((RECONSIDERED, FILED, O.MAINTAINED, date(2026, 8, 10)),),
                {"outside-court-window"},
            ),
            (((RECONSIDERED, FILED, O.MAINTAINED, date(2026, 11, 15)),), set()),
        ],
    )
    def test_before_the_court_is_asked(
        self, instances: tuple[Any, ...], expected: set[str]
    ) -> None:
        act = "cases.apply-to-court"
        found = typed(act)
        found.case.remedies = contested(*instances).remedies
        assert codes(act, redrafted(found)) == expected


def test_what_was_changed_is_not_demanded() -> None:
    act = "cases.issue-demand"
    for outcome, expected in (
        (O.REVOKED, {"outcome-not-applied"}),
        (O.MAINTAINED, set()),
    ):
        found = typed(act)
        day = found.today
        found.case.remedies = contested((RECONSIDERED, day, outcome, day)).remedies
        assert codes(act, found) == expected


def test_the_registration_keeps_what_was_typed() -> None:
    one = registered(FIRST, FILED, number="（2026）示范行初 1 号")
    assert (one.number, one.copy_received_on) == ("（2026）示范行初 1 号", FILED)
