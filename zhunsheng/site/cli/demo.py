"""``zhunsheng demo``: a fresh folder of data in which bureaus have worked.

The folder is marked as a demonstration; only a marked or an empty one is written.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

import zhunsheng
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.site import serve
from zhunsheng.site.cli import database, serving
from zhunsheng.site.cli.output import print_json
from zhunsheng.site.configuration import data_folder

MARK = "demonstration.txt"
_KEPT = "serve.lock"
_MADE_BY_ANY_COMMAND = frozenset({_KEPT, "secret.key"})
_SAYS = """本文件夹是准绳的演示数据，所载单位、人员和案件均属虚构。
运行 zhunsheng demo 会清空并重新生成。
"""


class NotADemonstrationError(ZhunshengError):
    """The folder holds something that is not a demonstration."""


def run(arguments: argparse.Namespace) -> int:
    """Make the demonstration; serve it unless asked not to."""
    began = time.monotonic()
    folder = data_folder()
    if not arguments.no_serve:
        for port in (arguments.port, arguments.portal_port):
            serve.check_port(arguments.host, port)
    with serve.lock_folder(_writable(folder)):
        empty(folder)
        database.set_up(serving.STAFF)
        database.migrate()
        runner = import_module("zhunsheng.site.demonstration.runner")
        demonstration = _play(runner, arguments.scenarios or scenario_folder())
        if importlib.util.find_spec("zhunsheng.site.wsgi_portal") is not None:
            _fill_portal()
    lines = [runner.line_of(player) for player in demonstration.players]
    accounts = runner.accounts(runner.bureau_of(demonstration.players[0]))
    seconds = time.monotonic() - began
    if arguments.json:
        print_json(_plain(runner, lines, accounts, arguments, seconds))
    else:
        _print(runner, lines, accounts, seconds)
    good = all(line.ok for line in lines)
    if arguments.no_serve:
        return 0 if good else 1
    import_module("django.db").connections.close_all()
    serving.serve_folder(folder, arguments.host, arguments.port, arguments.portal_port)
    return 0 if good else 1


def scenario_folder() -> Path:
    """The scenarios beside the program, or in the present folder."""
    beside = Path(zhunsheng.__path__[0]).parent / "scenarios"
    return beside if beside.is_dir() else Path("scenarios")


def _writable(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise NotADemonstrationError(f"{folder} 不是文件夹。")
    found = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    if found - _MADE_BY_ANY_COMMAND and MARK not in found:
        raise NotADemonstrationError(
            f"{folder} 已有内容而不是演示数据，不会覆盖；请用 --data 换一个文件夹。"
        )
    return folder


def empty(folder: Path) -> None:
    """Take everything out of a demonstration's folder, and mark it again first."""
    (folder / MARK).write_text(_SAYS, encoding="utf-8")
    for path in folder.iterdir():
        if path.name in (MARK, _KEPT):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _play(runner: Any, scenarios: Path) -> Any:
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    demonstration = runner.Demonstration(runner.read_scripts(scenarios))
    with progress:
        task = progress.add_task("设立演示单位和人员", total=demonstration.steps)

        def tell(title: str, step: Any) -> None:
            day = step.at.date().isoformat()
            progress.update(task, advance=1, description=f"{day} {title}")

        demonstration.tell = tell
        demonstration.run()
    return demonstration


def _fill_portal() -> None:
    """Let the portal take what was published, in a process of its own."""
    serving.migrate(serving.PORTAL)
    subprocess.run(
        (sys.executable, "-m", "zhunsheng.site.main", "portal-intake", "--once"),
        env=os.environ | {"DJANGO_SETTINGS_MODULE": serving.PORTAL},
        check=False,
    )


def _plain(
    runner: Any,
    lines: Sequence[Any],
    accounts: Sequence[Any],
    arguments: argparse.Namespace,
    seconds: float,
) -> dict[str, Any]:
    return {
        "ok": all(line.ok for line in lines),
        "seconds": round(seconds, 1),
        "staff": f"http://{arguments.host}:{arguments.port}/",
        "portal": f"http://{arguments.host}:{arguments.portal_port}/",
        "password": runner.people.PASSWORD,
        "cases": [
            {
                "title": line.title,
                "acts": line.acts,
                "records": line.records,
                "refusals": line.refusals,
                "documents": line.documents,
                "deadlines_met": line.deadlines_met,
                "deadlines_missed": line.deadlines_missed,
                "wrong": list(line.wrong),
            }
            for line in lines
        ],
        "accounts": [
            {"role": one.role, "username": one.username, "bureau": one.bureau}
            for one in accounts
        ],
    }


def _print(
    runner: Any, lines: Sequence[Any], accounts: Sequence[Any], seconds: float
) -> None:
    console = Console(highlight=False)
    table = Table(box=None, padding=(0, 1))
    table.add_column("案件", overflow="fold")
    for name in ("行为", "记录", "拒绝", "文书", "按期", "逾期"):
        table.add_column(name, justify="right")
    for line in lines:
        numbers = (
            line.acts,
            line.records,
            line.refusals,
            line.documents,
            line.deadlines_met,
            line.deadlines_missed,
        )
        table.add_row(line.title, *map(str, numbers))
    console.print(table)
    for line in lines:
        for wrong in line.wrong:
            console.print(f"不符合预期：{line.title} {wrong}")
    people = Table(box=None, padding=(0, 1))
    for name in ("岗位", "用户名", "姓名", "单位"):
        people.add_column(name)
    for one in accounts:
        people.add_row(one.role, one.username, one.name, one.bureau)
    console.print(people)
    console.print(f"密码  {runner.people.PASSWORD}")
    console.print(f"用时 {seconds:.0f} 秒。")
