"""The shell of a package: every byte is determined, and any zip program opens it."""

from functools import partial
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.archive import zipping
from zhunsheng.archive.zipping import BadZipError, is_safe
from zhunsheng.vault.store import pieces

FILES = {"bag/bagit.txt": b"BagIt", "bag/data/正卷/001.pdf": b"%PDF" * 9, "bag/e": b""}


def packed(files: dict[str, bytes]) -> bytes:
    members = [zipping.member(name, partial(pieces, files[name])) for name in files]
    return b"".join(zipping.write(members))


def unpacked(content: bytes) -> dict[str, bytes]:
    file = BytesIO(content)
    return {
        part.name: b"".join(zipping.content(file, part)) for part in zipping.read(file)
    }


def test_what_was_written_is_read() -> None:
    assert unpacked(packed(FILES)) == FILES
    assert unpacked(packed({})) == {}


def test_another_program_reads_the_same() -> None:
    with ZipFile(BytesIO(packed(FILES))) as other:
        assert other.testzip() is None
        assert {name: other.read(name) for name in other.namelist()} == FILES


def test_the_order_in_which_members_come_does_not_matter() -> None:
    backwards = dict(reversed(FILES.items()))
    assert packed(backwards) == packed(FILES)


def test_every_bent_bit_is_found() -> None:
    whole = packed(FILES)
    for at in range(len(whole)):
        for bit in (0, 7):
            bent = bytearray(whole)
            bent[at] ^= 1 << bit
            with pytest.raises(BadZipError):
                unpacked(bytes(bent))


@given(st.integers(min_value=0, max_value=len(packed(FILES)) - 1))
def test_a_file_that_was_cut_off_is_found(length: int) -> None:
    with pytest.raises(BadZipError):
        unpacked(packed(FILES)[:length])


@given(st.binary(min_size=1, max_size=80), st.integers(min_value=0))
def test_bytes_that_were_put_in_are_found(more: bytes, where: int) -> None:
    whole = packed(FILES)
    at = where % (len(whole) + 1)
    with pytest.raises(BadZipError):
        unpacked(whole[:at] + more + whole[at:])


@given(st.binary(max_size=200))
def test_any_other_bytes_are_refused_in_words(other: bytes) -> None:
    with pytest.raises(BadZipError) as error:
        unpacked(other)
    assert "案卷包" in str(error.value)


def test_a_compressed_zip_is_refused_before_anything_is_unpacked() -> None:
    file = BytesIO()
    with ZipFile(file, "w", 8) as bomb:
        bomb.writestr("bag/bomb", bytes(50_000_000))
    with pytest.raises(BadZipError):
        zipping.read(file)


@pytest.mark.parametrize(
    "name",
    ["../x", "bag/../../x", "/etc/x", "bag//x", "", "bag/.", "c:x", "bag\\x", "a\x00b"],
)
def test_a_name_that_leaves_the_folder_is_refused(name: str) -> None:
    assert not is_safe(name)
    with pytest.raises(BadZipError):
        unpacked(packed({name: b"x"}))


def test_an_ordinary_name_is_safe() -> None:
    assert is_safe("bag/data/正卷/001-行政处罚决定书.pdf")
