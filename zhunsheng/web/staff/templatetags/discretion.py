"""Template filters for multiples, bands and classes of amounts."""

from django import template

from zhunsheng.cases.discretion import wording
from zhunsheng.cases.discretion.counting import band_of_class

register = template.Library()


@register.filter
def times(thousandths: int) -> str:
    """``1500`` as ``1.5``."""
    return wording.times(thousandths)


@register.filter
def amounts(fine: tuple[int, int]) -> str:
    """A band of fines in yuan."""
    return wording.amounts(fine)


@register.filter
def amount_band(amount_class: int) -> str:
    """A class of amounts in words: 1万至3万元."""
    return band_of_class(amount_class)
