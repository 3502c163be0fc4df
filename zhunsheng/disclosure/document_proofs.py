"""Proofs of documents (文书证明): what the QR code on a sealed document leads to.

One JSON file a document: the ``.tlog-proof`` of the record that says which file the
document is. It holds digests, size and signer; no content and no party. Pure: the
bureau writes them, the portal reads them.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import codec, proofs
from zhunsheng.ledger.note import Verifier

FORMAT = "zhunsheng-document-proof-1"
FOLDER_SUFFIX = ".proofs"
_TYPE = "documents.document-rendered"


class BadDocumentProofError(ZhunshengError):
    """A proof of a document that a portal must not take; one sentence says why."""


@dataclass(frozen=True, slots=True)
class DocumentProof:
    """文书证明: which document, and the ``.tlog-proof`` of the record of its file."""

    document_id: UUID
    bureau: str
    log: str
    position: int
    proof: str

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.document_id}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a checked proof says about the document's file."""

    at: datetime
    sha256: str
    sm3: str
    size_bytes: int
    pages: int
    signer: str


def folder_of(log: str) -> str:
    """The folder of the feed in which a log's proofs of documents lie."""
    return f"{log}{FOLDER_SUFFIX}"


def write(one: DocumentProof) -> str:
    """The text of the file."""
    return codec.canonical_text(
        {
            "format": FORMAT,
            "document_id": str(one.document_id),
            "bureau": one.bureau,
            "log": one.log,
            "position": one.position,
            "proof": one.proof,
        }
    )


def read(text: str) -> DocumentProof:
    """Read a file that ``write`` could have written; its truth is not checked."""
    found = _parsed(text)
    if found is None or write(found) != text:
        raise BadDocumentProofError("文书证明不完整或者被改动，无法读取。")
    return found


def _parsed(text: str) -> DocumentProof | None:
    try:
        told = json.loads(text)
        return DocumentProof(
            document_id=UUID(told["document_id"]),
            bureau=str(told["bureau"]),
            log=str(told["log"]),
            position=int(told["position"]),
            proof=str(told["proof"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def check(one: DocumentProof, verifier: Verifier) -> Told:
    """What the proof proves about the document, or ``BadDocumentProofError``."""
    try:
        proven = proofs.check(one.proof, verifier)
    except proofs.BadProofError as error:
        raise BadDocumentProofError(str(error)) from None
    sealed, body = proven.envelope, proven.body
    if body is None or sealed["type"] != _TYPE or not body["signed"]:
        raise BadDocumentProofError("证明的不是签章文书的制成记录。")
    meant = (body["document_id"], sealed["log"], proven.index, one.bureau)
    if meant != (str(one.document_id), one.log, one.position, one.log):
        raise BadDocumentProofError("证明的不是所称的文书。")
    return Told(
        at=datetime.fromisoformat(sealed["at"]),
        sha256=body["sha256"],
        sm3=body["sm3"],
        size_bytes=body["size_bytes"],
        pages=body["pages"],
        signer=body["signer"] or "",
    )
