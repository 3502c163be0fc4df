"""The clock: the one place where the time of day enters the program.

A folder of data may hold ``clock.json`` with two instants, ``starts`` and
``real``: then the clock shows ``starts`` at the real instant ``real`` and runs on
from there. The demonstration uses it; a bureau's own folder has no such file.
"""

import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import CHINA
from zhunsheng.site.configuration import data_folder

_NAME = "clock.json"


class BadClockError(ZhunshengError):
    """``clock.json`` is there and cannot be read as two instants."""


def real_now() -> datetime:
    """The time of the machine."""
    return datetime.now(UTC)  # noqa: TID251  # the clock itself


def now() -> datetime:
    """The time of this folder of data: real, or that of the demonstration."""
    return real_now() + offset()


def offset() -> timedelta:
    """How far this folder's clock is from the real one; zero when it is not set."""
    path = data_folder() / _NAME
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return timedelta()
    return _read(path, changed)


def set_clock(starts: datetime) -> None:
    """Let this folder's clock show ``starts`` now, and run on from there."""
    path = data_folder() / _NAME
    plain = {"starts": starts.isoformat(), "real": real_now().isoformat()}
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(plain), encoding="ascii")
    fresh.replace(path)


def banner() -> str:
    """What every page says on top while the clock is not the real one; or nothing."""
    if not offset():
        return ""
    here = now().astimezone(CHINA)
    return (
        f"演示环境：系统时钟为 {here.year} 年 {here.month} 月 {here.day} 日，"
        "不是实际日期；所载单位、人员和案件均属虚构。"
    )


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> timedelta:
    try:
        plain = json.loads(path.read_text(encoding="ascii"))
        starts, real = (
            datetime.fromisoformat(plain[one]) for one in ("starts", "real")
        )
        return starts - real
    except (ValueError, KeyError, TypeError) as error:
        raise BadClockError(
            f"时钟文件 {_NAME} 无法读取，应当写有 starts 和 real 两个带时区的时间。"
        ) from error
