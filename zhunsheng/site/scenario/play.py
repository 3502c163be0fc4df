"""Playing a scenario: each step is an act, and what it did is compared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import OperationalError

from zhunsheng.kernel import acts, chance
from zhunsheng.kernel.acts import Done, UnknownActError
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, OfficerId
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.site.scenario.references import resolve
from zhunsheng.site.scenario.script import ScenarioError, Script, Step

Facts = Mapping[str, Mapping[str, Any]]


class Cast(Protocol):
    """演员: who a username of the scenario is."""

    def officer(self, username: str) -> OfficerId | None:
        """The officer who signs in with that name, or ``None``."""


class Stage(Protocol):
    """舞台: what the scenario is played on, besides the acts."""

    def tick(self, at: datetime) -> None:
        """Do what the clock drives at ``at``, and what followers have to do."""

    def facts(self, subject: UUID, at: datetime) -> Facts:
        """``{"due": {...}, "state": {...}}`` of a case or lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a step did: in the words of ``expect``, and its names."""

    kind: str
    names: tuple[str, ...] = ()
    says: str = ""
    records: int = 0
    result: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult:
    """What came of one step, and whether it is what was expected."""

    step: Step
    title: str
    outcome: Outcome
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the step did what it was expected to."""
        return not self.differences


def _no_differences(_: StepResult) -> None:
    return None


@dataclass(slots=True)
class Player:
    """Plays one script, step by step; several players may take turns."""

    script: Script
    cast: Cast
    stage: Stage
    names: dict[str, Mapping[str, str | int]] = field(default_factory=dict)
    results: list[StepResult] = field(default_factory=list)
    _source: chance.Source = field(init=False)

    def __post_init__(self) -> None:
        self._source = chance.seeded(self.script.seed)

    def rehearse(self) -> None:
        """Check that every act and officer exists, before anything is done."""
        for step in self.script.steps:
            if step.is_clock:
                continue
            try:
                acts.find(step.act)
            except UnknownActError as error:
                raise ScenarioError(f"第 {step.number} 步：{error}") from None
            self._officer(step.by, step.number)

    def play(self, tell: Callable[[StepResult], None] = _no_differences) -> bool:
        """Play all steps; whether each did what was expected."""
        self.rehearse()
        for step in self.script.steps:
            tell(self.take(step))
        return all(one.ok for one in self.results)

    def take(self, step: Step) -> StepResult:
        """Play one step."""
        with chance.drawing_from(self._source):
            outcome, differences = self._taken(step)
        title = "时钟" if step.is_clock else acts.find(step.act).title
        if step.name and outcome.kind == "ok":
            self.names[step.name] = outcome.result
        done = StepResult(
            step=step, title=title, outcome=outcome, differences=tuple(differences)
        )
        self.results.append(done)
        return done

    def _taken(self, step: Step) -> tuple[Outcome, list[str]]:
        """What the step did; a step that failed before leaves no name behind."""
        try:
            data = self._resolved(step)
        except ScenarioError as error:
            return Outcome(kind="error", says=str(error)), [str(error)]
        outcome = self._clock(step) if step.is_clock else self._act(step, data)
        differences = _compare(step, outcome)
        if not differences and step.expect.asks_facts:
            try:
                differences = self._compare_facts(step, data, outcome)
            except ScenarioError as error:
                differences = [str(error)]
        return outcome, differences

    def _resolved(self, step: Step) -> Mapping[str, Any]:
        def officer(username: str) -> str:
            return str(self._officer(username, step.number))

        data: Mapping[str, Any] = resolve(step.data, self.names, officer)
        return data

    def _officer(self, username: str, number: int) -> OfficerId:
        found = {"program": PROGRAM, "public": PUBLIC}.get(
            username
        ) or self.cast.officer(username)
        if found is None:
            raise ScenarioError(f"第 {number} 步：没有用户名为 {username} 的人员。")
        return found

    def _clock(self, step: Step) -> Outcome:
        self.stage.tick(step.at)
        return Outcome(kind="ok")

    def _act(self, step: Step, data: Mapping[str, Any]) -> Outcome:
        by = self._officer(step.by, step.number)
        try:
            done = perform(step.act, data, by=by, at=step.at)
        except RefusedError as error:
            codes = tuple(one.code for one in error.refusals)
            says = "；".join(one.says for one in error.refusals)
            return Outcome(kind="refused", names=codes, says=says)
        except BadInputError as error:
            paths = tuple(one.path for one in error.problems)
            return Outcome(kind="invalid", names=paths, says=str(error))
        except StaleStreamError as error:
            return Outcome(kind="stale", says=str(error))
        except ZhunshengError as error:
            missing = type(error).__name__.startswith("NoSuch")
            return Outcome(kind="missing" if missing else "error", says=str(error))
        except (OSError, OperationalError):
            raise  # the machine's fault and not the scenario's
        except Exception as error:
            return Outcome(kind="error", says=f"{type(error).__name__}：{error}")
        return _done(done)

    def _compare_facts(
        self, step: Step, data: Mapping[str, Any], outcome: Outcome
    ) -> list[str]:
        subject = self._subject(step, data, outcome)
        facts = self.stage.facts(subject, step.at)
        wanted = {"due": step.expect.due, "state": step.expect.state}
        return [
            f"{group}.{name} 应为 {_shown(value)}，实为 {_shown(actual)}"
            for group, values in wanted.items()
            for name, value in (values or {}).items()
            for actual in (_plain(facts.get(group, {}).get(name)),)
            if actual != value
        ]

    def _subject(self, step: Step, data: Mapping[str, Any], outcome: Outcome) -> UUID:
        of = step.expect.of
        if of:
            text = str(resolve(of, self.names | {step.name: outcome.result}, str))
        else:
            found = (data.get("case_id"), data.get("lead_id"), outcome.result.get("id"))
            text = next((str(one) for one in found if one), "")
        try:
            return UUID(text)
        except ValueError:
            raise ScenarioError("没有说明核对哪个案件：请加上 of。") from None


def _done(done: Done) -> Outcome:
    return Outcome(kind="ok", records=len(done.places), result=done.result)


def _compare(step: Step, outcome: Outcome) -> list[str]:
    expect = step.expect
    if expect.outcome == outcome.kind and set(expect.names) == set(outcome.names):
        return []
    wanted = " ".join((expect.outcome, *sorted(expect.names)))
    got = " ".join((outcome.kind, *sorted(outcome.names)))
    return [
        f"应为 {wanted}，实为 {got}" + (f"（{outcome.says}）" if outcome.says else "")
    ]


def _plain(value: Any) -> Any:
    """A fact as JSON would hold it, to compare it with the scenario's."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _shown(value: Any) -> str:
    return "没有" if value is None else str(value)
