"""The search index itself, which the models cannot describe."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.jobs.search.backend import TABLE, backend_for


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    for statement in backend_for(editor.connection.vendor).create():
        editor.execute(statement)


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
