"""Template tags that know the staff site: its head, its foot, links to acts."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import template
from django.middleware.csrf import get_token
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import escape
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.pages import DueView, NextAct, SignOff
from zhunsheng.cases.viewing.reviewqueue import waiting_for
from zhunsheng.disclosure.queries import PublicationView
from zhunsheng.kernel.acts import Act, UnknownActError, find
from zhunsheng.supervision.queries import may_supervise
from zhunsheng.web.forms.bound import Widget

register = template.Library()

_NAV = (
    ("work", "我的工作"),
    ("leads", "线索"),
    ("cases", "案件"),
    ("reviews", "法制审核"),
    ("publications", "公示"),
    ("dossiers", "案卷"),
    ("supervision", "监督"),
    ("log", "台账"),
)
_BANNER = "zhunsheng.site.clock.banner"  # the site is above: named, not imported
_BREAKS = ("涉嫌", "违反", "规定案")


@register.inclusion_tag("staff/parts/top.html", takes_context=True)
def desk_top(context: RequestContext) -> dict[str, Any]:
    """Who is signed in, where they are, and where they can go."""
    request = context["request"]
    officer: Officer | None = getattr(request, "officer", None)
    return {
        "officer": officer,
        "posts": "、".join(sorted(one.label for one in officer.posts))
        if officer
        else "",
        "nav": _nav(officer) if officer else (),
        "here": context.get("here", ""),
        "token": get_token(request),
        "banner": import_string(_BANNER)(),
    }


def _nav(officer: Officer) -> list[tuple[str, str, str, int]]:
    """Where the officer can go: name, address, words, and what waits there."""
    if not officer.posts:  # 受聘的顾问
        return [("advising", reverse("staff:advising"), "我受聘的审核", 0)]
    waits = waiting_for(officer)
    hidden = {"reviews": waits is None, "supervision": not may_supervise(officer)}
    nav = [
        (name, reverse(f"staff:{name}"), words, (waits or 0) * (name == "reviews"))
        for name, words in _NAV
        if not hidden.get(name)
    ]
    if waits is None and officer.holds(Post.ADMINISTRATOR):  # registers the advisers
        nav.append(("reviews", reverse("staff:reviewers"), "审核人员与顾问", 0))
    return nav


@register.inclusion_tag("staff/parts/foot.html", takes_context=True)
def desk_foot(context: RequestContext) -> dict[str, Any]:
    """The day, as the site counts it."""
    return {"now": getattr(context["request"], "received_at", None)}


@register.simple_tag
def act_href(following: NextAct, kind: str, subject_id: UUID) -> str:
    """The page of an act on a case or a lead, with what it binds."""
    page = reverse(f"staff:{kind}-act", args=(subject_id, following.act))
    return _with_bound(page, following.bound)


@register.simple_tag
def sign_href(one: SignOff) -> str:
    """The page on which a proposal is signed."""
    return _with_bound(_act_page(one.act, one.case_id, one.lead_id), one.bound)


@register.simple_tag
def due_href(due: DueView) -> str:
    """The page of the act that ends a duty; else of its case or lead."""
    if due.act:
        return _act_page(due.act, due.case_id, due.lead_id)
    if due.case_id is not None:
        return reverse("staff:case", args=(due.case_id,))
    if due.lead_id is not None:
        return reverse("staff:lead", args=(due.lead_id,))
    return reverse("staff:work")


def _with_bound(page: str, bound: Mapping[str, str]) -> str:
    """The address with what the form binds besides its case or lead."""
    others = {
        name: text for name, text in bound.items() if name not in ("case_id", "lead_id")
    }
    return f"{page}?{urlencode(others)}" if others else page


def _act_page(act: str, case_id: UUID | None, lead_id: UUID | None) -> str:
    if case_id is not None:
        return reverse("staff:case-act", args=(case_id, act))
    if lead_id is not None:
        return reverse("staff:lead-act", args=(lead_id, act))
    return reverse("staff:act", args=(act,))


@register.simple_tag
def publication_href(view: PublicationView) -> str:
    """The page of the act that a publication waits for."""
    return publication_act_href(view, view.next_act)


@register.simple_tag
def publication_act_href(view: PublicationView, act: str) -> str:
    """The page of an act on a publication."""
    page = reverse("staff:case-act", args=(view.case_id, act))
    return f"{page}?{urlencode({'publication_id': str(view.publication_id)})}"


@register.filter
def act_title(name: str) -> str:
    """What an act is called."""
    return find(name).title


@register.filter
def go_words(due: DueView) -> str:
    """What the button of a duty says: the act that ends it."""
    if due.act:
        try:
            return find(due.act).title
        except UnknownActError:
            pass
    return "打开线索" if due.case_id is None and due.lead_id else "打开案件"


@register.filter
def blocked_title(following: NextAct) -> str:
    """The head of a refusal in a list of acts."""
    return f"还不能：{following.title}"


@register.filter
def refused_title(act: Act) -> str:
    """The head of a refusal over a form."""
    return f"现在还不能“{act.title}”"


@register.filter
def visible(widgets: Sequence[Widget]) -> bool:
    """Whether a form shows anything to fill in."""
    return any(widget.draws != "hidden" for widget in widgets)


@register.filter
def breakable(name: str) -> SafeString:
    """A case name that breaks between its parts: party, 涉嫌违反, cause."""
    text = str(escape(name))
    for part in _BREAKS:
        text = text.replace(part, f"<wbr>{part}", 1)
    return mark_safe(text)  # noqa: S308 - escaped above
