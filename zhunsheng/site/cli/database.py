"""Django for commands: settings, migrations, and whether there is a database."""

import importlib
import os
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.site.cli import law
from zhunsheng.site.configuration import data_folder

DATABASE = "zhunsheng.sqlite3"


class NoDataError(ZhunshengError):
    """The folder of data has no database yet."""


def set_up(settings: str) -> None:
    """Start Django with these settings, unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    law.install()
    django.setup()


def require_data() -> None:
    """Refuse a folder without database: a typing error must not make a new one."""
    if os.environ.get("ZHUNSHENG_DATABASE"):
        return
    folder = data_folder()
    if not (folder / DATABASE).is_file():
        raise NoDataError(
            f"{folder} 不是准绳的数据文件夹；用 --data 指明，"
            "或者先运行 zhunsheng serve 或 zhunsheng demo。"
        )


def migrate() -> None:
    """Bring the tables of the present settings up to date, and what is in them."""
    data_folder().mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    if apps.is_installed("zhunsheng.ledger"):  # the portal's database has no ledger
        importlib.import_module("zhunsheng.ledger.rebuild").rebuild_after_update()


def with_data(folder: Path) -> None:
    """Use this folder of data from now on; before Django starts."""
    os.environ["ZHUNSHENG_DATA"] = str(folder.absolute())
