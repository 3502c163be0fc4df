"""印制: issued content → page → seal and signature → vault → record.

A follower calls ``produce`` for every issued document. It may be killed anywhere
and called again: until the record is there nothing was made, and afterwards there
is nothing left to do. A file that was put in the vault without its record is
harmless.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from zhunsheng.documents import kinds, queries
from zhunsheng.documents.commands.rendering import RecordFailure, RecordRendering
from zhunsheng.documents.content import reading
from zhunsheng.documents.glyphs import UnprintableCharacterError
from zhunsheng.documents.queries import Document
from zhunsheng.documents.render import Rendered, RenderingError, render
from zhunsheng.documents.signing import SealingError, Signer
from zhunsheng.kernel.ids import PROGRAM, BureauCode, DocumentId
from zhunsheng.ledger.performing import perform
from zhunsheng.vault import files
from zhunsheng.vault.store import Store, pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What an installation prints with.

    ``signer_of`` gives the seal of a bureau (code, name), or ``None`` if it has
    none. ``proof_address`` is where the QR code leads, with ``{document_id}`` in it.
    """

    store: Store
    signer_of: Callable[[BureauCode, str], Signer | None]
    proof_address: str
    site_folder: Path | None = None


def produce(
    press: Press, *, bureau: BureauCode, document_id: DocumentId, at: datetime
) -> Document:
    """Make the document's file, once; the document as it stands afterwards.

    A document that cannot be made has the reason on record (``failure``), where
    officers see it; calling again tries again.
    """
    document = queries.get_document(bureau=bureau, document_id=document_id)
    if document.sha256:
        return document
    try:
        page = render_document(press, document)
        pdf, signer = _seal(press, document, page, at)
    except (
        RenderingError,
        UnprintableCharacterError,
        reading.BadContentError,
    ) as error:
        failure = RecordFailure(
            bureau=bureau, document_id=document_id, reason=str(error)
        )
        perform("documents.record-failure", failure, by=PROGRAM, at=at)
        return queries.get_document(bureau=bureau, document_id=document_id)
    with transaction.atomic():
        stored = files.keep(press.store, pieces(pdf))
        rendering = RecordRendering(
            bureau=bureau,
            document_id=document_id,
            sha256=stored.sha256,
            sm3=stored.sm3,
            size_bytes=stored.size,
            pages=page.pages,
            signed=signer is not None,
            signer=signer,
        )
        perform("documents.record-rendering", rendering, by=PROGRAM, at=at)
    return queries.get_document(bureau=bureau, document_id=document_id)


def render_document(press: Press, document: Document) -> Rendered:
    """The document's pages without signature, for a preview or for the press."""
    known = kinds.find(document.kind)
    return render(
        document.kind,
        document.template_version,
        reading.from_json(known.title, known.content, document.content),
        organ=document.organ,
        number=document.number,
        qr=press.proof_address.format(document_id=document.document_id),
        timestamp=document.issued_at,
        site_folder=press.site_folder,
    )


def _seal(
    press: Press, document: Document, page: Rendered, at: datetime
) -> tuple[bytes, str | None]:
    """The file as it goes out, and who signed it; internal papers stay unsigned."""
    if not kinds.find(document.kind).sealed:
        return page.pdf + b"\n", None
    signer = press.signer_of(document.bureau, document.organ)
    if signer is None:
        raise SealingError("本机关没有配置印章证书，对外文书无法签章。")
    reason = f"{document.title}用印"
    return signer.sign(page.pdf, seal=page.seal, reason=reason, at=at), signer.subject
