"""案卷包核验: off line, with nothing but the package. No database, no Django.

Whoever checks must still compare the keys in it with those that the bureau
published: ``findings.ADVICE`` says so, ``keys_in`` shows them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from zhunsheng.archive import bag, contents, zipping
from zhunsheng.archive.contents import BadContentsError, Contents, Kept
from zhunsheng.archive.findings import ADVICE, Finding, finding
from zhunsheng.archive.proving import check_records
from zhunsheng.archive.volumes import check_volumes
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger.note import BadKeyError, Verifier
from zhunsheng.vault.store import Stored, measure

__all__ = ["ADVICE", "Finding", "check_package", "keys_in"]

_MOST_IN_MEMORY = 64 << 20  # of a member that is read whole


@dataclass(slots=True)
class Opened:
    """打开的案卷包: its members by their name in the bag."""

    file: BinaryIO
    folder: str
    parts: dict[str, zipping.Part]
    measured: dict[str, Stored] = field(default_factory=dict)

    def names(self) -> Sequence[str]:
        """Every member, in order."""
        return tuple(self.parts)

    def stored(self, name: str) -> Stored | None:
        """The digests of a member, if it is there."""
        return self.measured.get(name)

    def read(self, name: str) -> bytes:
        """A whole member; empty if it is missing, broken, or too large to be it."""
        part = self.parts.get(name)
        if part is None or part.size > _MOST_IN_MEMORY:
            return b""
        try:
            return b"".join(zipping.content(self.file, part))
        except zipping.BadZipError:
            return b""


@contextmanager
def _opened(path: Path) -> Iterator[Opened]:
    with path.open("rb") as file:
        parts = zipping.read(file)
        folders = {part.name.partition("/")[0] for part in parts}
        if len(folders) != 1 or any("/" not in part.name for part in parts):
            raise zipping.BadZipError("案卷包内应当只有一个文件夹。")
        (folder,) = folders
        inside = {part.name.removeprefix(f"{folder}/"): part for part in parts}
        yield Opened(file, folder, inside)


def check_package(path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with the package; nothing if it holds.

    Never raises for a bad file; an ``OSError`` says that it cannot be read at all.
    """
    try:
        with _opened(path) as opened:
            return tuple(dict.fromkeys(_check(opened)))
    except zipping.BadZipError as error:
        return (finding("not-a-package", error.member, why=error),)


def keys_in(path: Path) -> tuple[str, ...]:
    """The public keys in the package, to be compared with the published ones."""
    try:
        with _opened(path) as opened:
            return tuple(opened.read(contents.KEYS).decode("utf-8", "replace").split())
    except zipping.BadZipError:
        return ()


def _check(opened: Opened) -> Iterator[Finding]:
    yield from _measure(opened)
    yield from _check_manifests(opened)
    kept, found = _read_records(opened)
    yield from found
    keys, found = _read_keys(opened)
    yield from found
    yield from check_records(opened, kept, keys)
    try:
        wanted = contents.contents_of(kept)
    except BadContentsError as error:
        yield finding("records-bad", why=error)
        return
    except (ZhunshengError, ValueError):
        yield finding("records-bad", why="包内的记录无法读取。")
        return
    yield from check_volumes(opened, wanted, kept)
    yield from _check_bag(opened, wanted, kept)


def _measure(opened: Opened) -> Iterator[Finding]:
    for name, part in opened.parts.items():
        try:
            opened.measured[name] = measure(zipping.content(opened.file, part))
        except zipping.BadZipError:
            yield finding("file-bent", name)


def _check_manifests(opened: Opened) -> Iterator[Finding]:
    """清单: every payload file in both manifests, and the bag's own in theirs."""
    names = set(opened.names())
    payload = {name for name in names if name.startswith(bag.PAYLOAD)}
    for algorithm in bag.ALGORITHMS:
        own = bag.tag_manifest_name(algorithm)
        tags = names - payload - {bag.tag_manifest_name(one) for one in bag.ALGORITHMS}
        yield from _check_manifest(
            opened, bag.manifest_name(algorithm), algorithm, payload
        )
        yield from _check_manifest(opened, own, algorithm, tags)


