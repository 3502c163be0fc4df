"""检索: what the find box and the lists look for, in the index that jobs keep.

The index holds no informant and no identity number, so nothing typed here can tell
who informed.
"""

from uuid import UUID

from zhunsheng.authorities.access import sees
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.queries import list_bureaus
from zhunsheng.jobs.search.queries import search

_MOST = 1000


def found_in(text: str, officer: Officer) -> frozenset[UUID]:
    """The cases and leads that contain every term, where the officer may read."""
    if not text:
        return frozenset()
    seen = [one.code for one in list_bureaus() if sees(officer, one.code)]
    return frozenset(
        hit.subject_id
        for bureau in seen
        for hit in search(text, bureau=bureau, limit=_MOST)
    )
