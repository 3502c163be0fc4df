"""强制执行申请文书: the application to the court, and the report for its review."""

from datetime import date

from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.obligations.court import court_window
from zhunsheng.cases.obligations.surcharge import surcharge_course
from zhunsheng.cases.printing import matters, people
from zhunsheng.cases.printing.wording import day, law, money, paragraphs, sentence
from zhunsheng.cases.records.court import CourtApplicationDrafted
from zhunsheng.cases.records.decision import DecisionIssued
from zhunsheng.cases.state import CaseState, Remedy
from zhunsheng.cases.viewing.remedies import explained
from zhunsheng.documents.content import parts
from zhunsheng.documents.content.court import CourtApplication, CourtApplicationReport

_APPLICATION = "强制执行申请书"
_REPORT = "强制执行申请呈报书"
_NO_REMEDY = "当事人没有申请行政复议，也没有提起行政诉讼。"


def court_application(situation: Situation) -> CourtApplication:
    """强制执行申请书: the approved draft, signed by the head who approves it."""
    draft, case, bureau = _draft(situation), situation.case, situation.bureau
    return CourtApplication(
        court=draft.given.court,
        applicant=bureau.name,
        address=bureau.address,
        head=situation.officer.name,
        party=people.party_of(case, _APPLICATION),
        requests=_requests(draft),
        total_fen=draft.fine_fen + draft.refund_fen + draft.surcharge_fen,
        decision=_decision(case, _APPLICATION),
        reasons=paragraphs((sentence(draft.given.reasons), _basis())),
        remedies=_remedies(case),
        demand=_demand(situation, draft.computed_on, _APPLICATION),
        party_view=sentence(draft.given.party_view),
        property=sentence(draft.given.property),
        attachments=_attachments(situation, draft),
        contact=people.contact(situation, _APPLICATION),
        made_on=situation.today,
    )


def application_report(situation: Situation) -> CourtApplicationReport:
    """强制执行申请呈报书: what the handlers put before legal review."""
    draft, case = _draft(situation), situation.case
    return CourtApplicationReport(
        case_name=case.name,
        case_number=case.number,
        party=people.party_of(case, _REPORT),
        court=draft.given.court,
        requests=_requests(draft),
        decision=_decision(case, _REPORT),
        reasons=paragraphs((sentence(draft.given.reasons), _basis())),
        surcharge=_surcharge(situation, draft),
        remedies=_remedies(case),
        demand=_demand(situation, draft.computed_on, _REPORT),
        party_view=sentence(draft.given.party_view),
        property=sentence(draft.given.property),
        window=_window(situation),
        handler_opinion=parts.Opinion(
            text="拟申请人民法院强制执行，现送法制审核。",
            name=situation.officer.name,
            signed_on=situation.today,
        ),
    )


def _draft(situation: Situation) -> CourtApplicationDrafted:
    draft = situation.case.court_draft
    if draft is None:
        raise people.missing(_APPLICATION, "申请书", "尚未拟定强制执行申请书。")
    return draft


def _decided(case: CaseState, title: str) -> tuple[DecisionIssued, date]:
    decision, served_on = case.decision, case.decision_served_on
    if decision is None or served_on is None:
        raise people.missing(title, "送达日期", "决定书尚未送达。")
    return decision, served_on


def _basis() -> str:
    return f"依据{law('acl-2011:53', 'apl-2021:72.1(4)')}的规定，申请强制执行。"


def _requests(draft: CourtApplicationDrafted) -> tuple[str, ...]:
    """申请事项: each sum by itself; what is not owed is not asked for."""
    till = f"（计算至{day(draft.computed_on)}，以罚款数额为限）"
    asked = (
        ("强制执行罚款", draft.fine_fen, ""),
        ("强制执行应当退回的医疗保障基金", draft.refund_fen, ""),
        ("强制执行逾期加处的罚款", draft.surcharge_fen, till),
    )
    return tuple(f"{what}{money(fen)}{more}。" for what, fen, more in asked if fen)


def _decision(case: CaseState, title: str) -> str:
    decision, served_on = _decided(case, title)
    measures = matters.measures(decision.violations, decision.suspend_settlement_months)
    return (
        f"本机关于{day(decision.decided_on)}作出{decision.number}行政处罚决定，"
        f"于{day(served_on)}送达当事人。决定内容：{''.join(measures)}"
    )


def _remedies(case: CaseState) -> str:
    if not case.remedies:
        return _NO_REMEDY
    return paragraphs(_remedy(one) for one in case.remedies)


def _remedy(remedy: Remedy) -> str:
    filed, ended = remedy.registered, remedy.ended
    told = (
        f"{day(filed.filed_on)}，{filed.filer.label.partition('（')[0]}"
        f"向{filed.body}提起{filed.kind.label}"
    )
    if ended is None:
        return f"{told}，尚未终结。"
    result = f"{day(ended.decided_on)}，{ended.outcome.label}（{ended.document}）"
    return f"{told}；{result}。"


def _demand(situation: Situation, on: date, title: str) -> str:
    case = situation.case
    issued, served = case.demand_issued_on, case.demand_served_on
    if issued is None or served is None or case.demand_document is None:
        raise people.missing(title, "催告情况", "催告书尚未制作并送达。")
    known = situation.documents.get(case.demand_document)
    number = f"（{known.number}）" if known and known.number else ""
    return (
        f"本机关于{day(issued)}制作履行催告书{number}，于{day(served)}送达当事人。"
        f"截至{day(on)}，当事人没有履行。"
    )


def _surcharge(situation: Situation, draft: CourtApplicationDrafted) -> str:
    if not draft.surcharge_fen:
        return "不申请执行加处罚款。"
    course = surcharge_course(
        situation.case, situation.law, situation.calendar, draft.computed_on
    )
    return f"{explained(course)}。"


def _window(situation: Situation) -> str:
    window = court_window(situation.case, situation.law, situation.calendar)
    if window is None:
        return "复议、诉讼尚未终结。"
    return f"{day(window[0])}至{day(window[1])}（{law('acl-2011:53')}）。"


def _attachments(
    situation: Situation, draft: CourtApplicationDrafted
) -> tuple[str, ...]:
    """附送材料: what art. 55 names, with the numbers of this case."""
    case = situation.case
    decision, _ = _decided(case, _APPLICATION)
    found = [
        f"行政处罚决定书（{decision.number}）及其送达回证",
        "作出决定的证据材料",
        "履行催告书及其送达回证，当事人意见的记录",
        "执行标的情况的材料",
    ]
    found += [one.ended.document for one in case.remedies if one.ended is not None]
    if draft.given.others is not None:
        found.append(draft.given.others)
    return tuple(found)
