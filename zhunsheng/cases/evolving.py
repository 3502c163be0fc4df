"""The one function that takes a record into the state of its case."""

from datetime import date
from functools import singledispatch

from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import CHINA
from zhunsheng.ledger.projection import Place


def day_of(place: Place) -> date:
    """The day, in China, on which the record was received."""
    return place.at.astimezone(CHINA).date()


@singledispatch
def evolve(record: object, state: CaseState, place: Place) -> None:
    """Take ``record`` into ``state``; a type that does not matter changes nothing."""
