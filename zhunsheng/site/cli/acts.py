"""``zhunsheng acts``: everything that can be done, and what the law asks before it."""

import argparse

from zhunsheng.kernel.acts import all_acts, describe
from zhunsheng.regulations.clauses import in_chinese
from zhunsheng.site.cli.output import print_json, print_lines


def run(arguments: argparse.Namespace) -> int:
    """List all acts."""
    if arguments.json:
        print_json({"acts": [describe(one) for one in all_acts()]})
        return 0
    for one in all_acts():
        print_lines(f"{one.name}  {one.title}")
        print_lines(*(f"    条件 {rule.code}：{rule.says}" for rule in one.guards))
        print_lines(*(f"    无条件：{in_chinese(clause)}" for clause in one.free_by))
    return 0
