"""本案是否重大: which fact of the case becomes which ground, and who is told of it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import FIRST, ready
from tests.unit.review.catalogue_samples import catalogue
from zhunsheng.cases.guards import decision
from zhunsheng.cases.guards.draft import (
    grounds_of_discussion,
    grounds_of_review,
    review_is_due,
)
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.major import catalogue_for
from zhunsheng.cases.records.discretion import Assessed
from zhunsheng.cases.records.parts import Outcome, PartyKind
from zhunsheng.cases.state import CaseState, Deed, Raised
from zhunsheng.kernel.fields import CHINA
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.guards import unmet
from zhunsheng.review.catalogue.kinds import MajorKind, PartyType
from zhunsheng.review.catalogue.state import CatalogueState
from zhunsheng.review.records import Subject
from zhunsheng.review.state import ReviewState

LANZHOU = scene.CODE


def quiet(**given: Any) -> Situation:
    """A draft without fine or refund; ``given`` changes it."""
    found = ready("cases.propose-decision", law=law_of(LANZHOU, date(2026, 3, 2)))
    case = found.case
    assert case.draft is not None
    violation = replace(scene.OVERUSE, fine_fen=0, refund_fen=0)
    draft = replace(
        case.draft.given,
        violations=(violation,),
        suspend_settlement_months=0,
    )
    case.draft = replace(case.draft, given=replace(draft, **given), assessed=())
    case.filing = scene.FILING
    return replace(found, review=ReviewState())


def kinds(found: Situation) -> set[MajorKind]:
    return {one.kind for one in grounds_of_review(found)}


def test_a_quiet_case_is_not_major() -> None:
    assert kinds(quiet()) == set()
    assert not review_is_due(quiet())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"refuse_payment_fen": 1}, {MajorKind.REFUSAL}),
        ({"terminate_agreement": True}, {MajorKind.TERMINATION}),
        (
            {"suspend_settlement_months": 1},
            {MajorKind.SUSPENSION, MajorKind.HEARING},
        ),
        ({"outcome": Outcome.TRANSFER_JUDICIAL}, {MajorKind.CRIMINAL_TRANSFER}),
    ],
)
def test_what_is_drafted(given: dict[str, Any], expected: set[MajorKind]) -> None:
    assert kinds(quiet(**given)) == expected


def test_money() -> None:
    fine = replace(scene.OVERUSE, fine_fen=1, refund_fen=0)
    refund = replace(scene.OVERUSE, fine_fen=0, refund_fen=1)
    assert kinds(quiet(violations=(fine,))) == {MajorKind.FINE, MajorKind.HEARING}
    assert kinds(quiet(violations=(refund,))) == {MajorKind.RECOVERY}


@pytest.mark.parametrize(
    ("field", "kind"),
    [("complex", MajorKind.COMPLEX), ("public_interest", MajorKind.PUBLIC_INTEREST)],
)
def test_what_was_said_when_it_was_filed(field: str, kind: MajorKind) -> None:
    found = quiet()
    changed: dict[str, Any] = {field: True}
    found.case.filing = replace(scene.FILING, **changed)
    assert kinds(found) == {kind}
    assert {one.kind for one in grounds_of_discussion(found)} == {kind}


def test_a_hearing_that_was_held() -> None:
    found = quiet()
    found.case.hearing_held_on = date(2026, 5, 27)
    assert kinds(found) == {MajorKind.HEARING}
    assert {one.kind for one in grounds_of_discussion(found)} == {MajorKind.HEARING}


@pytest.mark.parametrize("departs", [True, False])
def test_a_fine_outside_the_benchmark(*, departs: bool) -> None:
    found = quiet()
    assert found.case.draft is not None
    measured = Assessed(
        violation=1,
        benchmark="示范",
        title="示范裁量基准",
        tier="一般",
        lowest_fen=0,
        highest_fen=1,
        says="",
        departs=departs,
    )
    found.case.draft = replace(found.case.draft, assessed=(measured,))
    assert kinds(found) == ({MajorKind.BEYOND_BENCHMARK} if departs else set())


def test_raised_by_hand() -> None:
    found = quiet()
    found.case.raised = [Raised(by=FIRST, on=date(2026, 5, 6), reasons="涉及多家机构")]
    (ground,) = grounds_of_review(found)
    name = found.named[FIRST].name
    assert ground.says == (
        f"{name}于 2026-05-06 提请按重大执法决定审核：涉及多家机构。"
    )


def test_an_application_to_the_court_is_always_major() -> None:
    (ground,) = grounds_of_review(quiet(), Subject.COURT_APPLICATION)
    assert ground.kind is MajorKind.COURT_APPLICATION


def test_every_kind_of_party_has_its_word_in_the_catalogue() -> None:
    assert [one.value for one in PartyType] == [one.value for one in PartyKind]
    assert [one.label for one in PartyType] == [one.label for one in PartyKind]


class TestRefusals:
    """The refusal says which ground, with the figures."""

    def says(self, found: Situation, code: str) -> str:
        told = {one.code: one.says for one in unmet(decision.PROPOSE, found)}
        return told.get(code, "")

    def test_review(self) -> None:
        assert self.says(quiet(), "cases.review-not-passed") == ""
        told = self.says(quiet(refuse_payment_fen=5), "cases.review-not-passed")
        assert told.startswith("属于重大执法决定")
        assert "拒付医保基金 0.05 元" in told

    def test_discussion(self) -> None:
        found = quiet()
        assert self.says(found, "cases.discussion-not-held") == ""
        found.case.filing = replace(scene.FILING, complex=True)
        told = self.says(found, "cases.discussion-not-held")
        assert told.endswith("情节复杂，涉及多个法律关系。")


class TestWhichEdition:
    """The edition of the moment of filing; of today, while nothing was filed."""

    OLD = catalogue(effective_on=date(2026, 1, 1))
    NEW = catalogue(
        edition=2,
        effective_on=date(2026, 3, 2),
        approved_at=datetime(2026, 3, 2, 12, tzinfo=CHINA),
    )
    BOTH = CatalogueState(editions=[OLD, NEW])
    LATER = datetime(2026, 9, 1, 9, tzinfo=CHINA)

    def filed(self, hour: int, day: int = 2) -> CaseState:
        case = CaseState(filed_on=date(2026, 3, day))
        moment = datetime(2026, 3, day, hour, tzinfo=CHINA)
        case.deeds = [Deed(type="cases.case-filed", by=FIRST, at=moment)]
        return case

    @pytest.mark.parametrize(
        ("hour", "day", "edition"), [(23, 1, 1), (11, 2, 1), (12, 2, 2), (9, 3, 2)]
    )
    def test_of_a_case(self, hour: int, day: int, edition: int) -> None:
        found = catalogue_for(self.filed(hour, day), self.BOTH, self.LATER)
        assert found is not None
        assert found.edition == edition

    def test_of_a_lead(self) -> None:
        for at, edition in (
            (datetime(2026, 3, 1, 9, tzinfo=CHINA), 1),
            (self.LATER, 2),
        ):
            found = catalogue_for(CaseState(), self.BOTH, at)
            assert found is not None
            assert found.edition == edition
        assert catalogue_for(CaseState(), CatalogueState(), self.LATER) is None
