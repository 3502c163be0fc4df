"""行政执法监督平台案件表 (TBL_CASE_COMMON_BASE): a filed case, column by column.

Codes are those of the table in use on provincial platforms.
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
from zhunsheng.exchange.rows import Row, Wrong, day, faults
from zhunsheng.exchange.tables.platform_columns import COLUMNS
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.review.records import Subject
from zhunsheng.review.state import ReviewState

_YES, _NO = "1", "0"
_CREDIT = "信用代码"

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
    ServiceManner.DIRECT.label: "01",
    ServiceManner.LEFT.label: "02",
    ServiceManner.ENTRUSTED.label: "03",
    ServiceManner.POST.label: "04",
    ServiceManner.NOTICE.label: "05",
    ServiceManner.ELECTRONIC.label: "06",  # 平台表没有电子送达，接口约定加 06
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
        reported=reported_of(case, told.review),
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


def reported_of(case: CaseState, review: ReviewState) -> dict[str, str]:
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
            if not _has_credit_code(party):
                found["ORGANIZATION_CODE"] = party.identifier
    if case.decision is not None:
        facts = (one.facts for one in case.decision.violations)
        found["ILLEGAL_FACTS"] = "\n".join(facts)
    elif case.report is not None:
        found["ILLEGAL_FACTS"] = case.report.facts
    reviewed = review.last_of(Subject.DECISION)
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
    code = party.identifier if _has_credit_code(party) else ""
    return {
        "PARTY_TYPE": "9" if business else "2",
        "COMPANY_NAME": party.name,
        "UNIFORM_CREDIT_CODE": code,
        "ORGANIZATION_CODE_TYPE": "01" if code else "03",
        "IS_SELFEMPLOYED": _flag(business),
    }


def _has_credit_code(party: Party) -> bool:
    """Also one that is said to be a credit code and is none: then the row is wrong."""
    return _CREDIT in party.identifier_kind or is_credit_code(party.identifier)


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
    closed = _CLOSED[ground] if ground else ""
    if overturned:
        closed = "04"
    elif case.decision and case.decision.outcome is not Outcome.PENALTY:
        closed = "03"
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
