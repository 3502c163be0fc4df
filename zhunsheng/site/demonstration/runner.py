"""The demonstration (演示): every scenario at once, on a fresh folder of data.

The scenarios' steps are played in the order of their times, as if all bureaus had
worked side by side; then the followers finish and the clock is set to just after.
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from zhunsheng.cases import gathering
from zhunsheng.cases.obligations.of_case import obligations
from zhunsheng.cases.obligations.shape import Obligation
from zhunsheng.cases.state import CaseState
from zhunsheng.documents import queries as documents
from zhunsheng.jobs import following
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import BureauCode, CaseId
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
    deadlines_met: int
    deadlines_missed: int
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


def bureau_of(player: Player) -> BureauCode:
    """The bureau whose officer takes the first step."""
    known = {one.username: one.bureau for one in people.officers()}
    return next(known[step.by] for step in player.script.steps if step.by in known)


def line_of(player: Player) -> CaseLine:
    """One scenario, counted."""
    results = player.results
    done = [one for one in results if one.outcome.kind == "ok"]
    bureau = bureau_of(player)
    cases = _cases_of(player, bureau)
    ends = results[-1].step.at
    owed = [due for case in cases for due in _owed(case, ends)]
    met = sum(one.met_on is not None for one in owed)
    late = sum(one.is_late(ends.astimezone(CHINA).date()) for one in owed)
    met_late = sum(one.met_on is not None and one.is_late(one.met_on) for one in owed)
    return CaseLine(
        title=player.script.title,
        acts=sum(not one.step.is_clock for one in done),
        records=sum(one.outcome.records for one in done),
        refusals=sum(one.outcome.kind == "refused" for one in results),
        documents=sum(map(_documents_of, cases)),
        deadlines_met=met - met_late,
        deadlines_missed=late,
        wrong=tuple(_wrong(one) for one in results if not one.ok),
    )


def _cases_of(player: Player, bureau: BureauCode) -> tuple[CaseState, ...]:
    """Every lead or case that the scenario's steps made."""
    made = dict.fromkeys(
        str(one.outcome.result["id"])
        for one in player.results
        if one.step.act.startswith("cases.") and "id" in one.outcome.result
    )
    found = []
    for identifier in made:
        with suppress(gathering.NoSuchCaseError):
            found.append(gathering.load(bureau, CaseId(UUID(identifier))))
    return tuple(found)


def _owed(case: CaseState, at: datetime) -> tuple[Obligation, ...]:
    """Everything that was or is owed in a case."""
    return obligations(gathering.standing_of(case, at))


def _documents_of(case: CaseState) -> int:
    if case.case_id is None:
        return 0
    return len(documents.list_documents(bureau=case.bureau, case_id=case.case_id))


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
                role,
                Account(
                    role=role,
                    username=one.username,
                    name=one.name,
                    bureau=one.bureau_name,
                ),
            )
    return tuple(found.values())
