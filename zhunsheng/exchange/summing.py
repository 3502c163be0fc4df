"""The digest by which an export is known: of its rows' digests, in their order."""

from collections.abc import Iterable
from hashlib import sha256

from zhunsheng.exchange.choices import Kind
from zhunsheng.exchange.records import ExportedRow


def open_digest(kind: Kind, rows: Iterable[ExportedRow]) -> str:
    """SHA-256 over kind and, a line each, change, subject, edition and digest."""
    lines = [
        f"{one.change.value} {one.subject} {one.edition} {one.digest}" for one in rows
    ]
    return sha256("\n".join([kind.value, *lines]).encode()).hexdigest()
