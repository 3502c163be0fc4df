"""只增不改: the database itself refuses to forget a file."""

from django.db import migrations

from zhunsheng.ledger.triggers import FROZEN_ELSEWHERE, install, remove


def put_on(apps, editor):
    """Put the triggers on."""
    install(editor, FROZEN_ELSEWHERE)


def take_off(apps, editor):
    """Take them off again."""
    remove(editor, FROZEN_ELSEWHERE)


class Migration(migrations.Migration):
    """Triggers on the table of files."""

    dependencies = [("vault", "0001_initial")]
    operations = [migrations.RunPython(put_on, take_off)]
