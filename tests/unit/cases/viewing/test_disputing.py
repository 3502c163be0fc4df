"""意见分歧 on the bench: every side is heard, in the order in which it came."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest

from tests.unit.cases import printing_scene as scene
from zhunsheng.cases.gathering import Registers
from zhunsheng.cases.viewing.disputing import dispute_of, dispute_words
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import DocumentId
from zhunsheng.review import dispute_records as disputes
from zhunsheng.review.records import Point, Subject, Verdict
from zhunsheng.review.state import Dispute, Round

RECORD = DocumentId(UUID(int=77))
REGISTERS = Registers(bureau=scene.BUREAU, named=scene.OFFICERS)
OBJECTION = disputes.ObjectionRaised(
    case_id=scene.CASE,
    round=1,
    points=(disputes.ObjectedPoint(point=Point.LAW, says="条款准确。"),),
    reasons="承办机构的理由。",
)
KEPT = disputes.ObjectionAnswered(
    case_id=scene.CASE, round=1, gives_way=False, reasons="维持审核意见。"
)
ARGUED = disputes.ArgumentRecorded(
    case_id=scene.CASE,
    round=1,
    by=disputes.ArgumentBy.EXPERT,
    form=disputes.ArgumentForm.MINUTES,
    held_on=date(2026, 5, 12),
    people=(disputes.Arguer(name="专示范", organisation="示范大学", capacity="教授"),),
    content="论证会的意见。",
    favours=disputes.Favours.REVIEWER,
)
REFERRED = disputes.DisputeReferred(
    case_id=scene.CASE,
    round=1,
    handlers_view="承办机构的意见。",
    reviewers_view="法制机构的意见。",
)
DISCUSSED = disputes.DisputeDiscussed(
    case_id=scene.CASE,
    given=disputes.DiscussDispute(
        case_id=scene.CASE,
        round=1,
        held_on=date(2026, 5, 15),
        place="示范会议室",
        began_at=datetime(2026, 5, 15, 9, tzinfo=CHINA),
        ended_at=datetime(2026, 5, 15, 10, tzinfo=CHINA),
        host=scene.HEAD,
        voices=tuple(
            disputes.DiscussionVoice(
                officer_id=officer, stand=stand, view=f"{stand.label}。", signed=True
            )
            for officer, stand in (
                (scene.HEAD, disputes.Stand.HANDLER),
                (scene.DEPUTY, disputes.Stand.REVIEWER),
                (scene.CHECKER, disputes.Stand.HANDLER),
            )
        ),
        recorder=scene.FIRST,
        adopted=disputes.Adopted.HANDLER,
        conclusion="按承办机构意见处理。",
    ),
    report_digest="a" * 64,
    draft_digest="b" * 64,
    evidence_digest="c" * 64,
    document_id=RECORD,
)


def disputed(dispute: Dispute | None) -> Round:
    return Round(
        no=1,
        subject=Subject.DECISION,
        case_name="示范案",
        case_number="示范〔2026〕1 号",
        department="基金监管科",
        report_digest="a" * 64,
        draft_digest="b" * 64,
        evidence_digest="c" * 64,
        materials=(),
        grounds=(),
        submitted_on=date(2026, 5, 6),
        received_on=date(2026, 5, 6),
        participants=(),
        verdict=Verdict.CORRECT,
        given_on=date(2026, 5, 8),
        dispute=dispute,
    )


def raised() -> Dispute:
    return Dispute(
        objection=OBJECTION, raised_by=scene.FIRST, raised_on=date(2026, 5, 9)
    )


def test_without_a_dispute_there_is_nothing() -> None:
    assert dispute_of(disputed(None), REGISTERS) is None
    assert dispute_words(disputed(None)) == ""


def test_it_says_what_it_waits_for() -> None:
    dispute = raised()
    one = disputed(dispute)
    told = [dispute_words(one)]
    dispute.answer = KEPT
    told.append(dispute_words(one))
    dispute.referred, dispute.referred_on = REFERRED, date(2026, 5, 13)
    told.append(dispute_words(one))
    dispute.discussed, dispute.discussed_on = DISCUSSED, date(2026, 5, 15)
    told.append(dispute_words(one))
    assert told == [
        "待答复异议",
        "未采纳异议，待论证或者报请负责人",
        "已报请负责人，待集体讨论",
        "集体讨论：采纳承办机构意见",
    ]


def test_a_reviewer_who_gives_way() -> None:
    dispute = raised()
    dispute.answer = replace(KEPT, gives_way=True)
    view = dispute_of(disputed(dispute), REGISTERS)
    assert view is not None
    assert not view.is_open
    assert view.stand == "已采纳异议，待原稿再次送审"
    assert view.steps[-1].title == "法制审核机构答复：采纳异议"


@pytest.fixture
def whole() -> Dispute:
    dispute = raised()
    dispute.answer = KEPT
    dispute.arguments.append(ARGUED)
    dispute.referred, dispute.referred_on = REFERRED, date(2026, 5, 13)
    dispute.discussed, dispute.discussed_on = DISCUSSED, date(2026, 5, 15)
    return dispute


def test_every_side_is_heard(whole: Dispute) -> None:
    view = dispute_of(disputed(whole), REGISTERS)
    assert view is not None
    assert view.document_id == RECORD
    assert [one.title for one in view.steps] == [
        f"承办人提出异议：{scene.OFFICERS[scene.FIRST].name}",
        "法制审核机构答复：不采纳异议",
        "专家论证：倾向法制审核意见",
        "报请本机关负责人",
        "集体讨论：采纳承办机构意见",
    ]
    assert view.steps[0].lines == ((Point.LAW.label, "条款准确。"),)
    assert view.steps[2].lines == (("论证会纪要", "专示范（示范大学）"),)
    dissent = view.steps[-1].lines[1]
    assert dissent[0].startswith(scene.OFFICERS[scene.DEPUTY].name)
    assert "同意法制审核意见" in dissent[0]
