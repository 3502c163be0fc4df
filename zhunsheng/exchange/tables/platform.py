"""行政执法监督平台案件表 (TBL_CASE_COMMON_BASE): a filed case, column by column.

Codes are those of the table in use on provincial platforms. Who a natural person is,
how to reach the party, and text in which anybody may be named, are reported only.
"""

from datetime import date

from zhunsheng.cases.records.decision import ServiceManner
from zhunsheng.cases.records.evidence import EvidenceKind
from zhunsheng.cases.records.execution import ClosingGround, PaymentKind
from zhunsheng.cases.records.leads import LeadSource
from zhunsheng.cases.records.parts import Circumstance, Outcome, Party, PartyKind
from zhunsheng.cases.records.remedies import RECONSIDERATIONS
from zhunsheng.cases.reporting import ReportedCase
from zhunsheng.cases.state import CaseState, Remedy, Service
from zhunsheng.disclosure.recognisers import is_credit_code
from zhunsheng.disclosure.redaction import mask_name
from zhunsheng.exchange.choices import Change
from zhunsheng.exchange.rows import Column, Row, Wrong, day, faults
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.review.records import Subject
from zhunsheng.review.state import Round

_LINE, _TEXT = 400, 40_000
_YES, _NO = "1", "0"

_SOURCES = {
    LeadSource.INSPECTION: "1",
    LeadSource.COMPLAINT: "2",
    LeadSource.REPORT: "3",
    LeadSource.SUPERIOR: "4",
    LeadSource.TRANSFERRED: "5",
    LeadSource.MEDIA: "6",
    LeadSource.OTHER: "9",
}
_EVIDENCE = {one: f"{no:02d}" for no, one in enumerate(EvidenceKind, 1)}
_MANNERS = {
    ServiceManner.DIRECT.value: "01",
    ServiceManner.LEFT.value: "02",
    ServiceManner.ENTRUSTED.value: "03",
    ServiceManner.POST.value: "04",
    ServiceManner.NOTICE.value: "05",
    ServiceManner.ELECTRONIC.value: "06",  # 平台表没有电子送达，接口约定加 06
}
_CLOSED = {
    ClosingGround.EXECUTED: "01",
    ClosingGround.COURT: "01",
    ClosingGround.NOTHING_TO_EXECUTE: "03",
    ClosingGround.TERMINATED: "98",
    ClosingGround.OTHER: "01",
}
_PLOT = (
    (Circumstance.MITIGATED, "2"),
    (Circumstance.LIGHTER, "1"),
    (Circumstance.HEAVIER, "3"),
)


def _column(
    code: str, title: str, length: int = _LINE, form: str = "text", **more: bool
) -> Column:
    return Column(code=code, title=title, length=length, form=form, **more)


def _day_column(code: str, title: str, **more: bool) -> Column:
    return _column(code, title, 10, "day", **more)


