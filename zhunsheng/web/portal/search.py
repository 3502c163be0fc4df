"""Search (查询): words of any length, also of two characters, on any database.

Every text is also kept as pairs of neighbouring characters. A word is found by
the rarest of its pairs, through their index (``seeking``), and then looked for as a
whole.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import QuerySet

from zhunsheng.web.portal.models import Gram, PublicDecision

_MOST_WORDS = 8
_MOST_PAIRS = 24
_PAIR = 2


def plain(text: str) -> str:
    """``text`` as search sees it: one width, one case, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def pairs(text: str) -> set[str]:
    """Every two neighbouring characters that are not a space."""
    return {
        text[at : at + _PAIR]
        for at in range(len(text) - 1)
        if " " not in text[at : at + _PAIR]
    }


def words_of(query: str) -> list[str]:
    """The words that must all be found."""
    return list(dict.fromkeys(plain(query).split()))[:_MOST_WORDS]


def keep(decision: PublicDecision, texts: Iterable[str]) -> None:
    """Make the decision findable by these texts, and by no others."""
    Gram.objects.filter(decision=decision).delete()
    decision.haystack = plain("\n".join(texts))
    Gram.objects.bulk_create(
        [
            Gram(gram=one, changed_at=decision.changed_at, decision=decision)
            for one in sorted(pairs(decision.haystack))
        ],
        batch_size=500,
    )


def forget(decision: PublicDecision) -> None:
    """Make the decision unfindable by its words."""
    decision.haystack = decision.party_key = ""
    Gram.objects.filter(decision=decision).delete()


def grams_of(query: str) -> list[str]:
    """Pairs that stand in whatever the query finds, the first of each word."""
    found = [pair for word in words_of(query) for pair in sorted(pairs(word))]
    return list(dict.fromkeys(found))[:_MOST_PAIRS]


def matching(
    rows: QuerySet[PublicDecision], query: str, field: str = "haystack"
) -> QuerySet[PublicDecision]:
    """Those of ``rows`` in whose ``field`` every word of the query stands."""
    for word in words_of(query):
        rows = rows.filter(**{f"{field}__contains": word})
    return rows
