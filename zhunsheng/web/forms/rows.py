"""Adding and removing rows of a form, without JavaScript: one more POST."""

from collections.abc import Sequence

from zhunsheng.web.forms.shape import Shape
from zhunsheng.web.forms.typed import Typed, count_of, write

ADD, REMOVE = "add-row", "remove-row"


def started(shapes: Sequence[Shape], typed: Typed) -> dict[str, list[str]]:
    """``typed`` with defaults, and the rows that must be there at least."""
    defaults = {one.name: one.default for one in shapes if one.default is not None}
    grown = write([one for one in shapes if one.kind != "rows"], defaults)
    grown |= {name: list(texts) for name, texts in typed.items()}
    for shape in shapes:
        name = f"{shape.name}:count"
        if shape.kind == "rows" and shape.least and name not in grown:
            grown[name] = [str(shape.least)]
            grown |= _one_of_each(shape)
    return grown


def _one_of_each(shape: Shape) -> dict[str, list[str]]:
    """Where every item of a closed list has its row: the rows, already named.

    Only where there are exactly as many: three who vote may all vote the same.
    """
    if shape.least != shape.most:
        return {}
    for part in shape.inside[0].inside:
        if part.kind == "choice" and len(part.choices) == shape.least > 1:
            return {
                f"{shape.name}.{number}.{part.name}": [value]
                for number, (value, _) in enumerate(part.choices)
            }
    return {}


def changed(typed: Typed) -> dict[str, list[str]] | None:
    """``typed`` after the row button that was pressed; ``None`` if none was."""
    for button in typed.get(ADD, ()):
        return _added(typed, button)
    for button in typed.get(REMOVE, ()):
        return _removed(typed, button)
    return None


def _without_buttons(typed: Typed) -> dict[str, list[str]]:
    return {
        name: list(texts) for name, texts in typed.items() if name not in (ADD, REMOVE)
    }


def _added(typed: Typed, name: str) -> dict[str, list[str]]:
    grown = _without_buttons(typed)
    grown[f"{name}:count"] = [str(count_of(typed, name) + 1)]
    return grown


def _removed(typed: Typed, row: str) -> dict[str, list[str]]:
    """Take out the row ``NAME.NUMBER``; the rows after it move up."""
    name, _, number = row.rpartition(".")
    left = _without_buttons(typed)
    count = count_of(typed, name)
    if not number.isdecimal() or int(number) >= count:
        return left
    gone = int(number)
    kept: dict[str, list[str]] = {}
    for field, texts in left.items():
        moved = _moved(field, name, gone)
        if moved:
            kept[moved] = texts
    kept[f"{name}:count"] = [str(count - 1)]
    return kept


def _moved(field: str, name: str, gone: int) -> str:
    """The name that a field has after row ``gone`` went; empty if it went too."""
    prefix = f"{name}."
    if not field.startswith(prefix):
        return field
    head, dot, tail = field[len(prefix) :].partition(".")
    number, colon, mark = head.partition(":")
    if not number.isdecimal() or int(number) < gone:
        return field
    if int(number) == gone:
        return ""
    return f"{prefix}{int(number) - 1}{colon}{mark}{dot}{tail}"
