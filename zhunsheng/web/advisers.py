"""受聘人员: what somebody without a post reaches, on pages and through the API.

An adviser from outside holds no post in any bureau. Everything is closed to such a
person but what is listed here or marked so; what is open looks for itself which case
an engagement opens.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from zhunsheng.authorities.people import Officer

V = TypeVar("V", bound=Callable[..., Any])

ACTS = frozenset({"review.advise"})
"""Every act of an adviser without a post."""

_OPEN = "open_to_advisers"


def open_to_advisers(view: V) -> V:
    """Let the view be called by who holds no post; it looks for itself what is open."""
    setattr(view, _OPEN, True)
    return view


def may_call(officer: Officer, view: Callable[..., Any]) -> bool:
    """Whether the page is there at all for this person."""
    return bool(officer.posts) or getattr(view, _OPEN, False)


def may_do(officer: Officer, act: str) -> bool:
    """Whether the act is there at all for this person."""
    return bool(officer.posts) or act in ACTS
