"""BagIt (RFC 8493): the bag's own files, from the digests of what is in it."""

from collections.abc import Iterable, Mapping

from zhunsheng.archive.contents import Contents
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.vault.store import Stored, measure

ALGORITHMS = ("sha256", "sm3")
PAYLOAD = "data/"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_DIGEST_DIGITS = 64
DECLARATION, INFO = "bagit.txt", "bag-info.txt"


class BadManifestError(ZhunshengError):
    """A manifest with a line that is none."""


def manifest_name(algorithm: str) -> str:
    """The manifest of the payload."""
    return f"manifest-{algorithm}.txt"


def tag_manifest_name(algorithm: str) -> str:
    """The manifest of the bag's own files."""
    return f"tagmanifest-{algorithm}.txt"


def tag_files(contents: Contents, payload: Mapping[str, Stored]) -> dict[str, bytes]:
    """Every file of the bag that is not payload."""
    found = {
        DECLARATION: _DECLARATION,
        INFO: _info(contents, payload.values()),
    }
    for algorithm in ALGORITHMS:
        found[manifest_name(algorithm)] = write_manifest(payload, algorithm)
    tags = {name: measure((content,)) for name, content in found.items()}
    for algorithm in ALGORITHMS:
        found[tag_manifest_name(algorithm)] = write_manifest(tags, algorithm)
    return found


def _info(contents: Contents, payload: Iterable[Stored]) -> bytes:
    sizes = [one.size for one in payload]
    dossier = contents.dossier
    lines = (
        f"Source-Organization: {dossier.bureau_name}",
        f"External-Identifier: {dossier.bureau}-{dossier.archive_number}",
        f"External-Description: {dossier.case_name}",
        f"Bagging-Date: {dossier.archived_on.isoformat()}",
        f"Payload-Oxum: {sum(sizes)}.{len(sizes)}",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def write_manifest(files: Mapping[str, Stored], algorithm: str) -> bytes:
    """``digest  name``, one line a file, by name."""
    lines = [f"{getattr(files[name], algorithm)}  {name}\n" for name in sorted(files)]
    return "".join(lines).encode()


def read_manifest(content: bytes) -> dict[str, str]:
    """Digest by name; ``BadManifestError`` if ``write_manifest`` did not write it."""
    found: dict[str, str] = {}
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError:
        raise BadManifestError("清单不是 UTF-8 文本。") from None
    for line in lines:
        digest, gap, name = line.partition("  ")
        if len(digest) != _DIGEST_DIGITS or not gap or not name or name in found:
            raise BadManifestError("清单中有一行无法读取。")
        found[name] = digest
    return found
