"""文件入库: put a file in the vault and write down that it must be there."""

from collections.abc import Collection, Iterable, Iterator

from zhunsheng.vault.models import StoredFile
from zhunsheng.vault.store import Store, Stored

_ROWS_AT_ONCE = 2000


def keep(store: Store, chunks: Iterable[bytes]) -> Stored:
    """Put a file in the vault; from now on ``verify`` asks for it.

    The file is on the disk before its row is written: whatever a crash leaves is a
    file too many, never one too few.
    """
    stored = store.put(chunks)
    StoredFile.objects.get_or_create(
        sha256=stored.sha256, defaults={"sm3": stored.sm3, "size": stored.size}
    )
    return stored


def stored(sha256: str) -> Stored | None:
    """What is known of a file; ``None`` if it was never kept."""
    row = StoredFile.objects.filter(pk=sha256).first()
    return None if row is None else Stored(row.sha256, row.sm3, row.size)


def kept_among(digests: Collection[str]) -> frozenset[str]:
    """Which of these files were kept."""
    if not digests:
        return frozenset()
    found = StoredFile.objects.filter(pk__in=digests)
    return frozenset(found.values_list("sha256", flat=True))


def referenced() -> Iterator[Stored]:
    """Every file that there must be, in order."""
    rows = StoredFile.objects.order_by("sha256").values_list("sha256", "sm3", "size")
    for sha256, sm3, size in rows.iterator(chunk_size=_ROWS_AT_ONCE):
        yield Stored(sha256, sm3, size)
