"""A table that goes on over several pages stays a table for those who listen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.unit.documents.samples import SAMPLES
from zhunsheng.documents import render

AT = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("qr", [None, "https://portal.invalid/proof/1"])
@pytest.mark.parametrize(
    ("kind", "rows"), [("dossier-catalogue", "entries"), ("evidence-list", "items")]
)
def test_a_list_of_many_rows_has_several_pages(kind: str, rows: str, qr: str | None):
    sample = SAMPLES[kind]
    many = tuple(getattr(sample, rows)) * 40

    made = render.render(
        kind,
        "1",
        replace(sample, **{rows: many}),
        organ="示范市医疗保障局（演示）",
        number=None,
        qr=qr,
        timestamp=AT,
    )

    assert made.pages > 2
    assert made.pdf.startswith(b"%PDF-")
