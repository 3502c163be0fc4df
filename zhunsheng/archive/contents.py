"""案卷包的内容: what a package must hold, from its records alone. No Django.

The builder writes what this says, and the checker, who has nothing but the package,
reads the records in it and says it again. So nothing in a package stands for itself:
every member is a record that the ledger proves, a file whose digest such a record
names, or made anew from them.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhunsheng.archive.records import DossierArchived, Piece, Volume
from zhunsheng.documents.records import DocumentRendered, RenderingFailed
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import codec, envelope, records

LEDGER = "data/ledger"
CHECKPOINT = f"{LEDGER}/checkpoint.txt"
KEYS = f"{LEDGER}/keys.txt"
ROOTS = f"{LEDGER}/seal-roots.pem"
ABOUT = "data/archive.json"
CATALOGUE = "data/catalogue.json"
_INNER_LEDGER = f"data/{Volume.INNER.label}/ledger"
_INNER_STREAMS = ("informant",)
_LONGEST_TITLE = 60
_ARCHIVED = "archive.dossier-archived"
_SETTLING = ("documents.document-rendered", "documents.rendering-failed")
_SUFFIXES = (
    (b"%PDF-", ".pdf"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n", ".png"),
    (b"PK\x03\x04", ".zip"),
)
HEAD_BYTES = 8
_TEXTS = ("at", "log", "sha256", "sm3", "stream", "type")


class BadContentsError(ZhunshengError):
    """Records that are not those of one archived case; it says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """条目: an entry as a package keeps it; no body if it was lawfully destroyed."""

    position: int
    envelope: bytes
    salt: bytes | None
    body: bytes | None

    @property
    def told(self) -> dict[str, Any]:
        """What the envelope says."""
        told: dict[str, Any] = json.loads(self.envelope)
        return told

    @property
    def fields(self) -> dict[str, Any]:
        """What the record says; empty without a body."""
        found: dict[str, Any] = {} if self.body is None else json.loads(self.body)
        return found

    def line(self) -> bytes:
        """One line of a ``.jsonl`` file."""
        plain = {
            "position": self.position,
            "envelope": self.envelope.decode(),
            "salt": None if self.salt is None else self.salt.hex(),
            "body": None if self.body is None else self.body.decode(),
        }
        return codec.canonical(plain) + b"\n"


def read_line(line: bytes) -> Kept:
    """Read what ``line`` wrote; ``BadContentsError`` for anything else."""
    found = _read(line)
    if found is None or found.line() != line or not _is_whole(found):
        raise BadContentsError("记录文件中有一行无法读取。")
    return found


