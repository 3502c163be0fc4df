"""文号: numbers without gaps, for each bureau, series and year.

``兰医保罚决字〔2026〕1号``: prefix of the bureau, series word of the kind, year in
hexagonal brackets, ordinal without leading zeros (GB/T 9704, 7.2.5). A bureau that
writes 第 or pads with zeros says so in its pattern.

How it stays gapless: ``next_number`` takes the bureau's head lock, which the act
then holds until it commits, and only *reads* the last number. The number is used up
when the record that carries it is projected (``remember``). So an act that fails,
or forgets to record its number, leaves no gap; and a rebuild finds the same table.
"""

from dataclasses import dataclass
from string import Formatter

from django.db import connection
from django.db.transaction import TransactionManagementError

from zhunsheng.documents.models import NumberSeries
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.models import Log
from zhunsheng.ledger.streams import NoSuchLogError

STANDARD = "{prefix}{series}〔{year}〕{n}号"
_NEEDED = {"prefix", "series", "year", "n"}


class NumberingError(ZhunshengError):
    """A pattern that cannot tell two numbers apart, or a number out of turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """文号: one number, and its parts."""

    bureau: BureauCode
    series: str
    year: int
    ordinal: int
    text: str


def write(pattern: str, *, prefix: str, series: str, year: int, ordinal: int) -> str:
    """The number as it is printed; ``pattern`` must use all four parts."""
    used = {name for _, name, _, _ in Formatter().parse(pattern) if name}
    if used != _NEEDED:
        raise NumberingError(f"文号格式“{pattern}”应当包含且只包含四个部分。")
    return pattern.format(prefix=prefix, series=series, year=year, n=ordinal)


def next_number(
    *,
    bureau: BureauCode,
    prefix: str,
    series: str,
    year: int,
    pattern: str = STANDARD,
) -> Number:
    """The next number of the series; the caller records it before it commits.

    Call it inside the act's transaction. From here on nobody else writes in the
    bureau's log until the act ends.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a number is taken inside an act")
    if not Log.objects.select_for_update().filter(pk=bureau).values_list("pk"):
        raise NoSuchLogError(bureau)
    known = NumberSeries.objects.filter(bureau=bureau, series=series, year=year)
    last = known.values_list("last", flat=True).first() or 0
    return Number(
        bureau=bureau,
        series=series,
        year=year,
        ordinal=last + 1,
        text=write(pattern, prefix=prefix, series=series, year=year, ordinal=last + 1),
    )


def remember(*, bureau: str, series: str, year: int, ordinal: int) -> None:
    """Use up a number; projectors of records that carry one call this.

    A number out of turn is an error and not a gap: the act fails.
    """
    row, _ = NumberSeries.objects.get_or_create(
        bureau=bureau, series=series, year=year, defaults={"last": 0}
    )
    if ordinal != row.last + 1:
        raise NumberingError(
            f"{series}〔{year}〕的下一个序号是 {row.last + 1}，不是 {ordinal}。"
        )
    row.last = ordinal
    row.save(update_fields=("last",))
