"""法制审核台: queue and bench over real acts, from assignment to the kept round."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.web.staff import review_scene
from tests.web.staff.review_scene import (
    HANDLER,
    LEGAL_HEAD,
    OTHER_REVIEWER,
    REVIEWER,
    Scene,
)
from zhunsheng.authorities.models import Account
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.viewing import owed, reviewing, reviewqueue, streams
from zhunsheng.cases.viewing.reviewing import get_bench
from zhunsheng.cases.viewing.reviewqueue import get_queue, waiting_for
from zhunsheng.kernel.fields import as_plain
from zhunsheng.regulations.clauses import cite
from zhunsheng.review import findings
from zhunsheng.review.findings import Finding
from zhunsheng.review.queries import review_of
from zhunsheng.review.records import Point, Verdict
from zhunsheng.site.demonstration import people
from zhunsheng.web.staff.models import Draft

pytestmark = pytest.mark.django_db

MOST = 34  # questions of one look at the bench, sign-in and all
MOST_OF_QUEUE = 24
BACKEND = "django.contrib.auth.backends.ModelBackend"
HEAD = "nanchang-bureau-head"
SUPERVISOR = "nanchang-supervisor"
ABOVE = "jiangxi-supervisor"
NOT_THEIRS = (HANDLER, "nanchang-handling-head", "nanchang-publisher")
Opens = Callable[..., Client]
Form = dict[str, Any]


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """A case sent to review for the second time, once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield review_scene.until("review2")
        transaction.set_rollback(True)


def forget() -> None:
    """What is kept for a version is another test's, which was rolled back."""
    for kept in (streams._case_records, streams._review_records, streams._folded):
        kept.cache_clear()
    streams._recomputed.cache_clear()
    owed._computed.cache_clear()


