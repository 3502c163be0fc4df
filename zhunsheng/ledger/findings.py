"""核验结果: what verification may find, in one sentence each."""

from collections.abc import Iterator
from dataclasses import dataclass, field

_SAYS = {
    "body-edited": "第 {at} 号条目的正文被改动：与信封所承诺的 SHA-256、SM3 不符。",
    "body-missing": "第 {at} 号条目的正文不见了，也没有销毁记录。",
    "body-returned": "第 {at} 号条目的正文已经销毁，现在又出现了。",
    "stream-gap": "卷宗 {stream} 缺少条目：应当有 {expected} 条，现有 {count} 条。",
    "body-stray": "正文表比条目表多出 {count} 行。",
    "envelope-edited": "第 {at} 号条目的信封被改动：与台账树中的哈希不符。",
    "columns-edited": "第 {at} 号条目的检索字段被改动：与信封所写不符。",
    "entry-deleted": "第 {at} 号条目被删除。",
    "entries-swapped": "第 {at} 号与第 {other} 号条目被调换位置。",
    "entries-cut": "最新的条目被截去：应当有 {expected} 条，现在只有 {count} 条。",
    "entries-added": "台账之外多出条目：应当有 {expected} 条，现在有 {count} 条。",
    "entries-changed": "第 {at} 号至第 {other} 号条目与台账树不符：其中有条目被改动。",
    "time-reversed": "第 {at} 号条目的收到时间比前面的条目早了一分钟以上。",
    "tile-edited": "台账树第 {level} 层第 {index} 片被改动。",
    "tile-missing": "台账树缺少第 {level} 层第 {index} 片。",
    "tree-recomputed": "台账树被重新计算过：与本机构 {size} 条时签发的检查点不符。",
    "log-forked": "台账出现两个版本：与另行保存的 {size} 条时的检查点不符。",
    "older-restored": "台账退回到旧的状态：另存的检查点有 {size} 条，现有 {count} 条。",
    "checkpoint-edited": "{size} 条时的检查点被改动：签名或者内容不符。",
    "cosignature-edited": "{size} 条时的检查点的副署被改动。",
    "log-missing": "检查点所属的台账不见了。",
    "destruction-unfounded": "第 {at} 号条目的正文被销毁，所称的销毁记录却没有写明它。",
    "file-changed": "库房文件 {sha256} 的内容被改动。",
    "file-missing": "库房文件 {sha256} 不见了。",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """核验结果: one thing that is wrong; ``position`` if it is at an entry."""

    code: str
    says: str
    log: str
    position: int | None = None


@dataclass(slots=True)
class Findings:
    """Of each log and kind, the first thing that is wrong."""

    _first: dict[tuple[str, str], Finding] = field(default_factory=dict)

    def add(self, log: str, code: str, at: int | None = None, **about: object) -> None:
        """Note a thing that is wrong, unless its kind is known already."""
        says = _SAYS[code].format(at=at, **about)
        name = f"{log} 的台账：{says}" if log else says
        self._first.setdefault((log, code), Finding(code, name, log, at))

    def has(self, log: str, *codes: str) -> bool:
        """Whether any of these kinds was found in this log."""
        return any((log, code) in self._first for code in codes)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._first.values())


def codes() -> tuple[str, ...]:
    """Every kind of thing that can be wrong."""
    return tuple(_SAYS)
