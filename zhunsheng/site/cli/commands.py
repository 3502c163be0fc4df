"""Every command: its name, what it does, what it takes, and where its code is.

Nothing here imports Django or the law, so that the program starts at once; the
module of a command is imported when the command is run.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.site.cli import establish_words
from zhunsheng.site.cli.parsing import (
    bureau_code,
    day,
    existing_file,
    existing_path,
    port,
)

Configure = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """命令: one word after ``zhunsheng``.

    ``module`` has ``run(arguments) -> int``. ``needs`` says what is ready when it
    is imported: ``nothing``, ``django``, ``data`` (Django, and a database that was
    set up before in the folder of ``--data``), or ``portal`` (Django as the portal).
    """

    name: str
    says: str
    module: str
    configure: Configure
    needs: str = "nothing"


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="文件夹",
        help="数据文件夹（默认取环境变量 ZHUNSHENG_DATA，没有则为 data）",
    )


def _ports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=port, default=8000, metavar="端口", help="执法平台（默认 8000）"
    )
    parser.add_argument(
        "--portal-port",
        type=port,
        default=8001,
        metavar="端口",
        help="公示门户（默认 8001）",
    )
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="监听地址（默认本机）"
    )


def _serve(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    _ports(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    _ports(parser)
    _json(parser)
    parser.add_argument(
        "--no-serve", action="store_true", help="只演示办案过程，不启动网站"
    )
    parser.add_argument(
        "--scenarios",
        type=Path,
        metavar="文件夹",
        help="剧本文件夹（默认 scenarios）",
    )


def _scenario(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=existing_file, metavar="文件", help="剧本（JSON）")
    _json(parser)


def _data_json(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    _json(parser)


def _verify(parser: argparse.ArgumentParser) -> None:
    _data_json(parser)
    _checkpoint(parser)


def _checkpoint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--checkpoint",
        type=existing_file,
        action="append",
        default=[],
        metavar="文件",
        help="另存于他处的检查点，用来发现恢复旧备份；可重复",
    )


def _deadline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("period", metavar="期限", help="期限名称，例如 verify-lead")
    parser.add_argument(
        "--bureau", type=bureau_code, required=True, metavar="代码", help="行政区划代码"
    )
    parser.add_argument(
        "--from",
        dest="start",
        type=day,
        required=True,
        metavar="日期",
        help="起算事由发生之日",
    )
    parser.add_argument(
        "--matter", default="penalty", metavar="事项", help="默认 penalty（处罚）"
    )
    parser.add_argument("--party", metavar="类别", help="当事人类别")
    _json(parser)


def _clauses(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bureau", type=bureau_code, required=True, metavar="代码", help="行政区划代码"
    )
    parser.add_argument("--on", type=day, metavar="日期", help="哪一天（默认今天）")
    _json(parser)


def _check_package(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", type=existing_file, metavar="文件", help="案卷包（.zip）"
    )
    _json(parser)


def _check_proof(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=existing_file, metavar="文件", help=".tlog-proof 证明文件"
    )
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="公钥",
        help="医保局的验证公钥（name+hash+key）或者写有公钥的文件；可重复",
    )
    parser.add_argument(
        "--pdf",
        "--document",
        dest="document",
        type=existing_file,
        metavar="文件",
        help="要核对的文书（PDF）",
    )
    _json(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    parser.add_argument("file", type=Path, metavar="文件", help="备份文件")


def _restore(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    _checkpoint(parser)
    parser.add_argument("file", type=existing_file, metavar="文件", help="备份文件")


def _import_year(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    parser.add_argument(
        "file", type=existing_file, metavar="文件", help="国务院放假通知数据（TOML）"
    )


def _import_text(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    parser.add_argument("instrument", metavar="文件名称", help="例如 apl-2021")
    parser.add_argument(
        "file", type=existing_file, metavar="文件", help="正式文本（纯文本）"
    )


def _migrate(parser: argparse.ArgumentParser) -> None:
    _data(parser)


def _establish(parser: argparse.ArgumentParser) -> None:
    _data_json(parser)
    establish_words.configure(parser)


def _followers(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    parser.add_argument("--once", action="store_true", help="做完现有的就结束")


def _portal_intake(parser: argparse.ArgumentParser) -> None:
    _data(parser)
    parser.add_argument(
        "--feed",
        type=existing_path,
        metavar="文件夹",
        help="公示数据（默认数据文件夹中的 feed）",
    )
    parser.add_argument(
        "--keys",
        type=existing_path,
        metavar="文件夹",
        help="各局验证公钥（默认 public-keys）",
    )
    parser.add_argument("--once", action="store_true", help="接收一次就结束")


_CLI = "zhunsheng.site.cli"

COMMANDS = (
    Command(
        name="serve",
        says="启动执法平台、公示门户和后台工作",
        module=f"{_CLI}.serving",
        configure=_serve,
    ),
    Command(
        name="demo",
        says="建立演示数据，走完各演示案件，然后启动",
        module=f"{_CLI}.demo",
        configure=_demo,
    ),
    Command(
        name="scenario",
        says="在临时数据库中运行一个剧本，逐步核对结果",
        module=f"{_CLI}.scenario",
        configure=_scenario,
    ),
    Command(
        name="verify",
        says="核验台账、检查点和文件库",
        module=f"{_CLI}.verify",
        configure=_verify,
        needs="data",
    ),
    Command(
        name="rebuild",
        says="清空各查询表，由台账重新生成",
        module=f"{_CLI}.rebuild",
        configure=_data,
        needs="data",
    ),
    Command(
        name="deadline",
        says="计算期限的最后一日，说明理由和依据",
        module=f"{_CLI}.deadline",
        configure=_deadline,
    ),
    Command(
        name="clauses",
        says="列出约束某医保局的条款，以及由什么落实",
        module=f"{_CLI}.clauses",
        configure=_clauses,
        needs="django",
    ),
    Command(
        name="acts",
        says="列出所有行为：输入、条件、依据、记录",
        module=f"{_CLI}.acts",
        configure=_json,
        needs="django",
    ),
    Command(
        name="check-package",
        says="离线检查归档包",
        module=f"{_CLI}.check_package",
        configure=_check_package,
    ),
    Command(
        name="check-proof",
        says="离线检查存证证明",
        module=f"{_CLI}.check_proof",
        configure=_check_proof,
    ),
    Command(
        name="backup",
        says="备份为一个文件",
        module=f"{_CLI}.backup",
        configure=_backup,
        needs="data",
    ),
    Command(
        name="restore",
        says="由备份恢复，并与最后的检查点核对",
        module=f"{_CLI}.restore",
        configure=_restore,
        needs="django",
    ),
    Command(
        name="import-year",
        says="导入一年的放假调休安排",
        module=f"{_CLI}.import_year",
        configure=_import_year,
        needs="django",
    ),
    Command(
        name="import-text",
        says="导入法规规章的正式文本",
        module=f"{_CLI}.import_text",
        configure=_import_text,
    ),
    Command(
        name="check-wording",
        says="检查文字服务是否可用",
        module=f"{_CLI}.check_wording",
        configure=_data,
        needs="django",
    ),
    Command(
        name="migrate",
        says="建立或者更新数据库",
        module=f"{_CLI}.migrate",
        configure=_migrate,
        needs="django",
    ),
    Command(
        name="establish",
        says="设立第一个单位和它的系统管理员，给出一次性密码",
        module=f"{_CLI}.establish",
        configure=_establish,
        needs="django",
    ),
    Command(
        name="followers",
        says="只运行后台工作",
        module=f"{_CLI}.followers",
        configure=_followers,
        needs="data",
    ),
    Command(
        name="portal-intake",
        says="公示门户接收各局公示数据",
        module=f"{_CLI}.portal_intake",
        configure=_portal_intake,
        needs="portal",
    ),
)
"""All commands, in the order in which help lists them."""


def named(name: str) -> Command | None:
    """The command of this name."""
    return next((one for one in COMMANDS if one.name == name), None)
