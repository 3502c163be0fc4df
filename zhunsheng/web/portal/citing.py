"""Citing (法条): by which articles of law a published decision can be found."""

import re
from collections.abc import Iterable

from django.db.models import F

from zhunsheng.kernel.text import BadTextError, clean
from zhunsheng.web.portal.models import Citation, PublicArticle, PublicDecision

# 《某条例》第三十八条第三项 is found under 《某条例》第三十八条.
_NUMERAL = "[零〇一二三四五六七八九十百千]{1,9}"
_ARTICLE = re.compile(rf"《[^《》]{{1,100}}》第{_NUMERAL}条(?:之{_NUMERAL})?")


def articles_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The articles that stand in these texts, each once, in their order."""
    found = (name for text in texts for name in _ARTICLE.findall(text))
    return tuple(dict.fromkeys(name for name in found if _is_clean(name)))


def _is_clean(name: str) -> bool:
    try:
        return clean(name) == name
    except BadTextError:
        return False


def keep(decision: PublicDecision, basis: Iterable[str]) -> None:
    """Make the decision findable by these articles, and by no others."""
    forget(decision)
    for name in articles_in(basis):
        PublicArticle.objects.get_or_create(name=name)
        PublicArticle.objects.filter(name=name).update(decisions=F("decisions") + 1)
        Citation.objects.create(
            article=name, changed_at=decision.changed_at, decision=decision
        )


def forget(decision: PublicDecision) -> None:
    """No article leads to the decision; one that leads nowhere vanishes too."""
    rows = Citation.objects.filter(decision=decision)
    names = list(rows.values_list("article", flat=True))
    rows.delete()
    mine = PublicArticle.objects.filter(name__in=names)
    mine.update(decisions=F("decisions") - 1)
    mine.filter(decisions__lte=0).delete()


def names() -> tuple[str, ...]:
    """The articles by which the decisions that can be read were made."""
    rows = PublicArticle.objects.order_by("-decisions", "name")
    return tuple(rows.values_list("name", flat=True)[:300])
