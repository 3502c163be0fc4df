"""References of a scenario: ``$case.id``, ``$officers.username``. No Django."""

from collections.abc import Callable, Mapping
from typing import Any

from zhunsheng.site.scenario.script import ScenarioError, is_reference

Names = Mapping[str, Mapping[str, str | int]]
Lookup = Callable[[str], str]


def resolve(value: Any, names: Names, officer: Lookup) -> Any:
    """``value`` with every reference in it, however deep, replaced.

    ``$name`` is ``$name.id``. A text that must begin with a dollar sign begins
    with two.
    """
    if isinstance(value, str):
        return _text(value, names, officer)
    if isinstance(value, Mapping):
        return {key: resolve(one, names, officer) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [resolve(one, names, officer) for one in value]
    return value


def _text(text: str, names: Names, officer: Lookup) -> str | int:
    if text.startswith("$$"):
        return text[1:]
    if not is_reference(text):
        return text
    name, _, key = text[1:].partition(".")
    if name == "officers":
        return officer(key)
    try:
        return names[name][key or "id"]
    except KeyError:
        given = "、".join(sorted(names.get(name, {}))) or "没有结果"
        raise ScenarioError(f"引用 {text} 没有着落（{name} 有：{given}）。") from None
