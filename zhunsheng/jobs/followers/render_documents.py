"""render-documents: every issued document becomes a sealed page in the vault.

A document that cannot be made has the reason on record; the follower goes on.
"""

from collections.abc import Sequence
from datetime import datetime

from zhunsheng.documents import printing
from zhunsheng.documents.records import DocumentIssued
from zhunsheng.jobs import installation
from zhunsheng.jobs.following import Entry, follower

_AT_ONCE = 20  # the transaction must not keep others waiting long


@follower("render-documents", title="制作文书", batch=_AT_ONCE)
def render_documents(entries: Sequence[Entry], at: datetime) -> None:
    """Make the file of each document that these entries issue."""
    for record, place in entries:
        if isinstance(record, DocumentIssued):
            printing.produce(
                installation.press(),
                bureau=place.log,
                document_id=record.document_id,
                at=at,
            )