BASIC = (
    _column("CASE_CODE", "案件编号", required=True),
    _column("NAME", "案件名称", required=True),
    _column("SUBJECT_ID", "执法主体统一社会信用代码", 18, "credit", required=True),
    _column("CASE_SOURCE", "案件来源", 1, required=True),
    _column("CURRENT_STATE", "当前状态", 2, required=True),
    _column("IS_NEXT", "办理阶段", 1, required=True),
    _column("DATA_SOURCE", "数据来源", 1, required=True),
    _column("IS_DELETE", "是否删除", 1, required=True),
    _day_column("ENFORCEMENT_DATE", "线索收到日期"),
    _column("ENFORCEMENT_OFFICERS", "执法人员及证号", _TEXT),
)
PARTY = (
    _column("PARTY_TYPE", "当事人类型", 1, required=True),
    _column("COMPANY_NAME", "单位名称"),
    _column("UNIFORM_CREDIT_CODE", "统一社会信用代码", 18, "credit"),
    _column("ORGANIZATION_CODE_TYPE", "机构代码类型", 2),
    _column("IS_SELFEMPLOYED", "是否个体工商户", 1),
    _column("PRINCIPAL", "法定代表人（负责人）", reported_only=True),
    _column("CITIZEN_NAME", "公民姓名", reported_only=True),
    _column("CARD_TYPE", "证件类型", 2, reported_only=True),
    _column("CARD_CODE", "证件号码", reported_only=True),
    _column("ADDRESS", "地址", reported_only=True),
    _column("CONTACT_PHONE", "联系电话", reported_only=True),
)
FILING = (
    _column("FILING_NUMBER", "立案文号", required=True),
    _day_column("FILING_DATE", "立案日期", required=True),
)
INVESTIGATION = (
    _column("ILLEGAL_FACTS", "违法事实", _TEXT, reported_only=True),
    _column("ILLEGAL_EVIDENCE_TYPE", "证据种类"),
    _column("IS_SAVE_PRIOR_EVIDENCE", "是否先行登记保存", 1),
    _day_column("SAVE_PRIOR_EVIDENCE_DATE", "先行登记保存日期"),
    _day_column("DEAL_PRIOR_EVIDENCE_DATE", "保存证据处理日期"),
    _day_column("SURVEY_END_DATE", "调查终结日期"),
    _column("IS_DELAY_SEARCH", "是否延长办案期限", 1),
    _column("DELAY_DAYS", "延长天数", 8),
    _day_column("CORRECTION_DATE", "责令改正日期"),
    _day_column("CORRECTION_LIMIT", "改正期限"),
    _column("CORRECTION_RESULT", "改正复查结果", 16),
)
HEARING = (
    _day_column("PUNISH_HEARING_MAKING_DATE", "事先告知书制作日期"),
    _day_column("PUNISH_HEARING_SEND_DATE", "事先告知书送达日期"),
    _column("PUNISH_HEARING_SEND_WAY", "事先告知书送达方式", 2),
    _column("IS_PARTY_APPLY_HEARING", "当事人是否申请听证", 1),
    _column("IS_DEAL_HEARING", "是否举行听证", 1),
    _day_column("HEARING_NOTICE_DATE", "听证通知日期"),
    _day_column("HEARING_HOLD_DATE", "听证举行日期"),
    _column("HEARING_HOST", "听证主持人"),
)
REVIEW = (
    _column("LEGAL_REVIEW_PERSON", "法制审核人员"),
    _day_column("LEGAL_REVIEW_DATE", "法制审核日期"),
    _column("LEGAL_REVIEW_PERSON_SUGGEST", "法制审核意见", _TEXT, reported_only=True),
    _column("IS_LEGAL_QUALIFICATIONS", "审核人员有无法律职业资格", 1),
    _column("LEGAL_EXAMINA_RESULT", "法制审核结论"),
    _column("IS_MAJOR_CASE", "是否重大执法决定", 1, required=True),
    _column("IS_COLLECTIVE_DISCUSSION", "是否集体讨论", 1),
    _day_column("COLLECTIVE_DISCUSSION_DATE", "集体讨论日期"),
    _column("COLLECTIVE_DISCUSSION_HOST", "集体讨论主持人"),
)
DECISION = (
    _column("IS_PUNISHMENT", "是否处罚", 1),
    _column("PUNISHMENT_CODE", "决定书文号"),
    _day_column("PUNISHMENT_DATE", "决定日期"),
    _column("IS_PLOT", "裁量情节", 1),
    _column("IS_WARN", "是否警告", 1),
    _column("IS_FINE", "是否罚款", 1),
    _column("FINE_SUM", "罚款金额（元）", 20),
    _column("IS_CONFISCATE", "是否没收违法所得", 1),
    _column("IS_OTHER", "是否其他行政处罚", 1),
    _column("OTHER_CONTENT", "其他行政处罚内容"),
    _column("IS_TRANSFER", "是否移送", 1),
    _column("TRANSFER_ORGAN", "受移送机关"),
)
SERVICE = (
    _day_column("PD_SENT_DATE", "决定书送达日期"),
    _column("PD_SENT_WAY", "决定书送达方式", 2),
)
EXECUTION = (
    _column("IS_PARTY_EXECUTE", "当事人是否履行", 1),
    _day_column("PARTY_EXECUTE_DATE", "当事人履行日期"),
    _column("PARTY_EXECUTE_SUM", "当事人缴纳罚款（元）", 20),
    _column("IS_PLUS_FINE", "是否加处罚款", 1),
    _column("PLUS_FINE_AMOUNT", "加处罚款（元）", 20),
    _column("IS_DELAY_PAY", "是否延期分期缴纳", 1),
    _day_column("DELAY_PAY_DATE", "延期至"),
    _column("IS_COURT_APPLY", "是否申请人民法院强制执行", 1),
    _day_column("COURT_APPLY_DATE", "申请强制执行日期"),
)
REMEDIES = (
    _column("IS_RECONSIDERATION", "是否行政复议", 1),
    _day_column("RECONSIDERATION_DATE", "复议结果日期"),
    _column("RECONSIDERATION_RESULT", "复议结果"),
    _column("IS_LAWSUIT", "是否行政诉讼", 1),
    _day_column("LAWSUIT_DATE", "诉讼结果日期"),
    _column("LAWSUIT_RESULT", "诉讼结果"),
)
CLOSING = (
    _day_column("CLOSED_DATE", "结案日期"),
    _column("CLOSED_STATE", "结案状态", 2),
)
COLUMNS = (
    *(*BASIC, *PARTY, *FILING, *INVESTIGATION, *HEARING, *REVIEW),
    *(*DECISION, *SERVICE, *EXECUTION, *REMEDIES, *CLOSING),
)
_REQUIRED = frozenset(one.code for one in COLUMNS if one.required)


