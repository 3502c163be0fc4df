"""``zhunsheng restore``: a backup into an empty folder of data, proved as it comes."""

import argparse

from zhunsheng.authorities.models import Account
from zhunsheng.jobs import installation
from zhunsheng.site.cli import database
from zhunsheng.site.cli.keys import kept_checkpoints, own_keys
from zhunsheng.site.cli.output import print_lines
from zhunsheng.vault.backup import restore

KEPT_TABLES = (Account,)
"""What no record can give back: passwords."""


def run(arguments: argparse.Namespace) -> int:
    """Restore all of it, or change nothing."""
    database.migrate()
    kept = kept_checkpoints(arguments.checkpoint)
    found = restore(
        arguments.file,
        installation.store(),
        kept_checkpoints=kept,
        keys=own_keys(),
        also=KEPT_TABLES,
    )
    print_lines(
        f"已恢复 {found.made_at} 的备份，并与检查点核对无误："
        f"{len(found.entries)} 个台账、{sum(found.entries.values())} 条记录、"
        f"{found.files} 个文件。"
    )
    return 0
