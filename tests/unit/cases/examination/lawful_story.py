"""A lawful case, record by record, and ways to change one fact of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.unit.cases import printing_scene as scene
from zhunsheng.calendars.workdays import current
from zhunsheng.cases.evolution import fold
from zhunsheng.cases.examination import loading  # noqa: F401  # registers the checks
from zhunsheng.cases.examination.looking import examine
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.examination.papers import MADE_BY
from zhunsheng.cases.obligations.of_case import Standing
from zhunsheng.cases.records.decision import (
    DocumentServed,
    ServeDocument,
    ServiceManner,
)
from zhunsheng.cases.records.evidence import (
    AddEvidence,
    Answered,
    EvidenceAdded,
    EvidenceKind,
    InspectionRecorded,
    InterviewRecorded,
    InvestigationReported,
)
from zhunsheng.cases.records.filing import CaseFiled
from zhunsheng.cases.records.leads import (
    InformantAnswered,
    LeadRegistered,
    VerificationConcluded,
)
from zhunsheng.cases.records.notice import (
    DecisionDrafted,
    DraftDecision,
    NoticeIssued,
)
from zhunsheng.cases.records.parts import Circumstance, Outcome, Signature, Violation
from zhunsheng.cases.records.proposals import ProposalChecked
from zhunsheng.documents import kinds
from zhunsheng.documents.queries import Document
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId, OfficerId
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.bindings import law_of
from zhunsheng.review.findings import Finding
from zhunsheng.review.state import ReviewState

CASE: CaseId = scene.CASE
FIRST, SECOND, CHECKER, HEAD = scene.FIRST, scene.SECOND, scene.CHECKER, scene.HEAD
THIRD = OfficerId(UUID(int=19))
OFFICERS = scene.OFFICERS | {
    THIRD: scene.officer(THIRD, "示范壬", *scene.OFFICERS[FIRST].posts)
}
TODAY = date(2026, 5, 6)


def at(month: int, day: int, hour: int = 15) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=CHINA)


OVERUSE = Violation(
    situation_no=12,
    facts="2024年1月至2025年12月，超量开药，造成基金损失 13791.60 元。",
    period_from=date(2024, 1, 1),
    period_to=date(2025, 12, 31),
    base_fen=1_379_160,
    refund_fen=1_379_160,
    fine_fen=1_379_160,
    violated="条例第十五条第一款",
    basis="条例第三十八条第（二）项",
    circumstance=Circumstance.NONE,
    reasons="处造成损失金额一倍的罚款。",
    evidence_nos=(1, 2),
)
SWAP = replace(
    OVERUSE,
    situation_no=14,
    facts="同一期间串换诊疗项目，造成基金损失 1087.50 元。",
    base_fen=108_750,
    refund_fen=108_750,
    fine_fen=108_750,
    basis="条例第三十八条第（四）项",
    evidence_nos=(2, 3),
)
_TAKEN: dict[str, Any] = {
    "case_id": CASE,
    "place": "示范镇卫生院",
    "officers": (FIRST, SECOND),
    "showed_certificates": True,
    "told_rights": True,
    "recorder": SECOND,
    "recusal": "不申请回避",
    "says": "以上笔录已阅",
    "signature": Signature.SIGNED,
}
_EVIDENCE = (
    (EvidenceKind.DOCUMENTARY, "门诊处方复制件", "超量开药的数量"),
    (EvidenceKind.ELECTRONIC, "结算明细", "违规结算的金额"),
    (EvidenceKind.STATEMENT, "当事人情况说明", "串换项目的经过"),
    (EvidenceKind.DOCUMENTARY, "执业许可证复制件", "当事人的主体资格"),
)


def evidence(no: int, **more: Any) -> EvidenceAdded:
    """One piece of evidence of the list, or one more."""
    kind, title, proves = _EVIDENCE[min(no, len(_EVIDENCE)) - 1]
    given = AddEvidence(
        case_id=CASE,
        kind=kind,
        title=title,
        taken_on=date(2026, 3, 10),
        officers=(FIRST, SECOND),
        obtained_from=scene.PARTY.name,
        original=False,
        proves=proves,
        pages=10,
    )
    return EvidenceAdded(case_id=CASE, no=no, given=replace(given, **more))


def served(document_id: DocumentId, kind: str, on: date, **more: Any) -> DocumentServed:
    """One document that reached the party."""
    given = ServeDocument(
        case_id=CASE,
        document_id=document_id,
        manner=ServiceManner.DIRECT,
        served_on=on,
        served_time="10:00",
        place="示范镇卫生院",
        receiver="示范甲",
        officers=(FIRST, SECOND),
    )
    return DocumentServed(
        case_id=CASE, given=replace(given, **more), kind=kind, effective_on=on
    )


def drafted(given: DraftDecision, digest: str = "a" * 64) -> DecisionDrafted:
    return DecisionDrafted(
        case_id=CASE,
        round=1,
        given=given,
        draft_digest=digest,
        evidence_digest="b" * 64,
    )


DRAFT = DraftDecision(
    case_id=CASE,
    outcome=Outcome.PENALTY,
    violations=(OVERUSE, SWAP),
    suspend_settlement_months=0,
    reasons="违法事实清楚，证据确凿，当事人配合调查。",
)
NOTICE = NoticeIssued(
    case_id=CASE,
    document_id=scene.NOTICE,
    round=1,
    draft_digest="a" * 64,
    hearing_offered=True,
    defence_days=5,
    issued_on=date(2026, 5, 4),
)
Written = tuple[str, Any, datetime, OfficerId]


def _lawful() -> list[Written]:
    lead = scene.lead_state().lead
    assert isinstance(lead, LeadRegistered)
    concluded = VerificationConcluded(
        case_id=CASE, concluded_on=date(2026, 2, 25), findings="属实", suspected=True
    )
    filed = CaseFiled(
        case_id=CASE,
        proposal_no=3,
        number="示范医保立字〔2026〕3号",
        number_series="立字",
        number_year=2026,
        ordinal=3,
        name="示范案",
        filed_on=date(2026, 3, 2),
        opinion="同意",
    )
    answered = InformantAnswered(
        case_id=CASE, answered_on=date(2026, 3, 4), manner="电话", answer="已立案"
    )
    inspection = InspectionRecorded(
        **_TAKEN,
        began_at=at(3, 10, 9),
        ended_at=at(3, 10, 11),
        present="示范甲",
        present_post="院长",
        findings="处方与诊断不符",
    )
    interview = InterviewRecorded(
        **_TAKEN,
        began_at=at(3, 11, 9),
        ended_at=at(3, 11, 11),
        interviewee="示范癸",
        identity="药剂科负责人",
        identity_kind="居民身份证",
        identity_number="0000",
        employer="示范镇卫生院",
        phone="0000",
        address="示范镇",
        questions=(Answered(question="是否属实", answer="属实"),),
    )
    report = InvestigationReported(
        case_id=CASE,
        ended_on=date(2026, 4, 28),
        course="依法核查、立案、检查、询问",
        facts=OVERUSE.facts + SWAP.facts,
        nature="违反医疗保障基金使用规定",
        proposal="责令退回，并处罚款",
        discretion="没有从重情节",
        violations=(OVERUSE, SWAP),
    )
    checked = ProposalChecked(case_id=CASE, proposal_no=3, agrees=True, opinion="同意")
    return [
        ("lead", lead, at(2, 10), FIRST),
        ("concluded", concluded, at(2, 25), FIRST),
        ("proposed", scene.FILING, at(2, 26), FIRST),
        ("checked", checked, at(2, 27), CHECKER),
        ("filed", filed, at(3, 2), HEAD),
        ("answered", answered, at(3, 4), FIRST),
        ("inspection", inspection, at(3, 10, 12), FIRST),
        *((f"evidence-{no}", evidence(no), at(3, 10), SECOND) for no in range(1, 5)),
        ("interview", interview, at(3, 11, 12), FIRST),
        ("report", report, at(4, 28), FIRST),
        ("draft", drafted(DRAFT), at(4, 29), FIRST),
    ]


@dataclass
class Story:
    """The records of a case by name; each change gives another story."""

    written: list[Written] = field(default_factory=_lawful)
    about: dict[str, Any] = field(default_factory=dict)  # of the material
    today: date = TODAY
    code: BureauCode = scene.CODE

    def no(self, name: str) -> int:
        """The place of a record in the stream."""
        return [one[0] for one in self.written].index(name) + 1

    def change(self, name: str, **fields: Any) -> "Story":
        """The same story with some fields of one record changed."""
        return self.put(name, replace(self.written[self.no(name) - 1][1], **fields))

    def put(self, name: str, record: object, *, by: OfficerId | None = None) -> "Story":
        """The same story with another record in this place."""
        place = self.no(name) - 1
        _, _, when, who = self.written[place]
        found = list(self.written)
        found[place] = (name, record, when, by or who)
        return replace(self, written=found)

    def by(self, name: str, who: OfficerId) -> "Story":
        """The same record, written by somebody else."""
        return self.put(name, self.written[self.no(name) - 1][1], by=who)

    def add(
        self, name: str, record: object, when: datetime, by: OfficerId = FIRST
    ) -> "Story":
        """The same story with one record more at its end."""
        return replace(self, written=[*self.written, (name, record, when, by)])

    def before(
        self,
        other: str,
        name: str,
        record: object,
        when: datetime,
        by: OfficerId = FIRST,
    ) -> "Story":
        """The same story with one record more before another."""
        place = self.no(other) - 1
        found = [*self.written[:place], (name, record, when, by)]
        return replace(self, written=found + self.written[place:])

    def given(self, **fields: Any) -> "Story":
        """The draft alone says something else."""
        draft = self.written[self.no("draft") - 1][1]
        return self.put("draft", replace(draft, given=replace(draft.given, **fields)))

    def violation(self, place: int = 1, **fields: Any) -> "Story":
        """One violation is another, in the report and in the draft."""
        report = self.written[self.no("report") - 1][1]
        draft = self.written[self.no("draft") - 1][1].given
        of_report, of_draft = list(report.violations), list(draft.violations)
        of_report[place - 1] = replace(of_report[place - 1], **fields)
        of_draft[place - 1] = replace(of_draft[place - 1], **fields)
        changed = self.change("report", violations=tuple(of_report))
        return changed.given(violations=tuple(of_draft))

    def drafted(self, place: int = 1, **fields: Any) -> "Story":
        """One violation is another in the draft alone."""
        draft = self.written[self.no("draft") - 1][1].given
        found = list(draft.violations)
        found[place - 1] = replace(found[place - 1], **fields)
        return self.given(violations=tuple(found))

    def filing(self, **fields: Any) -> "Story":
        """The filing says something else."""
        return self.change("proposed", **fields)

    def told(self, **fields: Any) -> "Story":
        """The party was told of the draft, and the notice served."""
        issued = replace(NOTICE, **fields)
        receipt = served(NOTICE.document_id, "penalty-notice", date(2026, 5, 5))
        story = self.add("notice", issued, at(5, 4))
        return story.add("served", receipt, at(5, 5))

    def knowing(self, **about: Any) -> "Story":
        """Something else about the case is known."""
        return replace(self, about=self.about | about)

    def material(self) -> Material:
        """What the examination looks at."""
        written = tuple(
            (record, Place(self.code, no, f"case/{CASE}", no, by, when))
            for no, (_, record, when, by) in enumerate(self.written, start=1)
        )
        case = fold(written)
        standing = Standing(
            case=case,
            review=ReviewState(),
            law=law_of(self.code, case.filed_on or self.today),
            calendar=current(),
            today=self.today,
        )
        found = {
            "standing": standing,
            "at": datetime(
                self.today.year, self.today.month, self.today.day, 10, tzinfo=CHINA
            ),
            "written": written,
            "bureau": replace(scene.BUREAU, code=self.code),
            "named": OFFICERS,
            "documents": papers(record for record, _ in written),
        }
        return Material(**(found | self.about))

    def findings(self) -> tuple[Finding, ...]:
        """What the machine finds."""
        return examine(self.material())

    def adverse(self) -> set[str]:
        """The keys of what is not in order."""
        return {one.key for one in self.findings() if not one.in_order}


def papers(records: Iterable[object]) -> tuple[Document, ...]:
    """The documents that these records make, printed, numbered and signed."""
    found: list[Document] = []
    for record in records:
        for kind, cls, asks in MADE_BY:
            if isinstance(record, cls) and asks(record):
                found.append(paper(kind, len(found)))
    return tuple(found)


def paper(code: str, place: int, **more: Any) -> Document:
    kind = kinds.find(code)
    found = Document(
        document_id=DocumentId(UUID(int=100 + place)),
        case_id=CASE,
        bureau=scene.CODE,
        organ=scene.BUREAU.name,
        kind=code,
        template_version=kind.newest,
        title=kind.title,
        number=f"示范{kind.series}〔2026〕{place}号" if kind.series else None,
        content="{}",
        content_digest="0" * 64,
        issued_on=date(2026, 3, 2),
        issued_at=at(3, 2),
        position=place,
        sha256="1" * 64,
        sm3="2" * 64,
        size_bytes=1,
        pages=1,
        signed=kind.sealed,
        signer="",
        rendered_at=at(3, 2),
        failure="",
    )
    return replace(found, **more)
