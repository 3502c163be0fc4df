"""Reading a scenario (剧本): its form is checked before anything is done. No Django.

Format: ``schema.json`` beside this file, and ``docs/scenarios.md``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from zhunsheng.kernel.errors import ZhunshengError

NAME = re.compile(r"[a-z][a-z0-9_-]*")
RESERVED = frozenset({"officers"})
_OUTCOMES = frozenset({"ok", "refused", "invalid", "missing", "stale"})
_FACTS = frozenset({"due", "state"})
_TOP = {"$schema", "title", "note", "bureaus", "seed", "steps"}
_STEP = {"act", "by", "at", "data", "as", "expect", "note"}
_CLOCK = {"clock", "expect", "note"}
_LARGEST_BYTES = 5_000_000


class ScenarioError(ZhunshengError):
    """The file is not a scenario; one sentence that names the step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """预期: what a step must do. ``outcome`` is one of ``_OUTCOMES``."""

    outcome: str
    names: tuple[str, ...] = ()  # codes of refusals, or paths of wrong fields
    of: str = ""  # whose facts: a reference; empty takes what the step is about
    due: Mapping[str, Any] | None = None
    state: Mapping[str, Any] | None = None

    @property
    def asks_facts(self) -> bool:
        """Whether deadlines or the state of a case are compared."""
        return self.due is not None or self.state is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """步骤: one act, or (``act`` empty) the clock alone."""

    number: int
    act: str
    by: str
    at: datetime
    data: Mapping[str, Any]
    name: str
    expect: Expectation

    @property
    def is_clock(self) -> bool:
        """Whether this step only runs what the clock drives."""
        return not self.act


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """剧本: a title and its steps, in the order of time."""

    title: str
    bureaus: tuple[str, ...]
    seed: str
    steps: tuple[Step, ...]


def read(path: Path) -> Script:
    """The scenario in that file; ``ScenarioError`` says what is wrong."""
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise ScenarioError(f"剧本 {path.name} 过大，最多 5 MB。")
        raw = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise ScenarioError(f"剧本 {path.name} 不是 UTF-8 文本。") from None
    except json.JSONDecodeError as error:
        raise ScenarioError(
            f"剧本 {path.name} 不是合格的 JSON："
            f"第 {error.lineno} 行第 {error.colno} 列。"
        ) from None
    except RecursionError:
        raise ScenarioError(f"剧本 {path.name} 嵌套过深。") from None
    return parse(raw, path.name)


def parse(raw: Any, file_name: str) -> Script:
    """A scenario from its JSON values."""
    if not isinstance(raw, dict):
        raise ScenarioError(f"剧本 {file_name} 应为一个 JSON 对象。")
    where = f"剧本 {file_name}"
    _known(raw, _TOP, where)
    title = _text(raw, "title", where)
    steps = raw.get("steps")
    if not isinstance(steps, list) or not steps:
        raise ScenarioError(f"{where} 的 steps 应为至少有一步的列表。")
    bureaus = raw.get("bureaus", [])
    if not _strings(bureaus):
        raise ScenarioError(f"{where} 的 bureaus 应为行政区划代码的列表。")
    read_steps = tuple(_step(one, number) for number, one in enumerate(steps, 1))
    _in_order(read_steps)
    _names_known(read_steps)
    seed = raw.get("seed", title)
    if not isinstance(seed, str):
        raise ScenarioError(f"{where} 的 seed 应为文字。")
    return Script(title=title, bureaus=tuple(bureaus), seed=seed, steps=read_steps)


def _step(raw: Any, number: int) -> Step:
    where = f"第 {number} 步"
    if not isinstance(raw, dict):
        raise ScenarioError(f"{where}应为一个 JSON 对象。")
    if "clock" in raw:
        _known(raw, _CLOCK, where)
        return Step(
            number=number,
            act="",
            by="",
            at=_instant(raw, "clock", where),
            data={},
            name="",
            expect=_expectation(raw.get("expect", {}), where),
        )
    _known(raw, _STEP, where)
    data = raw.get("data", {})
    if not isinstance(data, dict):
        raise ScenarioError(f"{where}的 data 应为一组字段。")
    return Step(
        number=number,
        act=_text(raw, "act", where),
        by=_text(raw, "by", where),
        at=_instant(raw, "at", where),
        data=data,
        name=_name(raw.get("as"), where),
        expect=_expectation(raw.get("expect", {}), where),
    )


