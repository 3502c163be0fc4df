"""From the QR code on a sealed paper to its proof on the portal."""

import hashlib
import json
import re
from argparse import Namespace
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client

from tests.unit.documents.samples import SAMPLES
from zhunsheng.disclosure import document_proofs as files
from zhunsheng.disclosure.document_proofs import BadDocumentProofError
from zhunsheng.documents import demo_ca, printing
from zhunsheng.documents.commands.issue import issue
from zhunsheng.jobs import installation
from zhunsheng.jobs.followers.portal_feed import export_publications
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.ledger import reader, writer
from zhunsheng.ledger.note import Signer, Verifier
from zhunsheng.site.cli import check_proof, portal_intake
from zhunsheng.vault.local import LocalStore
from zhunsheng.web.portal import document_proofs
from zhunsheng.web.portal.intake import RefusedBundleError
from zhunsheng.web.portal.models import DocumentProof

pytestmark = pytest.mark.django_db
LANZHOU = BureauCode("620100")
ORGAN = "兰州市医疗保障局（演示）"
CASE = CaseId(UUID(int=42))
AT = datetime(2026, 6, 26, 10, 0, tzinfo=timezone(timedelta(hours=8)))


@dataclass
class Paper:
    """One document as it went out, and the folders of bureau and portal."""

    document_id: UUID
    pdf: bytes
    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "feed" / "620100.proofs" / f"{self.document_id}.json"

    @property
    def address(self) -> str:
        return f"/proof/{self.document_id}"


def made(folder: Path, kind: str) -> Paper:
    """Issue a document and let the followers do their work."""
    press = printing.Press(
        store=LocalStore(folder / "vault"),
        signer_of=demo_ca.open_authority(folder / "ca").signer,
        proof_address="https://zhunsheng.example/proof/{document_id}",
    )
    with transaction.atomic():
        done = issue(
            kind=kind,
            content=SAMPLES[kind],
            bureau=LANZHOU,
            organ=ORGAN,
            prefix="兰医保",
            case_id=CASE,
            issued_on=date(2026, 6, 26),
            by=OfficerId(UUID(int=9)),
            at=AT,
        )
    document = printing.produce(
        press, bureau=LANZHOU, document_id=done.document_id, at=AT
    )
    export_publications(tuple(reader.entries_after(LANZHOU, -1, 100)), AT)
    pdf = b"".join(press.store.open(document.sha256))
    return Paper(done.document_id, pdf, folder)


def take(paper: Paper) -> None:
    portal_intake.take(paper.folder / "feed", paper.folder / "public-keys")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(installation, "data_folder", lambda: tmp_path)
    monkeypatch.setenv("ZHUNSHENG_DATA", str(tmp_path))
    writer.open_log(LANZHOU, AT)
    return tmp_path


@pytest.fixture
def paper(folder: Path) -> Paper:
    return made(folder, "penalty-decision")


def test_the_page_says_which_file_the_document_is(paper: Paper, public: Client) -> None:
    assert public.get(paper.address).status_code == 404
    take(paper)
    answer = public.get(paper.address)
    text = answer.content.decode()

    assert answer.status_code == 200
    assert hashlib.sha256(paper.pdf).hexdigest() in text
    assert hashlib.new("sm3", paper.pdf).hexdigest() in text
    assert "2026-06-26 10:00:00" in text
    assert "sha256sum" in text
    assert re.search("missing:|{{|{%", text) is None


def test_nothing_of_what_the_document_says_goes_out(
    paper: Paper, public: Client
) -> None:
    take(paper)
    said = {one for one in vars_of(SAMPLES["penalty-decision"]) if len(one) > 3}
    told = paper.file.read_text("utf-8") + public.get(paper.address).content.decode()

    body = json.loads(
        next(one.body for one in entries() if one.type.endswith("document-rendered"))
    )
    assert set(body) == {
        *("document_id", "sha256", "sm3", "size_bytes", "pages", "signed", "signer")
    }
    assert [one for one in said if one in told and one not in ORGAN] == []


