"""Tiers and bands: whole numbers, no gap, and never milder for more."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.cases import discretion_scene as scene
from tests.unit.cases.discretion_scene import BUREAU, ON, weighed
from zhunsheng.cases.discretion.assess import Assessment, assess, fine_of, tier_of
from zhunsheng.regulations import discretion
from zhunsheng.regulations.discretion import load_benchmarks, statutory_band
from zhunsheng.regulations.factors import HEAVIER, Factor
from zhunsheng.regulations.tiers import Degree, Item, Weighed
from zhunsheng.regulations.violations import fine_range, list_situations, situation

YUAN = 100
BASE = 2_000_000  # 20,000 yuan: ordinary by its amount
SHIPPED = tuple(
    item
    for one in load_benchmarks()
    for item in {each.no: each for each in one.items.values()}.values()
    if item.complete
)
BASES = st.integers(min_value=0, max_value=10**12)
WEIGHED = st.builds(
    Weighed,
    factors=st.frozensets(st.sampled_from(Factor), max_size=6),
    began_on=st.just(scene.ACTED[0]),
    ended_on=st.just(scene.ACTED[1]),
    settled_fen=st.none() | st.integers(min_value=0, max_value=10**12),
    last_penalised_on=st.none() | st.dates(date(2019, 1, 1), date(2025, 12, 31)),
)
ITEMS = st.sampled_from(SHIPPED)


@pytest.fixture(autouse=True)
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discretion, "_installed", [scene.benchmarks(tmp_path)])


def of(no: int = 12, base_fen: int = BASE, basis: Weighed | None = None) -> Assessment:
    return assess(no, base_fen, basis or weighed(), bureau=BUREAU, on=ON)


def degree(base_fen: int = BASE, *factors: Factor, **more: Any) -> Degree:
    found = of(12, base_fen, weighed(*factors, **more)).tier
    assert found is not None
    return found.degree


class TestTier:
    """Each row changes one fact of a violation that is ordinary."""

    @pytest.mark.parametrize(
        ("base_yuan", "expected"),
        [
            (0, Degree.LIGHTER),
            (9_999, Degree.LIGHTER),
            (10_000, Degree.ORDINARY),
            (99_999, Degree.ORDINARY),
            (100_000, Degree.HEAVIER),
        ],
    )
    def test_the_amount(self, base_yuan: int, expected: Degree) -> None:
        assert degree(base_yuan * YUAN) is expected

    @pytest.mark.parametrize(
        ("factor", "expected"),
        [
            (Factor.NO_FAULT, Degree.NO_PENALTY),
            (Factor.SLIGHT_CORRECTED, Degree.NO_PENALTY),
            (Factor.MERIT, Degree.AT_LOW),
            (Factor.CONFESSED, Degree.LIGHTER),
            (Factor.COOPERATIVE, Degree.ORDINARY),  # of no tier of this province
            (Factor.REFUNDED_BEFORE_FILING, Degree.ORDINARY),  # only of small amounts
            (Factor.OBSTRUCTED, Degree.HEAVIER),
            (Factor.DESTROYED_EVIDENCE, Degree.AT_HIGH),
        ],
    )
    def test_one_circumstance(self, factor: Factor, expected: Degree) -> None:
        assert degree(BASE, factor) is expected

    def test_all_of_one_alternative_must_hold(self) -> None:
        refunded = Factor.REFUNDED_BEFORE_FILING
        assert degree(1_999_99, refunded) is Degree.MITIGATED
        assert degree(2_000_00, refunded) is Degree.LIGHTER
        assert degree(1_999_99) is Degree.LIGHTER

    def test_what_speaks_against_outranks_what_speaks_for(self) -> None:
        both = (Factor.MERIT, Factor.OBSTRUCTED)
        assert degree(BASE, *both) is Degree.HEAVIER
        assert degree(BASE, *both, Factor.DESTROYED_EVIDENCE) is Degree.AT_HIGH
        assert degree(BASE, Factor.MERIT, Factor.CONFESSED) is Degree.AT_LOW

    @pytest.mark.parametrize(
        ("settled_fen", "expected"),
        [
            (BASE * 100 + 1, Degree.LIGHTER),  # less than 1 %
            (BASE * 100, Degree.ORDINARY),
            (BASE * 10 + 1, Degree.ORDINARY),
            (BASE * 10, Degree.HEAVIER),  # 10 % and more
            (0, Degree.ORDINARY),  # a share of nothing is no share
        ],
    )
    def test_the_share(self, settled_fen: int, expected: Degree) -> None:
        assert degree(BASE, settled_fen=settled_fen) is expected

    @pytest.mark.parametrize(
        ("last", "expected"),
        [
            (date(2022, 12, 31), Degree.ORDINARY),
            (date(2023, 1, 1), Degree.HEAVIER),  # two years end as the act begins
            (date(2025, 12, 30), Degree.HEAVIER),
            (date(2025, 12, 31), Degree.ORDINARY),  # the act was over: no second one
        ],
    )
    def test_again_within_two_years(self, last: date, expected: Degree) -> None:
        assert degree(BASE, last_penalised_on=last) is expected

    def test_a_penalty_of_a_leap_day_counts_its_years(self) -> None:
        last = date(2024, 2, 29)
        assert degree(BASE, last_penalised_on=last) is Degree.HEAVIER


class TestFine:
    @pytest.mark.parametrize(
        ("factor", "fine"),
        [
            (Factor.NO_FAULT, (0, 0)),
            (Factor.MERIT, (333_33, 333_33)),
            (Factor.CONFESSED, (333_33, 433_32)),  # 43,332.9 fen: the rest is dropped
            (Factor.OBSTRUCTED, (566_66, 666_66)),
            (Factor.DESTROYED_EVIDENCE, (666_66, 666_66)),
        ],
    )
    def test_a_bound_is_rounded_down_to_a_fen(
        self, factor: Factor, fine: tuple[int, int]
    ) -> None:
        assert of(12, 333_33, weighed(factor)).fine == fine

    def test_mitigation_ends_one_fen_under_the_law(self) -> None:
        found = of(12, 1_000_00, weighed(Factor.REFUNDED_BEFORE_FILING))
        assert found.fine == (100_00, 999_99)
        assert "不含上端" in found.says

    def test_fixed_amounts_need_no_base(self) -> None:
        assert of(3, 0).fine == (20_000_00, 40_000_00)
        assert of(3, 0, weighed(Factor.FIRST_TIME)).fine == (10_000_00, 20_000_00)
        assert of(3, 0).says == "20,000.00元以上40,000.00元以下"

    def test_edges_are_inside(self) -> None:
        found = of()
        low, high = found.fine
        assert (low, high) == (2_600_000, 3_400_000)
        assert found.takes(low)
        assert found.takes(high)
        assert not found.takes(low - 1)
        assert not found.takes(high + 1)


class TestWithoutABenchmark:
    @pytest.mark.parametrize(
        ("bureau", "no", "says"),
        [
            ("510500", 12, "没有录入裁量基准"),  # no file
            (BUREAU, 34, "没有这种情形"),  # a file that is silent
            (BUREAU, 20, "细则第2项（2倍）"),  # a fragment
            (BUREAU, 27, "法律没有规定罚款"),
        ],
    )
    def test_the_law_alone_counts_and_the_page_says_so(
        self, bureau: str, no: int, says: str
    ) -> None:
        found = assess(no, BASE, weighed(), bureau=bureau, on=ON)
        assert found.tier is None
        assert says in found.note
        assert found.fine == fine_range(situation(no), BASE)


class TestOldAndNew:
    """从旧兼从轻: the benchmark of the act, unless today's is milder."""

    @pytest.fixture
    def two(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
        def install(before: str, after: str) -> None:
            for name, begins, ends, text in (
                ("today", "2022-01-01", "in_force_until = 2026-04-30", before),
                ("newer", "2026-05-01", "", after),
            ):
                head = scene.HEAD.format(name=name, begins=begins, ends=ends)
                (tmp_path / f"{name}.toml").write_text(head + text)
            monkeypatch.setattr(discretion, "_installed", [load_benchmarks([tmp_path])])

        return install

    MILDER = scene.USED.replace("1300", "1200").replace("1700", "1600")

    def test_a_milder_one_of_today_applies(self, two: Any) -> None:
        two(scene.USED, self.MILDER)
        found = of()
        assert found.benchmark is not None
        assert found.benchmark.id == "newer"
        assert found.band == (1200, 1600)
        assert str(found.reasons[-1].basis[0]) == "apl-2021:37"
        assert "决定时" in found.reasons[-1].says

    def test_a_harsher_one_of_today_does_not(self, two: Any) -> None:
        two(self.MILDER, scene.USED)
        found = of()
        assert found.benchmark is not None
        assert found.benchmark.id == "today"
        assert "行为时" in found.reasons[-1].says

    def test_equals_leave_it_at_the_act(self, two: Any) -> None:
        two(scene.USED, scene.USED)
        found = of()
        assert found.benchmark is not None
        assert found.benchmark.id == "today"

    def test_before_there_was_one_the_new_may_be_milder_or_not(self) -> None:
        old = Weighed(began_on=date(2021, 1, 1), ended_on=date(2021, 12, 31))
        found = of(12, BASE, old)
        assert found.band == (1300, 1700)  # below the 1 to 2 of the law
        harsh = Weighed(
            factors=frozenset({Factor.OBSTRUCTED}),
            began_on=old.began_on,
            ended_on=old.ended_on,
        )
        assert of(12, BASE, harsh).tier is None  # 1 to 2 is milder than 1.7 to 2
        assert of(12, BASE, harsh).band == (1000, 2000)

    @pytest.mark.parametrize(
        ("ended", "told"), [(date(2021, 12, 31), True), (date(2022, 1, 1), False)]
    )
    def test_the_last_day_of_the_act_counts(self, ended: date, *, told: bool) -> None:
        across = Weighed(began_on=date(2021, 1, 1), ended_on=ended)
        found = of(12, BASE, across)
        assert found.band == (1300, 1700)
        assert ("从旧兼从轻" in found.reasons[-1].says) is told


class TestReasons:
    def test_what_decided_comes_first_then_what_counts_inside(self) -> None:
        found = of(12, BASE, weighed(Factor.MERIT, Factor.OBSTRUCTED))
        assert [one.says for one in found.reasons] == [
            "拒绝、阻碍检查或者提供虚假情况",
            "另有：配合行政机关查处违法行为有立功表现，在本阶次的幅度内考虑",
        ]
        assert [str(one.basis[0]) for one in found.reasons] == [
            "r735:29.2",
            "apl-2021:32(4)",
        ]

    def test_what_is_of_no_tier_is_not_forgotten(self) -> None:
        found = of(12, BASE, weighed(Factor.COOPERATIVE))
        assert [(one.says, one.decides) for one in found.reasons] == [
            ("没有其他阶次的适用情形，属于一般情形", True),
            ("另有：主动配合调查，如实陈述违法事实，在本阶次的幅度内考虑", False),
        ]

    def test_every_alternative_that_holds_is_named(self) -> None:
        found = of(12, 5_000_00, weighed(Factor.CONFESSED))
        assert [one.says for one in found.reasons] == [
            "涉及金额不满10,000.00元",
            "主动供述行政机关尚未掌握的违法行为",
        ]
        assert found.neighbours[1].needs == (
            "须不符合：涉及金额不满10,000.00元",
            "须不符合：主动供述行政机关尚未掌握的违法行为",
        )

    def test_neighbours_say_what_would_have_to_differ(self) -> None:
        milder, harsher = of().neighbours
        assert (milder.tier.degree, harsher.tier.degree) == (
            Degree.LIGHTER,
            Degree.HEAVIER,
        )
        (need,) = milder.needs
        assert need == (
            "须符合：涉及金额不满10,000.00元；或者主动供述行政机关尚未掌握的违法行为；"
            "或者涉及金额占同期医保基金支付总额不满1%"
        )
        assert "受处罚后2年内再次实施同类违法行为" in harsher.needs[0]
        assert harsher.fine == (3_400_000, 4_000_000)

    def test_from_a_harsh_tier_down_and_from_a_mild_one_up(self) -> None:
        harsh = of(12, BASE, weighed(Factor.OBSTRUCTED)).neighbours
        assert harsh[0].needs == ("须不符合：拒绝、阻碍检查或者提供虚假情况",)
        assert harsh[1].needs == ("须符合：伪造、隐匿、毁灭证据",)
        mild = of(12, 5_000_00).neighbours
        assert mild[1].tier.degree is Degree.ORDINARY
        assert mild[1].needs == ("须不符合：涉及金额不满10,000.00元",)


def rank(item: Item, base: int, basis: Weighed) -> Degree:
    return tier_of(item, base, basis).degree


class TestProperties:
    @given(item=ITEMS, base=BASES, more=BASES, basis=WEIGHED)
    def test_more_money_is_never_milder(
        self, item: Item, base: int, more: int, basis: Weighed
    ) -> None:
        low, high = sorted((base, more))
        assert rank(item, low, basis) <= rank(item, high, basis)

    @given(item=ITEMS, base=BASES, basis=WEIGHED, one=st.sampled_from(Factor))
    def test_a_circumstance_moves_only_in_its_direction(
        self, item: Item, base: int, basis: Weighed, one: Factor
    ) -> None:
        also = Weighed(
            factors=basis.factors | {one},
            began_on=basis.began_on,
            ended_on=basis.ended_on,
            settled_fen=basis.settled_fen,
            last_penalised_on=basis.last_penalised_on,
        )
        before, after = rank(item, base, basis), rank(item, base, also)
        assert before <= after if one in HEAVIER else after <= before

    @given(item=ITEMS, base=BASES)
    def test_bands_touch_and_fill_the_law(self, item: Item, base: int) -> None:
        law = fine_of(statutory_band(item.range), item.range, base)
        bands = [
            fine_of(one.band, item.range, base)
            for one in item.tiers
            if one.degree > Degree.MITIGATED
        ]
        assert (bands[0][0], bands[-1][1]) == law
        assert all(low <= high for low, high in bands)
        assert all(one[1] == other[0] for one, other in pairwise(bands))

    @given(base=BASES, basis=WEIGHED, no=st.sampled_from(list_situations()))
    def test_only_mitigation_and_no_penalty_are_below_the_law(
        self, base: int, basis: Weighed, no: Any
    ) -> None:
        found = assess(no.no, base, basis, bureau="620100", on=ON)
        low, high = fine_range(no, base)
        least, most = found.fine
        assert least <= most
        below = (Degree.NO_PENALTY, Degree.MITIGATED)
        if found.tier is not None and found.tier.degree in below:
            assert most < low or low == most == 0
        else:
            assert low <= least
            assert most <= high
