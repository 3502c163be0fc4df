"""portal-feed: what is published goes out to the portals, as bundles of the feed.

So do the proofs of sealed documents, to which the QR code on the paper leads. A
portal elsewhere takes the folder by whatever way there is, also on a disk that is
carried over.
"""

import os
from collections.abc import Sequence
from datetime import datetime

from zhunsheng.disclosure import document_proofs, feed
from zhunsheng.disclosure.document_proofs import DocumentProof
from zhunsheng.disclosure.streams import bureau_of_public_log
from zhunsheng.documents.records import DocumentRendered
from zhunsheng.jobs import installation
from zhunsheng.jobs.followers.checkpoints import sign_checkpoints
from zhunsheng.jobs.following import Entry, follower
from zhunsheng.ledger import checkpoints
from zhunsheng.ledger.projection import Place


@follower("portal-feed", title="输出公示数据", batch=1000)
def export_publications(entries: Sequence[Entry], at: datetime) -> None:
    """Write the bundle that ends with these entries, under a signed checkpoint."""
    log = entries[-1][1].log
    if bureau_of_public_log(log) is None:
        _export_proofs(entries, at)
        return
    # A bundle holds what a checkpoint covers; the same head is signed only once.
    sign_checkpoints(entries, at)
    feed.export(log, installation.feed_folder())


def _export_proofs(entries: Sequence[Entry], at: datetime) -> None:
    """Write the proof of every sealed document that was made here."""
    made = [
        (record, place)
        for record, place in entries
        if isinstance(record, DocumentRendered) and record.signed
    ]
    if made:
        sign_checkpoints(entries, at)
    for record, place in made:
        _put(record, place)


def _put(record: DocumentRendered, place: Place) -> None:
    """Write the file whole, or not at all."""
    one = DocumentProof(
        document_id=record.document_id,
        bureau=place.log,
        log=place.log,
        position=place.position,
        proof=checkpoints.prove_entry(place.log, place.position, with_body=True),
    )
    home = installation.feed_folder() / document_proofs.folder_of(place.log)
    home.mkdir(parents=True, exist_ok=True)
    fresh = home / f".{one.name}.{os.getpid()}"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(document_proofs.write(one))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / one.name)
