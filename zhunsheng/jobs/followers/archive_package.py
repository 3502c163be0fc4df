"""archive-package: an archived dossier becomes one file that checks itself.

It is built when the last of the dossier's documents is made, or is known not to be
makeable, whichever record that is; so it does not matter which follower is first.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from asn1crypto import pem  # type: ignore[import-untyped]

from zhunsheng.archive import package, queries
from zhunsheng.archive.commands.record_package import RecordPackage
from zhunsheng.archive.records import DossierArchived
from zhunsheng.authorities import queries as authorities
from zhunsheng.documents.demo_ca import open_authority
from zhunsheng.documents.queries import get_document, list_documents
from zhunsheng.documents.records import DocumentRendered, RenderingFailed
from zhunsheng.jobs import installation
from zhunsheng.jobs.followers.checkpoints import sign_checkpoints, witness_name
from zhunsheng.jobs.following import Entry, follower
from zhunsheng.kernel.ids import PROGRAM, BureauCode, CaseId
from zhunsheng.ledger import checkpoints, keys
from zhunsheng.ledger.note import COSIGNATURE, Verifier
from zhunsheng.ledger.performing import perform
from zhunsheng.vault import files

_AT_ONCE = 20  # the transaction must not keep others waiting long


@follower("archive-package", title="制作案卷包", batch=_AT_ONCE)
def build_packages(entries: Sequence[Entry], at: datetime) -> None:
    """Build the package of each dossier that these entries complete."""
    log = entries[-1][1].log
    ready = [one for one in _cases_in(entries) if _is_ready(log, one)]
    if not ready:
        return
    # A package rests on a checkpoint; the same head is signed only once.
    sign_checkpoints(entries, at)
    for case_id in ready:
        _build(log, case_id, at)


def _cases_in(entries: Sequence[Entry]) -> Iterator[CaseId]:
    """The archived cases that these entries may complete, each once."""
    seen: set[CaseId] = set()
    for record, place in entries:
        case_id: CaseId | None = None
        if isinstance(record, DossierArchived):
            case_id = record.case_id
        elif isinstance(record, DocumentRendered | RenderingFailed):
            document = get_document(bureau=place.log, document_id=record.document_id)
            case_id = document.case_id
        if case_id is not None and case_id not in seen:
            seen.add(case_id)
            yield case_id


def _is_ready(log: BureauCode, case_id: CaseId) -> bool:
    dossier = queries.dossier_of(case_id)
    if dossier is None or dossier.bureau != log or dossier.package_sha256:
        return False
    documents = list_documents(bureau=log, case_id=case_id)
    return all(one.sha256 or one.failure for one in documents)


def _build(log: BureauCode, case_id: CaseId, at: datetime) -> None:
    store = installation.store()
    made = package.build(log, case_id, store, _trust(log))
    stored = files.keep(store, made.chunks)
    record = RecordPackage(
        bureau=log,
        case_id=case_id,
        sha256=stored.sha256,
        sm3=stored.sm3,
        size_bytes=stored.size,
        tree_size=made.tree_size,
    )
    perform("archive.record-package", record, by=PROGRAM, at=at)


def _trust(log: BureauCode) -> package.Trust:
    folder = installation.key_folder()
    own = keys.load_or_create(folder, checkpoints.head_of(log).origin)
    root = open_authority(installation.data_folder() / "demo-ca").root
    return package.Trust(
        keys=(own.verifier(), *_witnesses(log)),
        roots=pem.armor("CERTIFICATE", root.dump()),
    )


def _witnesses(log: BureauCode) -> Iterator[Verifier]:
    above = authorities.get_bureau(log).parent
    if above is not None:
        signer = keys.load_or_create(installation.key_folder(), witness_name(above))
        yield signer.verifier(COSIGNATURE)
