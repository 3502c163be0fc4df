"""Every kind of document prints: its template takes its content."""

import pytest

from tests.unit.documents.samples import AT, ORGAN, QR, SAMPLES
from zhunsheng.documents.kinds import DocumentKind, all_kinds
from zhunsheng.documents.render import render
from zhunsheng.regulations.clauses import entry


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_every_version_of_a_kind_prints(kind: DocumentKind) -> None:
    for version in kind.versions:
        number = "兰医保示字〔2026〕1号" if kind.series else None
        made = render(
            kind.code,
            version,
            SAMPLES[kind.code],
            organ=ORGAN,
            number=number,
            qr=QR,
            timestamp=AT,
        )
        assert made.pdf.startswith(b"%PDF-")


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_every_kind_rests_on_clauses_that_exist(kind: DocumentKind) -> None:
    assert kind.basis
    assert all(entry(clause).gist for clause in kind.basis)
