"""制作文书: issuing a document, inside the transaction of a higher act."""

from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.documents import glyphs, kinds, numbering
from zhunsheng.documents.commands._stream import stream_of
from zhunsheng.documents.content import reading
from zhunsheng.documents.records import DocumentIssued
from zhunsheng.kernel import chance
from zhunsheng.kernel.ids import BureauCode, CaseId, DocumentId, OfficerId
from zhunsheng.ledger import writer
from zhunsheng.ledger.projection import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What was issued: its identifier, its number if it has one, its place."""

    document_id: DocumentId
    number: str | None
    title: str
    content_digest: str
    place: Place


def issue(
    *,
    kind: str,
    content: object,
    bureau: BureauCode,
    organ: str,
    prefix: str,
    case_id: CaseId | None,
    issued_on: date,
    by: OfficerId,
    at: datetime,
    pattern: str = numbering.STANDARD,
    document_id: DocumentId | None = None,
) -> Issued:
    """Record a document with its whole content; a follower prints it afterwards.

    Raises ``BadContentError`` when a required field is missing and
    ``UnprintableCharacterError`` when no font has a character, so that the officer
    learns of it at once; then nothing is written and no number is used.
    """
    known = kinds.find(kind)
    text = reading.to_json(reading.check(known.title, known.content, content))
    glyphs.check_printable(text, organ, folder=glyphs.site_folder())
    new_id = document_id or DocumentId(chance.fresh_id())
    number = (
        numbering.next_number(
            bureau=bureau,
            prefix=prefix,
            series=known.series,
            year=issued_on.year,
            pattern=pattern,
        )
        if known.series
        else None
    )
    record = DocumentIssued(
        document_id=new_id,
        case_id=case_id,
        bureau=bureau,
        organ=organ,
        kind=kind,
        template_version=known.newest,
        title=known.title,
        number=number.text if number else None,
        series=number.series if number else None,
        number_year=number.year if number else None,
        ordinal=number.ordinal if number else None,
        content=text,
        content_digest=reading.digest(text),
        issued_on=issued_on,
    )
    (place,) = writer.append(
        record, log=bureau, stream=stream_of(new_id), expected_version=0, by=by, at=at
    )
    return _issued(record, place)


def _issued(record: DocumentIssued, place: Place) -> Issued:
    return Issued(
        document_id=record.document_id,
        number=record.number,
        title=record.title,
        content_digest=record.content_digest,
        place=place,
    )
