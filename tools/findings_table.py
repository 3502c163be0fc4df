"""机器发现一览: writes ``docs/findings.md``, what is looked at beside the nine points.

``--check`` writes nothing and exits 1 if the file is stale.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django

TABLE = Path(__file__).resolve().parent.parent / "docs" / "findings.md"
SAYS = (
    "由 `python tools/findings_table.py` 生成，请勿手改。"
    "每一项要么逐条列出不符合之处，要么说明核对了什么；"
    "只是提示，结论由审核人员作出。"
    "逐条的名称是代码加对象，例如 `certificate-invalid:12` 指第 12 条记录。"
)


def table() -> str:
    """The whole file."""
    from zhunsheng.cases.examination.looking import checks  # noqa: PLC0415
    from zhunsheng.review.records import Point, Subject  # noqa: PLC0415

    found = checks()
    lines = ["# 机器发现一览", "", SAYS, "", f"共 {len(found)} 项。"]
    for place, point in enumerate(Point, start=1):
        lines += ["", f"## {place} {point.label}", ""]
        lines += ["| 代码 | 核对 | 依据 | 送审事项 |", "| --- | --- | --- | --- |"]
        for one in found:
            if one.point is point:
                of = "、".join(each.label for each in Subject if each in one.of)
                lines.append(f"| `{one.code}` | {one.title} | {_basis(one)} | {of} |")
    return "\n".join(lines) + "\n"


def _basis(one: object) -> str:
    return "；".join(_named(one))


def _named(one: object) -> Iterator[str]:
    from zhunsheng.regulations.clauses import in_chinese  # noqa: PLC0415

    for clause in getattr(one, "basis", ()):
        yield in_chinese(clause)


def main() -> int:
    """Write the table, or compare it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings.staff")
    django.setup()
    text = table()
    if "--check" in sys.argv:
        if TABLE.is_file() and TABLE.read_text("utf-8") == text:
            return 0
        sys.stderr.write("docs/findings.md is stale: run tools/findings_table.py\n")
        return 1
    TABLE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
