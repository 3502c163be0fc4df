"""Views as ``cases.queries`` fills them, made by hand: the reference pages' case."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from zhunsheng.authorities.people import Certificate, Officer
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.cases.pages import (
    CaseList,
    CasePage,
    CaseRowView,
    DocumentView,
    DueView,
    EvidenceView,
    Explanation,
    LeadList,
    LeadPage,
    LeadRowView,
    NextAct,
    PartyView,
    PersonView,
    RecordView,
    SignOff,
    Stage,
    StageView,
    TimelineDay,
    TimelineEntry,
    Work,
)
from zhunsheng.disclosure.choices import Measure
from zhunsheng.disclosure.queries import PublicationView
from zhunsheng.disclosure.state import Status
from zhunsheng.documents.queries import Document
from zhunsheng.kernel.ids import (
    BureauCode,
    CaseId,
    DocumentId,
    LeadId,
    OfficerId,
    PublicationId,
)
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import Refusal

AT = datetime.fromisoformat("2026-10-14T10:41:00+08:00")
CASE_ID = CaseId(UUID(int=17))
LEAD_ID = LeadId(UUID(int=58))
DOCUMENT_ID = DocumentId(UUID(int=14))
PROPOSAL = str(UUID(int=99))
BASIS = cite("nhsa-2020-32:5.2.1", "gansu-2020-81-recording:24#1")
LOG = "620100"

LIN = Officer(
    officer_id=OfficerId(UUID(int=101)),
    name="林示例",
    bureau=BureauCode(LOG),
    bureau_name="示范市医疗保障局（演示）",
    department="supervision",
    department_name="基金监管科",
    department_kind=DepartmentKind.HANDLING,
    posts=frozenset({Post.HANDLER}),
    certificate=Certificate(
        number="00010000017", valid_from=date(2024, 6, 1), valid_until=date(2028, 5, 31)
    ),
    legal_qualification=False,
    review_years=0,
)
HE = replace(LIN, officer_id=OfficerId(UUID(int=102)), name="何样例")
LEFT = replace(
    LIN, officer_id=OfficerId(UUID(int=103)), name="离示例", left_on=date(2025, 1, 1)
)

REVIEW_MISSING = Refusal(
    "cases.decide.review-not-passed",
    "审核通过的是第 3 稿，现在是第 4 稿。",
    "送第 3 轮法制审核",
    BASIS[:1],
)
SIGNATURE_MISSING = Refusal(
    "cases.decide.signature-missing",
    "集体讨论记录缺唐示范签名。",
    "提醒签名",
    BASIS[1:],
)
HEARING = Explanation(
    started_on=date(2026, 9, 18),
    started_by="送达告知书，当日不计入",
    length_text="5 个工作日",
    unit="working-days",
    counted=tuple(date(2026, 9, one) for one in (20, 21, 22, 23, 24)),
    skipped=((date(2026, 9, 19), "周六"),),
    last_day=date(2026, 9, 24),
    basis=BASIS,
)
DECIDE = Explanation(
    started_on=date(2026, 7, 17),
    started_by="立案，当日不计入",
    length_text="90 日",
    unit="days",
    counted=tuple(date(2026, 7, 18) + timedelta(days=one) for one in range(90)),
    skipped=((date(2026, 8, 10), "专家评审"), (date(2026, 8, 11), "专家评审")),
    pauses=("专家评审 08-10 至 08-21，共 12 日",),
    last_day=date(2026, 10, 27),
    basis=BASIS,
    tightened_by=BASIS[1:],
    extendable="负责人批准可延 30 日，最晚到 11-26",
)
NEXT_YEAR = replace(
    DECIDE, pauses=(), last_day=date(2027, 2, 9), provisional=True, extendable=""
)


def due(state: str, left: int, **changes: object) -> DueView:
    """A duty in that state."""
    plain = DueView(
        name="decide-case",
        title="作出处理决定",
        owner_label="承办人",
        state="open",
        last_day=date(2026, 10, 27),
        left_days=left,
        explanation=DECIDE,
        case_id=CASE_ID,
        case_name="示范市第一医院（演示）案",
        act="cases.sample",
    )
    return replace(plain, state=state, **changes)  # type: ignore[arg-type]


DUES = (
    due("over", -1, title="交存执法音像", last_day=date(2026, 10, 13)),
    due("near", 0, title="送达处罚决定书", last_day=date(2026, 10, 14)),
    due("near", 3, title="公示处罚决定", last_day=date(2026, 10, 19)),
    due("open", 9),
    due(
        "prov",
        80,
        title="申请强制执行",
        explanation=NEXT_YEAR,
        act="",
        last_day=date(2027, 2, 9),
    ),
)
OWED = (
    due("open", 9),
    due(
        "near",
        2,
        title="当事人要求听证",
        explanation=HEARING,
        act="",
        owner_label="当事人",
        last_day=date(2026, 10, 16),
    ),
    due("met", 0, title="处理先行登记保存的证据", met_on=date(2026, 10, 20)),
    due(
        "excused",
        0,
        title="告知实名举报人",
        explanation=replace(DECIDE, started_by="线索来自智能监控，没有举报人"),
    ),
)


def entry(position: int, kind: str, title: str, **changes: object) -> TimelineEntry:
    """One record of the time line."""
    plain = TimelineEntry(
        position=position,
        log=LOG,
        at=AT - timedelta(days=2 * (4226 - position) % 90),
        kind="text",
        title=title,
        gist=("同意拟处理意见：责令退回 186,420.50 元。",),
        officer_name="林示例",
        record_type="cases.case-filed",
        proof_state="proved",
    )
    return replace(plain, kind=kind, **changes)  # type: ignore[arg-type]


TIMELINE = (
    TimelineDay(
        phase="审核决定",
        entries=(
            entry(4226, "text", "负责人集体讨论", proof_state="waiting"),
            entry(4220, "service", "送达行政处罚事先告知书", document_id=DOCUMENT_ID),
            entry(4219, "review", "法制审核第 2 轮：同意"),
        ),
    ),
    TimelineDay(
        phase="调查取证",
        entries=(
            entry(4210, "document", "案件调查终结报告", document_id=DOCUMENT_ID),
            entry(4205, "mark", "专家评审，办案期限停计"),
            entry(4203, "recording", "现场检查：音像 2 路", proof_state="broken"),
        ),
    ),
)
NEXT = (
    NextAct(
        act="cases.sample",
        title="送法制审核（第 3 轮）",
        possible=True,
        mine=True,
        bound={"case_id": str(CASE_ID)},
        primary=True,
    ),
    NextAct(
        act="cases.empty",
        title="审核立案",
        possible=True,
        mine=True,
        bound={"case_id": str(CASE_ID), "proposal_id": PROPOSAL},
    ),
    NextAct(
        act="cases.extend",
        title="批准延长办案期限",
        possible=True,
        mine=False,
        waits_for="主要负责人",
    ),
    NextAct(
        act="cases.decide",
        title="作出处罚决定",
        possible=False,
        mine=True,
        refusals=(REVIEW_MISSING, SIGNATURE_MISSING),
    ),
)
CASE = CasePage(
    case_id=CASE_ID,
    number="示医保立〔2026〕17 号",
    name="示范市第一医院（演示）涉嫌违反医疗保障基金使用规定案",
    party=PartyView(
        name="示范市第一医院（演示）",
        kind_label="定点医疗机构",
        identifier="12620100000000001X",
        representative="法定代表人 周例证",
    ),
    bureau_name="示范市医疗保障局（演示）",
    stage=Stage.DECISION,
    status_label="普通程序",
    version=6,
    stages=(
        StageView(label="启动", state="done", note="7月6日至7月17日"),
        StageView(label="调查取证", state="done", note="7月17日至8月28日"),
        StageView(label="审核决定", state="now", note="9月1日起，第 44 天"),
        StageView(label="送达执行", state="rest"),
        StageView(label="归档", state="rest"),
    ),
    facts=(("承办人", "林示例、何样例"), ("立案日期", "2026-07-17")),
    amounts=(("造成损失", 18_642_050), ("拟罚款", 27_963_075)),
    next=NEXT,
    owed=OWED,
    timeline=TIMELINE,
    people=(
        PersonView(name="林示例", role="承办", certificate="00010000017"),
        PersonView(
            name="何样例", role="协办", certificate="00010000023", note="17 天后到期"
        ),
        PersonView(name="顾范例", role="法制审核", note="法律职业资格，审核 6 年"),
    ),
    documents=(
        DocumentView(
            document_id=DOCUMENT_ID,
            kind_title="行政处罚事先告知书",
            number="示医保罚告〔2026〕14 号",
            issued_on=date(2026, 9, 18),
            rendered=True,
            signed=True,
        ),
    ),
    evidence=(
        EvidenceView(
            no=1,
            kind_label="书证",
            title="收费明细",
            taken_on=date(2026, 7, 21),
            obtained_from="收费处",
            proves="重复收费 92,310.00 元",
        ),
    ),
    lapsed=("《甘肃省全过程记录办法》已于 2025-11-10 届满，本案立案在后，不再适用。",),
)
LEAD = LeadPage(
    lead_id=LEAD_ID,
    number="线索 2026-0058",
    summary="智能监控筛查：骨科项目重复收费",
    status_label="正在核查",
    version=2,
    facts=(("来源", "智能监控"), ("收到日期", "2026-07-06")),
    due=due("near", 2, title="核查线索", case_id=None, lead_id=LEAD_ID),
    next=(
        NextAct(
            act="cases.sample",
            title="登记核查结果",
            possible=True,
            mine=True,
            primary=True,
        ),
    ),
    timeline=TIMELINE[:1],
)
CASES = CaseList(
    rows=(
        CaseRowView(
            case_id=CASE_ID,
            number=CASE.number,
            name=CASE.name,
            party_name=CASE.party.name,
            stage=Stage.DECISION,
            handlers=("林示例", "何样例"),
            filed_on=date(2026, 7, 17),
            decided_on=None,
            next_deadline=DUES[3],
            suspended=True,
        ),
        CaseRowView(
            case_id=CaseId(UUID(int=18)),
            number="",
            name="安康大药房（演示）案",
            party_name="安康大药房（演示）",
            stage=Stage.START,
            handlers=("林示例",),
            filed_on=None,
            decided_on=None,
            next_deadline=None,
            suspended=False,
        ),
    ),
    total=52,
    page=2,
    pages=3,
)
LEADS = LeadList(
    rows=(
        LeadRowView(
            lead_id=LEAD_ID,
            number=LEAD.number,
            source="智能监控",
            received_on=date(2026, 7, 6),
            summary=LEAD.summary,
            status="正在核查",
            due=LEAD.due,
            case_id=CASE_ID,
        ),
    ),
    total=1,
    page=1,
    pages=1,
)
WORK = Work(
    due=DUES,
    to_sign=(
        SignOff(
            case_id=CASE_ID,
            case_name="康宁护理院（演示）案",
            title="立案审批表",
            proposed_by="何样例",
            proposed_at=AT,
            act="cases.empty",
            bound={"case_id": str(CASE_ID), "proposal_id": PROPOSAL},
        ),
    ),
    counts=(("在办", 7), ("今年结案", 5)),
)
RECORD = RecordView(
    log=LOG,
    position=4226,
    type="cases.collective-discussion",
    title="负责人集体讨论",
    version=1,
    at=AT,
    officer_name="林示例",
    fields=(("主持人", "唐示范"), ("意见", "同意\n拟处理意见")),
    envelope='{"at":"2026-10-14T02:41:00Z","by":"101"}',
    leaf="ab" * 32,
    sha256="cd" * 32,
    sm3="ef" * 32,
    tree_size=4231,
    proof=("01" * 32, "02" * 32),
    checkpoint="zhunsheng.example/620100\n4231\nq83v\n",
    case_id=CASE_ID,
)

PUBLICATION = PublicationView(
    publication_id=PublicationId(UUID(int=77)),
    case_id=CASE_ID,
    bureau=BureauCode(LOG),
    status=Status.PROPOSED,
    status_label="待审查",
    measure=Measure.PUBLISH,
    ground=None,
    reason="",
    decision_number="示医保罚〔2026〕12 号",
    title="仁和诊所（演示）行政处罚决定",
    decided_on=date(2026, 10, 9),
    proposed_by=LIN.officer_id,
    proposed_at=AT,
    checked_by=None,
    checked_at=None,
    opinion="",
    approved_by=None,
    approved_at=None,
    settled_on=None,
    withdrawn_on=None,
    corrections=0,
    public_position=None,
    next_act="cases.empty",
)
PUBLISHED = replace(
    PUBLICATION,
    status=Status.PUBLISHED,
    status_label="已公示",
    settled_on=date(2026, 10, 12),
    next_act="",
)
DOCUMENT = Document(
    document_id=DOCUMENT_ID,
    case_id=CASE_ID,
    bureau=BureauCode(LOG),
    organ="示范市医疗保障局（演示）",
    kind="prior-notice",
    template_version="1",
    title="行政处罚事先告知书",
    number="示医保罚告〔2026〕14 号",
    content="{}",
    content_digest="aa" * 32,
    issued_on=date(2026, 9, 18),
    issued_at=AT,
    position=4220,
    sha256="ab" * 32,
    sm3="cd" * 32,
    size_bytes=1000,
    pages=2,
    signed=True,
    signer="示范市医疗保障局（演示）",
    rendered_at=AT,
    failure="",
)
