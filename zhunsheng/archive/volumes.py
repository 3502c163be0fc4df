"""核验卷内文件: each against its record, and the seals on them. No Django."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from asn1crypto import pem, x509  # type: ignore[import-untyped]

from zhunsheng.archive import contents
from zhunsheng.archive.contents import Contents, Expected, Kept
from zhunsheng.archive.findings import Finding, finding
from zhunsheng.archive.records import PieceKind
from zhunsheng.documents.verification import verify_signature
from zhunsheng.vault.store import Stored


class Members(Protocol):
    """The members of a package, as far as its volumes need them."""

    def names(self) -> Sequence[str]:
        """Every member."""

    def stored(self, name: str) -> Stored | None:
        """The digests of a member."""

    def read(self, name: str) -> bytes:
        """A whole member, or nothing."""


def check_volumes(
    opened: Members, wanted: Contents, kept: Sequence[Kept]
) -> Iterator[Finding]:
    """Every piece is there, is what its record says, and its seal is whole."""
    yield from _check_documents(wanted, kept)
    try:
        roots = _read_roots(opened.read(contents.ROOTS))
    except (ValueError, TypeError):
        yield finding("roots-bad", contents.ROOTS)
        roots = []
    by_stem = {name.rpartition(".")[0]: name for name in opened.names()}
    for one in wanted.files:
        name = by_stem.get(one.stem)
        if name is None:
            yield finding("piece-missing", one.stem, title=one.title)
            continue
        yield from _check_file(opened, wanted, one, name, roots)


def _check_file(
    opened: Members,
    wanted: Contents,
    one: Expected,
    name: str,
    roots: list[x509.Certificate],
) -> Iterator[Finding]:
    stored = opened.stored(name)
    made = wanted.rendered.get(one.document_id or "")
    if stored is None or stored.sha256 != one.sha256:
        yield finding("piece-changed", name, title=one.title)
        return
    if made is None:
        return
    if (stored.sm3, stored.size) != (made.sm3, made.size_bytes):
        yield finding("piece-changed", name, title=one.title)
    if made.signed:
        report = verify_signature(opened.read(name), roots=roots, at=wanted.at)
        if not report.valid:
            yield finding("seal-bad", name, title=one.title, why=report.says)


def _check_documents(wanted: Contents, kept: Sequence[Kept]) -> Iterator[Finding]:
    """文书: made or failed, and the catalogue says the same of it."""
    for one in kept:
        if one.told["type"] != "documents.document-issued" or one.body is None:
            continue
        document = str(one.fields.get("document_id"))
        if document not in wanted.rendered and document not in wanted.failed:
            title = one.fields.get("title", "文书")
            path = contents.records_path("document")
            yield finding("document-unsettled", path, title=title)
    for piece in wanted.dossier.catalogue:
        made = wanted.rendered.get(str(piece.document_id))
        if piece.kind is not PieceKind.DOCUMENT or made is None:
            continue
        if piece.sha256 and piece.sha256 != made.sha256:
            yield finding(
                "document-differs", contents.stem_of(piece), title=piece.title
            )


def _read_roots(content: bytes) -> list[x509.Certificate]:
    if not content.strip():
        raise ValueError("no certificate")
    return [
        x509.Certificate.load(raw) for _, _, raw in pem.unarmor(content, multiple=True)
    ]
