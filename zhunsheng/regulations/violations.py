"""Violations (违法情形): causes and situations, and the fine that each allows."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.regulations.clauses import Clause, cite

_DATA = Path(__file__).parent / "violations.toml"
_FEN = 100

# 幅度的编号就是条款：r735-38 即条例第三十八条；个别法律的标识不同。
_INSTRUMENTS = {"r735": "r735", "sil": "sil-2018", "relief": "relief-2019"}


class UnknownSituationError(ZhunshengError):
    """No situation has this number."""


class NoBaseError(ZhunshengError):
    """The fine is a multiple of an amount that was not given."""


class Subject(Enum):
    """主体: who commits the violation."""

    AGENCY = "agency"  # 经办机构
    PROVIDER = "provider"  # 定点医药机构
    PERSON = "person"  # 自然人
    OTHER = "other"  # 其他单位


class Base(Enum):
    """基数: the amount of which the fine is a multiple."""

    DEFRAUDED = "defrauded"  # 骗取金额
    LOSS = "loss"  # 造成的损失
    CONTRIBUTION_DUE = "contribution-due"  # 应缴数额


@dataclass(frozen=True, slots=True)
class Range:
    """处罚幅度: what one clause of law allows."""

    id: str
    base: Base | None
    multiple: tuple[int, int] | None  # 倍数的下限和上限
    fixed_fen: tuple[int, int] | None
    correct_first: bool  # 拒不改正的才罚款
    suspend_months: tuple[int, int] | None  # 暂停联网结算
    basis: tuple[Clause, ...]

    @property
    def fines(self) -> bool:
        """Whether it provides for a fine at all."""
        return self.multiple is not None or self.fixed_fen is not None


@dataclass(frozen=True, slots=True)
class Situation:
    """违法情形: one of the numbered situations, under its cause (案由)."""

    no: int
    gist: str
    cause: str
    subject: Subject
    range: Range


@dataclass(frozen=True, slots=True)
class Matter:
    """执法事项: what a bureau publishes that it does, by kind."""

    kind: str
    names: tuple[str, ...]


def _pair(raw: Mapping[str, Any], key: str, times: int = 1) -> tuple[int, int] | None:
    if key not in raw:
        return None
    low, high = raw[key]
    return (low * times, high * times)


def _basis(range_id: str) -> tuple[Clause, ...]:
    prefix, ref = range_id.split("-")
    instrument = _INSTRUMENTS[prefix]
    # 条例第四十条的两款是同一幅度。
    paragraphs = (f"{ref}.1", f"{ref}.2") if range_id == "r735-40" else (ref,)
    return cite(*(f"{instrument}:{one}" for one in paragraphs))


def _range(raw: Mapping[str, Any]) -> Range:
    return Range(
        id=raw["id"],
        base=Base(raw["base"]) if "base" in raw else None,
        multiple=_pair(raw, "multiple"),
        fixed_fen=_pair(raw, "fixed", _FEN),
        correct_first=raw.get("correct_first", False),
        suspend_months=_pair(raw, "suspend_settlement_months"),
        basis=_basis(raw["id"]),
    )


@cache
def _loaded() -> tuple[Mapping[int, Situation], tuple[Matter, ...]]:
    raw = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    ranges = {one["id"]: _range(one) for one in raw["range"]}
    situations = {
        one["no"]: Situation(
            no=one["no"],
            gist=one["gist"],
            cause=cause["name"],
            subject=Subject(cause["subject"]),
            range=ranges[one["range"]],
        )
        for cause in raw["cause"]
        for one in cause["situations"]
    }
    matters = tuple(Matter(one["kind"], tuple(one["names"])) for one in raw["matter"])
    return MappingProxyType(situations), matters


def situation(no: int) -> Situation:
    """The situation of this number."""
    try:
        return _loaded()[0][no]
    except KeyError:
        raise UnknownSituationError(f"没有第 {no} 种违法情形。") from None


def list_situations(subject: Subject | None = None) -> tuple[Situation, ...]:
    """All situations by number, or those of one kind of subject."""
    return tuple(one for one in _loaded()[0].values() if subject in {None, one.subject})


def list_matters() -> tuple[Matter, ...]:
    """执法事项清单: the kinds of matters that bureaus publish."""
    return _loaded()[1]


def fine_range(of: Situation, base_fen: int | None = None) -> tuple[int, int]:
    """The least and the most that the fine may be, in fen; ``(0, 0)`` if none.

    ``base_fen`` is the amount that the clause multiplies: defrauded, lost or due.
    """
    if of.range.fixed_fen is not None:
        return of.range.fixed_fen
    if of.range.multiple is None:
        return (0, 0)
    if base_fen is None or base_fen < 0:
        raise NoBaseError(
            "这种情形按金额的倍数罚款，请先填写骗取、损失或者应缴的金额。"
        )
    low, high = of.range.multiple
    return (base_fen * low, base_fen * high)
