"""条目引用: how a record names an entry of the ledger. No Django."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReference:
    """条目引用: an entry named in a record, by its place and its leaf."""

    log: str
    position: int
    leaf: str  # hexadecimal
