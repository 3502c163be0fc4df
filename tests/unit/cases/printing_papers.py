"""What officers type for the papers of a case, and each paper made of it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.unit.cases.printing_scene import (
    CASE,
    CHECKER,
    CLERK,
    DECISION,
    DEPUTY,
    DRAFT,
    FILING,
    FIRST,
    HEAD,
    HOST,
    PARTY,
    SECOND,
    decided_state,
    drafted_state,
    filed_state,
    lead_state,
    notified_state,
    proposal,
    situation,
)
from zhunsheng.cases.printing import court, evidence, execution, lead, notice
from zhunsheng.cases.printing.course import Course
from zhunsheng.cases.records import court as applications
from zhunsheng.cases.records import decision as decisions
from zhunsheng.cases.records import evidence as taken
from zhunsheng.cases.records import execution as ends
from zhunsheng.cases.records import leads
from zhunsheng.cases.records import notice as told
from zhunsheng.cases.records.filing import CorrectionOrdered
from zhunsheng.cases.records.parts import Signature
from zhunsheng.cases.records.proposals import Ruling
from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import DocumentId

MARCH = datetime(2026, 3, 20, 9, 0, tzinfo=CHINA)
LATER = MARCH + timedelta(hours=2)
RULING = Ruling(case_id=CASE, proposal_no=5, agrees=True, opinion="同意")
SIGNED: dict[str, Any] = {
    "recorder": SECOND,
    "recusal": "不申请回避",
    "says": "以上笔录已阅，属实",
    "signature": Signature.SIGNED,
}
ON_SITE: dict[str, Any] = {
    "case_id": CASE,
    "place": "示范市示范镇卫生院药房",
    "began_at": MARCH,
    "ended_at": LATER,
    "officers": (FIRST, SECOND),
    "showed_certificates": True,
    "told_rights": True,
}
INSPECTION = taken.InspectionRecorded(
    **ON_SITE,
    **SIGNED,
    present="示范甲",
    present_post="院长",
    findings="药房存有同一中成药 320 盒，处方 213 张。",
)
INTERVIEW = taken.InterviewRecorded(
    **ON_SITE,
    **SIGNED,
    interviewee="示范壬",
    identity="当事人的药房负责人",
    identity_kind="居民身份证",
    identity_number="620000199001010000",
    employer="示范市示范镇卫生院药房负责人",
    phone="0000-7654321",
    address="示范市示范镇示范街 8 号",
    questions=(taken.Answered(question="是否超量开药？", answer="有超量开药。"),),
)
ORAL = told.OralDefence(
    place="示范市医疗保障局",
    began_at=MARCH,
    ended_at=LATER,
    speaker_post="示范市示范镇卫生院院长",
    officers=(FIRST, SECOND),
    recorder=SECOND,
    says="属实",
    signature=Signature.SIGNED,
)
DEFENCE = told.DefenceRecorded(
    case_id=CASE,
    received_on=date(2026, 5, 13),
    manner=told.DefenceManner.ORAL,
    speaker="示范甲",
    content="请求从轻处罚",
    oral=ORAL,
)
ANSWER = told.DefenceAnswered(
    case_id=CASE,
    adoption=told.Adoption.NONE,
    checked="逐项核对了证据",
    reasons="无新证据",
)
ANNOUNCED = told.HearingAnnounced(
    case_id=CASE,
    told_on=date(2026, 5, 15),
    held_on=date(2026, 5, 27),
    place="示范市医疗保障局会议室",
    host=HOST,
    clerk=CLERK,
    begins="09:30",
    openness=told.Openness.PUBLIC,
)
HELD = told.HearingHeld(
    case_id=CASE,
    held_on=date(2026, 5, 27),
    attended=True,
    attendees="示范甲及其代理人示范癸",
    content="调查人员提出证据和拟处罚意见；当事人对金额无异议。",
    report="建议维持拟处罚意见",
    began_at=MARCH,
    ended_at=LATER,
    participants=(told.HearingPart(name="示范癸", post="当事人的委托代理人"),),
    closing="请求从轻处罚。",
    says="属实",
    signature=Signature.SIGNED,
)
DISCUSSED = told.Discussed(
    case_id=CASE,
    subject=told.DiscussionSubject.DECISION,
    held_on=date(2026, 5, 28),
    place="示范市医疗保障局会议室",
    host=HEAD,
    voices=tuple(
        told.Voice(officer_id=one, view=view, signed=True)
        for one, view in (
            (HEAD, "同意"),
            (DEPUTY, "同意"),
            (CHECKER, "第二项的倍数偏高，其余同意"),
        )
    ),
    began_at=MARCH,
    ended_at=LATER,
    recorder=CLERK,
    observers=(FIRST,),
    conclusion="按拟处理意见作出决定",
    agrees=True,
)
SERVED = decisions.ServeDocument(
    case_id=CASE,
    document_id=DECISION,
    manner=decisions.ServiceManner.LEFT,
    served_on=date(2026, 5, 28),
    served_time="10:05",
    place=PARTY.address,
    receiver=PARTY.name,
    officers=(FIRST, SECOND),
    circumstances="当事人拒绝签收，在见证下留置于其住所",
    witness="示范社区工作人员",
)
REPORT = taken.InvestigationReported(
    case_id=CASE,
    ended_on=date(2026, 4, 28),
    course="依法立案后进行现场检查和询问",
    facts="当事人超量开药、串换项目",
    nature="违反条例第十五条",
    proposal="建议给予行政处罚",
    discretion="已主动退回",
    violations=DRAFT.violations,
)


def with_hearing() -> CaseState:
    case = notified_state()
    case.hearing_asked_on, case.hearing = date(2026, 5, 14), ANNOUNCED
    return case


def with_proposal(case: CaseState, content: object) -> CaseState:
    case.proposals[5] = proposal(content)
    return case


def filing() -> object:
    case = with_proposal(lead_state(), FILING)
    return lead.filing_approval(
        situation(case, RULING, by=HEAD),
        RULING,
        number="示范医保立字〔2026〕3号",
        name="示范市示范镇卫生院涉嫌违反医疗保障基金使用规定案",
    )


def not_filed() -> object:
    content = leads.NotFilingProposed(case_id=CASE, reasons="未发现违法事实")
    case = with_proposal(lead_state(), content)
    return lead.not_filed_notice(situation(case, RULING, by=HEAD), "示范投诉人")


def suspended() -> object:
    content = ends.SuspensionProposed(
        case_id=CASE, ground=ends.SuspensionGround.OTHER_RULING, reasons="等待裁判"
    )
    case = with_proposal(filed_state(), content)
    return execution.suspension_notice(situation(case, RULING, by=HEAD))


def closing(case: CaseState) -> Any:
    content = ends.ClosingProposed(
        case_id=CASE, ground=ends.ClosingGround.EXECUTED, execution="决定已经履行完毕"
    )
    return execution.closing_approval(
        situation(with_proposal(case, content), RULING, by=HEAD), RULING
    )


def demand() -> Any:
    data = ends.IssueDemand(case_id=CASE, note="一次性缴清，凭缴款单到银行缴纳")
    return execution.payment_demand(
        situation(decided_state(), data), owed_fen=3_030_195, surcharge_fen=46_268
    )


def address(*, electronic: bool) -> Any:
    data = decisions.AddressConfirmed(
        case_id=CASE,
        confirmed_on=date(2026, 3, 20),
        address=PARTY.address,
        receiver="示范甲",
        phone="0000-7654321",
        electronic=electronic,
        electronic_address="office@example.invalid" if electronic else None,
    )
    return execution.address_confirmation(situation(filed_state(), data))


def ordered() -> Any:
    data = CorrectionOrdered(
        case_id=CASE,
        ordered_on=date(2026, 6, 1),
        content="立即停止超量开药",
        until=date(2026, 6, 30),
    )
    return evidence.rectification_order(situation(filed_state(), data))


def asked_of_court() -> CaseState:
    """Demanded, and an application drafted for the court."""
    case = decided_state()
    case.demand_document = DocumentId(UUID(int=33))
    case.demand_issued_on, case.demand_served_on = date(2026, 6, 15), date(2026, 7, 1)
    case.court_draft = applications.CourtApplicationDrafted(
        case_id=CASE,
        round=1,
        given=applications.DraftCourtApplication(
            case_id=CASE,
            court="示范市示范区人民法院",
            surcharge=True,
            reasons="当事人超出疾病治疗需要重复开药",
            party_view="当事人没有提出意见",
            property="当事人有银行存款账户",
        ),
        fine_fen=1_542_285,
        refund_fen=1_487_910,
        surcharge_fen=1_542_285,
        computed_on=date(2026, 11, 30),
        draft_digest="c" * 64,
        evidence_digest="d" * 64,
    )
    return case


COURSE = Course(report=REPORT, defences=[DEFENCE], answers=[ANSWER], hearing=HELD)
PAPERS: dict[str, Callable[[], Any]] = {
    "filing-approval": filing,
    "not-filed-notice": not_filed,
    "inspection-record": lambda: evidence.inspection_record(
        situation(filed_state(), INSPECTION)
    ),
    "interview-record": lambda: evidence.interview_record(
        situation(filed_state(), INTERVIEW)
    ),
    "evidence-list": lambda: evidence.evidence_list(situation(filed_state(), REPORT)),
    "investigation-report": lambda: evidence.investigation_report(
        situation(filed_state(), REPORT)
    ),
    "case-report": lambda: evidence.case_report(situation(drafted_state()), COURSE),
    "rectification-order": ordered,
    "defence-record": lambda: notice.defence_record(
        situation(notified_state(), DEFENCE)
    ),
    "defence-answer": lambda: notice.defence_answer(
        situation(notified_state(), ANSWER), COURSE
    ),
    "hearing-notice": lambda: notice.hearing_notice(
        situation(with_hearing(), ANNOUNCED, by=HOST)
    ),
    "hearing-record": lambda: notice.hearing_record(
        situation(with_hearing(), HELD, by=HOST)
    ),
    "discussion-record": lambda: notice.discussion_record(
        situation(notified_state(), DISCUSSED, by=HEAD)
    ),
    "service-receipt": lambda: execution.service_receipt(
        situation(decided_state(), SERVED), number="示范医保罚决字〔2026〕3号"
    ),
    "address-confirmation": lambda: address(electronic=True),
    "payment-demand": demand,
    "court-application": lambda: court.court_application(
        situation(asked_of_court(), RULING, by=HEAD)
    ),
    "court-application-report": lambda: court.application_report(
        situation(asked_of_court())
    ),
    "suspension-notice": suspended,
    "closing-approval": lambda: closing(decided_state()),
}
