"""Bindings (适用): which law binds a bureau on a day, and what it sets.

The highest-ranking instrument that sets a parameter gives its value; a lower one
may tighten it, never loosen it. Everything is computed once for each set of
instruments in force, and then only looked up.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from difflib import get_close_matches
from functools import lru_cache

from zhunsheng.kernel.errors import UnfitInputError, ZhunshengError
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations import library
from zhunsheng.regulations.instruments import Entry, Instrument, SourceMark
from zhunsheng.regulations.library import Library
from zhunsheng.regulations.parameters import (
    Party,
    Period,
    Protects,
    Setting,
    Switch,
    Threshold,
)
from zhunsheng.regulations.references import Clause

_CODE_DIGITS = 6
_CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
_CERTAINTY = tuple(SourceMark)


class BadBureauCodeError(ZhunshengError):
    """Not a code of GB/T 2260."""


class NoPeriodError(UnfitInputError):
    """No instrument that binds the bureau on that day sets the period."""


class NoThresholdError(ZhunshengError):
    """No instrument of the library knows a threshold of this name."""


class NoSwitchError(ZhunshengError):
    """No instrument of the library knows a switch of this name."""


def _is_tighter(one: Period, than: Period) -> bool:
    """Whether ``one`` surely binds harder, whatever holidays come."""
    if one.unit is than.unit:
        shorter, longer = one.length < than.length, one.length > than.length
    else:
        (fewest, most), (least, greatest) = one.span(), than.span()
        shorter, longer = most <= least, fewest >= greatest
    return shorter if than.protects is Protects.BUREAU_DUTY else longer


def _less_certain(one: SourceMark, other: SourceMark) -> SourceMark:
    return max(one, other, key=_CERTAINTY.index)


def _more_certain(one: SourceMark, other: SourceMark) -> SourceMark:
    return min(one, other, key=_CERTAINTY.index)


def _join_periods(settings: tuple[Setting[Period], ...]) -> Period:
    """The governing value, tightened by each lower instrument that may."""
    governing = settings[0].value
    for setting in settings[1:]:
        lower = setting.value
        if (lower.length, lower.unit) == (governing.length, governing.unit):
            also = "tightened_by" if governing.tightened_by else "basis"
            governing = replace(
                governing,
                **{also: getattr(governing, also) + lower.basis},
                mark=_more_certain(governing.mark, lower.mark),
            )
        elif _is_tighter(lower, governing):
            governing = replace(
                governing,
                length=lower.length,
                unit=lower.unit,
                tightened_by=governing.tightened_by + lower.basis,
                mark=_less_certain(governing.mark, lower.mark),
            )
    return governing


def _join_thresholds(settings: tuple[Setting[Threshold], ...]) -> Threshold:
    """Every amount here is a limit on the bureau: the lower one is the tighter."""
    governing = settings[0].value
    for setting in settings[1:]:
        lower = setting.value
        if lower.amount_fen is None or lower.amount_fen == governing.amount_fen:
            governing = replace(governing, basis=governing.basis + lower.basis)
        elif governing.amount_fen is None:
            governing = replace(
                governing,
                amount_fen=lower.amount_fen,
                basis=governing.basis + lower.basis,
                mark=_less_certain(governing.mark, lower.mark),
            )
        elif lower.amount_fen < governing.amount_fen:
            governing = replace(
                governing,
                amount_fen=lower.amount_fen,
                tightened_by=governing.tightened_by + lower.basis,
                mark=_less_certain(governing.mark, lower.mark),
            )
    return governing


def _join_switches(settings: tuple[Setting[Switch], ...]) -> Switch:
    governing = settings[0].value
    for setting in settings[1:]:
        lower = setting.value
        if lower.on == governing.on:
            governing = replace(governing, basis=governing.basis + lower.basis)
        elif lower.on == governing.strict:
            governing = replace(
                governing,
                on=lower.on,
                tightened_by=governing.tightened_by + lower.basis,
                mark=_less_certain(governing.mark, lower.mark),
            )
    return governing


@dataclass(frozen=True, eq=False)
class Law:
    """某机关某日的法: what binds one bureau on one day."""

    bureau: BureauCode
    on: date
    instruments: tuple[Instrument, ...]  # the highest-ranking first
    of: Library

    @property
    def names(self) -> frozenset[str]:
        """The identifiers of the instruments that bind."""
        return frozenset(one.id for one in self.instruments)

    def period(
        self, name: str, matter: str = "penalty", party: Party | str | None = None
    ) -> Period:
        """期限: its value here and now, with every clause that says so."""
        period = self.find_period(name, matter, party)
        if period is None:
            raise NoPeriodError(self._no_period(name, matter))
        return period

    def find_period(
        self, name: str, matter: str = "penalty", party: Party | str | None = None
    ) -> Period | None:
        """The period, or ``None`` where the law only says 及时 or nothing at all."""
        who = None if party is None else Party(party)
        return _period(self.of, self.instruments, name, matter, who)

    def threshold(self, name: str, party: Party | str | None = None) -> Threshold:
        """数额标准; without a party, the lowest amount of any type of party."""
        who = None if party is None else Party(party)
        return _threshold(self.of, self.instruments, name, who)

    def switch(self, name: str) -> Switch:
        """开关: off where no instrument that binds sets it."""
        return _switch(self.of, self.instruments, name)

    def entries(self) -> tuple[Entry, ...]:
        """Every clause that binds, as data."""
        return _entries(self.instruments)

    def clauses(self) -> tuple[Clause, ...]:
        """Every clause that binds."""
        return tuple(entry.clause for entry in self.entries())

    def periods(self, matter: str = "penalty") -> tuple[Period, ...]:
        """Every period that binds in this matter, by name."""
        found = (self.find_period(name, matter) for name in self.of.parameters.periods)
        return tuple(
            sorted((one for one in found if one), key=lambda period: period.name)
        )

    def lapsed(self) -> tuple[Instrument, ...]:
        """失效的制度: those of this region that had ended by this day.

        What was amended goes on in its new version, under its old title.
        """
        goes_on = {(one.title, one.region) for one in self.instruments}
        return tuple(
            one
            for one in self.of.instruments.values()
            if one.covers(self.bureau)
            and one.lapsed(self.on)
            and (one.title, one.region) not in goes_on
        )

    def _no_period(self, name: str, matter: str) -> str:
        known = self.of.parameters.periods
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.4)
            hint = f"相近的有：{'、'.join(near)}。" if near else ""
            return f"没有名为 {name} 的期限。{hint}"
        title = known[name][0].value.title
        ended = [one for one in self.lapsed() if _sets_period(one, name)]
        if ended:
            return (
                f"“{title}”在 {self.on} 没有有效的规定："
                f"《{ended[0].title}》已于 {ended[0].in_force_until} 届满失效。"
            )
        near = [one.name for one in self.periods(matter)]
        close = get_close_matches(name, near, n=3, cutoff=0.4)
        hint = f"；相近的有：{'、'.join(close)}" if close else ""
        return f"适用于 {self.bureau} 的制度对此类事项没有规定“{title}”的期限{hint}。"


def _sets_period(instrument: Instrument, name: str) -> bool:
    return any(one["name"] == name for one in instrument.raw.get("period", ()))


@lru_cache(maxsize=4096)
def _period(
    of: Library,
    bound: tuple[Instrument, ...],
    name: str,
    matter: str,
    party: Party | None,
) -> Period | None:
    settings = tuple(
        setting
        for setting in of.parameters.periods.get(name, ())
        if setting.instrument in bound and setting.value.fits(matter, party)
    )
    return _join_periods(settings) if settings else None


@lru_cache(maxsize=1024)
def _threshold(
    of: Library, bound: tuple[Instrument, ...], name: str, party: Party | None
) -> Threshold:
    known = tuple(
        setting
        for setting in of.parameters.thresholds.get(name, ())
        if setting.value.party is party
    )
    if not known:
        raise NoThresholdError(f"没有名为 {name} 的数额标准。")
    settings = tuple(one for one in known if one.instrument in bound)
    if not settings:
        return replace(known[0].value, amount_fen=None, basis=())
    return _join_thresholds(settings)


@lru_cache(maxsize=1024)
def _switch(of: Library, bound: tuple[Instrument, ...], name: str) -> Switch:
    known = of.parameters.switches.get(name, ())
    if not known:
        raise NoSwitchError(f"没有名为 {name} 的开关。")
    settings = tuple(one for one in known if one.instrument in bound)
    if not settings:
        return replace(known[0].value, on=False, basis=())
    return _join_switches(settings)


@lru_cache(maxsize=256)
def _entries(bound: tuple[Instrument, ...]) -> tuple[Entry, ...]:
    return tuple(entry for instrument in bound for entry in instrument.entries)


@lru_cache(maxsize=8192)
def _law(of: Library, bureau: BureauCode, on: date) -> Law:
    if len(bureau) != _CODE_DIGITS or not (bureau.isascii() and bureau.isdigit()):
        raise BadBureauCodeError(
            f"机关代码应为六位数字，例如 620100，而不是 {bureau}。"
        )
    bound = tuple(
        one
        for one in of.instruments.values()
        if one.covers(bureau) and one.in_force(on)
    )
    return Law(bureau, on, bound, of)


def law_of(bureau: BureauCode, on: date) -> Law:
    """The law that binds ``bureau`` on a day: the nation's, and its own region's."""
    return _law(library.current(), bureau, on)


def binding_at(bureau: BureauCode, at: datetime) -> frozenset[str]:
    """The identifiers of the instruments that bind the bureau at a moment."""
    return law_of(bureau, at.astimezone(_CHINA).date()).names
