"""Parameters (参数) that clauses set: periods, thresholds and switches, as data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from zhunsheng.regulations.instruments import (
    BadInstrumentError,
    Instrument,
    SourceMark,
)
from zhunsheng.regulations.references import Clause, parse


class Unit(Enum):
    """单位: in what a period is counted."""

    WORKING = "working-day"  # 工作日
    NATURAL = "natural-day"  # 日
    MONTH = "month"  # 月
    YEAR = "year"  # 年
    HOUR = "hour"  # 小时


class Protects(Enum):
    """Whom a period serves, and so which way a lower instrument may move it."""

    BUREAU_DUTY = "bureau-duty"  # 行政机关的义务：只能缩短
    PARTY = "party"  # 当事人的权利：只能延长


class Bound(Enum):
    """What the last day of a period means for the act that it governs."""

    BY = "by"  # 最迟在该日
    FROM_DAY = "from-day"  # 最早在该日
    AFTER_DAY = "after-day"  # 须过该日之后


class Party(Enum):
    """当事人类型."""

    CITIZEN = "citizen"  # 公民
    INDIVIDUAL_BUSINESS = "individual-business"  # 个体工商户
    ORGANISATION = "organisation"  # 法人或者其他组织


@dataclass(frozen=True, slots=True)
class Extension:
    """延长: another period that may follow, and who approves it."""

    period: str
    approver: str
    times: int


@dataclass(frozen=True, slots=True)
class Period:
    """期限: one period, as the law of one bureau on one day gives it."""

    name: str
    title: str
    length: int
    unit: Unit
    start: str
    bound: Bound
    protects: Protects
    matters: tuple[str, ...]
    parties: tuple[Party, ...]
    extendable: tuple[Extension, ...]
    roll_over: tuple[Clause, ...]  # 末日顺延的依据；空即不顺延
    basis: tuple[Clause, ...]
    tightened_by: tuple[Clause, ...]
    mark: SourceMark

    def fits(self, matter: str, party: Party | None) -> bool:
        """Whether it governs this matter and this type of party."""
        if matter not in self.matters:
            return False
        return party is None or not self.parties or party in self.parties

    def span(self) -> tuple[int, int]:
        """The fewest and the most days that it can take, rest days included.

        Two periods in different units are compared by these: one is surely
        shorter only if its most is not more than the other's fewest.
        """
        if self.unit is Unit.HOUR:
            days = -(-self.length // 24)
            return (days, days)
        if self.unit is Unit.NATURAL:
            return (self.length, self.length)
        if self.unit is Unit.WORKING:
            return (self.length, self.length * 2 + 14)
        months = self.length * (12 if self.unit is Unit.YEAR else 1)
        return (months * 28, months * 31)


@dataclass(frozen=True, slots=True)
class Threshold:
    """数额标准: an amount in fen; ``None`` where the law leaves it to localities."""

    name: str
    title: str
    party: Party | None
    amount_fen: int | None
    basis: tuple[Clause, ...]
    tightened_by: tuple[Clause, ...]
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class Switch:
    """开关: whether a rule applies; ``strict`` is the value that binds harder."""

    name: str
    title: str
    on: bool
    strict: bool
    basis: tuple[Clause, ...]
    tightened_by: tuple[Clause, ...]
    mark: SourceMark


P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Setting(Generic[P]):
    """One value that one instrument sets."""

    instrument: Instrument
    value: P


@dataclass(frozen=True)
class Parameters:
    """Every setting by name, the highest-ranking instrument first."""

    periods: Mapping[str, tuple[Setting[Period], ...]]
    thresholds: Mapping[str, tuple[Setting[Threshold], ...]]
    switches: Mapping[str, tuple[Setting[Switch], ...]]

    def cited(self) -> Iterator[Clause]:
        """Every clause on which a parameter rests."""
        for periods in self.periods.values():
            for period in periods:
                yield from period.value.basis
                yield from period.value.roll_over
        for thresholds in self.thresholds.values():
            for threshold in thresholds:
                yield from threshold.value.basis
        for switches in self.switches.values():
            for switch in switches:
                yield from switch.value.basis


def _clauses(instrument: Instrument, refs: Iterable[str]) -> tuple[Clause, ...]:
    """Refs of the instrument itself; one with a colon is of another."""
    return tuple(parse(ref if ":" in ref else f"{instrument.id}:{ref}") for ref in refs)


def _read_period(instrument: Instrument, raw: Mapping[str, Any]) -> Period:
    if raw["length"] < 1:
        raise ValueError("期限必须是正整数")
    return Period(
        name=raw["name"],
        title=raw["title"],
        length=raw["length"],
        unit=Unit(raw["unit"]),
        start=raw["start"],
        bound=Bound(raw.get("bound", "by")),
        protects=Protects(raw["protects"]),
        matters=tuple(raw.get("matters", instrument.matters)),
        parties=tuple(Party(one) for one in raw.get("parties", ())),
        extendable=tuple(Extension(**one) for one in raw.get("extendable", ())),
        roll_over=_clauses(instrument, raw.get("roll_over", ())),
        basis=_clauses(instrument, raw["basis"]),
        tightened_by=(),
        mark=SourceMark(raw.get("source_mark", instrument.mark.value)),
    )


def _read_threshold(
    instrument: Instrument, raw: Mapping[str, Any]
) -> Iterator[Threshold]:
    amounts: Mapping[str, int] = raw.get("amounts_yuan", {})
    for party in (*Party, None):
        amount = amounts.get(party.value) if party else None
        # 法律未单列个体工商户的，按公民的标准：对当事人更有利。
        if amount is None and party is Party.INDIVIDUAL_BUSINESS:
            amount = amounts.get(Party.CITIZEN.value)
        if amount is None:
            amount = amounts.get("any")
        if amount is None and party is None:
            amount = min(amounts.values(), default=None)
        yield Threshold(
            name=raw["name"],
            title=raw["title"],
            party=party,
            amount_fen=None if amount is None else amount * 100,
            basis=_clauses(instrument, raw["basis"]),
            tightened_by=(),
            mark=SourceMark(raw.get("source_mark", instrument.mark.value)),
        )


def _read_switch(instrument: Instrument, raw: Mapping[str, Any]) -> Switch:
    return Switch(
        name=raw["name"],
        title=raw["title"],
        on=raw["on"],
        strict=raw["strict"],
        basis=_clauses(instrument, raw["basis"]),
        tightened_by=(),
        mark=SourceMark(raw.get("source_mark", instrument.mark.value)),
    )


def _settings(
    instrument: Instrument,
) -> Iterator[tuple[str, str, Period | Threshold | Switch]]:
    for raw in instrument.raw.get("period", ()):
        yield "period", raw["name"], _read_period(instrument, raw)
    for raw in instrument.raw.get("threshold", ()):
        for threshold in _read_threshold(instrument, raw):
            yield "threshold", raw["name"], threshold
    for raw in instrument.raw.get("switch", ()):
        yield "switch", raw["name"], _read_switch(instrument, raw)


def read_parameters(instruments: Iterable[Instrument]) -> Parameters:
    """Collect what the instruments set, keeping their order of rank."""
    found: dict[str, dict[str, list[Any]]] = {
        "period": defaultdict(list),
        "threshold": defaultdict(list),
        "switch": defaultdict(list),
    }
    for instrument in instruments:
        try:
            for kind, name, value in _settings(instrument):
                found[kind][name].append(Setting(instrument, value))
        except (KeyError, TypeError, ValueError) as wrong:
            raise BadInstrumentError(
                f"制度 {instrument.id} 的参数有误：{wrong}。"
            ) from None
    by_name = {
        kind: {name: tuple(settings) for name, settings in named.items()}
        for kind, named in found.items()
    }
    return Parameters(by_name["period"], by_name["threshold"], by_name["switch"])