def _name(name: Any, where: str) -> str:
    if name is None:
        return ""
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise ScenarioError(f"{where}的 as 应为小写英文名，例如 case。")
    if name in RESERVED:
        raise ScenarioError(f"{where}的 as 不能用 {name}。")
    return name


def _expectation(raw: Any, where: str) -> Expectation:
    if not isinstance(raw, dict):
        raise ScenarioError(f"{where}的 expect 应为一组字段。")
    _known(raw, _OUTCOMES | _FACTS | {"of"}, f"{where}的 expect ")
    outcomes = sorted(_OUTCOMES & raw.keys())
    if len(outcomes) > 1:
        raise ScenarioError(f"{where}的 expect 不能同时有 {' 和 '.join(outcomes)}。")
    outcome = outcomes[0] if outcomes else "ok"
    for fact in _FACTS & raw.keys():
        if not isinstance(raw[fact], dict):
            raise ScenarioError(f"{where}的 expect.{fact} 应为一组字段。")
    of = raw.get("of", "")
    if not isinstance(of, str):
        raise ScenarioError(f"{where}的 expect.of 应为引用，例如 $case。")
    return Expectation(
        outcome=outcome,
        names=_outcome_names(raw, outcome, where),
        of=of,
        due=raw.get("due"),
        state=raw.get("state"),
    )


def _outcome_names(raw: Mapping[str, Any], outcome: str, where: str) -> tuple[str, ...]:
    value = raw.get(outcome, True)
    if outcome in ("refused", "invalid"):
        if not _strings(value) or (outcome == "refused" and not value):
            raise ScenarioError(f"{where}的 expect.{outcome} 应为文字的列表。")
        return tuple(value)
    if value is not True:
        raise ScenarioError(f"{where}的 expect.{outcome} 只能是 true。")
    return ()


def _known(
    raw: Mapping[str, Any], names: frozenset[str] | set[str], where: str
) -> None:
    unknown = sorted(raw.keys() - names)
    if unknown:
        raise ScenarioError(f"{where}有不认识的字段 {'、'.join(unknown)}。")


def _text(raw: Mapping[str, Any], name: str, where: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ScenarioError(f"{where}缺少 {name}。")
    return value


def _instant(raw: Mapping[str, Any], name: str, where: str) -> datetime:
    text = _text(raw, name, where)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ScenarioError(
            f"{where}的 {name} “{text}”不是带时区的时间，"
            "应写作 2026-03-02T09:30:00+08:00。"
        )
    return at


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _in_order(steps: tuple[Step, ...]) -> None:
    for before, after in pairwise(steps):
        if after.at < before.at:
            raise ScenarioError(
                f"第 {after.number} 步的时间早于第 {before.number} 步；时间只能向前。"
            )


def _names_known(steps: tuple[Step, ...]) -> None:
    named: set[str] = set(RESERVED)
    for step in steps:
        for reference in [*_references(step.data), *_references(step.expect.of)]:
            first = reference[1:].partition(".")[0]
            if first not in named:
                raise ScenarioError(
                    f"第 {step.number} 步的 {reference} 没有着落："
                    f"前面没有 as 为 {first} 的步骤。"
                )
        if step.name:
            named.add(step.name)


def _references(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if is_reference(value) else []
    if isinstance(value, dict):
        return [found for one in value.values() for found in _references(one)]
    if isinstance(value, list):
        return [found for one in value for found in _references(one)]
    return []


_REFERENCE = re.compile(r"\$[a-z][a-z0-9_-]*(\.[\w.-]+)?")


def is_reference(text: str) -> bool:
    """Whether the whole text is ``$name`` or ``$name.key``."""
    return _REFERENCE.fullmatch(text) is not None
