"""An adviser signs in with an own account: those cases, that long, nothing else."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.converters import get_converters

from tests.unit.archive.world import BUREAU, World
from tests.unit.review.engagement_world import (
    DAY,
    HEAD,
    LENDER,
    LENT,
    LOAN_ENDS,
    OWN,
    TODAY,
    at,
    do,
    engage,
    lend,
    under_review,
    who,
)
from tests.web.staff import held_clock
from zhunsheng.authorities import accounts, tokens
from zhunsheng.cases.viewing import streams
from zhunsheng.documents.queries import list_documents
from zhunsheng.review.engagement_queries import engagements_of
from zhunsheng.web.advisers import ACTS

pytestmark = pytest.mark.django_db
PASSWORD = "Shiyong-2026-ok"  # noqa: S105
REVIEWER = "lanzhou-legal-reviewer-1"


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.CLOCK = "tests.web.staff.held_clock.now"
    for kept in (streams._case_records, streams._review_records, streams._folded):
        kept.cache_clear()
    found = under_review()
    names = [OWN, LENT, HEAD, REVIEWER, "lanzhou-administrator", "lanzhou-handler-1"]
    accounts.set_one_password(names, PASSWORD)
    held_clock.show(at(TODAY, 10))
    return found


def signed_in(username: str, day: date = TODAY) -> Client:
    held_clock.show(at(day, 10))
    client = Client()
    client.post("/sign-in/", {"username": username, "password": PASSWORD})
    return client


def bench(world: World) -> str:
    return reverse("staff:review", args=(world.case_id,))


class TestWorkList:
    def test_the_first_page_is_the_list_of_engagements(self, world: World) -> None:
        client = signed_in(OWN)
        assert client.get("/", follow=True).redirect_chain == [("/advising/", 302)]
        assert "现在没有可以查阅的案件" in client.get("/advising/").content.decode()
        engage(world)
        text = client.get("/advising/").content.decode()
        assert "现在可以查阅 1 件" in text
        assert world.case().number in text
        assert bench(world) in text
        assert "16</b><span>日后截止" in text

    def test_it_is_empty_again_the_day_after(self, world: World) -> None:
        engage(world)
        for day, count in ((LOAN_ENDS, 1), (LOAN_ENDS + DAY, 0)):
            text = signed_in(OWN, day).get("/advising/").content.decode()
            assert (bench(world) in text) is bool(count)

    def test_who_has_a_post_too_finds_it_beside_the_own_work(
        self, world: World
    ) -> None:
        do(
            "authorities.register-adviser",
            "lanzhou-administrator",
            bureau=BUREAU,
            kind="public-lawyer",
            organisation="本局",
            qualification_number="示范公职律师证1号",
            valid_from="2025-01-01",
            valid_until="2025-12-31",
            person=str(who(REVIEWER)),
        )
        client = signed_in(REVIEWER)
        assert "我受聘的审核" not in client.get("/").content.decode()
        engage(world, REVIEWER)
        assert "我受聘的审核" in client.get("/").content.decode()

    def test_the_head_of_the_page_leads_nowhere_else(self, world: World) -> None:
        engage(world)
        text = signed_in(OWN).get("/advising/").content.decode()
        nav = text[text.index("zs-nav") : text.index("</nav>")]
        assert nav.count("<a ") == 1
        assert "案件、文号、当事人" not in text


class TestNothingElse:
    def test_every_other_page_is_not_there(self, world: World) -> None:
        """All addresses of the site: a new page is closed until somebody opens it."""
        engage(world)
        client = signed_in(OWN)
        open_now = {
            "work", "advising", "advice", "review", "review-round", "document",
            "document-pdf", "clause", "draft", "password", "sign-in", "sign-out",
        }  # fmt: skip
        pages = {
            name: reverse(f"staff:{name}", kwargs=_arguments(pattern, world))
            for name, pattern in _patterns().items()
            if name not in open_now
        }
        for page in pages.values():
            assert client.get(page).status_code == 404, page
            assert client.post(page).status_code == 404, page
        head = signed_in(HEAD)
        for name in ("leads", "cases", "case", "reviews", "reviewers", "log", "record"):
            assert head.get(pages[name]).status_code == 200, name

    def test_the_bench_opens_and_the_case_does_not(self, world: World) -> None:
        lend()
        for username in (OWN, LENT):
            client = signed_in(username)
            assert client.get(bench(world)).status_code == 404
            engage(world, username)
            assert client.get(bench(world)).status_code == 200
            case = reverse("staff:case", args=(world.case_id,))
            assert client.get(case).status_code == 404

    def test_every_link_that_an_adviser_is_shown_leads_somewhere(
        self, world: World
    ) -> None:
        lend()
        engage(world, LENT)
        do("review.advise", LENT, case_id=str(world.case_id), opinion="可以。")
        client = signed_in(LENT)
        advice = reverse("staff:advice", args=(world.case_id,))
        links = {
            link
            for page in ("/advising/", bench(world), advice)
            for link in re.findall(
                r'href="(/[^"#?]*)', client.get(page).content.decode()
            )
            if not link.startswith("/static/")
        }
        assert bench(world) in links
        dead = [link for link in links if client.get(link).status_code == 404]
        assert dead == []

    def test_documents_of_the_case_open_with_it_and_close_with_it(
        self, world: World
    ) -> None:
        lend()
        (document, *_) = list_documents(bureau=BUREAU, case_id=world.case_id)
        page = reverse("staff:document", args=(document.document_id,))
        assert signed_in(LENT).get(page).status_code == 404
        engage(world, LENT)
        assert signed_in(LENT).get(page).status_code == 200
        assert signed_in(LENT, LOAN_ENDS).get(page).status_code == 200
        assert signed_in(LENT, LOAN_ENDS + DAY).get(page).status_code == 404
        assert signed_in(OWN).get(page).status_code == 404
        assert signed_in("lanzhou-handler-1").get(page).status_code == 200

    def test_a_loan_ended_early_closes_everything_at_once(self, world: World) -> None:
        loan_id = lend()
        engage(world, LENT)
        client = signed_in(LENT)
        assert client.get(bench(world)).status_code == 200
        do("authorities.end-loan", LENDER, loan_id=loan_id, reason="另有安排。")
        advice = reverse("staff:advice", args=(world.case_id,))
        for page in (bench(world), advice):
            assert client.get(page).status_code == 404
        assert bench(world) not in client.get("/advising/").content.decode()

    def test_the_program_of_an_adviser_does_no_other_act(self, world: World) -> None:
        engage(world)
        token = tokens.fresh_token()
        do(
            "authorities.issue-token",
            OWN,
            officer_id=str(who(OWN)),
            digest=tokens.digest_of(token),
            purpose="示范程序",
            valid_until="2025-12-31",
        )
        client = Client(headers={"Authorization": f"Bearer {token}"})

        def post(act: str, **data: Any) -> Any:
            return client.post(
                f"/api/v1/acts/{act}", data, content_type="application/json"
            )

        case = {"case_id": str(world.case_id)}
        for act in ("cases.add-evidence", "review.give-opinion", "review.engage"):
            assert act not in ACTS
            assert post(act, **case).status_code == 404
        assert post("review.advise", **case, opinion="可以。").status_code == 200
        nowhere = {"case_id": str(UUID(int=404))}
        assert post("review.advise", **nowhere, opinion="可以。").status_code == 404


class TestAdvising:
    def test_advice_from_form_to_bench(self, world: World) -> None:
        engage(world)
        client = signed_in(OWN)
        page = reverse("staff:advice", args=(world.case_id,))
        form = client.get(page)
        assert form.status_code == 200
        assert "总的意见和理由" in form.content.decode()

        sent = {
            "case_id": str(world.case_id),
            "opinion": "裁量理由需要补充。",
            "points:count": "1",
            "points.0.point": "law",
            "points.0.says": "同一事实不宜重复评价。",
        }
        answer = client.post(page, sent)
        assert (answer.status_code, answer["Location"]) == (302, bench(world))

        for username in (OWN, HEAD, REVIEWER):
            text = signed_in(username).get(bench(world)).content.decode()
            assert "裁量理由需要补充。" in text
            assert "同一事实不宜重复评价。" in text
            assert "不是审核结论" in text

    def test_what_is_missing_is_said_and_nothing_typed_is_lost(
        self, world: World
    ) -> None:
        engage(world)
        client = signed_in(OWN)
        page = reverse("staff:advice", args=(world.case_id,))
        sent = {
            "case_id": str(world.case_id),
            "opinion": "",
            "points:count": "1",
            "points.0.point": "law",
            "points.0.says": "同一事实不宜重复评价。",
        }
        answer = client.post(page, sent)
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "同一事实不宜重复评价。" in text
        assert "必须填写" in text
        assert engagements_of(BUREAU, world.case_id).advice == ()

    def test_an_adviser_is_offered_no_act_of_the_reviewer(self, world: World) -> None:
        engage(world)
        text = signed_in(OWN).get(bench(world)).content.decode()
        assert "签名并提出意见" not in text
        assert "提出顾问意见" in text
        assert reverse("staff:case", args=(world.case_id,)) not in text


class TestHead:
    def test_engages_and_ends_from_the_bench(self, world: World) -> None:
        client = signed_in(HEAD)
        page = reverse("staff:case-act", args=(world.case_id, "review.engage"))
        assert page in client.get(bench(world)).content.decode()
        assert (
            "容示顾（法律顾问，示范黄河律师事务所（演示））"
            in client.get(page).content.decode()
        )
        sent = {
            "case_id": str(world.case_id),
            "adviser": str(who(OWN)),
            "until": LOAN_ENDS.isoformat(),
            "purpose": "请就法律适用提出意见。",
            "expected_version": str(world.case().version),
        }
        assert client.post(page, sent).status_code == 302
        (found,) = engagements_of(BUREAU, world.case_id).engagements.values()
        ending = reverse(
            "staff:case-act", args=(world.case_id, "review.end-engagement")
        )
        link = f"{ending}?engagement_id={found.engagement_id}"
        assert link in client.get(bench(world)).content.decode()
        assert str(found.engagement_id) in client.get(link).content.decode()
        sent = {
            "case_id": str(world.case_id),
            "engagement_id": str(found.engagement_id),
            "reason": "审核已经完成。",
            "expected_version": str(world.case().version),
        }
        assert client.post(link, sent).status_code == 302
        assert signed_in(OWN).get(bench(world)).status_code == 404

    def test_is_told_who_may_review_when_assigning(self, world: World) -> None:
        page = reverse("staff:case-act", args=(world.case_id, "review.assign"))
        text = signed_in(HEAD).get(page, {"round": "1"}).content.decode()
        assert "谁可以审核本案" in text
        assert "吴示法（在办 0 轮）" in text
        assert "郑示审（不能审核本案）" in text
        assert "未取得法律职业资格，不能初次从事行政处罚决定法制审核。" in text
        assert "李示例（" not in text  # 承办人不在可选之列

    def test_the_reviewer_is_not_offered_to_engage(self, world: World) -> None:
        engage(world)
        text = signed_in(REVIEWER).get(bench(world)).content.decode()
        assert "聘请顾问协助审核" not in text
        assert "终止聘请" not in text
        assert "容示顾" in text


@pytest.mark.usefixtures("world")
class TestPool:
    def test_it_shows_who_reviews_who_advises_and_what_is_lent(
        self,
    ) -> None:
        lend()
        text = signed_in(HEAD).get("/reviewers/").content.decode()
        assert "审核人员 3 名，顾问 1 名" in text
        for shown in ("容示顾", "康甘例", "上级调入的顾问", "甘肃省医疗保障局"):
            assert shown in text
        assert "未取得法律职业资格，不能初次从事行政处罚决定法制审核。" in text
        assert "示范执业证620101" not in text
        assert "本单位没有在任的法律顾问" not in text  # 市级没有这项要求

    def test_who_may_not_see_reviews_does_not_see_it(self) -> None:
        for username, status in (
            (HEAD, 200),
            (REVIEWER, 200),
            ("lanzhou-administrator", 200),
            ("lanzhou-handler-1", 404),
            (OWN, 404),
        ):
            assert signed_in(username).get("/reviewers/").status_code == status

    def test_every_page_leads_those_there_who_may_see_it(self) -> None:
        link = f'href="{reverse("staff:reviewers")}"'
        queue = f'href="{reverse("staff:reviews")}"'
        for username, first, there in (
            ("lanzhou-administrator", "/", "/reviewers/"),
            (REVIEWER, "/reviews/", "/reviewers/"),
        ):
            client = signed_in(username)
            assert link in client.get(first).content.decode()
            text = client.get(there).content.decode()
            assert (queue in text) == (username == REVIEWER)
            assert (client.get("/reviews/").status_code == 200) == (queue in text)
        assert link not in signed_in("lanzhou-handler-1").get("/").content.decode()

    def test_the_administrator_registers_from_there(self) -> None:
        client = signed_in("lanzhou-administrator")
        page = reverse("staff:act", args=("authorities.register-adviser",))
        assert page in client.get("/reviewers/").content.decode()
        sent = {
            "bureau": BUREAU,
            "kind": "expert",
            "organisation": "示范大学",
            "valid_from": "2025-01-01",
            "valid_until": "2025-12-31",
            "name": "示范专",
            "department": "legal",
        }
        assert client.post(page, sent).status_code == 302
        assert "示范专" in client.get("/reviewers/").content.decode()


def test_a_province_without_adviser_is_told_so(world: World) -> None:
    accounts.set_one_password(["gansu-supervisor", "gansu-administrator"], PASSWORD)
    text = signed_in("gansu-administrator").get("/reviewers/").content.decode()
    assert "没有在任的法律顾问、公职律师" not in text
    do(
        "authorities.deregister-adviser",
        "gansu-administrator",
        officer_id=str(who(LENT)),
        ended_on=TODAY.isoformat(),
        reason="解聘。",
    )
    text = signed_in("gansu-administrator").get("/reviewers/").content.decode()
    assert "没有在任的法律顾问、公职律师" in text


def _patterns() -> dict[str, Any]:
    staff = next(
        one
        for one in get_resolver().url_patterns
        if getattr(one, "namespace", "") == "staff"
    )
    return {str(one.name): one.pattern for one in staff.url_patterns}


def _arguments(pattern: Any, world: World) -> dict[str, Any]:
    """Something real, or at least of the right kind, for each part of an address."""
    known = {"instrument": "apl-2021", "ref": "58.1", "act": "cases.register-lead"}
    kinds = {"uuid": world.case_id, "int": 1, "str": BUREAU, "path": "58.1"}
    names = {type(one): name for name, one in get_converters().items()}
    return {
        part: known.get(part, kinds[names[type(converter)]])
        for part, converter in pattern.converters.items()
    }
