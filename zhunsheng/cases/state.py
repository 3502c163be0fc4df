"""A case as its records tell it. No database: a fold over the stream."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from zhunsheng.cases.marking import Suggestion
from zhunsheng.cases.records.court import (
    CourtApplicationApproved,
    CourtApplicationDrafted,
)
from zhunsheng.cases.records.decision import (
    AddressConfirmed,
    DecisionIssued,
    DecisionOverturned,
)
from zhunsheng.cases.records.evidence import EvidenceAdded, InvestigationReported
from zhunsheng.cases.records.execution import (
    ClosingGround,
    ExtensionStage,
    PaymentKind,
    PaymentRecorded,
)
from zhunsheng.cases.records.filing import FilingProposed
from zhunsheng.cases.records.leads import LeadRegistered
from zhunsheng.cases.records.notice import (
    DecisionDrafted,
    DefenceAnswered,
    Discussed,
    HearingAnnounced,
    NoticeIssued,
)
from zhunsheng.cases.records.parts import Party, Span, Violation
from zhunsheng.cases.records.remedies import (
    RemedyAnswered,
    RemedyEnded,
    RemedyKind,
    RemedyRedone,
    RemedyRegistered,
)
from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId, OfficerId

NO_BUREAU = BureauCode("")
"""The bureau of a state into which nothing was folded yet."""


@dataclass(slots=True, kw_only=True)
class Proposal:
    """呈批事项: three signatures of three persons, as far as they have come."""

    no: int
    content: object  # the record that proposed it
    proposed_by: OfficerId
    proposed_at: datetime
    checked_by: OfficerId | None = None
    checked_at: datetime | None = None
    check_agrees: bool | None = None
    check_opinion: str = ""
    ruled_by: OfficerId | None = None
    ruled_agrees: bool | None = None

    @property
    def is_open(self) -> bool:
        """Nobody has returned or ruled on it yet."""
        return self.ruled_by is None and self.check_agrees is not False


@dataclass(slots=True, kw_only=True)
class Deed:
    """Who did what when: every record's author, for rules on persons."""

    type: str
    by: OfficerId
    at: datetime


@dataclass(slots=True, kw_only=True)
class Service:
    """One document that reached the party."""

    document_id: DocumentId
    kind: str
    effective_on: date
    manner: str
    begun_on: date | None = None  # 公告之日, of service by notice


@dataclass(slots=True, kw_only=True)
class Expert:
    """One commission to an expert: its time does not count."""

    no: int
    kind_label: str
    began_on: date
    ended_on: date | None = None
    counts: bool = False  # 审计: not among what art. 45 takes out of the ninety days


@dataclass(slots=True, kw_only=True)
class Correction:
    """责令改正: until when, and what the check found."""

    until: date
    ordered_on: date
    verified_on: date | None = None
    corrected: bool = False


@dataclass(slots=True, kw_only=True)
class Remedy:
    """复议、诉讼: one instance, from its registration to its end."""

    no: int
    registered: RemedyRegistered
    answered: RemedyAnswered | None = None
    ended: RemedyEnded | None = None
    redone: RemedyRedone | None = None

    @property
    def kind(self) -> RemedyKind:
        """Which instance it is."""
        return self.registered.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """提级: who said that the decision is a major one, when, and why."""

    by: OfficerId
    on: date
    reasons: str


