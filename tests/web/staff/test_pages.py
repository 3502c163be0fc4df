"""The pages of the staff site, through the HTTP client."""

from dataclasses import replace
from html.parser import HTMLParser
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.staff.conftest import Desk
from tests.web.staff.samples import CASE, CASE_ID, LEAD_ID, LOG, NEXT, RECORD, entry
from zhunsheng.cases import queries
from zhunsheng.cases.pages import TimelineDay


class Ids(HTMLParser):
    """Collects what a valid page has only once, and what it must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.inline += [name for name in given if name == "style" or name[:2] == "on"]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)


PAGES = [
    reverse("staff:work"),
    reverse("staff:cases"),
    reverse("staff:case", args=(CASE_ID,)),
    reverse("staff:leads"),
    reverse("staff:lead", args=(LEAD_ID,)),
    reverse("staff:case-act", args=(CASE_ID, "cases.sample")),
    reverse("staff:lead-act", args=(LEAD_ID, "cases.sample")),
    reverse("staff:act", args=("cases.sample",)),
    reverse("staff:dossiers"),
    reverse("staff:publications"),
    reverse("staff:record", args=(LOG, 4226)),
    reverse("staff:clause", args=("nhsa-2020-32", "5.2.1")),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_fit_for_a_strict_policy(
    page: str, desk: Desk, client: Client
) -> None:
    answer = client.get(page)

    text = answer.content.decode()
    found = Ids()
    found.feed(text)
    assert answer.status_code == 200
    assert "missing:" not in text
    assert len(found.ids) == len(set(found.ids))
    assert found.inline == []
    assert "林示例 · 基金监管科" in text
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_my_work_is_grouped_by_urgency(desk: Desk, client: Client) -> None:
    text = client.get(reverse("staff:work")).content.decode()

    assert "5 件有期限的事，1 件已逾期，1 件今天到期" in text
    groups = [
        text.index(one) for one in ("已逾期</h3>", "三个工作日内</h3>", "以后</h3>")
    ]
    assert groups == sorted(groups)
    assert text.count("zs-btn--primary") == 2  # overdue and due today
    assert "为什么是暂定" in text
    assert "proposal_id=00000000" in text


def test_the_page_of_a_case_says_what_is_next_before_what_happened(
    desk: Desk, client: Client
) -> None:
    text = client.get(reverse("staff:case", args=(CASE_ID,))).content.decode()

    order = [text.index(f'id="h-{one}"') for one in ("next", "owed", "rec", "people")]
    assert order == sorted(order)
    assert "还不能：作出处罚决定" in text
    assert "送第 3 轮法制审核" in text
    assert "等主要负责人" in text
    assert "核验不符：第 4203 号" in text
    assert "示范市第一医院（演示）<wbr>涉嫌<wbr>违反" in text
    assert 'aria-current="step"' in text


def test_what_another_post_does_is_not_shown_as_forbidden(
    desk: Desk, client: Client
) -> None:
    archiving = replace(
        NEXT[2], title="案卷归档", possible=False, waits_for="档案管理人员"
    )
    desk.case = replace(CASE, next=(archiving,))

    text = client.get(reverse("staff:case", args=(CASE_ID,))).content.decode()

    assert "等档案管理人员" in text
    assert "还不能：" not in text


def test_a_deadline_says_why_day_by_day_or_in_words(desk: Desk, client: Client) -> None:
    text = client.get(reverse("staff:case", args=(CASE_ID,))).content.decode()

    assert '<li class="is-off">9-19<small>周六</small></li>' in text
    assert '<li class="is-extra">9-20<small>周日 1</small></li>' in text
    assert '<li class="is-last">9-24<small>周四 5</small></li>' in text
    assert "专家评审 2 天" in text
    assert "可延长" in text


def test_a_long_time_line_begins_with_its_newest_records(
    desk: Desk, client: Client
) -> None:
    page = reverse("staff:case", args=(CASE_ID,))
    long = tuple(entry(4000 - one, "text", f"记录{one}。") for one in range(200))
    desk.case = replace(CASE, timeline=(TimelineDay(phase="调查取证", entries=long),))

    text = client.get(page).content.decode()
    everything = client.get(page, {"records": "all"}).content.decode()

    assert "显示 40 条，共 200 条" in text
    assert "记录39。" in text
    assert "记录40。" not in text
    assert "记录199。" in everything


def test_the_time_line_can_show_documents_only(desk: Desk, client: Client) -> None:
    page = reverse("staff:case", args=(CASE_ID,))
    text = client.get(page, {"records": "documents"}).content.decode()
    assert "案件调查终结报告" in text
    assert "负责人集体讨论" not in text


def test_filters_go_to_the_query_and_unknown_ones_filter_nothing(
    desk: Desk, client: Client
) -> None:
    page = reverse("staff:cases")
    text = client.get(page, {"q": " 医院 ", "stage": "decision", "page": "2"})

    nothing: frozenset[UUID] = frozenset()
    asked = {"text": "医院", "stage": "decision", "status": "", "page": 2}
    assert desk.asked == asked | {"found_in": nothing}
    assert "q=%E5%8C%BB%E9%99%A2&amp;stage=decision&amp;page=3" in text.content.decode()

    client.get(page, {"stage": "'; drop", "status": "x", "page": "-1"})
    asked = {"text": "", "stage": "", "status": "", "page": 1}
    assert desk.asked == asked | {"found_in": nothing}


def test_what_the_law_forbids_is_said_before_anything_is_typed(
    desk: Desk, client: Client
) -> None:
    desk.preview = CASE.next[3].refusals

    page = reverse("staff:case-act", args=(CASE_ID, "cases.sample"))
    text = client.get(page).content.decode()

    assert "zs-stop--big" in text
    assert "集体讨论记录缺唐示范签名。" in text


def test_a_case_of_another_bureau_is_not_there(desk: Desk, client: Client) -> None:
    desk.case = None
    assert client.get("/cases/not-a-case/").status_code == 404
    page = reverse("staff:case-act", args=(CASE_ID, "cases.unknown"))
    desk.case = CASE
    assert client.get(page).status_code == 404


def test_a_proof_waits_for_its_checkpoint(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = replace(RECORD, checkpoint=None)
    monkeypatch.setattr(queries, "record_view", lambda *_: waiting)

    answer = client.get(reverse("staff:proof", args=(LOG, 4226)))

    assert answer.status_code == 409
    assert "等下一个检查点" in answer.content.decode()
