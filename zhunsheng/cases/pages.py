"""What pages about leads and cases show: plain values that ``cases.queries`` fills."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from zhunsheng.cases.marking import MarkedText, Suggestion, Text, marked_texts
from zhunsheng.cases.obligations.surcharge import Stretch
from zhunsheng.kernel.fields import Choice
from zhunsheng.kernel.ids import CaseId, DocumentId, LeadId
from zhunsheng.regulations.clauses import Clause
from zhunsheng.regulations.guards import Refusal
from zhunsheng.review.major import Ground

DueState = Literal["open", "near", "over", "prov", "met", "excused"]
EntryKind = Literal["text", "document", "recording", "service", "review", "mark"]
ProofState = Literal["proved", "waiting", "broken"]


class Stage(Choice):
    """阶段: the five parts of every case."""

    START = "start", "启动"
    EVIDENCE = "evidence", "调查取证"
    DECISION = "decision", "审核决定"
    EXECUTION = "execution", "送达执行"
    ARCHIVE = "archive", "归档"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """为什么是这一天: everything from which a last day follows."""

    started_on: date
    started_by: str
    length_text: str  # "15 个工作日"
    unit: str
    counted: tuple[date, ...] = ()
    skipped: tuple[tuple[date, str], ...] = ()
    pauses: tuple[str, ...] = ()
    last_day: date
    provisional: bool = False
    basis: tuple[Clause, ...] = ()
    tightened_by: tuple[Clause, ...] = ()
    extendable: str = ""
    formerly: tuple[str, ...] = ()  # days that a published year changed


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView:
    """期限: one duty, who owes it, by when, and why that day."""

    name: str
    title: str
    owner_label: str
    state: DueState
    last_day: date
    left_days: int  # working days; negative when over
    met_on: date | None = None
    explanation: Explanation
    case_id: CaseId | None
    case_name: str
    act: str = ""  # the act that ends it
    lead_id: LeadId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """下一步: an act of this case; possible now, or refused and why."""

    act: str
    title: str
    possible: bool
    mine: bool
    waits_for: str = ""  # the post that may do it, when it is not the viewer's
    refusals: tuple[Refusal, ...] = ()
    bound: Mapping[str, str] = field(default_factory=dict)
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """过程记录: one record as its case's time line shows it."""

    position: int
    log: str
    at: datetime
    kind: EntryKind
    title: str
    gist: tuple[str, ...] = ()
    officer_name: str
    document_id: DocumentId | None = None
    record_type: str
    proof_state: ProofState


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """阶段的记录: the records of one phase, newest first."""

    phase: str
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """阶段: one of the five, and how far the case is in it."""

    label: str
    state: Literal["done", "now", "rest"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """当事人: against whom the case is."""

    name: str
    kind_label: str
    identifier: str = ""
    address: str = ""
    representative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """相关人员: somebody who acts in the case."""

    name: str
    role: str
    certificate: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """文书: one document of the case."""

    document_id: DocumentId
    kind_title: str
    number: str
    issued_on: date
    rendered: bool
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """证据: one piece of the evidence list."""

    no: int
    kind_label: str
    title: str
    taken_on: date
    obtained_from: str
    proves: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineText:
    """机器建议文字: one text with its marked passages, and who answers for them."""

    marked: MarkedText
    status: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class SuggestedWording:
    """What marks a text of a case, and what does not because every text has it."""

    suggestions: tuple[Suggestion, ...]
    common: tuple[str, ...]

    def marked_in(self, texts: Iterable[Text]) -> tuple[MarkedText, ...]:
        """The texts that say what was suggested."""
        return marked_texts(texts, self.suggestions, ignoring=self.common)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyView:
    """复议、诉讼: one instance, as the page of the case lists it."""

    no: int
    kind: str
    body: str
    number: str
    filer: str
    filed_on: date
    answered_on: date | None
    ended_on: date | None
    outcome: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """案件页: everything that the page of one case shows."""

    case_id: CaseId
    number: str
    name: str
    party: PartyView
    bureau_name: str
    stage: Stage
    status_label: str
    version: int
    stages: tuple[StageView, ...]
    facts: tuple[tuple[str, str], ...] = ()
    amounts: tuple[tuple[str, int], ...] = ()
    next: tuple[NextAct, ...] = ()
    owed: tuple[DueView, ...] = ()
    timeline: tuple[TimelineDay, ...] = ()
    people: tuple[PersonView, ...] = ()
    documents: tuple[DocumentView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    lapsed: tuple[str, ...] = ()
    major: tuple[Ground, ...] = ()  # 为什么须经法制审核
    discussed: tuple[Ground, ...] = ()  # 为什么须集体讨论
    machine: tuple[MachineText, ...] = ()
    remedies: tuple[RemedyView, ...] = ()
    surcharge: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRowView:
    """案件清单的一行: one case in a list."""

    case_id: CaseId
    number: str
    name: str
    party_name: str
    stage: Stage
    handlers: tuple[str, ...]
    filed_on: date | None
    decided_on: date | None
    next_deadline: DueView | None
    suspended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """案件清单: one page of cases."""

    rows: tuple[CaseRowView, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRowView:
    """线索清单的一行: one lead in a list."""

    lead_id: LeadId
    number: str
    source: str
    received_on: date
    summary: str
    status: str
    due: DueView | None
    case_id: CaseId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadList:
    """线索清单: one page of leads."""

    rows: tuple[LeadRowView, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadPage:
    """线索页: everything that the page of one lead shows."""

    lead_id: LeadId
    number: str
    summary: str
    status_label: str
    version: int
    facts: tuple[tuple[str, str], ...] = ()
    informant: str = "（保密）"
    due: DueView | None = None
    next: tuple[NextAct, ...] = ()
    timeline: tuple[TimelineDay, ...] = ()
    case_id: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """等我签: a proposal that waits for the viewer."""

    case_id: CaseId | None
    lead_id: LeadId | None = None
    case_name: str
    title: str
    proposed_by: str
    proposed_at: datetime
    act: str
    bound: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTask:
    """审核往来: what a review waits for from the viewer, with no last day."""

    case_id: CaseId
    case_name: str
    title: str
    act: str  # empty: the case's page offers the ways
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """我的工作: what the viewer owes, by last day, and what waits for them."""

    due: tuple[DueView, ...] = ()
    to_sign: tuple[SignOff, ...] = ()
    reviews: tuple[ReviewTask, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """账本条目: one record with all that proves it."""

    log: str
    position: int
    type: str
    title: str
    version: int
    at: datetime
    officer_name: str
    fields: tuple[tuple[str, str], ...]
    envelope: str
    leaf: str
    sha256: str
    sm3: str
    tree_size: int
    proof: tuple[str, ...] = ()  # sibling hashes, leaf to root
    checkpoint: str | None = None
    machine: tuple[MachineText, ...] = ()
    case_id: CaseId | None = None
    lead_id: LeadId | None = None
