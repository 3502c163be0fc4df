"""What was typed: between the texts of an HTML form and the JSON values of an input.

``Typed`` is all that a form sends: names to texts. ``read`` makes of it what
``kernel.fields.parse`` takes, ``write`` is its inverse. A group that may be
absent is there when ``NAME:there`` is ticked; ``NAME:count`` says how many rows
there are.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.money import BadMoneyError, from_yuan, yuan
from zhunsheng.web.forms.shape import Shape

Typed = Mapping[str, Sequence[str]]

_ABSENT = object()
_MOST_ROWS = 200
_YES, _NO = "yes", "no"
_MINUTES = len("2026-03-02T09:30")


def one(typed: Typed, name: str) -> str:
    """The text typed under a name; empty when there is none."""
    texts = typed.get(name) or ("",)
    return texts[-1]


def count_of(typed: Typed, name: str) -> int:
    """How many rows were sent under a name."""
    text = one(typed, f"{name}:count")
    return min(int(text), _MOST_ROWS) if text.isascii() and text.isdecimal() else 0


def inner(prefix: str, name: str) -> str:
    """The full name of a field inside another."""
    return f"{prefix}.{name}" if prefix else name


def read(shapes: Sequence[Shape], typed: Typed, prefix: str = "") -> dict[str, Any]:
    """The JSON values that were typed; what cannot be read stays as its text."""
    found = {
        shape.name: _value(shape, typed, inner(prefix, shape.name)) for shape in shapes
    }
    return {name: value for name, value in found.items() if value is not _ABSENT}


def _value(shape: Shape, typed: Typed, name: str) -> Any:
    if shape.kind == "rows":
        row = shape.inside[0]
        return [
            _value(row, typed, f"{name}.{number}")
            for number in range(count_of(typed, name))
        ]
    if shape.kind == "picks":
        return [_scalar(shape.inside[0], text) for text in typed.get(name, ())]
    if shape.kind == "group":
        if shape.nullable and not one(typed, f"{name}:there"):
            return None
        return read(shape.inside, typed, name)
    text = one(typed, name).replace("\r\n", "\n")
    return _scalar(shape, text) if text.strip() else _blank(shape, name)


def _blank(shape: Shape, name: str) -> Any:
    """What an empty field means."""
    if shape.nullable:
        return None
    if shape.kind in ("line", "prose") and (shape.blank_text or shape.required):
        return ""
    if name.rsplit(".", 1)[-1].isdecimal():
        return None  # an empty row of a list: say so at that row
    return _ABSENT


def _scalar(shape: Shape, text: str) -> Any:
    if shape.kind == "money":
        return _fen(text)
    if shape.kind == "number":
        return _whole(text)
    if shape.kind == "instant":
        return _instant(text)
    if shape.kind == "yes-no":
        return {_YES: True, _NO: False}.get(text, text)
    if shape.kind in ("day", "time", "choice"):
        return text.strip()
    return text


def _fen(text: str) -> int | str:
    try:
        return from_yuan(text)
    except BadMoneyError:
        return text


def _whole(text: str) -> int | str:
    plain = text.strip().replace(",", "")
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdecimal() else text


def _instant(text: str) -> str:
    """A time without a zone is meant as it is in China."""
    plain = text.strip()
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return plain
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=CHINA)
    return moment.isoformat()


def write(
    shapes: Sequence[Shape], plain: Mapping[str, Any], prefix: str = ""
) -> dict[str, list[str]]:
    """The texts with which a form shows the JSON values of an input."""
    typed: dict[str, list[str]] = {}
    for shape in shapes:
        if shape.name in plain:
            _put(typed, shape, plain[shape.name], inner(prefix, shape.name))
    return typed


def _put(typed: dict[str, list[str]], shape: Shape, value: Any, name: str) -> None:
    if shape.kind == "rows":
        rows = value or ()
        typed[f"{name}:count"] = [str(len(rows))]
        for number, row in enumerate(rows):
            _put(typed, shape.inside[0], row, f"{name}.{number}")
    elif shape.kind == "picks":
        typed[name] = [str(item) for item in value or ()]
    elif shape.kind == "group":
        if value is not None:
            typed[f"{name}:there"] = ["1"]
            typed.update(write(shape.inside, value, name))
    else:
        typed[name] = [_text(shape, value)]


def _text(shape: Shape, value: Any) -> str:
    if value is None:
        return ""
    if shape.kind == "money":
        return yuan(value)
    if shape.kind == "yes-no":
        return _YES if value else _NO
    if shape.kind == "instant":
        moment = datetime.fromisoformat(value).astimezone(CHINA).replace(tzinfo=None)
        text = moment.isoformat()
        return text[:_MINUTES] if text.endswith(":00") and not moment.second else text
    return str(value)
