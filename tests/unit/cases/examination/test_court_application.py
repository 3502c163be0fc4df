"""机器发现 of an application to the court: what was decided is not examined again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.examination.changed_stories import expired
from tests.unit.cases.examination.lawful_story import (
    CASE,
    CHECKER,
    DRAFT,
    FIRST,
    HEAD,
    SECOND,
    TODAY,
    Story,
    at,
    served,
)
from zhunsheng.cases.court import application_digest, grounds_digest
from zhunsheng.cases.examination.looking import checks
from zhunsheng.cases.obligations.surcharge import owed
from zhunsheng.cases.records import execution as ends
from zhunsheng.cases.records.court import (
    CourtApplicationDrafted,
    DraftCourtApplication,
)
from zhunsheng.cases.records.decision import (
    DecisionFate,
    DecisionIssued,
    DecisionOverturned,
    DecisionProposed,
    FateSource,
)
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.records.proposals import ProposalChecked
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import DocumentId
from zhunsheng.review.records import Subject

DEMAND = DocumentId(UUID(int=33))
FINE = 1_487_910


def decided() -> Story:
    """Decided on 25 May; what is looked at is looked at on 1 December."""
    story = replace(Story().told(), today=date(2026, 12, 1))
    story = story.add(
        "proposal", DecisionProposed(case_id=CASE, reasons="同意"), at(5, 20)
    )
    no = story.no("proposal")
    check = ProposalChecked(case_id=CASE, proposal_no=no, agrees=True, opinion="同意")
    story = story.add("proposal-checked", check, at(5, 21), CHECKER)
    issued = DecisionIssued(
        case_id=CASE,
        proposal_no=no,
        document_id=scene.DECISION,
        number="示范医保罚决字〔2026〕3号",
        decided_on=date(2026, 5, 25),
        outcome=Outcome.PENALTY,
        violations=DRAFT.violations,
        suspend_settlement_months=0,
        fine_fen=FINE,
        refund_fen=FINE,
        draft_digest="a" * 64,
        opinion="同意",
    )
    return story.add("decision", issued, at(5, 25), HEAD)


def demanded(*, reached: bool = True, warned: bool = True) -> Story:
    """The decision and the demand reached the party, unless it is said otherwise."""
    story = decided()
    if reached:
        receipt = served(scene.DECISION, "penalty-decision", date(2026, 5, 26))
        story = story.add("decision-served", receipt, at(5, 26))
    record = ends.DemandIssued(
        case_id=CASE,
        document_id=DEMAND,
        issued_on=date(2026, 7, 1),
        owed_fen=FINE,
        surcharge_fen=0,
    )
    story = story.add("demand", record, at(7, 1))
    if not warned:
        return story
    receipt = served(DEMAND, "payment-demand", date(2026, 7, 1))
    return story.add("demand-served", receipt, at(7, 1))


def applied(of: Story | None = None, **amounts: int) -> Story:
    """The application was drafted on 1 December."""
    story = of or demanded()
    material = story.material()
    case, standing = material.case, material.standing
    due = owed(case, standing.law, standing.calendar, story.today)
    given = DraftCourtApplication(
        case_id=CASE,
        court=scene.BUREAU.court,
        surcharge=True,
        reasons="逾期不履行",
        party_view="没有提出",
        property="不掌握",
    )
    asked = {f"{kind.value}_fen": fen for kind, fen in due.items()} | amounts
    record = CourtApplicationDrafted(
        case_id=CASE,
        round=1,
        given=given,
        computed_on=story.today,
        draft_digest=application_digest(given, asked, story.today),
        evidence_digest=grounds_digest(case),
        **asked,
    )
    when = datetime(story.today.year, story.today.month, story.today.day, tzinfo=CHINA)
    return story.add("application", record, when)


def paid() -> Story:
    """One yuan came in after the application was drafted."""
    record = ends.PaymentRecorded(
        case_id=CASE,
        kind=ends.PaymentKind.REFUND,
        account=ends.Account.FUND,
        paid_on=date(2026, 12, 1),
        amount_fen=100,
        voucher="示范1",
    )
    return applied().add("paid", record, at(12, 1))


def overturned() -> Story:
    record = DecisionOverturned(
        case_id=CASE,
        fate=DecisionFate.REVOKED,
        source=FateSource.RECONSIDERATION,
        decided_on=date(2026, 11, 30),
        document="示范复决字〔2026〕1号",
        reasons="程序违法",
    )
    return applied().add("overturned", record, at(11, 30))


FOUND: dict[str, tuple[Callable[[], Story], set[str]]] = {
    "as it should be": (applied, set()),
    "on the last day": (
        lambda: replace(applied(), today=date(2027, 2, 26)),
        set(),
    ),
    "a day too late": (
        lambda: replace(applied(), today=date(2027, 2, 27)),
        {"application-window"},
    ),
    "the decision never reached the party": (
        lambda: applied(demanded(reached=False)),
        {"decision-unserved"},
    ),
    "the demand never reached the party": (
        lambda: applied(demanded(warned=False)),
        {"demand-unserved"},
    ),
    "something was paid since": (paid, {"application-outdated"}),
    "more than is owed": (
        lambda: applied(refund_fen=FINE + 1),
        {"application-amount:refund"},
    ),
    "a surcharge above the fine": (
        lambda: applied(surcharge_fen=FINE + 1),
        {"application-amount:surcharge", "surcharge-above-fine"},
    ),
    "served by one officer": (
        lambda: applied(
            demanded(warned=False).add(
                "demand-served",
                served(DEMAND, "payment-demand", date(2026, 7, 1), officers=(SECOND,)),
                at(7, 1),
            )
        ),
        {"officers-too-few:22"},
    ),
    "what was done before the decision": (
        lambda: applied().change("inspection", officers=(FIRST,)),
        set(),
    ),
    "a certificate that ended": (
        lambda: applied().knowing(named=expired(FIRST, date(2026, 6, 30))),
        {
            "certificate-invalid:22",
            "writer-uncertified:21",
            "writer-uncertified:22",
            "writer-uncertified:23",
        },
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_in_an_application(name: str) -> None:
    make, keys = FOUND[name]
    assert make().adverse() == keys


def test_a_decision_that_was_revoked_is_not_enforced() -> None:
    assert "decision-overturned" in overturned().adverse()


def test_every_check_of_applications_finds_something() -> None:
    keys: set[str] = set().union(*(found for _, found in FOUND.values()))
    found = {key.partition(":")[0] for key in keys} | {"decision-overturned"}
    assert found >= {
        one.code for one in checks() if one.of == {Subject.COURT_APPLICATION}
    }


def test_what_was_decided_is_not_examined_again() -> None:
    story: dict[str, Any] = {one.code: one.in_order for one in applied().findings()}
    assert not {"fine-out-of-range", "time-limit-passed", "base-differs"} & set(story)
    before = {one.code for one in replace(Story(), today=TODAY).findings()}
    assert "application-window" not in before
    assert "base-differs" in before
