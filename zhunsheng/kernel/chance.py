"""Chance as an argument: fresh identifiers and salts come from one source.

Production draws from the operating system. A test or a scenario puts its own
source in place with ``drawing_from``, and then the same run gives the same
identifiers, salts and hashes again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from secrets import token_bytes
from uuid import UUID

Source = Callable[[int], bytes]

_SOURCE: ContextVar[Source] = ContextVar("source of chance", default=token_bytes)
_SALT_BYTES = 32
_UUID_VERSION = 4


def fresh_id() -> UUID:
    """A new random identifier (RFC 9562, version 4)."""
    return UUID(bytes=_SOURCE.get()(16), version=_UUID_VERSION)


def fresh_salt() -> bytes:
    """Thirty-two bytes that nobody can guess: they hide a body behind its hash."""
    return _SOURCE.get()(_SALT_BYTES)


def seeded(seed: str) -> Source:
    """A source that gives the same bytes for the same ``seed``, for rehearsals.

    Never use it for a real bureau: whoever knows the seed knows every salt.
    """
    count = 0

    def draw(size: int) -> bytes:
        nonlocal count
        count += 1
        out = b""
        block = 0
        while len(out) < size:
            out += sha256(f"{seed}/{count}/{block}".encode()).digest()
            block += 1
        return out[:size]

    return draw


@contextmanager
def drawing_from(source: Source) -> Iterator[None]:
    """Draw from ``source`` inside the ``with`` block."""
    token = _SOURCE.set(source)
    try:
        yield
    finally:
        _SOURCE.reset(token)
