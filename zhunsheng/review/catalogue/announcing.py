"""公示目录: who is told when a catalogue was approved.

Disclosure stands above legal review; it registers here what it does with an approved
catalogue, so that nobody can approve one and forget to publish it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from zhunsheng.authorities.people import Bureau
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.bindings import Law
from zhunsheng.review.catalogue.records import CatalogueItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """批准的目录: all that the public may read of it."""

    bureau: Bureau
    edition: int
    items: tuple[CatalogueItem, ...]
    note: str
    approved_on: date
    effective_on: date
    law: Law
    at: datetime


Announcer = Callable[[Announcement], Place]
_ANNOUNCERS: list[Announcer] = []


def announces(announcer: Announcer) -> Announcer:
    """Register who publishes an approved catalogue, in the act that approves it."""
    _ANNOUNCERS.append(announcer)
    return announcer


def announce(announcement: Announcement) -> tuple[Place, ...]:
    """Tell everybody who registered; where they wrote it."""
    return tuple(announcer(announcement) for announcer in _ANNOUNCERS)