def vars_of(content: object) -> list[str]:
    """Every text in a document's content."""
    if isinstance(content, str):
        return [content]
    names = getattr(content, "__slots__", ())
    inner = [getattr(content, name) for name in names]
    if isinstance(content, tuple):
        inner = list(content)
    return [text for one in inner for text in vars_of(one)]


def entries() -> list[reader.EntryView]:
    return [reader.entry(LANZHOU, at) for at in range(2)]


def test_only_what_went_out_under_seal_has_a_page(folder: Path, public: Client) -> None:
    inside = made(folder, "filing-approval")
    assert not inside.file.exists()
    installation.public_key_folder().mkdir(exist_ok=True)
    take(inside)
    assert public.get(inside.address).status_code == 404


def test_the_proof_is_checked_off_line_with_the_file(
    paper: Paper, public: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    take(paper)
    answer = public.get(f"{paper.address}.tlog-proof")
    assert f"{paper.document_id}.tlog-proof" in answer["Content-Disposition"]
    proof, pdf = paper.folder / "a.tlog-proof", paper.folder / "a.pdf"
    proof.write_bytes(answer.content)
    pdf.write_bytes(paper.pdf)
    key = str(paper.folder / "public-keys" / "620100.txt")
    asked = Namespace(file=proof, document=pdf, key=[key], json=False)

    assert check_proof.run(asked) == 0
    assert "文件与台账所载的摘要一致" in capsys.readouterr().out
    pdf.write_bytes(paper.pdf + b" ")
    assert check_proof.run(asked) == 1
    assert "不符" in capsys.readouterr().out


def test_following_again_and_taking_again_change_nothing(paper: Paper) -> None:
    take(paper)
    export_publications(tuple(reader.entries_after(LANZHOU, -1, 100)), AT)
    take(paper)
    assert DocumentProof.objects.count() == 1


def test_what_does_not_hold_is_refused_and_the_rest_taken(paper: Paper) -> None:
    other = made(paper.folder, "penalty-notice")
    found = files.read(paper.file.read_text("utf-8"))
    bent = replace(found, proof=found.proof.replace("index 1", "index 0"))
    paper.file.write_text(files.write(bent), encoding="utf-8")

    with pytest.raises(RefusedBundleError, match="拒收"):
        take(paper)

    assert [one.document_id for one in DocumentProof.objects.all()] == [
        other.document_id
    ]


def test_every_lie_is_named(paper: Paper) -> None:
    found = files.read(paper.file.read_text("utf-8"))
    key = (paper.folder / "public-keys" / "620100.txt").read_text("utf-8").strip()
    verifier = Verifier.parse(key)
    assert files.check(found, verifier).pages >= 1
    for lie in (
        replace(found, document_id=UUID(int=1)),
        replace(found, log="360100", bureau="360100"),
        replace(found, bureau="360100"),
        replace(found, position=0),
        replace(found, proof=found.proof[:-8]),
        replace(found, proof=""),
    ):
        with pytest.raises(BadDocumentProofError):
            files.check(lie, verifier)
    stranger = Signer(verifier.name, bytes(32)).verifier()
    with pytest.raises(BadDocumentProofError):
        files.check(found, stranger)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format":"zhunsheng-document-proof-1"}', "1", "null"]
)
def test_what_is_no_proof_is_refused(paper: Paper, text: str) -> None:
    paper.file.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedBundleError):
        take(paper)
    assert not DocumentProof.objects.exists()


def test_another_key_for_a_known_bureau_is_refused(paper: Paper) -> None:
    take(paper)
    other = Signer("zhunsheng/620100", bytes(32)).verifier()
    with pytest.raises(RefusedBundleError, match="另一把验证钥"):
        document_proofs.trust("620100", str(other))
