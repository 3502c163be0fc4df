"""Documents, publications and the log on the staff site."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.staff.conftest import Desk
from tests.web.staff.samples import (
    AT,
    CASE,
    CASE_ID,
    DOCUMENT,
    DOCUMENT_ID,
    LIN,
    LOG,
    PUBLICATION,
    PUBLISHED,
)
from zhunsheng.cases.pages import Stage
from zhunsheng.disclosure.state import Status
from zhunsheng.documents.queries import Document, NoSuchDocumentError
from zhunsheng.ledger import writer
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.web.staff.pages import documents, log, publications

DOCUMENT_PAGE = reverse("staff:document", args=(DOCUMENT_ID,))
FILE = reverse("staff:document-pdf", args=(DOCUMENT_ID,))


class Shelf:
    """A vault with one file."""

    def open(self, sha256: str) -> Any:
        assert sha256 == DOCUMENT.sha256
        return iter([b"%PDF-1.7 ", b"page"])


@pytest.fixture
def stored(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """The document that is there, if any."""
    there = [DOCUMENT]

    def get_document(*, bureau: str, document_id: UUID) -> Document:
        if bureau != LOG or not there:
            raise NoSuchDocumentError
        return there[0]

    monkeypatch.setattr(documents, "get_document", get_document)
    monkeypatch.setattr(documents, "vault", Shelf)
    return there


def test_a_document_is_shown_with_its_fingerprints(
    stored: list[Document], client: Client
) -> None:
    text = client.get(DOCUMENT_PAGE).content.decode()

    assert f'<iframe class="zs-paper-view" src="{FILE}"' in text
    assert DOCUMENT.sha256 in text
    assert "账本第 4220 号" in text


def test_its_file_comes_from_the_vault(stored: list[Document], client: Client) -> None:
    answer = client.get(FILE)

    assert answer.getvalue() == b"%PDF-1.7 page"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")


def test_a_document_that_is_not_printed_yet_says_so(
    stored: list[Document], client: Client
) -> None:
    stored[0] = replace(DOCUMENT, sha256="", pages=0, signed=False)
    assert "正在排版" in client.get(DOCUMENT_PAGE).content.decode()
    assert client.get(FILE).status_code == 404

    stored[0] = replace(stored[0], failure="“𰻞”字没有字形，不能印制。")
    text = client.get(DOCUMENT_PAGE).content.decode()
    assert "“𰻞”字没有字形，不能印制。" in text


def test_a_document_of_another_bureau_is_not_there(
    stored: list[Document], client: Client
) -> None:
    stored.clear()
    assert client.get(DOCUMENT_PAGE).status_code == 404
    assert client.get(FILE).status_code == 404


def test_publications_lead_to_the_act_they_wait_for(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def listed(viewer: Any, **filters: Any) -> Any:
        asked.append((viewer, filters))
        return (PUBLICATION, PUBLISHED)

    monkeypatch.setattr(publications, "list_publications", listed)
    page = reverse("staff:publications")

    text = client.get(page, {"status": "published"}).content.decode()
    client.get(page, {"status": "nonsense"})

    act = reverse("staff:case-act", args=(CASE_ID, "cases.empty"))
    assert f"{act}?publication_id={PUBLICATION.publication_id}" in text
    assert asked[0] == (LIN, {"status": Status.PUBLISHED, "limit": 51, "offset": 0})
    assert asked[1][1]["status"] is None


def test_a_decided_case_says_how_its_publication_stands(
    desk: Desk, client: Client
) -> None:
    page = reverse("staff:case", args=(CASE_ID,))
    assert "提出公示意见" not in client.get(page).content.decode()

    desk.case = replace(CASE, stage=Stage.EXECUTION)
    assert "提出公示意见" in client.get(page).content.decode()

    desk.publication = PUBLISHED
    text = client.get(page).content.decode()
    assert "撤回公示" in text
    assert "提出公示意见" not in text


def test_an_empty_log_is_shown_as_empty(desk: Desk, client: Client) -> None:
    writer.open_log(LIN.bureau, AT)

    text = client.get(reverse("staff:log")).content.decode()

    assert "账本还是空的" in text
    assert "还没有检查点" in text


def test_the_log_is_shown_in_pages_newest_first(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def rows(_bureau: str, newest: int, covered: int) -> tuple[log.LogRow, ...]:
        asked.append((newest, covered))
        return (log.LogRow(newest - 1, "立案", "case/17", AT, "林示例", covered=False),)

    monkeypatch.setattr(log, "_rows", rows)
    monkeypatch.setattr(
        log.checkpoints, "head_of", lambda _: Head("zhunsheng.example", 120, b"")
    )

    text = client.get(reverse("staff:log"), {"page": "2"}).content.decode()
    client.get(reverse("staff:log"), {"page": "99"})

    assert asked == [(70, 0), (20, 0)]
    assert "第 69 号" in text
    assert "等待检查点" in text
