"""Instruments (法律、法规、规章、规范性文件) and their clauses, from data files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.regulations.references import Clause, Numbering, parts_of

NATION = "000000"


class BadInstrumentError(ZhunshengError):
    """A data file that does not say what an instrument must say."""


class Level(Enum):
    """层级: whose instrument it is; the digits of a region code that bind."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"

    @property
    def digits(self) -> int:
        """How many leading digits of a bureau's code the region covers."""
        return {"nation": 0, "province": 2, "city": 4, "county": 6}[self.value]


class Force(IntEnum):
    """效力等级: the lower the number, the higher the instrument ranks."""

    LAW = 1  # 法律
    REGULATION = 2  # 行政法规
    LOCAL_REGULATION = 3  # 地方性法规
    RULE = 4  # 规章
    DOCUMENT = 5  # 规范性文件


class SourceMark(Enum):
    """来源标记: how sure we are of what a clause says."""

    READ = "V"  # 读到原文
    SECOND_HAND = "S"  # 二手说法
    REMEMBERED = "R"  # 凭记忆
    DOUBTFUL = "R?"  # 记忆且把握不大

    @property
    def says(self) -> str:
        """The mark as the desk shows it beside a clause or a date."""
        return {
            "V": "已核对原文",
            "S": "据二手资料，须核对原文",
            "R": "凭记忆，须核对原文",
            "R?": "把握不大，须核对原文",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Entry:
    """条目: one clause as data: what it is about and what it asks of us."""

    clause: Clause
    kind: str
    gist: str
    does: str
    within: str
    mark: SourceMark
    came_from: str


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """一件制度: header, clauses and the raw parameters of one version."""

    id: str
    title: str
    number: str
    issuer: str
    level: Level
    force: Force
    region: str
    matters: tuple[str, ...]
    numbering: Numbering
    in_force_from: date
    in_force_until: date | None  # the last day on which it binds
    in_force_note: str
    implements: tuple[str, ...]
    mark: SourceMark
    came_from: str
    source_file: str
    entries: tuple[Entry, ...]
    raw: Mapping[str, Any] = field(repr=False)

    def in_force(self, on: date) -> bool:
        """Whether it binds on that day."""
        if on < self.in_force_from:
            return False
        return self.in_force_until is None or on <= self.in_force_until

    def lapsed(self, on: date) -> bool:
        """失效: it was in force once, and ended before that day."""
        return self.in_force_until is not None and on > self.in_force_until

    def covers(self, bureau: str) -> bool:
        """Whether its region takes in the bureau's."""
        return bureau[: self.level.digits] == self.region[: self.level.digits]

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts instruments from the highest down: force first, then level."""
        return (self.force, self.level.digits)


def _read_entry(instrument: Mapping[str, Any], raw: Mapping[str, Any]) -> Entry:
    parts_of(raw["ref"])
    return Entry(
        clause=Clause(instrument["id"], raw["ref"]),
        kind=raw["kind"],
        gist=raw["gist"],
        does=raw.get("does", ""),
        within=raw.get("within", ""),
        mark=SourceMark(raw.get("source_mark", instrument["source_mark"])),
        came_from=raw.get("came_from", instrument.get("came_from", "")),
    )


def _read(raw: Mapping[str, Any]) -> Instrument:
    entries = tuple(_read_entry(raw, one) for one in raw["clause"])
    refs = [entry.clause.ref for entry in entries]
    doubled = sorted({ref for ref in refs if refs.count(ref) > 1})
    if doubled:
        raise ValueError(f"条款重复：{'、'.join(doubled)}")
    return Instrument(
        id=raw["id"],
        title=raw["title"],
        number=raw.get("number", ""),
        issuer=raw["issuer"],
        level=Level(raw["level"]),
        force=Force[raw["force"].replace("-", "_").upper()],
        region=raw["region"],
        matters=tuple(raw["matters"]),
        numbering=Numbering(raw["numbering"]),
        in_force_from=raw["in_force_from"],
        in_force_until=raw.get("in_force_until"),
        in_force_note=raw.get("in_force_note", ""),
        implements=tuple(raw.get("implements", ())),
        mark=SourceMark(raw["source_mark"]),
        came_from=raw.get("came_from", ""),
        source_file=raw.get("source_file", ""),
        entries=entries,
        raw=raw,
    )


def read_instrument(path: Path) -> Instrument:
    """One data file as an instrument; one sentence says what is wrong with it."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return _read(raw)
    except KeyError as missing:
        what = f"缺少 {missing.args[0]}"
    except (OSError, UnicodeDecodeError) as broken:
        what = f"无法读取（{type(broken).__name__}）"
    except (ValueError, ZhunshengError) as wrong:
        what = str(wrong)
    raise BadInstrumentError(f"制度文件 {path.name} 有误：{what}。")