def row_of(told: ReportedCase, *, agency_code: str) -> Row:
    """The case as it stands."""
    case = told.case
    values = {
        **_basic(told, agency_code),
        **_party(case),
        **_investigation(case),
        **_hearing(told),
        **_review(told),
        **_decision(case),
        **_execution(case),
        **_remedies(case),
    }
    return Row(
        subject=str(told.case_id),
        case_id=told.case_id,
        number=case.number,
        edition=told.edition,
        change=Change.NEW,
        values={code: value for code, value in values.items() if value},
        reported=reported_of(case, told.review.last_of(Subject.DECISION)),
    )


def wrong_in(row: Row, *, with_reported: bool) -> list[Wrong]:
    """Every reason why this row may not be sent."""
    values = row.all_values(with_reported=with_reported)
    needed = set(_REQUIRED)
    if values.get("PARTY_TYPE") == "1":
        needed |= {"CITIZEN_NAME", "CARD_CODE"} if with_reported else set()
    else:
        needed |= {"COMPANY_NAME"}
    if values.get("PUNISHMENT_CODE"):
        needed |= {"PUNISHMENT_DATE", "IS_PUNISHMENT"}
    return faults(COLUMNS, values, needed=frozenset(needed))


def reported_of(case: CaseState, reviewed: Round | None = None) -> dict[str, str]:
    """上报不公示: who it is, how to reach the party, and free text."""
    found: dict[str, str] = {}
    party = case.party
    if party is not None:
        found = {"ADDRESS": party.address, "CONTACT_PHONE": party.telephone or ""}
        if party.kind is PartyKind.CITIZEN:
            card = "01" if "身份证" in party.identifier_kind else "99"
            found |= {
                "CITIZEN_NAME": party.name,
                "CARD_TYPE": card,
                "CARD_CODE": party.identifier,
            }
        else:
            found["PRINCIPAL"] = party.representative or ""
    if case.decision is not None:
        facts = (one.facts for one in case.decision.violations)
        found["ILLEGAL_FACTS"] = "\n".join(facts)
    elif case.report is not None:
        found["ILLEGAL_FACTS"] = case.report.facts
    if reviewed is not None:
        found["LEGAL_REVIEW_PERSON_SUGGEST"] = reviewed.opinion
    return {code: value for code, value in found.items() if value}


def _flag(value: object) -> str:
    return _YES if value else _NO


def _plain_yuan(fen: int) -> str:
    """元, two decimals, without separators."""
    return f"{fen // 100}.{fen % 100:02d}"


def _named(told: ReportedCase, officer: OfficerId | None) -> str:
    found = told.officers.get(officer) if officer else None
    return found.name if found else ""


def _basic(told: ReportedCase, agency_code: str) -> dict[str, str]:
    case = told.case
    state, following = _state_of(case)
    return {
        "CASE_CODE": case.number,
        "NAME": _open_name(case.name, case.party),
        "SUBJECT_ID": agency_code,
        "CASE_SOURCE": _SOURCES[case.lead.source] if case.lead else "9",
        "CURRENT_STATE": state,
        "IS_NEXT": following,
        "DATA_SOURCE": "2",
        "IS_DELETE": _NO,
        "ENFORCEMENT_DATE": day(case.lead.received_on if case.lead else None),
        "ENFORCEMENT_OFFICERS": "；".join(_certified(told)),
        "FILING_NUMBER": case.number,
        "FILING_DATE": day(case.filed_on),
    }