@pytest.fixture
def scene(house: Scene, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The case as it stands before each test."""
    forget()
    found = Scene(house.case_id, house.now)
    monkeypatch.setattr("zhunsheng.site.clock.now", lambda: found.now)
    return found


@pytest.fixture
def opens(scene: Scene) -> Opens:
    """Signs somebody in."""

    def opened(name: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=name), BACKEND)
        session = client.session
        session["began"] = session["seen"] = scene.now.isoformat()
        session.save()
        return client

    return opened


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def hidden_in(page: str) -> Form:
    """The hidden fields of the bench, as a browser sends them back."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def filled(page: str, **changes: Any) -> Form:
    """The bench with every point in order, and agreed to."""
    form = hidden_in(page)
    for place in range(9):
        form[f"points.{place}.conclusion"] = "ok"
        form[f"points.{place}.note"] = ""
        form[f"points.{place}.evidence_nos"] = ""
    for place in range(int(form["answers:count"])):
        form[f"answers.{place}.accepted"] = "no"
        form[f"answers.{place}.reason"] = "经核对，不影响处理。"
    form |= {"verdict": "agree", "opinion": "同意。", "responsible": "yes"}
    return {name: value for name, value in (form | changes).items() if value != ""}


def adverse(key: str, point: Point = Point.PROCEDURE) -> Finding:
    return Finding(
        point=point,
        code=key,
        in_order=False,
        says=f"示范问题：{key}。",
        basis=cite("apl-2021:55.1"),
        evidence=(1,),
    )


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the machine finds, in the hands of the test."""
    told: list[Finding] = []
    monkeypatch.setattr(findings, "_EXAMINATIONS", [lambda *_: tuple(told)])
    return told


# --- who may look


@pytest.mark.parametrize("name", [REVIEWER, LEGAL_HEAD, HEAD, SUPERVISOR])
def test_the_legal_department_heads_and_supervisors_look(
    scene: Scene, opens: Opens, name: str
) -> None:
    client = opens(name)
    for path in ("/reviews/", scene.bench, f"{scene.bench}1/"):
        assert client.get(path).status_code == 200, path
    assert 'href="/reviews/"' in text_of(client.get("/cases/"))


@pytest.mark.parametrize("name", NOT_THEIRS)
def test_for_the_others_it_is_not_there(scene: Scene, opens: Opens, name: str) -> None:
    client = opens(name)
    for path in ("/reviews/", scene.bench, f"{scene.bench}1/"):
        assert client.get(path).status_code == 404, path
    assert client.post(scene.bench, {}).status_code == 404
    assert 'href="/reviews/"' not in text_of(client.get("/cases/"))


def test_of_the_bureaus_above_only_the_supervisor_looks(
    scene: Scene, opens: Opens
) -> None:
    supervisor = opens(ABOVE)
    assert supervisor.get(scene.bench).status_code == 200
    assert scene.bench not in text_of(supervisor.get("/reviews/"))
    assert opens("jiangxi-administrator").get(scene.bench).status_code == 404


def test_a_round_that_there_was_not(scene: Scene, opens: Opens) -> None:
    client = opens(REVIEWER)
    assert client.get(f"{scene.bench}3/").status_code == 404
    nobody = "/reviews/00000000-0000-4000-8000-000000000000/"
    assert client.get(nobody).status_code == 404
    assert client.post(f"{scene.bench}1/", {}).status_code == 405


# --- the queue


def queue(scene: Scene, name: str = REVIEWER) -> Any:
    return get_queue(scene.officer(name), scene.now)


def step_aside(scene: Scene) -> None:
    """Who reviewed the first round leaves the second one to whoever takes it."""
    scene.does(REVIEWER, "review.recuse", round=2, reasons="与当事人有亲属关系。")


def groups(scene: Scene, name: str = REVIEWER) -> set[str]:
    found = queue(scene, name)
    names = ("over", "soon", "later", "unassigned", "returned", "disputes")
    return {one for one in names if getattr(found, one)}


def test_what_nobody_has_waits_for_every_reviewer(scene: Scene) -> None:
    step_aside(scene)
    assert groups(scene, LEGAL_HEAD) == {"unassigned"}
    for name in (OTHER_REVIEWER, LEGAL_HEAD):
        assert queue(scene, name).waiting_for_me == 1
        assert waiting_for(scene.officer(name)) == 1
    assert queue(scene, HEAD).waiting_for_me == 0
    assert waiting_for(scene.officer(HEAD)) == 0
    assert waiting_for(scene.officer(HANDLER)) is None


def test_the_next_round_waits_for_who_reviewed_the_one_before(scene: Scene) -> None:
    mine = queue(scene)
    assert groups(scene) == {"later"}
    assert mine.later[0].mine
    assert mine.waiting_for_me == waiting_for(scene.officer(REVIEWER)) == 1
    other = queue(scene, LEGAL_HEAD)
    assert not other.later[0].mine
    assert other.waiting_for_me == waiting_for(scene.officer(LEGAL_HEAD)) == 0


@pytest.mark.parametrize(
    ("day", "group"),
    [
        ("2025-07-22", "later"),
        ("2025-07-23", "soon"),
        ("2025-07-28", "soon"),
        ("2025-07-29", "over"),
    ],
)
def test_groups_change_at_their_days(scene: Scene, day: str, group: str) -> None:
    scene.now = datetime.fromisoformat(f"{day}T09:00:00+08:00")
    assert groups(scene) == {group}


def test_what_was_sent_back_waits_for_the_handler(scene: Scene, opens: Opens) -> None:
    missing = "示范材料一份"
    scene.does(REVIEWER, "review.return-material", round=2, missing=[missing])
    assert groups(scene) == {"returned"}
    assert queue(scene).returned[0].missing == (missing,)
    assert waiting_for(scene.officer(REVIEWER)) == 0
    page = text_of(opens(REVIEWER).get(scene.bench))
    assert "材料补齐之日重新起算" in page
    assert missing in page
    assert "签名并提出意见" not in page

    scene.now += timedelta(days=2)
    scene.does(
        HANDLER,
        "cases.supplement-material",
        complete=True,
        supplied=[{"item": missing, "how": "已补入卷。"}],
    )
    assert groups(scene) == {"later"}
    page = text_of(opens(REVIEWER).get(scene.bench))
    assert "补齐送审材料，当日不计入" in page
    assert "已补正：示范材料一份" in page


def test_a_reviewer_who_became_a_participant_is_named(
    scene: Scene, opens: Opens
) -> None:
    assert not queue(scene).later[0].blocked
    before = opens(REVIEWER).get(scene.bench)
    assert "签名并提出意见" in text_of(before)
    took_part(scene)

    assert "参与了本案" in queue(scene, LEGAL_HEAD).later[0].blocked
    after = text_of(opens(REVIEWER).get(scene.bench))
    assert "签名并提出意见" not in after
    assert "参与本案执法的人员不得审核本案" in after
    sent = opens(REVIEWER).post(scene.bench, filled(text_of(before)))
    assert sent.status_code == 409
    assert "参与本案执法的人员不得审核本案" in text_of(sent)


def took_part(scene: Scene) -> None:
    """The reviewer has a voice in a discussion of the draft."""
    heads = (HEAD, "nanchang-deputy-head", REVIEWER)
    held = scene.now - timedelta(hours=2)
    scene.does(
        HEAD,
        "cases.discuss",
        subject="decision",
        held_on=held.date().isoformat(),
        place="示范会议室",
        host=str(people.officer_id(HEAD)),
        voices=[
            {"officer_id": str(people.officer_id(one)), "view": "同意", "signed": True}
            for one in heads
        ],
        began_at=held.isoformat(),
        ended_at=(held + timedelta(hours=1)).isoformat(),
        recorder=str(people.officer_id(HANDLER)),
        conclusion="同意拟处理意见。",
        agrees=True,
    )


def test_a_dispute_stands_apart_until_it_is_settled(
    scene: Scene, opens: Opens, found: list[Finding]
) -> None:
    client = opens(REVIEWER)
    page = text_of(client.get(scene.bench))
    form = filled(
        page,
        verdict="correct",
        **{"points.4.conclusion": "no", "points.4.note": "条款仍不准确。"},
    )
    assert client.post(scene.bench, form).status_code == 302
    assert groups(scene) == set()
    scene.does(
        HANDLER,
        "cases.object-to-opinion",
        round=2,
        points=[{"point": "law", "says": "条款准确。"}],
        reasons="承办机构认为适用条款准确。",
    )
    assert groups(scene) == {"disputes"}
    assert queue(scene).disputes[0].stand == "待答复异议"
    told = text_of(client.get(scene.bench))
    assert "承办机构认为适用条款准确。" in told
    assert "答复异议" in told
    scene.does(
        REVIEWER,
        "review.answer-objection",
        round=2,
        gives_way=True,
        reasons="采纳。",
    )
    assert groups(scene) == set()


def test_who_was_concluded_last_stands_first(scene: Scene) -> None:
    assert [(one.no, one.verdict) for one in queue(scene).concluded] == [
        (1, Verdict.ALTER)
    ]


def test_the_queue_of_another_bureau_is_its_own(scene: Scene) -> None:
    assert queue(scene, ABOVE).open == 0
    with pytest.raises(NoSuchCaseError):
        queue(scene, HANDLER)


# --- the bench


def test_the_bench_shows_what_the_review_rests_on(scene: Scene, opens: Opens) -> None:
    page = text_of(opens(REVIEWER).get(scene.bench))
    for words in (
        "为什么必须审核",
        "齐全，7月14日收齐",
        "法律职业资格",
        "未参与本案任何环节",
        "办案期限",
        "取早的一个",
        "法制审核机构负责人批准，最晚至",
        "<del>三</del><ins>二</ins>",
        "承办人：已按审核意见修改",
        "上轮 1 点意见均已回应",
        "处方和治疗单复制件" if "处方和治疗单" in page else "证据清单",
        "文稿适用的条文",
        "签名并提出意见",
    ):
        assert words in page, words
    assert page.count('class="zs-choice"') == 9


def test_the_first_round_has_nothing_before_it(scene: Scene, opens: Opens) -> None:
    page = text_of(opens(REVIEWER).get(f"{scene.bench}1/"))
    assert "首次送审" in page
    assert "<ins>" not in page
    assert "<form" not in page.split("<main", 1)[1]
    assert "法制审核意见书" in page


def test_who_only_reads_gets_no_form(scene: Scene, opens: Opens) -> None:
    for name in (HEAD, SUPERVISOR, ABOVE):
        page = text_of(opens(name).get(scene.bench))
        assert "签名并提出意见" not in page
        assert "您现在还不能出具" not in page
    assert opens(HEAD).post(scene.bench, {"opinion": "同意"}).status_code != 302


def test_the_opinion_goes_the_way_of_every_act(
    scene: Scene, opens: Opens, found: list[Finding]
) -> None:
    found.append(adverse("one"))
    client = opens(REVIEWER)
    form = filled(text_of(client.get(scene.bench)))
    form |= {"points.2.evidence_nos": "证 1、2", "points.2.note": "证据齐全。"}
    answer = client.post(scene.bench, form)

    assert (answer.status_code, answer["Location"]) == (302, f"{scene.bench}2/")
    last = review_of(scene.officer(REVIEWER).bureau, scene.case_id).rounds[-1]
    assert last.verdict is Verdict.AGREE
    assert last.reviewer == people.officer_id(REVIEWER)
    assert last.given is not None
    assert last.given.points[2].evidence_nos == (1, 2)
    assert [(one.key, one.accepted) for one in last.given.answers] == [("one", False)]
    assert not Draft.objects.filter(act="review.give-opinion").exists()
    kept = text_of(client.get(f"{scene.bench}2/"))
    assert "不采纳" in kept
    assert "经核对，不影响处理。" in kept
    again = client.post(scene.bench, form)
    assert again.status_code == 302
    rounds = review_of(scene.officer(REVIEWER).bureau, scene.case_id).rounds
    assert len(rounds) == 2


def refused(client: Client, scene: Scene, form: Form, status: int) -> str:
    """The answer to a form that was not taken: nothing is written, all is kept."""
    bureau = scene.officer(REVIEWER).bureau
    before = review_of(bureau, scene.case_id).version
    answer = client.post(scene.bench, form)
    page = text_of(answer)
    assert answer.status_code == status, page
    assert review_of(bureau, scene.case_id).version == before
    for name, value in form.items():
        if name.endswith((".note", ".reason")) or name == "opinion":
            assert value in page, name
    draft = Draft.objects.get(act="review.give-opinion")
    assert draft.data["opinion"] == [form["opinion"]]
    return page


def test_points_not_judged_are_named(scene: Scene, opens: Opens) -> None:
    client = opens(REVIEWER)
    form = filled(text_of(client.get(scene.bench)), opinion="写了很久的意见。")
    del form["points.6.conclusion"]
    del form["points.8.conclusion"]
    page = refused(client, scene, form, 422)
    assert "第 7、9 项还没有判断。" in page
    assert 'href="#point-7"' in page
    assert 'role="alert" id="wrong"' in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"points.2.conclusion": "no", "points.2.note": "缺签名。"},
            "有审核内容不符合要求的，不能出具同意意见。",
        ),
        ({"verdict": "correct"}, "应当指明哪一项审核内容不符合"),
        (
            {"points.2.conclusion": "no", "verdict": "correct"},
            "不符合的审核内容应当写明意见。",
        ),
        ({"answers.0.reason": " "}, "不采纳机器发现的，应当说明理由。"),
        ({"answers.0.accepted": "yes"}, "该项审核内容却没有标为“不符合”"),
    ],
)
def test_each_refusal_keeps_what_was_typed(
    scene: Scene,
    opens: Opens,
    found: list[Finding],
    changes: Form,
    says: str,
) -> None:
    found.append(adverse("one"))
    client = opens(REVIEWER)
    plain = filled(text_of(client.get(scene.bench)))
    page = refused(client, scene, plain | changes, 409)
    assert says in page
    assert client.post(scene.bench, plain | hidden_in(page)).status_code == 302


def test_evidence_that_is_not_in_the_list(scene: Scene, opens: Opens) -> None:
    client = opens(REVIEWER)
    form = filled(text_of(client.get(scene.bench)))
    page = refused(client, scene, form | {"points.0.evidence_nos": "1、99"}, 422)
    assert "证据清单中没有第 99 项。" in page


def test_the_second_of_two_reviewers_keeps_the_text(
    scene: Scene, opens: Opens, found: list[Finding]
) -> None:
    first, second = opens(LEGAL_HEAD), opens(REVIEWER)
    open_still = text_of(second.get(scene.bench))
    named = str(people.officer_id(LEGAL_HEAD))
    scene.does(
        LEGAL_HEAD, "review.assign", round=2, reviewer=named, reason="工作安排调整。"
    )
    page = text_of(first.get(scene.bench))
    assert first.post(scene.bench, filled(page)).status_code == 302

    late = filled(open_still, opinion="第二个人写的意见。")
    answer = second.post(scene.bench, late)
    told = text_of(answer)
    assert answer.status_code == 409
    name = scene.officer(LEGAL_HEAD).name
    assert f"第 2 轮的意见已由{name}于" in told
    assert "您的没有提交" in told
    assert "第二个人写的意见。" in told
    assert "签名并提出意见" not in told
    bureau = scene.officer(REVIEWER).bureau
    assert review_of(bureau, scene.case_id).rounds[-1].opinion == "同意。"


def test_what_happened_meanwhile_is_told(scene: Scene, opens: Opens) -> None:
    client = opens(REVIEWER)
    form = filled(text_of(client.get(scene.bench)))
    scene.does(LEGAL_HEAD, "review.extend", round=2, reasons="案情复杂。")
    page = refused(client, scene, form, 409)
    assert "本轮审核有了新的记录" in page
    assert "延长法制审核期限" in page
    assert "签名并提出意见" in page


def test_a_finding_that_appeared_meanwhile_is_marked(
    scene: Scene, opens: Opens, found: list[Finding]
) -> None:
    found.append(adverse("old"))
    client = opens(REVIEWER)
    form = filled(text_of(client.get(scene.bench)))
    found.insert(0, adverse("young"))
    page = refused(client, scene, form, 409)
    assert "尚未判断：示范问题：young。" in page
    assert page.count("zs-answer--new") == 1
    new = re.search(r'zs-answer--new" id="(answer-\d)".*?</legend>', page, re.DOTALL)
    assert new is not None
    assert "示范问题：young" in new[0]
    assert "经核对，不影响处理。" in page  # the answer to the old one stays with it
    fresh = filled(page) | hidden_in(page)
    assert client.post(scene.bench, fresh).status_code == 302


def test_a_finding_that_went_takes_its_answer_along(
    scene: Scene, opens: Opens, found: list[Finding]
) -> None:
    found += [adverse("gone"), adverse("stays")]
    client = opens(REVIEWER)
    form = filled(text_of(client.get(scene.bench)))
    form |= {"answers.0.reason": "甲理由。", "answers.1.reason": "乙理由。"}
    client.post(scene.bench, form | {"save-draft": "1"})
    del found[0]
    page = text_of(client.get(scene.bench))
    assert "乙理由。" in page
    assert "甲理由。" not in page


def test_a_draft_is_kept_and_says_what_is_missing(scene: Scene, opens: Opens) -> None:
    client = opens(REVIEWER)
    form = filled(text_of(client.get(scene.bench)), opinion="写了一半")
    del form["points.3.conclusion"]
    answer = client.post(f"{scene.bench}draft/", form)
    told = text_of(answer)
    assert answer.status_code == 200
    assert "草稿已于" in told
    assert "第 4 项还没有判断。" in told
    assert 'hx-swap-oob="true"' in told

    page = text_of(client.get(scene.bench))
    assert "已恢复" in page
    assert "写了一半" in page
    assert page.count(' value="ok" checked') == 8
    assert "写了一半" not in text_of(opens(LEGAL_HEAD).get(scene.bench))
    assert opens(HANDLER).post(f"{scene.bench}draft/", form).status_code == 404


def test_the_plain_form_leads_to_the_bench(scene: Scene, opens: Opens) -> None:
    path = f"/cases/{scene.case_id}/acts/review.give-opinion/"
    answer = opens(REVIEWER).get(path)
    assert (answer.status_code, answer["Location"]) == (302, scene.bench)


def test_the_page_of_the_case_leads_to_the_bench(scene: Scene, opens: Opens) -> None:
    link = f'<a href="{scene.bench}">法制审核台</a>'
    path = f"/cases/{scene.case_id}/"
    assert link in text_of(opens(REVIEWER).get(path))
    assert link not in text_of(opens(HANDLER).get(path))


def test_the_draft_of_the_newest_round_only_may_be_outdated(
    scene: Scene, opens: Opens
) -> None:
    viewer = scene.officer(REVIEWER)
    assert not get_bench(scene.case_id, viewer, scene.now).outdated
    add_evidence(scene, "示范新证据")
    page = get_bench(scene.case_id, viewer, scene.now)
    assert "送审后新增了证据" in page.outdated
    assert [one.since for one in page.evidence][-1] == "late"
    kept = get_bench(scene.case_id, viewer, scene.now, 1)
    assert not kept.outdated
    assert len(kept.evidence) == len(page.evidence) - 1


def another_round(scene: Scene, opens: Opens) -> None:
    """Round 2 fails on the facts; evidence, a new draft and an answer follow."""
    client = opens(REVIEWER)
    failing = {"points.3.conclusion": "no", "points.3.note": "缺原始凭证。"}
    form = filled(text_of(client.get(scene.bench)), verdict="correct", **failing)
    assert client.post(scene.bench, form).status_code == 302
    add_evidence(scene, "示范原始凭证")
    row = CaseRow.objects.get(case_id=scene.case_id)
    drafted = streams.state_of_row(row).draft
    assert drafted is not None
    given = as_plain(drafted.given)
    given["violations"][0]["evidence_nos"] = [1, 2, 3]
    given["reasons"] += "\n当事人主动补充了原始凭证。"
    scene.does(HANDLER, "cases.draft-decision", **given)
    scene.does(
        HANDLER,
        "cases.request-review",
        complete=True,
        answers=[{"point": "facts", "says": "已补充原始凭证。"}],
    )


def add_evidence(scene: Scene, title: str) -> None:
    handlers = [str(people.officer_id(one)) for one in (HANDLER, "nanchang-handler-2")]
    scene.does(
        HANDLER,
        "cases.add-evidence",
        kind="documentary",
        title=title,
        taken_on="2025-07-10",
        officers=handlers,
        obtained_from="示范村卫生室",
        original=True,
        proves="示范事实",
        pages=1,
    )


def test_what_a_resubmission_brings(
    scene: Scene, opens: Opens, found: list[Finding]
) -> None:
    found += [adverse("gone"), adverse("stays")]
    another_round(scene, opens)
    found[:] = [adverse("stays"), adverse("came")]
    page = get_bench(scene.case_id, scene.officer(REVIEWER), scene.now)

    news = page.whats_new
    assert page.no == 3
    assert news is not None
    assert news.evidence == (3,)
    assert news.answers == ((Point.FACTS, "缺原始凭证。", "已补充原始凭证。"),)
    assert news.answered == "上轮 1 点意见均已回应"
    assert (news.gone, news.appeared) == (("示范问题：gone。",), ("示范问题：came。",))
    assert [one.since for one in page.evidence] == ["", "", "new"]
    assert [one.points for one in page.evidence] == [(3,), (), ()]
    assert [one.violations for one in page.evidence][2] == (1,)
    assert page.points[3].before == "缺原始凭证。"
    assert page.points[3].answered == "已补充原始凭证。"
    assert "新增 1 段" in news.draft
    (line,) = queue(scene).later  # who reviewed the round before goes on
    assert line.mine
    assert line.brief == f"{news.draft}；新增证据 1 项；上轮 1 点意见均已回应"

    shown = text_of(opens(REVIEWER).get(scene.bench))
    for words in ("已消除的机器发现", "新出现的机器发现", "本轮新增", "<ins>"):
        assert words in shown, words
    second = get_bench(scene.case_id, scene.officer(REVIEWER), scene.now, 2)
    assert len(second.evidence) == 2
    assert second.opinion == "同意。"


def test_words_of_a_machine_keep_their_mark(
    scene: Scene, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = text_of(opens(REVIEWER).get(scene.bench))
    assert "机器建议文字" not in page
    passages = ("证据确凿，当事人配合调查",)
    monkeypatch.setattr(reviewing, "_passages", lambda _: passages)
    page = text_of(opens(REVIEWER).get(scene.bench))
    assert page.count('<span class="zs-tag">机器建议文字</span>') == 1
    assert "文稿中有 1 处机器建议文字，已经承办人核对确认。" in page  # by sending it
    first = text_of(opens(REVIEWER).get(f"{scene.bench}1/"))
    assert "文稿中有 1 处机器建议文字。" in first


def test_a_review_that_ended_with_its_case_waits_for_nobody(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert waiting_for(scene.officer(REVIEWER)) == 1
    monkeypatch.setattr(reviewqueue, "_has_ended", lambda _: True)
    assert waiting_for(scene.officer(REVIEWER)) == 0
    assert groups(scene) == set()


# --- what it costs


def questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_bench_asks_as_much_for_many_records_as_for_few(
    scene: Scene, opens: Opens
) -> None:
    client = opens(REVIEWER)
    client.get(scene.bench)
    few = questions(client, scene.bench)
    for no in range(20):
        add_evidence(scene, f"示范证据（{no}）")
    client.get(scene.bench)
    assert questions(client, scene.bench) == few <= MOST


def test_the_queue_asks_little(scene: Scene, opens: Opens) -> None:
    client = opens(REVIEWER)
    client.get("/reviews/")
    assert questions(client, "/reviews/") <= MOST_OF_QUEUE
