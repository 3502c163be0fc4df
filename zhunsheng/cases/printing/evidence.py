"""调查文书: records taken on the spot, the list of evidence, and the reports."""

from zhunsheng.cases import suggested
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import matters, people
from zhunsheng.cases.printing.course import Course
from zhunsheng.cases.printing.remedy import remedy
from zhunsheng.cases.printing.wording import day, day_of, in_full, law, sentence
from zhunsheng.cases.records.evidence import (
    InspectionRecorded,
    InterviewRecorded,
    InvestigationReported,
)
from zhunsheng.cases.records.filing import CorrectionOrdered
from zhunsheng.cases.records.notice import ReviewRequested
from zhunsheng.documents.content import parts
from zhunsheng.documents.content.evidence import (
    EvidenceList,
    Exchange,
    InspectionRecord,
    Interviewed,
    InterviewRecord,
)
from zhunsheng.documents.content.investigation import (
    CaseReport,
    InvestigationReport,
    RectificationOrder,
)

_INSPECTION = "现场检查笔录"
_INTERVIEW = "询问笔录"
_LIST = "证据清单"
_REPORT = "案件调查终结报告"
_CASE_REPORT = "案件处理呈报书"
_ORDER = "责令改正通知书"

_RIGHTS = (
    "有权进行陈述和申辩；认为执法人员与本案有直接利害关系或者有其他关系"
    "可能影响公正执法的，有权申请回避；有如实回答询问、协助调查、"
    "不得拒绝和阻挠的义务"
)


def _shown(situation: Situation, officers: tuple[parts.Officer, ...], whom: str) -> str:
    return (
        f"我们是{situation.bureau.name}的执法人员{people.names(officers)}，"
        f"已向{whom}出示执法证件并说明来意。已告知{whom}：{_RIGHTS}。"
    )


def inspection_record(situation: Situation) -> InspectionRecord:
    """现场检查笔录: what was just recorded; before filing, of the party it names."""
    data: InspectionRecorded = situation.data
    case = situation.case
    inspected = case.party or data.inspected
    if inspected is None:
        raise people.missing(_INSPECTION, "被检查人", "尚未立案的，必须填写。")
    officers = people.certified(
        situation, data.officers, day_of(data.began_at), _INSPECTION
    )
    return InspectionRecord(
        case_name=case.name,
        place=data.place,
        started_at=data.began_at,
        ended_at=data.ended_at,
        inspected=people.party(inspected),
        present=data.present,
        present_post=data.present_post,
        inspectors=officers,
        recorder=people.officer(situation, data.recorder, _INSPECTION).name,
        shown=_shown(situation, officers, "被检查人"),
        recusal=data.recusal,
        findings=data.findings,
        signing=people.signing(
            data.says, data.signature, data.refusal_note, data.witness
        ),
    )


def interview_record(situation: Situation) -> InterviewRecord:
    """询问笔录: one person's answers, word for word."""
    data: InterviewRecorded = situation.data
    officers = people.certified(
        situation, data.officers, day_of(data.began_at), _INTERVIEW
    )
    return InterviewRecord(
        case_name=situation.case.name,
        place=data.place,
        started_at=data.began_at,
        ended_at=data.ended_at,
        interviewers=officers,
        recorder=people.officer(situation, data.recorder, _INTERVIEW).name,
        subject=Interviewed(
            name=data.interviewee,
            identity_type=data.identity_kind,
            identity_number=data.identity_number,
            employer=data.employer,
            relation=data.identity,
            phone=data.phone,
            address=data.address,
        ),
        shown=_shown(situation, officers, "被询问人"),
        recusal=data.recusal,
        dialogue=tuple(
            Exchange(question=one.question, answer=one.answer) for one in data.questions
        ),
        signing=people.signing(
            data.says, data.signature, data.refusal_note, data.witness
        ),
    )


