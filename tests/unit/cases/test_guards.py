"""For every act: what is allowed, and who may do it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import (
    BY_POST,
    OFFICERS,
    RULINGS,
    THIRD,
    codes,
    in_case,
    ready,
)
from zhunsheng.authorities.people import Certificate, Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.guards import persons
from zhunsheng.cases.guards.situation import Situation

ACTS = sorted(CATALOGUE)
CERTIFIED = [
    name for name in ACTS if persons.actor_is_certified in CATALOGUE[name].guards
]
OF_HANDLERS = [
    name for name in ACTS if persons.officer_handles in CATALOGUE[name].guards
]
RECUSABLE = [
    name
    for name in ACTS
    if name
    not in (
        "cases.register-lead",
        "cases.request-recusal",
        "cases.decide-recusal",
        "cases.overturn-decision",
    )
]
WITHOUT_CASE = frozenset({"cases.register-lead"})


def by(situation: Situation, officer: Officer) -> Situation:
    """Done by somebody else, whom the bureau knows."""
    named = OFFICERS | {officer.officer_id: officer}
    return replace(situation, officer=officer, named=named)


@pytest.mark.parametrize("name", ACTS)
def test_the_law_allows_what_is_ready(name: str) -> None:
    assert codes(name, ready(name)) == set()


@pytest.mark.parametrize("name", ACTS)
def test_nothing_typed_yet_is_no_reason_to_refuse(name: str) -> None:
    """Before anything is typed a page asks what stands in the way."""
    found = ready(name, data=None, asked_no=5 if name in RULINGS else None)
    if name == "cases.check-proposal":
        found = found.asking(5)

    assert codes(name, found) == set()


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("post", [Post.ARCHIVIST, Post.ADMINISTRATOR, Post.SUPERVISOR])
def test_another_post_may_not(name: str, post: Post) -> None:
    found = ready(name)
    other = replace(found.officer, posts=frozenset({post}))

    assert codes(name, replace(found, officer=other)) == {"not-your-post"}


@pytest.mark.parametrize("name", ACTS)
def test_only_the_posts_of_the_act_may(name: str) -> None:
    for post in Post:
        found = ready(name)
        other = replace(found.officer, posts=frozenset({post}))
        refused = codes(name, by(found, other)) - {"discussion-host"}

        assert refused == (
            set() if post in CATALOGUE[name].posts else {"not-your-post"}
        )


@pytest.mark.parametrize("name", OF_HANDLERS)
def test_a_filed_case_is_for_its_handlers(name: str) -> None:
    found = ready(name)
    expected = {"not-a-handler"} if found.case.handlers else set()

    assert codes(name, by(found, OFFICERS[THIRD])) == expected


@pytest.mark.parametrize("name", RECUSABLE)
def test_who_stepped_aside_does_nothing_more(name: str) -> None:
    found = ready(name)
    found.case.recused = {found.officer.officer_id}

    refused = codes(name, found)
    assert "recused" in refused
    assert refused <= {
        "recused",
        "officer-recused",
        "discussion-host",
        "hearing-host-took-part",
    }


@pytest.mark.parametrize("name", CERTIFIED)
@pytest.mark.parametrize(
    ("valid", "expected"),
    [
        ((-400, -1), {"certificate-invalid"}),
        ((-400, 0), set()),
        ((0, 400), set()),
        ((1, 400), {"certificate-invalid"}),
    ],
)
def test_the_certificate_is_valid_on_the_day(
    name: str, valid: tuple[int, int], expected: set[str]
) -> None:
    found = ready(name)
    today = found.today
    certificate = Certificate(
        number="示范00000001",
        valid_from=today + timedelta(days=valid[0]),
        valid_until=today + timedelta(days=valid[1]),
    )
    officer = replace(found.officer, certificate=certificate)

    assert codes(name, replace(found, officer=officer)) == expected


@pytest.mark.parametrize("name", CERTIFIED)
def test_who_left_the_bureau_enforces_nothing(name: str) -> None:
    found = ready(name)
    officer = replace(found.officer, left_on=found.today)

    assert codes(name, replace(found, officer=officer)) == {"certificate-invalid"}


ENFORCED = [
    "cases.record-inspection",
    "cases.record-interview",
    "cases.add-evidence",
    "cases.serve-document",
    "cases.propose-filing",
]


@pytest.mark.parametrize("name", ENFORCED)
class TestTwoOfficers:
    """两人以上: each with a valid certificate on the day, none stepped aside."""

    def with_officers(self, name: str, *officers: Any) -> Situation:
        found = ready(name)
        field = "handlers" if name == "cases.propose-filing" else "officers"
        return replace(found, data=replace(found.data, **{field: officers}))

    def test_one_is_too_few(self, name: str) -> None:
        found = self.with_officers(name, scene.FIRST)
        assert codes(name, found) == {"officers-too-few"}

    def test_one_twice_is_one(self, name: str) -> None:
        found = self.with_officers(name, scene.FIRST, scene.FIRST)
        assert codes(name, found) == {"officers-too-few"}

    def test_three_are_enough(self, name: str) -> None:
        found = self.with_officers(name, scene.FIRST, scene.SECOND, THIRD)
        assert codes(name, found) == set()

    def test_somebody_unknown_does_not_count(self, name: str) -> None:
        found = self.with_officers(name, scene.FIRST, scene.CASE)
        assert codes(name, found) == {"officer-not-certified"}

    def test_somebody_of_another_bureau_does_not_count(self, name: str) -> None:
        found = self.with_officers(name, scene.FIRST, THIRD)
        elsewhere = replace(OFFICERS[THIRD], bureau=scene.BUREAU.parent or "210504")
        named = OFFICERS | {THIRD: elsewhere}
        assert codes(name, replace(found, named=named)) == {"officer-not-certified"}

    def test_somebody_who_stepped_aside_does_not_count(self, name: str) -> None:
        found = self.with_officers(name, scene.FIRST, THIRD)
        found.case.recused = {THIRD}
        assert codes(name, found) == {"officer-recused"}

    @pytest.mark.parametrize(
        ("after", "expected"), [(-1, {"officer-not-certified"}), (0, set())]
    )
    def test_the_certificate_is_that_of_the_day_of_the_deed(
        self, name: str, after: int, expected: set[str]
    ) -> None:
        found = self.with_officers(name, scene.FIRST, THIRD)
        day = {
            "cases.record-inspection": date(2026, 5, 18),
            "cases.record-interview": date(2026, 5, 18),
            "cases.add-evidence": date(2026, 5, 18),
            "cases.serve-document": date(2026, 5, 25),
        }.get(name, found.today)
        certificate = Certificate(
            number="示范00000019",
            valid_from=date(2024, 1, 1),
            valid_until=day + timedelta(days=after),
        )
        named = OFFICERS | {THIRD: replace(OFFICERS[THIRD], certificate=certificate)}
        assert codes(name, replace(found, named=named)) == expected


@pytest.mark.parametrize("name", [*RULINGS, "cases.check-proposal"])
class TestThreeSignatures:
    """三人分签: proposed, checked, ruled on by three persons, once."""

    def changed(self, name: str, **facts: Any) -> Situation:
        found = ready(name)
        found.case.proposals[5] = replace(found.case.proposals[5], **facts)
        return found

    def test_who_proposed_does_not_sign(self, name: str) -> None:
        found = self.changed(name, proposed_by=ready(name).officer.officer_id)
        assert codes(name, found) == {"same-person"}

    def test_what_was_returned_is_over(self, name: str) -> None:
        found = self.changed(name, checked_by=scene.DEPUTY, check_agrees=False)
        expected = {"no-such-proposal"}
        expected |= (
            {"already-checked"} if name == "cases.check-proposal" else {"not-checked"}
        )
        assert codes(name, found) == expected

    def test_what_was_ruled_on_is_over(self, name: str) -> None:
        found = self.changed(name, ruled_by=scene.DEPUTY, ruled_agrees=True)
        assert codes(name, found) == {"no-such-proposal"}

    def test_another_number_is_nothing(self, name: str) -> None:
        found = ready(name)
        found = replace(found, data=replace(found.data, proposal_no=6))
        assert "no-such-proposal" in codes(name, found)


@pytest.mark.parametrize("name", RULINGS)
def test_the_head_rules_on_what_was_checked(name: str) -> None:
    found = ready(name)
    found.case.proposals[5] = replace(
        found.case.proposals[5], checked_by=None, check_agrees=None
    )

    assert codes(name, found) == {"not-checked"}


@pytest.mark.parametrize("name", RULINGS)
def test_who_checked_does_not_rule(name: str) -> None:
    found = ready(name)
    found.case.proposals[5] = replace(
        found.case.proposals[5], checked_by=found.officer.officer_id
    )

    assert codes(name, found) == {"same-person"}


@pytest.mark.parametrize("name", RULINGS)
def test_a_ruling_is_on_a_proposal_of_its_kind(name: str) -> None:
    found = ready(name)
    others = {"cases.approve-filing": "cases.close-case"}
    other = RULINGS[others.get(name, "cases.approve-filing")]
    proposal = found.case.proposals[5]
    found.case.proposals[5] = replace(proposal, content=ready(other).data)

    assert "no-such-proposal" in codes(name, found)


@pytest.mark.parametrize("name", RULINGS)
def test_a_deputy_rules_where_the_principal_stepped_aside(name: str) -> None:
    deputy = by(ready(name), OFFICERS[scene.DEPUTY])
    assert codes(name, deputy) == {"not-your-post"}

    deputy.case.recused = {scene.HEAD}
    assert codes(name, deputy) == set()


@pytest.mark.parametrize("name", RULINGS.values())
def test_the_same_is_not_proposed_twice_at_a_time(name: str) -> None:
    found = ready(name)
    found.case.proposals = {5: scene.proposal(found.data)}
    assert codes(name, found) == {"already-proposed"}

    found.case.proposals[5] = replace(scene.proposal(found.data), ruled_by=scene.HEAD)
    assert codes(name, found) == set()


@pytest.mark.parametrize("name", sorted(set(ACTS) - WITHOUT_CASE))
def test_every_refusal_says_what_is_missing_and_why(name: str) -> None:
    for one in CATALOGUE[name].guards:
        refusal = one
        assert refusal.basis
        assert refusal.says.endswith("。")
        assert refusal.way_out.endswith("。")


def test_all_reasons_are_named_at_once() -> None:
    found = in_case(
        "cases.propose-decision",
        notice_served_on=None,
        recusals_asked={scene.SECOND},
        evidence_version=30,
        recused={scene.FIRST},
    )

    assert codes("cases.propose-decision", found) == {
        "recused",
        "evidence-changed",
        "party-not-notified",
        "review-not-passed",
        "recusal-undecided",
    }


def test_every_post_that_acts_has_somebody() -> None:
    assert all(OFFICERS[officer].holds(post) for post, officer in BY_POST.items())
