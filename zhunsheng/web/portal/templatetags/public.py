"""Filters of the public pages: where names break, and paragraphs."""

import re
from datetime import date, datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

register = template.Library()
_BREAKS = re.compile(r"(?<=.)(?=涉嫌|违反|未按|医疗保障|使用|骗取|为他人|案$)")


@register.filter
def soft_breaks(name: str) -> SafeString:
    """A case name that breaks between its parts and not inside them."""
    parts = _BREAKS.split(name)
    return format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in parts))


@register.filter
def prose(text: str) -> SafeString:
    """Each line of ``text`` as a paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines if line))


@register.filter
def day(value: date | datetime) -> SafeString:
    """A date or an instant as 2026年9月22日, in a ``time`` element."""
    local = localtime(value).date() if isinstance(value, datetime) else value
    return format_html(
        '<time datetime="{}">{}年{}月{}日</time>',
        local.isoformat(),
        local.year,
        local.month,
        local.day,
    )
