"""行文: multiples and bands as officers and documents write them."""

from zhunsheng.kernel.money import yuan
from zhunsheng.regulations.tiers import THOUSAND


def times(thousandths: int) -> str:
    """``1500`` as ``1.5``: no zeros at the end."""
    whole, rest = divmod(thousandths, THOUSAND)
    return f"{whole}.{rest:03d}".rstrip("0") if rest else str(whole)


def multiples(band: tuple[int, int]) -> str:
    """1倍以上1.5倍以下, or the one multiple; both ends included."""
    low, high = band
    if low == high:
        return f"{times(low)}倍"
    return f"{times(low)}倍以上{times(high)}倍以下"


def amounts(fine: tuple[int, int]) -> str:
    """The same in yuan."""
    low, high = fine
    if low == high:
        return f"{yuan(low)}元"
    return f"{yuan(low)}元以上{yuan(high)}元以下"
