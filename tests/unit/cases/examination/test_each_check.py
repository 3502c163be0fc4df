"""机器发现: a lawful case has none; each changed fact is found, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.unit.cases.examination.changed_stories import (
    BEFORE,
    BEFORE_IT,
    FRAUD,
    FRAUD_BEFORE,
    HARSHER,
    MANAGED,
    OTHERWISE,
    PARTY,
    PERSONAL,
    SAME,
    SMALL_FRAUD,
    STRANGER,
    alone,
    asked_for_a_hearing,
    citizen,
    commissioned,
    complicated,
    decided_before,
    defended,
    discussed,
    expired,
    extended,
    heard,
    ordered,
    preserved,
    recused,
    unpunished,
    weighing,
    with_paper,
)
from tests.unit.cases.examination.lawful_story import (
    CHECKER,
    DRAFT,
    FIRST,
    NOTICE,
    OVERUSE,
    SECOND,
    SWAP,
    THIRD,
    TODAY,
    Story,
    at,
    drafted,
    evidence,
    papers,
    served,
)
from zhunsheng.cases.examination.looking import checks
from zhunsheng.cases.records.decision import ServiceManner
from zhunsheng.cases.records.filing import (
    Jurisdiction,
)
from zhunsheng.cases.records.leads import Informant, LeadSource
from zhunsheng.cases.records.parts import (
    Circumstance,
    Outcome,
    Signature,
)
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations import discretion
from zhunsheng.regulations.factors import Factor
from zhunsheng.review.records import Subject

ELSEWHERE = {"defence-too-short", "benchmark-departed"}
"""Checks that need another bureau: their tests stand in test_local_law."""


@pytest.fixture(autouse=True)
def no_benchmark() -> Iterator[None]:
    """裁量基准 of a province are data that change: here there are none."""
    before = discretion.current()
    discretion.install(())
    yield
    discretion.install(before)


WAITING = {"recusal-undecided", "hearing-not-held", "defence-unanswered"}
"""What a case may wait for, and nobody may forget."""

Make = Callable[[], Story]
FOUND: dict[str, tuple[Make, set[str]]] = {
    "filed as another's": (
        lambda: Story().filing(jurisdiction=Jurisdiction.ELSEWHERE),
        {"jurisdiction-elsewhere"},
    ),
    "assigned, but reported": (
        lambda: Story().filing(jurisdiction=Jurisdiction.ASSIGNED),
        {"jurisdiction-unsupported"},
    ),
    "transferred, but reported": (
        lambda: Story().filing(jurisdiction=Jurisdiction.TRANSFERRED),
        {"jurisdiction-unsupported"},
    ),
    "another province": (
        lambda: Story().filing(party=replace(PARTY, address="四川省示范市示范路")),
        {"party-elsewhere"},
    ),
    "a neighbouring city": (
        lambda: (
            Story()
            .filing(party=replace(PARTY, address="甘肃省示范乙市示范路"))
            .knowing(regions={BureauCode("620200"): "示范乙市"})
        ),
        {"party-elsewhere"},
    ),
    "one officer": (
        lambda: Story().change("inspection", officers=(FIRST,)),
        {"officers-too-few:7"},
    ),
    "one officer twice": (
        lambda: Story().change("interview", officers=(FIRST, FIRST)),
        {"officers-too-few:12"},
    ),
    "a certificate that ended the day before": (
        lambda: (
            Story()
            .change("interview", officers=(FIRST, THIRD))
            .knowing(named=expired(THIRD, date(2026, 3, 10)))
        ),
        {"certificate-invalid:12"},
    ),
    "nobody of this bureau": (
        lambda: Story().change("interview", officers=(FIRST, STRANGER)),
        {"certificate-invalid:12"},
    ),
    "the writer's certificate ended": (
        lambda: Story().knowing(named=expired(FIRST, date(2026, 4, 28))),
        {"writer-uncertified:14"},
    ),
    "the recused one wrote": (
        lambda: recused().by("report", SECOND),
        {"recused-acted:15"},
    ),
    "the recused one was there": (
        lambda: recused().before(
            "report",
            "more",
            evidence(5, taken_on=date(2026, 3, 16), proves="当事人身份"),
            at(3, 16),
        ),
        {"recused-acted:15"},
    ),
    "no handler was there": (
        lambda: Story().change("inspection", officers=(THIRD, CHECKER)),
        {"no-handler-present:7"},
    ),
    "in two places at once": (
        lambda: Story().change(
            "interview", began_at=at(3, 10, 10), ended_at=at(3, 10, 12)
        ),
        {"officers-overlap:7-12"},
    ),
    "inspected before filing": (
        lambda: Story().change(
            "inspection", began_at=at(3, 1, 9), ended_at=at(3, 1, 10)
        ),
        {"measures-before-filing:7"},
    ),
    "reported before filing": (
        lambda: Story().change("report", ended_on=date(2026, 3, 1)),
        {
            "steps-disordered:report",
            "report-before-measures:7",
            "report-before-measures:12",
        },
    ),
    "drafted before the investigation ended": (
        lambda: Story().change("report", ended_on=date(2026, 4, 30)),
        {"steps-disordered:draft"},
    ),
    "told before it was drafted": (
        lambda: Story().told(issued_on=date(2026, 4, 28)),
        {"steps-disordered:notice"},
    ),
    "answered before it was told": (
        lambda: defended(when=date(2026, 5, 4)),
        {"steps-disordered:answer"},
    ),
    "asked after the report": (
        lambda: Story().change("report", ended_on=date(2026, 3, 10)),
        {"report-before-measures:12"},
    ),
    "no certificate shown": (
        lambda: Story().change("inspection", showed_certificates=False),
        {"certificate-not-shown:7"},
    ),
    "no rights told": (
        lambda: Story().change("interview", told_rights=False),
        {"rights-not-told:12"},
    ),
    "refused without a word": (
        lambda: Story().change("interview", signature=Signature.REFUSED, witness="甲"),
        {"refusal-unexplained:12"},
    ),
    "refused without a witness": (
        lambda: Story().change(
            "interview", signature=Signature.REFUSED, refusal_note="不愿签名"
        ),
        {"refusal-unexplained:12"},
    ),
    "ended as it began": (
        lambda: Story().change("interview", ended_at=at(3, 11, 9)),
        {"times-disordered:12"},
    ),
    "over two days": (
        lambda: Story().change("interview", began_at=at(3, 10, 23)),
        {"times-disordered:12"},
    ),
    "written down before it ended": (
        lambda: Story().change("interview", ended_at=at(3, 11, 13)),
        {"times-disordered:12"},
    ),
    "recusal undecided": (
        lambda: recused(granted=None),
        {f"recusal-undecided:{SECOND}"},
    ),
    "recusal asked for in a record": (
        lambda: Story().change("interview", recusal="申请李某回避"),
        {"recusal-unregistered:12"},
    ),
    "checked by who proposed": (
        lambda: Story().by("checked", FIRST),
        {"signers-same:3"},
    ),
    "a defence unanswered": (
        lambda: defended(answered=False),
        {"defence-unanswered"},
    ),
    "no hearing offered": (
        lambda: Story().told(hearing_offered=False),
        {"hearing-not-offered"},
    ),
    "the hearing not held": (asked_for_a_hearing, {"hearing-not-held"}),
    "the hearing a day too soon": (
        lambda: heard(date(2026, 5, 28)).change("hearing-held", began_at=at(5, 28, 9)),
        {"hearing-too-soon:18"},
    ),
    "led by a handler": (
        lambda: heard(host=FIRST),
        {"hearing-host-took-part:18-host"},
    ),
    "written by a handler": (
        lambda: heard(clerk=SECOND),
        {"hearing-host-took-part:18-clerk"},
    ),
    "verified too late": (
        lambda: Story().change("concluded", concluded_on=date(2026, 3, 31)),
        {"lead-late:verify-lead"},
    ),
    "the time limit passed": (
        lambda: replace(Story(), today=date(2026, 6, 1)),
        {"time-limit-passed"},
    ),
    "extended when it was over": (
        lambda: extended((6, 1)),
        {"extension-late:17"},
    ),
    "extended again without a word": (
        lambda: extended(stage="second"),
        {"extension-undiscussed:17"},
    ),
    "preserved a day too long": (
        lambda: preserved(date(2026, 3, 20)),
        {"preservation-late:15"},
    ),
    "preserved and forgotten": (lambda: preserved(None), {"preservation-late:15"}),
    "evidence that is not there": (
        lambda: Story().violation(evidence_nos=(1, 9)),
        {"violation-unproved:1"},
    ),
    "no evidence named": (
        lambda: Story().violation(2, evidence_nos=()),
        {"violation-unproved:2", "evidence-unused"},
    ),
    "evidence for nothing": (
        lambda: Story().violation(2, evidence_nos=(2,)),
        {"evidence-unused"},
    ),
    "nothing but a statement": (
        lambda: Story().violation(2, evidence_nos=(3,)),
        {"statement-alone:2"},
    ),
    "evidence after the report": (
        lambda: Story().before(
            "draft", "more", evidence(5, proves="当事人身份"), at(4, 28, 16)
        ),
        {"evidence-after-report"},
    ),
    "evidence after the draft": (
        lambda: Story().add("more", evidence(5, proves="当事人身份"), at(4, 30)),
        {"evidence-after-report", "evidence-after-draft"},
    ),
    "the expert did not answer": (
        lambda: commissioned(None),
        {"expert-unanswered:1"},
    ),
    "the expert answered after the report": (
        lambda: commissioned(date(2026, 4, 29)),
        {"expert-unanswered:1"},
    ),
    "a file that is gone": (
        lambda: Story().put("evidence-2", evidence(2, file="c" * 64)),
        {"file-missing:2"},
    ),
    "found a day too late": (
        lambda: Story().violation(
            2,
            facts="2024年1月至2月串换诊疗项目，造成基金损失 1087.50 元。",
            period_to=date(2024, 2, 9),
        ),
        {"limitation-passed:2"},
    ),
    "begun after it ended": (
        lambda: Story().violation(period_from=date(2026, 1, 1)),
        {"period-implausible:1"},
    ),
    "ended after the report": (
        lambda: Story().violation(period_to=date(2026, 4, 29)),
        {"period-implausible:1"},
    ),
    "facts that the party was not told": (
        lambda: (
            Story()
            .told()
            .add(
                "again",
                drafted(replace(DRAFT, violations=(OTHERWISE, SWAP)), "d" * 64),
                at(5, 6),
            )
        ),
        {"facts-not-notified:1"},
    ),
    "a situation that was not reported": (
        lambda: Story().drafted(2, situation_no=15, basis="条例第三十八条第（五）项"),
        {"facts-not-reported:2"},
    ),
    "a sum that is wrong": (
        lambda: Story().violation(
            facts="甲药 13791.50 元、乙药 0.11 元，合计 13791.60 元。"
        ),
        {"sum-differs:1"},
    ),
    "another amount in the text": (
        lambda: Story().violation(facts="超量开药，造成基金损失 13791.61 元。"),
        {"amount-unwritten:1"},
    ),
    "another amount than reported": (
        lambda: Story().drafted(
            facts="超量开药，造成基金损失 13791.00 元。",
            base_fen=1_379_100,
            refund_fen=1_379_100,
            fine_fen=1_379_100,
        ),
        {"base-differs:1"},
    ),
    "more back than was lost": (
        lambda: Story().violation(refund_fen=1_379_161),
        {"refund-differs:1"},
    ),
    "less back than was lost": (
        lambda: Story().violation(refund_fen=1_379_159),
        {"refund-differs:1"},
    ),
    "another multiple": (
        lambda: Story().violation(reasons="处造成损失金额一点五倍的罚款。"),
        {"multiple-differs:1"},
    ),
    "harsher than told": (
        lambda: (
            Story()
            .told()
            .add(
                "again",
                drafted(replace(DRAFT, violations=(HARSHER, SWAP)), "d" * 64),
                at(5, 6),
            )
        ),
        {"harsher-than-notified"},
    ),
    "no such situation": (
        lambda: Story().violation(situation_no=99),
        {"situation-unknown:1"},
    ),
    "a person's violation": (
        lambda: alone(**(PERSONAL | {"fine_fen": 600_000})),
        {"subject-mismatch:1"},
    ),
    "no such item": (
        lambda: Story().violation(violated="条例第三十八条第（九）项"),
        {"clause-unknown:1"},
    ),
    "no such article": (
        lambda: Story().violation(violated="条例第五十一条"),
        {"clause-unknown:1"},
    ),
    "another item": (
        lambda: Story().violation(basis="条例第三十八条第（三）项"),
        {"basis-mismatch:1"},
    ),
    "another article": (
        lambda: Story().violation(basis="条例第四十条第一款"),
        {"basis-mismatch:1"},
    ),
    "before the law": (
        lambda: alone(
            facts="2021年4月超量开药，造成基金损失 13791.60 元。",
            period_from=date(2021, 4, 1),
            period_to=date(2021, 4, 30),
        ).filing(endangers_health=True),
        {"law-not-in-force:1"},
    ),
    "fined for it before": (
        lambda: (
            Story()
            .given(weighed=weighing(last_penalised_on=date(2025, 6, 1)))
            .knowing(earlier=decided_before(violations=SAME))
        ),
        {f"fined-before:1-{BEFORE}", f"penalty-untold:2-{BEFORE}"},
    ),
    "above the range": (
        lambda: Story().violation(fine_fen=2_758_321, reasons="从严处罚。"),
        {"fine-out-of-range:1"},
    ),
    "mitigated, but not below": (
        lambda: Story().violation(
            circumstance=Circumstance.MITIGATED, reasons="减轻处罚，处一倍的罚款。"
        ),
        {"fine-out-of-range:1"},
    ),
    "fined without an order": (lambda: alone(**MANAGED), {"correction-first:1"}),
    "fined although corrected": (
        lambda: ordered(corrected=True),
        {"correction-first:1"},
    ),
    "fined although not to be": (
        lambda: Story().violation(circumstance=Circumstance.NO_FAULT),
        {"no-penalty-ground:1"},
    ),
    "let off without a ground": (
        lambda: unpunished(circumstance=Circumstance.NONE, reasons="没有必要处罚。"),
        {"no-penalty-ground:1"},
    ),
    "corrected, as it is said": (
        lambda: unpunished().change("inspection", findings="处方与诊断不符"),
        {"correction-unproved:1"},
    ),
    "reasons of another circumstance": (
        lambda: Story().violation(reasons="依法从重处罚，处一倍的罚款。"),
        {"circumstances-contradict:1"},
    ),
    "heavier against the report": (
        lambda: Story().violation(
            circumstance=Circumstance.HEAVIER, reasons="依法从重处罚，处一倍的罚款。"
        ),
        {"circumstances-contradict:report"},
    ),
    "a first offence that is the second": (
        lambda: unpunished().knowing(earlier=decided_before()),
        {f"first-offence-contradicted:1-{BEFORE}"},
    ),
    "cooperative and obstructive": (
        lambda: (
            Story()
            .given(weighed=weighing(Factor.COOPERATIVE, Factor.OBSTRUCTED))
            .change("inspection", findings="先拒绝检查，后配合")
        ),
        {"factors-contradict:1-cooperative-obstructed"},
    ),
    "paid back, as it is said": (
        lambda: Story().given(weighed=weighing(Factor.REFUNDED_BEFORE_DECISION)),
        {"factor-unproved:1-refunded-before-decision"},
    ),
    "a child's age of an institution": (
        lambda: Story().given(weighed=weighing(Factor.MINOR_AGE)),
        {"factor-unproved:1-minor-age"},
    ),
    "penalised before, and not told": (
        lambda: alone().knowing(earlier=decided_before(violations=(BEFORE_IT,))),
        {f"penalty-untold:1-{BEFORE}"},
    ),
    "a licence revoked": (
        lambda: Story().given(reasons="罚款，并吊销执业许可证。"),
        {"foreign-penalty:1"},
    ),
    "suspended too short": (
        lambda: Story().given(suspend_settlement_months=5),
        {"suspension-out-of-range"},
    ),
    "suspended too long": (
        lambda: Story().given(suspend_settlement_months=13),
        {"suspension-out-of-range"},
    ),
    "suspended without a rule": (
        lambda: ordered(corrected=False).given(suspend_settlement_months=6),
        {"suspension-out-of-range"},
    ),
    "an agreement ended without fraud": (
        lambda: Story().given(terminate_agreement=True),
        {"termination-without-basis"},
    ),
    "a person not suspended": (citizen, {"suspension-missing"}),
    "another draft was discussed": (
        lambda: complicated(discussed()).add(
            "again", drafted(replace(DRAFT, reasons="另拟"), "d" * 64), at(5, 6)
        ),
        {"discussion-outdated"},
    ),
    "the heads did not agree": (
        lambda: complicated(discussed(agrees=False)),
        {"discussion-outdated"},
    ),
    "no record of the interview": (
        lambda: Story().knowing(
            documents=tuple(
                one
                for one in papers(record for _, record, _, _ in Story().written)
                if one.kind != "interview-record"
            )
        ),
        {"document-missing:interview-record"},
    ),
    "a document that cannot be printed": (
        lambda: with_paper("case-report", failure="缺字"),
        {f"document-faulty:{UUID(int=177)}"},
    ),
    "a document without a number": (
        lambda: with_paper("rectification-order", number=None),
        {f"document-faulty:{UUID(int=177)}"},
    ),
    "a document without a seal": (
        lambda: with_paper("rectification-order", signed=False),
        {f"document-faulty:{UUID(int=177)}"},
    ),
    "left, and nobody saw it": (
        lambda: (
            Story()
            .told()
            .put(
                "served",
                served(
                    NOTICE.document_id,
                    "penalty-notice",
                    date(2026, 5, 5),
                    manner=ServiceManner.LEFT,
                    circumstances="拒收",
                ),
            )
        ),
        {"service-incomplete:16"},
    ),
    "posted without a number": (
        lambda: (
            Story()
            .told()
            .put(
                "served",
                served(
                    NOTICE.document_id,
                    "penalty-notice",
                    date(2026, 5, 5),
                    manner=ServiceManner.POST,
                ),
            )
        ),
        {"service-incomplete:16"},
    ),
    "nobody represents the party": (
        lambda: Story().filing(party=replace(PARTY, representative=None)),
        {"representative-missing"},
    ),
    "a blank in the text": (
        lambda: Story().given(reasons="违法事实清楚，XX 待补。"),
        {"text-unfinished:1"},
    ),
    "fraud of three thousand": (lambda: alone(**FRAUD), {"fraud-amount"}),
    "fraud again": (
        lambda: (
            alone(**SMALL_FRAUD)
            .given(weighed=weighing(last_penalised_on=date(2025, 6, 1)))
            .knowing(earlier=decided_before(violations=FRAUD_BEFORE))
        ),
        {"fraud-repeated"},
    ),
    "a gang": (
        lambda: Story().change("report", nature="伙同他人违规使用基金"),
        {f"crime-words:{1}"},
    ),
    "transferred to nobody": (
        lambda: alone(**(FRAUD | {"fine_fen": 0})).given(
            outcome=Outcome.TRANSFER_JUDICIAL, attachments=("调查报告",)
        ),
        {"transfer-incomplete"},
    ),
    "the informant in the text": (
        lambda: (
            Story()
            .given(reasons="经示范举报人反映，事实清楚。")
            .knowing(informant=Informant(name="示范举报人", contact="00001111"))
        ),
        {"informant-named:1"},
    ),
    "a telephone number in the text": (
        lambda: Story().given(reasons="联系人 13800000000，事实清楚。"),
        {"identifier-written:1"},
    ),
    "an identity number in the text": (
        lambda: Story().given(reasons="患者 110101199003070176，事实清楚。"),
        {"identifier-written:1"},
    ),
    "a patient in the text": (
        lambda: (
            Story()
            .change("interview", identity="参保患者")
            .given(reasons="示范癸证实，事实清楚。")
        ),
        {"patient-named:5-12"},
    ),
    "a day to come": (
        lambda: Story().drafted(facts="2027年1月造成基金损失 13791.60 元。"),
        {"date-implausible:1"},
    ),
    "a day that is none": (
        lambda: Story().drafted(facts="2025年2月30日造成基金损失 13791.60 元。"),
        {"date-implausible:1"},
    ),
    "capitals of another amount": (
        lambda: Story().given(
            reasons="罚款人民币壹万叁仟柒佰玖拾贰元整（13791.60 元）。"
        ),
        {"capitals-differ:1"},
    ),
}

LAWFUL: dict[str, Make] = {
    "a tier of the benchmark is no circumstance": lambda: Story().violation(
        reasons=(
            "按裁量基准，裁量阶次为“从轻处罚”；按金额所在的从轻阶次不足以纠正，"
            "处造成损失金额一倍的罚款。"
        )
    ),
    "as it is": Story,
    "told": lambda: Story().told(),
    "of this province": lambda: Story().filing(
        party=replace(PARTY, address="甘肃省示范市示范路")
    ),
    "assigned from above": lambda: (
        Story()
        .change("lead", source=LeadSource.SUPERIOR, named_informant=False)
        .filing(jurisdiction=Jurisdiction.ASSIGNED)
    ),
    "the neighbour's name in an insured person's case": lambda: Story().filing(
        jurisdiction=Jurisdiction.INSURED,
        party=replace(PARTY, address="四川省示范市"),
    ),
    "valid on the last day": lambda: (
        Story()
        .change("interview", officers=(FIRST, THIRD))
        .knowing(named=expired(THIRD, date(2026, 3, 11)))
    ),
    "a helper beside a handler": lambda: Story().change(
        "interview", officers=(FIRST, CHECKER)
    ),
    "recused, and gone": lambda: recused().before(
        "report", "x", evidence(5, taken_on=date(2026, 3, 12), proves="身份"), at(3, 16)
    ),
    "recusal refused": lambda: recused(granted=False).by("report", SECOND),
    "one after the other": lambda: Story().change(
        "interview", began_at=at(3, 10, 11), ended_at=at(3, 10, 12)
    ),
    "an inspection of two days": lambda: Story().change(
        "inspection", began_at=at(3, 9, 9)
    ),
    "some of the amounts": lambda: Story().violation(
        facts="总费用 20000.00 元，甲 10000.00 元、乙 3791.60 元。"
    ),
    "an agreement ended for fraud": lambda: alone(**SMALL_FRAUD).given(
        terminate_agreement=True
    ),
    "refused, with reason and film": lambda: Story().change(
        "interview", signature=Signature.REFUSED, refusal_note="不愿签名，全程录像"
    ),
    "answered": defended,
    "heard": heard,
    "the hearing on its first day": lambda: heard(date(2026, 5, 29)),
    "the last day of the time limit": lambda: replace(Story(), today=date(2026, 5, 31)),
    "extended on the last day": lambda: extended((5, 31)),
    "extended again, and discussed": lambda: extended(stage="second", talked=True),
    "preserved to the last day": lambda: preserved(date(2026, 3, 19)),
    "the expert answered": commissioned,
    "found on the last day": lambda: Story().violation(
        2,
        facts="2024年1月至2月串换诊疗项目，造成基金损失 1087.50 元。",
        period_to=date(2024, 2, 10),
    ),
    "found in five years, where health was harmed": lambda: (
        Story()
        .violation(
            2,
            facts="2022年1月至2月串换诊疗项目，造成基金损失 1087.50 元。",
            period_from=date(2022, 1, 1),
            period_to=date(2022, 2, 10),
        )
        .filing(endangers_health=True)
    ),
    "a file that is there": lambda: (
        Story()
        .put("evidence-2", evidence(2, file="c" * 64))
        .knowing(kept=frozenset({"c" * 64}))
    ),
    "less back, and why": lambda: Story().violation(
        refund_fen=1_379_159, reasons="已退回一分，处一倍的罚款。"
    ),
    "milder than told": lambda: (
        Story()
        .told()
        .add(
            "again",
            drafted(
                replace(DRAFT, violations=(replace(OVERUSE, fine_fen=1_379_160), SWAP)),
                "a" * 64,
            ),
            at(5, 6),
        )
    ),
    "another law for the same": lambda: Story().violation(
        basis="《中华人民共和国社会保险法》第八十七条"
    ),
    "let off for a first offence": unpunished,
    "corrected late": lambda: ordered(corrected=False),
    "a person suspended": lambda: citizen().given(suspend_settlement_months=3),
    "suspended for half a year": lambda: Story().given(suspend_settlement_months=6),
    "discussed": lambda: complicated(discussed()),
    "not yet discussed": complicated,
    "left to the organ of licences": lambda: Story().given(
        reasons="罚款，并移送卫生健康主管部门决定是否吊销执业许可证。"
    ),
    "fraud of less than three thousand": lambda: alone(**SMALL_FRAUD),
    "fraud that is transferred": lambda: alone(**(FRAUD | {"fine_fen": 0})).given(
        outcome=Outcome.TRANSFER_JUDICIAL,
        transfer_to="示范市公安局",
        attachments=("调查报告",),
    ),
    "fraud long ago": lambda: (
        alone(**SMALL_FRAUD)
        .given(weighed=weighing(last_penalised_on=date(2024, 5, 5)))
        .knowing(
            earlier=decided_before(
                violations=FRAUD_BEFORE, decided_on=TODAY - timedelta(days=731)
            )
        )
    ),
    "a revoked decision": lambda: Story().knowing(
        earlier=decided_before(violations=SAME, stands=False)
    ),
    "capitals that agree": lambda: Story().given(
        reasons="罚款人民币壹万叁仟柒佰玖拾壹元陆角（13791.60 元）。"
    ),
    "left, and filmed": lambda: (
        Story()
        .told()
        .put(
            "served",
            served(
                NOTICE.document_id,
                "penalty-notice",
                date(2026, 5, 5),
                manner=ServiceManner.LEFT,
                circumstances="拒收，全程录像",
            ),
        )
    ),
}


@pytest.mark.parametrize("name", LAWFUL)
def test_nothing_is_found_in_a_lawful_case(name: str) -> None:
    assert LAWFUL[name]().adverse() == set()


@pytest.mark.parametrize("name", FOUND)
def test_one_changed_fact_is_found_and_nothing_else(name: str) -> None:
    make, keys = FOUND[name]
    assert make().adverse() == keys


def test_every_check_finds_something_in_some_case() -> None:
    found = {key.partition(":")[0] for _, keys in FOUND.values() for key in keys}
    known = {one.code for one in checks() if Subject.DECISION in one.of} - ELSEWHERE
    assert found == known


def test_nothing_is_in_order_beside_what_is_not() -> None:
    """Of one check either what is wrong is told, or that all is well: never both."""
    for make, _ in FOUND.values():
        told_of: dict[str, set[bool]] = {}
        keys = []
        for one in make().findings():
            told_of.setdefault(one.code, set()).add(one.in_order)
            keys.append(one.key)
        assert all(len(kinds) == 1 for kinds in told_of.values())
        assert len(keys) == len(set(keys))


def test_findings_are_sentences_with_clauses() -> None:
    for make, _ in FOUND.values():
        for one in make().findings():
            assert one.basis, one.key
            assert one.key.isascii(), one.key
            assert " " not in one.key
            assert one.says.endswith(("。", "？")), one.says
            assert "示范举报人" not in one.says
            assert "00001111" not in one.says


@pytest.mark.parametrize(
    "make", [heard, recused, extended, commissioned, defended, complicated, citizen]
)
def test_a_case_may_be_looked_at_at_any_time(make: Make) -> None:
    """From its first record on: what has not happened yet is no fault."""
    story = make()
    for length in range(1, len(story.written)):
        now = replace(
            story,
            written=story.written[:length],
            today=story.written[length - 1][2].date(),
        )
        early = {one.code for one in now.findings() if not one.in_order}
        assert early <= WAITING, length


def test_steps_are_told_in_the_order_in_which_they_were_done() -> None:
    """A draft made anew after the notice is told after it, not in its place."""
    story = Story().told().add("redraft", drafted(DRAFT), at(5, 6))
    (told,) = (one for one in story.findings() if one.says.startswith("立案以后依次"))
    steps = ("调查终结", "、拟定处理意见", "、制作事先告知书", "、重新拟定处理意见")
    places = [told.says.index(one) for one in steps]
    assert places == sorted(places)
