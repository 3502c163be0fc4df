"""What came of a scenario: as a table for people, as JSON for programs. No Django."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from zhunsheng.kernel.fields import CHINA
from zhunsheng.site.scenario.play import StepResult
from zhunsheng.site.scenario.script import Script

_SHOWN = {
    "ok": "办理",
    "refused": "拒绝",
    "invalid": "退回更正",
    "missing": "查无此项",
    "stale": "已有新记录",
    "error": "出错",
}


def as_json(script: Script, results: Sequence[StepResult]) -> dict[str, Any]:
    """The whole result."""
    return {
        "title": script.title,
        "ok": all(one.ok for one in results),
        "steps": [
            {
                "number": one.step.number,
                "act": one.step.act or "clock",
                "by": one.step.by,
                "at": one.step.at.isoformat(),
                "outcome": one.outcome.kind,
                "names": list(one.outcome.names),
                "says": one.outcome.says,
                "records": one.outcome.records,
                "result": dict(one.outcome.result),
                "ok": one.ok,
                "differences": list(one.differences),
            }
            for one in results
        ],
    }


def print_table(
    script: Script, results: Sequence[StepResult], console: Console | None = None
) -> None:
    """One row a step; what differs from what was expected stands below its step."""
    console = Console(highlight=False) if console is None else console
    table = Table(title=script.title, title_justify="left", box=None, padding=(0, 1))
    table.add_column("步", justify="right")
    for name in ("时间", "人员", "行为", "结果", "核对"):
        table.add_column(name, overflow="fold")
    for one in results:
        table.add_row(
            str(one.step.number),
            one.step.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M"),
            one.step.by,
            one.title,
            _SHOWN[one.outcome.kind],
            "符合" if one.ok else "不符：" + "；".join(one.differences),
        )
    console.print(table)
    wrong = sum(not one.ok for one in results)
    console.print(
        f"共 {len(results)} 步，全部符合预期。"
        if not wrong
        else f"共 {len(results)} 步，{wrong} 步不符合预期。"
    )
