"""类案: what was decided is counted, found again, marked when overturned, rebuilt."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.unit.archive.world import World
from tests.unit.cases import discretion_scene as scene
from tests.unit.cases import printing_scene as papers
from zhunsheng.cases.discretion import counting, projecting
from zhunsheng.cases.discretion.assess import assess
from zhunsheng.cases.discretion.picture import picture
from zhunsheng.cases.discretion.similar import (
    SHOWN,
    Asked,
    distribution,
    similar_cases,
)
from zhunsheng.cases.models import CaseRow, DecidedCount, DecidedViolation
from zhunsheng.cases.records.decision import (
    DecisionFate,
    DecisionIssued,
    DecisionOverturned,
    FateSource,
)
from zhunsheng.cases.records.notice import DecisionDrafted
from zhunsheng.cases.records.parts import Circumstance, Outcome, Violation
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.reader import replay_all
from zhunsheng.ledger.rebuild import rebuild, snapshot
from zhunsheng.regulations.factors import Factor

pytestmark = pytest.mark.django_db
LANZHOU, BAIYIN, NANCHANG = (BureauCode(one) for one in ("620100", "620400", "360100"))
ON = date(2026, 6, 1)
BASE = 2_000_000
ASKED = Asked(
    bureau=LANZHOU,
    case_id=CaseId(UUID(int=999)),
    situation_no=12,
    base_fen=BASE,
    factors=frozenset({Factor.MERIT}),
    on=ON,
)


def place(bureau: BureauCode) -> Place:
    return Place(
        log=bureau,
        position=0,
        stream="case/x",
        stream_version=1,
        by=papers.FIRST,
        at=papers.NOW,
    )


def decided(
    no: int,
    *violations: Violation,
    bureau: BureauCode = LANZHOU,
    on: date = date(2026, 1, 5),
    factors: Iterable[Factor] = (),
    outcome: Outcome = Outcome.PENALTY,
) -> CaseId:
    """A decision as the projectors see one: a draft, then the decision on it."""
    case_id = CaseId(UUID(int=no))
    found = violations or (violation(),)
    weighed = (scene.weighing(1, *factors),) if tuple(factors) else ()
    given = replace(
        scene.draft(*found, weighed=weighed, outcome=outcome), case_id=case_id
    )
    drafted = DecisionDrafted(
        case_id=case_id, round=1, given=given, draft_digest="a", evidence_digest="b"
    )
    projecting.keep_weighing(drafted, place(bureau))
    issued = DecisionIssued(
        case_id=case_id,
        proposal_no=3,
        document_id=papers.DECISION,
        number="示范",
        decided_on=on,
        outcome=outcome,
        violations=found,
        suspend_settlement_months=0,
        fine_fen=0,
        refund_fen=0,
        draft_digest="a",
        opinion="同意。",
    )
    projecting.add_decided(issued, place(bureau))
    return case_id


def violation(multiple: int = 1500, base_fen: int = BASE, no: int = 12) -> Violation:
    fine = base_fen * multiple // 1000
    return replace(scene.violation(base_fen, fine), situation_no=no)


def overturn(case_id: CaseId) -> None:
    record = DecisionOverturned(
        case_id=case_id,
        fate=DecisionFate.REVOKED,
        source=FateSource.COURT,
        decided_on=ON,
        document="示范行政判决书",
        reasons="事实不清。",
    )
    projecting.mark_overturned(record, place(LANZHOU))


class TestTable:
    def test_a_case_that_was_handled_is_there_and_comes_again(self) -> None:
        rebuild()
        world = World.new()
        world.until("cases.serve-document")
        world.until("archive.archive-case")
        rows = DecidedViolation.objects.order_by("key")

        assert [(row.situation_no, row.measure) for row in rows] == [
            (12, 1000),
            (16, 1000),
            (24, 2000),
        ]
        assert {row.case_id for row in rows} == {world.case_id}
        assert sum(one.n for one in DecidedCount.objects.all()) == 3

        before = snapshot()
        assert rebuild() == sum(1 for _ in replay_all())
        after = snapshot()
        for table in ("decidedviolation", "decidedcount", "weigheddraft"):
            assert before[f"cases_{table}"]
            assert after[f"cases_{table}"] == before[f"cases_{table}"]

    def test_only_what_was_measured_is_kept(self) -> None:
        decided(1, outcome=Outcome.NOT_ESTABLISHED)
        decided(2, replace(violation(), situation_no=27))  # the law knows no fine
        decided(3, violation(base_fen=0))  # no multiple of nothing
        assert not DecidedViolation.objects.exists()
        decided(4, replace(violation(), fine_fen=0), outcome=Outcome.NO_PENALTY)
        assert DecidedViolation.objects.get().measure == 0

    def test_circumstances_come_from_the_draft_and_the_violation(self) -> None:
        faultless = replace(violation(), circumstance=Circumstance.NO_FAULT)
        decided(1, faultless, factors=(Factor.MERIT,))
        kept = DecidedViolation.objects.get().factors
        assert kept == counting.mask_of((Factor.MERIT, Factor.NO_FAULT))

    def test_an_overturned_decision_is_marked_and_counts_no_more(self) -> None:
        gone, stands = decided(1), decided(2)
        overturn(gone)
        overturn(gone)  # a second time changes nothing
        fates = dict(DecidedViolation.objects.values_list("case_id", "fate"))
        assert fates == {gone: "revoked", stands: ""}
        assert sum(one.n for one in DecidedCount.objects.all()) == 1


class TestSimilar:
    def measures(self, asked: Asked = ASKED) -> list[int]:
        return [one.measure for one in similar_cases(asked)]

    def test_province_then_situation_then_circumstance_then_amount(self) -> None:
        decided(1, violation(1100), bureau=NANCHANG, factors=(Factor.MERIT,))
        decided(2, violation(1200, no=13), factors=(Factor.MERIT,))
        decided(3, violation(1300, BASE + 2))
        decided(4, violation(1400, BASE + 1))
        decided(5, violation(1500), factors=(Factor.MERIT, Factor.COERCED))
        assert self.measures() == [1500, 1400, 1300, 1200, 1100]

    def test_of_equals_the_newest_comes_first(self) -> None:
        decided(1, violation(1100), on=date(2025, 1, 5))
        decided(2, violation(1200), on=date(2025, 1, 6))
        assert self.measures() == [1200, 1100]

    def test_amounts_far_away_and_other_articles_are_not_similar(self) -> None:
        decided(1, violation(base_fen=BASE * 100))
        decided(2, violation(3000, no=20))
        assert self.measures() == []
        decided(3, violation(base_fen=BASE * 3))  # the next class of amounts
        assert self.measures() == [1500]

    def test_a_case_is_not_like_itself(self) -> None:
        decided(999)
        assert self.measures() == []

    def test_others_are_anonymous_and_ones_own_have_a_link(self) -> None:
        own = decided(1)
        CaseRow.objects.create(
            case_id=own,
            bureau=LANZHOU,
            version=1,
            lead_number="",
            number="示范立字〔2026〕1号",
            name="",
            party_name="",
            source="report",
            summary="",
            stage="start",
            received_on=ON,
            changed_at=papers.NOW,
        )
        decided(2, bureau=BAIYIN)
        decided(3, bureau=NANCHANG)
        mine, near, far = similar_cases(ASKED)
        assert (mine.case_id, mine.number) == (own, "示范立字〔2026〕1号")
        assert mine.base_fen == BASE
        for one in (near, far):
            assert (one.case_id, one.number) == (None, "")
            assert (one.base_fen, one.fine_fen) == (None, None)
        assert (near.same_province, far.same_province) == (True, False)

    def test_the_overturned_are_shown_as_such(self) -> None:
        overturn(decided(1))
        (one,) = similar_cases(ASKED)
        assert one.fate == "撤销"

    def test_the_work_is_bounded(self) -> None:
        for no in range(1, 80):
            decided(no)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = similar_cases(ASKED)
            distribution(ASKED)
        assert len(found) == SHOWN
        assert len(asked) <= 11
        for one in asked.captured_queries:
            assert (
                "LIMIT" in one["sql"]
                or "SUM(" in one["sql"]
                or "caserow" in (one["sql"])
            )


class TestDistribution:
    def test_quartiles_and_counts(self) -> None:
        for no, multiple in enumerate((1000, 1000, 1200, 1500, 2000, 2000, 2000), 1):
            decided(no, violation(multiple))
        found = distribution(ASKED)
        assert found.counts == ((1000, 2), (1200, 1), (1500, 1), (2000, 3))
        assert found.total == 7
        assert [found.quartile(one) for one in (1, 2, 3)] == [1000, 1500, 2000]

    def test_none_is_none(self) -> None:
        found = distribution(ASKED)
        assert (found.total, found.quartile(2)) == (0, None)

    def test_the_province_speaks_for_itself_once_it_has_enough(self) -> None:
        decided(100, violation(2000), bureau=NANCHANG)
        for no in range(1, 20):
            decided(no)
        assert not distribution(ASKED).here
        assert distribution(ASKED).total == 20
        decided(20)
        found = distribution(ASKED)
        assert found.here
        assert found.counts == ((1500, 20),)

    @pytest.mark.parametrize(("year", "counted"), [(2021, 0), (2022, 1), (2026, 1)])
    def test_five_years_count(self, year: int, counted: int) -> None:
        decided(1, on=date(year, 1, 1))
        assert distribution(ASKED).total == counted

    def test_the_overturned_leave_it(self) -> None:
        overturn(decided(1, violation(2000)))
        decided(2)
        assert distribution(ASKED).counts == ((1500, 1),)

    def test_the_picture_has_every_violation_and_this_drafts_place(self) -> None:
        for no, multiple in enumerate((1000, 1000, 1200, 2000), 1):
            decided(no, violation(multiple))
        given = assess(12, BASE, scene.weighed(), bureau=LANZHOU, on=ON)
        assert given.band == (1000, 1500)
        drawn = picture(distribution(ASKED), given, 1500)
        assert [(one.says, one.n) for one in drawn.bars if one.n] == [
            ("1至1.1", 2),
            ("1.2至1.3", 1),
            ("2至2.1", 1),
        ]
        assert len(drawn.bars) == 11  # no multiple of the law is left out
        assert [one.low for one in drawn.bars if one.own] == [1500]
        assert [one.low for one in drawn.bars if one.in_band] == [
            1000, 1100, 1200, 1300, 1400
        ]  # fmt: skip
        assert [one.low for one in drawn.bars if one.at_edge] == [1500]
        assert max(one.width for one in drawn.bars) == 100
        assert "同一条款、金额相近的违法行为4项：中位1倍" in drawn.says
        assert drawn.says.endswith("本案拟1.5倍，高于其中3项。")
