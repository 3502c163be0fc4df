"""The shape of an act's form, read from the JSON schema of its input type."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from zhunsheng.kernel.fields import schema

Kind = Literal[
    "line",
    "prose",
    "money",
    "number",
    "day",
    "instant",
    "time",
    "choice",
    "yes-no",
    "group",
    "rows",
    "picks",
    "file",
]
_FORMATS: dict[str, Kind] = {"date": "day", "date-time": "instant", "time": "time"}
_TYPES: dict[str, Kind] = {
    "integer": "number",
    "boolean": "yes-no",
    "object": "group",
    "array": "rows",
}
_WIDGETS: dict[str, Kind] = {"file": "file", "money": "money", "prose": "prose"}
_OF_THE_CLASS = ("title", "description")  # for programmers; fields have their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One field of a form, with the fields inside it."""

    name: str
    title: str
    hint: str
    kind: Kind
    required: bool  # a value must be given
    nullable: bool  # blank is an answer: nothing
    blank_text: bool  # blank is an answer: the empty text
    hidden: bool
    pick: str  # the name of the list that the page knows
    choices: tuple[tuple[str, str], ...]
    inside: tuple["Shape", ...]
    least: int
    most: int | None
    longest: int | None
    default: object


def shape_of(takes: type[object]) -> tuple[Shape, ...]:
    """The fields of an input type, in the order of their declaration."""
    hashable: Any = takes
    return _shape_of(hashable)


@cache
def _shape_of(takes: Any) -> tuple[Shape, ...]:
    whole = schema(takes)
    return _fields(whole, whole.get("$defs", {}))


def _fields(node: dict[str, Any], defs: dict[str, Any]) -> tuple[Shape, ...]:
    required = node.get("required", ())
    return tuple(
        _shape(name, part, defs, required=name in required)
        for name, part in node.get("properties", {}).items()
    )


def _flat(node: dict[str, Any], defs: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """The node without references and without "or null"; and whether it had that."""
    here = dict(node)
    nullable = False
    if "anyOf" in here:
        options = here.pop("anyOf")
        kept = [one for one in options if one.get("type") != "null"]
        nullable = len(kept) < len(options)
        here = {**here, **kept[0]} if "title" in kept[0] else {**kept[0], **here}
    if "$ref" in here:
        target = defs[here.pop("$ref").rsplit("/", 1)[-1]]
        kept_of_target = {
            name: part for name, part in target.items() if name not in _OF_THE_CLASS
        }
        here = {**kept_of_target, **here}
    return here, nullable


def _shape(
    name: str, part: dict[str, Any], defs: dict[str, Any], *, required: bool
) -> Shape:
    node, nullable = _flat(part, defs)
    widget = str(node.get("x-widget", ""))
    pick = widget.removeprefix("pick:") if widget.startswith("pick:") else ""
    choices = _item_choices(node, defs) or _choices(node)
    kind = _kind(node, widget, bool(pick or choices))
    longest = node.get("maxLength")
    return Shape(
        name=name,
        title=node.get("title", name),
        hint=node.get("description", ""),
        kind=kind,
        required=required and not nullable,
        nullable=nullable,
        blank_text=node.get("type") == "string" and node.get("minLength", 0) == 0,
        hidden=widget == "hidden",
        pick=pick,
        choices=choices,
        inside=_inside(kind, node, defs),
        least=node.get("minItems", 0),
        most=node.get("maxItems"),
        longest=longest,
        default=node.get("default"),
    )


def _kind(node: dict[str, Any], widget: str, listed: bool) -> Kind:  # noqa: FBT001
    if node.get("type") == "array":
        return "picks" if listed else "rows"
    if "oneOf" in node:
        return "choice"
    if widget in _WIDGETS:
        return _WIDGETS[widget]
    return _TYPES.get(
        node.get("type", ""), _FORMATS.get(node.get("format", ""), "line")
    )


def _item_choices(
    node: dict[str, Any], defs: dict[str, Any]
) -> tuple[tuple[str, str], ...]:
    """Of a list whose items are choices: what there is to choose from."""
    if node.get("type") != "array":
        return ()
    return _choices(_flat(node["items"], defs)[0])


def _choices(node: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((one["const"], one["title"]) for one in node.get("oneOf", ()))


def _inside(
    kind: Kind, node: dict[str, Any], defs: dict[str, Any]
) -> tuple[Shape, ...]:
    """A group's fields; of rows, the one shape that each row has."""
    if kind == "group":
        return _fields(node, defs)
    if kind in ("rows", "picks"):
        return (_shape("", node["items"], defs, required=True),)
    return ()
