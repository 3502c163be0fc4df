"""备份与恢复: the whole truth in one file, which proves itself when it comes back.

The file is a ZIP: ``manifest.json``, the rows of each table as lines of JSON, and
the vault's files. Derived tables are not in it: they are folded again. It holds
salts and bodies, so it is as secret as the database is.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from zhunsheng.kernel import chance
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import checkpoints, models, rebuild, turns
from zhunsheng.ledger import verify as ledger_verify
from zhunsheng.vault import files, rows
from zhunsheng.vault.models import StoredFile
from zhunsheng.vault.store import CHUNK_BYTES, Store

FORMAT = "zhunsheng-backup/1"
TABLES: tuple[type[Model], ...] = (
    models.Log,
    models.Entry,
    models.Body,
    models.Destruction,
    models.Tile,
    models.Checkpoint,
    models.Cosignature,
    StoredFile,
)
_DAMAGED = "备份文件已损坏，不能恢复"


class BackupError(ZhunshengError):
    """A backup that cannot be made or must not be restored; it says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """备份: what a backup file holds."""

    made_at: str
    entries: dict[str, int]
    files: int


def backup(
    path: Path, store: Store, *, at: datetime, also: Iterable[type[Model]] = ()
) -> Backup:
    """备份: write ledger and vault, as they are at one moment, into one file.

    ``also`` names tables that no record can give back, such as passwords.
    """
    fresh = path.with_name(f"{path.name}.{chance.fresh_id().hex}.part")
    try:
        with _private(fresh) as file, zipfile.ZipFile(file, "w") as archive:
            made = _write(archive, store, at, (*TABLES, *also))
        _force(fresh)
        fresh.replace(path)
    except OSError as error:
        raise BackupError(f"备份没有写成：{error.strerror}。") from error
    finally:
        fresh.unlink(missing_ok=True)
    return made


def restore(
    path: Path,
    store: Store,
    *,
    kept_checkpoints: Iterable[str] = (),
    keys: ledger_verify.Keys | None = None,
    also: Iterable[type[Model]] = (),
) -> Backup:
    """恢复: bring a backup back into an empty database, or change nothing.

    The ledger is verified as it comes in: against its own checkpoints and against
    those that somebody kept outside. An older backup is refused.
    """
    if models.Log.objects.exists():
        raise BackupError("数据库里已有台账；只能恢复到空的数据库。")
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive, store, tuple(kept_checkpoints), keys, tuple(also))
    except FileNotFoundError:
        raise BackupError(f"没有备份文件 {path.name}。") from None
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise BackupError(f"{_DAMAGED}。") from error


@contextmanager
def _private(path: Path) -> Iterator[Any]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        yield file


def _force(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _one_moment() -> Iterator[None]:
    """See the database as it is now, whatever others write meanwhile."""
    outermost = not connection.in_atomic_block
    with turns.turn(), transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _write(
    archive: zipfile.ZipFile,
    store: Store,
    at: datetime,
    tables: tuple[type[Model], ...],
) -> Backup:
    manifest: dict[str, Any] = {"format": FORMAT, "made_at": at.isoformat()}
    with _one_moment():
        manifest["tables"] = {
            _name(model): _write_table(archive, model) for model in tables
        }
        logs = models.Log.objects.order_by("code").values_list("code", "size")
        manifest["entries"] = dict(logs)
        manifest["checkpoints"] = {
            code: checkpoints.newest(code) for code in manifest["entries"]
        }
        manifest["files"] = [one.sha256 for one in files.referenced()]
    for sha256 in manifest["files"]:
        with archive.open(f"vault/{sha256}", "w", force_zip64=True) as member:
            for chunk in store.open(sha256):
                member.write(chunk)
    archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False))
    return _told(manifest)


def _name(model: type[Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001


def _write_table(archive: zipfile.ZipFile, model: type[Model]) -> dict[str, Any]:
    digest = hashlib.sha256()
    member = zipfile.ZipInfo(f"tables/{_name(model)}.jsonl")
    member.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(member, "w", force_zip64=True) as file:
        for line in rows.lines(model):
            digest.update(line)
            file.write(line)
    return {"sha256": digest.hexdigest(), "columns": rows.columns(model)}


def _told(manifest: dict[str, Any]) -> Backup:
    return Backup(manifest["made_at"], manifest["entries"], len(manifest["files"]))


def _read(
    archive: zipfile.ZipFile,
    store: Store,
    kept: tuple[str, ...],
    keys: ledger_verify.Keys | None,
    also: tuple[type[Model], ...],
) -> Backup:
    manifest = json.loads(archive.read("manifest.json"))
    if manifest["format"] != FORMAT:
        raise BackupError("备份文件的格式与本程序不符，不能恢复。")
    for sha256 in manifest["files"]:
        _read_file(archive, store, sha256)
    with turns.turn(), transaction.atomic():
        for model in (*TABLES, *also):
            _read_table(archive, model, manifest["tables"][_name(model)])
        _count_on([*TABLES, *also])
        newest = [one for one in manifest["checkpoints"].values() if one]
        found = ledger_verify.verify((*newest, *kept), keys)
        if found:
            raise BackupError(f"备份不能恢复：{found[0].says}")
        rebuild.rebuild()
    return _told(manifest)


def _read_file(archive: zipfile.ZipFile, store: Store, sha256: str) -> None:
    with archive.open(f"vault/{sha256}") as member:
        stored = store.put(iter(lambda: member.read(CHUNK_BYTES), b""))
    if stored.sha256 != sha256:
        raise BackupError(f"{_DAMAGED}：库房文件 {sha256} 的内容不符。")


def _read_table(
    archive: zipfile.ZipFile, model: type[Model], about: dict[str, Any]
) -> None:
    digest = hashlib.sha256()

    def found(file: Iterable[bytes]) -> Iterator[bytes]:
        for line in file:
            digest.update(line)
            yield line

    with archive.open(f"tables/{_name(model)}.jsonl") as file:
        rows.insert(model, about["columns"], found(file))
    if digest.hexdigest() != about["sha256"]:
        raise BackupError(f"{_DAMAGED}：{_name(model)} 表的内容不符。")


def _count_on(tables: list[type[Model]]) -> None:
    """Let the next serial follow those that came with the backup."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(sql)
