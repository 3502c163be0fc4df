"""装订: in which volume and in which order the pieces of a dossier lie. No Django.

正卷: 立案审批表, the decision and its receipt, what else went to the party, evidence,
the closing. 副卷: what the bureau wrote for itself (审批, 审核, 讨论, 呈报).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.archive.records import Piece, PieceKind, Volume
from zhunsheng.kernel.ids import DocumentId

_MAIN = (
    "filing-approval",
    "penalty-decision",
    "no-penalty-decision",
    "transfer-letter",
    "not-filed-notice",
    "service-receipt",
    "penalty-notice",
    "hearing-notice",
    "rectification-order",
    "suspension-notice",
    "payment-demand",
    "court-application",
    "address-confirmation",
    "defence-record",
    "hearing-record",
    "interview-record",
    "inspection-record",
    "evidence-list",
)
_AFTER_EVIDENCE = ("closing-approval",)
_INNER = (
    "investigation-report",
    "case-report",
    "court-application-report",
    "legal-review-opinion",
    "discussion-record",
    "defence-answer",
)
SHEETS = frozenset({"dossier-cover", "dossier-catalogue", "dossier-note"})
"""The dossier's own sheets: they are in the volume, but not pieces of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """散件: a piece before it is bound; it ``follows`` the document it receipts."""

    kind: PieceKind
    code: str  # the kind of document, or of evidence
    title: str
    made_by: str
    made_on: date
    pages: int
    sha256: str
    number: str | None = None
    document_id: DocumentId | None = None
    follows: DocumentId | None = None
    note: str | None = None


def bind(loose: Iterable[Loose]) -> tuple[Piece, ...]:
    """The pieces in the order of binding, with volume and pages."""
    given = [one for one in loose if one.code not in SHEETS]
    main = [one for one in given if one.code not in _INNER]
    inner = [one for one in given if one.code in _INNER]
    return (
        *_number(_with_receipts(sorted(main, key=_rank)), Volume.MAIN),
        *_number(sorted(inner, key=_rank), Volume.INNER),
    )


def _rank(one: Loose) -> tuple[int, int, date]:
    if one.kind is PieceKind.EVIDENCE:
        return (1, 0, one.made_on)
    if one.code in _AFTER_EVIDENCE:
        return (2, 0, one.made_on)
    known = _INNER if one.code in _INNER else _MAIN
    place = known.index(one.code) if one.code in known else len(known)
    return (0, place, one.made_on)


def _with_receipts(ranked: list[Loose]) -> Iterator[Loose]:
    """Each receipt behind what it receipts; those of nothing here where they rank."""
    here = {one.document_id for one in ranked if one.document_id is not None}
    for one in ranked:
        if one.follows in here and one.follows != one.document_id:
            continue
        yield one
        if one.document_id is not None:
            yield from (
                receipt
                for receipt in ranked
                if receipt is not one and receipt.follows == one.document_id
            )


def _number(ordered: Iterable[Loose], volume: Volume) -> Iterator[Piece]:
    page = 1
    for order, one in enumerate(ordered, start=1):
        last = page + one.pages - 1
        yield Piece(
            order=order,
            volume=volume,
            kind=one.kind,
            title=one.title,
            number=one.number,
            made_by=one.made_by,
            made_on=one.made_on,
            pages=one.pages,
            page_range=_range(volume, page, last),
            document_id=one.document_id,
            sha256=one.sha256,
            note=one.note,
        )
        page += one.pages


def _range(volume: Volume, first: int, last: int) -> str:
    if last < first:
        return "—"
    name = volume.label
    return f"{name}{first}" if first == last else f"{name}{first}-{last}"
