"""Acts (行为): the registry of everything that can be done, by name.

An act has a name (``cases.issue-decision``), a Chinese title, an input type, the
guards that the law sets before it, and the record types that it writes. Nothing
else changes anything: see ``ledger.performing`` for the one way in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import schema
from zhunsheng.kernel.ids import OfficerId


class UnknownActError(ZhunshengError):
    """No act has this name."""


class ActDeclarationError(ZhunshengError):
    """An act is declared twice, or with no guards and no clause that says why."""


class Rule(Protocol):
    """What the registry needs to know of a guard (``regulations.guards``)."""

    @property
    def code(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def basis(self) -> tuple[Any, ...]: ...


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did: names of new things for the caller, and where they stand."""

    result: Mapping[str, str | int] = field(default_factory=dict)
    places: tuple[Any, ...] = ()


class Handler(Protocol):
    """Load, check, append."""

    def __call__(self, data: Any, /, *, by: OfficerId, at: datetime) -> Done: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act, as it was declared."""

    name: str
    title: str
    takes: type[Any]
    guards: tuple[Rule, ...]
    free_by: tuple[Any, ...]  # the clauses by which no guard is needed
    writes: tuple[type[Any], ...]
    handler: Handler


_ACTS: dict[str, Act] = {}
H = TypeVar("H", bound=Callable[..., Done])


def act(
    name: str,
    *,
    title: str,
    takes: type[Any],
    writes: tuple[type[Any], ...],
    guards: tuple[Rule, ...] = (),
    free_by: tuple[Any, ...] = (),
) -> Callable[[H], H]:
    """Declare an act; the decorated function performs it.

    ``guards`` are what the law asks before it. An act without any must name, in
    ``free_by``, the clauses by which none are needed.
    """
    if name in _ACTS:
        raise ActDeclarationError(f"{name} is declared twice")
    if not guards and not free_by:
        raise ActDeclarationError(f"{name} has no guards and no clause says why")

    def register(handler: H) -> H:
        _ACTS[name] = Act(
            name=name,
            title=title,
            takes=takes,
            guards=guards,
            free_by=free_by,
            writes=writes,
            handler=handler,
        )
        return handler

    return register


def find(name: str) -> Act:
    """The act of this name; ``UnknownActError`` when there is none."""
    try:
        return _ACTS[name]
    except KeyError:
        raise UnknownActError(f"没有名为 {name} 的行为。") from None


def all_acts() -> tuple[Act, ...]:
    """Every act, by name."""
    return tuple(_ACTS[name] for name in sorted(_ACTS))


def describe(one: Act) -> dict[str, Any]:
    """An act as ``zhunsheng acts --json`` and the API show it."""
    return {
        "act": one.name,
        "title": one.title,
        "input": schema(one.takes),
        "guards": [
            {
                "code": rule.code,
                "says": rule.says,
                "basis": [str(c) for c in rule.basis],
            }
            for rule in one.guards
        ],
        "free_by": [str(clause) for clause in one.free_by],
        "records": [cls.__name__ for cls in one.writes],
    }
