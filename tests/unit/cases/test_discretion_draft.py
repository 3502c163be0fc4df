"""A fine outside its band says why; what was weighed is signed, kept and printed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.unit.cases import discretion_scene as scene
from tests.unit.cases import printing_scene as papers
from tests.unit.cases.discretion_scene import (
    BUREAU,
    ON,
    departure,
    draft,
    violation,
    weighing,
)
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.digests import draft_digest
from zhunsheng.cases.discretion.of_draft import (
    assessed,
    departs_from_benchmark,
    in_short,
    measure_draft,
)
from zhunsheng.cases.discretion.reasoning import reasoning
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.guards.discretion import WEIGH
from zhunsheng.cases.printing import matters
from zhunsheng.cases.records.drafts_v1 import DecisionDraftedV1, DraftDecisionV1
from zhunsheng.cases.records.evidence import InvestigationReported
from zhunsheng.cases.records.notice import DecisionDrafted, DraftDecision
from zhunsheng.cases.records.parts import Circumstance, Outcome
from zhunsheng.cases.viewing.continued import begun_with
from zhunsheng.kernel.fields import as_plain, parse
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.records import decode, encode
from zhunsheng.regulations import discretion
from zhunsheng.regulations.factors import Factor
from zhunsheng.regulations.guards import unmet
from zhunsheng.review.state import ReviewState

OUTSIDE = "cases.fine-outside-benchmark"
UNKNOWN = "cases.weighed-unknown-violation"
BASE = 2_000_000  # 20,000 yuan
LOW, HIGH = 2_600_000, 3_400_000  # of the ordinary tier: 1.3 to 1.7
ORDINARY = violation(BASE, LOW)


@pytest.fixture(autouse=True)
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discretion, "_installed", [scene.benchmarks(tmp_path)])


def refusals(given: DraftDecision | None, bureau: str = BUREAU) -> tuple[Any, ...]:
    found = papers.situation(
        papers.filed_state(), given, posts=frozenset({Post.HANDLER})
    )
    found = replace(found, bureau=replace(found.bureau, code=BureauCode(bureau)))
    return unmet(WEIGH, found)


def codes(given: DraftDecision | None, bureau: str = BUREAU) -> list[str]:
    return [one.code for one in refusals(given, bureau)]


class TestGuard:
    @pytest.mark.parametrize(
        ("base_fen", "factor", "low", "high"),
        [
            (500_000, None, 500_000, 650_000),  # lighter, by the amount
            (BASE, Factor.MERIT, BASE, BASE),  # at the lower bound
            (BASE, None, LOW, HIGH),  # ordinary
            (BASE, Factor.OBSTRUCTED, HIGH, 4_000_000),  # heavier
            (BASE, Factor.DESTROYED_EVIDENCE, 4_000_000, 4_000_000),
            (10_000_000, None, 17_000_000, 20_000_000),
        ],
    )
    def test_each_band_ends_at_its_edges(
        self, base_fen: int, factor: Factor | None, low: int, high: int
    ) -> None:
        factors = () if factor is None else (weighing(1, factor),)
        for fine, inside in (
            (low - 1, False), (low, True), (high, True), (high + 1, False)
        ):  # fmt: skip
            if not base_fen <= fine <= 2 * base_fen:
                continue  # not lawful at all: another guard refuses that
            given = draft(violation(base_fen, fine), weighed=factors)
            assert codes(given) == ([] if inside else [OUTSIDE]), fine
            assert departs_from_benchmark(given, BUREAU, ON) is not inside

    @pytest.mark.parametrize(
        ("fine", "inside"),
        [(15_000, True), (149_999, True), (14_999, False), (1, False)],
    )
    def test_mitigation_has_a_floor(self, fine: int, *, inside: bool) -> None:
        given = draft(
            violation(150_000, fine, circumstance=Circumstance.MITIGATED),
            weighed=(weighing(1, Factor.REFUNDED_BEFORE_FILING),),
        )
        assert codes(given) == ([] if inside else [OUTSIDE])

    def test_a_reason_lets_it_through_and_still_departs(self) -> None:
        bare = draft(violation(BASE, LOW - 1))
        told = replace(bare, departures=(departure(1),))
        assert codes(bare) == [OUTSIDE]
        assert codes(told) == []
        assert departs_from_benchmark(told, BUREAU, ON)

    def test_a_reason_for_another_violation_is_none_for_this(self) -> None:
        both = draft(ORDINARY, violation(BASE, HIGH + 1))
        assert codes(replace(both, departures=(departure(1),))) == [OUTSIDE]
        assert codes(replace(both, departures=(departure(2),))) == []

    def test_the_refusal_says_which_and_how_much(self) -> None:
        (one,) = refusals(draft(ORDINARY, violation(BASE, HIGH + 1)))
        assert "第2项属于“一般处罚”，1.3倍以上1.7倍以下" in one.says
        assert "即26,000.00元以上34,000.00元以下，拟罚款34,000.01元。" in one.says
        assert "第1项" not in one.says

    def test_what_the_law_itself_forbids_is_for_another_guard(self) -> None:
        assert codes(draft(violation(BASE, 2 * BASE + 1))) == []
        assert codes(draft(violation(BASE, BASE - 1))) == []

    def test_a_province_without_a_benchmark_keeps_to_the_law(self) -> None:
        assert codes(draft(violation(BASE, BASE)), "510500") == []
        assert codes(draft(violation(BASE, BASE))) == [OUTSIDE]
        assert not departs_from_benchmark(
            draft(violation(BASE, BASE)), BureauCode("510500"), ON
        )

    def test_no_penalty_needs_a_ground_for_it(self) -> None:
        none = draft(violation(BASE, 0), outcome=Outcome.NO_PENALTY)
        assert codes(none) == [OUTSIDE]
        slight = violation(BASE, 0, circumstance=Circumstance.SLIGHT_CORRECTED)
        assert codes(replace(none, violations=(slight,))) == []
        faultless = (weighing(1, Factor.NO_FAULT),)
        assert codes(replace(none, weighed=faultless)) == []
        assert codes(replace(none, departures=(departure(1),))) == []

    @pytest.mark.parametrize(
        "outcome",
        [
            Outcome.NOT_ESTABLISHED,
            Outcome.TRANSFER_AUTHORITY,
            Outcome.TRANSFER_JUDICIAL,
        ],
    )
    def test_what_punishes_nobody_is_not_measured(self, outcome: Outcome) -> None:
        assert codes(draft(violation(BASE, 0), outcome=outcome)) == []

    @pytest.mark.parametrize("no", [1, 2])
    def test_every_weighing_is_of_a_violation_that_is_there(self, no: int) -> None:
        given = draft(ORDINARY)
        expected = [] if no == 1 else [UNKNOWN]
        assert codes(replace(given, weighed=(weighing(no),))) == expected
        assert codes(replace(given, departures=(departure(no),))) == expected

    def test_each_violation_is_weighed_once(self) -> None:
        given = draft(ORDINARY, ORDINARY)
        assert codes(replace(given, weighed=(weighing(1), weighing(2)))) == []
        assert codes(replace(given, weighed=(weighing(1), weighing(1)))) == [UNKNOWN]

    def test_before_anything_is_typed_nothing_is_refused(self) -> None:
        assert codes(None) == []


class TestDigest:
    @pytest.mark.parametrize(
        "change",
        [
            {"weighed": (weighing(1, Factor.MERIT),)},
            {"departures": (departure(1),)},
            {"terminate_agreement": True},
            {"refuse_payment_fen": 1},
        ],
    )
    def test_it_covers_every_new_field(self, change: dict[str, Any]) -> None:
        assert draft_digest(draft(ORDINARY)) != draft_digest(draft(ORDINARY, **change))

    def test_data_without_the_new_fields_is_still_a_draft(self) -> None:
        whole = as_plain(draft(ORDINARY))
        for name in (
            "weighed",
            "departures",
            "terminate_agreement",
            "refuse_payment_fen",
        ):
            del whole[name]
        assert parse(DraftDecision, whole, at=None) == draft(ORDINARY)


def drafted(given: DraftDecision, bureau: BureauCode = BUREAU) -> DecisionDrafted:
    return DecisionDrafted(
        case_id=given.case_id,
        round=1,
        given=given,
        draft_digest="a" * 64,
        evidence_digest="b" * 64,
        assessed=assessed(given, bureau, ON),
    )


class TestRecord:
    def test_what_was_measured_is_kept_with_the_draft(self) -> None:
        found = drafted(draft(ORDINARY, violation(BASE, HIGH + 1)))
        assert found.departs
        one, two = found.assessed
        assert (one.benchmark, one.tier, one.departs) == ("today", "一般处罚", False)
        assert (two.lowest_fen, two.highest_fen, two.departs) == (LOW, HIGH, True)
        assert decode("cases.decision-drafted", 2, encode(found)) == found

    def test_without_a_benchmark_the_law_is_kept(self) -> None:
        (one,) = drafted(draft(ORDINARY), BureauCode("510500")).assessed
        assert (one.benchmark, one.tier) == ("", "")
        assert (one.lowest_fen, one.highest_fen) == (BASE, 2 * BASE)

    def test_a_draft_of_the_first_version_is_still_read(self) -> None:
        given = draft(ORDINARY)
        old = DecisionDraftedV1(
            case_id=given.case_id,
            round=3,
            given=DraftDecisionV1(
                case_id=given.case_id,
                outcome=given.outcome,
                violations=given.violations,
                suspend_settlement_months=6,
                reasons=given.reasons,
                transfer_to=None,
                attachments=("示范材料",),
            ),
            draft_digest="c" * 64,
            evidence_digest="d" * 64,
        )
        read = decode("cases.decision-drafted", 1, encode(old))
        place = Place(
            log=BUREAU,
            position=0,
            stream="case/x",
            stream_version=4,
            by=OfficerId(UUID(int=1)),
            at=papers.NOW,
        )
        state = fold([(read, place)])
        assert state.draft is not None
        assert state.draft_version == 4
        assert (state.draft.round, state.draft.draft_digest) == (3, "c" * 64)
        assert state.draft.assessed == ()
        assert state.draft.given == replace(
            given, suspend_settlement_months=6, attachments=("示范材料",)
        )


class TestReasoning:
    def text(self, **more: Any) -> str:
        (one,) = measure_draft(draft(violation(BASE, LOW), **more), BUREAU, ON)
        return reasoning(one)

    def test_it_cites_weighs_and_concludes(self) -> None:
        text = self.text(weighed=(weighing(1, Factor.COOPERATIVE),))
        assert text == (
            "依据《医疗保障基金使用监督管理条例》第三十八条的规定，"
            "对上述行为应当处造成损失金额1倍以上2倍以下的罚款。"
            "本案涉及医疗保障基金20,000.00元，经调查核实，当事人有下列可以从宽的情节："
            "主动配合调查，如实陈述违法事实（《中华人民共和国行政处罚法》第五条第二款）。"
            "对照《示范省裁量基准（today）》第1项“定点医药机构造成损失”，"
            "本案没有其他阶次的适用情形，属于一般情形，裁量阶次为“一般处罚”，"
            "幅度为1.3倍以上1.7倍以下，即26,000.00元以上34,000.00元以下。"
            "拟处罚款在上述幅度以内，与违法行为的事实、性质、情节以及社会危害程度相当。"
        )

    def test_what_speaks_against_and_for_stand_apart(self) -> None:
        last = date(2020, 5, 1)
        text = self.text(
            weighed=(
                weighing(1, Factor.OBSTRUCTED, Factor.MERIT, last_penalised_on=last),
            ),
            departures=(departure(1),),
        )
        assert "可以从宽的情节：配合行政机关查处" in text
        assert "同时有下列应当从严的情节：拒绝、阻碍检查或者提供虚假情况（" in text
        assert "曾于2020年5月1日因同类违法行为受到处罚。" in text
        assert "拟处罚款低于上述幅度，理由是：当事人积极赔偿并取得谅解" in text
        assert "裁量阶次为“从重处罚”" in text

    def test_without_circumstances_it_says_so(self) -> None:
        assert "未发现当事人有从轻、减轻或者从重处罚的情节。" in self.text()

    def test_without_a_benchmark_it_claims_none(self) -> None:
        (one,) = measure_draft(draft(ORDINARY), BureauCode("510500"), ON)
        text = reasoning(one)
        assert "没有可以据以计算的裁量基准" in text
        assert "阶次" not in text

    def test_an_unexplained_departure_is_not_called_proportionate(self) -> None:
        (one,) = measure_draft(draft(violation(BASE, HIGH + 1)), BUREAU, ON)
        assert reasoning(one).endswith("34,000.00元以下。")

    def test_no_penalty_educates(self) -> None:
        slight = violation(BASE, 0, circumstance=Circumstance.SLIGHT_CORRECTED)
        given = draft(slight, outcome=Outcome.NO_PENALTY)
        (one,) = measure_draft(given, BUREAU, ON)
        assert reasoning(one).endswith("依法不予行政处罚。本机关将对当事人进行教育。")


class TestPrinting:
    def test_nothing_weighed_prints_as_before(self) -> None:
        given = draft(ORDINARY)
        assert matters.discretion_of(drafted(given)) == matters.discretion(
            given.violations
        )
        assert matters.measures_of(given) == matters.measures(given.violations, 0)

    def test_circumstances_and_tier_are_told(self) -> None:
        given = draft(ORDINARY, weighed=(weighing(1, Factor.COOPERATIVE),))
        text = matters.discretion_of(drafted(given))
        assert text.endswith(
            "裁量情节：主动配合调查，如实陈述违法事实。"
            "按照《示范省裁量基准（today）》，裁量阶次为“一般处罚”，"
            "1.3倍以上1.7倍以下，即26,000.00元以上34,000.00元以下。"
        )

    def test_a_departure_is_told_with_its_reason_at_its_violation(self) -> None:
        given = draft(ORDINARY, violation(BASE, HIGH + 1), departures=(departure(2),))
        first, second = matters.discretion_of(drafted(given)).split("\n")
        assert "偏离" not in first
        assert "处罚偏离上述幅度的理由：当事人积极赔偿并取得谅解" in second

    def test_what_the_reasons_say_is_not_said_twice(self) -> None:
        found = (weighing(1, Factor.COOPERATIVE),)
        (one,) = measure_draft(draft(ORDINARY, weighed=found), BUREAU, ON)
        given = draft(violation(BASE, LOW, reasons=reasoning(one)), weighed=found)
        text = matters.discretion_of(drafted(given))
        assert text.count("裁量阶次") == 1
        assert text.count("主动配合调查") == 1

    def test_agreement_and_payment_stand_among_the_measures(self) -> None:
        given = draft(ORDINARY, terminate_agreement=True, refuse_payment_fen=12_345)
        assert matters.measures_of(given)[-2:] == (
            "拒付医疗保障基金人民币123.45元（大写：壹佰贰拾叁元肆角伍分）。",
            "责令解除医疗保障服务协议。",
        )


def test_in_short_is_what_a_reviewer_reads_first() -> None:
    state = papers.drafted_state(draft(violation(BASE, HIGH + 1)))
    (one,) = in_short(state, BUREAU, ON)
    assert (one.no, one.degree, one.fine_fen) == (1, "一般处罚", HIGH + 1)
    assert one.departs
    assert one.departure == ""
    assert in_short(papers.filed_state(), BUREAU, ON) == ()


def test_the_scene_of_other_tests_keeps_to_its_demonstration() -> None:
    assert codes(papers.DRAFT, papers.CODE) == []
    assert not departs_from_benchmark(papers.DRAFT, papers.CODE, ON + timedelta(1))


def test_the_first_draft_opens_with_a_row_to_weigh_each_violation() -> None:
    state = papers.filed_state()
    state.report = InvestigationReported(
        case_id=papers.CASE,
        ended_on=date(2026, 5, 20),
        course="依法调查。",
        facts="超量开药。",
        nature="过度医疗",
        proposal="责令退回并罚款。",
        discretion="配合调查。",
        violations=(ORDINARY, ORDINARY),
    )
    begun = begun_with("cases.draft-decision", state, ReviewState())
    whole = {
        **begun,
        "case_id": str(papers.CASE),
        "outcome": "penalty",
        "suspend_settlement_months": 0,
        "reasons": "事实清楚。",
    }
    read = parse(DraftDecision, whole, at=None)
    assert read.weighed == (weighing(1), weighing(2))
    assert codes(read) == []
