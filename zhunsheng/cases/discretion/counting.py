"""类案的尺度: classes of amounts, and the measure by which fines are compared."""

from bisect import bisect_right
from collections.abc import Iterable

from zhunsheng.regulations.factors import Factor
from zhunsheng.regulations.tiers import THOUSAND
from zhunsheng.regulations.violations import Situation

_YUAN = 100
_EDGES = tuple(
    yuan * _YUAN
    for yuan in (
        1_000,
        3_000,
        10_000,
        30_000,
        100_000,
        300_000,
        1_000_000,
        3_000_000,
        10_000_000,
    )
)
UNIT_FEN = 10_000 * _YUAN
"""一万元: the unit of fines that are fixed amounts."""

STEP = 50
"""One bucket of the distribution: 0.05 of the base."""

LARGEST = 2**31 - 1

_BITS = {one: 1 << place for place, one in enumerate(Factor)}


def amount_class(base_fen: int) -> int:
    """金额档: amounts of the same order; 0 is below a thousand yuan."""
    return bisect_right(_EDGES, base_fen)


def measure_of(situation: Situation, base_fen: int, fine_fen: int) -> int | None:
    """The fine in thousandths of its base; ``None`` without a measure.

    To the nearest: a fine of 1.3 times whose last fen was dropped is still 1.3.
    """
    if situation.range.fixed_fen is not None:
        return min(fine_fen * THOUSAND // UNIT_FEN, LARGEST)
    if situation.range.multiple is None or base_fen <= 0:
        return None
    return min((2 * fine_fen * THOUSAND + base_fen) // (2 * base_fen), LARGEST)


def bucket_of(measure: int) -> int:
    """Which bucket a measure falls in."""
    return min(measure // STEP, THOUSAND)


def mask_of(factors: Iterable[Factor]) -> int:
    """Circumstances as one number."""
    return sum(_BITS[one] for one in factors)


def overlap(one: int, other: int) -> int:
    """How many circumstances two violations share."""
    return (one & other).bit_count()


def band_of_class(place: int) -> str:
    """The amounts of a class in words, for cases whose own amount is not shown."""
    if place <= 0:
        return f"不满{_round(_EDGES[0])}元"
    if place >= len(_EDGES):
        return f"{_round(_EDGES[-1])}元以上"
    return f"{_round(_EDGES[place - 1])}至{_round(_EDGES[place])}元"


def _round(fen: int) -> str:
    """``1_000_000`` fen as 1万; the edges have no odd yuan."""
    yuan = fen // _YUAN
    return f"{yuan // 10_000}万" if yuan >= 10_000 else str(yuan)  # noqa: PLR2004
