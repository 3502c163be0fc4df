"""案卷包的外壳: a zip file in which every single byte is determined. No Django.

Members are stored and not compressed, with one fixed time, and nothing else is in
the file. Reading builds the same headers again and compares, so a byte that is bent
anywhere is found, and there is nothing that could swell when unpacked. Any zip
program opens it.
"""

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from zhunsheng.kernel.errors import ZhunshengError

LARGEST = 0xFFFF_FFFE  # without zip64
MOST_MEMBERS = 0xFFFE
_LONGEST_NAME = 1024
_CHUNK = 1 << 20
_VERSION, _UTF8 = 20, 0x0800
_TIME, _DAY = 0, 0x21  # 1980-01-01
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")

Opener = Callable[[], Iterable[bytes]]


class BadZipError(ZhunshengError):
    """A file that ``write`` did not make, or that was changed; ``member`` if known."""

    def __init__(self, says: str, member: str = "") -> None:
        super().__init__(says)
        self.member = member


class PackageTooLargeError(ZhunshengError):
    """More than a zip file without extensions can hold."""

    def __init__(self) -> None:
        super().__init__("案卷包超过 4 GB 或者六万件，请分卷。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """包内文件: its name, its content, and what was measured of it."""

    name: str
    size: int
    crc: int
    open: Opener


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A member of a file that was read: where its content lies."""

    name: str
    size: int
    crc: int
    start: int


def member(name: str, opener: Opener) -> Member:
    """Measure a member; it is read again when the file is written."""
    size, crc = 0, 0
    for chunk in opener():
        size += len(chunk)
        crc = zlib.crc32(chunk, crc)
    return Member(name=name, size=size, crc=crc, open=opener)


def write(members: Iterable[Member]) -> Iterator[bytes]:
    """The zip file, in pieces; members stand in the order of their names."""
    ordered = sorted(members, key=lambda one: one.name)
    directory, offset = [], 0
    for one in ordered:
        name = one.name.encode()
        directory.append(_central(name, one.size, one.crc, offset))
        yield _local(name, one.size, one.crc)
        yield from one.open()
        offset += _LOCAL.size + len(name) + one.size
        if offset > LARGEST or len(directory) > MOST_MEMBERS:
            raise PackageTooLargeError
    listing = b"".join(directory)
    yield listing
    yield _end(len(directory), len(listing), offset)


def _local(name: bytes, size: int, crc: int) -> bytes:
    told = (_VERSION, _UTF8, 0, _TIME, _DAY, crc, size, size, len(name), 0)
    return _LOCAL.pack(b"PK\x03\x04", *told) + name


def _central(name: bytes, size: int, crc: int, offset: int) -> bytes:
    told = (_VERSION, _VERSION, _UTF8, 0, _TIME, _DAY, crc, size, size, len(name))
    return _CENTRAL.pack(b"PK\x01\x02", *told, 0, 0, 0, 0, 0, offset) + name


def _end(count: int, length: int, offset: int) -> bytes:
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, length, offset, 0)


def read(file: BinaryIO) -> tuple[Part, ...]:
    """The members of a file that ``write`` made; ``BadZipError`` for any other.

    The content of a member may still be changed: ``content`` says so.
    """
    size = file.seek(0, 2)
    if size < _END.size:
        raise BadZipError("这不是案卷包，或者文件不完整。")
    file.seek(size - _END.size)
    tail = file.read(_END.size)
    _, _, _, count, _, length, offset, _ = _END.unpack(tail)
    if tail != _end(count, length, offset) or offset + length + _END.size != size:
        raise BadZipError("这不是案卷包：文件末尾的目录不完整，或者被改动。")
    file.seek(offset)
    parts = tuple(_read_directory(file.read(length), count))
    _check_frames(file, parts, offset)
    return parts


def _read_directory(listing: bytes, count: int) -> Iterator[Part]:
    at, offset, last = 0, 0, b""
    for _ in range(count):
        header = listing[at : at + _CENTRAL.size]
        if len(header) < _CENTRAL.size:
            raise BadZipError("案卷包的目录不完整。")
        told = _CENTRAL.unpack(header)
        crc, size, length = told[7], told[8], told[10]
        name = listing[at + _CENTRAL.size : at + _CENTRAL.size + length]
        shown = name.decode("utf-8", "replace")
        if header + name != _central(name, size, crc, offset):
            raise BadZipError("案卷包的目录被改动。", shown)
        if name <= last or not is_safe(shown):
            raise BadZipError("案卷包内有重复、乱序或者不安全的文件名。", shown)
        start = offset + _LOCAL.size + length
        yield Part(name=shown, size=size, crc=crc, start=start)
        at, offset, last = at + len(header) + length, start + size, name
    if at != len(listing):
        raise BadZipError("案卷包的目录中有多余的内容。")


def _check_frames(file: BinaryIO, parts: tuple[Part, ...], end: int) -> None:
    after = 0
    for part in parts:
        file.seek(after)
        name = part.name.encode()
        header = _local(name, part.size, part.crc)
        if file.read(len(header)) != header:
            raise BadZipError("案卷包内文件的头部被改动。", part.name)
        after = part.start + part.size
    if after != end:
        raise BadZipError("案卷包内有目录没有列出的内容。")


def is_safe(name: str) -> bool:
    """Whether a name stays inside the folder in which it is unpacked."""
    if not name or len(name) > _LONGEST_NAME or "\\" in name or ":" in name:
        return False
    if any(letter < " " or letter in "\x7f\ufffd" for letter in name):
        return False
    return all(part not in {"", ".", ".."} for part in name.split("/"))


def content(file: BinaryIO, part: Part) -> Iterator[bytes]:
    """The content of a member, in pieces; ``BadZipError`` at its end if it changed."""
    file.seek(part.start)
    left, crc = part.size, 0
    while left:
        chunk = file.read(min(left, _CHUNK))
        if not chunk:
            break
        left, crc = left - len(chunk), zlib.crc32(chunk, crc)
        yield chunk
        file.seek(part.start + part.size - left)
    if left or crc != part.crc:
        raise BadZipError("文件内容被改动。", part.name)
