"""Template filters and tags for the words of the law: clauses, days, money, icons."""

import re
from datetime import date, datetime

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.money import capital_yuan
from zhunsheng.kernel.money import yuan as in_yuan
from zhunsheng.regulations.clauses import Clause, in_chinese, instrument_of

register = template.Library()

_WEEKDAYS = "一二三四五六日"
_LONGEST_TITLE = 20
_NOT_IN_IDS = re.compile(r"[^0-9a-z]+")
_CLAUSE_PAGES = ("staff:clause", "portal:clause")


@register.filter
def citation(clause: Clause) -> str:
    """《…》第五十八条第一款第三项."""
    return in_chinese(clause)


@register.filter
def brief(clause: Clause) -> str:
    """The citation where room is scarce: a long title gives way to the number."""
    instrument = instrument_of(clause)
    title = instrument.title
    if len(title) <= _LONGEST_TITLE or not instrument.number:
        return in_chinese(clause).replace("《中华人民共和国", "《", 1)
    return in_chinese(clause).replace(f"《{title}》", f"{instrument.number} ", 1)


@register.filter
def clause_href(clause: Clause) -> str:
    """Where this site shows the clause; empty when it shows none."""
    for name in _CLAUSE_PAGES:
        try:
            return reverse(name, args=(clause.instrument, clause.ref))
        except NoReverseMatch:
            continue
    return ""


@register.filter
def clause_id(clause: Clause) -> str:
    """The place on a page where the words of a clause stand."""
    return "law-" + _NOT_IN_IDS.sub("-", str(clause))


@register.filter
def yuan(fen: int) -> str:
    """``1234550`` fen as ``12,345.50``."""
    return in_yuan(fen)


@register.filter
def capitals(fen: int) -> str:
    """``4862050`` fen as 肆万捌仟陆佰贰拾元伍角整."""
    return capital_yuan(fen)


@register.filter
def iso(when: date) -> str:
    """2026-10-27; many of these stand on a page, so without the locale's machinery."""
    return f"{when:%Y-%m-%d}"


@register.filter
def day(when: date) -> str:
    """2026年10月27日."""
    return f"{when.year}年{when.month}月{when.day}日"


@register.filter
def short_day(when: date) -> str:
    """10月27日."""
    return f"{when.month}月{when.day}日"


@register.filter
def weekday(when: date) -> str:
    """周二."""
    return f"周{_WEEKDAYS[when.weekday()]}"


@register.filter
def local(moment: datetime) -> datetime:
    """An instant as clocks in China show it."""
    return moment.astimezone(CHINA)


@register.filter
def clock(moment: datetime) -> str:
    """16:05."""
    return f"{moment.astimezone(CHINA):%H:%M}"


@register.filter
def stamp(moment: datetime) -> str:
    """2026年10月14日 16:05."""
    here = moment.astimezone(CHINA)
    return f"{day(here.date())} {here:%H:%M}"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; always beside a word."""
    return format_html(
        '<svg class="zs-i" aria-hidden="true" focusable="false">'
        '<use href="#i-{}"/></svg>',
        name,
    )
