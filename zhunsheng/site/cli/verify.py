"""``zhunsheng verify``: recompute ledger and vault, and name what is wrong."""

import argparse

from zhunsheng.jobs import installation
from zhunsheng.ledger.models import Log
from zhunsheng.site.cli.keys import own_keys
from zhunsheng.site.cli.output import print_json, print_lines
from zhunsheng.vault.verify import verify


def run(arguments: argparse.Namespace) -> int:
    """Verify; 1 when something is wrong, with every finding."""
    kept = [path.read_text(encoding="utf-8") for path in arguments.checkpoint]
    found = verify(installation.store(), kept, own_keys())
    logs = dict(Log.objects.order_by("code").values_list("code", "size"))
    if arguments.json:
        print_json(
            {
                "ok": not found,
                "logs": logs,
                "findings": [
                    {
                        "code": one.code,
                        "says": one.says,
                        "log": one.log,
                        "position": one.position,
                    }
                    for one in found
                ],
            }
        )
    elif found:
        print_lines(*(one.says for one in found))
    else:
        print_lines(f"完好：{len(logs)} 个台账，{sum(logs.values())} 条记录。")
    return 1 if found else 0
