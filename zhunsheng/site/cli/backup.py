"""``zhunsheng backup``: ledger and vault in one file."""

import argparse

from zhunsheng.jobs import installation
from zhunsheng.site import clock
from zhunsheng.site.cli.output import print_lines
from zhunsheng.site.cli.restore import KEPT_TABLES
from zhunsheng.vault.backup import backup


def run(arguments: argparse.Namespace) -> int:
    """Write the backup whole, or not at all."""
    made = backup(
        arguments.file, installation.store(), at=clock.now(), also=KEPT_TABLES
    )
    print_lines(
        f"已备份 {len(made.entries)} 个台账、{sum(made.entries.values())} 条记录、"
        f"{made.files} 个文件。签名钥不在其中，请另行保管数据文件夹中的 keys。"
    )
    return 0
