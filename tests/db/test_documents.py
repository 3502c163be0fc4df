from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from tests.unit.documents.samples import SAMPLES, changed
from zhunsheng.documents import demo_ca, numbering, printing, queries
from zhunsheng.documents.commands.issue import Issued, issue
from zhunsheng.documents.content.reading import BadContentError, digest
from zhunsheng.documents.glyphs import UnprintableCharacterError
from zhunsheng.documents.models import DocumentRow, NumberSeries
from zhunsheng.documents.verification import verify_signature
from zhunsheng.kernel.ids import PROGRAM, BureauCode, CaseId, DocumentId, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.ledger.performing import perform
from zhunsheng.ledger.rebuild import rebuild, snapshot
from zhunsheng.ledger.streams import NoSuchLogError
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.vault import store
from zhunsheng.vault.local import LocalStore

pytestmark = pytest.mark.django_db

LANZHOU = BureauCode("620100")
NANCHANG = BureauCode("360100")
ORGAN = "兰州市医疗保障局（演示）"
CASE = CaseId(UUID(int=42))
OFFICER = OfficerId(UUID(int=9))
AT = datetime(2026, 6, 26, 10, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(autouse=True)
def _logs() -> None:
    writer.open_log(LANZHOU, AT)
    writer.open_log(NANCHANG, AT)


@pytest.fixture
def press(tmp_path: Path):
    authority = demo_ca.open_authority(tmp_path / "ca")
    return printing.Press(
        store=LocalStore(tmp_path / "vault"),
        signer_of=authority.signer,
        proof_address="https://zhunsheng.example/proof/{document_id}",
    )


def put_out(
    kind: str = "penalty-decision",
    content: Any = None,
    *,
    bureau: BureauCode = LANZHOU,
    year: int = 2026,
):
    with transaction.atomic():
        return issue(
            kind=kind,
            content=content or SAMPLES[kind],
            bureau=bureau,
            organ=ORGAN,
            prefix="兰医保",
            case_id=CASE,
            issued_on=date(year, 6, 26),
            by=OFFICER,
            at=AT,
        )


def get(done: Issued, bureau: BureauCode = LANZHOU):
    return queries.get_document(bureau=bureau, document_id=done.document_id)


def produce(press: printing.Press, done: Issued):
    return printing.produce(press, bureau=LANZHOU, document_id=done.document_id, at=AT)


def test_an_issued_document_is_numbered_recorded_and_listed():
    first, second = put_out(), put_out()
    notice = put_out("penalty-notice")
    paper = put_out("filing-approval")
    assert first.number == "兰医保罚决字〔2026〕1号"
    assert second.number == "兰医保罚决字〔2026〕2号"
    assert notice.number == "兰医保告字〔2026〕1号"
    assert paper.number is None
    listed = queries.list_documents(bureau=LANZHOU, case_id=CASE)
    assert [one.number for one in listed] == [
        first.number,
        second.number,
        notice.number,
        None,
    ]
    page = get(first)
    assert page.title == "行政处罚决定书"
    assert page.content_digest == digest(page.content)
    assert page.sha256 == ""
    assert page.issued_at == AT


def test_each_year_and_bureau_counts_for_itself():
    put_out()
    assert put_out(year=2027).number == "兰医保罚决字〔2027〕1号"
    assert put_out(bureau=NANCHANG).number == "兰医保罚决字〔2026〕1号"


def test_a_document_of_another_bureau_looks_like_none():
    done = put_out()
    with pytest.raises(queries.NoSuchDocumentError):
        get(done, NANCHANG)
    with pytest.raises(queries.NoSuchDocumentError):
        queries.get_document(bureau=LANZHOU, document_id=DocumentId(UUID(int=1)))


@pytest.mark.parametrize(
    ("facts", "error"),
    [("", BadContentError), ("当事人𪚥某。", UnprintableCharacterError)],
)
def test_what_cannot_be_printed_is_refused_and_uses_no_number(
    facts: str, error: type[Exception]
):
    content = changed(SAMPLES["penalty-decision"], facts=facts)
    with pytest.raises(error):
        put_out(content=content)
    assert not DocumentRow.objects.exists()
    assert put_out().number == "兰医保罚决字〔2026〕1号"


def test_the_record_holds_clean_text():
    facts = " 当事人\r\ncafe\u0301 "
    done = put_out(content=changed(SAMPLES["penalty-decision"], facts=facts))
    assert '"facts":"当事人\\ncafé"' in get(done).content


def test_an_act_that_fails_afterwards_leaves_no_gap():
    with transaction.atomic():
        assert put_out().number == "兰医保罚决字〔2026〕1号"
        transaction.set_rollback(True)
    assert put_out().number == "兰医保罚决字〔2026〕1号"


def test_a_bureau_without_a_log_has_no_numbers():
    with pytest.raises(NoSuchLogError):
        put_out(bureau=BureauCode("999999"))


def test_a_number_out_of_turn_is_an_error():
    numbering.remember(bureau=LANZHOU, series="案", year=2026, ordinal=1)
    with pytest.raises(numbering.NumberingError, match="下一个序号是 2，不是 4"):
        numbering.remember(bureau=LANZHOU, series="案", year=2026, ordinal=4)
    with pytest.raises(numbering.NumberingError):
        numbering.remember(bureau=LANZHOU, series="案", year=2026, ordinal=1)


def test_bureaus_may_write_their_numbers_in_another_way():
    with transaction.atomic():
        number = numbering.next_number(
            bureau=LANZHOU,
            prefix="昌医保",
            series="罚决字",
            year=2026,
            pattern="{prefix}{series}〔{year}〕第{n:03d}号",
        )
    assert number.text == "昌医保罚决字〔2026〕第001号"
    assert not NumberSeries.objects.exists()
    with pytest.raises(numbering.NumberingError):
        numbering.write("{prefix}{year}", prefix="昌", series="", year=2026, ordinal=1)


def test_the_press_makes_a_sealed_file_once(press: printing.Press):
    done = put_out()
    made = produce(press, done)
    pdf = store.read(press.store, made.sha256)
    assert made.signed
    assert made.pages == 3
    assert made.size_bytes == len(pdf)
    assert made.signer == ORGAN
    assert made.rendered_at == AT
    root = press.signer_of(LANZHOU, ORGAN).chain[0]
    assert verify_signature(pdf, roots=[root], at=AT).valid
    entries = len(list(reader.replay_log(LANZHOU)))
    assert produce(press, done) == made
    assert len(list(reader.replay_log(LANZHOU))) == entries
    assert queries.list_unrendered(LANZHOU) == ()


def test_internal_papers_are_made_without_a_seal(press: printing.Press):
    made = produce(press, put_out("inspection-record"))
    assert made.sha256
    assert not made.signed
    assert made.signer == ""


def test_without_a_seal_an_outward_document_fails_visibly_and_only_once(
    press: printing.Press,
):
    without = printing.Press(
        store=press.store, signer_of=lambda _code, _organ: None, proof_address="x"
    )
    done = put_out()
    assert "没有配置印章证书" in produce(without, done).failure
    produce(without, done)
    assert len(list(reader.replay_log(LANZHOU))) == 2
    assert queries.list_unrendered(LANZHOU) == (done.document_id,)
    made = produce(press, done)
    assert made.failure == ""
    assert made.sha256


def _claim(done: Issued, **other: Any) -> dict[str, Any]:
    return {
        "bureau": str(LANZHOU),
        "document_id": str(done.document_id),
        "sha256": "0" * 64,
        "sm3": "0" * 64,
        "size_bytes": 1,
        "pages": 1,
        "signed": True,
    } | other


@pytest.mark.parametrize(
    ("by", "other", "code"),
    [
        (OFFICER, {}, "documents.render.not-the-program"),
        (PROGRAM, {"signed": False}, "documents.render.not-sealed"),
        (PROGRAM, {"bureau": str(NANCHANG)}, "documents.render.not-issued"),
    ],
)
def test_nobody_can_put_another_file_in_its_place(
    by: OfficerId, other: dict[str, Any], code: str
):
    done = put_out()
    with pytest.raises(RefusedError) as caught:
        perform("documents.record-rendering", _claim(done, **other), by=by, at=AT)
    assert [refusal.code for refusal in caught.value.refusals] == [code]
    assert get(done).sha256 == ""


def test_a_rebuild_gives_the_same_tables(press: printing.Press):
    done = put_out()
    produce(press, done)
    put_out("penalty-notice")
    before = snapshot()
    rebuild()
    assert snapshot() == before
    assert put_out().number == "兰医保罚决字〔2026〕2号"
