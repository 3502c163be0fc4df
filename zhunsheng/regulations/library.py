"""The library: every instrument that this installation knows.

The shipped instruments are always there. A bureau adds its own in a folder of
the same kind of files; whoever starts the program installs them once:
``install(load_library([folder]))``. Clauses are looked up in what is installed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from zhunsheng.regulations.instruments import (
    BadInstrumentError,
    Entry,
    Instrument,
    read_instrument,
)
from zhunsheng.regulations.parameters import Parameters, read_parameters
from zhunsheng.regulations.references import Clause, UnknownClauseError, parse

SHIPPED = Path(__file__).parent / "data"


@dataclass(frozen=True, eq=False)
class Library:
    """制度库: instruments by id, in the order of their rank."""

    instruments: Mapping[str, Instrument]

    @cached_property
    def entries(self) -> Mapping[Clause, Entry]:
        """Every clause of every instrument."""
        return MappingProxyType(
            {
                entry.clause: entry
                for instrument in self.instruments.values()
                for entry in instrument.entries
            }
        )

    @cached_property
    def parameters(self) -> Parameters:
        """Every period, threshold and switch that an instrument sets."""
        return read_parameters(self.instruments.values())

    def entry(self, clause: Clause) -> Entry:
        """The clause's entry; a clause that is not there is an error."""
        try:
            return self.entries[clause]
        except KeyError:
            raise UnknownClauseError(str(clause)) from None


def _check_references(library: Library) -> None:
    for instrument in library.instruments.values():
        for text in instrument.implements:
            library.entry(parse(text))
    for cited in library.parameters.cited():
        library.entry(cited)


def _read_folders(folders: Iterable[Path]) -> dict[str, Instrument]:
    found: dict[str, Instrument] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            instrument = read_instrument(path)
            if instrument.id in found:
                raise BadInstrumentError(
                    f"制度文件 {path.name} 有误：编号 {instrument.id} 已被使用。"
                )
            found[instrument.id] = instrument
    return found


def load_library(extra: Sequence[Path] = ()) -> Library:
    """The shipped instruments and those of the ``extra`` folders, all checked."""
    found = _read_folders((SHIPPED, *extra))
    ranked = sorted(found.values(), key=lambda one: (*one.rank, one.id))
    library = Library(MappingProxyType({one.id: one for one in ranked}))
    _check_references(library)
    return library


_installed: list[Library] = []


def current() -> Library:
    """The installed library; the shipped one until another is installed."""
    if not _installed:
        _installed.append(load_library())
    return _installed[-1]


def install(library: Library) -> None:
    """Make ``library`` the one in which clauses and parameters are looked up."""
    _installed[:] = [library]
