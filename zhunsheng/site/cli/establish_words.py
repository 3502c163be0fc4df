"""What ``zhunsheng establish`` takes. Nothing here imports Django or the law."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

from zhunsheng.site.cli.parsing import MisuseError, bureau_code

NATION = "000000"


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that must be known: its option, what it is, and an example."""

    name: str
    says: str
    example: str

    @property
    def option(self) -> str:
        """``--short-name``."""
        return f"--{self.name.replace('_', '-')}"


WORDS = (
    Word("name", "单位名称", "示范医疗保障局"),
    Word("short_name", "单位简称", "示范医保局"),
    Word("document_prefix", "文书代字", "示范医保"),
    Word("fund_account", "医保基金账户", "开户行、户名和账号"),
    Word("treasury_account", "罚没款专户", "开户行、户名和账号"),
    Word("reconsideration_body", "行政复议机关", "示范人民政府"),
    Word("court", "有管辖权的人民法院", "示范人民法院"),
    Word("address", "单位地址", "示范大街1号"),
    Word("telephone", "联系电话", "010-00000000"),
    Word("department", "系统管理员所在机构", "办公室"),
    Word("administrator", "系统管理员姓名", "张示范"),
    Word("username", "系统管理员账号名", "3 至 64 位小写字母、数字、点和连字符"),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add one option for each word; what is left out is asked for on a terminal."""
    parser.add_argument(
        "--code",
        type=bureau_code,
        default=NATION,
        metavar="代码",
        help=f"行政区划代码（默认 {NATION}）",
    )
    for one in WORDS:
        parser.add_argument(
            one.option,
            dest=one.name,
            metavar="文字",
            help=f"{one.says}，例如 {one.example}",
        )


def complete(
    arguments: argparse.Namespace, *, ask: Callable[[str], str] | None = None
) -> dict[str, str]:
    """Every word: as given, or as ``ask`` learns it from the person at the terminal.

    Without a terminal a missing word is a misuse, and all of them are named at once.
    """
    given = {one.name: getattr(arguments, one.name) for one in WORDS}
    missing = [one for one in WORDS if not given[one.name]]
    if ask is None and missing:
        raise MisuseError(f"缺少参数：{'、'.join(one.option for one in missing)}。")
    for one in missing:
        while ask is not None and not given[one.name]:
            given[one.name] = ask(f"{one.says}（{one.example}）：").strip()
    return {name: str(value) for name, value in given.items()}


def terminal() -> Callable[[str], str] | None:
    """How to ask somebody; ``None`` when nobody sits there."""
    return _ask if sys.stdin.isatty() else None


def _ask(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        raise MisuseError("没有填写完，没有设立任何单位。") from None
