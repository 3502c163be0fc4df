"""What 0004 made is derived from what the portal holds, and is filled from there."""

import json
import re
import unicodedata
from typing import Any

from django.db import migrations, models

_ARTICLE = re.compile(
    "《[^《》]{1,100}》第[零〇一二三四五六七八九十百千]{1,9}条"
    "(?:之[零〇一二三四五六七八九十百千]{1,9})?"
)
_BANDS = (0, 1, 10**6, 10**7, 10**8, 10**9)
_CHUNK = 200


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def _pairs(text: str) -> list[str]:
    found = {text[at : at + 2] for at in range(len(text) - 1)}
    return sorted(pair for pair in found if " " not in pair)


def _fill(apps: Any, schema_editor: Any) -> None:
    """Every line of the lists gets its roads, and counts in its tally."""
    decisions = apps.get_model("portal", "PublicDecision").objects
    last = None
    while True:
        rows = decisions.order_by("publication_id")
        rows = rows if last is None else rows.filter(publication_id__gt=last)
        some = list(rows[:_CHUNK])
        for row in some:
            _fill_row(apps, row)
        if len(some) < _CHUNK:
            return
        last = some[-1].publication_id


def _fill_row(apps: Any, row: Any) -> None:
    if row.withdrawn_on is None:
        entry = apps.get_model("portal", "PublicEntry").objects.get(
            log=row.log, position=row.position
        )
        text = json.loads(bytes(entry.body))["text"]
        row.party_key = _plain(f"{text['party']} {text['party_code']}")
        row.amount_fen = text["fine_fen"] + text["confiscated_fen"]
        row.save(update_fields=("party_key", "amount_fen"))
        _fill_grams(apps, row)
        _fill_articles(apps, row, text["basis"])
    _count(apps, row)


def _fill_grams(apps: Any, row: Any) -> None:
    gram = apps.get_model("portal", "Gram")
    gram.objects.bulk_create(
        [
            gram(gram=one, changed_at=row.changed_at, decision_id=row.pk)
            for one in _pairs(row.haystack)
        ],
        batch_size=500,
    )


def _fill_articles(apps: Any, row: Any, basis: list[str]) -> None:
    for name in dict.fromkeys(_ARTICLE.findall("\n".join(basis))):
        article, _ = apps.get_model("portal", "PublicArticle").objects.get_or_create(
            name=name
        )
        article.decisions += 1
        article.save()
        apps.get_model("portal", "Citation").objects.create(
            article=name, changed_at=row.changed_at, decision_id=row.pk
        )


def _count(apps: Any, row: Any) -> None:
    fen = row.amount_fen or 0
    tallies = apps.get_model("portal", "PublicTally").objects
    key = {
        "bureau": row.bureau_id,
        "year": row.year or 0,
        "kind": row.kind,
        "band": max(at for at, least in enumerate(_BANDS) if fen >= least),
    }
    tallies.get_or_create(**key)
    tallies.filter(**key).update(
        decisions=models.F("decisions") + 1, fen=models.F("fen") + fen
    )


def _nothing(apps: Any, schema_editor: Any) -> None:
    """Going back drops what was filled."""


class Migration(migrations.Migration):

    dependencies = [("portal", "0004_open_data")]

    operations = [migrations.RunPython(_fill, _nothing)]
