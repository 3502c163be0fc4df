"""``zhunsheng check-package``: whether a package is whole and proves itself.

Off line, without database. What no package can say of itself stands beside the
answer: whether its keys are those that the bureau published.
"""

import argparse
from dataclasses import asdict

from zhunsheng.archive.check import ADVICE, check_package, keys_in
from zhunsheng.site.cli.output import print_json, print_lines


def run(arguments: argparse.Namespace) -> int:
    """Check; 1 when something is wrong, with every finding."""
    found = check_package(arguments.path)
    keys = keys_in(arguments.path)
    if arguments.json:
        print_json(
            {
                "ok": not found,
                "findings": [asdict(one) for one in found],
                "keys": list(keys),
                "advice": ADVICE,
            }
        )
        return 1 if found else 0
    for one in found:
        print_lines(f"{one.file}：{one.says}" if one.file else one.says)
    if not found:
        print_lines("案卷包完好，各件互相印证。")
    print_lines(*(f"验证钥 {key}" for key in keys), ADVICE)
    return 1 if found else 0
