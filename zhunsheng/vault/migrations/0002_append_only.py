"""只增不改: the database itself refuses to forget a file."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.ledger.triggers import FROZEN_ELSEWHERE, install, remove


def put_on(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    install(editor, FROZEN_ELSEWHERE)


def take_off(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them off again."""
    remove(editor, FROZEN_ELSEWHERE)


class Migration(migrations.Migration):
    """Triggers on the table of files."""

    dependencies = [("vault", "0001_initial")]
    operations = [migrations.RunPython(put_on, take_off)]
