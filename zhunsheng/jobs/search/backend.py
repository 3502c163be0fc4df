"""Where the search index is: SQLite FTS5, or a GIN index of PostgreSQL.

The index only narrows down; that a text contains every term is checked on the
text itself. So both databases give the same answers.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from django.db import connection

from zhunsheng.jobs.search.bigrams import bigrams, phrases

TABLE = "jobs_searchindex"


class SearchBackend(Protocol):
    """检索引擎: the index over ``SearchText``, by its row number."""

    def create(self) -> tuple[str, ...]:
        """The statements that make the index."""

    def put(self, row: int, text: str) -> None:
        """Index ``text`` (normal) as that row, in place of what was there."""

    def narrow(self, terms: Sequence[str]) -> tuple[str, list[Any]]:
        """A condition on ``t.id`` that every row with all terms fulfils."""


_FTS5 = (
    "fts5(bigrams, content='', contentless_delete=1,"
    " tokenize='unicode61 remove_diacritics 0')"
)


class FtsBackend:
    """SQLite: a contentless FTS5 table of bigrams."""

    def create(self) -> tuple[str, ...]:
        """The statements that make the index."""
        return (f"CREATE VIRTUAL TABLE {TABLE} USING {_FTS5}",)

    def put(self, row: int, text: str) -> None:
        """Index ``text`` (normal) as that row, in place of what was there."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT OR REPLACE INTO {TABLE} (rowid, bigrams) VALUES (%s, %s)",  # noqa: S608
                (row, " ".join(bigrams(text))),
            )

    def narrow(self, terms: Sequence[str]) -> tuple[str, list[Any]]:
        """A condition on ``t.id`` that every row with all terms fulfils."""
        match = " AND ".join(
            _fts_phrase(phrase) for term in terms for phrase in phrases(term)
        )
        if not match:
            return "1 = 1", []
        found = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
        return f"t.id IN ({found})", [match]


def _fts_phrase(phrase: list[str]) -> str:
    quoted = '"' + " ".join(phrase) + '"'
    return quoted + " *" if len(phrase[0]) == 1 else quoted


class GinBackend:
    """PostgreSQL: a table of arrays of bigrams with a GIN index."""

    def create(self) -> tuple[str, ...]:
        """The statements that make the index."""
        return (
            f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, bigrams text[] NOT NULL)",
            f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (bigrams)",
        )

    def put(self, row: int, text: str) -> None:
        """Index ``text`` (normal) as that row, in place of what was there."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {TABLE} (id, bigrams) VALUES (%s, %s)"  # noqa: S608
                " ON CONFLICT (id) DO UPDATE SET bigrams = excluded.bigrams",
                (row, sorted(set(bigrams(text)))),
            )

    def narrow(self, terms: Sequence[str]) -> tuple[str, list[Any]]:
        """A condition on ``t.id`` that every row with all terms fulfils."""
        pairs = sorted(
            {
                pair
                for term in terms
                for phrase in phrases(term)
                for pair in phrase
                if len(pair) > 1
            }
        )
        if not pairs:
            return "TRUE", []
        found = f"SELECT id FROM {TABLE} WHERE bigrams @> %s::text[]"  # noqa: S608
        return f"t.id IN ({found})", [pairs]


def backend() -> SearchBackend:
    """The engine that goes with the present database."""
    return backend_for(connection.vendor)


def backend_for(vendor: str) -> SearchBackend:
    """The engine that goes with a database of that make."""
    return GinBackend() if vendor == "postgresql" else FtsBackend()