def _read(line: bytes) -> Kept | None:
    try:
        told = json.loads(line)
        return Kept(
            position=told["position"],
            envelope=told["envelope"].encode(),
            salt=None if told["salt"] is None else bytes.fromhex(told["salt"]),
            body=None if told["body"] is None else told["body"].encode(),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_whole(kept: Kept) -> bool:
    """Whether the envelope has all its fields, and the body is an object."""
    try:
        told: object = json.loads(kept.envelope)
        said: object = {} if kept.body is None else json.loads(kept.body)
    except ValueError:
        return False
    if not isinstance(told, dict) or not isinstance(said, dict):
        return False
    numbers = kept.position, told.get("place"), told.get("version")
    texts = [told.get(name) for name in _TEXTS]
    return (
        set(told) == set(envelope.FIELDS)
        and all(type(one) is int and one >= 0 for one in numbers)
        and all(isinstance(one, str) for one in texts)
    )


def group_of(kept: Kept) -> str:
    """The kind of stream that the entry belongs to, such as ``document``."""
    return str(kept.told["stream"]).partition("/")[0]


def records_path(group: str) -> str:
    """Where the records of one kind of stream lie."""
    folder = _INNER_LEDGER if group in _INNER_STREAMS else LEDGER
    return f"{folder}/records/{group}.jsonl"


def proof_path(kept: Kept) -> str:
    """Where the proof of an entry lies."""
    folder = _INNER_LEDGER if group_of(kept) in _INNER_STREAMS else LEDGER
    return f"{folder}/proofs/{kept.position:09d}.tlog-proof"


def suffix(head: bytes) -> str:
    """The ending of a file's name, by its first bytes."""
    for magic, ending in _SUFFIXES:
        if head.startswith(magic):
            return ending
    return ".bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """应有的文件: a file of a volume; its name without the ending."""

    stem: str
    title: str
    sha256: str
    document_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """应有的内容: everything that follows from the records."""

    dossier: DossierArchived
    at: datetime  # when it was archived, as the envelope says
    rendered: dict[str, DocumentRendered]
    failed: frozenset[str]
    files: tuple[Expected, ...]
    about: bytes
    catalogue: bytes

    @property
    def folder(self) -> str:
        """The one folder in which the bag lies."""
        return f"dossier-{self.dossier.bureau}-{self.dossier.archive_number}"


def contents_of(entries: Iterable[Kept]) -> Contents:
    """What a package of these entries must hold; ``BadContentsError``."""
    kept = sorted(entries, key=lambda one: one.position)
    at, dossier = _dossier(kept)
    of_documents = [
        _record(one) for one in kept if one.told["type"] in _SETTLING and one.body
    ]
    rendered = {
        str(one.document_id): one
        for one in of_documents
        if isinstance(one, DocumentRendered)
    }
    failed = frozenset(
        str(one.document_id) for one in of_documents if isinstance(one, RenderingFailed)
    )
    files = tuple(_files(dossier, rendered))
    return Contents(
        dossier=dossier,
        at=at,
        rendered=rendered,
        failed=failed,
        files=files,
        about=_pretty(_about(dossier, at, kept)),
        catalogue=_pretty(_catalogue(dossier, files)),
    )


def _record(one: Kept) -> Any:
    told = one.told
    return records.decode(told["type"], told["version"], one.body or b"")


def _dossier(kept: list[Kept]) -> tuple[datetime, DossierArchived]:
    found = [one for one in kept if one.told["type"] == _ARCHIVED and one.body]
    if len(found) != 1:
        raise BadContentsError("包内应当有且只有一条“案卷归档”记录。")
    record = _record(found[0])
    if not isinstance(record, DossierArchived):
        raise BadContentsError("“案卷归档”记录无法读取。")
    return datetime.fromisoformat(found[0].told["at"]), record


def _files(
    dossier: DossierArchived, rendered: dict[str, DocumentRendered]
) -> Iterator[Expected]:
    for title, order, document in (
        ("卷宗封面", "000-1", dossier.cover),
        ("卷内文件目录", "000-2", dossier.catalogue_document),
        ("卷内备考表", "999", dossier.note_document),
    ):
        made = rendered.get(str(document))
        if made is not None:
            yield Expected(
                stem=f"data/{Volume.MAIN.label}/{order}-{title}",
                title=title,
                sha256=made.sha256,
                document_id=str(document),
            )
    for piece in dossier.catalogue:
        if piece.sha256:
            yield Expected(
                stem=stem_of(piece),
                title=piece.title,
                sha256=piece.sha256,
                document_id=None
                if piece.document_id is None
                else str(piece.document_id),
            )


def stem_of(piece: Piece) -> str:
    """Where a piece lies, without the ending of its name."""
    shown = "".join(letter if _plain(letter) else "_" for letter in piece.title)
    name = f"{piece.order:03d}-{shown[:_LONGEST_TITLE]}"
    return f"data/{piece.volume.label}/{name}"


def _plain(letter: str) -> bool:
    return letter.isalnum() or letter in "-（）〔〕、《》"


def _about(dossier: DossierArchived, at: datetime, kept: list[Kept]) -> dict[str, Any]:
    """``archive.json``: names follow DA/T 46 (文书元数据) where it has them."""
    streams = Counter(str(one.told["stream"]) for one in kept)
    return {
        "聚合层次": "案卷",
        "全宗名称": dossier.bureau_name,
        "立档单位代码": dossier.bureau,
        "档号": dossier.archive_number,
        "题名": dossier.case_name,
        "文件编号": dossier.decision_number,
        "立案号": dossier.case_number,
        "责任者": dossier.bureau_name,
        "机构或问题": dossier.department,
        "立案日期": dossier.filed_on.isoformat(),
        "结案日期": dossier.closed_on.isoformat(),
        "归档日期": dossier.archived_on.isoformat(),
        "归档时间": at.isoformat(),
        "保管期限": dossier.retention.label,
        "保管期限依据": dossier.retention_basis,
        "件数": dossier.pieces,
        "页数": dossier.pages,
        "附注": dossier.state,
        "案件标识符": str(dossier.case_id),
        "立卷人标识符": str(dossier.made_by),
        "检查人标识符": str(dossier.checked_by),
        "记录": dict(sorted(streams.items())),
        "格式": {
            "封装": "BagIt 1.0，清单算法 sha256、sm3",
            "文书": "PDF/A",
            "记录": "每行一条：envelope、salt、body（RFC 8785）",
            "证明": "C2SP tlog-proof@v1",
        },
    }


def _catalogue(
    dossier: DossierArchived, files: tuple[Expected, ...]
) -> list[dict[str, Any]]:
    there = {one.stem for one in files}
    return [
        codec.plain(piece) | {"file": stem if stem in there else None}
        for piece in dossier.catalogue
        for stem in (stem_of(piece),)
    ]


def _pretty(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False)
    return text.encode() + b"\n"
