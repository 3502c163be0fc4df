"""``zhunsheng verify``: recompute ledger and vault, and name what is wrong."""

import argparse
from collections import Counter
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from zhunsheng.jobs import installation
from zhunsheng.ledger import checkpoint
from zhunsheng.ledger.findings import Finding
from zhunsheng.ledger.models import Checkpoint, Cosignature, Log
from zhunsheng.ledger.note import BadNoteError
from zhunsheng.site.cli.keys import kept_checkpoints, own_keys, own_witnesses
from zhunsheng.site.cli.output import print_json, print_lines
from zhunsheng.vault import files
from zhunsheng.vault.verify import verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """核验范围: what of one log was checked."""

    log: str
    entries: int
    checkpoints: int
    cosignatures: int
    kept: int

    def row(self, found: tuple[Finding, ...]) -> tuple[str, ...]:
        """A row of the table."""
        wrong = sum(one.log == self.log for one in found)
        numbers = (self.entries, self.checkpoints, self.cosignatures, self.kept)
        return (self.log, *map(str, numbers), f"{wrong} 项问题" if wrong else "完好")


def run(arguments: argparse.Namespace) -> int:
    """Verify; 1 when something is wrong, with every finding."""
    kept = kept_checkpoints(arguments.checkpoint)
    found = verify(installation.store(), kept, own_keys(), own_witnesses())
    checked, count = _checked(kept), sum(1 for _ in files.referenced())
    if arguments.json:
        print_json(_plain(checked, count, found))
    else:
        _show(checked, count, found)
    return 1 if found else 0


def _checked(kept: tuple[str, ...]) -> tuple[Checked, ...]:
    """How much there was to check, log by log."""
    witnesses = [one.name for one in own_witnesses()]
    cosigned = Cosignature.objects.filter(name__in=witnesses)
    signed = Counter(Checkpoint.objects.values_list("log", flat=True))
    witnessed = Counter(cosigned.values_list("log", flat=True))
    outside = Counter(map(_origin, kept))
    return tuple(
        Checked(
            log=log.code,
            entries=log.size,
            checkpoints=signed[log.code],
            cosignatures=witnessed[log.code],
            kept=outside[log.origin],
        )
        for log in Log.objects.order_by("code")
    )


def _origin(signed: str) -> str:
    try:
        return checkpoint.unverified(signed).origin
    except BadNoteError:
        return ""


def _plain(
    checked: tuple[Checked, ...], count: int, found: tuple[Finding, ...]
) -> dict[str, object]:
    return {
        "ok": not found,
        "logs": {one.log: one.entries for one in checked},
        "checkpoints": {one.log: one.checkpoints for one in checked},
        "cosignatures": {one.log: one.cosignatures for one in checked},
        "kept": {one.log: one.kept for one in checked},
        "files": count,
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


def _show(checked: tuple[Checked, ...], count: int, found: tuple[Finding, ...]) -> None:
    table = Table(box=None, padding=(0, 1))
    table.add_column("台账")
    for name in ("条目", "检查点", "上级副署", "库外检查点"):
        table.add_column(name, justify="right")
    table.add_column("结果")
    for one in checked:
        table.add_row(*one.row(found))
    Console(highlight=False).print(table)
    print_lines(f"库房：{count} 个文件。")
    if found:
        print_lines(f"发现 {len(found)} 项问题：", *(one.says for one in found))
        return
    entries = sum(one.entries for one in checked)
    print_lines(f"完好：{len(checked)} 个台账，{entries} 条记录。")
