"""What pages and other domains may ask about catalogues of legal review."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhunsheng.authorities.people import Bureau, Officer
from zhunsheng.authorities.queries import get_bureau, list_bureaus
from zhunsheng.kernel.fields import as_plain
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger import reader
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.guards import Guard, Refusal, in_force, unmet
from zhunsheng.review.catalogue import guards
from zhunsheng.review.catalogue.comparing import ItemChange, changes
from zhunsheng.review.catalogue.guards import CatalogueSituation
from zhunsheng.review.catalogue.kinds import BASIS, FLOOR, NATIONAL, MajorKind
from zhunsheng.review.catalogue.records import CatalogueItem
from zhunsheng.review.catalogue.state import (
    CatalogueState,
    Comment,
    day_of,
    fold,
    fold_comments,
)

RULES: dict[str, tuple[Guard[CatalogueSituation], ...]] = {
    "review.draft-catalogue": guards.BEFORE_DRAFT,
    "review.comment-catalogue": guards.BEFORE_COMMENT,
    "review.answer-comment": guards.BEFORE_ANSWER,
    "review.approve-catalogue": guards.BEFORE_APPROVAL,
}
"""The acts on catalogues, and what the law asks before each."""


def stream_of(bureau: BureauCode) -> str:
    """The stream of the bureau's own catalogue, in its own log."""
    return f"review-catalogue/{bureau}"


def comments_stream_of(bureau: BureauCode) -> str:
    """The stream of what the bureau above said, in the log of the bureau above."""
    return f"review-catalogue-comments/{bureau}"


def catalogue_of(bureau: BureauCode) -> CatalogueState:
    """The bureau's catalogue with all drafts and editions, as the ledger tells it."""
    return fold(reader.replay(bureau, stream_of(bureau)))


def comments_on(bureau: Bureau, catalogue: CatalogueState) -> tuple[Comment, ...]:
    """What the bureau above said, oldest first, with the answers."""
    if bureau.parent is None:
        return ()
    stream = comments_stream_of(bureau.code)
    return fold_comments(reader.replay(bureau.parent, stream), catalogue)


def bureaus_below(bureau: BureauCode) -> tuple[Bureau, ...]:
    """下级: the bureaus directly below, whose catalogues this one guides."""
    return tuple(one for one in list_bureaus() if one.parent == bureau)


def situation_of(
    bureau: Bureau, officer: Officer, at: datetime, data: Any = None
) -> CatalogueSituation:
    """Everything that bears on one act on the catalogue of ``bureau``."""
    catalogue = catalogue_of(bureau.code)
    return CatalogueSituation(
        officer=officer,
        bureau=bureau,
        at=at,
        law=law_of(bureau.code, day_of(at)),
        catalogue=catalogue,
        comments=comments_on(bureau, catalogue),
        data=data,
    )


def preview(
    act: str, bound: Mapping[str, str], viewer: Officer, at: datetime
) -> tuple[Refusal, ...]:
    """What stands in the way of an act on a catalogue before anything is typed."""
    code = BureauCode(bound.get("drafted_by", viewer.bureau))
    situation = situation_of(get_bureau(code), viewer, at)
    return in_the_way(act, situation)


def in_the_way(act: str, situation: CatalogueSituation) -> tuple[Refusal, ...]:
    """What stands in the way of an act in this situation."""
    return in_force(unmet(RULES[act], situation), situation.law.names)


def begun_with(act: str, viewer: Officer) -> dict[str, Any]:
    """A new draft opens with the newest one, so that only changes are typed."""
    if act != "review.draft-catalogue":
        return {}
    drafts = catalogue_of(viewer.bureau).drafts
    if not drafts:
        return {"items": _national_items()}
    newest = drafts[-1]
    return {"items": [as_plain(one) for one in newest.items], "note": newest.note}


def _national_items() -> list[dict[str, Any]]:
    """国家规定的种类: what the first catalogue opens with; only amounts are missing."""
    return [
        {
            "kind": kind.value,
            "title": kind.label,
            "clauses": [str(one) for one in BASIS[kind] if one.instrument in NATIONAL],
        }
        for kind in MajorKind
        if kind is MajorKind.FINE_AND_RECOVERY
        or any(kind in kinds and len(kinds) == 1 for kinds in FLOOR)
    ]


def changes_of(
    catalogue: CatalogueState, edition: int, items: tuple[CatalogueItem, ...]
) -> tuple[ItemChange, ...]:
    """与上一版的差异: what ``edition`` changes in the one before it."""
    before = [one for one in catalogue.editions if one.edition < edition]
    return changes(before[-1].items if before else (), items)
