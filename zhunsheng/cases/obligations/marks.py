"""旁证: what of other domains changes what is owed in a case.

A publication or a dossier ends an obligation of a case without a record in the
case's own stream. A domain that adds obligations also says here, for many cases in
one question, where its part of each case stands; equal marks mean equal obligations.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from uuid import UUID

Marks = Callable[[Collection[UUID]], Mapping[UUID, Hashable]]
_MARKS: list[Marks] = []


def marks(source: Marks) -> Marks:
    """Register where a domain's part of the cases stands."""
    _MARKS.append(source)
    return source


def marks_of(cases: Collection[UUID]) -> dict[UUID, tuple[Hashable, ...]]:
    """The marks of every domain, by case."""
    told = [source(cases) for source in _MARKS]
    return {case: tuple(one.get(case) for one in told) for case in cases}
