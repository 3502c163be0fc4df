"""A document as its records tell it: a fold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from zhunsheng.documents.records import (
    DocumentIssued,
    DocumentRendered,
    RenderingFailed,
)


@dataclass(frozen=True, slots=True)
class DocumentState:
    """文书: what has happened to one document so far."""

    version: int = 0
    issued: DocumentIssued | None = None
    rendered: DocumentRendered | None = None
    failure: str = ""


def fold(records: Iterable[object]) -> DocumentState:
    """The document after ``records``, oldest first."""
    state = DocumentState()
    for record in records:
        state = _after(replace(state, version=state.version + 1), record)
    return state


def _after(state: DocumentState, record: object) -> DocumentState:
    if isinstance(record, DocumentIssued):
        return replace(state, issued=record)
    if isinstance(record, DocumentRendered):
        return replace(state, rendered=record, failure="")
    if isinstance(record, RenderingFailed):
        return replace(state, failure=record.reason)
    return state
