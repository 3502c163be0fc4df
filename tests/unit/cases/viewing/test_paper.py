"""拟处理意见的文稿: as prose, and by which of its parts two drafts meet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.unit.cases import printing_scene as scene
from zhunsheng.cases.printing import matters
from zhunsheng.cases.records.court import (
    CourtApplicationDrafted,
    DraftCourtApplication,
)
from zhunsheng.cases.records.drafts import DecisionDrafted, DraftDecision
from zhunsheng.cases.records.drafts_v1 import DecisionDraftedV1, DraftDecisionV1
from zhunsheng.cases.records.parts import Outcome
from zhunsheng.cases.viewing.comparing import compare
from zhunsheng.cases.viewing.paper import drafted_in, paper_of


def drafted(**changes: Any) -> DecisionDrafted:
    given: DraftDecision = replace(scene.DRAFT, **changes)
    return DecisionDrafted(
        case_id=scene.CASE,
        round=1,
        given=given,
        draft_digest="a" * 64,
        evidence_digest="b" * 64,
    )


def test_the_words_are_those_of_the_decision() -> None:
    text = "\n".join(one.text for one in paper_of(drafted()))
    for violation in scene.DRAFT.violations:
        assert matters.facts((violation,)) in text
        assert matters.basis((violation,)) in text
    for measure in matters.measures_of(scene.DRAFT):
        assert measure in text
    assert scene.DRAFT.reasons in text


def test_each_fact_names_its_evidence() -> None:
    facts = [one for one in paper_of(drafted()) if one.evidence]
    assert [one.evidence for one in facts] == [
        one.evidence_nos for one in scene.DRAFT.violations
    ]


def test_keys_are_never_the_same_twice() -> None:
    twice = scene.DRAFT.violations + scene.DRAFT.violations
    keys = [one.key for one in paper_of(drafted(violations=twice))]
    assert len(keys) == len(set(keys))


def test_a_violation_put_before_another_leaves_that_one_alone() -> None:
    first, second = scene.DRAFT.violations
    before = paper_of(drafted(violations=(second,)))
    after = paper_of(drafted(violations=(first, second)))
    found = compare(before, after)
    assert found.added == 3  # what happened, by which law, how it is weighed
    assert found.removed == 0


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"transfer_to": "示范市公安局"}, "移送示范市公安局。"),
        ({"attachments": ("示范报告", "示范清单")}, "示范报告；示范清单。"),
        ({"terminate_agreement": True}, "责令解除医疗保障服务协议。"),
        ({"refuse_payment_fen": 12_300}, "拒付医疗保障基金"),
        ({"suspend_settlement_months": 6}, "涉及医疗保障基金使用的医药服务6个月。"),
    ],
)
def test_what_is_meant_besides_is_said(changes: dict[str, Any], says: str) -> None:
    def told(draft: DecisionDrafted) -> str:
        return "\n".join(one.text for one in paper_of(draft))

    neutral = drafted(suspend_settlement_months=0)
    assert says not in told(neutral)
    assert says in told(drafted(**({"suspend_settlement_months": 0} | changes)))


def test_facts_that_cannot_be_established_are_not_punished() -> None:
    paper = paper_of(drafted(outcome=Outcome.NOT_ESTABLISHED))
    keys = [one.key for one in paper]
    assert "measures" not in keys
    assert not [one for one in keys if one.endswith(("/basis", "/discretion"))]


def test_a_draft_of_the_first_shape_reads_as_one_of_today() -> None:
    given = scene.DRAFT
    old = DecisionDraftedV1(
        case_id=scene.CASE,
        round=1,
        given=DraftDecisionV1(
            case_id=given.case_id,
            outcome=given.outcome,
            violations=given.violations,
            suspend_settlement_months=given.suspend_settlement_months,
            reasons=given.reasons,
            transfer_to=given.transfer_to,
            attachments=given.attachments,
        ),
        draft_digest="a" * 64,
        evidence_digest="b" * 64,
    )
    found = drafted_in(old)
    assert found is not None
    assert paper_of(found) == paper_of(drafted())
    assert drafted_in(scene.FILING) is None


def test_an_application_to_the_court_says_what_is_asked() -> None:
    application = CourtApplicationDrafted(
        case_id=scene.CASE,
        round=1,
        given=DraftCourtApplication(
            case_id=scene.CASE,
            court="示范市示范区人民法院",
            surcharge=True,
            reasons="决定已经生效。",
            party_view="没有提出。",
            property="不掌握。",
        ),
        fine_fen=100_000,
        refund_fen=0,
        surcharge_fen=3_000,
        computed_on=date(2026, 6, 1),
        draft_digest="c" * 64,
        evidence_digest="d" * 64,
    )
    paper = paper_of(application)
    assert drafted_in(application) is application
    assert paper[0].text == (
        "向示范市示范区人民法院申请强制执行罚款1,000.00元、加处罚款30.00元"
        "（算至2026年6月1日）。"
    )
    assert [one.heading for one in paper] == [
        "申请事项",
        "事实、理由和依据",
        "当事人的意见",
        "执行标的情况",
    ]