def _check_manifest(
    opened: Opened, manifest: str, algorithm: str, covered: set[str]
) -> Iterator[Finding]:
    if manifest not in opened.parts:
        yield finding("file-missing", manifest)
        return
    try:
        listed = bag.read_manifest(opened.read(manifest))
    except bag.BadManifestError as error:
        yield finding("manifest-bad", manifest, why=error)
        return
    for name in sorted(covered | listed.keys()):
        stored = opened.stored(name)
        if name not in listed:
            yield finding("file-added", name)
        elif name not in opened.parts:
            yield finding("file-missing", name)
        elif stored is not None and listed[name] != getattr(stored, algorithm):
            yield finding("file-changed", name, algorithm=algorithm.upper())


def _read_records(opened: Opened) -> tuple[list[Kept], list[Finding]]:
    kept: dict[int, Kept] = {}
    wrong: list[Finding] = []
    for name in opened.names():
        if not name.endswith(".jsonl"):
            continue
        for line in opened.read(name).splitlines(keepends=True):
            try:
                one = contents.read_line(line)
            except BadContentsError as error:
                wrong.append(finding("records-bad", name, why=error))
                continue
            path = contents.records_path(contents.group_of(one))
            if path != name or one.position in kept:
                wrong.append(
                    finding("record-out-of-place", name, position=one.position)
                )
            kept[one.position] = one
    return [kept[position] for position in sorted(kept)], wrong


def _read_keys(opened: Opened) -> tuple[tuple[Verifier, ...], list[Finding]]:
    text = opened.read(contents.KEYS).decode("utf-8", "replace")
    try:
        keys = tuple(Verifier.parse(line) for line in text.splitlines())
    except BadKeyError as error:
        return (), [finding("keys-bad", contents.KEYS, why=error)]
    if not keys or "".join(f"{key}\n" for key in keys) != text:
        why = "写法与规定不符，或者没有验证钥。"
        return (), [finding("keys-bad", contents.KEYS, why=why)]
    return keys, []


def _check_bag(
    opened: Opened, wanted: Contents, kept: Sequence[Kept]
) -> Iterator[Finding]:
    """Nothing stands for itself: what is made from the records is made again."""
    for name, made in (
        (contents.ABOUT, wanted.about),
        (contents.CATALOGUE, wanted.catalogue),
    ):
        if name in opened.parts and opened.read(name) != made:
            yield finding("about-changed", name)
    payload = {
        name: stored
        for name, stored in opened.measured.items()
        if name.startswith(bag.PAYLOAD)
    }
    tags = bag.tag_files(wanted, payload)
    for name, content in tags.items():
        if name in opened.parts and opened.read(name) != content:
            yield finding("bag-file-changed", name)
    if opened.folder != wanted.folder:
        yield finding("bag-file-changed", opened.folder)
    yield from _check_names(opened, _known_names(opened, wanted, kept) | tags.keys())


def _check_names(opened: Opened, known: set[str]) -> Iterator[Finding]:
    for name in opened.names():
        if name not in known:
            yield finding("file-unknown", name)
    for name in sorted(known):
        if name not in opened.parts:
            yield finding("file-missing", name)


def _known_names(opened: Opened, wanted: Contents, kept: Sequence[Kept]) -> set[str]:
    """Every name that a package of these records has, but for missing pieces."""
    stems = {one.stem for one in wanted.files}
    fixed = {
        contents.CHECKPOINT,
        contents.KEYS,
        contents.ROOTS,
        contents.ABOUT,
        contents.CATALOGUE,
    }
    ledger = {contents.proof_path(one) for one in kept}
    ledger |= {contents.records_path(contents.group_of(one)) for one in kept}
    volumes = {name for name in opened.names() if name.rpartition(".")[0] in stems}
    return fixed | ledger | volumes
