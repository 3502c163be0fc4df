"""A penalty case by hand: made-up persons, and the facts of a usual decision."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from zhunsheng.authorities.people import Bureau, Certificate, Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.calendars.workdays import current
from zhunsheng.cases.causes import case_name
from zhunsheng.cases.guards.situation import IssuedDocument, Situation
from zhunsheng.cases.records.decision import DecisionIssued
from zhunsheng.cases.records.evidence import AddEvidence, EvidenceAdded, EvidenceKind
from zhunsheng.cases.records.filing import FilingProposed, Jurisdiction
from zhunsheng.cases.records.leads import LeadRegistered, LeadSource
from zhunsheng.cases.records.notice import DecisionDrafted, DraftDecision, NoticeIssued
from zhunsheng.cases.records.parts import (
    Circumstance,
    Outcome,
    Party,
    PartyKind,
    Violation,
)
from zhunsheng.cases.state import CaseState, Proposal, Service
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId, OfficerId
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.instruments import Level
from zhunsheng.review.state import ReviewState

CODE = BureauCode("620100")
CASE = CaseId(UUID(int=1))
FIRST, SECOND, CHECKER, HEAD, DEPUTY, HOST, CLERK = (
    OfficerId(UUID(int=no)) for no in range(11, 18)
)
NOTICE, DECISION = DocumentId(UUID(int=31)), DocumentId(UUID(int=32))
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=CHINA)
EARLIER = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)

BUREAU = Bureau(
    code=CODE,
    name="示范市医疗保障局",
    short_name="示范医保",
    document_prefix="示范医保",
    parent=None,
    level=Level.CITY,
    fund_account="示范市医疗保障基金财政专户，示范银行营业部，账号 0000 1111 2222",
    treasury_account="示范市非税收入汇缴专户，示范银行营业部，账号 0000 3333 4444",
    reconsideration_body="示范市人民政府",
    court="示范市示范区人民法院",
    address="示范市示范区示范路 1 号",
    telephone="0000-1234567",
)
PARTY = Party(
    name="示范市示范镇卫生院",
    kind=PartyKind.ORGANISATION,
    identifier_kind="统一社会信用代码",
    identifier="12620000MB00000000",
    address="示范市示范镇示范街 8 号",
    representative="示范甲",
)


def officer(officer_id: OfficerId, name: str, *posts: Post) -> Officer:
    return Officer(
        officer_id=officer_id,
        name=name,
        bureau=CODE,
        bureau_name=BUREAU.name,
        department="supervision",
        department_name="基金监管科",
        department_kind=DepartmentKind.HANDLING,
        posts=frozenset(posts),
        certificate=Certificate(
            number=f"示范{officer_id.int:08d}",
            valid_from=date(2024, 1, 1),
            valid_until=date(2028, 12, 31),
        ),
        legal_qualification=True,
        review_years=3,
    )


OFFICERS = {
    FIRST: officer(FIRST, "示范乙", Post.HANDLER),
    SECOND: officer(SECOND, "示范丙", Post.HANDLER),
    CHECKER: officer(CHECKER, "示范丁", Post.DEPARTMENT_HEAD),
    HEAD: officer(HEAD, "示范戊", Post.BUREAU_HEAD),
    DEPUTY: officer(DEPUTY, "示范己", Post.DEPUTY_HEAD),
    HOST: officer(HOST, "示范庚", Post.LEGAL_HEAD),
    CLERK: officer(CLERK, "示范辛", Post.LEGAL_REVIEWER),
}

OVERUSE = Violation(
    situation_no=12,
    facts=(
        "2024年1月1日至2025年12月31日，当事人为参保患者超出疾病治疗需要重复开具"
        "同一中成药，共涉及参保患者 46 人、处方 213 张，并将费用纳入医疗保障基金结算。"
    ),
    period_from=date(2024, 1, 1),
    period_to=date(2025, 12, 31),
    base_fen=1_379_160,
    refund_fen=1_379_160,
    fine_fen=1_379_160,
    violated="条例第十五条第一款",
    basis="条例第三十八条第（二）项",
    circumstance=Circumstance.LIGHTER,
    reasons="当事人主动配合调查，在调查终结前退回全部违规费用，减轻了危害后果",
    evidence_nos=(1, 2, 3),
)
SWAP = Violation(
    situation_no=14,
    facts="同一期间，当事人以腰部推拿项目结算颈部推拿项目，共 87 人次。",
    period_from=date(2024, 1, 1),
    period_to=date(2025, 12, 31),
    base_fen=108_750,
    refund_fen=108_750,
    fine_fen=163_125,
    violated="条例第十五条第一款",
    basis="条例第三十八条第（四）项",
    circumstance=Circumstance.NONE,
    reasons="未发现从轻、减轻或者从重处罚的情形",
    evidence_nos=(2, 4),
)
DRAFT = DraftDecision(
    case_id=CASE,
    outcome=Outcome.PENALTY,
    violations=(OVERUSE, SWAP),
    suspend_settlement_months=0,
    reasons="事实清楚，证据确凿，当事人配合调查，依照本省裁量基准从轻处罚",
)
_EVIDENCE = (
    (EvidenceKind.DOCUMENTARY, "医疗机构执业许可证复印件", "当事人的主体资格", False),
    (EvidenceKind.ELECTRONIC, "医疗保障信息平台结算明细", "违规结算的次数和金额", True),
    (EvidenceKind.DOCUMENTARY, "门诊处方 213 张", "超量重复开药的事实", False),
    (EvidenceKind.STATEMENT, "对主要负责人的询问笔录", "当事人对事实的承认", True),
)


def evidence() -> list[EvidenceAdded]:
    return [
        EvidenceAdded(
            case_id=CASE,
            no=no,
            given=AddEvidence(
                case_id=CASE,
                kind=kind,
                title=title,
                taken_on=date(2026, 3, 20),
                officers=(FIRST, SECOND),
                obtained_from=PARTY.name,
                original=original,
                proves=proves,
                pages=no * 10,
            ),
        )
        for no, (kind, title, proves, original) in enumerate(_EVIDENCE, start=1)
    ]


FILING = FilingProposed(
    case_id=CASE,
    party=PARTY,
    situation_nos=(12, 14),
    facts="经核查，当事人涉嫌超量重复开药、串换诊疗项目",
    happened_from=date(2024, 1, 1),
    happened_to=date(2025, 12, 31),
    discovered_on=date(2026, 2, 10),
    endangers_health=False,
    jurisdiction=Jurisdiction.PLACE,
    estimated_fen=1_487_910,
    handlers=(FIRST, SECOND),
    complex=False,
    public_interest=False,
    reasons="有违法事实，属于本机关管辖，建议立案",
)


def lead_state() -> CaseState:
    """A lead that was verified; nothing is filed yet."""
    state = CaseState(bureau=CODE, case_id=CASE)
    state.lead = LeadRegistered(
        case_id=CASE,
        number="示范医保线字〔2026〕7号",
        number_series="线字",
        number_year=2026,
        ordinal=7,
        source=LeadSource.REPORT,
        received_on=date(2026, 2, 10),
        suspect=PARTY.name,
        suspect_kind=PARTY.kind,
        summary="反映当事人超量开药、串换诊疗项目套取医保基金",
        named_informant=True,
    )
    state.number, state.name = state.lead.number, f"{PARTY.name}线索"
    return state


def filed_state() -> CaseState:
    """A case under investigation, with its evidence."""
    state = lead_state()
    state.filing, state.handlers = FILING, FILING.handlers
    state.number = "示范医保立字〔2026〕3号"
    state.name = case_name(PARTY.name, FILING.situation_nos, decided=False)
    state.filed_on, state.reported_on = date(2026, 3, 2), date(2026, 4, 28)
    state.inspections, state.interviews = 1, 2
    state.evidence = evidence()
    return state


def drafted_state(draft: DraftDecision = DRAFT) -> CaseState:
    """A case with a draft of its decision."""
    state = filed_state()
    state.draft = DecisionDrafted(
        case_id=CASE,
        round=1,
        given=draft,
        draft_digest="a" * 64,
        evidence_digest="b" * 64,
    )
    return state


def notified_state(draft: DraftDecision = DRAFT) -> CaseState:
    """A case whose party was told and answered."""
    state = drafted_state(draft)
    state.notice = NoticeIssued(
        case_id=CASE,
        document_id=NOTICE,
        round=1,
        draft_digest="a" * 64,
        hearing_offered=True,
        defence_days=5,
        issued_on=date(2026, 5, 8),
    )
    state.notice_begun_on = state.notice_served_on = date(2026, 5, 11)
    state.services = [
        Service(
            document_id=NOTICE,
            kind="penalty-notice",
            effective_on=date(2026, 5, 11),
            manner="直接送达",
        )
    ]
    return state


def decided_state() -> CaseState:
    """A case whose decision was served."""
    state = notified_state()
    state.decision = DecisionIssued(
        case_id=CASE,
        proposal_no=20,
        document_id=DECISION,
        number="示范医保罚决字〔2026〕3号",
        decided_on=date(2026, 5, 25),
        outcome=Outcome.PENALTY,
        violations=DRAFT.violations,
        suspend_settlement_months=0,
        fine_fen=1_542_285,
        refund_fen=1_487_910,
        draft_digest="a" * 64,
        opinion="同意",
    )
    state.decision_served_on = date(2026, 5, 28)
    return state


def proposal(content: object) -> Proposal:
    """Proposed and checked by two persons; the third has yet to rule."""
    return Proposal(
        no=5,
        content=content,
        proposed_by=FIRST,
        proposed_at=EARLIER,
        checked_by=CHECKER,
        checked_at=EARLIER + timedelta(hours=3),
        check_agrees=True,
        check_opinion="情况属实，同意呈报",
    )


def situation(
    case: CaseState, data: Any = None, *, by: OfficerId = FIRST, **more: Any
) -> Situation:
    found = Situation(
        case=case,
        data=data,
        officer=OFFICERS[by],
        at=NOW,
        law=law_of(CODE, date(2026, 3, 2)),
        calendar=current(),
        bureau=BUREAU,
        posts=frozenset(),
        named=OFFICERS,
        review=ReviewState(),
        documents={
            DECISION: IssuedDocument(
                kind="penalty-decision",
                title="行政处罚决定书",
                number="示范医保罚决字〔2026〕3号",
                issued_on=date(2026, 5, 25),
                sealed=True,
            )
        },
    )
    return replace(found, **more) if more else found
