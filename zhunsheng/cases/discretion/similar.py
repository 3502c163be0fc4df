"""类案: how like violations were fined; bounded work, however many decisions there are.

Single cases come from a few short reads along an index; the distribution comes from
counts that are kept with each decision. A decision of another bureau is shown without
anything that tells which it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.discretion.counting import (
    STEP,
    amount_class,
    mask_of,
    overlap,
)
from zhunsheng.cases.models import CaseRow, DecidedCount, DecidedViolation
from zhunsheng.cases.records.decision import DecisionFate
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.regulations.factors import Factor

SHOWN = 10
YEARS = 5
_READ = 40  # rows of one read
_ENOUGH = 60  # rows from which the best are chosen
_ENOUGH_HERE = 20  # decisions of the province from which its own picture is drawn
_FATES = {one.value: one.label for one in DecisionFate}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What similar cases are looked for."""

    bureau: BureauCode
    case_id: CaseId
    situation_no: int
    base_fen: int
    factors: frozenset[Factor]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """One like violation; ``case_id`` and number only of the asker's own bureau."""

    same_situation: bool
    same_province: bool
    year: int
    amount_class: int
    measure: int
    shared: int  # circumstances in common
    fate: str
    case_id: CaseId | None = None
    number: str = ""
    base_fen: int | None = None
    fine_fen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """倍数的分布: counts by bucket, and where the middle lies."""

    here: bool  # of the province only
    since: int  # the first year that is counted
    counts: tuple[tuple[int, int], ...]  # lower edge of a bucket, how many

    @property
    def total(self) -> int:
        """How many violations were counted."""
        return sum(n for _, n in self.counts)

    def quartile(self, which: int) -> int | None:
        """The lower edge of the bucket in which the first, second, third quarter ends.

        Counted buckets are exact; inside a bucket nothing is interpolated.
        """
        wanted, seen = self.total * which, 0
        for edge, n in self.counts:
            seen += n
            if seen * 4 >= wanted and seen:
                return edge
        return None


def similar_cases(asked: Asked) -> tuple[Similar, ...]:
    """The likest first: province, situation, circumstances, amount, newest."""
    mask = mask_of(asked.factors)
    rows = {row.key: row for row in _candidates(asked)}
    ranked = sorted(rows.values(), key=lambda row: _rank(row, asked, mask))[:SHOWN]
    own = [row.case_id for row in ranked if row.bureau == asked.bureau]
    numbers = dict(
        CaseRow.objects.filter(case_id__in=own).values_list("case_id", "number")
    )
    return tuple(_shown(row, asked, mask, numbers) for row in ranked)


def _rank(
    row: DecidedViolation, asked: Asked, mask: int
) -> tuple[bool, bool, int, int, int, str]:
    return (
        row.province != asked.bureau[:2],
        row.situation_no != asked.situation_no,
        -overlap(row.factors, mask),
        abs(row.base_fen - asked.base_fen),
        -row.decided_on.toordinal(),
        row.key,
    )


def _candidates(asked: Asked) -> Iterator[DecidedViolation]:
    """A few short reads along the indexes, the likest kind first, until enough."""
    found = 0
    for rows in _reads(asked):
        for row in rows.order_by("-decided_on")[:_READ]:
            found += 1
            yield row
        if found >= _ENOUGH:
            return


def _reads(asked: Asked) -> Iterator[QuerySet[DecidedViolation]]:
    situation = find_situation(asked.situation_no)
    if situation is None:
        return
    near = amount_class(asked.base_fen)
    classes = (near, near - 1, near + 1)
    # 本案已经决定的，不与自己相比。
    others = DecidedViolation.objects.exclude(case_id=asked.case_id)
    here = Q(province=asked.bureau[:2])
    same = Q(situation_no=asked.situation_no)
    for kind in (same & here, Q(article=situation.range.id) & here, same):
        for one in classes:
            yield others.filter(kind, amount_class=one)


def _shown(
    row: DecidedViolation, asked: Asked, mask: int, numbers: dict[UUID, str]
) -> Similar:
    own = row.bureau == asked.bureau
    return Similar(
        same_situation=row.situation_no == asked.situation_no,
        same_province=row.province == asked.bureau[:2],
        year=row.decided_on.year,
        amount_class=row.amount_class,
        measure=row.measure,
        shared=overlap(row.factors, mask),
        fate=_FATES.get(row.fate, ""),
        case_id=CaseId(row.case_id) if own else None,
        number=numbers.get(row.case_id, "") if own else "",
        base_fen=row.base_fen if own else None,
        fine_fen=row.fine_fen if own else None,
    )


def distribution(asked: Asked) -> Distribution:
    """Of the same article and near amounts in five years; the province's, if enough."""
    since = asked.on.year - YEARS + 1
    situation = find_situation(asked.situation_no)
    near = amount_class(asked.base_fen)
    rows = (
        DecidedCount.objects.filter(
            article=situation.range.id if situation else "",
            amount_class__in=(near - 1, near, near + 1),
            year__gte=since,
        )
        .order_by()
        .values_list("province", "bucket")
        .annotate(total=Sum("n"))
    )
    here: dict[int, int] = {}
    everywhere: dict[int, int] = {}
    for province, bucket, total in rows:
        everywhere[bucket] = everywhere.get(bucket, 0) + total
        if province == asked.bureau[:2]:
            here[bucket] = here.get(bucket, 0) + total
    enough = sum(here.values()) >= _ENOUGH_HERE
    counted = here if enough else everywhere
    return Distribution(
        here=enough,
        since=since,
        counts=tuple(
            (bucket * STEP, n) for bucket, n in sorted(counted.items()) if n > 0
        ),
    )
