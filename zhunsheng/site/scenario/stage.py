"""The stage of a scenario: the program's own followers, clock and officers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from zhunsheng.authorities import queries as authorities
from zhunsheng.cases import queries as cases
from zhunsheng.jobs import following
from zhunsheng.kernel.ids import OfficerId


@dataclass(slots=True)
class HouseCast:
    """The officers of this database, by the name with which they sign in."""

    _known: dict[str, OfficerId | None] = field(default_factory=dict)

    def officer(self, username: str) -> OfficerId | None:
        """The officer who signs in with that name, or ``None``."""
        if username not in self._known:
            self._known[username] = _find(username)
        return self._known[username]


def _find(username: str) -> OfficerId | None:
    try:
        return authorities.officer_named(username).officer_id
    except authorities.NoSuchOfficerError:
        return None


@dataclass(frozen=True, slots=True)
class HouseStage:
    """Followers and clock of this program."""

    def tick(self, at: datetime) -> None:
        """Do what the clock drives at ``at``, and what followers have to do."""
        following.run_followers(now=lambda: at, once=True)

    def facts(self, subject: UUID, at: datetime) -> Mapping[str, Mapping[str, Any]]:
        """``{"due": {...}, "state": {...}}`` of a case or lead."""
        return cases.scenario_facts(subject, at)
