"""``zhunsheng rebuild``: empty all derived tables and fold them again."""

import argparse

from zhunsheng.ledger.rebuild import rebuild
from zhunsheng.site.cli.output import print_lines


def run(arguments: argparse.Namespace) -> int:
    """Rebuild in one transaction."""
    del arguments
    print_lines(f"已由 {rebuild()} 条记录重新生成各查询表。")
    return 0
