"""检索: which cases and leads of a bureau contain all the typed terms."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from zhunsheng.jobs.search.backend import backend
from zhunsheng.jobs.search.bigrams import normal
from zhunsheng.kernel.ids import BureauCode

_AROUND = 24
_MOST_TERMS = 10
_LONGEST_TERM = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """One case or lead that was found, and the words around the first term."""

    kind: str  # "case" or "lead"
    subject_id: UUID
    before: str
    found: str
    after: str


def search(
    text: str, *, bureau: BureauCode, kind: str = "", limit: int = 50
) -> tuple[Hit, ...]:
    """Cases and leads of ``bureau`` that contain every term, newest first.

    ``kind`` keeps to ``case`` or ``lead``. Nothing typed finds nothing.
    """
    terms = [term[:_LONGEST_TERM] for term in normal(text).split()][:_MOST_TERMS]
    if not terms:
        return ()
    where, values = backend().narrow(terms)
    contains = " AND ".join([_contains()] * len(terms))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT t.stream, t.text FROM jobs_searchtext t WHERE t.bureau = %s"  # noqa: S608
            f" AND {where} AND {contains} AND t.stream LIKE %s"
            " ORDER BY t.at DESC, t.id DESC LIMIT %s",
            [bureau, *values, *terms, f"{kind or '%'}/%", limit],
        )
        return tuple(_hit(stream, found, terms[0]) for stream, found in cursor)


def _contains() -> str:
    function = "strpos" if connection.vendor == "postgresql" else "instr"
    return f"{function}(t.text, %s) > 0"


def _hit(stream: str, text: str, term: str) -> Hit:
    kind, _, subject = stream.partition("/")
    at = text.find(term)
    end = at + len(term)
    before = text[max(0, at - _AROUND) : at]
    return Hit(kind, UUID(subject), before, term, text[end : end + _AROUND])
