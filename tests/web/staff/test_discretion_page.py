"""裁量参考 through the HTTP client: a real case, its benchmark, its draft."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from html.parser import HTMLParser
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.unit.archive.world import BUREAU, SCENARIO, World
from zhunsheng.authorities.models import Account
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.ledger.performing import perform
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario import script as scripts
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.stage import HouseCast, HouseStage
from zhunsheng.web.staff.models import Draft

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"
NANCHANG = BureauCode("360100")
HANDLER, LEGAL = "lanzhou-handler-1", "lanzhou-legal-head"


class Ids(HTMLParser):
    """What a valid page has only once, and what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.inline += [name for name in given if name == "style" or name[:2] == "on"]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A case whose decision is drafted, and not yet notified."""
    with django_db_blocker.unblock(), transaction.atomic():
        script = scripts.read(SCENARIO)
        first = script.steps[0].at
        bureaus = frozenset({BUREAU, NANCHANG})
        people.establish(first - timedelta(days=1), only=bureaus)
        found = World(Player(script, HouseCast(), HouseStage()), first)
        found.until("cases.issue-notice")
        yield found
        transaction.set_rollback(True)


def signed_in(world: World, monkeypatch: pytest.MonkeyPatch, username: str) -> Client:
    now: datetime = world.at + timedelta(minutes=5)
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: now)
    Account.objects.filter(username=username).update(must_change=False)
    client = Client()
    client.force_login(Account.objects.get(username=username), BACKEND)
    session = client.session
    session["began"] = session["seen"] = now.isoformat()
    session.save()
    return client


@pytest.fixture
def client(world: World, monkeypatch: pytest.MonkeyPatch) -> Client:
    return signed_in(world, monkeypatch, HANDLER)


def page_of(case_id: UUID) -> str:
    return reverse("staff:case-discretion", args=(case_id,))


def test_it_shows_tier_band_reasons_and_text(world: World, client: Client) -> None:
    answer = client.get(page_of(world.case_id))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "违法事实取自拟处理意见" in text
    assert "第 1 项　过度诊疗检查" in text
    assert "从轻处罚" in text
    assert "1倍以上1.5倍以下，即5,127.33元以上7,690.99元以下" in text
    assert "甘肃省医疗保障行政处罚裁量基准（演示）是为演示编写的" in text
    assert "涉及金额不满30,000.00元" in text
    assert "须符合：" in text
    assert "还没有同类案件" in text
    assert "依据《医疗保障基金使用监督管理条例》第三十八条的规定" in text
    assert "偏离基准" not in text


def test_it_is_whole_and_fit_for_a_strict_policy(world: World, client: Client) -> None:
    answer = client.get(page_of(world.case_id))
    found = Ids()
    found.feed(answer.content.decode())
    assert len(found.ids) == len(set(found.ids))
    assert found.inline == []
    assert "missing:" not in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_case_leads_to_it(world: World, client: Client) -> None:
    case = client.get(reverse("staff:case", args=(world.case_id,))).content.decode()
    assert f'href="{page_of(world.case_id)}"' in case


def test_the_draft_opens_with_the_texts_that_were_chosen(
    world: World, client: Client
) -> None:
    with transaction.atomic():
        answer = client.post(page_of(world.case_id), {"violation": ["1", "3", "x"]})

        form = reverse("staff:case-act", args=(world.case_id, "cases.draft-decision"))
        assert answer.status_code == 302
        assert answer["Location"] == form
        typed = Draft.objects.get(act="cases.draft-decision").data
        assert typed["violations.0.reasons"][0].startswith("依据《")
        assert typed["violations.2.reasons"][0].startswith("依据《")
        assert not typed["violations.1.reasons"][0].startswith("依据《")
        opened = client.get(form).content.decode()
        assert "请逐字核对、修改后再提交" in opened
        assert typed["violations.0.reasons"][0][:30] in opened
        transaction.set_rollback(True)


def test_what_was_typed_there_already_stays(world: World, client: Client) -> None:
    with transaction.atomic():
        client.post(page_of(world.case_id), {})
        kept = Draft.objects.get(act="cases.draft-decision")
        kept.data["reasons"] = ["承办人写了一半的理由"]
        kept.save()
        client.post(page_of(world.case_id), {"violation": ["1"]})
        typed = Draft.objects.get(act="cases.draft-decision").data
        assert typed["reasons"] == ["承办人写了一半的理由"]
        assert typed["violations.0.reasons"][0].startswith("依据《")
        transaction.set_rollback(True)


def test_who_does_not_handle_the_case_reads_but_writes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = signed_in(world, monkeypatch, LEGAL)
    shown = reader.get(page_of(world.case_id)).content.decode()
    assert "从轻处罚" in shown
    assert "把勾选的文字填入" not in shown
    answer = reader.post(page_of(world.case_id), {"violation": ["1"]})
    assert answer.status_code == 200
    assert not Draft.objects.exists()


def test_another_bureaus_case_is_not_there(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = signed_in(world, monkeypatch, "nanchang-handler-1")
    assert stranger.get(page_of(world.case_id)).status_code == 404
    assert stranger.post(page_of(world.case_id)).status_code == 404


def test_a_lead_has_nothing_to_weigh_yet(world: World, client: Client) -> None:
    with transaction.atomic():
        given = {
            "source": "inspection",
            "received_on": world.at.date().isoformat(),
            "suspect": "示范大药房",
            "suspect_kind": "organisation",
            "summary": "智能监控发现重复收费。",
        }
        done = perform(
            "cases.register-lead", given, by=people.officer_id(HANDLER), at=world.at
        )
        case_id = UUID(str(done.result["id"]))
        text = client.get(page_of(case_id)).content.decode()
        assert "还没有可以衡量的违法事实" in text
        transaction.set_rollback(True)


def test_the_form_of_the_draft_asks_what_is_weighed(
    world: World, client: Client
) -> None:
    form = reverse("staff:case-act", args=(world.case_id, "cases.draft-decision"))
    opened = client.get(form).content.decode()
    assert "各项违法事实的裁量情节" in opened
    assert "是否责令解除医保服务协议" in opened
    assert "拒付医保基金" in opened

    asked = {"add-row": "weighed", "weighed:count": "0", "violations:count": "0"}
    row = client.post(form, asked).content.decode()
    assert 'name="weighed.0.violation"' in row
    assert 'name="weighed.0.circumstances"' in row
    assert "立案前主动退回全部违规费用" in row
    assert 'name="weighed.0.settled_fen"' in row
    assert 'name="weighed.0.last_penalised_on"' in row
