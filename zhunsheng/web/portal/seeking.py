"""Seeking (查询): one page of the list, newest first, at a cost that has a bound.

A filter that has an index is a road. The road with the fewest rows is walked, newest
first, and each row on it is looked at with all the filters. A short road is walked to
its end, and then the count is exact. A long one is walked until the page is full or
all ``_STEPS`` were made; then the page says how far it came, and the next one goes on
from there, so that nothing is ever left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhunsheng.web.portal import search, tallies
from zhunsheng.web.portal.catalogue import Line, line_of, rows_of_lists
from zhunsheng.web.portal.filters import Filters
from zhunsheng.web.portal.models import Citation, Gram, PublicArticle, PublicDecision

PAGE_SIZE = 20
SHORT = 1_000  # a road up to here is walked to its end, and counted
_STEPS = (100, 900, 2_000, 2_000)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"([0-9]{1,16})-([0-9a-f]{32})")
_INSTANT = timedelta(microseconds=1)


class BadCursorError(ValueError):
    """Not a place in the list."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the list, just behind one line."""

    at: datetime
    publication_id: UUID

    def __str__(self) -> str:
        return f"{(self.at - _START) // _INSTANT}-{self.publication_id.hex}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """The place that ``str`` wrote down."""
        told = _CURSOR.fullmatch(text)
        if told is None:
            raise BadCursorError
        return cls(_START + int(told[1]) * _INSTANT, UUID(told[2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """查询结果: one page of lines; ``total`` is known when it was cheap to know."""

    lines: tuple[Line, ...]
    total: int | None
    after: Cursor | None  # where the next page begins, if there may be one
    seen_until: datetime | None  # the page is not full: the rest was not looked at


@dataclass(frozen=True, slots=True)
class _Road:
    """Rows of one index that hold all that the filters can find."""

    rows: QuerySet[Any]
    identity: str
    is_ordered: bool = True  # whether the index stands in the order of time

    def length(self) -> int:
        """How many rows, as far as ``SHORT`` and one more."""
        return self.rows.values(self.identity)[: SHORT + 1].count()

    def steps(self, cursor: Cursor | None) -> Iterator[list[tuple[datetime, UUID]]]:
        """Its rows behind the cursor, newest first, in ever longer steps."""
        for size in _STEPS:
            rows = self.rows if cursor is None else self.rows.filter(self._past(cursor))
            ordered = rows.order_by("-changed_at", f"-{self.identity}")
            step = list(ordered.values_list("changed_at", self.identity)[:size])
            yield step
            if len(step) < size:
                return
            cursor = Cursor(*step[-1])

    def _past(self, cursor: Cursor) -> Q:
        earlier = Q(changed_at__lt=cursor.at)
        beside = Q(**{f"{self.identity}__lt": cursor.publication_id})
        return Q(changed_at__lte=cursor.at) & (earlier | beside)


def find(filters: Filters, cursor: Cursor | None, limit: int = PAGE_SIZE) -> Found:
    """查询: one page of what the filters leave, newest first."""
    road, length = _shortest(filters)
    if length <= SHORT:
        return _walked_to_the_end(road, filters, cursor, limit)
    return _walked(road, filters, cursor, limit)


def _walked_to_the_end(
    road: _Road, filters: Filters, cursor: Cursor | None, limit: int
) -> Found:
    wanted = _looked_at(list(road.rows.values_list(road.identity, flat=True)), filters)
    everything = list(wanted.values_list("changed_at", "publication_id"))
    behind = [
        identity
        for at, identity in everything
        if cursor is None or (at, identity.int) < (cursor.at, cursor.publication_id.int)
    ]
    shown, more = behind[:limit], len(behind) > limit
    lines = _lines(shown)
    return Found(
        lines=lines,
        total=len(everything),
        after=_behind(lines) if more else None,
        seen_until=None,
    )


def _walked(road: _Road, filters: Filters, cursor: Cursor | None, limit: int) -> Found:
    found: list[UUID] = []
    place = cursor
    ended = False
    for number, step in enumerate(road.steps(cursor)):
        wanted = _looked_at([identity for _, identity in step], filters)
        some = wanted.values_list("publication_id", flat=True)
        found += some[: limit + 1 - len(found)]
        ended = len(step) < _STEPS[number]
        place = Cursor(*step[-1]) if step else place
        if len(found) > limit or ended:
            break
    lines = _lines(found[:limit])
    total = _known_total(filters)
    if len(found) > limit:
        return Found(lines=lines, total=total, after=_behind(lines), seen_until=None)
    if ended or place is None:
        return Found(lines=lines, total=total, after=None, seen_until=None)
    return Found(lines=lines, total=total, after=place, seen_until=place.at)


def _behind(lines: tuple[Line, ...]) -> Cursor | None:
    if not lines:
        return None
    return Cursor(lines[-1].changed_at, lines[-1].publication_id)


def _lines(identities: list[UUID]) -> tuple[Line, ...]:
    return tuple(map(line_of, rows_of_lists().filter(pk__in=identities)))


def _known_total(filters: Filters) -> int | None:
    if filters == Filters(article=filters.article) and filters.article:
        rows = PublicArticle.objects.filter(name=filters.article)
        return rows.values_list("decisions", flat=True).first() or 0
    if filters.is_narrow:
        return None
    return tallies.count(bureau=filters.bureau, kind=filters.kind, year=filters.year)


def _shortest(filters: Filters) -> tuple[_Road, int]:
    """The road with the fewest rows; of long ones, the first that has an order."""
    best: tuple[_Road, int] | None = None
    for road in _roads(filters):
        length = road.length()
        if best is None or (length < best[1] and (road.is_ordered or length <= SHORT)):
            best = road, length
        if length == 0:
            break
    return best or (_Road(PublicDecision.objects.all(), "publication_id"), SHORT + 1)


def _roads(filters: Filters) -> Iterator[_Road]:
    everything = PublicDecision.objects.all()
    for gram in search.grams_of(f"{filters.party} {filters.query}"):
        yield _Road(Gram.objects.filter(gram=gram), "decision_id")
    if filters.article:
        yield _Road(Citation.objects.filter(article=filters.article), "decision_id")
    for one in _columns(filters):
        yield _Road(everything.filter(one), "publication_id")
    yield _Road(everything, "publication_id")
    if filters.least_fen is not None or filters.most_fen is not None:
        yield _Road(
            everything.filter(_amount(filters)), "publication_id", is_ordered=False
        )


def _columns(filters: Filters) -> list[Q]:
    asked = {
        "bureau": filters.bureau,
        "year": filters.year,
        "kind": filters.kind,
    }
    return [Q(**{name: value}) for name, value in asked.items() if value]


def _amount(filters: Filters) -> Q:
    wanted = Q(amount_fen__isnull=False)
    if filters.least_fen is not None:
        wanted &= Q(amount_fen__gte=filters.least_fen)
    if filters.most_fen is not None:
        wanted &= Q(amount_fen__lte=filters.most_fen)
    return wanted


def _looked_at(identities: list[UUID], filters: Filters) -> QuerySet[PublicDecision]:
    """Those that all the filters leave, newest first."""
    rows = PublicDecision.objects.filter(pk__in=identities)
    rows = rows.filter(*_columns(filters))
    if filters.least_fen is not None or filters.most_fen is not None:
        rows = rows.filter(_amount(filters))
    if filters.article:
        cited = Citation.objects.filter(
            article=filters.article,
            changed_at=OuterRef("changed_at"),
            decision=OuterRef("pk"),
        )
        rows = rows.filter(Exists(cited))
    rows = search.matching(rows, filters.party, "party_key")
    rows = search.matching(rows, filters.query)
    return rows.order_by("-changed_at", "-publication_id")
