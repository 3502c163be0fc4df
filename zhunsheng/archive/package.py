"""案卷包: one file with everything of an archived case, which checks itself.

A zip file in which a BagIt bag lies: 正卷 and 副卷 in the order of binding, every
record with its salt and its proof, the checkpoint they rest on, the public keys.
The same ledger, checkpoint and vault give the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from zhunsheng.archive import bag, contents, zipping
from zhunsheng.archive.contents import Contents, Expected, Kept
from zhunsheng.archive.sources import entries_of
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger import checkpoint, checkpoints, proofs
from zhunsheng.ledger.note import Verifier
from zhunsheng.ledger.shelf import tree_of
from zhunsheng.ledger.stored import StoredTree
from zhunsheng.vault.store import Store, Stored, measure, pieces

_NO_CHECKPOINT = "台账还没有签发覆盖这个案卷的检查点，案卷包稍后制作。"


class NotYetCoveredError(ZhunshengError):
    """No signed checkpoint covers the dossier's records yet."""

    def __init__(self) -> None:
        super().__init__(_NO_CHECKPOINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """核验所需的公开信息: what a reader checks with, and compares elsewhere.

    ``keys``: the log's own first, then its witnesses'. ``roots``: PEM of the
    certificates from which the seals come.
    """

    keys: tuple[Verifier, ...]
    roots: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that is ready to be written, in pieces."""

    tree_size: int
    chunks: Iterable[bytes]


def build(bureau: BureauCode, case_id: CaseId, store: Store, trust: Trust) -> Package:
    """The package of an archived case; ``NotYetCoveredError`` before a checkpoint."""
    kept = entries_of(bureau, case_id)
    wanted = contents.contents_of(kept)
    signed = checkpoints.newest(bureau)
    size = 0 if signed is None else checkpoint.unverified(signed).size
    if signed is None or kept[-1].position >= size:
        raise NotYetCoveredError
    payload = dict(_ledger(kept, signed, tree_of(bureau, size)))
    payload[contents.CHECKPOINT] = signed.encode()
    payload[contents.KEYS] = "".join(f"{key}\n" for key in trust.keys).encode()
    payload[contents.ROOTS] = trust.roots
    payload[contents.ABOUT] = wanted.about
    payload[contents.CATALOGUE] = wanted.catalogue
    openers: dict[str, zipping.Opener] = {
        name: partial(pieces, content) for name, content in payload.items()
    }
    for one in wanted.files:
        openers[_name(one, store)] = partial(store.open, one.sha256)
    return Package(tree_size=size, chunks=zipping.write(_members(wanted, openers)))


def _ledger(
    kept: Sequence[Kept], signed: str, tree: StoredTree
) -> Iterator[tuple[str, bytes]]:
    """Records by kind of stream, and the proof of each."""
    lines: dict[str, list[bytes]] = {}
    for one in kept:
        path = contents.records_path(contents.group_of(one))
        lines.setdefault(path, []).append(one.line())
        proof = proofs.Proof(
            one.position, tree.prove(one.position), signed, one.envelope
        )
        yield contents.proof_path(one), proofs.write(proof).encode()
    for path, some in lines.items():
        yield path, b"".join(some)


def _name(one: Expected, store: Store) -> str:
    head = b""
    for chunk in store.open(one.sha256):
        head += chunk[: contents.HEAD_BYTES]
        if len(head) >= contents.HEAD_BYTES:
            break
    return one.stem + contents.suffix(head)


def _members(
    wanted: Contents, openers: dict[str, zipping.Opener]
) -> Iterator[zipping.Member]:
    measured: dict[str, Stored] = {
        name: measure(opener()) for name, opener in openers.items()
    }
    tags = bag.tag_files(wanted, measured)
    every = openers | {name: partial(pieces, tag) for name, tag in tags.items()}
    for name, opener in every.items():
        yield zipping.member(f"{wanted.folder}/{name}", opener)
