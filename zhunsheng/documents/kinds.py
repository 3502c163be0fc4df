"""文书种类: every kind of document, what it must say, and the clauses that ask for it.

A kind has a wire code, a Chinese title, the series word of its number (internal
papers have none), the type of its content, and its template versions, newest
last. A released template is never edited: a new look is a new version, so that a
document of years ago prints again as it was.
"""

from dataclasses import dataclass

from zhunsheng.documents.content import (
    court,
    decision,
    deliberation,
    dossier,
    evidence,
    filing,
    hearing,
    investigation,
    transfer,
)
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.regulations.clauses import Clause, cite


class UnknownKindError(ZhunshengError):
    """No kind of document has this code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One kind of document (文书)."""

    code: str
    title: str
    series: str | None  # 文种字; None: an internal paper without a number
    content: type
    basis: tuple[Clause, ...]
    sealed: bool  # goes out of the bureau: it is sealed and signed
    versions: tuple[str, ...] = ("1",)

    @property
    def newest(self) -> str:
        """The template version that a document issued now gets."""
        return self.versions[-1]


_KINDS: dict[str, DocumentKind] = {}


def _kind(
    code: str,
    title: str,
    content: type,
    *basis: str,
    series: str | None = None,
    sealed: bool | None = None,
    versions: tuple[str, ...] = ("1",),
) -> None:
    """Register one kind; what has a number of its own goes out under seal."""
    _KINDS[code] = DocumentKind(
        code=code,
        title=title,
        series=series,
        content=content,
        basis=cite(*basis),
        sealed=series is not None if sealed is None else sealed,
        versions=versions,
    )


def find(code: str) -> DocumentKind:
    """The kind with this code; ``UnknownKindError`` when there is none."""
    try:
        return _KINDS[code]
    except KeyError:
        raise UnknownKindError(f"没有“{code}”这种文书。") from None


def all_kinds() -> tuple[DocumentKind, ...]:
    """Every kind, in the order in which a case needs them."""
    return tuple(_KINDS.values())


