"""Each row changes one fact of a case, or one thing typed, and names the refusal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.ready import (
    DECISION,
    MINGSHAN,
    NOTICE,
    STRANGER,
    at,
    codes,
    document,
    in_case,
    passed,
    payment,
    ready,
    typed,
)
from zhunsheng.cases.records import decision, evidence, execution, filing, notice
from zhunsheng.cases.records.parts import Circumstance, Outcome, Signature, Span
from zhunsheng.cases.state import Correction, Expert, Service
from zhunsheng.regulations.bindings import law_of
from zhunsheng.review.state import ReviewState

FILED = date(2026, 3, 2)
_OVER = scene.decided_state().decision
_OVERTURNED = decision.DecisionOverturned(
    case_id=scene.CASE,
    fate=decision.DecisionFate.REVOKED,
    source=decision.FateSource.COURT,
    decided_on=date(2026, 5, 29),
    document="判决书",
    reasons="事实不清",
)
_SUSPENDED = [Span(began_on=date(2026, 5, 20), ended_on=None, why="中止调查")]

_UNDECIDED = (
    "cases.report-investigation",
    "cases.draft-decision",
    "cases.issue-notice",
    "cases.record-defence",
    "cases.answer-defence",
    "cases.waive-defence",
    "cases.request-hearing",
    "cases.announce-hearing",
    "cases.hold-hearing",
    "cases.discuss",
    "cases.propose-decision",
    "cases.issue-decision",
    "cases.propose-suspension",
    "cases.approve-suspension",
    "cases.propose-extension",
    "cases.approve-extension",
)
_TAKING = (
    "cases.record-inspection",
    "cases.record-interview",
    "cases.add-evidence",
    "cases.commission-expert",
    "cases.record-expert-opinion",
    "cases.propose-preservation",
    "cases.approve-preservation",
)


@pytest.mark.parametrize("name", _UNDECIDED)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"suspensions": _SUSPENDED}, {"suspended"}),
        ({"decision": _OVER}, {"already-decided"}),
        ({"terminated_on": date(2026, 5, 29)}, {"ended"}),
        ({"closed_on": date(2026, 5, 29)}, {"ended"}),
    ],
)
def test_before_a_decision(
    name: str, facts: dict[str, Any], expected: set[str]
) -> None:
    assert codes(name, in_case(name, **facts)) == expected


@pytest.mark.parametrize("name", _UNDECIDED)
def test_only_a_filed_case_is_decided(name: str) -> None:
    assert "not-filed" in codes(name, in_case(name, filed_on=None))


@pytest.mark.parametrize("name", _TAKING)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"filed_on": None}, {"not-begun"}),
        ({"filed_on": None, "urgent_at": at(date(2026, 5, 1))}, set()),
        ({"suspensions": _SUSPENDED}, {"suspended"}),
        ({"decision": _OVER}, {"already-decided"}),
        ({"terminated_on": date(2026, 5, 29)}, {"ended"}),
    ],
)
def test_while_evidence_is_taken(
    name: str, facts: dict[str, Any], expected: set[str]
) -> None:
    assert codes(name, in_case(name, **facts)) == expected


def _violation(**changes: Any) -> tuple[Any, ...]:
    return (replace(scene.OVERUSE, **changes),)


def _draft(*violations: Any, **changes: Any) -> Any:
    found = scene.drafted_state().draft
    assert found is not None
    given = replace(found.given, **changes)
    return replace(
        found, given=replace(given, violations=violations or given.violations)
    )


CASE_ROWS: list[tuple[str, dict[str, Any], set[str]]] = [
    # 线索
    ("start-urgently", {"filed_on": FILED}, {"lead-ended"}),
    ("start-urgently", {"not_filed_on": FILED}, {"lead-ended"}),
    ("start-urgently", {"urgent_at": scene.EARLIER}, {"already-started"}),
    ("conclude-verification", {"concluded_on": FILED}, {"already-concluded"}),
    ("conclude-verification", {"not_filed_on": FILED}, {"lead-ended"}),
    ("propose-verification-extension", {"concluded_on": FILED}, {"already-concluded"}),
    (
        "propose-verification-extension",
        {"verification_extended": True},
        {"already-extended"},
    ),
    (
        "approve-verification-extension",
        {"verification_extended": True},
        {"already-extended"},
    ),
    ("propose-filing", {"concluded_on": None}, {"not-verified"}),
    ("propose-filing", {"concluded_on": None, "urgent_at": scene.NOW}, set()),
    ("propose-filing", {"suspected": False}, {"not-suspected"}),
    ("propose-filing", {"filed_on": FILED}, {"lead-ended"}),
    ("propose-not-filing", {"concluded_on": None}, {"not-verified"}),
    ("propose-not-filing", {"suspected": False}, set()),
    ("approve-filing", {"not_filed_on": FILED}, {"lead-ended"}),
    ("approve-not-filing", {"filed_on": FILED}, {"lead-ended"}),
    ("answer-informant", {"filed_on": None}, {"nothing-to-answer"}),
    ("answer-informant", {"filed_on": None, "not_filed_on": FILED}, set()),
    (
        "answer-informant",
        {"lead": replace(scene.lead_state().lead, named_informant=False)},  # type: ignore[type-var]
        {"no-named-informant"},
    ),
    # 取证
    ("propose-preservation", {"preserved_on": FILED}, {"already-preserved"}),
    (
        "propose-preservation",
        {"preserved_on": FILED, "disposed_on": FILED},
        set(),
    ),
    ("approve-preservation", {"preserved_on": FILED}, {"already-preserved"}),
    ("dispose-preserved", {"disposed_on": date(2026, 5, 21)}, {"nothing-preserved"}),
    ("dispose-preserved", {"preserved_on": None}, {"nothing-preserved"}),
    ("dispose-preserved", {"preserved_on": date(2026, 5, 23)}, {"disposed-too-early"}),
    ("record-expert-opinion", {"experts": []}, {"no-such-commission"}),
    (
        "record-expert-opinion",
        {"experts": [Expert(no=1, kind_label="", began_on=date(2026, 5, 29))]},
        {"no-such-commission"},
    ),
    ("report-investigation", {"evidence": []}, {"no-evidence", "unknown-evidence"}),
    (
        "report-investigation",
        {"inspections": 0, "interviews": 0},
        {"no-record-taken"},
    ),
    ("report-investigation", {"inspections": 1, "interviews": 0}, set()),
    ("verify-correction", {"corrections": []}, {"nothing-to-verify"}),
    (
        "verify-correction",
        {"corrections": [Correction(until=FILED, ordered_on=FILED, verified_on=FILED)]},
        {"nothing-to-verify"},
    ),
    ("order-correction", {"filed_on": None}, {"not-begun"}),
    ("order-correction", {"closed_on": FILED}, {"ended"}),
    ("request-recusal", {"handlers": ()}, {"not-in-case"}),
    ("decide-recusal", {"recusals_asked": set()}, {"no-recusal-asked"}),
    # 拟定、审核、告知
    ("draft-decision", {"reported_on": None}, {"no-report"}),
    ("draft-decision", {"evidence": []}, {"unknown-evidence"}),
    ("request-review", {"draft": None}, {"nothing-to-review"}),
    ("request-review", {"report": None}, {"material-missing"}),
    ("request-review", {"suspensions": _SUSPENDED}, {"suspended"}),
    ("request-review", {"evidence_version": 21}, {"evidence-changed"}),
    ("issue-notice", {"draft": None}, {"no-draft"}),
    (
        "issue-notice",
        {"evidence_version": 21},
        {"evidence-changed", "review-not-passed"},
    ),
    ("issue-notice", {"notice": scene.notified_state().notice}, {"notice-pending"}),
    (
        "issue-notice",
        {"draft": _draft(outcome=Outcome.NO_PENALTY)},
        {"no-penalty-intended"},
    ),
    ("record-defence", {"notice_served_on": None}, {"notice-not-served"}),
    ("record-defence", {"notice_begun_on": date(2026, 5, 14)}, {"before-notice"}),
    ("waive-defence", {"notice_served_on": None}, {"notice-not-served"}),
    ("answer-defence", {"defences": 0}, {"no-open-defence"}),
    ("answer-defence", {"defences_answered": 1}, {"no-open-defence"}),
    (
        "request-hearing",
        {"notice": replace(scene.notified_state().notice, hearing_offered=False)},  # type: ignore[type-var]
        {"hearing-not-offered"},
    ),
    ("request-hearing", {"hearing_asked_on": FILED}, {"hearing-already-asked"}),
    ("announce-hearing", {"hearing_asked_on": None}, {"hearing-not-asked"}),
    (
        "announce-hearing",
        {"handlers": (scene.HOST, scene.FIRST)},
        {"hearing-host-took-part"},
    ),
    ("announce-hearing", {"recused": {scene.CLERK}}, {"hearing-host-took-part"}),
    ("hold-hearing", {"hearing": None}, {"hearing-not-announced"}),
    ("discuss", {"draft": None}, {"nothing-to-discuss"}),
    ("discuss", {"recused": {scene.DEPUTY}}, {"discussion-host"}),
    # 决定
    ("propose-decision", {"notice_served_on": None}, {"party-not-notified"}),
    ("propose-decision", {"notice_served_on": date(2026, 5, 26)}, {"defence-not-over"}),
    ("propose-decision", {"defences": 1}, {"defence-unanswered"}),
    ("propose-decision", {"defences": 1, "defences_answered": 1}, set()),
    ("propose-decision", {"hearing_asked_on": date(2026, 5, 13)}, {"hearing-not-held"}),
    (
        "propose-decision",
        {"hearing_asked_on": date(2026, 5, 13), "hearing_waived": True},
        set(),
    ),
    (
        "propose-decision",
        {"hearing_asked_on": date(2026, 5, 13), "hearing_held_on": date(2026, 5, 27)},
        {"discussion-not-held"},
    ),
    ("propose-decision", {"recusals_asked": {scene.SECOND}}, {"recusal-undecided"}),
    (
        "propose-decision",
        {"evidence_version": 21},
        {"evidence-changed", "review-not-passed"},
    ),
    ("propose-decision", {"draft": None}, {"no-draft"}),
    ("issue-decision", {"draft_version": 6}, {"draft-changed"}),
    ("issue-decision", {"notice_served_on": None}, {"party-not-notified"}),
    ("issue-decision", {"recusals_asked": {scene.SECOND}}, {"recusal-undecided"}),
    # 送达
    ("serve-document", {"closed_on": FILED}, {"closed"}),
    (
        "serve-document",
        {
            "services": [
                Service(
                    document_id=DECISION, kind="", effective_on=FILED, manner="直接送达"
                )
            ]
        },
        {"served-already"},
    ),
    ("overturn-decision", {"decision": None}, {"not-decided"}),
    ("overturn-decision", {"overturned": _OVERTURNED}, {"already-overturned"}),
    # 执行
    ("record-payment", {"decision": None}, {"not-decided", "paid-too-much"}),
    (
        "record-payment",
        {"overturned": _OVERTURNED},
        {"already-overturned", "paid-too-much"},
    ),
    ("record-payment", {"closed_on": FILED}, {"closed"}),
    (
        "record-payment",
        {"payments": [payment(execution.PaymentKind.FINE, 1)]},
        {"paid-too-much"},
    ),
    ("issue-demand", {"decision_served_on": None}, {"decision-not-served"}),
    (
        "issue-demand",
        {
            "payments": [
                payment(execution.PaymentKind.FINE, 1_542_285),
                payment(execution.PaymentKind.REFUND, 1_487_910),
            ]
        },
        {"nothing-owed"},
    ),
    ("issue-demand", {"deferred_until": date(2026, 6, 13)}, {"not-overdue"}),
    ("issue-demand", {"deferred_until": date(2026, 6, 12)}, set()),
    ("propose-deferral", {"decision_served_on": None}, {"decision-not-served"}),
    ("resume", {"suspensions": []}, {"not-suspended"}),
    ("resume", {"filed_on": None}, {"not-filed"}),
    (
        "propose-extension",
        {"extensions": {execution.ExtensionStage.FIRST: 30}},
        {"extension-order"},
    ),
    ("propose-termination", {"decision": _OVER}, {"already-decided"}),
    ("propose-termination", {"suspensions": _SUSPENDED}, set()),
    ("propose-closing", {"closed_on": FILED}, {"closed"}),
    ("propose-closing", {"decision_served_on": None}, {"closing-unserved"}),
    ("propose-closing", {"decision_served_on": date(2026, 6, 2)}, {"closing-unserved"}),
    ("propose-closing", {"payments": []}, {"not-executed"}),
    (
        "propose-closing",
        {"payments": [payment(execution.PaymentKind.FINE, 1_542_285)]},
        {"not-executed"},
    ),
    (
        "propose-closing",
        {"corrections": [Correction(until=FILED, ordered_on=FILED)]},
        {"not-executed"},
    ),
    ("propose-closing", {"decision": None}, {"closing-too-early", "not-executed"}),
]


@pytest.mark.parametrize(("name", "facts", "expected"), CASE_ROWS)
def test_one_changed_fact_of_the_case(
    name: str, facts: dict[str, Any], expected: set[str]
) -> None:
    act = f"cases.{name}"
    assert codes(act, in_case(act, **facts)) == expected


_LEFT = {"manner": decision.ServiceManner.LEFT}
_ELECTRONIC = {"manner": decision.ServiceManner.ELECTRONIC}
DATA_ROWS: list[tuple[str, dict[str, Any], set[str]]] = [
    ("start-urgently", {"started_at": at(date(2026, 2, 9))}, {"date-before-lead"}),
    ("conclude-verification", {"concluded_on": date(2026, 2, 9)}, {"date-before-lead"}),
    ("answer-informant", {"answered_on": date(2026, 2, 9)}, {"date-before-lead"}),
    (
        "propose-filing",
        {"jurisdiction": filing.Jurisdiction.ELSEWHERE},
        {"no-jurisdiction"},
    ),
    ("propose-filing", {"situation_nos": (12, 998)}, {"unknown-situation"}),
    ("propose-filing", {"happened_from": date(2026, 1, 1)}, {"dates-disordered"}),
    ("record-inspection", {"showed_certificates": False}, {"certificate-not-shown"}),
    ("record-inspection", {"told_rights": False}, {"rights-not-told"}),
    ("record-inspection", {"ended_at": at(date(2026, 5, 18), 9)}, {"times-disordered"}),
    ("record-inspection", {"began_at": at(date(2026, 2, 9))}, {"times-disordered"}),
    ("record-inspection", {"signature": Signature.REFUSED}, {"refusal-unexplained"}),
    (
        "record-inspection",
        {"signature": Signature.REFUSED, "refusal_note": "拒绝签名，示范居委会在场"},
        set(),
    ),
    ("record-interview", {"told_rights": False}, {"rights-not-told"}),
    ("record-interview", {"signature": Signature.REFUSED}, {"refusal-unexplained"}),
    ("add-evidence", {"taken_on": date(2026, 2, 9)}, {"evidence-too-early"}),
    ("dispose-preserved", {"disposed_on": date(2026, 5, 19)}, {"disposed-too-early"}),
    ("dispose-preserved", {"disposed_on": date(2026, 5, 20)}, set()),
    ("record-expert-opinion", {"no": 2}, {"no-such-commission"}),
    (
        "record-expert-opinion",
        {"answered_on": date(2026, 5, 5)},
        {"no-such-commission"},
    ),
    (
        "report-investigation",
        {"violations": _violation(evidence_nos=(9,))},
        {"unknown-evidence"},
    ),
    (
        "report-investigation",
        {"violations": _violation(period_to=date(2023, 1, 1))},
        {"period-disordered"},
    ),
    (
        "report-investigation",
        {"violations": _violation(refund_fen=1_379_161)},
        {"refund-above-base"},
    ),
    ("report-investigation", {"violations": _violation(fine_fen=0)}, set()),
    (
        "report-investigation",
        {"violations": _violation(fine_fen=1)},
        {"fine-out-of-range"},
    ),
    ("draft-decision", {"violations": _violation(fine_fen=0)}, {"fine-out-of-range"}),
    (
        "draft-decision",
        {"violations": _violation(fine_fen=1_379_159)},
        {"fine-out-of-range"},
    ),
    (  # 二倍仍在法定幅度内，不在裁量基准的幅度内
        "draft-decision",
        {"violations": _violation(fine_fen=2_758_320)},
        {"fine-outside-benchmark"},
    ),
    (
        "draft-decision",
        {"violations": _violation(fine_fen=2_758_321)},
        {"fine-out-of-range"},
    ),
    (
        "draft-decision",
        {
            "violations": _violation(
                fine_fen=1_379_159, circumstance=Circumstance.MITIGATED
            )
        },
        {"fine-outside-benchmark"},
    ),
    (
        "draft-decision",
        {"violations": _violation(circumstance=Circumstance.MITIGATED)},
        {"fine-out-of-range"},
    ),
    ("draft-decision", {"outcome": Outcome.NO_PENALTY}, {"fine-out-of-range"}),
    (
        "draft-decision",
        {"outcome": Outcome.NO_PENALTY, "violations": _violation(fine_fen=0)},
        {"fine-outside-benchmark"},
    ),
    (
        "draft-decision",
        {
            "outcome": Outcome.NO_PENALTY,
            "violations": _violation(
                fine_fen=0, circumstance=Circumstance.SLIGHT_CORRECTED
            ),
        },
        set(),
    ),
    (
        "draft-decision",
        {"outcome": Outcome.NOT_ESTABLISHED, "violations": _violation(fine_fen=0)},
        set(),
    ),
    ("order-correction", {"until": date(2026, 6, 1)}, {"correction-date"}),
    ("request-recusal", {"officer_id": STRANGER}, {"not-in-case"}),
    (
        "decide-recusal",
        {"officer_id": scene.FIRST},
        {"no-recusal-asked"},
    ),
    ("decide-recusal", {"replacement": None}, {"no-replacement"}),
    ("decide-recusal", {"replacement": scene.FIRST}, {"no-replacement"}),
    ("decide-recusal", {"granted": False, "replacement": None}, set()),
    ("request-review", {"complete": False}, {"not-declared"}),
    ("record-defence", {"received_on": date(2026, 5, 10)}, {"before-notice"}),
    (
        "record-defence",
        {"manner": notice.DefenceManner.ORAL},
        {"oral-defence-not-taken-down"},
    ),
    ("waive-defence", {"waived_on": date(2026, 5, 10)}, {"before-notice"}),
    ("announce-hearing", {"clerk": scene.HOST}, {"hearing-host-took-part"}),
    ("announce-hearing", {"host": scene.FIRST}, {"hearing-host-took-part"}),
    ("announce-hearing", {"clerk": scene.SECOND}, {"hearing-host-took-part"}),
    ("hold-hearing", {"held_on": date(2026, 5, 28)}, {"hearing-other-day"}),
    ("discuss", {"host": scene.HOST}, {"discussion-host"}),
    ("discuss", {"host": STRANGER}, {"discussion-host"}),
    ("serve-document", {"document_id": NOTICE}, {"no-such-document"}),
    ("serve-document", {"served_on": date(2026, 5, 24)}, {"served-before-issue"}),
    ("serve-document", _LEFT, {"service-unexplained"}),
    ("serve-document", _LEFT | {"circumstances": "拒收，录像"}, set()),
    ("serve-document", _ELECTRONIC, {"no-address"}),
    ("confirm-address", {"electronic": True}, {"address-incomplete"}),
    ("confirm-address", {"electronic": True, "electronic_address": "示范"}, set()),
    ("overturn-decision", {"decided_on": date(2026, 5, 24)}, {"overturned-too-early"}),
    ("record-payment", {"account": execution.Account.FUND}, {"wrong-account"}),
    ("record-payment", {"amount_fen": 0}, {"paid-too-much"}),
    ("record-payment", {"amount_fen": 1}, set()),
    ("record-payment", {"amount_fen": 1_542_286}, {"paid-too-much"}),
    ("record-payment", {"paid_on": date(2026, 5, 24)}, {"paid-before-decision"}),
    (
        "record-payment",
        {"kind": execution.PaymentKind.SURCHARGE, "amount_fen": 1},
        {"paid-too-much"},
    ),
    ("propose-deferral", {"until": date(2026, 6, 1)}, {"deferral-too-early"}),
    ("resume", {"resumed_on": date(2026, 5, 19)}, {"resumed-too-early"}),
    ("propose-extension", {"days": 31}, {"extension-too-long"}),
    (
        "propose-extension",
        {"stage": execution.ExtensionStage.SECOND},
        {"extension-order", "extension-not-discussed"},
    ),
    ("propose-closing", {"ground": execution.ClosingGround.COURT}, {"not-executed"}),
    (
        "propose-closing",
        {"ground": execution.ClosingGround.TERMINATED},
        {"not-executed"},
    ),
    (
        "propose-closing",
        {"ground": execution.ClosingGround.NOTHING_TO_EXECUTE},
        {"not-executed"},
    ),
    ("propose-closing", {"ground": execution.ClosingGround.OTHER}, set()),
]


@pytest.mark.parametrize(("name", "fields", "expected"), DATA_ROWS)
def test_one_other_thing_typed(
    name: str, fields: dict[str, Any], expected: set[str]
) -> None:
    act = f"cases.{name}"
    assert codes(act, typed(act, **fields)) == expected


class TestReview:
    """法制审核: passed for exactly this draft and this evidence."""

    @pytest.mark.parametrize(
        "name", ["issue-notice", "propose-decision", "issue-decision"]
    )
    @pytest.mark.parametrize(
        "review",
        [
            ReviewState(),
            passed(draft="c" * 64),
            passed(listed="c" * 64),
        ],
    )
    def test_another_review_is_none(self, name: str, review: ReviewState) -> None:
        act = f"cases.{name}"
        assert codes(act, ready(act, review=review)) == {"review-not-passed"}

    def test_a_newer_round_counts(self) -> None:
        review = passed()
        review.rounds.append(replace(review.rounds[0], no=2, verdict=None))
        act = "cases.propose-decision"
        assert codes(act, ready(act, review=review)) == {"review-not-passed"}

    def test_one_round_at_a_time(self) -> None:
        review = passed()
        review.rounds[0].verdict = None
        act = "cases.request-review"
        assert codes(act, ready(act, review=review)) == {"review-open"}

    def test_what_passed_is_not_sent_again(self) -> None:
        act = "cases.request-review"
        assert codes(act, ready(act, review=passed())) == {"review-passed-already"}

    def test_new_evidence_is_sent_again(self) -> None:
        act = "cases.request-review"
        assert codes(act, ready(act, review=passed(listed="c" * 64))) == set()


NARROW: list[tuple[Callable[[], Any], set[str]]] = [
    (lambda: _violation(fine_fen=1_379_160), set()),
    (lambda: _violation(fine_fen=1_379_161), {"harsher-than-notified"}),
    (lambda: _violation(fine_fen=1_379_159), set()),
    (lambda: _violation(refund_fen=1_379_161), {"harsher-than-notified"}),
    (lambda: _violation(basis="条例第三十八条第（一）项"), {"fact-not-notified"}),
    (lambda: _violation(facts="另一事实"), {"fact-not-notified"}),
    (lambda: _violation(situation_no=11), {"fact-not-notified"}),
    (lambda: _violation(period_from=date(2023, 12, 31)), {"fact-not-notified"}),
    (lambda: _violation(period_to=date(2026, 1, 1)), {"fact-not-notified"}),
    (lambda: _violation(period_to=date(2025, 12, 30)), set()),
    (lambda: _violation(period_from=date(2024, 1, 2)), set()),
    (
        lambda: (
            *_violation(),
            *_violation(facts="另一事实", fine_fen=0, refund_fen=0),
        ),
        {"fact-not-notified"},
    ),
]


@pytest.mark.parametrize("act", ["cases.propose-decision", "cases.issue-decision"])
class TestAsNotified:
    """不得加重 (处罚法 art. 45.2), and no fact that was not told (art. 44)."""

    @pytest.mark.parametrize(("violations", "expected"), NARROW)
    def test_the_decision_keeps_to_the_notice(
        self, act: str, violations: Callable[[], Any], expected: set[str]
    ) -> None:
        found = in_case(
            act,
            notified=_draft(*_violation()),
            draft=_draft(*violations()),
        )
        assert codes(act, found) == expected

    def test_no_longer_suspension_than_told(self, act: str) -> None:
        found = in_case(
            act,
            notified=_draft(suspend_settlement_months=6),
            draft=_draft(suspend_settlement_months=7),
        )
        assert codes(act, found) == {"harsher-than-notified"}
        found.case.draft = _draft(suspend_settlement_months=6)
        assert codes(act, found) == set()

    def test_without_a_penalty_nothing_was_to_be_told(self, act: str) -> None:
        found = in_case(
            act,
            draft=_draft(outcome=Outcome.NO_PENALTY),
            notified=None,
            notice=None,
            notice_served_on=None,
        )
        assert codes(act, found) == set()


class TestService:
    """送达: electronically only where the locality and the party agree."""

    ACT = "cases.serve-document"

    def electronic(self) -> Any:
        found = typed(self.ACT, **_ELECTRONIC)
        found.case.address = replace(
            ready("cases.confirm-address").data,
            electronic=True,
            electronic_address="示范",
        )
        return found

    def test_with_consent(self) -> None:
        assert codes(self.ACT, self.electronic()) == set()

    def test_without_consent(self) -> None:
        found = self.electronic()
        found.case.address = replace(found.case.address, electronic=False)
        assert codes(self.ACT, found) == {"no-address"}

    def test_not_in_liaoning(self) -> None:
        found = replace(self.electronic(), law=law_of(MINGSHAN, FILED))
        assert codes(self.ACT, found) == {"electronic-not-allowed"}

    def test_papers_that_stay_inside_are_not_served(self) -> None:
        inside = {DECISION: document(date(2026, 5, 25), sealed=False)}
        assert codes(self.ACT, ready(self.ACT, documents=inside)) == {
            "no-such-document"
        }

    def test_before_anything_is_made_there_is_nothing_to_serve(self) -> None:
        found = ready(self.ACT, documents={}, data=None)
        assert codes(self.ACT, found) == {"all-served"}


class TestExtension:
    """延长: thirty days by the head, then sixty by discussion, while the limit runs."""

    ACT = "cases.propose-extension"
    SECOND: ClassVar = {"stage": execution.ExtensionStage.SECOND, "days": 60}

    def test_the_second_follows_the_first_and_a_discussion(self) -> None:
        found = typed(self.ACT, **self.SECOND)
        found.case.extensions = {execution.ExtensionStage.FIRST: 30}
        found.case.discussion = ready("cases.discuss").data
        assert codes(self.ACT, found) == {"extension-not-discussed"}
        found.case.extension_discussion = True
        assert codes(self.ACT, found) == set()

    def test_each_once(self) -> None:
        found = typed(self.ACT, **self.SECOND)
        found.case.extension_discussion = True
        found.case.extensions = dict.fromkeys(execution.ExtensionStage, 30)
        assert codes(self.ACT, found) == {"extension-order"}

    @pytest.mark.parametrize(
        "act", ["cases.propose-extension", "cases.approve-extension"]
    )
    def test_only_while_the_limit_runs(self, act: str) -> None:
        last = FILED + timedelta(days=90)
        assert codes(act, ready(act, at=at(last))) == set()
        late = ready(act, at=at(last + timedelta(days=1)))
        assert codes(act, late) == {"extension-too-late"}


class TestDiscussion:
    """集体讨论: everybody once, everybody signs, a head presides."""

    ACT = "cases.discuss"

    def voices(self, *officers: Any, signed: bool = True) -> set[str]:
        voices = tuple(
            notice.Voice(officer_id=one, view="同意", signed=signed) for one in officers
        )
        return codes(self.ACT, typed(self.ACT, voices=voices))

    @pytest.mark.parametrize(
        ("stages", "expected"),
        [
            ((), {"nothing-to-discuss"}),
            ((execution.ExtensionStage.FIRST,), set()),
            (tuple(execution.ExtensionStage), {"nothing-to-discuss"}),
        ],
    )
    def test_more_time_is_discussed_between_the_extensions_without_a_draft(
        self, stages: tuple[execution.ExtensionStage, ...], expected: set[str]
    ) -> None:
        found = typed(self.ACT, subject=notice.DiscussionSubject.EXTENSION)
        found.case.draft = None
        found.case.extensions = dict.fromkeys(stages, 30)
        assert codes(self.ACT, found) == expected
        assert codes(self.ACT, replace(found, data=None)) == expected

    def test_all_sign(self) -> None:
        assert self.voices(scene.HEAD, scene.DEPUTY, signed=False) == {
            "discussion-unsigned"
        }

    def test_nobody_twice(self) -> None:
        assert self.voices(scene.HEAD, scene.DEPUTY, scene.DEPUTY) == {
            "discussion-host"
        }

    def test_who_presides_takes_part(self) -> None:
        assert self.voices(scene.DEPUTY, scene.HOST, scene.CLERK) == {"discussion-host"}

    def test_nobody_from_outside(self) -> None:
        assert self.voices(scene.HEAD, scene.DEPUTY, STRANGER) == {"discussion-host"}

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({}, {"discussion-not-held"}),
            ({"discussion_draft": "a" * 64, "agrees": True}, set()),
            ({"discussion_draft": "c" * 64, "agrees": True}, {"discussion-not-held"}),
            ({"discussion_draft": "a" * 64, "agrees": False}, {"discussion-not-held"}),
        ],
    )
    def test_a_complex_case_is_discussed_on_this_draft(
        self, facts: dict[str, Any], expected: set[str]
    ) -> None:
        act = "cases.propose-decision"
        found = in_case(act, filing=replace(scene.FILING, complex=True))
        if facts:
            held = replace(ready(self.ACT).data, agrees=facts["agrees"])
            found.case.discussion = held
            found.case.discussion_draft = facts["discussion_draft"]
        assert codes(act, found) == expected


def test_nobody_decides_on_himself() -> None:
    """决定回避: of the principal, a deputy decides."""
    act = "cases.decide-recusal"
    found = in_case(act, recusals_asked={scene.HEAD})
    own = replace(
        found, data=replace(found.data, officer_id=scene.HEAD, replacement=None)
    )
    assert codes(act, own) == {"own-recusal"}
    deputy = replace(own, officer=found.named[scene.DEPUTY])
    assert codes(act, deputy) == set()


def test_evidence_kinds_are_those_of_the_law() -> None:
    assert [one.label for one in evidence.EvidenceKind] == [
        "书证",
        "物证",
        "视听资料",
        "电子数据",
        "证人证言",
        "当事人的陈述",
        "鉴定意见",
        "勘验笔录、现场笔录",
    ]
