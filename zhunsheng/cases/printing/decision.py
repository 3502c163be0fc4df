"""决定文书: the reasoned decision, and the one that does not punish."""

from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import matters, people
from zhunsheng.cases.printing.course import Course
from zhunsheng.cases.printing.remedy import remedy
from zhunsheng.cases.printing.wording import (
    clause,
    day,
    law,
    money,
    paragraphs,
    sentence,
    span,
    term,
)
from zhunsheng.cases.records.notice import DefenceManner, DraftDecision
from zhunsheng.cases.records.parts import Circumstance, Outcome, Violation
from zhunsheng.cases.state import CaseState, total_fine, total_refund
from zhunsheng.documents.content.decision import NoPenaltyDecision, PenaltyDecision
from zhunsheng.kernel.ids import DocumentId

_PENALTY = "行政处罚决定书"
_NO_PENALTY = "不予行政处罚决定书"

_BY = {DefenceManner.WRITTEN: "书面", DefenceManner.ORAL: "口头"}
_WHY_NOT = {
    Circumstance.SLIGHT_CORRECTED: "apl-2021:33.1",
    Circumstance.FIRST_CORRECTED: "apl-2021:33.1",
    Circumstance.NO_FAULT: "apl-2021:33.2",
}


def penalty_decision(situation: Situation, course: Course) -> PenaltyDecision:
    """行政处罚决定书: the six contents of 处罚法 第五十九条, and the reasons."""
    draft = _draft(situation, _PENALTY)
    violations = draft.violations
    return PenaltyDecision(
        party=people.party_of(situation.case, _PENALTY),
        course=course_of_investigation(situation),
        facts=matters.facts(violations),
        evidence=matters.points(situation.case.evidence),
        hearing=_hearing(situation, course),
        basis=matters.basis(violations),
        discretion=_reasons(situation, _PENALTY),
        decisions=matters.measures_of(draft),
        performance=_performance(situation, violations),
        remedy=_remedy(situation),
        disclosure=_disclosure(situation),
        made_on=situation.today,
        fine_fen=total_fine(violations) or None,
        refund_fen=total_refund(violations) or None,
    )


def no_penalty_decision(situation: Situation) -> NoPenaltyDecision:
    """不予行政处罚决定书: what was found, and why it is not punished."""
    draft = _draft(situation, _NO_PENALTY)
    failed = draft.outcome is Outcome.NOT_ESTABLISHED
    return NoPenaltyDecision(
        party=people.party_of(situation.case, _NO_PENALTY),
        course=course_of_investigation(situation),
        facts=(
            matters.findings(draft.violations)
            if failed
            else matters.facts(draft.violations)
        ),
        evidence=matters.points(situation.case.evidence),
        basis=_no_penalty_basis(draft),
        reason=sentence(draft.reasons) if failed else _reasons(situation, _NO_PENALTY),
        decisions=_no_penalty(draft),
        remedy=_remedy(situation),
        made_on=situation.today,
    )


def _draft(situation: Situation, title: str) -> DraftDecision:
    if situation.case.draft is None:
        raise people.missing(title, "处理决定", "尚未拟定处理意见。")
    return situation.case.draft.given


def course_of_investigation(situation: Situation) -> str:
    """立案和调查经过: from the lead to the end of the investigation."""
    case = situation.case
    if case.filed_on is None:
        raise people.missing(_PENALTY, "立案和调查经过", "尚未立案。")
    source = (
        f"根据{day(case.lead.received_on)}收到的{case.lead.source.label}线索，"
        if case.lead
        else ""
    )
    done = "、".join(
        text
        for count, text in (
            (case.inspections, f"制作现场检查笔录{case.inspections}份"),
            (case.interviews, f"制作询问笔录{case.interviews}份"),
            (len(case.evidence), f"收集证据{len(case.evidence)}项"),
            (len(case.experts), f"委托检测、鉴定、评审{len(case.experts)}次"),
        )
        if count
    )
    ended = f"于{day(case.reported_on)}" if case.reported_on else ""
    return (
        f"{source}本机关于{day(case.filed_on)}对{clause(case.name)}"
        f"立案调查（案件编号：{case.number}）。"
        f"调查期间，执法人员{done}。{_time(case)}本案{ended}调查终结。"
    )


def _time(case: CaseState) -> str:
    """中止和延长: what the party may ask about how long it took."""
    stopped = "".join(
        f"{span(one.began_on, one.ended_on)}，{one.why}。"
        for one in case.suspensions
        if one.ended_on
    )
    days = sum(case.extensions.values())
    return stopped + (f"经批准，办案期限延长{days}日。" if days else "")


def _reasons(situation: Situation, title: str) -> str:
    """裁量理由, and who weighed them together."""
    discussion, drafted = situation.case.discussion, situation.case.draft
    if drafted is None:
        raise people.missing(title, "裁量理由", "尚未拟定处理意见。")
    return paragraphs(
        (
            matters.discretion_of(drafted),
            sentence(drafted.given.reasons),
            f"本案于{day(discussion.held_on)}经本机关负责人集体讨论。"
            if discussion
            else "",
        )
    )


