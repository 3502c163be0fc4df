"""``zhunsheng migrate``: make the tables, or bring them up to date."""

import argparse

from zhunsheng.site.cli import database


def run(arguments: argparse.Namespace) -> int:
    """Migrate the database of the present settings."""
    del arguments
    database.migrate()
    return 0
