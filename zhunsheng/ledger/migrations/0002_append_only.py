"""只增不改: the database itself refuses to change or delete what was written."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.ledger.triggers import BODY, FROZEN, install, remove


def put_on(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    install(editor, (*FROZEN, BODY))


def take_off(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them off again."""
    remove(editor, (*FROZEN, BODY))


class Migration(migrations.Migration):
    """Triggers on every table that only grows."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(put_on, take_off)]
