"""How an act enters the catalogue: who may do it, its law and its records."""

from dataclasses import dataclass
from typing import Any

from zhunsheng.authorities.posts import Post
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.records.proposals import (
    ProposalChecked,
    ProposalRejected,
    Ruling,
)
from zhunsheng.regulations.guards import Guard

HANDLERS = frozenset({Post.HANDLER})
DEPARTMENT = frozenset({Post.HANDLER, Post.DEPARTMENT_HEAD})
CHECKERS = frozenset({Post.DEPARTMENT_HEAD})
HEADS = frozenset({Post.BUREAU_HEAD})
LEGAL = frozenset({Post.LEGAL_REVIEWER, Post.LEGAL_HEAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAct:
    """One act: its name, who may do it, its law and its records."""

    name: str
    title: str
    takes: type[Any]
    posts: frozenset[Post]
    guards: tuple[Guard[Situation], ...]
    writes: tuple[type[Any], ...]
    proposes: type | None = None  # the content that it proposes or rules on
    answers: bool = False  # it rules on a proposal: offered only where one waits


CATALOGUE: dict[str, CaseAct] = {}


def enter(
    name: str,
    title: str,
    takes: type[Any],
    guards: tuple[Guard[Situation], ...],
    *,
    posts: frozenset[Post] = HANDLERS,
    writes: tuple[type[Any], ...] = (),
    proposes: type | None = None,
) -> None:
    """An act that writes what it takes, unless ``writes`` says otherwise."""
    CATALOGUE[name] = CaseAct(
        name=name,
        title=title,
        takes=takes,
        posts=posts,
        guards=guards,
        writes=writes or (takes,),
        proposes=proposes,
        answers=takes in (Ruling, ProposalChecked),
    )


def propose(
    subject: str, title: str, content: type, guards: tuple[Guard[Situation], ...]
) -> None:
    """提请: the first of three signatures."""
    enter(f"cases.propose-{subject}", title, content, guards, proposes=content)


def rule(
    name: str,
    title: str,
    content: type,
    effect: type,
    guards: tuple[Guard[Situation], ...],
    *,
    besides: tuple[type, ...] = (),
) -> None:
    """批准: the last of three signatures, which gives ``effect`` or refuses."""
    enter(
        name,
        title,
        Ruling,
        guards,
        posts=HEADS,
        writes=(effect, *besides, ProposalRejected),
        proposes=content,
    )
