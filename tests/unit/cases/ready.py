"""For every act a situation in which the law allows it, made by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.unit.cases import printing_scene as scene
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.court import grounds_digest
from zhunsheng.cases.guards.situation import IssuedDocument, Situation
from zhunsheng.cases.marking import Suggestion
from zhunsheng.cases.records import (
    court,
    decision,
    evidence,
    execution,
    filing,
    leads,
    major,
    notice,
    remedies,
    suggestions,
)
from zhunsheng.cases.records.parts import Outcome, PartyKind, Signature, Span
from zhunsheng.cases.records.proposals import ProposalChecked, Ruling
from zhunsheng.cases.state import CaseState, Correction, Expert, Remedy
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, DocumentId, OfficerId
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.guards import unmet
from zhunsheng.review.dispute_records import ObjectedPoint, ObjectionRaised
from zhunsheng.review.records import (
    MaterialReturned,
    Point,
    Subject,
    Supplied,
    Verdict,
)
from zhunsheng.review.state import ReviewState, Round

CASE = scene.CASE
FIRST, SECOND = scene.FIRST, scene.SECOND
THIRD = OfficerId(UUID(int=19))
STRANGER = OfficerId(UUID(int=99))
NOTICE, DECISION = scene.NOTICE, scene.DECISION
DEMAND = DocumentId(UUID(int=33))
MINGSHAN = BureauCode("210504")
NO = 5  # the number of the open proposal

OFFICERS = scene.OFFICERS | {THIRD: scene.officer(THIRD, "示范壬", Post.HANDLER)}
BY_POST = {
    Post.HANDLER: FIRST,
    Post.DEPARTMENT_HEAD: scene.CHECKER,
    Post.BUREAU_HEAD: scene.HEAD,
    Post.LEGAL_HEAD: scene.HOST,
}


def at(day: date, hour: int = 15) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)


def passed(draft: str = "a" * 64, listed: str = "b" * 64) -> ReviewState:
    """One round that agreed to the draft of the scene."""
    return ReviewState(
        version=2,
        rounds=[
            Round(
                no=1,
                subject=Subject.DECISION,
                case_name="",
                case_number="",
                department="",
                report_digest="d" * 64,
                draft_digest=draft,
                evidence_digest=listed,
                materials=(),
                grounds=(),
                submitted_on=date(2026, 5, 6),
                received_on=date(2026, 5, 6),
                participants=(FIRST, SECOND),
                verdict=Verdict.AGREE,
                given_on=date(2026, 5, 7),
            )
        ],
    )


def returned() -> ReviewState:
    """One round that waits for what was missing."""
    review = passed()
    last = review.rounds[0]
    last.verdict = last.given_on = last.received_on = None
    last.returned = MaterialReturned(case_id=CASE, round=1, missing=("送达回证",))
    return review


def disagreed() -> ReviewState:
    """One round that found the facts not in order."""
    review = passed()
    last = review.rounds[0]
    last.verdict, last.failed_points = Verdict.CORRECT, (Point.FACTS,)
    return review


_REVIEWS: dict[str, Callable[[], ReviewState]] = {
    "cases.request-review": ReviewState,
    "cases.supplement-material": returned,
    "cases.object-to-opinion": disagreed,
    **dict.fromkeys(
        (
            "cases.propose-court-application",
            "cases.approve-court-application",
            "cases.apply-to-court",
        ),
        lambda: application_passed(demanded()),
    ),
}


def filed() -> CaseState:
    state = scene.filed_state()
    state.reported_on = None
    return state


def drafted() -> CaseState:
    state = scene.drafted_state()
    state.report = data("cases.report-investigation")
    state.draft_version, state.evidence_version = 20, 15
    return state


def suggested() -> CaseState:
    """The draft says what an engine suggested before it."""
    state = drafted()
    state.suggestions = [
        Suggestion(
            no=18,
            about="拟定处理意见：裁量理由",
            engine="http://127.0.0.1:8080/v1",
            model="示范模型",
            text=scene.OVERUSE.reasons,
        )
    ]
    return state


def notified() -> CaseState:
    """The party was told of this draft, and its time has passed."""
    state = scene.notified_state()
    state.notified = state.draft
    state.draft_version, state.evidence_version = 20, 15
    return state


def asked() -> CaseState:
    state = notified()
    state.hearing_asked_on = date(2026, 5, 13)
    return state


def announced() -> CaseState:
    state = asked()
    state.hearing = data("cases.announce-hearing")
    return state


def decided() -> CaseState:
    state = scene.decided_state()
    state.notified = state.draft
    return state


def demanded() -> CaseState:
    """Served, unpaid, demanded: the court may be asked from 2026-11-29 on."""
    state = decided()
    state.demand_document = DEMAND
    state.demand_served_on = date(2026, 7, 1)
    return state


_APPLICATION = court.DraftCourtApplication(
    case_id=CASE,
    court="示范市示范区人民法院",
    surcharge=True,
    reasons="当事人超出疾病治疗需要重复开药",
    party_view="当事人没有提出意见",
    property="当事人有银行存款账户",
)


def applying() -> CaseState:
    """The application is drafted on what is owed and served."""
    state = demanded()
    state.court_draft = court.CourtApplicationDrafted(
        case_id=CASE,
        round=1,
        given=_APPLICATION,
        fine_fen=1_542_285,
        refund_fen=1_487_910,
        surcharge_fen=1_542_285,
        computed_on=date(2026, 11, 30),
        draft_digest="c" * 64,
        evidence_digest=grounds_digest(state),
    )
    state.court_draft_version = NO - 1
    return state


def signed() -> CaseState:
    """The head has approved the application."""
    state = applying()
    state.court_approved = court.CourtApplicationApproved(
        case_id=CASE,
        proposal_no=NO,
        document_id=DocumentId(UUID(int=34)),
        number="示范医保强执申字〔2026〕1 号",
        approved_on=date(2026, 11, 30),
        draft_digest="c" * 64,
        opinion="同意",
    )
    return state


def application_passed(case: CaseState) -> ReviewState:
    """One round that agreed to the application, on the case as it stands."""
    state = passed("c" * 64, grounds_digest(case))
    state.rounds[0].subject = Subject.COURT_APPLICATION
    return state


def redrafted(found: Situation) -> Situation:
    """The application drafted, reviewed and signed anew on the case as it stands."""
    draft = found.case.court_draft
    assert draft is not None
    found.case.court_draft = replace(draft, evidence_digest=grounds_digest(found.case))
    return replace(found, review=application_passed(found.case))


def _registered() -> remedies.RemedyRegistered:
    return remedies.RemedyRegistered(
        case_id=CASE,
        kind=remedies.RemedyKind.RECONSIDERATION,
        filer=remedies.Filer.PARTY,
        body="示范市人民政府",
        filed_on=date(2026, 5, 29),
        copy_received_on=date(2026, 5, 29),
        claims="请求撤销处罚决定",
    )


def _remedied(
    outcome: remedies.RemedyOutcome, *, redo: bool = False
) -> remedies.RemedyEnded:
    return remedies.RemedyEnded(
        case_id=CASE,
        no=1,
        outcome=outcome,
        decided_on=date(2026, 5, 31),
        received_on=date(2026, 6, 1),
        party_received_on=None,
        document="示范文书〔2026〕1 号",
        redo=redo,
        redo_by=None,
        gist="示范理由",
    )


def contested() -> CaseState:
    """The party applied for reconsideration, and nothing has come of it yet."""
    state = decided()
    state.remedies = [Remedy(no=1, registered=_registered())]
    return state


def to_redo() -> CaseState:
    """The decision was revoked, and is to be made anew."""
    state = contested()
    state.remedies[0].ended = _remedied(remedies.RemedyOutcome.REVOKED, redo=True)
    return state


def corrected() -> CaseState:
    state = filed()
    state.corrections = [
        Correction(until=date(2026, 6, 20), ordered_on=date(2026, 5, 20))
    ]
    return state


def commissioned() -> CaseState:
    state = filed()
    state.experts = [Expert(no=1, kind_label="鉴定", began_on=date(2026, 5, 6))]
    return state


def preserved() -> CaseState:
    state = filed()
    state.preserved_on = date(2026, 5, 20)
    return state


def recusal_asked() -> CaseState:
    state = filed()
    state.recusals_asked = {SECOND}
    return state


def suspended() -> CaseState:
    state = filed()
    state.suspensions = [
        Span(began_on=date(2026, 5, 20), ended_on=None, why="中止调查")
    ]
    return state


def lead() -> CaseState:
    return scene.lead_state()


def verified() -> CaseState:
    state = lead()
    state.concluded_on, state.suspected = date(2026, 2, 25), True
    return state


def unpaid_done() -> CaseState:
    """Everything was paid."""
    state = decided()
    state.payments = [
        payment(execution.PaymentKind.FINE, 1_542_285),
        payment(execution.PaymentKind.REFUND, 1_487_910),
    ]
    return state


def payment(
    kind: execution.PaymentKind,
    amount_fen: int,
    paid_on: date = date(2026, 6, 1),
) -> execution.PaymentRecorded:
    account = (
        execution.Account.FUND
        if kind is execution.PaymentKind.REFUND
        else execution.Account.TREASURY
    )
    return execution.PaymentRecorded(
        case_id=CASE,
        kind=kind,
        account=account,
        paid_on=paid_on,
        amount_fen=amount_fen,
        voucher="示范0001",
    )


_RULING = Ruling(case_id=CASE, proposal_no=NO, agrees=True, opinion="同意")
_TIMES = {"began_at": at(date(2026, 5, 18), 9), "ended_at": at(date(2026, 5, 18), 11)}
_TAKEN = {
    "case_id": CASE,
    "place": "示范镇卫生院",
    **_TIMES,
    "officers": (FIRST, SECOND),
    "showed_certificates": True,
    "told_rights": True,
    "recorder": SECOND,
    "recusal": "不申请回避",
    "says": "以上笔录已阅",
    "signature": Signature.SIGNED,
}


def _evidence(**more: Any) -> evidence.AddEvidence:
    return replace(scene.evidence()[0].given, taken_on=date(2026, 5, 18), **more)


DATA: dict[str, Callable[[], Any]] = {
    "cases.register-lead": lambda: leads.RegisterLead(
        source=leads.LeadSource.REPORT,
        received_on=date(2026, 6, 1),
        suspect="示范诊所",
        suspect_kind=PartyKind.ORGANISATION,
        summary="反映串换药品",
    ),
    "cases.start-urgently": lambda: leads.UrgentlyStarted(
        case_id=CASE, started_at=scene.NOW, place="示范镇", reasons="正在销毁处方"
    ),
    "cases.conclude-verification": lambda: leads.VerificationConcluded(
        case_id=CASE, concluded_on=date(2026, 3, 2), findings="属实", suspected=True
    ),
    "cases.propose-verification-extension": lambda: leads.VerificationExtensionProposed(
        case_id=CASE, reasons="涉及多家机构"
    ),
    "cases.propose-filing": lambda: scene.FILING,
    "cases.propose-not-filing": lambda: leads.NotFilingProposed(
        case_id=CASE, reasons="没有违法事实"
    ),
    "cases.check-proposal": lambda: ProposalChecked(
        case_id=CASE, proposal_no=NO, agrees=True, opinion="情况属实"
    ),
    "cases.answer-informant": lambda: leads.InformantAnswered(
        case_id=CASE, answered_on=date(2026, 6, 1), manner="电话", answer="已立案"
    ),
    "cases.record-inspection": lambda: evidence.InspectionRecorded(
        **_TAKEN, present="示范甲", present_post="院长", findings="见到处方"
    ),
    "cases.record-interview": lambda: evidence.InterviewRecorded(
        **_TAKEN,
        interviewee="示范甲",
        identity="院长",
        identity_kind="居民身份证",
        identity_number="0000",
        employer="示范镇卫生院",
        phone="0000",
        address="示范镇",
        questions=(evidence.Answered(question="是否属实", answer="属实"),),
    ),
    "cases.add-evidence": _evidence,
    "cases.propose-preservation": lambda: evidence.PreservationProposed(
        case_id=CASE, reasons="可能灭失", items="处方 1 册", place="本机关"
    ),
    "cases.dispose-preserved": lambda: evidence.PreservedDisposed(
        case_id=CASE, disposed_on=date(2026, 5, 22), disposition="返还"
    ),
    "cases.commission-expert": lambda: evidence.CommissionExpert(
        case_id=CASE,
        kind=evidence.ExpertKind.APPRAISAL,
        commissioned_on=date(2026, 5, 6),
        body="示范鉴定机构",
        matter="用药合理性",
    ),
    "cases.record-expert-opinion": lambda: evidence.ExpertAnswered(
        case_id=CASE, no=1, answered_on=date(2026, 5, 28), opinion="不合理"
    ),
    "cases.order-correction": lambda: filing.CorrectionOrdered(
        case_id=CASE,
        ordered_on=date(2026, 6, 1),
        content="规范处方",
        until=date(2026, 6, 2),
    ),
    "cases.verify-correction": lambda: filing.CorrectionVerified(
        case_id=CASE, verified_on=date(2026, 6, 1), corrected=True, situation="已改正"
    ),
    "cases.request-recusal": lambda: filing.RecusalRequested(
        case_id=CASE,
        officer_id=SECOND,
        source=filing.RecusalSource.PARTY,
        requested_on=date(2026, 6, 1),
        reasons="近亲属",
    ),
    "cases.decide-recusal": lambda: filing.RecusalDecided(
        case_id=CASE, officer_id=SECOND, granted=True, replacement=THIRD, opinion="同意"
    ),
    "cases.report-investigation": lambda: evidence.InvestigationReported(
        case_id=CASE,
        ended_on=date(2026, 6, 1),
        course="经过",
        facts="事实",
        nature="性质",
        proposal="意见",
        discretion="理由",
        violations=scene.DRAFT.violations,
    ),
    "cases.draft-decision": lambda: scene.DRAFT,
    "cases.raise-to-major": lambda: major.RaisedToMajor(
        case_id=CASE, reasons="涉及多家机构"
    ),
    "cases.request-review": lambda: notice.ReviewRequested(case_id=CASE, complete=True),
    "cases.supplement-material": lambda: notice.SupplementMaterial(
        case_id=CASE,
        complete=True,
        supplied=(Supplied(item="送达回证", how="已补"),),
    ),
    "cases.object-to-opinion": lambda: ObjectionRaised(
        case_id=CASE,
        round=1,
        points=(ObjectedPoint(point=Point.FACTS, says="证据足以证明"),),
        reasons="审核意见与证据不符",
    ),
    "cases.keep-suggestion": lambda: suggestions.KeepSuggestion(
        case_id=CASE,
        purpose=suggestions.WordingPurpose.DISCRETION,
        about="拟定处理意见：裁量理由",
        engine="http://127.0.0.1:8080/v1",
        model="示范模型",
        sent='{"messages":[]}',
        text="当事人主动配合调查",
    ),
    "cases.confirm-wording": lambda: suggestions.ConfirmWording(
        case_id=CASE, confirmed=True
    ),
    "cases.issue-notice": lambda: notice.IssueNotice(case_id=CASE, defence_days=5),
    "cases.confirm-address": lambda: decision.AddressConfirmed(
        case_id=CASE,
        confirmed_on=date(2026, 6, 1),
        address="示范街 8 号",
        receiver="示范甲",
        phone="0000",
        electronic=False,
    ),
    "cases.serve-document": lambda: decision.ServeDocument(
        case_id=CASE,
        document_id=DECISION,
        manner=decision.ServiceManner.DIRECT,
        served_on=date(2026, 5, 25),
        served_time="10:00",
        place="示范镇卫生院",
        receiver="示范甲",
        officers=(FIRST, SECOND),
    ),
    "cases.record-defence": lambda: notice.DefenceRecorded(
        case_id=CASE,
        received_on=date(2026, 5, 13),
        manner=notice.DefenceManner.WRITTEN,
        speaker="示范甲",
        content="请求从轻",
    ),
    "cases.answer-defence": lambda: notice.DefenceAnswered(
        case_id=CASE, adoption=notice.Adoption.NONE, checked="复核", reasons="不成立"
    ),
    "cases.waive-defence": lambda: notice.DefenceWaived(
        case_id=CASE,
        waived_on=date(2026, 5, 13),
        includes_hearing=True,
        statement="放弃",
    ),
    "cases.request-hearing": lambda: notice.HearingRequested(
        case_id=CASE, requested_on=date(2026, 5, 18), statement="要求听证"
    ),
    "cases.announce-hearing": lambda: notice.HearingAnnounced(
        case_id=CASE,
        told_on=date(2026, 5, 18),
        held_on=date(2026, 5, 27),
        place="本机关",
        host=scene.HOST,
        clerk=scene.CLERK,
        begins="09:30",
        openness=notice.Openness.PUBLIC,
    ),
    "cases.hold-hearing": lambda: notice.HearingHeld(
        case_id=CASE,
        held_on=date(2026, 5, 27),
        attended=True,
        attendees="示范甲",
        content="质证",
        report="建议维持",
        began_at=at(date(2026, 5, 27), 9),
        ended_at=at(date(2026, 5, 27), 11),
        closing="请求从轻",
        says="以上笔录已阅",
        signature=Signature.SIGNED,
    ),
    "cases.discuss": lambda: notice.Discussed(
        case_id=CASE,
        subject=notice.DiscussionSubject.DECISION,
        held_on=date(2026, 6, 1),
        place="会议室",
        host=scene.HEAD,
        voices=tuple(
            notice.Voice(officer_id=one, view="同意", signed=True)
            for one in (scene.HEAD, scene.DEPUTY, scene.HOST)
        ),
        began_at=at(date(2026, 6, 1), 9),
        ended_at=at(date(2026, 6, 1), 10),
        recorder=scene.CLERK,
        conclusion="同意",
        agrees=True,
    ),
    "cases.propose-decision": lambda: decision.DecisionProposed(
        case_id=CASE, reasons="当事人没有陈述申辩"
    ),
    "cases.overturn-decision": lambda: decision.DecisionOverturned(
        case_id=CASE,
        fate=decision.DecisionFate.REVOKED,
        source=decision.FateSource.BUREAU,
        decided_on=date(2026, 5, 25),
        document="撤销决定书",
        reasons="认定事实有误",
    ),
    "cases.record-payment": lambda: payment(execution.PaymentKind.FINE, 1_542_285),
    "cases.issue-demand": lambda: execution.IssueDemand(
        case_id=CASE, note="十日内缴清"
    ),
    "cases.apply-to-court": lambda: execution.CourtApplicationMade(
        case_id=CASE,
        applied_on=date(2026, 12, 1),
        court="示范市示范区人民法院",
        accepted=True,
        note="强制执行罚款",
    ),
    "cases.draft-court-application": lambda: _APPLICATION,
    "cases.propose-court-application": lambda: court.CourtApplicationProposed(
        case_id=CASE, reasons="已催告，逾期不履行"
    ),
    "cases.register-remedy": _registered,
    "cases.answer-remedy": lambda: remedies.RemedyAnswered(
        case_id=CASE,
        no=1,
        answered_on=date(2026, 6, 1),
        evidence_on=date(2026, 6, 1),
        gist="程序合法",
    ),
    "cases.end-remedy": lambda: _remedied(remedies.RemedyOutcome.MAINTAINED),
    "cases.redo-decision": lambda: remedies.RemedyRedone(
        case_id=CASE,
        no=1,
        redone_on=date(2026, 6, 1),
        document="示范文书〔2026〕2 号",
        difference="重新认定金额",
    ),
    "cases.propose-deferral": lambda: execution.DeferralProposed(
        case_id=CASE, until=date(2026, 6, 2), reasons="经济困难"
    ),
    "cases.propose-suspension": lambda: execution.SuspensionProposed(
        case_id=CASE, ground=execution.SuspensionGround.OTHER_RULING, reasons="等待裁判"
    ),
    "cases.resume": lambda: execution.Resumed(
        case_id=CASE, resumed_on=date(2026, 5, 20), reasons="裁判已生效"
    ),
    "cases.propose-extension": lambda: execution.ExtensionProposed(
        case_id=CASE, stage=execution.ExtensionStage.FIRST, days=30, reasons="案情复杂"
    ),
    "cases.propose-termination": lambda: execution.TerminationProposed(
        case_id=CASE, ground=execution.TerminationGround.DISSOLVED, reasons="已注销"
    ),
    "cases.propose-closing": lambda: execution.ClosingProposed(
        case_id=CASE, ground=execution.ClosingGround.EXECUTED, execution="已缴清"
    ),
}
"""What an officer would type, act by act; rulings take their proposal."""

RULINGS = {
    "cases.approve-verification-extension": "cases.propose-verification-extension",
    "cases.approve-filing": "cases.propose-filing",
    "cases.approve-not-filing": "cases.propose-not-filing",
    "cases.approve-preservation": "cases.propose-preservation",
    "cases.issue-decision": "cases.propose-decision",
    "cases.approve-deferral": "cases.propose-deferral",
    "cases.approve-court-application": "cases.propose-court-application",
    "cases.approve-suspension": "cases.propose-suspension",
    "cases.approve-extension": "cases.propose-extension",
    "cases.approve-termination": "cases.propose-termination",
    "cases.close-case": "cases.propose-closing",
}


def _defended() -> CaseState:
    state = notified()
    state.defences = 1
    return state


STATES: dict[str, Callable[[], CaseState]] = {
    "cases.register-lead": lambda: CaseState(bureau=scene.CODE),
    "cases.start-urgently": lead,
    "cases.conclude-verification": lead,
    "cases.propose-verification-extension": lead,
    "cases.propose-filing": verified,
    "cases.propose-not-filing": verified,
    "cases.check-proposal": verified,
    "cases.answer-informant": filed,
    "cases.dispose-preserved": preserved,
    "cases.record-expert-opinion": commissioned,
    "cases.verify-correction": corrected,
    "cases.decide-recusal": recusal_asked,
    "cases.draft-decision": scene.filed_state,
    "cases.request-review": drafted,
    "cases.supplement-material": drafted,
    "cases.object-to-opinion": drafted,
    "cases.keep-suggestion": drafted,
    "cases.confirm-wording": suggested,
    "cases.issue-notice": drafted,
    "cases.record-defence": notified,
    "cases.answer-defence": _defended,
    "cases.waive-defence": notified,
    "cases.request-hearing": notified,
    "cases.announce-hearing": asked,
    "cases.hold-hearing": announced,
    "cases.discuss": drafted,
    "cases.propose-decision": notified,
    "cases.overturn-decision": decided,
    "cases.record-payment": decided,
    "cases.issue-demand": decided,
    "cases.draft-court-application": demanded,
    "cases.propose-court-application": applying,
    "cases.apply-to-court": signed,
    "cases.register-remedy": decided,
    "cases.answer-remedy": contested,
    "cases.end-remedy": contested,
    "cases.redo-decision": to_redo,
    "cases.propose-deferral": decided,
    "cases.resume": suspended,
    "cases.propose-closing": unpaid_done,
}
"""Where the case stands; a case under investigation unless said otherwise."""

TODAY = {
    "cases.propose-verification-extension": date(2026, 3, 2),
    "cases.approve-verification-extension": date(2026, 3, 2),
    "cases.propose-extension": date(2026, 5, 29),
    "cases.approve-extension": date(2026, 5, 29),
    "cases.issue-demand": date(2026, 6, 13),
    "cases.draft-court-application": date(2026, 11, 30),
    "cases.propose-court-application": date(2026, 11, 30),
    "cases.approve-court-application": date(2026, 11, 30),
    "cases.apply-to-court": date(2026, 12, 1),
}
"""On which day; 2026-06-01 unless said otherwise."""


def data(name: str) -> Any:
    return _RULING if name in RULINGS else DATA[name]()


def ready(name: str, **changes: Any) -> Situation:
    """The situation in which the act is allowed, with what a test changes."""
    act = CATALOGUE[name]
    source = RULINGS.get(name, name)
    state = STATES.get(source, filed)()
    content = DATA[RULINGS[name]]() if name in RULINGS else scene.FILING
    if name in RULINGS or name == "cases.check-proposal":
        proposal = replace(scene.proposal(content), no=NO)
        if name == "cases.check-proposal":
            proposal = replace(
                proposal, checked_by=None, checked_at=None, check_agrees=None
            )
        state.proposals = {NO: proposal}
    if name == "cases.issue-decision":
        state.draft_version, state.evidence_version = NO - 1, NO - 2
    post = next(one for one in BY_POST if one in act.posts)
    found = scene.situation(
        state,
        data(name),
        by=BY_POST[post],
        at=at(TODAY.get(name, scene.NOW.date())),
        posts=act.posts,
        proposes=act.proposes,
        named=OFFICERS,
        review=_REVIEWS.get(name, passed)(),
    )
    if name == "cases.start-urgently":
        found = replace(found, law=law_of(MINGSHAN, date(2026, 2, 10)))
    return replace(found, **changes) if changes else found


def in_case(name: str, **facts: Any) -> Situation:
    """The ready situation, with other facts of the case."""
    found = ready(name)
    for fact, value in facts.items():
        setattr(found.case, fact, value)
    return found


def typed(name: str, **fields: Any) -> Situation:
    """The ready situation, with something else typed."""
    return ready(name, data=replace(data(name), **fields))


def codes(name: str, situation: Situation) -> set[str]:
    """The refusals, without the name of the domain."""
    found = unmet(CATALOGUE[name].guards, situation)
    return {one.code.removeprefix("cases.") for one in found}


def document(issued_on: date, *, sealed: bool = True) -> IssuedDocument:
    return IssuedDocument(
        kind="penalty-notice",
        title="行政处罚事先告知书",
        number="",
        issued_on=issued_on,
        sealed=sealed,
    )


def outcome(state: CaseState, given: Outcome) -> CaseState:
    """The same case with another intended outcome."""
    if state.draft is not None:
        state.draft = replace(
            state.draft, given=replace(state.draft.given, outcome=given)
        )
    return state
