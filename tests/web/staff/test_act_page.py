"""The one page of every act: nothing typed is ever lost."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.staff.conftest import Desk
from tests.web.staff.samples import (
    AT,
    CASE,
    CASE_ID,
    LIN,
    PROPOSAL,
    REVIEW_MISSING,
    SIGNATURE_MISSING,
)
from tests.web.staff.test_forms import typed_for
from zhunsheng.kernel.acts import Done
from zhunsheng.ledger.projection import Place
from zhunsheng.ledger.streams import StaleStreamError
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.vault.local import LocalStore
from zhunsheng.web.staff import oversize
from zhunsheng.web.staff.models import Draft
from zhunsheng.web.staff.pages import uploads

PAGE = reverse("staff:case-act", args=(CASE_ID, "cases.sample"))


def typed(**changes: Any) -> dict[str, list[str]]:
    """A form filled in, as the browser sends it."""
    machinery = {"expected_version": [str(CASE.version)], "draft": [f"case/{CASE_ID}"]}
    return {**typed_for(case_id=[str(CASE_ID)], **changes), **machinery}


def test_a_filled_form_is_performed_and_leads_back_to_the_case(
    desk: Desk, client: Client
) -> None:
    answer = client.post(PAGE, typed(), follow=True)

    assert answer.redirect_chain == [(reverse("staff:case", args=(CASE_ID,)), 302)]
    assert "已完成：送法制审核。" in answer.content.decode()
    ((data, by, at),) = desk.done
    assert (data.case_id, data.fine_fen) == (CASE_ID, 1_234_550)
    assert (by, at) == (LIN.officer_id, AT)


def test_a_refusal_names_every_reason_and_keeps_what_was_typed(
    desk: Desk, client: Client
) -> None:
    desk.raises = RefusedError((REVIEW_MISSING, SIGNATURE_MISSING))

    answer = client.post(PAGE, typed(facts=["写了很久的\r\n事实"]))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "zs-stop--big" in text
    assert REVIEW_MISSING.says in text
    assert SIGNATURE_MISSING.way_out in text
    assert "写了很久的" in text
    assert "再次提交" in text
    assert Draft.objects.get().data["facts"] == ["写了很久的\r\n事实"]


def test_nothing_is_sent_again_that_was_never_sent(desk: Desk, client: Client) -> None:
    desk.preview = (REVIEW_MISSING,)

    text = client.get(PAGE).content.decode()

    assert REVIEW_MISSING.says in text
    assert "再次提交" not in text


def test_bad_input_is_said_at_the_field_and_linked_from_above(
    desk: Desk, client: Client
) -> None:
    answer = client.post(PAGE, typed(fine_fen=["一千"], facts=[""]))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert desk.done == []
    assert "有 2 处填写需要改正" in text
    assert '<a href="#f-fine_fen">罚款</a>' in text
    assert 'aria-invalid="true" aria-describedby="f-fine_fen-bad"' in text
    assert 'value="一千"' in text


def test_a_stale_page_shows_what_changed_and_may_be_sent_again(
    desk: Desk, client: Client
) -> None:
    answer = client.post(PAGE, {**typed(), "expected_version": ["4"]})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert desk.done == []
    assert "别人先办了一步" in text
    assert "负责人集体讨论" in text
    assert "送达行政处罚事先告知书" in text
    assert "法制审核第 2 轮" not in text
    assert 'name="expected_version" value="6"' in text
    assert 'value="12,345.50"' in text


def test_a_case_that_changes_while_the_act_is_done_is_stale_too(
    desk: Desk, client: Client
) -> None:
    desk.raises = StaleStreamError(f"case/{CASE_ID}", 6, 7)

    answer = client.post(PAGE, typed())

    assert answer.status_code == 409
    assert "别人先办了一步" in answer.content.decode()
    assert Draft.objects.count() == 1


def test_a_form_without_a_version_is_stale(desk: Desk, client: Client) -> None:
    form = typed()
    del form["expected_version"]
    assert client.post(PAGE, form).status_code == 409
    assert desk.done == []


@pytest.mark.parametrize(
    ("button", "rows"),
    [({"add-row": "violations"}, 4), ({"remove-row": "violations.0"}, 2)],
)
def test_rows_grow_and_shrink_without_javascript(
    button: dict[str, str], rows: int, desk: Desk, client: Client
) -> None:
    answer = client.post(PAGE, {**typed(), **button})

    text = answer.content.decode()
    assert answer.status_code == 200
    assert desk.done == []
    assert f'name="violations:count" value="{rows}"' in text
    assert "串换" in text


def test_a_draft_survives_a_closed_browser_and_can_be_thrown_away(
    desk: Desk, client: Client
) -> None:
    saved = client.post(
        reverse("staff:draft", args=("cases.sample",)), typed(facts=["没写完"])
    )
    reopened = client.get(PAGE).content.decode()
    client.post(PAGE, {**typed(), "discard": "1"})
    afresh = client.get(PAGE).content.decode()

    assert "草稿已于 2026年10月14日 10:41 保存" in saved.content.decode()
    assert "已恢复 2026年10月14日 10:41 保存的草稿" in reopened
    assert "没写完" in reopened
    assert "已恢复" not in afresh
    assert "没写完" not in afresh


def test_the_button_saves_a_draft_where_there_is_no_javascript(
    desk: Desk, client: Client
) -> None:
    answer = client.post(PAGE, {**typed(facts=["没写完"]), "save-draft": "1"})

    assert answer.status_code == 200
    assert "没写完" in answer.content.decode()
    assert Draft.objects.get().officer_id == LIN.officer_id
    assert desk.done == []


def test_a_draft_is_gone_once_the_act_is_done(desk: Desk, client: Client) -> None:
    client.post(reverse("staff:draft", args=("cases.sample",)), typed())
    client.post(PAGE, typed())
    assert not Draft.objects.exists()


def test_a_draft_without_its_form_is_refused(desk: Desk, client: Client) -> None:
    page = reverse("staff:draft", args=("cases.sample",))
    assert client.post(page, {"facts": "x"}).status_code == 422
    unknown = reverse("staff:draft", args=("cases.unknown",))
    assert client.post(unknown, {"draft": "x"}).status_code == 404


def test_two_proposals_of_one_case_have_two_drafts(desk: Desk, client: Client) -> None:
    page = reverse("staff:case-act", args=(CASE_ID, "cases.empty"))

    first = client.get(page, {"proposal_id": PROPOSAL}).content.decode()

    assert f'name="proposal_id" value="{PROPOSAL}"' in first
    assert f'name="draft" value="case/{CASE_ID}/{PROPOSAL}"' in first
    assert "不需要填写内容" in first


def test_a_file_goes_into_the_vault_and_its_digest_into_the_form(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(uploads, "vault", lambda: LocalStore(tmp_path))
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.7 scanned")

    client.post(PAGE, {**typed(), "scan:file": scan})

    digest = sha256(b"%PDF-1.7 scanned").hexdigest()
    assert desk.done[0][0].scan == digest
    assert LocalStore(tmp_path).exists(digest)


def test_a_file_that_is_too_large_is_refused_and_the_text_stays(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oversize, "LARGEST", 1 << 20)
    scan = SimpleUploadedFile("scan.pdf", b"x" * ((1 << 20) + 1))

    answer = client.post(PAGE, {**typed(facts=["仍在"]), "scan:file": scan})

    assert answer.status_code == 413
    assert "文件超过 1 MB" in answer.content.decode()
    assert "仍在" in answer.content.decode()
    assert desk.done == []


def test_who_left_the_bureau_cannot_be_picked(desk: Desk, client: Client) -> None:
    text = client.get(PAGE).content.decode()
    assert "何样例（承办人）" in text
    assert "离示例" not in text


def test_what_the_page_binds_cannot_be_lost_by_a_draft(
    desk: Desk, client: Client
) -> None:
    client.post(
        reverse("staff:draft", args=("cases.sample",)), {**typed(), "case_id": "other"}
    )
    text = client.get(PAGE).content.decode()
    assert f'name="case_id" value="{CASE_ID}"' in text


def test_an_act_that_begins_something_goes_where_it_wrote(
    desk: Desk, client: Client
) -> None:
    page = reverse("staff:act", args=("cases.sample",))
    answer = client.post(page, typed())
    assert answer["Location"] == reverse("staff:work")


def test_a_new_lead_is_shown_after_its_registration(desk: Desk, client: Client) -> None:
    place = Place(LIN.bureau, 7, f"case/{CASE_ID}", 1, LIN.officer_id, AT)
    desk.answer = Done(places=(place,))
    page = reverse("staff:act", args=("cases.sample",))
    answer = client.post(page, typed())
    assert answer["Location"] == reverse("staff:lead", args=(CASE_ID,))
