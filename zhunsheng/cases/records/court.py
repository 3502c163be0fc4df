"""申请人民法院强制执行: the application as drafted, proposed and approved.

It is itself a major decision (医保发〔2020〕32号 五(二)2): what is reviewed is the
draft under its digest, and what is handed in is what was reviewed and approved.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from zhunsheng.cases.records.parts import CaseRef
from zhunsheng.kernel.fields import Line, Prose, label
from zhunsheng.kernel.ids import CaseId, DocumentId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCourtApplication:
    """拟定强制执行申请书: the amounts are computed on the day (强制法 art. 55)."""

    case_id: CaseRef
    court: Annotated[Line, label("受申请的人民法院", "本机关所在地有管辖权的人民法院")]
    surcharge: Annotated[bool, label("一并申请执行加处罚款")]
    reasons: Annotated[Prose, label("事实、理由和依据", "决定认定的事实和法律依据")]
    party_view: Annotated[
        Prose, label("当事人的意见", "对决定和催告的意见；没有提出的，写明没有提出")
    ]
    property: Annotated[
        Prose, label("执行标的情况", "被执行人的财产状况和财产线索；不掌握的写明")
    ]
    others: Annotated[Prose | None, label("其他材料", "没有的不填")] = None


@record(
    "cases.court-application-drafted",
    version=1,
    title="拟定强制执行申请书",
    basis=cite("acl-2011:55.1", "acl-2011:53", "nhsa-2020-32:5.2.2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplicationDrafted:
    """强制执行申请书（稿）: what is asked, as it was owed on ``computed_on``."""

    case_id: CaseId
    round: int
    given: DraftCourtApplication
    fine_fen: int
    refund_fen: int
    surcharge_fen: int
    computed_on: date
    draft_digest: str
    evidence_digest: str


@record(
    "cases.court-application-proposed",
    version=1,
    title="提请申请强制执行",
    basis=cite("acl-2011:55.2", "nhsa-2020-32:5.2.2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplicationProposed:
    """提请申请强制执行: the reviewed draft, for the head of the bureau."""

    case_id: CaseRef
    reasons: Annotated[Prose, label("提请理由", "催告、审核的情况")]


@record(
    "cases.court-application-approved",
    version=1,
    title="批准申请强制执行",
    basis=cite("acl-2011:55.2", "nhsa-2020-32:5.2.1", "nhsa-2020-32:5.2.2"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplicationApproved:
    """批准申请强制执行: the head signs; the application is made on this draft."""

    case_id: CaseId
    proposal_no: int
    document_id: DocumentId
    number: str
    approved_on: date
    draft_digest: str
    opinion: str
