"""裁量基准 as values: a table of items, their tiers, and when each tier applies.

Multiples are thousandths (倍数的千分之一), whole numbers; amounts are fen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.clauses import Clause
from zhunsheng.regulations.factors import BASIS, Factor
from zhunsheng.regulations.instruments import SourceMark
from zhunsheng.regulations.violations import Range

THOUSAND = 1000


class Degree(IntEnum):
    """裁量阶次: from the mildest to the harshest."""

    NO_PENALTY = 0  # 不予处罚
    MITIGATED = 1  # 减轻
    AT_LOW = 2  # 按下限
    LIGHTER = 3  # 从轻
    ORDINARY = 4  # 一般
    HEAVIER = 5  # 从重
    AT_HIGH = 6  # 按上限

    @property
    def label(self) -> str:
        """What officers call it."""
        return _DEGREES[self]

    @property
    def wire(self) -> str:
        """Its name in data: ``no-penalty``."""
        return self.name.lower().replace("_", "-")


_DEGREES = {
    Degree.NO_PENALTY: "不予处罚",
    Degree.MITIGATED: "减轻处罚",
    Degree.AT_LOW: "按下限处罚",
    Degree.LIGHTER: "从轻处罚",
    Degree.ORDINARY: "一般处罚",
    Degree.HEAVIER: "从重处罚",
    Degree.AT_HIGH: "按上限处罚",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """裁量所据: what was found of one violation besides its amount."""

    factors: frozenset[Factor] = frozenset()
    began_on: date
    ended_on: date
    settled_fen: int | None = None  # 同期医保基金支付总额
    last_penalised_on: date | None = None  # 上次因同类违法行为受处罚


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """适用情形 of one kind; exactly one of the fields is set.

    Amounts reach from ``base_from`` (included) or up to ``base_to`` (excluded), in
    fen; shares of the fund's payments likewise, in thousandths.
    """

    factor: Factor | None = None
    base_from: int | None = None
    base_to: int | None = None
    share_from: int | None = None
    share_to: int | None = None
    repeated_years: int | None = None

    def hits(self, base_fen: int, weighed: Weighed) -> bool:
        """Whether the violation is of this kind."""
        if self.factor is not None:
            return self.factor in weighed.factors
        if self.repeated_years is not None:
            return _repeated(weighed, self.repeated_years)
        if self.base_from is not None:
            return base_fen >= self.base_from
        if self.base_to is not None:
            return base_fen < self.base_to
        return self._share_hits(base_fen, weighed.settled_fen)

    def _share_hits(self, base_fen: int, settled_fen: int | None) -> bool:
        """占比: compared by multiplication, so that nothing is rounded."""
        if settled_fen is None or settled_fen <= 0:
            return False
        part = base_fen * THOUSAND
        if self.share_from is not None:
            return part >= self.share_from * settled_fen
        return self.share_to is not None and part < self.share_to * settled_fen

    @property
    def says(self) -> str:
        """The condition in words."""
        if self.factor is not None:
            return self.factor.label
        if self.repeated_years is not None:
            return f"受处罚后{self.repeated_years}年内再次实施同类违法行为"
        if self.base_from is not None:
            return f"涉及金额{yuan(self.base_from)}元以上"
        if self.base_to is not None:
            return f"涉及金额不满{yuan(self.base_to)}元"
        if self.share_from is not None:
            return f"涉及金额占同期医保基金支付总额{_percent(self.share_from)}以上"
        return f"涉及金额占同期医保基金支付总额不满{_percent(self.share_to or 0)}"

    @property
    def basis(self) -> tuple[Clause, ...]:
        """The clause behind a circumstance; amounts rest on the benchmark alone."""
        return BASIS[self.factor] if self.factor is not None else ()


def _repeated(weighed: Weighed, years: int) -> bool:
    """Whether the act went on within so many years after the last penalty."""
    last = weighed.last_penalised_on
    if last is None or weighed.ended_on <= last:
        return False
    leap = (last.month, last.day) == (2, 29)
    until = last.replace(year=last.year + years, day=28 if leap else last.day)
    return weighed.began_on <= until


def _percent(thousandths: int) -> str:
    whole, rest = divmod(thousandths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"


Alternative = tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """阶次: a band of the fine, and when it applies.

    ``when`` are alternatives; of one alternative every condition must hold. The
    ordinary tier has none: it applies where no other does. ``band`` is in
    thousandths of the base, or in fen where the law gives fixed amounts.
    """

    degree: Degree
    name: str  # as the province calls it
    band: tuple[int, int]
    when: tuple[Alternative, ...] = ()

    def hit(self, base_fen: int, weighed: Weighed) -> Alternative | None:
        """The first alternative that holds, or ``None``."""
        for one in self.when:
            if all(each.hits(base_fen, weighed) for each in one):
                return one
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """裁量事项: one row group of a province's table.

    Of an item that is not ``complete`` we know some tiers and not when they apply;
    nothing is computed from it.
    """

    no: int
    matter: str
    situations: tuple[int, ...]
    range: Range
    basis: tuple[Clause, ...]
    tiers: tuple[Tier, ...]  # from the mildest to the harshest
    complete: bool = True
    mark: SourceMark
    came_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """裁量基准: one version of one region's table."""

    id: str
    title: str
    number: str
    region: str  # GB/T 2260; zeros at its end: every bureau below
    in_force_from: date
    in_force_until: date | None
    mark: SourceMark
    came_from: str
    demonstration: bool
    items: Mapping[int, Item]  # by number of the situation

    def in_force(self, on: date) -> bool:
        """Whether it binds on that day."""
        until = self.in_force_until
        return self.in_force_from <= on and (until is None or on <= until)

    def covers(self, bureau: str) -> bool:
        """Whether its region takes in the bureau's."""
        prefix = prefix_of(self.region)
        return bureau[: len(prefix)] == prefix


def prefix_of(region: str) -> str:
    """The digits of a region's code that are not filled up with zeros."""
    while region.endswith("00"):
        region = region[:-2]
    return region
