"""``zhunsheng clauses``: every clause that binds a bureau, and what enforces it."""

import argparse

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.site import clock
from zhunsheng.site.cli.output import print_json, print_lines
from zhunsheng.supervision.enforcement import KINDS, explain


def run(arguments: argparse.Namespace) -> int:
    """List them."""
    bureau = BureauCode(arguments.bureau)
    on = arguments.on or clock.now().astimezone(CHINA).date()
    told = explain(bureau, on)
    if arguments.json:
        print_json(told)
        return 0
    for one in told["clauses"]:
        print_lines(f"{one['clause']}  {one['gist']}")
        for kind in KINDS:
            names = one["enforced_by"][kind]
            if names:
                print_lines(f"    {_KINDS[kind]}：{'、'.join(names)}")
    for lapsed in told["lapsed"]:
        print_lines(f"已失效  {lapsed['title']}（至 {lapsed['last_day']}）")
    return 0


_KINDS = {
    "guards": "条件",
    "obligations": "义务",
    "records": "记录",
    "documents": "文书",
    "pages": "页面",
    "tests": "测试",
}
