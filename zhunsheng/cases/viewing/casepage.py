"""案件页的各部分: party, stages, facts, amounts, people, documents, evidence."""

from collections.abc import Mapping
from datetime import date

from zhunsheng.authorities.people import Officer
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.obligations.surcharge import owed
from zhunsheng.cases.pages import (
    DocumentView,
    EvidenceView,
    PartyView,
    PersonView,
    Stage,
    StageView,
)
from zhunsheng.cases.records.execution import PaymentKind
from zhunsheng.cases.state import CaseState
from zhunsheng.cases.viewing.offers import stage_of
from zhunsheng.documents import kinds
from zhunsheng.documents.queries import Document
from zhunsheng.kernel.ids import OfficerId

_STAGES = {
    "lead": Stage.START,
    "evidence": Stage.EVIDENCE,
    "decision": Stage.DECISION,
    "execution": Stage.EXECUTION,
    "ended": Stage.ARCHIVE,
}


def page_stage(case: CaseState) -> Stage:
    """Which of the five stages the case is in."""
    return _STAGES[stage_of(case)]


def status_label(case: CaseState) -> str:
    """The state of the case in one word or two."""
    told = (
        (
            case.overturned,
            f"决定已{case.overturned.fate.label}" if case.overturned else "",
        ),
        (case.closed_on, "已结案"),
        (case.not_filed_on, "不予立案"),
        (case.terminated_on, "已终止调查"),
        (case.is_suspended, "中止调查"),
        (case.decision_served_on, "执行中"),
        (case.decision, "已决定，待送达"),
        (case.reported_on, "审核决定中"),
        (case.filed_on, "调查取证中"),
        (case.urgent_at, "已紧急启动，待补报"),
        (case.concluded_on, "待立案审批"),
    )
    for condition, words in told:
        if condition:
            return words
    return "核查中"


def stages(case: CaseState) -> tuple[StageView, ...]:
    """The five stages, each with the day on which it was reached."""
    notes: dict[Stage, date | None] = {
        Stage.START: case.lead.received_on if case.lead else None,
        Stage.EVIDENCE: case.filed_on,
        Stage.DECISION: case.reported_on,
        Stage.EXECUTION: case.decision.decided_on if case.decision else None,
        Stage.ARCHIVE: case.closed_on,
    }
    now = list(Stage).index(page_stage(case))
    views = []
    for index, stage in enumerate(Stage):
        state = "done" if index < now else "now" if index == now else "rest"
        day = notes[stage]
        note = day.isoformat() if day and index <= now else ""
        views.append(StageView(label=stage.label, state=state, note=note))  # type: ignore[arg-type]
    return tuple(views)


def party_view(case: CaseState) -> PartyView:
    """当事人, or the suspect of a lead."""
    party = case.filing.party if case.filing else None
    if party is None:
        lead = case.lead
        return PartyView(
            name=lead.suspect if lead else "",
            kind_label=lead.suspect_kind.label if lead else "",
        )
    return PartyView(
        name=party.name,
        kind_label=party.kind.label,
        identifier=f"{party.identifier_kind} {party.identifier}",
        address=party.address,
        representative=party.representative or "",
    )


def facts(case: CaseState) -> tuple[tuple[str, str], ...]:
    """The head facts of the case."""
    told: list[tuple[str, str]] = []
    if case.lead is not None:
        told.append(("线索", f"{case.lead.number}，{case.lead.source.label}"))
    if case.filing is not None and case.filed_on is not None:
        told.append(("立案日期", case.filed_on.isoformat()))
        told.append(("管辖依据", case.filing.jurisdiction.label))
        told.append(
            ("行为期间", f"{case.filing.happened_from} 至 {case.filing.happened_to}")
        )
        flags = [
            words
            for flag, words in (
                (case.filing.complex, "疑难复杂"),
                (case.filing.public_interest, "重大公共利益"),
            )
            if flag
        ]
        told.append(("案件性质", "、".join(flags) or "一般"))
    if case.decision is not None:
        told.append(("决定", f"{case.decision.outcome.label}，{case.decision.number}"))
    return tuple(told)


def amounts(standing: Standing) -> tuple[tuple[str, int], ...]:
    """What was found, intended, decided, and is still owed, in fen."""
    case = standing.case
    if case.decision is not None:
        due = owed(case, standing.law, standing.calendar, standing.today)
        shown = [
            ("罚款", case.decision.fine_fen),
            ("退回医保基金", case.decision.refund_fen),
            ("尚欠罚款", due[PaymentKind.FINE]),
            ("尚欠退回", due[PaymentKind.REFUND]),
        ]
        if due[PaymentKind.SURCHARGE]:
            shown.append(("加处罚款（至今日）", due[PaymentKind.SURCHARGE]))
        return tuple(shown)
    if case.draft is not None:
        violations = case.draft.given.violations
        return (
            ("涉案金额", sum(one.base_fen for one in violations)),
            ("拟罚款", sum(one.fine_fen for one in violations)),
            ("拟责令退回", sum(one.refund_fen for one in violations)),
        )
    if case.filing is not None:
        return (("涉案金额（估计）", case.filing.estimated_fen),)
    return ()


def people(
    standing: Standing, named: Mapping[OfficerId, Officer]
) -> tuple[PersonView, ...]:
    """Who takes part: handlers, reviewers, those who sign."""
    case = standing.case
    roles: dict[OfficerId, str] = dict.fromkeys(case.handlers, "承办人")
    for reviewer in standing.review.reviewers:
        roles.setdefault(reviewer, "法制审核人员")
    for proposal in case.proposals.values():
        if proposal.checked_by is not None:
            roles.setdefault(proposal.checked_by, "审核人")
        if proposal.ruled_by is not None:
            roles.setdefault(proposal.ruled_by, "审批人")
    for one in case.recused:
        roles[one] = "已回避"
    found = []
    for officer_id, role in roles.items():
        officer = named.get(officer_id)
        if officer is None:
            continue
        certificate = officer.certificate_on(standing.today)
        found.append(
            PersonView(
                name=officer.name,
                role=role,
                certificate=certificate.number if certificate else "",
                note="" if certificate or role != "承办人" else "执法证件今日无效",
            )
        )
    return tuple(found)


def documents(found: tuple[Document, ...]) -> tuple[DocumentView, ...]:
    """The documents of the case, newest first."""
    return tuple(
        DocumentView(
            document_id=one.document_id,
            kind_title=kinds.find(one.kind).title,
            number=one.number or "",
            issued_on=one.issued_on,
            rendered=bool(one.sha256),
            signed=one.signed,
        )
        for one in reversed(found)
    )


def evidence(case: CaseState) -> tuple[EvidenceView, ...]:
    """The list of evidence."""
    return tuple(
        EvidenceView(
            no=one.no,
            kind_label=one.given.kind.label,
            title=one.given.title,
            taken_on=one.given.taken_on,
            obtained_from=one.given.obtained_from,
            proves=one.given.proves,
        )
        for one in case.evidence
    )


def lapsed(standing: Standing) -> tuple[str, ...]:
    """失效的制度: what no longer binds this case, and since when."""
    return tuple(
        f"《{one.title}》已于 {one.in_force_until} 届满失效，不适用于本案。"
        for one in standing.law.lapsed()
    )
