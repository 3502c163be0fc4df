"""Files in the vault, verification of them, backup and restore."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.unit.ledger.samples import AT, LOG, OTHER, register, write
from zhunsheng.ledger import checkpoints, reader, triggers
from zhunsheng.ledger.models import Body, Checkpoint, Entry, Log, Tile
from zhunsheng.ledger.note import Signer
from zhunsheng.vault import backup as backups
from zhunsheng.vault import files, rows
from zhunsheng.vault.backup import BackupError, backup, restore
from zhunsheng.vault.local import LocalStore
from zhunsheng.vault.models import StoredFile
from zhunsheng.vault.verify import verify

pytestmark = pytest.mark.django_db

SIGNER = Signer(f"zhunsheng/{LOG}", bytes(range(32)))
KEYS = {SIGNER.name: SIGNER.verifier()}
PHOTO = "现场照片".encode() * 1000


@pytest.fixture(autouse=True)
def known_types(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "vault")


@pytest.fixture
def signed(store: LocalStore, db: None) -> str:
    """Two logs, a checkpoint and two files."""
    write(300)
    write(5, log=OTHER)
    files.keep(store, [PHOTO])
    files.keep(store, [b"report"])
    return checkpoints.sign_head(LOG, SIGNER, AT)


def forget() -> None:
    """A new machine: the database is empty."""
    with triggers.lifted(connection):
        for model in backups.TABLES:
            model._default_manager.all().delete()


def test_a_kept_file_is_known(store: LocalStore, db: None) -> None:
    kept = files.keep(store, [PHOTO])
    assert files.keep(store, [PHOTO]) == kept
    assert files.stored(kept.sha256) == kept
    assert files.stored("0" * 64) is None
    assert list(files.referenced()) == [kept]
    assert verify(store) == ()


@pytest.mark.parametrize(
    "sql", ["UPDATE vault_storedfile SET size = 1", "DELETE FROM vault_storedfile"]
)
def test_the_database_does_not_forget_a_file(
    store: LocalStore, db: None, sql: str
) -> None:
    files.keep(store, [PHOTO])
    with (
        pytest.raises(DatabaseError, match="台账只增不改"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_changed_and_a_missing_file_are_found(store: LocalStore, signed: str) -> None:
    assert verify(store, (signed,), KEYS) == ()
    changed, missing = (store.path(one.sha256) for one in files.referenced())
    changed.chmod(0o600)
    changed.write_bytes(changed.read_bytes()[:-1] + b"!")
    missing.unlink()
    found = verify(store, (signed,), KEYS)
    assert [one.code for one in found] == ["file-changed", "file-missing"]
    assert changed.name in found[0].says
    assert missing.name in found[1].says
    assert verify(None, (signed,), KEYS) == ()


def test_a_backup_comes_back_as_it_was(
    store: LocalStore, signed: str, tmp_path: Path
) -> None:
    before = {model: list(rows.lines(model)) for model in backups.TABLES}
    path = tmp_path / "backup.zip"
    made = backup(path, store, at=AT)
    assert (made.entries, made.files) == ({LOG: 300, OTHER: 5}, 2)
    assert path.stat().st_mode & 0o777 == 0o600
    forget()
    fresh = LocalStore(tmp_path / "fresh")
    assert restore(path, fresh, kept_checkpoints=(signed,), keys=KEYS) == made
    assert {model: list(rows.lines(model)) for model in backups.TABLES} == before
    assert verify(fresh, (signed,), KEYS) == ()
    write(300, start=300)
    assert verify(fresh, (signed,), KEYS) == ()
    assert sum(1 for _ in reader.replay_all()) == 605
    assert [entry.name for entry in tmp_path.glob("*.part")] == []


def test_tables_of_others_go_along(
    store: LocalStore, signed: str, tmp_path: Path
) -> None:
    path = tmp_path / "backup.zip"
    backup(path, store, at=AT, also=())
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
    assert "tables/ledger.entry.jsonl" in names
    assert len(names) == len(backups.TABLES) + 3


def test_a_restore_needs_an_empty_database(
    store: LocalStore, signed: str, tmp_path: Path
) -> None:
    path = tmp_path / "backup.zip"
    backup(path, store, at=AT)
    with pytest.raises(BackupError, match="空的数据库"):
        restore(path, store)


def test_an_older_backup_is_refused(
    store: LocalStore, signed: str, tmp_path: Path
) -> None:
    path = tmp_path / "backup.zip"
    backup(path, store, at=AT)
    write(10, start=300)
    newer = checkpoints.sign_head(LOG, SIGNER, AT)
    forget()
    with pytest.raises(BackupError, match="退回到旧的状态"):
        restore(path, store, kept_checkpoints=(newer,), keys=KEYS)
    for model in (Log, Entry, Body, Tile, Checkpoint, StoredFile):
        assert not model._default_manager.exists()


def test_a_backup_of_another_past_is_refused(
    store: LocalStore, signed: str, tmp_path: Path
) -> None:
    forget()
    write(300)
    path = tmp_path / "backup.zip"
    backup(path, store, at=AT)
    forget()
    with pytest.raises(BackupError, match="两个版本"):
        restore(path, store, kept_checkpoints=(signed,), keys=KEYS)


def remade(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The archive with some members changed or left out."""
    other = path.with_name("other.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return other


def without_body(name: str, content: bytes) -> bytes | None:
    return None if name == "tables/ledger.body.jsonl" else content


def short_table(name: str, content: bytes) -> bytes:
    return content[:-200] if name == "tables/ledger.entry.jsonl" else content


def less_rows(name: str, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    return (
        b"".join(lines[:-1])
        if name == "tables/ledger.cosignature.jsonl"
        else (content if name != "tables/ledger.body.jsonl" else b"".join(lines[:-1]))
    )


def other_file(name: str, content: bytes) -> bytes:
    return content + b"!" if name.startswith("vault/") else content


def other_format(name: str, content: bytes) -> bytes:
    if name != "manifest.json":
        return content
    return json.dumps({**json.loads(content), "format": "x"}).encode()


def no_manifest(name: str, content: bytes) -> bytes | None:
    return None if name == "manifest.json" else content


@pytest.mark.parametrize(
    "change",
    [without_body, short_table, less_rows, other_file, other_format, no_manifest],
)
def test_a_damaged_backup_is_refused(
    store: LocalStore, signed: str, tmp_path: Path, change: Any
) -> None:
    path = tmp_path / "backup.zip"
    backup(path, store, at=AT)
    forget()
    with pytest.raises(BackupError, match="不能恢复") as refused:
        restore(remade(path, change), LocalStore(tmp_path / "fresh"))
    assert "\n" not in str(refused.value)
    assert not Log.objects.exists()


@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.8, 0.99])
def test_a_bent_or_cut_backup_is_refused(
    store: LocalStore, signed: str, tmp_path: Path, part: float
) -> None:
    path = tmp_path / "backup.zip"
    backup(path, store, at=AT)
    forget()
    raw = path.read_bytes()
    at = int(len(raw) * part)
    path.write_bytes(raw[:at])
    with pytest.raises(BackupError):
        restore(path, LocalStore(tmp_path / "fresh"))
    assert not Log.objects.exists()


def test_a_missing_backup_is_said(store: LocalStore, db: None, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="没有备份文件"):
        restore(tmp_path / "nothing.zip", store)


def test_a_backup_that_cannot_be_written(
    store: LocalStore, signed: str, tmp_path: Path
) -> None:
    with pytest.raises(BackupError, match="没有写成"):
        backup(tmp_path / "no" / "folder.zip", store, at=AT)


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_of_one_moment(tmp_path: Path) -> None:
    """Outside a test's transaction: PostgreSQL's snapshot is asked for."""
    store = LocalStore(tmp_path / "vault")
    write(20)
    path = tmp_path / "backup.zip"
    assert backup(path, store, at=AT).entries == {LOG: 20}
    forget()
    restore(path, store)
    assert Entry.objects.count() == 20
