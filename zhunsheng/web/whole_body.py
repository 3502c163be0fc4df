"""A request that was cut off on its way: half a form is never taken for a whole one.

The server gives the application what came, whatever length was announced; and half
of a sentence is a sentence. So the body is counted, and a short one cannot be read.
"""

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_INPUT = "wsgi.input"
_CHUNK = 1 << 16


class WholeBody:
    """The stream of a body; ``OSError`` where it ends before its announced length."""

    def __init__(self, stream: Any, length: int) -> None:
        self._stream = stream
        self._left = length
        self.cut = False

    def read(self, size: int = -1) -> bytes:
        """As much as was asked for and is announced."""
        wanted = self._left if size < 0 else min(size, self._left)
        pieces = []
        while wanted > 0:
            piece = self._stream.read(min(wanted, _CHUNK))
            self._count(piece)
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int = -1) -> bytes:
        """One line, or the rest."""
        if self._left == 0 or size == 0:
            return b""
        line: bytes = self._stream.readline(self._left if size < 0 else size)
        self._count(line)
        return line

    def _count(self, piece: bytes) -> None:
        if not piece:
            self.cut = True
            raise OSError("the body ended before its announced length")
        self._left -= len(piece)


def whole(application: Application) -> Application:
    """``application``, with bodies that are whole or cannot be read."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isascii() and length.isdecimal() and _INPUT in environ:
            environ[_INPUT] = WholeBody(environ[_INPUT], int(length))
        return application(environ, start_response)

    return answer


def was_cut(meta: dict[str, Any]) -> bool:
    """Whether the body of this request turned out to be cut off."""
    return getattr(meta.get(_INPUT), "cut", False)
