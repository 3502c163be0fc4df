"""The demonstration (演示): every scenario at once, on a fresh folder of data.

The scenarios' steps are played in the order of their times, as if all bureaus had
worked side by side; then the followers finish and the clock is set to just after.
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from zhunsheng.documents.models import DocumentRow
from zhunsheng.jobs import following
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.site import clock
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario import script as scripts
from zhunsheng.site.scenario.play import Player, StepResult
from zhunsheng.site.scenario.script import Script, Step
from zhunsheng.site.scenario.stage import HouseCast, HouseStage

_BEFORE = timedelta(days=1)
_AFTER = timedelta(minutes=5)


class DemonstrationError(ZhunshengError):
    """The demonstration cannot be made; one sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """演示结果: one scenario, counted."""

    title: str
    acts: int
    records: int
    refusals: int
    documents: int
    deadlines: int
    wrong: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every step did what it was expected to."""
        return not self.wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """演示账号: one for each role, to sign in with."""

    role: str
    username: str
    name: str
    bureau: str


@dataclass(slots=True)
class Demonstration:
    """Plays all scenarios; ``tell`` hears of every step before it is taken."""

    scripts: Sequence[Script]
    tell: Callable[[str, Step], None] = lambda *_: None
    players: list[Player] = field(default_factory=list)

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return sum(len(one.steps) for one in self.scripts)

    def run(self) -> datetime:
        """Establish everybody, play, and let followers finish; the time it is now."""
        first = min(one.steps[0].at for one in self.scripts)
        people.establish(first - _BEFORE)
        people.set_passwords()
        cast, stage = HouseCast(), HouseStage()
        self.players = [Player(one, cast, stage) for one in self.scripts]
        for player in self.players:
            player.rehearse()
        last = first
        for _, player, step in self._in_order():
            self.tell(player.script.title, step)
            player.take(step)
            last = step.at
        ends = last + _AFTER
        following.run_followers(now=lambda: ends, once=True)
        clock.set_clock(ends)
        return ends

    def _in_order(self) -> Iterator[tuple[datetime, Player, Step]]:
        """Every step of every scenario by its time; one scenario's in its order."""
        marked = (
            [(step.at, number, step) for step in player.script.steps]
            for number, player in enumerate(self.players)
        )
        for at, number, step in heapq.merge(*marked, key=lambda one: one[:2]):
            yield at, self.players[number], step


def read_scripts(folder: Path) -> tuple[Script, ...]:
    """Every scenario of the folder, by file name."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise DemonstrationError(f"{folder} 中没有剧本（*.json）。")
    return tuple(map(scripts.read, paths))


def line_of(player: Player) -> CaseLine:
    """One scenario, counted."""
    results = player.results
    done = [one for one in results if one.outcome.kind == "ok"]
    cases = {
        value
        for one in done
        for key, value in one.outcome.result.items()
        if key in ("id", "case_id")
    }
    return CaseLine(
        title=player.script.title,
        acts=sum(not one.step.is_clock for one in done),
        records=sum(one.outcome.records for one in done),
        refusals=sum(one.outcome.kind == "refused" for one in results),
        documents=DocumentRow.objects.filter(case_id__in=cases).count(),
        deadlines=sum(len(one.step.expect.due or {}) for one in results if one.ok),
        wrong=tuple(_wrong(one) for one in results if not one.ok),
    )


def _wrong(one: StepResult) -> str:
    return f"第 {one.step.number} 步 {one.title}：{'；'.join(one.differences)}"


def accounts(bureau: str) -> tuple[Account, ...]:
    """One account for each role of a bureau, in the order of the roles."""
    found: dict[str, Account] = {}
    for one in people.officers():
        if one.bureau != bureau:
            continue
        for role in one.posts:
            found.setdefault(
                role, Account(
                    role=role, username=one.username, name=one.name,
                    bureau=one.bureau_name,
                )
            )
    return tuple(found.values())
