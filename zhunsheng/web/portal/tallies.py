"""Tallies (统计): how many decisions, counted while they are shelved.

A count over a million rows is never asked of the database: each change of a line
takes the old line out of its tally and puts the new one in.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Sum

from zhunsheng.web.portal.models import PublicDecision, PublicTally

GONE = 0  # the year of what was withdrawn, of which nothing else is told
_TEN_THOUSAND_YUAN = 10_000_00


@dataclass(frozen=True, slots=True)
class Band:
    """金额段: from ``least`` fen, up to where the next one begins."""

    least: int
    label: str


BANDS = (
    Band(0, "没有罚没金额"),
    Band(1, "不满1万元"),
    Band(_TEN_THOUSAND_YUAN, "1万元以上不满10万元"),
    Band(10 * _TEN_THOUSAND_YUAN, "10万元以上不满100万元"),
    Band(100 * _TEN_THOUSAND_YUAN, "100万元以上不满1000万元"),
    Band(1000 * _TEN_THOUSAND_YUAN, "1000万元以上"),
)


def band_of(fen: int) -> int:
    """In which band an amount stands."""
    return max(number for number, one in enumerate(BANDS) if fen >= one.least)


def add(decision: PublicDecision) -> None:
    """The line counts from now on."""
    _count(decision, 1)


def remove(decision: PublicDecision) -> None:
    """The line, as it stood, counts no more."""
    _count(decision, -1)


def _count(decision: PublicDecision, sign: int) -> None:
    fen = decision.amount_fen or 0
    key: dict[str, Any] = {
        "bureau": decision.bureau_id,
        "year": decision.year or GONE,
        "kind": decision.kind,
        "band": band_of(fen),
    }
    PublicTally.objects.get_or_create(**key)
    PublicTally.objects.filter(**key).update(
        decisions=F("decisions") + sign, fen=F("fen") + sign * fen
    )
    PublicTally.objects.filter(**key, decisions__lte=0).delete()


def count(*, bureau: str = "", kind: str = "", year: int | None = None) -> int:
    """How many lines of the list, the withdrawn among them."""
    rows = PublicTally.objects.all()
    if bureau:
        rows = rows.filter(bureau=bureau)
    if kind:
        rows = rows.filter(kind=kind)
    if year is not None:
        rows = rows.filter(year=year)
    total: int | None = rows.aggregate(total=Sum("decisions"))["total"]
    return total or 0


def standing_by_bureau() -> dict[str, int]:
    """How many decisions of each bureau can be read."""
    rows = PublicTally.objects.filter(~Q(year=GONE)).values_list("bureau")
    return dict(rows.annotate(total=Sum("decisions")).order_by("bureau"))


def standing() -> int:
    """How many decisions can be read."""
    return sum(standing_by_bureau().values())


def years() -> tuple[int, ...]:
    """The years in which published decisions were made, newest first."""
    rows = PublicTally.objects.filter(~Q(year=GONE)).order_by("-year")
    return tuple(rows.values_list("year", flat=True).distinct())
