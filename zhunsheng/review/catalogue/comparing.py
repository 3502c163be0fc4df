"""目录差异: what one edition of a catalogue changes in the one before. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from zhunsheng.kernel.fields import Choice
from zhunsheng.kernel.money import yuan
from zhunsheng.review.catalogue.kinds import MajorKind, PartyType
from zhunsheng.review.catalogue.records import CatalogueItem


class Change(Choice):
    """变化: what became of an item."""

    ADDED = "added", "新增"
    REMOVED = "removed", "删去"
    CHANGED = "changed", "修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """一项变化: the item, and what was and is different about it."""

    change: Change
    kind: MajorKind
    title: str
    says: tuple[str, ...] = ()


def changes(
    before: Iterable[CatalogueItem], after: Iterable[CatalogueItem]
) -> tuple[ItemChange, ...]:
    """What changed, in the order of the kinds; the same kind by its place in it."""
    old, new = _by_kind(before), _by_kind(after)
    found: list[ItemChange] = []
    for kind in MajorKind:
        was, now = old[kind], new[kind]
        for number in range(max(len(was), len(now))):
            if number >= len(was):
                found.append(_of(Change.ADDED, now[number], (_amounts(now[number]),)))
            elif number >= len(now):
                found.append(_of(Change.REMOVED, was[number]))
            elif was[number] != now[number]:
                told = _differences(was[number], now[number])
                found.append(_of(Change.CHANGED, now[number], told))
    return tuple(found)


def _by_kind(items: Iterable[CatalogueItem]) -> dict[MajorKind, list[CatalogueItem]]:
    found: dict[MajorKind, list[CatalogueItem]] = defaultdict(list)
    for one in items:
        found[one.kind].append(one)
    return found


def _of(change: Change, item: CatalogueItem, says: tuple[str, ...] = ()) -> ItemChange:
    return ItemChange(
        change=change,
        kind=item.kind,
        title=item.title,
        says=tuple(one for one in says if one),
    )


def _amounts(item: CatalogueItem) -> str:
    return "；".join(
        f"{one.party.label} {yuan(one.amount_fen)} 元" for one in item.amounts
    )


def _differences(was: CatalogueItem, now: CatalogueItem) -> tuple[str, ...]:
    told = []
    if was.title != now.title:
        told.append(f"名称由“{was.title}”改为“{now.title}”")
    old = {one.party: one.amount_fen for one in was.amounts}
    new = {one.party: one.amount_fen for one in now.amounts}
    told += [
        f"{party.label}由{_fen(old, party)}改为{_fen(new, party)}"
        for party in PartyType
        if old.get(party) != new.get(party)
    ]
    if set(was.clauses) != set(now.clauses):
        told.append("依据有改动")
    return tuple(told)


def _fen(amounts: dict[PartyType, int], party: PartyType) -> str:
    return f" {yuan(amounts[party])} 元" if party in amounts else "未设数额"
