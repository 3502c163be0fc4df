"""审核目录清单 through the pages: drafted, commented on, answered, approved, shown."""

import re
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.unit.review.catalogue_samples import ITEMS, without
from zhunsheng.authorities import accounts
from zhunsheng.authorities.models import Account
from zhunsheng.kernel.fields import CHINA, as_plain
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.performing import perform
from zhunsheng.review.catalogue import queries
from zhunsheng.review.catalogue.kinds import MajorKind
from zhunsheng.review.commands.catalogue import DraftCatalogue
from zhunsheng.site.demonstration import people
from zhunsheng.web.forms.shape import shape_of
from zhunsheng.web.forms.typed import write

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, tzinfo=CHINA)
NANCHANG = BureauCode("360100")
REVIEWER, HEAD = "nanchang-legal-reviewer-1", "nanchang-bureau-head"
ABOVE, HANDLER = "jiangxi-supervisor", "nanchang-handler-1"
PASSWORD = people.PASSWORD
OWN, BELOW = "/reviews/catalogue/", "/reviews/catalogue/below/"
THEIRS = f"/reviews/catalogue/{NANCHANG}/"


@pytest.fixture(autouse=True)
def bureaus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: AT)
    people.establish(AT - timedelta(days=9), only=frozenset({"360100", "620100"}))
    known = [REVIEWER, HEAD, ABOVE, HANDLER, "lanzhou-legal-head"]
    accounts.set_one_password(known, PASSWORD)
    Account.objects.update(must_change=False)


def signed_in(username: str) -> Client:
    client = Client()
    client.post("/sign-in/", {"username": username, "password": PASSWORD})
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def link(text: str, words: str) -> str:
    """The address of the link that reads so; empty if there is none."""
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>{words}</a>', text)
    return found[1] if found else ""


def typed(items: Any = ITEMS) -> dict[str, list[str]]:
    plain = as_plain(DraftCatalogue(items=items, note="示范说明"))
    return write(shape_of(DraftCatalogue), plain)


def hidden(text: str) -> dict[str, str]:
    """What the form binds without being asked."""
    pairs = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', text)
    return {name: value for name, value in pairs if "csrf" not in name}


def fill(client: Client, address: str, **fields: Any) -> Any:
    """Open the form, type, send it as a browser would."""
    opened = hidden(page(client, address))
    return client.post(address, opened | fields)


def test_from_the_first_draft_to_the_published_edition() -> None:
    reviewer, head, above = map(signed_in, (REVIEWER, HEAD, ABOVE))
    address = link(page(reviewer, OWN), "拟定审核目录清单")
    assert address

    answer = reviewer.post(address, typed())
    assert answer.status_code == 302
    assert answer["Location"] == OWN

    assert "第 1 版第 1 稿" in page(above, BELOW)
    comment = link(page(above, THEIRS), "对下级审核目录清单提出意见")
    answer = fill(above, comment, kind="change", opinion="建议降低数额。")
    assert (answer.status_code, answer["Location"]) == (302, THEIRS)

    blocked = page(head, OWN)
    assert "建议降低数额。" in blocked
    assert not link(blocked, "批准审核目录清单")
    assert "上级医疗保障局的意见尚未答复。" in blocked

    reply = link(page(reviewer, OWN), "答复这条意见")
    answer = fill(reviewer, reply, accepted="no", answer="数额已经合理。")
    assert answer.status_code == 302
    for client, where in ((above, THEIRS), (head, OWN)):
        assert "数额已经合理。" in page(client, where)

    approve = link(page(head, OWN), "批准审核目录清单")
    answer = fill(head, approve, effective_on="2026-03-02", opinion="同意。")
    assert answer.status_code == 302

    shown = page(reviewer, OWN)
    assert "现行第 1 版，自 2026-03-02 起施行" in shown
    assert "50,000.00" in shown
    assert queries.catalogue_of(NANCHANG).in_force(date(2026, 3, 2), AT)


def test_what_is_wrong_is_said_over_the_form_and_nothing_is_lost() -> None:
    reviewer = signed_in(REVIEWER)
    address = "/acts/review.draft-catalogue/"

    answer = reviewer.post(address, typed(without(MajorKind.COMPLEX)))

    assert answer.status_code == 409
    text = unescape(answer.content.decode())
    assert "国家规定应当审核的种类，目录不得遗漏。" in text
    assert f"“{MajorKind.COMPLEX.label}”" in text
    assert "示范说明" in text


def test_the_first_form_has_the_national_kinds_and_only_amounts_are_missing() -> None:
    reviewer = signed_in(REVIEWER)
    text = page(reviewer, "/acts/review.draft-catalogue/")
    assert text.count('name="items:count" value="9"') == 1
    assert 'value="apl-2021:58.1(1)"' in text
    assert link(text, "审核目录清单") == OWN
    assert 'value="luzhou-2020-plan:4.4"' not in text  # it does not bind here


def test_the_next_form_opens_with_the_last_draft() -> None:
    given = as_plain(DraftCatalogue(items=ITEMS, note="示范说明"))
    perform("review.draft-catalogue", given, by=people.officer_id(REVIEWER), at=AT)
    text = page(signed_in(REVIEWER), "/acts/review.draft-catalogue/")
    assert "示范说明" in text
    assert "50,000.00" in text


def test_who_has_no_part_reads_and_is_offered_nothing() -> None:
    text = page(signed_in(HANDLER), OWN)
    assert "没有要您办的下一步" in text
    assert "审核流程图" in text
    assert 'role="img"' in text


def test_a_bureau_that_is_not_above_does_not_see_it() -> None:
    stranger = signed_in("lanzhou-legal-head")
    assert stranger.get(THEIRS).status_code == 404
    assert stranger.get("/reviews/catalogue/999999/").status_code == 404
    nowhere = "/acts/review.comment-catalogue/?drafted_by=999999"
    assert stranger.get(nowhere).status_code == 404
    assert "没有下级单位" in page(stranger, BELOW)


def test_every_page_keeps_the_rules_of_the_house() -> None:
    given = as_plain(DraftCatalogue(items=ITEMS, note="示范说明"))
    perform("review.draft-catalogue", given, by=people.officer_id(REVIEWER), at=AT)
    pages = [
        (REVIEWER, OWN),
        (REVIEWER, "/acts/review.draft-catalogue/"),
        (ABOVE, BELOW),
        (ABOVE, THEIRS),
    ]
    for username, address in pages:
        text = page(signed_in(username), address)
        ids = re.findall(r' id="([^"]+)"', text)
        assert len(ids) == len(set(ids)), address
        assert "style=" not in text
        assert text.count("<h1") == 1
