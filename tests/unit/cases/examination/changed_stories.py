"""Cases with something in them: defended, heard, extended, recused, decided before."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.examination.lawful_story import (
    CASE,
    CHECKER,
    FIRST,
    HEAD,
    OVERUSE,
    SECOND,
    THIRD,
    Story,
    at,
    evidence,
    paper,
    papers,
    served,
)
from zhunsheng.authorities.people import Certificate
from zhunsheng.cases.examination.material import Earlier
from zhunsheng.cases.records import execution as ends
from zhunsheng.cases.records import notice as told
from zhunsheng.cases.records.discretion import Weighing
from zhunsheng.cases.records.evidence import (
    CommissionExpert,
    EvidencePreserved,
    ExpertAnswered,
    ExpertCommissioned,
    ExpertKind,
    PreservationProposed,
    PreservedDisposed,
)
from zhunsheng.cases.records.filing import (
    CorrectionOrdered,
    CorrectionVerified,
    RecusalDecided,
    RecusalRequested,
    RecusalSource,
)
from zhunsheng.cases.records.parts import (
    Circumstance,
    Outcome,
    PartyKind,
    Violation,
)
from zhunsheng.kernel.ids import DocumentId, OfficerId
from zhunsheng.regulations.factors import Factor

STRANGER = OfficerId(UUID(int=99))
HEARING = DocumentId(UUID(int=41))
PARTY = scene.PARTY
FRAUD = {
    "situation_no": 24,
    "facts": "2024年1月至2025年12月，虚构服务，骗取基金 3000.00 元。",
    "base_fen": 300_000,
    "refund_fen": 300_000,
    "fine_fen": 900_000,
    "basis": "条例第四十条第一款第（三）项",
    "reasons": "处骗取金额三倍的罚款。",
}
PERSONAL = FRAUD | {
    "situation_no": 32,
    "basis": "条例第四十一条第二款",
    "facts": "2024年1月至2025年12月，骗取基金 2000.00 元。",
    "base_fen": 200_000,
    "refund_fen": 200_000,
    "fine_fen": 600_000,
}
MANAGED = {
    "situation_no": 4,
    "facts": "2024年1月至2025年12月，没有按规定保管处方。",
    "base_fen": 0,
    "refund_fen": 0,
    "fine_fen": 1_000_000,
    "basis": "条例第三十九条第（二）项",
    "reasons": "责令改正后拒不改正。",
}


def expired(who: OfficerId, until: date) -> dict[OfficerId, object]:
    """The officers, of whom one has a certificate until a day."""
    found = scene.OFFICERS | {THIRD: replace(scene.OFFICERS[FIRST], officer_id=THIRD)}
    certificate = Certificate(
        number="示范9", valid_from=date(2024, 1, 1), valid_until=until
    )
    return found | {who: replace(found[who], certificate=certificate)}


def alone(**fields: object) -> Story:
    """A case about one violation."""
    return _only(replace(OVERUSE, **fields))  # type: ignore[arg-type]


def _only(one: Violation) -> Story:
    story = Story().change("report", violations=(one,), facts=one.facts)
    story = story.change("evidence-3", given=replace(evidence(4).given))
    return story.given(violations=(one,))


def citizen(**fields: object) -> Story:
    """A case about a person."""
    party = replace(PARTY, kind=PartyKind.CITIZEN, representative=None)
    return alone(**(PERSONAL | fields)).filing(party=party)


def ordered(*, corrected: bool | None = None) -> Story:
    """责令改正 before the draft; checked if it is said how."""
    order = CorrectionOrdered(
        case_id=CASE,
        ordered_on=date(2026, 3, 10),
        content="改",
        until=date(2026, 3, 20),
    )
    story = alone(**MANAGED).before("report", "order", order, at(3, 12))
    if corrected is None:
        return story
    check = CorrectionVerified(
        case_id=CASE,
        verified_on=date(2026, 3, 23),
        corrected=corrected,
        situation="复查",
    )
    return story.before("report", "check", check, at(3, 23))


def recused(*, granted: bool | None = True) -> Story:
    """The second handler was to step aside before the report."""
    asked = RecusalRequested(
        case_id=CASE,
        officer_id=SECOND,
        source=RecusalSource.PARTY,
        requested_on=date(2026, 3, 12),
        reasons="近亲属",
    )
    story = Story().before("report", "asked", asked, at(3, 12))
    if granted is None:
        return story
    decided = RecusalDecided(
        case_id=CASE,
        officer_id=SECOND,
        granted=granted,
        replacement=THIRD if granted else None,
        opinion="同意",
    )
    return story.before("report", "recused", decided, at(3, 13), HEAD)


def commissioned(answered: date | None = date(2026, 4, 1)) -> Story:
    """An appraisal was asked for, and answered on a day."""
    given = CommissionExpert(
        case_id=CASE,
        kind=ExpertKind.APPRAISAL,
        commissioned_on=date(2026, 3, 12),
        body="示范鉴定机构",
        matter="用药",
    )
    record = ExpertCommissioned(case_id=CASE, no=1, given=given)
    story = Story().before("report", "commission", record, at(3, 12))
    if answered is None:
        return story
    answer = ExpertAnswered(case_id=CASE, no=1, answered_on=answered, opinion="不合理")
    return story.before("report", "opinion", answer, at(4, 1))


def preserved(disposed: date | None) -> Story:
    """先行登记保存 on 10 March: until 19 March."""
    proposed = PreservationProposed(
        case_id=CASE, reasons="可能灭失", items="处方", place="本机关"
    )
    story = Story().before("report", "to-preserve", proposed, at(3, 10))
    no = story.no("to-preserve")
    check = replace(story.written[3][1], proposal_no=no)
    story = story.before("report", "to-preserve-checked", check, at(3, 10), CHECKER)
    kept = EvidencePreserved(case_id=CASE, proposal_no=no, opinion="同意")
    story = story.before("report", "preserved", kept, at(3, 10), HEAD)
    if disposed is None:
        return story
    done = PreservedDisposed(case_id=CASE, disposed_on=disposed, disposition="返还")
    return story.before("report", "disposed", done, at(3, 25))


def extended(
    when: tuple[int, int] = (5, 29), stage: str = "first", *, talked: bool = False
) -> Story:
    """延长办案期限, looked at in the next month; the first limit is 31 May."""
    which = ends.ExtensionStage(stage)
    proposal = ends.ExtensionProposed(
        case_id=CASE, stage=which, days=30, reasons="复杂"
    )
    story = replace(Story(), today=date(2026, 6, 10))
    if talked:
        story = story.add(
            "talk", discussed(told.DiscussionSubject.EXTENSION), at(5, 20)
        )
    story = story.add("to-extend", proposal, at(5, 28))
    no = story.no("to-extend")
    check = replace(story.written[3][1], proposal_no=no)
    story = story.add("extend-checked", check, at(5, 28, 16), CHECKER)
    record = ends.Extended(
        case_id=CASE, proposal_no=no, stage=which, days=30, opinion="同意"
    )
    return story.add("extended", record, at(*when), HEAD)


def discussed(
    subject: told.DiscussionSubject = told.DiscussionSubject.DECISION,
    *,
    agrees: bool = True,
) -> told.Discussed:
    return told.Discussed(
        case_id=CASE,
        subject=subject,
        held_on=date(2026, 5, 5),
        place="会议室",
        host=HEAD,
        voices=(),
        began_at=at(5, 5, 9),
        ended_at=at(5, 5, 10),
        recorder=SECOND,
        conclusion="同意",
        agrees=agrees,
    )


def complicated(record: told.Discussed | None = None) -> Story:
    """A case that the heads have to discuss."""
    story = Story().filing(complex=True)
    return story if record is None else story.add("talk", record, at(5, 5), HEAD)


def heard(held_on: date = date(2026, 6, 1), **fields: object) -> Story:
    """A hearing was asked for and announced on 20 May; the notice reached the party."""
    asked = told.HearingRequested(
        case_id=CASE, requested_on=date(2026, 5, 8), statement="申请"
    )
    announced = told.HearingAnnounced(
        case_id=CASE,
        told_on=date(2026, 5, 20),
        held_on=held_on,
        place="会议室",
        host=scene.HOST,
        clerk=scene.CLERK,
        begins="09:00",
        openness=told.Openness.PUBLIC,
    )
    held = told.HearingHeld(
        case_id=CASE,
        held_on=held_on,
        attended=False,
        attendees="示范",
        content="听证",
        report="维持",
        began_at=at(6, 1, 9),
        ended_at=at(6, 1, 10),
    )
    story = replace(Story().told(), today=held_on)
    story = story.add("hearing-asked", asked, at(5, 8))
    announced = replace(announced, **fields)  # type: ignore[arg-type]
    story = story.add("hearing-announced", announced, at(5, 20), scene.HOST)
    receipt = served(HEARING, "hearing-notice", date(2026, 5, 20))
    story = story.add("hearing-served", receipt, at(5, 20))
    return story.add("hearing-held", held, at(6, 1), scene.HOST)


def asked_for_a_hearing() -> Story:
    record = told.HearingRequested(
        case_id=CASE, requested_on=date(2026, 5, 6), statement="申请"
    )
    return Story().told().add("hearing-asked", record, at(5, 6))


def defended(*, answered: bool = True, when: date = date(2026, 5, 6)) -> Story:
    said = told.DefenceRecorded(
        case_id=CASE,
        received_on=when,
        manner=told.DefenceManner.WRITTEN,
        speaker="示范甲",
        content="请求从轻",
    )
    story = Story().told().add("defence", said, at(5, 6))
    if not answered:
        return story
    checked = told.DefenceAnswered(
        case_id=CASE, adoption=told.Adoption.NONE, checked="复核", reasons="不成立"
    )
    return story.add("defence-answer", checked, at(5, 6, 16))


def decided_before(**fields: object) -> tuple[Earlier, ...]:
    """Another decision on the same party: of another cause, a year ago."""
    found = Earlier(
        number="示范医保罚决字〔2025〕1号",
        decided_on=date(2025, 6, 1),
        outcome=Outcome.PENALTY,
        violations=(replace(OVERUSE, **(MANAGED | {"fine_fen": 0})),),
        stands=True,
    )
    return (replace(found, **fields),)  # type: ignore[arg-type]


SAME = (replace(OVERUSE, period_from=date(2023, 1, 1), period_to=date(2024, 3, 1)),)
BEFORE_IT = replace(SAME[0], period_to=date(2023, 12, 31))
FRAUD_BEFORE = (
    replace(
        OVERUSE,
        **(FRAUD | {"period_from": date(2023, 1, 1), "period_to": date(2023, 12, 31)}),
    ),
)
BEFORE = "2025-06-01"
SMALL_FRAUD = FRAUD | {
    "facts": "2024年1月至2025年12月，虚构服务，骗取基金 2999.99 元。",
    "base_fen": 299_999,
    "refund_fen": 299_999,
    "fine_fen": 899_997,
}
FIRST_OFFENCE = {
    "circumstance": Circumstance.FIRST_CORRECTED,
    "fine_fen": 0,
    "reasons": "初次违法，危害后果轻微并及时改正。",
}


def unpunished(**fields: object) -> Story:
    """拟不予处罚 for a first offence that was put right, as the inspection tells."""
    story = alone(**(FIRST_OFFENCE | fields)).given(outcome=Outcome.NO_PENALTY)
    return story.change("inspection", findings="已停止收取并退还")


def weighing(*factors: Factor, **fields: object) -> tuple[Weighing, ...]:
    return (Weighing(violation=1, circumstances=factors, **fields),)  # type: ignore[arg-type]


OTHERWISE = replace(OVERUSE, facts=OVERUSE.facts + "其中含中成药。")
HARSHER = replace(
    OVERUSE, fine_fen=1_447_200, reasons="处造成损失金额一点零四九三三倍的罚款。"
)


def with_paper(kind: str, **faults: object) -> Story:
    """One document more, with a fault."""
    made = papers(record for _, record, _, _ in Story().written)
    return Story().knowing(documents=(*made, paper(kind, 77, **faults)))
