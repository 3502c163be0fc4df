"""Proofs of sealed documents (文书证明): taken when they hold, and shown to all."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.disclosure import document_proofs
from zhunsheng.disclosure.document_proofs import BadDocumentProofError
from zhunsheng.ledger.note import Verifier
from zhunsheng.web.portal.intake import RefusedBundleError
from zhunsheng.web.portal.models import DocumentLog, DocumentProof, PublicBureau
from zhunsheng.web.portal.pages import page

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPage:
    """文书证明页: the file that a document is."""

    document_id: UUID
    bureau: str
    bureau_name: str
    log: str
    position: int
    number: int  # as people count: from one
    at: datetime
    sha256: str
    sm3: str
    size_bytes: int
    pages: int
    signer: str
    key: str


def trust(log: str, key: str) -> None:
    """信任: check proofs of this bureau's documents by this key, and by no other."""
    verifier = str(Verifier.parse(key))
    row, _ = DocumentLog.objects.get_or_create(code=log, defaults={"key": verifier})
    if row.key != verifier:
        raise RefusedBundleError(f"{log} 已有另一把验证钥，不能换用；请与该局核对。")


def take_folder(folder: Path) -> int:
    """接收: take every new proof of every trusted log; how many were new.

    A proof that does not hold is refused and named; the others are taken.
    """
    count, refused = 0, []
    for log in DocumentLog.objects.order_by("code"):
        home = folder / document_proofs.folder_of(log.code)
        for path in _new(home):
            try:
                _take(path, log)
                count += 1
            except (BadDocumentProofError, UnicodeDecodeError) as error:
                refused.append(f"拒收 {home.name} 的 {path.name}：{error}")
    if refused:
        raise RefusedBundleError(refused[0])
    return count


def _new(home: Path) -> list[Path]:
    paths = sorted(home.glob("*.json"))
    new: list[Path] = []
    for start in range(0, len(paths), _AT_ONCE):
        some = {one.stem: one for one in paths[start : start + _AT_ONCE]}
        names = {stem: _identifier(stem) for stem in some}
        held = DocumentProof.objects.filter(
            document_id__in=[one for one in names.values() if one is not None]
        )
        known = set(held.values_list("document_id", flat=True))
        new += [path for stem, path in some.items() if names[stem] not in known]
    return new


def _identifier(stem: str) -> UUID | None:
    try:
        return UUID(stem)
    except ValueError:
        return None


def _take(path: Path, log: DocumentLog) -> None:
    found = document_proofs.read(path.read_text(encoding="utf-8"))
    if found.name != path.name or found.log != log.code:
        raise BadDocumentProofError("文件名与所称的文书不符。")
    told = document_proofs.check(found, Verifier.parse(log.key))
    DocumentProof.objects.create(
        document_id=found.document_id,
        log=found.log,
        position=found.position,
        at=told.at,
        sha256=told.sha256,
        sm3=told.sm3,
        size_bytes=told.size_bytes,
        pages=told.pages,
        signer=told.signer,
        proof=found.proof,
    )


def _row(document_id: UUID) -> DocumentProof:
    row = DocumentProof.objects.filter(document_id=document_id).first()
    if row is None:
        raise Http404
    return row


@require_safe
def shown(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """文书证明页: what the QR code on the paper leads to."""
    row = _row(document_id)
    bureau = PublicBureau.objects.filter(code=row.log).first()
    told = ProofPage(
        document_id=row.document_id,
        bureau="" if bureau is None else bureau.code,
        bureau_name=row.log if bureau is None else bureau.name,
        log=row.log,
        position=row.position,
        number=row.position + 1,
        at=row.at,
        sha256=row.sha256,
        sm3=row.sm3,
        size_bytes=row.size_bytes,
        pages=row.pages,
        signer=row.signer,
        key=DocumentLog.objects.get(code=row.log).key,
    )
    return page(request, "document_proof.html", section="verify", proof=told)


@require_safe
def file(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """证明文件: for ``zhunsheng check-proof`` or any program that knows the format."""
    del request
    row = _row(document_id)
    name = f"{document_id}.tlog-proof"
    return HttpResponse(
        row.proof,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
