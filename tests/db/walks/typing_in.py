"""What somebody might type for an act: drawn from the schema of its input.

A value is mostly of the right type, often one that exists (an officer, a document of
the case), sometimes absurd. Nothing here knows what any act means.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.db.walks.dice import Dice
from zhunsheng.kernel import acts
from zhunsheng.kernel.fields import schema

_ABSURD = (
    None,
    True,
    -1,
    10**15,
    "",
    "\u202e示范",
    "x" * 201,
    [],
    {},
    1.5,
    "2026-13-40",
)
_WORDS = ("示范", "同意。", "示范说明", "1", "甲示范", "09:30", "a" * 64, "620100")
_MOST_ROWS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What exists now, by the end of the name of a field that may hold it."""

    case_id: str
    officers: tuple[str, ...]
    documents: tuple[str, ...]
    numbers: tuple[int, ...]  # of proposals, rounds, evidence, situations
    at: datetime


class Typist:
    """Fills in a form."""

    def __init__(self, dice: Dice, known: Known) -> None:
        self._dice, self._known = dice, known
        self._parts: Mapping[str, Any] = {}

    def form(self, act: str) -> dict[str, Any]:
        """Data for the act, sensible or not."""
        whole = schema(acts.find(act).takes)
        self._parts = whole.get("$defs", {})
        return self._group(whole)

    def mutated(self, act: str, data: dict[str, Any]) -> dict[str, Any]:
        """The data with one field drawn anew."""
        whole = schema(acts.find(act).takes)
        self._parts = whole.get("$defs", {})
        fields = whole.get("properties", {})
        if not fields:
            return data
        name = self._dice.choice(sorted(fields))
        return data | {name: self._value(fields[name], name)}

    def _group(self, of: Mapping[str, Any]) -> dict[str, Any]:
        needed = set(of.get("required", ()))
        return {
            name: self._value(one, name)
            for name, one in of.get("properties", {}).items()
            if name in needed or self._dice.chance(40)
        }

    def _value(self, of: Mapping[str, Any], name: str) -> Any:
        if self._dice.chance(1):
            return self._dice.choice(_ABSURD)
        if "$ref" in of:
            return self._value(self._parts[of["$ref"].rsplit("/", 1)[-1]], name)
        if "anyOf" in of:
            return self._value(self._dice.choice(of["anyOf"]), name)
        if "allOf" in of:
            return self._value(of["allOf"][0], name)
        choices = of.get("enum") or [one["const"] for one in of.get("oneOf", ())]
        if choices:
            return self._dice.choice(choices)
        return self._of_type(of, name)

    def _of_type(self, of: Mapping[str, Any], name: str) -> Any:
        kind = of.get("type")
        if kind == "object":
            return self._group(of)
        if kind == "array":
            fewest = of.get("minItems", 0)
            most = min(of.get("maxItems", fewest + 2), fewest + 2, _MOST_ROWS)
            count = fewest + self._dice.randrange(max(1, most - fewest + 1))
            row = of.get("items") or {"type": "string"}
            return [self._value(row, name) for _ in range(count)]
        if kind == "boolean":
            return self._dice.chance(80)
        if kind == "integer":
            return self._whole(of, name)
        if kind == "null":
            return None
        return self._text(of, name)

    def _whole(self, of: Mapping[str, Any], name: str) -> int:
        low, high = of.get("minimum", 0), of.get("maximum", 10**7)
        if name.endswith("_fen"):
            return self._dice.choice([0, 100_000, 1_000_000, 2_000_000])
        if self._known.numbers and self._dice.chance(80):
            return self._dice.choice(self._known.numbers)
        return int(low + self._dice.randrange(min(high - low, 99) + 1))

    def _text(self, of: Mapping[str, Any], name: str) -> str:
        known, shape = self._known, of.get("format")
        if shape == "uuid":
            return self._identifier(name)
        if shape == "date":
            days = self._dice.choice([0, 0, 0, 1, 2, 10, -1, -15])
            return (known.at - timedelta(days=days)).date().isoformat()
        if shape == "date-time":
            minutes = self._dice.choice([1, 30, 60, 90])
            return (known.at - timedelta(minutes=minutes)).isoformat()
        return self._dice.choice(_WORDS)

    def _identifier(self, name: str) -> str:
        known = self._known
        if name in ("case_id", "lead_id"):
            return known.case_id
        if "document" in name:
            return self._dice.choice(known.documents or (known.case_id,))
        return self._dice.choice(known.officers)
