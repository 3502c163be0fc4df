"""重建: empty all derived tables and fold every record into them again."""

from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from zhunsheng.ledger import projection, reader, turns
from zhunsheng.ledger.models import DerivedShape


def rebuild() -> int:
    """Empty the derived tables and replay the ledger; how many records there are.

    In one transaction: screens see the old tables until the new ones are whole.
    """
    with turns.turn(), transaction.atomic():
        _empty(projection.derived_tables())
        count = 0
        for record, place in reader.replay_all():
            projection.run(record, place)
            count += 1
        DerivedShape.objects.update_or_create(
            only=1, defaults={"shape": projection.shape()}
        )
    return count


def rebuild_after_update() -> bool:
    """Rebuild when tables or projectors are not those that the rows were made with.

    A table that is new in this version is empty, and what is open already would be
    missing from the screens for ever.
    """
    made = DerivedShape.objects.first()
    if made is not None and made.shape == projection.shape():
        return False
    rebuild()
    return True


def snapshot() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every derived table, to be compared before and after."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for model in projection.derived_tables():
        rows = model._default_manager.order_by("pk").values_list()  # noqa: SLF001
        found[model._meta.db_table] = [tuple(row) for row in rows]  # noqa: SLF001
    return found


def _empty(models: tuple[type[Model], ...]) -> None:
    """Delete all rows, many-to-many tables too, and count from one again."""
    tables: list[type[Model]] = []
    for model in models:
        links = (field.remote_field.through for field in model._meta.many_to_many)  # noqa: SLF001
        tables += [link for link in links if link is not None]
        tables.append(model)
    with connection.cursor() as cursor:
        for model in reversed(tables):
            name = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608
        for sql in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(sql)
    _forget_sqlite_counts(tables)


def _forget_sqlite_counts(models: list[type[Model]]) -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")
        if cursor.fetchone():
            cursor.executemany(
                "DELETE FROM sqlite_sequence WHERE name = %s",
                [(model._meta.db_table,) for model in models],  # noqa: SLF001
            )
