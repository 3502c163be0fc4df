"""Signing keys in files."""

from pathlib import Path

import pytest

from zhunsheng.ledger import keys
from zhunsheng.ledger.keys import KeyFileError

NAME = "zhunsheng/620100"


def test_a_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    first = keys.load_or_create(folder, NAME)
    assert keys.load_or_create(folder, NAME) == first == keys.load(folder, NAME)
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_missing_key_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError):
        keys.load(tmp_path, NAME)


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    keys.load_or_create(tmp_path, NAME)
    next(tmp_path.iterdir()).chmod(0o640)
    with pytest.raises(KeyFileError):
        keys.load(tmp_path, NAME)


def test_a_key_of_another_log_is_refused(tmp_path: Path) -> None:
    keys.load_or_create(tmp_path, NAME)
    next(tmp_path.iterdir()).rename(tmp_path / "zhunsheng-510500.key")
    with pytest.raises(KeyFileError):
        keys.load(tmp_path, "zhunsheng/510500")


def test_a_broken_key_file_is_refused(tmp_path: Path) -> None:
    keys.load_or_create(tmp_path, NAME)
    next(tmp_path.iterdir()).write_text("PRIVATE+KEY+", encoding="ascii")
    with pytest.raises(KeyFileError):
        keys.load(tmp_path, NAME)
