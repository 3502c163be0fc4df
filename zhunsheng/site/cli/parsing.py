"""Command-line arguments whose help and errors are Chinese."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

MISUSE = 2
_MOST_PORT = 65_535

_ERRORS = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1。"),
    (r"unrecognized arguments: (.+)", r"没有这个参数：\1。"),
    (r"argument (\S+): expected one argument", r"参数 \1 缺少值。"),
    (r"argument (\S+): expected at least one argument", r"参数 \1 缺少值。"),
    (r"argument (\S+): ignored explicit argument .+", r"参数 \1 不需要值。"),
    (
        r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)",
        r"参数 \1 没有 \2 这个值，可用：\3。",
    ),
    (r"argument (\S+): not allowed with argument (\S+)", r"参数 \1 与 \2 不能同用。"),
    (r"ambiguous option: (\S+) could match (.+)", r"参数 \1 有歧义，可能是：\2。"),
    (r"argument (\S+?)(/-.+)?: (.+)", r"参数 \1：\3"),
)


class MisuseError(Exception):
    """The command line is not one that the program understands; one sentence."""


class Parser(argparse.ArgumentParser):
    """A parser that says in Chinese what is wrong, and leaves exiting to ``main``."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_ChineseHelp,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Raise ``MisuseError`` with the sentence in Chinese."""
        raise MisuseError(in_chinese(message))


class _ChineseHelp(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        super().add_usage(usage, actions, groups, prefix or "用法：")


def in_chinese(message: str) -> str:
    """The library's sentence about a wrong argument, in Chinese."""
    for pattern, says in _ERRORS:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, says, message, flags=re.DOTALL)
    return message


def day(text: str) -> date:
    """A day as ``2026-03-02``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，应写作 2026-03-02。"
        ) from None


def port(text: str) -> int:
    """A TCP port."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}”不是端口，应为 1 到 {_MOST_PORT}。")
    return int(text)


def bureau_code(text: str) -> str:
    """A code of GB/T 2260: six digits."""
    if not re.fullmatch(r"[0-9]{6}", text):
        raise argparse.ArgumentTypeError(
            f"“{text}”不是行政区划代码，应为六位数字，例如 620100。"
        )
    return text


def existing_file(text: str) -> Path:
    """A file that is there."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"没有文件 {text}。")
    return path


def existing_path(text: str) -> Path:
    """A file or folder that is there."""
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"没有文件或者文件夹 {text}。")
    return path
