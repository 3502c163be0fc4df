"""Filters, dumps, statistics, sitemaps, editions: exact, bounded, never unsafe."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests.unit.disclosure.samples import BUREAU, CITIZEN, CODE, FACTS
from tests.unit.disclosure.world import HEAD
from tests.web.portal.conftest import Portal
from tests.web.portal.test_pages import body_of, text_of
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.kernel.ids import CaseId
from zhunsheng.web.portal import open_data, seeking, sitemaps, tallies
from zhunsheng.web.portal.citing import articles_in
from zhunsheng.web.portal.models import Citation, Gram, PublicArticle, PublicTally
from zhunsheng.web.portal.seeking import BadCursorError, Cursor

pytestmark = pytest.mark.django_db

ARTICLE = "《医疗保障基金使用监督管理条例》第三十八条"
OTHER_ARTICLE = "《医疗保障基金使用监督管理条例》第四十条"


def case(number: int, **facts: Any) -> DecisionFacts:
    """Another decided case."""
    return replace(FACTS, case_id=CaseId(UUID(int=number)), **facts)


def by(article: str) -> tuple[Any, ...]:
    return (replace(FACTS.violations[0], basis=f"{article}第一项"),)


@pytest.fixture
def three(portal: Portal) -> tuple[str, str, str]:
    """Decisions that differ in party, amount, year and article."""
    made = (
        portal.world.publish(case(1)),
        portal.world.publish(
            case(
                2,
                party_name="示范大药房",
                case_name="示范大药房涉嫌违反医疗保障基金使用规定案",
                fine_fen=1_000_000,
                confiscated_fen=50,
                decided_on=date(2025, 12, 31),
                violations=by(OTHER_ARTICLE),
            )
        ),
        portal.world.publish(replace(CITIZEN, case_id=CaseId(UUID(int=3)))),
    )
    portal.follow()
    return made


def found_by(public: Client, **asked: str) -> list[str]:
    told = json.loads(text_of(public, "/publications.json?" + _query(asked)))
    return [one["id"] for one in told["items"]]


def _query(asked: dict[str, str]) -> str:
    from urllib.parse import urlencode  # noqa: PLC0415

    return urlencode({name.removesuffix("_"): one for name, one in asked.items()})


class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({}, [2, 1, 0]),
            ({"party": "大药房"}, [1]),
            ({"party": "示范"}, [1, 0]),
            ({"party": CODE.lower()}, [1, 0]),
            ({"party": "示范 医院"}, [0]),
            ({"party": "重复收费"}, []),  # stands in the text, is no party
            ({"party": "院"}, [0]),
            ({"article": OTHER_ARTICLE}, [1]),
            ({"article": f"{OTHER_ARTICLE}第一项"}, [1]),
            ({"article": "《医疗保障基金使用监督管理条例》第四十一条"}, []),
            ({"year": "2025"}, [1]),
            ({"year": "2026", "article": OTHER_ARTICLE}, []),
            ({"from_": "10000.50"}, [2, 1, 0]),
            ({"from_": "10,000.51"}, [2, 0]),
            ({"to": "10000.50", "from_": "10000.5"}, [1]),
            ({"to": "10000.49", "party": "大药房"}, []),
            ({"from_": "20000", "to": "10000"}, []),
            ({"bureau": BUREAU, "q": "大药", "party": "药房"}, [1]),
            ({"bureau": "620101"}, []),
            ({"kind": "no-penalty", "party": "大药房"}, []),
        ],
    )
    def test_each_alone_and_together(
        self,
        public: Client,
        three: tuple[str, str, str],
        asked: dict[str, str],
        found: list[int],
    ) -> None:
        assert found_by(public, **asked) == [three[at] for at in found]
        page = text_of(public, f"/publications/?{_query(asked)}")
        assert f"共 {len(found)} 件" in page

    @pytest.mark.parametrize(
        ("asked", "label"),
        [
            ("from=-1", "金额下限"),
            ("from=1e9", "金额下限"),
            ("to=NaN", "金额上限"),
            ("to=1.234", "金额上限"),
            ("to=99999999999999999", "金额上限"),
            ("year=0000", "决定年份"),
            ("year=20a6", "决定年份"),
            ("kind=fine", "类别"),
            ("bureau=' OR 1=1", "机关"),
            ("article=第三十八条", "法条"),
            ("article=../../etc/passwd", "法条"),
            ("q=%E2%80%AE", "内容"),
        ],
    )
    @pytest.mark.usefixtures("three")
    def test_what_makes_no_sense_is_said(
        self, public: Client, asked: str, label: str
    ) -> None:
        page = text_of(public, f"/publications/?{asked}")
        assert f"没有采用：{label}。" in page
        assert "共 3 件" in page
        told = json.loads(text_of(public, f"/publications.json?{asked}", 400))
        assert told["parameters"] == [asked.partition("=")[0]]

    @pytest.mark.parametrize(
        "asked", ["limit=0", "limit=101", "limit=x", "after=1", "order=1", "after=1-'"]
    )
    def test_programs_hear_of_every_mistake(self, public: Client, asked: str) -> None:
        response = public.get(f"/publications.json?{asked}")
        assert response.status_code == 400
        assert response["Content-Type"] == "application/problem+json"

    @pytest.mark.parametrize(
        "nasty",
        [
            "' OR '1'='1",
            '"><script>alert(1)</script>',
            "%",
            "_",
            "\\",
            "%' ESCAPE '",
            "../../etc/passwd",
            "{{ 7|add:7 }}",
            "=1+1",
        ],
    )
    @pytest.mark.parametrize("name", ["q", "party", "article", "from", "to", "after"])
    @pytest.mark.usefixtures("three")
    def test_tricks_find_nothing_and_are_escaped(
        self, public: Client, name: str, nasty: str
    ) -> None:
        page = body_of(public.get("/publications/", {name: nasty}))
        assert "<script" not in page
        if name in ("q", "party"):
            assert "共 0 件" in page

    @pytest.mark.usefixtures("three")
    def test_a_page_asks_a_bounded_number_of_questions(self, public: Client) -> None:
        asked = {"q": "示范 重复收费 条例 " + "医疗保障基金使用" * 9, "party": "示范"}
        with CaptureQueriesContext(connection) as queries:
            public.get("/publications/", asked | {"from": "1", "article": ARTICLE})
        assert len(queries) <= 50


class TestArticles:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (f"{ARTICLE}第三项", (ARTICLE,)),
            (f"{ARTICLE}第一项；{ARTICLE}第二项", (ARTICLE,)),
            (f"{ARTICLE}和{OTHER_ARTICLE}", (ARTICLE, OTHER_ARTICLE)),
            ("《刑法》第一百二十条之一第二款", ("《刑法》第一百二十条之一",)),
            ("《刑法》第一百二十条", ("《刑法》第一百二十条",)),
            ("《条例》附则", ()),
            ("《" + "长" * 101 + "》第一条", ()),
            ("第三十八条", ()),
        ],
    )
    def test_are_found_in_a_basis(self, text: str, found: tuple[str, ...]) -> None:
        assert articles_in((text,)) == found

    def test_are_offered_while_a_decision_stands_by_them(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        assert f'<option value="{OTHER_ARTICLE}"' in text_of(public, "/publications/")
        portal.world.withdraw(three[1])
        portal.follow()
        assert OTHER_ARTICLE not in text_of(public, "/publications/")
        assert not PublicArticle.objects.filter(name=OTHER_ARTICLE).exists()
        assert Citation.objects.count() == 2


class TestCursor:
    def test_is_written_and_read(self) -> None:
        place = Cursor(datetime(2026, 3, 3, 1, 2, 3, 4, UTC), UUID(int=7))
        assert Cursor.parse(str(place)) == place

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "1",
            "-1-" + "0" * 32,
            "9" * 17 + "-" + "0" * 32,
            "1-" + "g" * 32,
            "\uff11-" + "0" * 32,
        ],
    )
    def test_nothing_else_is_one(self, text: str) -> None:
        with pytest.raises(BadCursorError):
            Cursor.parse(text)

    @pytest.mark.parametrize("is_long", [False, True])
    @pytest.mark.parametrize(
        "asked",
        [{}, {"q": "示范"}, {"party": "医院"}, {"article": ARTICLE}, {"q": "骨"}],
    )
    def test_walks_every_line_once(
        self,
        public: Client,
        portal: Portal,
        monkeypatch: pytest.MonkeyPatch,
        asked: dict[str, str],
        *,
        is_long: bool,
    ) -> None:
        """Also when a road is long and every step of it is short."""
        if is_long:
            monkeypatch.setattr(seeking, "SHORT", 2)
            monkeypatch.setattr(seeking, "_STEPS", (1, 1, 2))
        made = [portal.world.publish(case(number)) for number in range(1, 10)]
        other = portal.world.publish(
            case(
                10,
                party_name="示范诊所",
                case_name="示范诊所涉嫌违反医疗保障基金使用规定案",
                violations=by(OTHER_ARTICLE),
            )
        )
        portal.follow()
        walked: list[str] = []
        address = f"/publications.json?{_query(asked | {'limit': '3'})}"
        while address:
            told = json.loads(text_of(public, address))
            assert len(told["items"]) <= 3
            walked += [one["id"] for one in told["items"]]
            address = told["next"] or ""
        wanted = made if asked and asked != {"q": "示范"} else [*made, other]
        assert walked == list(reversed(wanted))

    def test_a_long_walk_says_how_far_it_came(
        self, public: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        oldest = portal.world.publish(case(1, reasons="从轻处罚，示范用语。"))
        for number in range(2, 8):
            portal.world.publish(case(number, reasons="从轻处罚，示用规范。"))
        portal.follow()
        monkeypatch.setattr(seeking, "SHORT", 0)
        monkeypatch.setattr(seeking, "_STEPS", (1, 2))
        page = text_of(public, "/publications/?q=轻处罚，示范")
        assert "已查到" in page
        assert "这一段时间里没有符合条件的决定" in page
        for _ in range(3):
            later = page.partition('rel="next" href="')[2].partition('"')[0]
            if not later:
                break
            page = text_of(public, "/publications/" + later.replace("&amp;", "&"))
        assert f"/publications/{oldest}/" in page
        assert "已查到" not in page


NASTY = (
    '=HYPERLINK("http://example.com")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    " =1",
    "\uff1d1",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "'; DROP TABLE portal_publicdecision; --",
    "{{ request }}{% now %}",
    'a"b,c',
)


class TestDumps:
    def rows(self, public: Client) -> list[dict[str, str]]:
        text = text_of(public, "/data/publications.csv")
        assert text.startswith("\ufeff编号,")
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    def test_the_table(self, public: Client, three: tuple[str, str, str]) -> None:
        rows = {one["编号"]: one for one in self.rows(public)}
        assert set(rows) == set(three)
        row = rows[three[1]]
        assert tuple(row) == open_data.COLUMNS
        assert (row["状态"], row["当事人"]) == ("公示", "示范大药房")
        assert (row["罚款金额（元）"], row["没收金额（元）"]) == ("10000.00", "0.50")
        assert (row["决定日期"], row["撤回日期"]) == ("2025-12-31", "")
        assert row["网址"] == f"http://testserver/publications/{three[1]}/"

    def test_a_withdrawn_row_keeps_number_and_days_only(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        portal.world.withdraw(three[1])
        portal.follow()
        row = next(one for one in self.rows(public) if one["编号"] == three[1])
        kept = {name: value for name, value in row.items() if value}
        wanted = "编号 状态 文号 类别 决定机关 公示日期 版次 撤回日期 网址"
        assert set(kept) == set(wanted.split())
        assert kept["状态"] == "已撤回"

    @pytest.mark.parametrize("nasty", NASTY)
    def test_no_public_field_runs_anywhere(
        self, public: Client, portal: Portal, nasty: str
    ) -> None:
        made = portal.world.publish(
            case(
                1,
                case_name=nasty,
                party_name=nasty,
                party_address=nasty,
                penalties=(nasty,),
                violations=(replace(FACTS.violations[0], gist=nasty, basis=nasty),),
            )
        )
        portal.follow()
        (row,) = self.rows(public)
        assert None not in row
        for value in row.values():
            assert not value.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
        for address in (
            "/",
            "/publications/",
            f"/publications/{made}/",
            f"/publications/{made}/history/",
            "/statistics/",
        ):
            page = text_of(public, address)
            assert "<script" not in page
            assert "{{" not in page.replace("{{ request }}{% now %}", "")
        for address in ("/feed.atom", "/sitemap.xml", f"/sitemaps/{made}.xml"):
            ElementTree.fromstring(text_of(public, address))  # noqa: S314

    def test_json_lines_are_the_records_with_their_place(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        portal.world.withdraw(three[0])
        portal.follow()
        told = [
            json.loads(one)
            for one in text_of(public, "/data/publications.jsonl").splitlines()
        ]
        by_id = {one["record"]["publication_id"]: one for one in told}
        assert set(by_id) == set(three)
        assert by_id[three[0]]["status"] == "withdrawn"
        assert by_id[three[1]]["record"]["text"]["party"] == "示范大药房"
        for identity, one in by_id.items():
            alone = json.loads(text_of(public, f"/publications/{identity}.json"))
            assert {name: one[name] for name in alone} == alone

    def test_what_is_withdrawn_meanwhile_stands_in_no_later_part(
        self,
        public: Client,
        portal: Portal,
        three: tuple[str, str, str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(open_data, "_PART", 1)
        last = max(three)
        parts = iter(public.get("/data/publications.jsonl").streaming_content)
        first = next(parts)
        assert last.encode() not in first
        portal.world.withdraw(last)
        portal.follow()
        rest = b"".join(parts).decode()
        assert rest.count("\n") == 2
        told = json.loads(rest.splitlines()[-1])
        assert (told["record"]["publication_id"], told["status"]) == (last, "withdrawn")
        assert "text" not in told["record"]


class TestStatistics:
    @pytest.mark.usefixtures("three")
    def test_counts_by_year_kind_bureau_and_amount(self, public: Client) -> None:
        told = json.loads(text_of(public, "/statistics.json"))
        assert (told["decisions"], told["withdrawn"]) == (3, 0)
        years = {one["key"]: one["decisions"] for one in told["by"]["year"]}
        assert years == {"2026": 2, "2025": 1}
        (year,) = [one for one in told["by"]["year"] if one["key"] == "2025"]
        assert year["amount_fen"] == 1_000_050
        assert [one["key"] for one in told["by"]["bureau"]] == [BUREAU]
        page = text_of(public, "/statistics/")
        assert "现在可以查到 3 件决定" in page
        assert "1万元以上不满10万元" in page

    def test_a_withdrawn_decision_leaves_every_figure(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        portal.world.withdraw(three[1])
        portal.follow()
        told = json.loads(text_of(public, "/statistics.json"))
        assert (told["decisions"], told["withdrawn"]) == (2, 1)
        assert {one["key"] for one in told["by"]["year"]} == {"2026"}
        assert "10,000.50" not in text_of(public, "/statistics/")
        assert "共 3 件" in text_of(public, f"/publications/?bureau={BUREAU}")

    def test_a_correction_moves_the_figure(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        case_id = CaseId(UUID(int=2))
        portal.world.cases[case_id] = replace(
            portal.world.cases[case_id], fine_fen=100_000_000
        )
        portal.world.act("correct", HEAD, publication_id=three[1], reason="金额有误。")
        portal.follow()
        told = json.loads(text_of(public, "/statistics.json"))
        assert told["decisions"] == 3
        (year,) = [one for one in told["by"]["year"] if one["key"] == "2025"]
        assert (year["decisions"], year["amount_fen"]) == (1, 100_000_050)

    @pytest.mark.parametrize(
        ("fen", "band"),
        [(0, 0), (1, 1), (999_999, 1), (1_000_000, 2), (9_999_999, 2), (10_000_000, 3),
         (99_999_999, 3), (100_000_000, 4), (999_999_999, 4), (1_000_000_000, 5)],
    )  # fmt: skip
    def test_bands_begin_where_they_say(self, fen: int, band: int) -> None:
        assert tallies.band_of(fen) == band


class TestSitemaps:
    def locations(self, public: Client, address: str) -> list[str]:
        root = ElementTree.fromstring(text_of(public, address))  # noqa: S314
        return [str(one.text) for one in root.iter() if one.tag.endswith("}loc")]

    def test_hold_each_standing_decision_once(
        self, public: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sitemaps, "MOST", 2)
        made = [portal.world.publish(case(number)) for number in range(1, 7)]
        portal.world.withdraw(made[2])
        portal.follow()
        pages, *maps = self.locations(public, "/sitemap.xml")
        assert len(maps) == 3
        assert f"http://testserver/bureaus/{BUREAU}/" in self.locations(
            public, pages.removeprefix("http://testserver")
        )
        told = [
            one
            for address in maps
            for one in self.locations(public, address.removeprefix("http://testserver"))
        ]
        standing = sorted(set(made) - {made[2]})
        assert told == [f"http://testserver/publications/{one}/" for one in standing]

    def test_of_an_empty_portal(self, public: Client) -> None:
        (pages,) = self.locations(public, "/sitemap.xml")
        assert "http://testserver/" in self.locations(public, pages[17:])
        assert self.locations(public, f"/sitemaps/{UUID(int=0)}.xml") == []

    def test_withdrawn_is_for_no_search_engine(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        portal.world.withdraw(three[0])
        portal.follow()
        for ending in ("/", ".json", "/history/"):
            gone = public.get(f"/publications/{three[0]}{ending}")
            assert gone["X-Robots-Tag"] == "noindex, noarchive"
        assert "X-Robots-Tag" not in public.get(f"/publications/{three[1]}/")
        assert "X-Robots-Tag" not in public.get(f"/publications/{three[1]}.json")

    def test_robots_name_them(self, public: Client) -> None:
        robots = text_of(public, "/robots.txt")
        assert "Sitemap: http://testserver/sitemap.xml\n" in robots


class TestOpenApi:
    @pytest.fixture
    def told(self, public: Client) -> dict[str, Any]:
        made: dict[str, Any] = json.loads(text_of(public, "/openapi.json"))
        return made

    def test_is_valid(self, told: dict[str, Any]) -> None:
        validate(told)
        assert told["openapi"].startswith("3.1")

    def test_every_answer_is_what_it_says(
        self,
        public: Client,
        portal: Portal,
        three: tuple[str, str, str],
        told: dict[str, Any],
    ) -> None:
        portal.world.withdraw(three[0])
        portal.follow()
        answers = (
            ("/publications.json", "/publications.json", 200),
            ("/publications.json", "/publications.json?limit=1", 200),
            ("/publications.json", "/publications.json?year=x", 400),
            (
                "/publications/{publication_id}.json",
                f"/publications/{three[0]}.json",
                200,
            ),
            (
                "/publications/{publication_id}.json",
                f"/publications/{three[1]}.json",
                200,
            ),
            ("/statistics.json", "/statistics.json", 200),
        )
        for path, address, status in answers:
            content = told["paths"][path]["get"]["responses"][str(status)]["content"]
            response = public.get(address)
            (kind,) = content
            assert response["Content-Type"] == kind
            schema = content[kind]["schema"] | {"components": told["components"]}
            Draft202012Validator(schema).validate(json.loads(body_of(response)))

    def test_every_path_answers_with_the_media_type(
        self, public: Client, three: tuple[str, str, str], told: dict[str, Any]
    ) -> None:
        for path, operations in told["paths"].items():
            response = public.get(path.replace("{publication_id}", three[0]))
            (kind,) = operations["get"]["responses"]["200"]["content"]
            assert response.status_code == 200
            assert response["Content-Type"].partition(";")[0] == kind

    def test_says_which_filters_there_are(self, told: dict[str, Any]) -> None:
        named = {
            one["name"]
            for one in told["paths"]["/publications.json"]["get"]["parameters"]
        }
        assert named == open_data._PARAMETERS


class TestEditions:
    def correct(self, portal: Portal, publication: str, **more: Any) -> None:
        portal.world.cases[CaseId(UUID(int=1))] = case(
            1, party_address="示范路81号", reasons="主动退回，从轻处罚。"
        )
        portal.world.act(
            "correct", HEAD, publication_id=publication, reason="住所应为81号。", **more
        )
        portal.follow()

    def test_say_what_was_changed(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        self.correct(portal, three[0])
        page = text_of(public, f"/publications/{three[0]}/history/")
        assert "第 2 版（现在的内容）" in page
        assert "<del>兰州市城关区示范路1号</del>" in page
        assert "<ins>示范路81号</ins>" in page
        assert page.count("<del>") == 2  # the address, and the section of reasons
        assert "住所应为81号。" in page
        assert f"/publications/{three[0]}/editions/1/" in page

    def test_a_removed_edition_is_compared_with_nothing(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        self.correct(portal, three[0], removes_earlier=True)
        page = text_of(public, f"/publications/{three[0]}/history/")
        assert "<del>" not in page
        assert "示范路1号" not in page
        assert "更早的内容已经删除，不能比较" in page

    def test_a_withdrawn_record_keeps_its_dates_only(
        self, public: Client, portal: Portal, three: tuple[str, str, str]
    ) -> None:
        self.correct(portal, three[0])
        portal.world.withdraw(three[0])
        portal.follow()
        page = text_of(public, f"/publications/{three[0]}/history/")
        assert "历次内容都已删除" in page
        assert "示范" not in page.replace("（演示）", "")
        assert page.count("<time") == 3

    def test_are_not_for_search_engines(
        self, public: Client, three: tuple[str, str, str]
    ) -> None:
        response = public.get(f"/publications/{three[0]}/history/")
        assert response["X-Robots-Tag"] == "noindex, noarchive"
        text_of(public, f"/publications/{UUID(int=9)}/history/", 404)


def derived() -> list[list[tuple[Any, ...]]]:
    """The rows that are computed from others."""
    keys = ("publication_id", "party_key", "amount_fen")
    lines = apps.get_model("portal", "PublicDecision")._default_manager
    return [
        sorted(lines.values_list(*keys)),
        sorted(Gram.objects.values_list("gram", "changed_at", "decision_id")),
        sorted(Citation.objects.values_list("article", "changed_at", "decision_id")),
        sorted(PublicArticle.objects.values_list("name", "decisions")),
        sorted(
            PublicTally.objects.values_list(
                "bureau", "year", "kind", "band", "decisions", "fen"
            )
        ),
    ]


def test_the_migration_fills_what_shelving_would_have_filled(
    portal: Portal, three: tuple[str, str, str]
) -> None:
    portal.world.withdraw(three[1])
    portal.world.cases[CaseId(UUID(int=1))] = case(1, party_address="示范路81号")
    portal.world.act("correct", HEAD, publication_id=three[0], reason="住所有误。")
    portal.follow()
    before = derived()
    for model in (Gram, Citation, PublicArticle, PublicTally):
        model.objects.all().delete()
    lines = apps.get_model("portal", "PublicDecision")._default_manager
    lines.update(party_key="", amount_fen=None)
    module = import_module("zhunsheng.web.portal.migrations.0005_fill_open_data")
    fill: Callable[[Any, Any], None] = module._fill
    fill(apps, None)
    assert derived() == before


def test_a_portal_that_is_built_anew_is_the_same(
    portal: Portal, three: tuple[str, str, str], tmp_path: Path
) -> None:
    """Counted while it was shelved, or shelved at once: the same figures."""
    from zhunsheng.web.portal import models  # noqa: PLC0415

    portal.world.withdraw(three[2])
    portal.follow()
    before = derived()
    derived_first = (Gram, Citation, PublicArticle, PublicTally, models.PublicDecision)
    held = (models.PublicEntry, models.PublicTile, models.PublicBureau)
    for model in (*derived_first, *held, models.FollowedLog):
        model._default_manager.all().delete()
    fresh = tmp_path / "again"
    fresh.mkdir()
    portal.folder = fresh
    portal.follow()
    assert derived() == before
