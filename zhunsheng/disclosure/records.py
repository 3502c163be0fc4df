"""What can have happened to a publication (公示), inside and in public.

The first group stands in the bureau's own log, stream ``publication/<uuid>``. The
second group is the public log (``<bureau>.public``): its bodies are what the
public reads, and hold nothing else. The portal imports this module.
"""

from dataclasses import dataclass
from datetime import date

from zhunsheng.disclosure.choices import (
    ExemptionGround,
    Measure,
    PublicKind,
    WithdrawalGround,
)
from zhunsheng.kernel.ids import BureauCode, CaseId, PublicationId
from zhunsheng.ledger.records import record
from zhunsheng.ledger.references import EntryReference
from zhunsheng.regulations.clauses import cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """正文的一节: a heading and its text, with redactions already made."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicText:
    """公示内容: exactly what the public reads of one decision."""

    title: str
    kind: PublicKind
    decision_number: str
    case_name: str
    party: str
    party_code: str  # the credit code of an organisation; empty for a citizen
    party_address: str
    violations: tuple[str, ...]
    basis: tuple[str, ...]
    penalties: tuple[str, ...]
    fine_fen: int
    refund_fen: int
    confiscated_fen: int
    bureau: BureauCode
    bureau_name: str
    decided_on: date
    sections: tuple[Section, ...]


@record(
    "disclosure.publication-proposed",
    version=1,
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:9"),
    title="提出公示意见",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationProposed:
    """提出公示意见: publish this text, or keep it back on a ground."""

    publication_id: PublicationId
    case_id: CaseId
    bureau: BureauCode
    measure: Measure
    text: PublicText | None  # none when exemption is proposed
    ground: ExemptionGround | None
    reason: str
    decision_number: str
    decided_on: date


@record(
    "disclosure.publication-checked",
    version=1,
    basis=cite("nhsa-2020-32:3.4.2", "gansu-2020-81-disclosure:8"),
    title="保密和隐私审查",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationChecked:
    """保密和隐私审查: a second person read what the public would read."""

    publication_id: PublicationId
    passed: bool
    opinion: str
    cleared: tuple[str, ...]  # highlighted strings that were judged harmless


@record(
    "disclosure.published",
    version=1,
    basis=cite("apl-2021:48.1", "nhsa-2020-32:3.3.1#7"),
    title="公示",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """公示: the approver released the text; where it stands in the public log."""

    publication_id: PublicationId
    published_on: date
    public_log: str
    public_position: int


@record(
    "disclosure.exempted",
    version=1,
    basis=cite("gansu-2020-81-disclosure:8", "ogi-2019:14"),
    title="批准不予公示",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Exempted:
    """批准不予公示: the approver agreed that the decision is kept back."""

    publication_id: PublicationId
    ground: ExemptionGround
    opinion: str


@record(
    "disclosure.corrected",
    version=1,
    basis=cite("gansu-2020-81-disclosure:12#1"),
    title="更正公示",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """更正公示: the text was wrong; the new one stands beside the old."""

    publication_id: PublicationId
    reason: str
    text: PublicText
    removes_earlier: bool
    corrected_on: date
    public_log: str
    public_position: int


@record(
    "disclosure.withdrawn",
    version=1,
    basis=cite("apl-2021:48.2", "nhsa-2020-32:3.3.2", "gansu-2020-81-disclosure:13"),
    title="撤回公示",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """撤回公示: the decision fell, so its text left every public place."""

    publication_id: PublicationId
    ground: WithdrawalGround
    reason: str
    fell_on: date  # the day on which the decision was revoked, varied, …
    withdrawn_on: date
    public_log: str
    public_position: int


@record(
    "disclosure.bureau-information-published",
    version=1,
    basis=cite("nhsa-2020-32:3.1.2(1)", "gansu-2020-81-disclosure:5(1)"),
    title="公示执法主体和人员",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class BureauInformationPublished:
    """公示执法主体和人员: the bureau's basic information went out."""

    bureau: BureauCode
    edition: int
    published_on: date
    public_log: str
    public_position: int


@record(
    "disclosure.text-erased",
    version=1,
    basis=cite("apl-2021:48.2", "nhsa-2020-32:3.3.2"),
    title="清除公示正文",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class TextErased:
    """清除公示正文: these entries of the public log keep no text.

    Stream ``erasure/<uuid>``; ``ledger.destruction`` carries it out.
    """

    publication_id: PublicationId
    entries: tuple[EntryReference, ...]


# The public log. Nothing below may hold what the public may not read.


@record(
    "disclosure.released",
    version=1,
    basis=cite("apl-2021:48.1", "nhsa-2020-32:3.3.1#7"),
    title="公开发布",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """公开发布: one edition of one decision, as the public reads it.

    ``removes`` names positions of this log whose text vanishes with this entry.
    """

    publication_id: PublicationId
    edition: int
    published_on: date
    note: str  # why this edition follows another; empty for the first
    text: PublicText
    removes: tuple[int, ...]


@record(
    "disclosure.tombstone",
    version=1,
    basis=cite("apl-2021:48.2", "nhsa-2020-32:3.3.2"),
    title="撤回说明",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """撤回说明: number, date, reason, clause; not what it said, nor whose."""

    publication_id: PublicationId
    bureau: BureauCode
    bureau_name: str
    kind: PublicKind
    decision_number: str
    released_on: date
    fell_on: date
    withdrawn_on: date
    ground: WithdrawalGround
    reason: str
    basis: tuple[str, ...]  # in Chinese, as the page prints them
    removes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicOfficer:
    """执法人员公开信息: name, certificate and post, and nothing else."""

    name: str
    certificate: str
    valid_until: date
    post: str
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDepartment:
    """内设机构: a department and what it is there for."""

    name: str
    duties: str


@record(
    "disclosure.bureau-released",
    version=1,
    basis=cite("nhsa-2020-32:3.1.2(1)", "gansu-2020-81-disclosure:5(1)"),
    title="公开执法主体信息",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class BureauReleased:
    """公开执法主体信息: who the bureau is and who acts for it."""

    bureau: BureauCode
    edition: int
    name: str
    address: str
    telephone: str
    supervision_telephone: str
    reconsideration_body: str
    court: str
    departments: tuple[PublicDepartment, ...]
    officers: tuple[PublicOfficer, ...]
    published_on: date
    removes: tuple[int, ...]