def _certified(told: ReportedCase) -> list[str]:
    found = []
    for one in told.case.handlers:
        officer = told.officers.get(one)
        if officer is None:
            continue
        held = officer.certificate
        found.append(f"{officer.name}（{held.number if held else '无执法证'}）")
    return found


def _state_of(case: CaseState) -> tuple[str, str]:
    """当前状态 and 办理阶段, in the codes of the table."""
    owed = case.decision.fine_fen if case.decision else 0
    paid = case.decision is not None and case.paid(PaymentKind.FINE) >= owed
    if case.closed_on is not None:
        return "05", "4"
    if case.decision is not None:
        return ("04", "4") if paid else ("03", "3")
    return ("02", "2") if case.reported_on else ("01", "1")


def _open_name(name: str, party: Party | None) -> str:
    """案件名称: without the full name of a citizen."""
    if party is None or party.kind is not PartyKind.CITIZEN:
        return name
    return name.replace(party.name, mask_name(party.name))


def _party(case: CaseState) -> dict[str, str]:
    party = case.party
    if party is None:
        return {}
    if party.kind is PartyKind.CITIZEN:
        return {"PARTY_TYPE": "1", "IS_SELFEMPLOYED": _NO}
    business = party.kind is PartyKind.INDIVIDUAL_BUSINESS
    code = party.identifier if is_credit_code(party.identifier) else ""
    return {
        "PARTY_TYPE": "9" if business else "2",
        "COMPANY_NAME": party.name,
        "UNIFORM_CREDIT_CODE": code,
        "ORGANIZATION_CODE_TYPE": "01" if code else "03",
        "IS_SELFEMPLOYED": _flag(business),
    }


def _investigation(case: CaseState) -> dict[str, str]:
    kinds = sorted({_EVIDENCE[one.given.kind] for one in case.evidence})
    order = case.corrections[-1] if case.corrections else None
    return {
        "ILLEGAL_EVIDENCE_TYPE": ",".join(kinds),
        "IS_SAVE_PRIOR_EVIDENCE": _flag(case.preserved_on),
        "SAVE_PRIOR_EVIDENCE_DATE": day(case.preserved_on),
        "DEAL_PRIOR_EVIDENCE_DATE": day(case.disposed_on),
        "SURVEY_END_DATE": day(case.report.ended_on if case.report else None),
        "IS_DELAY_SEARCH": _flag(case.extensions),
        "DELAY_DAYS": str(sum(case.extensions.values())) if case.extensions else "",
        "CORRECTION_DATE": day(order.ordered_on if order else None),
        "CORRECTION_LIMIT": day(order.until if order else None),
        "CORRECTION_RESULT": ("已改正" if order.corrected else "未改正")
        if order and order.verified_on
        else "",
    }


def _hearing(told: ReportedCase) -> dict[str, str]:
    case, hearing = told.case, told.case.hearing
    notice = case.notice
    served = _service_of(case, notice.document_id) if notice else None
    return {
        "PUNISH_HEARING_MAKING_DATE": day(notice.issued_on if notice else None),
        "PUNISH_HEARING_SEND_DATE": day(case.notice_served_on),
        "PUNISH_HEARING_SEND_WAY": _MANNERS.get(served.manner, "") if served else "",
        "IS_PARTY_APPLY_HEARING": _flag(case.hearing_asked_on),
        "IS_DEAL_HEARING": _flag(case.hearing_held_on),
        "HEARING_NOTICE_DATE": day(hearing.told_on if hearing else None),
        "HEARING_HOLD_DATE": day(case.hearing_held_on),
        "HEARING_HOST": _named(told, hearing.host) if hearing else "",
    }


def _service_of(case: CaseState, document_id: object) -> Service | None:
    found = (one for one in case.services if one.document_id == document_id)
    return next(found, None)


