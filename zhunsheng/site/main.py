"""``zhunsheng``: the command line.

Exit codes: 0 done, 1 the answer is no, 2 misuse or failure. An error is one line,
says what to do, and never a trace; ``ZHUNSHENG_TRACE=1`` shows the trace to those
who work on the program.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TextIO

from zhunsheng.site.cli.commands import COMMANDS, named
from zhunsheng.site.cli.failures import sentence
from zhunsheng.site.cli.parsing import MISUSE, MisuseError, Parser

INTERRUPTED = 130
_STAFF = "zhunsheng.site.settings.staff"
_PORTAL = "zhunsheng.site.settings.portal"


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if words is None else words)
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        return _run(given)
    except MisuseError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("ZHUNSHENG_TRACE"):
            raise
        return _fail(sentence(error))


def _write_utf8(stream: TextIO) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(says: str) -> int:
    sys.stderr.write(f"错误：{' '.join(says.split())}\n")
    return MISUSE


def _run(given: list[str]) -> int:
    if not given or given[0] in ("-h", "--help", "help"):
        sys.stdout.write(overview())
        return 0 if given else MISUSE
    command = named(given[0])
    if command is None:
        raise MisuseError(f"没有命令 {given[0]}；运行 zhunsheng --help 查看全部命令。")
    parser = Parser(f"zhunsheng {command.name}", command.says)
    command.configure(parser)
    try:
        arguments = parser.parse_args(given[1:])
    except SystemExit:  # after --help
        return 0
    if getattr(arguments, "data", None) is not None:
        os.environ["ZHUNSHENG_DATA"] = str(arguments.data.absolute())
    prepare(command.needs)
    return int(import_module(command.module).run(arguments))


def overview() -> str:
    """What ``zhunsheng --help`` prints."""
    width = max(len(one.name) for one in COMMANDS)
    lines = [f"  {one.name.ljust(width)}  {one.says}" for one in COMMANDS]
    return "准绳：医疗保障行政执法平台\n\n用法：zhunsheng 命令 [选项]\n\n命令：\n" + (
        "\n".join(lines) + "\n\nzhunsheng 命令 --help 查看每个命令的选项。\n"
    )


def prepare(needs: str) -> None:
    """Set Django up when the command needs it, with a database when it needs one."""
    if needs == "nothing":
        return
    from zhunsheng.site.cli.database import require_data, set_up  # noqa: PLC0415

    if needs == "data":
        require_data()
    set_up(_PORTAL if needs == "portal" else _STAFF)


if __name__ == "__main__":
    sys.exit(main())
