"""A clock that a test sets: the site reads it in place of its own."""

from datetime import UTC, datetime

_EPOCH = datetime(2025, 4, 14, 1, tzinfo=UTC)
_shown = [_EPOCH]


def show(moment: datetime) -> None:
    """From now on it is this moment."""
    _shown[0] = moment


def now() -> datetime:
    """The moment that was set."""
    return _shown[0]
