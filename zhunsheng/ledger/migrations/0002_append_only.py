"""只增不改: the database itself refuses to change or delete what was written."""

from django.db import migrations

from zhunsheng.ledger.triggers import BODY, FROZEN, install, remove


def put_on(apps, editor):
    """Put the triggers on."""
    install(editor, (*FROZEN, BODY))


def take_off(apps, editor):
    """Take them off again."""
    remove(editor, (*FROZEN, BODY))


class Migration(migrations.Migration):
    """Triggers on every table that only grows."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(put_on, take_off)]