def evidence_list(situation: Situation) -> EvidenceList:
    """证据清单: all evidence, under its numbers, when the report is made."""
    case = situation.case
    return EvidenceList(
        case_name=case.name,
        case_number=case.number,
        items=tuple(
            parts.Item(
                name=one.given.title,
                kind=one.given.kind.label,
                source=one.given.obtained_from,
                proves=one.given.proves,
                pages=one.given.pages,
            )
            for one in case.evidence
        ),
        handlers=people.handlers(situation, _LIST),
        made_on=situation.today,
    )


def investigation_report(situation: Situation) -> InvestigationReport:
    """调查终结报告: the six headings, with the evidence of the list."""
    data: InvestigationReported = situation.data
    case = situation.case
    return InvestigationReport(
        case_name=case.name,
        case_number=case.number,
        party=people.party_of(case, _REPORT),
        course=data.course,
        facts=f"{sentence(data.facts)}\n{matters.facts(data.violations)}",
        evidence=matters.points(case.evidence),
        nature=sentence(in_full(data.nature)),
        proposal=sentence(in_full(data.proposal)),
        discretion=sentence(in_full(data.discretion)),
        handlers=people.handlers(situation, _REPORT),
        made_on=situation.today,
    )


def case_report(situation: Situation, course: Course) -> CaseReport:
    """案件处理呈报书: the draft, as it goes to legal review.

    The department signs the proposal of the decision; when the draft goes to
    review there is no opinion of the department yet.
    """
    case = situation.case
    if case.draft is None:
        raise people.missing(_CASE_REPORT, "拟处理意见", "尚未拟定处理意见。")
    draft, report = case.draft.given, course.report
    measures = matters.measures_of(draft)
    penalty = "".join(measures) if case.penalty else ""
    return CaseReport(
        case_name=case.name,
        case_number=case.number,
        party=people.party_of(case, _CASE_REPORT),
        facts=matters.facts(draft.violations),
        evidence=matters.points(case.evidence),
        nature=(
            sentence(in_full(report.nature))
            if report
            else matters.nature(draft.violations)
        ),
        basis=matters.basis(draft.violations),
        discretion=matters.discretion_of(case.draft),
        proposal=f"{draft.outcome.label}。{penalty}",
        handler_opinion=parts.Opinion(
            text=draft.reasons + _machine_note(situation),
            name=situation.officer.name,
            signed_on=situation.today,
        ),
    )


def _machine_note(situation: Situation) -> str:
    """机器建议文字: marked in the report, above the signature that answers for it."""
    case, data = situation.case, situation.data
    lines = suggested.told(suggested.marked_in_draft(case))
    if not lines:
        return ""
    declared = isinstance(data, ReviewRequested) and data.complete
    confirmed = declared or suggested.draft_is_confirmed(case)
    status = suggested.ANSWERED_FOR if confirmed else suggested.PENDING
    return "\n".join((f"\n以下为{status}：", *(f"{one}。" for one in lines)))


def rectification_order(situation: Situation) -> RectificationOrder:
    """责令改正通知书: what has to be put right, and by when."""
    data: CorrectionOrdered = situation.data
    case = situation.case
    if case.filing is None:
        raise people.missing(_ORDER, "违法事实", "尚未立案。")
    violations = case.draft.given.violations if case.draft else ()
    nature = matters.nature(violations) if violations else ""
    return RectificationOrder(
        party=people.party_of(case, _ORDER),
        facts=matters.facts(violations) if violations else sentence(case.filing.facts),
        basis=(
            f"{nature}依据{law('apl-2021:28.1')}、"
            f"{matters.clauses_of(case.filing.situation_nos)}的规定，责令改正。"
        ),
        requirements=(sentence(in_full(data.content)),),
        due_on=data.until,
        checking=(
            f"{day(data.until)}以后，本机关将对改正情况进行复查。"
            "请在期限届满前将改正情况书面报告本机关。"
        ),
        remedy=remedy(situation, "本通知"),
        contact=people.contact(situation, _ORDER),
        made_on=situation.today,
    )
