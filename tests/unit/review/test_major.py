"""是否重大: each ground by itself, its neighbour, and what can never happen."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.review.catalogue_samples import ALL, ITEMS, catalogue, item
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import Law, law_of
from zhunsheng.review.catalogue.kinds import BASIS, MajorKind, PartyType
from zhunsheng.review.major import (
    MajorFacts,
    Raising,
    discussion_grounds,
    grounds,
    in_words,
)

DAY = date(2026, 3, 2)
LANZHOU, MINGSHAN, LUZHOU = (
    law_of(BureauCode(code), DAY) for code in ("620100", "210504", "140403")
)
OWN = catalogue()
RAISED = Raising(by="示范甲", on=DAY, reason="涉及多家机构。")


def kinds(*, law: Law = LANZHOU, by: Any = OWN, **facts: Any) -> tuple[MajorKind, ...]:
    given_facts = MajorFacts(**({"party": PartyType.ORGANISATION} | facts))
    return tuple(one.kind for one in grounds(given_facts, by, law))


def test_a_decision_of_which_nothing_is_known_is_not_major() -> None:
    assert kinds() == ()
    assert kinds(by=None) == ()


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"fine_fen": 50_000_00}, MajorKind.FINE_AND_RECOVERY),
        ({"recovery_fen": 50_000_00}, MajorKind.FINE_AND_RECOVERY),
        ({"fine_fen": 1, "recovery_fen": 49_999_99}, MajorKind.FINE_AND_RECOVERY),
        ({"refusal_fen": 50_000_00}, MajorKind.REFUSAL),
        ({"confiscated_fen": 1}, MajorKind.CONFISCATION),
        ({"terminates_agreement": True}, MajorKind.TERMINATION),
        ({"suspends_settlement": True}, MajorKind.SUSPENSION),
        ({"hearing_is_due": True}, MajorKind.HEARING),
        ({"hearing_was_held": True}, MajorKind.HEARING),
        ({"court_application": True}, MajorKind.COURT_APPLICATION),
        ({"criminal_transfer": True}, MajorKind.CRIMINAL_TRANSFER),
        ({"complex": True}, MajorKind.COMPLEX),
        ({"public_interest": True}, MajorKind.PUBLIC_INTEREST),
        ({"beyond_benchmark": True}, MajorKind.BEYOND_BENCHMARK),
        ({"raised": (RAISED,)}, MajorKind.OTHER),
    ],
)
def test_one_fact_is_one_ground(facts: dict[str, Any], kind: MajorKind) -> None:
    assert kinds(**facts) == (kind,)


@pytest.mark.parametrize(
    ("party", "limit"),
    [(party, fen) for party, fen in ALL],
)
def test_the_amount_is_that_of_the_party(party: PartyType, limit: int) -> None:
    assert kinds(party=party, fine_fen=limit - 1) == ()
    assert kinds(party=party, fine_fen=limit) == (MajorKind.FINE_AND_RECOVERY,)


def test_a_party_that_is_not_known_yet_has_the_lowest_amount() -> None:
    assert kinds(party=None, fine_fen=4_999_99) == ()
    assert kinds(party=None, fine_fen=5_000_00) == (MajorKind.FINE_AND_RECOVERY,)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"fine_fen": 1}, MajorKind.FINE),
        ({"recovery_fen": 1}, MajorKind.RECOVERY),
        ({"refusal_fen": 1}, MajorKind.REFUSAL),
    ],
)
def test_where_no_figure_is_set_every_amount_is_large(
    facts: dict[str, Any], kind: MajorKind
) -> None:
    (found,) = grounds(MajorFacts(party=PartyType.CITIZEN, **facts), None, LANZHOU)
    assert found.kind is kind
    assert "0.01 元；对此没有规定数额标准" in found.says


def test_separate_amounts_are_looked_at_separately() -> None:
    own = catalogue(
        (
            item(MajorKind.FINE, *ALL),
            item(MajorKind.RECOVERY, *ALL),
            *ITEMS[1:],
        )
    )
    assert kinds(by=own, fine_fen=49_999_99, recovery_fen=49_999_99) == ()
    assert kinds(by=own, fine_fen=50_000_00) == (MajorKind.FINE,)
    assert kinds(by=own, recovery_fen=50_000_00) == (MajorKind.RECOVERY,)


def test_the_reason_gives_the_figures_and_whose_they_are() -> None:
    facts = MajorFacts(
        party=PartyType.ORGANISATION, fine_fen=64_315_20, recovery_fen=29_880_00
    )
    (found,) = grounds(facts, OWN, LANZHOU)
    assert found.says == (
        "罚款与追回医保基金合计 94,195.20 元，达到本局审核目录的数额标准 50,000.00 元。"
    )
    assert "nhsa-2020-32:5.2.2" in {str(one) for one in found.clauses}


def test_a_locality_may_want_everything_reviewed() -> None:
    assert kinds(law=MINGSHAN, by=None) == (MajorKind.ALL_CASES,)
    everything = catalogue((*ITEMS, item(MajorKind.ALL_CASES)))
    assert kinds(by=everything) == (MajorKind.ALL_CASES,)


def test_a_local_clause_is_cited_only_where_it_binds() -> None:
    for law, cited in ((LUZHOU, True), (LANZHOU, False)):
        (found,) = grounds(MajorFacts(complex=True), None, law)
        named = {one.instrument for one in found.clauses}
        assert ("luzhou-2020-plan" in named) is cited
        assert {"apl-2021", "nhsa-order-4", "nhsa-2020-32"} <= named


@pytest.mark.parametrize("kind", MajorKind)
def test_every_kind_rests_on_a_national_clause(kind: MajorKind) -> None:
    assert any(one.instrument in LANZHOU.names for one in BASIS[kind])


_FACTS = st.builds(
    MajorFacts,
    party=st.sampled_from((*PartyType, None)),
    **{
        one.name: st.integers(0, 10**8)
        for one in fields(MajorFacts)
        if one.name.endswith("_fen")
    },
    **{one.name: st.booleans() for one in fields(MajorFacts) if one.type is bool},
    raised=st.sampled_from(((), (RAISED,))),
)
_CATALOGUES = st.one_of(
    st.none(),
    st.integers(0, 10**8).map(
        lambda fen: catalogue(
            (
                item(
                    MajorKind.FINE_AND_RECOVERY, *((party, fen) for party in PartyType)
                ),
                *ITEMS[1:],
            )
        )
    ),
)


class TestNeverLess:
    """More of anything never makes a decision less major."""

    @given(
        _FACTS,
        _CATALOGUES,
        st.sampled_from([one for one in fields(MajorFacts) if one.name != "party"]),
        st.integers(1, 10**8),
    )
    def test_more_money_or_one_more_flag(
        self, facts: MajorFacts, own: Any, field: Any, more: int
    ) -> None:
        now = getattr(facts, field.name)
        grown = (
            now + more
            if field.name.endswith("_fen")
            else (*now, RAISED)
            if field.name == "raised"
            else True
        )
        increased = replace(facts, **{field.name: grown})
        for law in (LANZHOU, MINGSHAN):
            before = {one.kind for one in grounds(facts, own, law)}
            assert before <= {one.kind for one in grounds(increased, own, law)}
            talked = {one.kind for one in discussion_grounds(facts, law)}
            assert talked <= {one.kind for one in discussion_grounds(increased, law)}

    @given(_FACTS, st.integers(0, 10**8), st.integers(0, 10**8))
    def test_a_lower_threshold(self, facts: MajorFacts, one: int, other: int) -> None:
        def major(fen: int) -> bool:
            first = item(
                MajorKind.FINE_AND_RECOVERY, *((party, fen) for party in PartyType)
            )
            own = catalogue((first, *ITEMS[1:]))
            return bool(grounds(facts, own, LANZHOU))

        low, high = sorted((one, other))
        assert major(low) or not major(high)

    @given(_FACTS, _CATALOGUES)
    def test_every_ground_has_its_reason_and_its_clause(
        self, facts: MajorFacts, own: Any
    ) -> None:
        found = grounds(facts, own, LANZHOU)
        for one in found:
            assert one.clauses
            assert one.says.endswith("。")
        assert in_words(found) == "".join(one.says for one in found)


class TestDiscussion:
    """集体讨论: complex or serious; by amount only where a locality set one."""

    @pytest.mark.parametrize(
        ("facts", "kind"),
        [
            ({"complex": True}, MajorKind.COMPLEX),
            ({"public_interest": True}, MajorKind.PUBLIC_INTEREST),
            ({"hearing_was_held": True}, MajorKind.HEARING),
        ],
    )
    def test_by_nature(self, facts: dict[str, Any], kind: MajorKind) -> None:
        (found,) = discussion_grounds(MajorFacts(**facts), LANZHOU)
        assert found.kind is kind
        assert {str(one) for one in found.clauses} == {
            "apl-2021:57.2",
            "nhsa-order-4:44",
        }

    def test_a_hearing_that_is_only_due_is_no_ground_yet(self) -> None:
        assert discussion_grounds(MajorFacts(hearing_is_due=True), LANZHOU) == ()

    def test_by_amount_only_where_there_is_one(self) -> None:
        facts = MajorFacts(party=PartyType.CITIZEN, fine_fen=10_000_00)
        assert discussion_grounds(facts, LANZHOU) == ()
        (found,) = discussion_grounds(facts, MINGSHAN)
        assert "10,000.00 元" in found.says
        assert discussion_grounds(replace(facts, fine_fen=9_999_99), MINGSHAN) == ()
