"""只增不改: triggers that refuse to change or delete what the ledger holds.

They stand in SQLite and in PostgreSQL, so that a slip of an administrator's hand
is refused with a sentence. They are no proof against an administrator who removes
them first: that is what checkpoints and ``verify`` are for.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAYS = "台账只增不改：不得修改或者删除已写入的内容。"
FROZEN = (
    "ledger_entry",
    "ledger_destruction",
    "ledger_tile",
    "ledger_checkpoint",
    "ledger_cosignature",
)
FROZEN_ELSEWHERE = ("vault_storedfile",)
BODY = "ledger_body"
_DESTROYED = (
    "EXISTS (SELECT 1 FROM ledger_destruction AS d"
    " WHERE d.log = OLD.log AND d.position = OLD.position)"
)


def statements(vendor: str, tables: tuple[str, ...]) -> list[str]:
    """The SQL that puts the triggers on ``tables``."""
    make = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[vendor]
    return [sql for table in tables for sql in make(table)]


def _on_sqlite(table: str) -> list[str]:
    may = f" WHEN NOT {_DESTROYED}" if table == BODY else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    make = "CREATE TRIGGER IF NOT EXISTS"
    return [
        f"{make} {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"{make} {table}_no_delete BEFORE DELETE ON {table}{may} {refuse}",
    ]


def _on_postgresql(table: str) -> list[str]:
    destroyed = f"IF TG_OP = 'DELETE' AND {_DESTROYED} THEN RETURN OLD; END IF;"
    refuse = f"RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'restrict_violation';"
    return [
        _function(f"{table}_frozen", f"{destroyed if table == BODY else ''} {refuse}"),
        _function(f"{table}_kept", refuse),
        _trigger(table, "frozen", "UPDATE OR DELETE", "ROW"),
        _trigger(table, "kept", "TRUNCATE", "STATEMENT"),
    ]


def _function(name: str, body: str) -> str:
    head = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
    return f"{head} AS $$ BEGIN {body} END $$"


def _trigger(table: str, word: str, events: str, each: str) -> str:
    head = f"CREATE OR REPLACE TRIGGER {table}_{word} BEFORE {events} ON {table}"
    return f"{head} FOR EACH {each} EXECUTE FUNCTION {table}_{word}()"


def removals(vendor: str, tables: tuple[str, ...]) -> list[str]:
    """The SQL that takes the triggers off ``tables``."""
    if vendor == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
            for table in tables
            for verb in ("update", "delete")
        ]
    return [
        f"DROP TRIGGER IF EXISTS {table}_{word} ON {table}"
        for table in tables
        for word in ("frozen", "kept")
    ]


def install(editor: BaseDatabaseSchemaEditor, tables: tuple[str, ...]) -> None:
    """For a migration's ``RunPython``."""
    for sql in statements(editor.connection.vendor, tables):
        editor.execute(sql, None)


def remove(editor: BaseDatabaseSchemaEditor, tables: tuple[str, ...]) -> None:
    """For a migration's way back."""
    for sql in removals(editor.connection.vendor, tables):
        editor.execute(sql, None)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the triggers off inside the ``with`` block.

    Tests need it to empty tables and to play the dishonest administrator.
    """
    existing = set(connection.introspection.table_names())
    all_tables = (*FROZEN, *FROZEN_ELSEWHERE, BODY)
    tables = tuple(table for table in all_tables if table in existing)
    with connection.cursor() as cursor:
        for sql in removals(connection.vendor, tables):
            cursor.execute(sql)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for sql in statements(connection.vendor, tables):
                cursor.execute(sql)