_kind(
    "filing-approval",
    "立案审批表",
    filing.FilingApproval,
    "apl-2021:54.2",
    "gansu-2020-81-recording:9#1",
    "neimenggu-recording:8#2",
    "mingshan-2020-recording:5",
)
_kind(
    "not-filed-notice",
    "不予立案告知书",
    filing.NotFiledNotice,
    "gansu-2020-81-recording:7#2",
    "gansu-2020-81-recording:9#2",
    "neimenggu-recording:7",
    "mingshan-2020-recording:6",
    series="不立字",
)
_kind(
    "inspection-record",
    "现场检查笔录",
    evidence.InspectionRecord,
    "gansu-2020-81-recording:10(2)",
    "neimenggu-recording:9(2)",
    "mingshan-2020-recording:9(3)",
    "mingshan-2020-recording:7",
)
_kind(
    "interview-record",
    "询问笔录",
    evidence.InterviewRecord,
    "gansu-2020-81-recording:10(1)",
    "neimenggu-recording:9(1)",
    "mingshan-2020-recording:9(1)",
)
_kind(
    "evidence-list",
    "证据清单",
    evidence.EvidenceList,
    "apl-2021:46.1",
    "gansu-2020-81-recording:10(9)",
    "neimenggu-recording:9(9)",
)
_kind(
    "investigation-report",
    "案件调查终结报告",
    investigation.InvestigationReport,
    "nhsa-order-4:36",
    "apl-2021:57.1",
)
_kind(
    "rectification-order",
    "责令改正通知书",
    investigation.RectificationOrder,
    "apl-2021:28.1",
    "gansu-2020-81-recording:20#2",
    "neimenggu-recording:18",
    "mingshan-2020-recording:19",
    series="责改字",
)
_kind(
    "suspension-notice",
    "中止调查通知书",
    investigation.SuspensionNotice,
    "nhsa-order-4:42",
    "gansu-2020-81-recording:10(9)",
    series="中止字",
)
_kind(
    "case-report",
    "案件处理呈报书",
    investigation.CaseReport,
    "nhsa-2020-32:5.3.2",
    "mingshan-2020-recording:12",
)
_kind(
    "legal-review-opinion",
    "法制审核意见书",
    deliberation.LegalReviewOpinion,
    "apl-2021:58.1",
    "nhsa-2020-32:5.3.1",
    "nhsa-2020-32:5.3.2",
    "mingshan-2020-recording:13",
    series="审字",
    sealed=False,
    versions=("1", "2"),
)
_kind(
    "penalty-notice",
    "行政处罚事先告知书",
    hearing.PenaltyNotice,
    "apl-2021:44",
    "apl-2021:63.1",
    "gansu-2020-81-recording:16",
    "neimenggu-recording:14",
    "mingshan-2020-recording:8",
    series="告字",
)
_kind(
    "defence-record",
    "陈述申辩笔录",
    hearing.DefenceRecord,
    "apl-2021:45.1",
    "mingshan-2020-recording:9(5)",
    "gansu-2020-81-recording:10(7)",
    "neimenggu-recording:9(7)",
)
_kind(
    "defence-answer",
    "陈述申辩复核意见",
    hearing.DefenceAnswer,
    "apl-2021:45.1",
)
_kind(
    "hearing-notice",
    "行政处罚听证通知书",
    hearing.HearingNotice,
    "apl-2021:64",
    "gansu-2020-81-recording:17",
    "neimenggu-recording:15",
    "mingshan-2020-recording:9(6)",
    series="听通字",
)
_kind(
    "hearing-record",
    "听证笔录",
    hearing.HearingRecord,
    "apl-2021:64",
    "gansu-2020-81-recording:10(8)",
    "neimenggu-recording:9(8)",
    "mingshan-2020-recording:9(6)",
)
_kind(
    "discussion-record",
    "集体讨论记录",
    deliberation.DiscussionRecord,
    "apl-2021:57.2",
    "gansu-2020-81-recording:18",
    "neimenggu-recording:16",
    "mingshan-2020-recording:15",
)
_kind(
    "penalty-decision",
    "行政处罚决定书",
    decision.PenaltyDecision,
    "apl-2021:59.1",
    "apl-2021:59.2",
    "nhsa-2020-32:4.1.3",
    series="罚决字",
)
_kind(
    "no-penalty-decision",
    "不予行政处罚决定书",
    decision.NoPenaltyDecision,
    "apl-2021:57.1",
    "nhsa-2020-32:4.1.3",
    series="不罚决字",
)
_kind(
    "transfer-letter",
    "案件移送书",
    transfer.TransferLetter,
    "apl-2021:27.1",
    "apl-2021:57.1(4)",
    "nhsa-order-4:43",
    "ys310:6",
    series="移字",
)
_kind(
    "service-receipt",
    "送达回证",
    decision.ServiceReceipt,
    "apl-2021:61.1",
    "gansu-2020-81-recording:19(1)",
    "neimenggu-recording:17(1)",
    "mingshan-2020-recording:18",
    sealed=True,
)
_kind(
    "address-confirmation",
    "送达地址（电子送达）确认书",
    decision.AddressConfirmation,
    "apl-2021:61.2",
)
_kind(
    "payment-demand",
    "行政处罚决定履行催告书",
    decision.PaymentDemand,
    "acl-2011:54",
    "acl-2011:35",
    "mingshan-2020-recording:20",
    series="催字",
)
_kind(
    "court-application-report",
    "强制执行申请呈报书",
    court.CourtApplicationReport,
    "nhsa-2020-32:5.2.2",
    "nhsa-2020-32:5.3.2",
    "acl-2011:55.1",
)
_kind(
    "court-application",
    "强制执行申请书",
    court.CourtApplication,
    "acl-2011:55.1",
    "acl-2011:55.1(1)",
    "acl-2011:55.1(2)",
    "acl-2011:55.1(3)",
    "acl-2011:55.1(4)",
    "acl-2011:55.1(5)",
    "acl-2011:55.2",
    series="强执申字",
)
_kind(
    "closing-approval",
    "结案审批表",
    dossier.ClosingApproval,
    "nhsa-order-4:56",
    "gansu-2020-81-recording:20#1",
    "neimenggu-recording:18",
)
_kind(
    "dossier-cover",
    "卷宗封面",
    dossier.DossierCover,
    "nhsa-order-4:57",
    "gansu-2020-81-recording:22",
    "neimenggu-recording:20",
    "nhsa-2020-32:4.3.1",
)
_kind(
    "dossier-catalogue",
    "卷内文件目录",
    dossier.DossierCatalogue,
    "nhsa-order-4:57",
    "gansu-2020-81-recording:22",
    "neimenggu-recording:20",
)
_kind(
    "dossier-note",
    "卷内备考表",
    dossier.DossierNote,
    "nhsa-order-4:57",
    "gansu-2020-81-recording:22",
    "neimenggu-recording:20",
)
