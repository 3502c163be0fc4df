"""A dossier as its records tell it. No database: a fold over the stream."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhunsheng.archive.records import DossierArchived, PackageBuilt


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierState:
    """案卷: archived or not, and the package if one was built."""

    version: int = 0
    archived: DossierArchived | None = None
    package: PackageBuilt | None = None


def fold(records: Iterable[Any]) -> DossierState:
    """The dossier after these records, oldest first."""
    version, archived, package = 0, None, None
    for record in records:
        version += 1
        if isinstance(record, DossierArchived):
            archived = record
        elif isinstance(record, PackageBuilt):
            package = record
    return DossierState(version=version, archived=archived, package=package)
