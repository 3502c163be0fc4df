"""Statistics (统计): what was published, by year, kind, bureau and amount."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.kernel.money import yuan
from zhunsheng.web.portal.catalogue import kind_label
from zhunsheng.web.portal.models import PublicBureau, PublicTally
from zhunsheng.web.portal.pages import page
from zhunsheng.web.portal.tallies import BANDS, GONE

_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """一行: a label, how many decisions, and their 罚没金额."""

    key: str
    label: str
    decisions: int
    fen: int
    share: int  # of the largest count of its table, in hundredths, rounded up

    @property
    def amount(self) -> str:
        """罚没金额 in yuan."""
        return yuan(self.fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """一张表: counts by one thing; ``name`` is also the filter of the list."""

    name: str
    heading: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """统计: of the decisions that can be read now."""

    decisions: int
    fen: int
    withdrawn: int
    tables: tuple[Table, ...]

    @property
    def amount(self) -> str:
        """罚没金额 in yuan."""
        return yuan(self.fen)


def get_statistics() -> Statistics:
    """What the tallies say now."""
    tallies = list(PublicTally.objects.filter(~Q(year=GONE)))
    gone = PublicTally.objects.filter(year=GONE).values_list("decisions", flat=True)
    names = dict(PublicBureau.objects.values_list("code", "name"))
    return Statistics(
        decisions=sum(one.decisions for one in tallies),
        fen=sum(one.fen for one in tallies),
        withdrawn=sum(gone),
        tables=(
            _table("year", "按决定年份", tallies, lambda one: f"{one.year}年"),
            _table("kind", "按类别", tallies, lambda one: kind_label(one.kind)),
            _table("bureau", "按机关", tallies, lambda one: names[one.bureau]),
            _table("band", "按罚没金额", tallies, lambda one: BANDS[one.band].label),
        ),
    )


def _table(
    name: str,
    heading: str,
    tallies: Iterable[PublicTally],
    label: Callable[[PublicTally], str],
) -> Table:
    groups: dict[Any, list[PublicTally]] = {}
    for one in tallies:
        groups.setdefault(getattr(one, name), []).append(one)
    counted = {key: sum(one.decisions for one in some) for key, some in groups.items()}
    largest = max(counted.values(), default=1)
    counts = (
        Count(
            key=str(key),
            label=label(groups[key][0]),
            decisions=counted[key],
            fen=sum(one.fen for one in groups[key]),
            share=-(-_WHOLE * counted[key] // largest),
        )
        for key in sorted(groups, reverse=name == "year")
    )
    return Table(name=name, heading=heading, counts=tuple(counts))


def as_data(told: Statistics) -> dict[str, Any]:
    """The same for programs."""
    return {
        "decisions": told.decisions,
        "amount_fen": told.fen,
        "withdrawn": told.withdrawn,
        "by": {
            table.name: [
                {
                    "key": one.key,
                    "label": one.label,
                    "decisions": one.decisions,
                    "amount_fen": one.fen,
                }
                for one in table.counts
            ]
            for table in told.tables
        },
    }


@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """统计页."""
    return page(request, "statistics.html", section="statistics", told=get_statistics())
