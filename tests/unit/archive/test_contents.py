"""The lines of a package's records, and what follows from them."""

import json
from datetime import datetime
from uuid import UUID

import pytest

from tests.unit.archive.test_guards import ARCHIVED
from zhunsheng.archive import contents
from zhunsheng.archive.contents import BadContentsError, Kept
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger import envelope, records

AT = datetime(2026, 5, 6, 10, 0, tzinfo=CHINA)
SALT = bytes(32)


def entry(record: object, stream: str, position: int = 0, place: int = 1) -> Kept:
    known, body = records.type_of(record), records.encode(record)
    sealed = envelope.seal(
        type_=known.name,
        version=known.version,
        log="620100",
        stream=stream,
        place=place,
        at=AT,
        by=UUID(int=1),
        salt=SALT,
        body=body,
    )
    return Kept(position=position, envelope=sealed, salt=SALT, body=body)


ONE = entry(ARCHIVED, f"archive/{ARCHIVED.case_id}")


def test_a_line_is_read_as_it_was_written() -> None:
    assert contents.read_line(ONE.line()) == ONE
    gone = Kept(position=3, envelope=ONE.envelope, salt=None, body=None)
    assert contents.read_line(gone.line()) == gone


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}\n",
        b"[]\n",
        b"\xff\n",
        ONE.line()[:-1],
        ONE.line() + b" ",
        ONE.line().replace(b'"position":0', b'"position":-1'),
        ONE.line().replace(b'"position":0', b'"position":"0"'),
        ONE.line().replace(b'"position":0', b'"more":1,"position":0'),
        Kept(position=0, envelope=b"{}", salt=None, body=None).line(),
        Kept(position=0, envelope=b"no", salt=None, body=None).line(),
        Kept(position=0, envelope=ONE.envelope, salt=SALT, body=b"[]").line(),
    ],
)
def test_any_other_line_is_refused(line: bytes) -> None:
    with pytest.raises(BadContentsError):
        contents.read_line(line)


def test_the_description_follows_from_the_records() -> None:
    found = contents.contents_of([ONE])
    told = json.loads(found.about)
    assert (told["档号"], told["保管期限"]) == ("20260001", "永久")
    assert told["记录"] == {f"archive/{ARCHIVED.case_id}": 1}
    assert found.folder == "dossier-620100-20260001"
    assert json.loads(found.catalogue) == []


@pytest.mark.parametrize("entries", [[], [ONE, ONE]])
def test_a_package_is_of_one_archived_case(entries: list[Kept]) -> None:
    with pytest.raises(BadContentsError):
        contents.contents_of(entries)


def test_the_informant_lies_in_the_inner_volume() -> None:
    assert contents.records_path("informant").startswith("data/副卷/")
    assert contents.proof_path(entry(ARCHIVED, "informant/1")).startswith("data/副卷/")
    assert contents.records_path("case").startswith("data/ledger/")


@pytest.mark.parametrize(
    ("head", "ending"),
    [
        (b"%PDF-1.7", ".pdf"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"PK\x03\x04", ".zip"),
        (b"", ".bin"),
        (b"%PD", ".bin"),
    ],
)
def test_a_files_ending_comes_from_its_first_bytes(head: bytes, ending: str) -> None:
    assert contents.suffix(head) == ending