def _review(told: ReportedCase) -> dict[str, str]:
    last, discussion = told.review.last_of(Subject.DECISION), told.case.discussion
    values = {
        "IS_MAJOR_CASE": _flag(told.major),
        "IS_COLLECTIVE_DISCUSSION": _flag(discussion),
        "COLLECTIVE_DISCUSSION_DATE": day(discussion.held_on if discussion else None),
        "COLLECTIVE_DISCUSSION_HOST": _named(told, discussion.host)
        if discussion
        else "",
    }
    if last is None or last.verdict is None:
        return values
    reviewer = told.officers.get(last.reviewer) if last.reviewer else None
    return values | {
        "LEGAL_REVIEW_PERSON": reviewer.name if reviewer else "",
        "LEGAL_REVIEW_DATE": day(last.given_on),
        "IS_LEGAL_QUALIFICATIONS": _flag(reviewer and reviewer.legal_qualification),
        "LEGAL_EXAMINA_RESULT": last.verdict.label,
    }


def _decision(case: CaseState) -> dict[str, str]:
    decision = case.decision
    if decision is None:
        return {}
    given = case.draft.given if case.draft else None
    other = decision.suspend_settlement_months
    transfer = given.transfer_to if given else None
    service = _service_of(case, decision.document_id)
    return {
        "IS_PUNISHMENT": "1" if decision.outcome is Outcome.PENALTY else "2",
        "PUNISHMENT_CODE": decision.number,
        "PUNISHMENT_DATE": day(decision.decided_on),
        "IS_PLOT": _plot({one.circumstance for one in decision.violations}),
        "IS_WARN": _NO,
        "IS_FINE": _flag(decision.fine_fen),
        "FINE_SUM": _plain_yuan(decision.fine_fen) if decision.fine_fen else "",
        "IS_CONFISCATE": _NO,
        "IS_OTHER": _flag(other),
        "OTHER_CONTENT": f"暂停{decision.suspend_settlement_months}个月"
        if other
        else "",
        "IS_TRANSFER": _flag(transfer),
        "TRANSFER_ORGAN": transfer or "",
        "PD_SENT_DATE": day(case.decision_served_on),
        "PD_SENT_WAY": _MANNERS.get(service.manner, "") if service else "",
    }


def _plot(found: set[Circumstance]) -> str:
    """裁量情节: one code for the whole decision; the milder first."""
    return next((code for one, code in _PLOT if one in found), "0")


def _execution(case: CaseState) -> dict[str, str]:
    fine = case.decision.fine_fen if case.decision else 0
    surcharge = case.paid(PaymentKind.SURCHARGE)
    paid_on: date | None = case.paid_off_on(PaymentKind.FINE, fine)
    overturned = case.overturned is not None
    ground = case.closing_ground
    closed = "04" if overturned else _CLOSED[ground] if ground else ""
    return {
        "IS_PARTY_EXECUTE": _flag(paid_on) if case.decision else "",
        "PARTY_EXECUTE_DATE": day(paid_on),
        "PARTY_EXECUTE_SUM": _plain_yuan(case.paid(PaymentKind.FINE)) if fine else "",
        "IS_PLUS_FINE": _flag(surcharge),
        "PLUS_FINE_AMOUNT": _plain_yuan(surcharge) if surcharge else "",
        "IS_DELAY_PAY": _flag(case.deferred_until),
        "DELAY_PAY_DATE": day(case.deferred_until),
        "IS_COURT_APPLY": _flag(case.court_applied_on),
        "COURT_APPLY_DATE": day(case.court_applied_on),
        "CLOSED_DATE": day(case.closed_on),
        "CLOSED_STATE": closed if case.closed_on else "",
    }


def _remedies(case: CaseState) -> dict[str, str]:
    asked = [one for one in case.remedies if one.kind in RECONSIDERATIONS]
    sued = [one for one in case.remedies if one.kind not in RECONSIDERATIONS]
    return {
        "IS_RECONSIDERATION": _flag(asked),
        **_ended("RECONSIDERATION", asked),
        "IS_LAWSUIT": _flag(sued),
        **_ended("LAWSUIT", sued),
    }


def _ended(name: str, found: list[Remedy]) -> dict[str, str]:
    ended = found[-1].ended if found else None
    if ended is None:
        return {}
    return {
        f"{name}_DATE": day(ended.decided_on),
        f"{name}_RESULT": ended.outcome.label,
    }
