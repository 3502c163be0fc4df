"""Template tags for figures: shares and days as they are read."""

from fractions import Fraction

from django import template

from zhunsheng.regulations.clauses import parse
from zhunsheng.supervision.review_figures import ReviewFigures
from zhunsheng.supervision.staffing import Staffing
from zhunsheng.web.templatetags.law import clause_href

register = template.Library()


@register.filter
def share(one: Staffing) -> str:
    """12.5%, or that nobody enforces."""
    if one.per_mille is None:
        return "没有执法人员"
    return f"{one.per_mille // 10}.{one.per_mille % 10}%"


@register.filter
def sent_back_share(figures: ReviewFigures) -> str:
    """不同意的占比, in whole percent."""
    return f"{figures.sent_back * 100 // figures.concluded}%"


@register.filter
def days_text(days: Fraction) -> str:
    """3, or 3.5: a median of whole days."""
    return str(days.numerator) if days.denominator == 1 else f"{float(days):.1f}"


@register.simple_tag
def clause_page(text: str) -> str:
    """The page of a clause named in a template."""
    return clause_href(parse(text))
