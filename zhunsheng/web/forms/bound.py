"""A form as templates draw it: shapes, what was typed, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhunsheng.kernel.fields import Problem
from zhunsheng.web.forms.shape import Shape
from zhunsheng.web.forms.typed import Typed, count_of, inner, one

Picks = Mapping[str, Sequence[tuple[str, str]]]

_RADIOS = 5
_YES_NO = (("yes", "是"), ("no", "否"))
_SAYS_MONEY = "应为以元为单位的金额，最多两位小数，例如 1,234.50。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One item of a list, chosen or not."""

    value: str
    label: str
    chosen: bool
    html_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One field of a form as it stands on the page."""

    shape: Shape
    name: str
    title: str
    html_id: str
    draws: str  # the template part: line, radios, select, …
    text: str
    problem: str
    options: tuple[Option, ...] = ()
    inside: tuple["Widget", ...] = ()
    there: bool = True

    @property
    def described_by(self) -> str:
        """The ids of hint and problem, for ``aria-describedby``."""
        ids = []
        if self.shape.hint:
            ids.append(f"{self.html_id}-hint")
        if self.problem:
            ids.append(f"{self.html_id}-bad")
        return " ".join(ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One wrong field in the summary above the form."""

    title: str
    says: str
    html_id: str  # empty when no field stands for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole form."""

    widgets: tuple[Widget, ...]
    wrong: tuple[Wrong, ...]


def bind(
    shapes: Sequence[Shape],
    typed: Typed,
    *,
    problems: Sequence[Problem] = (),
    picks: Picks | None = None,
) -> Form:
    """Draw ``shapes`` with what was typed, and each problem at its field."""
    binder = _Binder(typed, {one.path: one.says for one in problems}, picks or {})
    widgets = tuple(binder.widget(shape, shape.name) for shape in shapes)
    return Form(widgets=widgets, wrong=binder.wrong())


class _Binder:
    def __init__(self, typed: Typed, problems: dict[str, str], picks: Picks) -> None:
        self._typed = typed
        self._problems = problems
        self._picks = picks
        self._placed: dict[str, tuple[str, str]] = {}  # path: title, html id

    def wrong(self) -> tuple[Wrong, ...]:
        """The summary: in the order of the problems, each with its field."""
        found = []
        for path, says in self._problems.items():
            title, html_id = self._placed.get(path, (path, ""))
            found.append(
                Wrong(title=title, says=self._says(path, says), html_id=html_id)
            )
        return tuple(found)

    def _says(self, path: str, says: str) -> str:
        """Money is typed in yuan, so it is told in yuan too."""
        return _SAYS_MONEY if path.endswith("_fen") and says == "应为整数。" else says

    def widget(self, shape: Shape, path: str, title: str = "") -> Widget:
        """One field with all inside it."""
        html_id = "f-" + path.replace(".", "-")
        title = title or shape.title
        if path in self._problems:
            self._placed[path] = (title, html_id)
        options = self._options(shape, path, html_id)
        return Widget(
            shape=shape,
            name=path,
            title=title,
            html_id=html_id,
            draws=_draws(shape, options),
            text=one(self._typed, path),
            problem=self._says(path, self._problems.get(path, "")),
            options=options,
            inside=self._inside(shape, path, title),
            there=not shape.nullable or bool(one(self._typed, f"{path}:there")),
        )

    def _inside(self, shape: Shape, path: str, title: str) -> tuple[Widget, ...]:
        if shape.kind == "group":
            return tuple(
                self.widget(part, inner(path, part.name)) for part in shape.inside
            )
        if shape.kind == "rows":
            return tuple(
                self.widget(
                    shape.inside[0], f"{path}.{number}", f"{title} {number + 1}"
                )
                for number in range(count_of(self._typed, path))
            )
        return ()

    def _options(self, shape: Shape, path: str, html_id: str) -> tuple[Option, ...]:
        chosen = self._typed.get(path, ())
        return tuple(
            Option(
                value=value,
                label=label,
                chosen=value in chosen,
                html_id=f"{html_id}-{number}",
            )
            for number, (value, label) in enumerate(self._listed(shape))
        )

    def _listed(self, shape: Shape) -> Sequence[tuple[str, str]]:
        if shape.choices:
            return shape.choices
        if shape.kind == "yes-no":
            return _YES_NO
        return self._picks.get(shape.pick, ())


def _draws(shape: Shape, options: tuple[Option, ...]) -> str:
    if shape.hidden:
        return "hidden"
    if shape.kind == "yes-no":
        return "radios"
    if shape.kind == "choice":
        few = len(options) <= _RADIOS
        return "radios" if few and not shape.nullable else "select"
    if shape.pick and shape.kind != "picks":
        return "select" if options else "line"
    return shape.kind