@dataclass(slots=True, kw_only=True)
class CaseState:
    """What the guards and obligations need to know about one case.

    ``evolution`` fills it; nothing else may change it.
    """

    bureau: BureauCode = NO_BUREAU
    case_id: CaseId | None = None
    version: int = 0
    deeds: list[Deed] = field(default_factory=list)

    lead: LeadRegistered | None = None
    verification_extended: bool = False
    concluded_on: date | None = None
    suspected: bool | None = None
    informant_answered_on: date | None = None
    urgent_at: datetime | None = None
    urgent_reported_at: datetime | None = None
    not_filed_on: date | None = None

    proposals: dict[int, Proposal] = field(default_factory=dict)

    filing: FilingProposed | None = None
    number: str = ""
    name: str = ""
    filed_on: date | None = None
    handlers: tuple[OfficerId, ...] = ()
    recusals_asked: set[OfficerId] = field(default_factory=set)
    recused: set[OfficerId] = field(default_factory=set)
    corrections: list[Correction] = field(default_factory=list)

    private_names: list[str] = field(default_factory=list)
    inspections: int = 0
    interviews: int = 0
    evidence: list[EvidenceAdded] = field(default_factory=list)
    experts: list[Expert] = field(default_factory=list)
    preserved_on: date | None = None
    disposed_on: date | None = None
    reported_on: date | None = None
    report: InvestigationReported | None = None

    draft: DecisionDrafted | None = None
    draft_version: int = 0
    evidence_version: int = 0
    review_asked: int = 0
    raised: list[Raised] = field(default_factory=list)
    notice: NoticeIssued | None = None
    notified: DecisionDrafted | None = None
    notice_begun_on: date | None = None  # given, or published: the party may answer
    notice_served_on: date | None = None  # in effect: the party's time runs
    defences: int = 0
    defences_answered: int = 0
    answers: list[tuple[int, DefenceAnswered]] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)  # 机器建议文字
    wording_confirmed: int = 0  # the version at which a handler answered for words
    last_defence_on: date | None = None
    defence_waived_on: date | None = None
    hearing_waived: bool = False
    hearing_asked_on: date | None = None
    hearing: HearingAnnounced | None = None
    hearings: list[Span] = field(default_factory=list)
    hearing_held_on: date | None = None
    discussion: Discussed | None = None
    discussion_draft: str = ""
    extension_discussion: bool = False  # agreed to, after the first extension

    decision: DecisionIssued | None = None
    decision_served_on: date | None = None
    overturned: DecisionOverturned | None = None
    overturned_on: date | None = None  # the day on which it was registered
    address: AddressConfirmed | None = None
    services: list[Service] = field(default_factory=list)

    payments: list[PaymentRecorded] = field(default_factory=list)
    deferred_until: date | None = None
    demand_issued_on: date | None = None
    demand_document: DocumentId | None = None
    demand_served_on: date | None = None
    court_draft: CourtApplicationDrafted | None = None
    court_draft_version: int = 0
    court_approved: CourtApplicationApproved | None = None
    court_accepted: bool | None = None
    court_applied_on: date | None = None
    remedies: list[Remedy] = field(default_factory=list)

    suspensions: list[Span] = field(default_factory=list)
    extensions: dict[ExtensionStage, int] = field(default_factory=dict)
    extended_on: date | None = None
    terminated_on: date | None = None
    closed_on: date | None = None
    closing_ground: ClosingGround | None = None
    archived_on: date | None = None

    @property
    def is_suspended(self) -> bool:
        """中止: a suspension has begun and not ended."""
        return bool(self.suspensions) and self.suspensions[-1].ended_on is None

    @property
    def party(self) -> Party | None:
        """当事人, once a case was filed."""
        return self.filing.party if self.filing and self.filed_on else None

    @property
    def penalty(self) -> bool:
        """Whether the draft imposes a penalty, and not another outcome."""
        return self.draft is not None and self.draft.given.outcome.value == "penalty"

    def open_proposal(self, content: type) -> Proposal | None:
        """The newest proposal of this content that nobody has ruled on."""
        for proposal in reversed(tuple(self.proposals.values())):
            if isinstance(proposal.content, content) and proposal.is_open:
                return proposal
        return None

    def paid(self, kind: PaymentKind) -> int:
        """How much was paid of one kind, in fen."""
        return sum(one.amount_fen for one in self.payments if one.kind is kind)

    def paid_off_on(self, kind: PaymentKind, owed_fen: int) -> date | None:
        """The day on which ``owed_fen`` of one kind had come in, if it has."""
        total = 0
        for one in sorted(self.payments, key=lambda payment: payment.paid_on):
            total += one.amount_fen if one.kind is kind else 0
            if total >= owed_fen and owed_fen:
                return one.paid_on
        return None

    def remedy(self, no: int) -> Remedy | None:
        """The remedy of this number, if there is one."""
        return next((one for one in self.remedies if one.no == no), None)

    def took_part(self, officer: OfficerId) -> bool:
        """Whether the officer did anything in the case, or is to handle it."""
        return officer in self.handlers or any(
            deed.by == officer for deed in self.deeds
        )


def total_fine(violations: Iterable[Violation]) -> int:
    """The fines of all violations, in fen."""
    return sum(one.fine_fen for one in violations)


def total_refund(violations: Iterable[Violation]) -> int:
    """The refunds of all violations, in fen."""
    return sum(one.refund_fen for one in violations)