def _hearing(situation: Situation, course: Course) -> str:
    """告知、陈述申辩和听证: what the party was told, said, and got for an answer."""
    case = situation.case
    if case.notice is None or case.notice_served_on is None:
        raise people.missing(_PENALTY, "告知情况", "事先告知书尚未送达。")
    hearing = "和要求听证" if case.notice.hearing_offered else ""
    told = (
        f"本机关于{day(case.notice.issued_on)}制作《行政处罚事先告知书》，"
        f"{day(case.notice_served_on)}以{_manner(situation, case.notice.document_id)}"
        "方式送达，告知拟作出的行政处罚内容及事实、理由、依据，"
        f"以及依法享有的陈述、申辩{hearing}的权利。"
    )
    return told + _defence(situation, course) + _heard(situation, course)


def _manner(situation: Situation, document_id: DocumentId) -> str:
    for service in situation.case.services:
        if service.document_id == document_id:
            return service.manner
    return "法定"


def _defence(situation: Situation, course: Course) -> str:
    case = situation.case
    if case.defence_waived_on is not None:
        also = "和要求听证" if case.hearing_waived else ""
        return (
            f"当事人于{day(case.defence_waived_on)}书面声明放弃陈述、申辩{also}的权利。"
        )
    if not course.defences:
        return "当事人在规定期限内未提出陈述、申辩意见。"
    said = "".join(
        f"{day(one.received_on)}，当事人{_BY[one.manner]}提出：{sentence(one.content)}"
        for one in course.defences
    )
    answered = "".join(
        f"经复核，本机关对当事人的意见{one.adoption.label}：{sentence(one.reasons)}"
        for one in course.answers
    )
    return said + answered


def _heard(situation: Situation, course: Course) -> str:
    case = situation.case
    if case.notice is None or not case.notice.hearing_offered or case.hearing_waived:
        return ""
    if case.hearing_asked_on is None:
        return "当事人在规定期限内未要求听证。"
    asked = f"当事人于{day(case.hearing_asked_on)}要求听证。"
    if course.hearing is None:
        return asked
    held = f"本机关于{day(course.hearing.held_on)}举行听证"
    if not course.hearing.attended:
        return f"{asked}{held}，当事人无正当理由未出席，视为放弃听证权利。"
    return f"{asked}{held}，听取了当事人的申辩和质证，并根据听证笔录作出本决定。"


def _performance(
    situation: Situation, violations: tuple[Violation, ...]
) -> tuple[str, ...]:
    """履行: fifteen days, two accounts, and what late payment costs."""
    bureau, fine = situation.bureau, total_fine(violations)
    days = term(situation.law.period("pay-fine"))
    within = f"自收到本决定书之日起{days}内"
    said = ["立即改正违法行为，并将改正情况书面报告本机关。"]
    if refund := total_refund(violations):
        said.append(
            f"退回医疗保障基金{money(refund)}：{within}缴至医疗保障基金账户"
            f"（{bureau.fund_account}）。"
        )
    if fine:
        said += [
            (
                f"缴纳罚款{money(fine)}：{within}持本决定书缴至国库指定账户"
                f"（{bureau.treasury_account}），也可以通过电子支付系统缴纳。"
            ),
            (
                f"到期不缴纳罚款的，依据{law('apl-2021:72.1(1)')}的规定，"
                "每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额；"
                "逾期不履行的，本机关将依法申请人民法院强制执行。"
            ),
            (
                f"确有经济困难，需要延期或者分期缴纳罚款的，依据{law('apl-2021:66.2')}的"
                "规定，可以向本机关提出书面申请。"
            ),
        ]
    return tuple(said)


def _remedy(situation: Situation) -> str:
    """救济: and that neither way stops the decision."""
    return (
        f"{remedy(situation, '本决定')}"
        "行政复议或者行政诉讼期间，本决定不停止执行，法律另有规定的除外。"
    )


def _disclosure(situation: Situation) -> str:
    days = term(situation.law.period("publish-penalty-decision"))
    return (
        f"依据{law('apl-2021:48.1', 'ogi-2019:20(6)')}的规定，"
        f"本决定依法应当公开的，其信息将自作出之日起{days}内向社会公示；"
        "涉及国家秘密、商业秘密、个人隐私的内容依法处理后公示。"
    )


def _no_penalty_basis(draft: DraftDecision) -> str:
    if draft.outcome is Outcome.NOT_ESTABLISHED:
        return (
            f"依据{law('apl-2021:57.1(3)')}的规定，违法事实不能成立的，不予行政处罚。"
        )
    clauses = dict.fromkeys(
        _WHY_NOT[one.circumstance]
        for one in draft.violations
        if one.circumstance in _WHY_NOT
    )
    cited = law(*clauses, "apl-2021:57.1(2)")
    return f"{matters.nature(draft.violations)}依据{cited}的规定，不予行政处罚。"


def _no_penalty(draft: DraftDecision) -> tuple[str, ...]:
    if draft.outcome is Outcome.NOT_ESTABLISHED:
        return ("违法事实不能成立，不予行政处罚。",)
    said = ["不予行政处罚。"]
    if refund := total_refund(draft.violations):
        said.append(f"责令退回医疗保障基金{money(refund)}。")
    said.append(f"依据{law('apl-2021:33.3')}的规定，对当事人进行教育。")
    return tuple(said)
