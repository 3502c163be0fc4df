"""Reading a document's stream before a command decides."""

from zhunsheng.documents.state import DocumentState, fold
from zhunsheng.kernel.ids import BureauCode, DocumentId
from zhunsheng.ledger import reader


def stream_of(document_id: DocumentId) -> str:
    """The name of the document's stream in the bureau's log."""
    return f"document/{document_id}"


def load(bureau: BureauCode, document_id: DocumentId) -> DocumentState:
    """The document as the ledger tells it now."""
    return fold(record for record, _ in reader.replay(bureau, stream_of(document_id)))
