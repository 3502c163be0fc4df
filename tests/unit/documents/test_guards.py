from datetime import date
from typing import Any
from uuid import UUID

import pytest

from zhunsheng.documents import guards
from zhunsheng.documents.records import (
    DocumentIssued,
    DocumentRendered,
    RenderingFailed,
)
from zhunsheng.documents.state import fold
from zhunsheng.kernel.ids import PROGRAM, PUBLIC, BureauCode, DocumentId, OfficerId
from zhunsheng.regulations.guards import unmet

ID = DocumentId(UUID(int=7))


def issued(kind: str = "penalty-decision"):
    return DocumentIssued(
        document_id=ID,
        case_id=None,
        bureau=BureauCode("620100"),
        organ="兰州市医疗保障局（演示）",
        kind=kind,
        template_version="1",
        title="行政处罚决定书",
        number="兰医保罚决字〔2026〕1号",
        series="罚决字",
        number_year=2026,
        ordinal=1,
        content="{}",
        content_digest="0" * 64,
        issued_on=date(2026, 6, 26),
    )


RENDERED = DocumentRendered(
    document_id=ID,
    sha256="0" * 64,
    sm3="0" * 64,
    size_bytes=1,
    pages=1,
    signed=True,
    signer="某某",
)


def codes(records: list[object], *, by: OfficerId = PROGRAM, signed: bool = True):
    situation = guards.RenderingSituation(document=fold(records), by=by, signed=signed)
    return [refusal.code for refusal in unmet(guards.BEFORE_RENDERING, situation)]


def test_a_sealed_file_of_an_issued_document_may_be_recorded():
    assert codes([issued()]) == []


@pytest.mark.parametrize(
    ("records", "other", "code"),
    [
        ([], {}, "documents.render.not-issued"),
        ([issued()], {"by": PUBLIC}, "documents.render.not-the-program"),
        ([issued()], {"signed": False}, "documents.render.not-sealed"),
        ([issued(), RENDERED], {}, "documents.render.already-rendered"),
    ],
)
def test_each_fact_has_its_refusal(
    records: list[object], other: dict[str, Any], code: str
):
    assert codes(records, **other) == [code]


def test_internal_papers_need_no_seal():
    assert codes([issued("filing-approval")], signed=False) == []


def test_a_failure_is_forgotten_when_the_file_is_made():
    failed = RenderingFailed(document_id=ID, reason="字库中没有该字")
    assert fold([issued(), failed]).failure == "字库中没有该字"
    assert fold([issued(), failed, RENDERED]).failure == ""
    assert fold([issued(), failed, RENDERED]).version == 3


def test_records_of_others_only_count():
    assert fold([object()]).version == 1
    assert fold([object()]).issued is None
