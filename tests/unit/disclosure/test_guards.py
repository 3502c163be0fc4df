"""Each row changes one fact of an act that may be done."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.unit.disclosure.samples import BUREAU, CASE, FACTS, officer
from zhunsheng.authorities.posts import Post
from zhunsheng.disclosure import guards
from zhunsheng.disclosure.choices import ExemptionGround, Measure, WithdrawalGround
from zhunsheng.disclosure.composition import compose
from zhunsheng.disclosure.recognisers import Kind
from zhunsheng.disclosure.records import (
    Corrected,
    PublicationChecked,
    PublicationProposed,
    Withdrawn,
)
from zhunsheng.disclosure.redaction import Residue
from zhunsheng.disclosure.state import PublicationState, Status
from zhunsheng.kernel.ids import PublicationId
from zhunsheng.regulations.guards import unmet

ID = PublicationId(UUID(int=900))
HANDLER = officer(1, Post.HANDLER)
CHECKER = officer(2, Post.PUBLISHER)
HEAD = officer(3, Post.DEPUTY_HEAD)
STRANGER = officer(4, *Post, bureau="360100")
CERTAIN = Residue(Kind.NAME, "吴患者")
SUSPECT = Residue(Kind.SUSPECT, "123456789")
FALLEN = replace(FACTS, revoked_on=date(2026, 3, 20))

PROPOSED = PublicationProposed(
    publication_id=ID,
    case_id=CASE,
    bureau=BUREAU,
    measure=Measure.PUBLISH,
    text=compose(FACTS),
    ground=None,
    reason="",
    decision_number=FACTS.decision_number,
    decided_on=FACTS.decided_on,
)
PASSED = PublicationChecked(publication_id=ID, passed=True, opinion="可以", cleared=())
PENDING = PublicationState(
    version=1,
    status=Status.PROPOSED,
    publication_id=ID,
    case_id=CASE,
    bureau=BUREAU,
    measure=Measure.PUBLISH,
    proposal=PROPOSED,
    text=PROPOSED.text,
    proposed_by=HANDLER.officer_id,
)
CHECKED = replace(PENDING, status=Status.CHECKED, checked_by=CHECKER.officer_id)
PUBLISHED = replace(CHECKED, status=Status.PUBLISHED, positions=(0,), standing=(0,))

TO_PROPOSE = guards.ProposalSituation(
    officer=HANDLER,
    bureau=BUREAU,
    publication=PublicationState(),
    facts=FACTS,
    proposed=PROPOSED,
    already_proposed=False,
)
TO_CHECK = guards.CheckSituation(
    officer=CHECKER, bureau=BUREAU, publication=PENDING, facts=FACTS, proposed=PASSED
)
TO_PUBLISH = guards.Situation(
    officer=HEAD, bureau=BUREAU, publication=CHECKED, facts=FACTS
)
TO_EXEMPT = replace(
    TO_PUBLISH, publication=replace(CHECKED, measure=Measure.EXEMPT, text=None)
)
TO_CORRECT = guards.CorrectionSituation(
    officer=HEAD,
    bureau=BUREAU,
    publication=PUBLISHED,
    facts=FACTS,
    proposed=Corrected(
        publication_id=ID,
        reason="住所有误",
        text=compose(replace(FACTS, party_address="兰州市城关区示范路81号")),
        removes_earlier=False,
        corrected_on=date(2026, 3, 9),
        public_log="620100.public",
        public_position=1,
    ),
)
TO_WITHDRAW = guards.WithdrawalSituation(
    officer=CHECKER,
    bureau=BUREAU,
    publication=PUBLISHED,
    facts=FALLEN,
    proposed=Withdrawn(
        publication_id=ID,
        ground=WithdrawalGround.REVOKED,
        reason="复议机关认为主要证据不足。",
        fell_on=date(2026, 3, 20),
        withdrawn_on=date(2026, 3, 24),
        public_log="620100.public",
        public_position=1,
    ),
    on=date(2026, 3, 24),
)


def codes(tried: tuple[Any, ...], situation: Any) -> set[str]:
    return {one.code.removeprefix("disclosure.") for one in unmet(tried, situation)}


@pytest.mark.parametrize(
    ("tried", "ready"),
    [
        (guards.BEFORE_PROPOSAL, TO_PROPOSE),
        (guards.BEFORE_CHECK, TO_CHECK),
        (guards.BEFORE_PUBLICATION, TO_PUBLISH),
        (guards.BEFORE_EXEMPTION, TO_EXEMPT),
        (guards.BEFORE_CORRECTION, TO_CORRECT),
        (guards.BEFORE_WITHDRAWAL, TO_WITHDRAW),
    ],
)
def test_a_ready_act_may_be_done_and_another_bureaus_may_not(
    tried: tuple[Any, ...], ready: Any
) -> None:
    assert codes(tried, ready) == set()
    assert codes(tried, replace(ready, officer=STRANGER)) == {"not-own-decision"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"officer": officer(1, Post.ARCHIVIST)}, {"not-a-proposer"}),
        ({"already_proposed": True}, {"propose.already-proposed"}),
        ({"facts": FALLEN}, {"decision-has-fallen"}),
        ({"residues": (CERTAIN,)}, {"personal-information-left"}),
        ({"residues": (SUSPECT,)}, set()),
        (
            {"proposed": replace(PROPOSED, measure=Measure.EXEMPT, text=None)},
            {"propose.no-ground"},
        ),
        (
            {"proposed": replace(PROPOSED, ground=ExemptionGround.PRIVACY)},
            {"propose.no-ground"},
        ),
        (
            {
                "proposed": replace(
                    PROPOSED,
                    measure=Measure.EXEMPT,
                    ground=ExemptionGround.PRIVACY,
                    reason="涉及未成年人",
                )
            },
            set(),
        ),
    ],
)
def test_proposal(change: dict[str, Any], expected: set[str]) -> None:
    assert codes(guards.BEFORE_PROPOSAL, replace(TO_PROPOSE, **change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"officer": officer(2, Post.HANDLER)}, {"not-a-checker"}),
        ({"officer": officer(1, Post.PUBLISHER)}, {"check.same-person"}),
        ({"publication": CHECKED}, {"check.not-proposed"}),
        ({"residues": (SUSPECT,)}, {"suspicion-not-judged"}),
        (
            {
                "residues": (SUSPECT,),
                "proposed": replace(PASSED, cleared=("12345678",)),
            },
            {"suspicion-not-judged"},
        ),
        (
            {
                "residues": (SUSPECT,),
                "proposed": replace(PASSED, cleared=("123456789",)),
            },
            set(),
        ),
        ({"residues": (SUSPECT,), "proposed": replace(PASSED, passed=False)}, set()),
    ],
)
def test_check(change: dict[str, Any], expected: set[str]) -> None:
    assert codes(guards.BEFORE_CHECK, replace(TO_CHECK, **change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"officer": officer(3, Post.PUBLISHER)}, {"not-an-approver"}),
        ({"officer": officer(1, Post.DEPUTY_HEAD)}, {"approve.same-person"}),
        ({"officer": officer(2, Post.BUREAU_HEAD)}, {"approve.same-person"}),
        ({"publication": PENDING}, {"publish.not-checked"}),
        ({"publication": PUBLISHED}, {"publish.not-checked"}),
        (
            {"publication": replace(CHECKED, measure=Measure.EXEMPT)},
            {"publish.not-checked"},
        ),
        ({"facts": FALLEN}, {"decision-has-fallen"}),
        ({"residues": (CERTAIN,)}, {"personal-information-left"}),
        ({"residues": (SUSPECT,)}, {"unjudged-number-left"}),
        (
            {
                "residues": (SUSPECT,),
                "publication": replace(CHECKED, cleared=("123456789",)),
            },
            set(),
        ),
    ],
)
def test_publication(change: dict[str, Any], expected: set[str]) -> None:
    assert codes(guards.BEFORE_PUBLICATION, replace(TO_PUBLISH, **change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"officer": officer(3, Post.PUBLISHER)}, {"not-an-approver"}),
        ({"officer": officer(2, Post.DEPUTY_HEAD)}, {"approve.same-person"}),
        ({"publication": CHECKED}, {"exempt.not-checked"}),
    ],
)
def test_exemption(change: dict[str, Any], expected: set[str]) -> None:
    assert codes(guards.BEFORE_EXEMPTION, replace(TO_EXEMPT, **change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"officer": officer(3, Post.PUBLISHER)}, {"not-an-approver"}),
        ({"publication": CHECKED}, {"not-published"}),
        (
            {"publication": replace(PUBLISHED, status=Status.WITHDRAWN)},
            {"not-published"},
        ),
        ({"facts": FALLEN}, {"decision-has-fallen"}),
        (
            {"publication": replace(PUBLISHED, text=TO_CORRECT.proposed.text)},
            {"correct.nothing-changed"},
        ),
        ({"residues": (CERTAIN,)}, {"personal-information-left"}),
    ],
)
def test_correction(change: dict[str, Any], expected: set[str]) -> None:
    assert codes(guards.BEFORE_CORRECTION, replace(TO_CORRECT, **change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"officer": officer(1, Post.HANDLER)}, {"not-a-withdrawer"}),
        ({"publication": CHECKED}, {"not-published"}),
        ({"facts": FACTS}, set()),
        (
            {"facts": replace(FACTS, revoked_on=date(2026, 3, 19))},
            {"withdraw.wrong-day"},
        ),
        ({"on": date(2026, 3, 19)}, {"withdraw.wrong-day"}),
        (
            {"facts": replace(FALLEN, decided_on=date(2026, 3, 21))},
            {"withdraw.wrong-day"},
        ),
        ({"residues": (CERTAIN,)}, {"withdraw.says-too-much"}),
        ({"residues": (SUSPECT,)}, {"withdraw.says-too-much"}),
    ],
)
def test_withdrawal(change: dict[str, Any], expected: set[str]) -> None:
    assert codes(guards.BEFORE_WITHDRAWAL, replace(TO_WITHDRAW, **change)) == expected


def test_every_guard_says_what_to_do_and_by_which_clause() -> None:
    for one in vars(guards).values():
        if isinstance(one, guards.own_bureau.__class__):
            assert one.basis
            assert one.way_out.endswith("。")
            assert one.says.endswith("。")
