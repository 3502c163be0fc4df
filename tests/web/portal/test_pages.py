"""Public pages through HTTP: what stands there, what does not, and how it is sent."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.test import Client
from django.urls import get_resolver

from tests.unit.disclosure.samples import BUREAU, FACTS
from tests.unit.disclosure.world import HEAD, LOG, SIGNER
from tests.web.portal.conftest import Portal, approve_catalogue
from zhunsheng.kernel.ids import CaseId
from zhunsheng.ledger import proofs, tiles, tree
from zhunsheng.web.portal.models import DocumentLog, DocumentProof

pytestmark = pytest.mark.django_db

SECRETS = ("吴患者", "郑证人", "周示范", "13912345678")
PROVED = UUID(int=5)
SAID = ("示范骨伤医院", "重复收费", "68,376.00", "56,980.00", "第三十八条")


class Outline(HTMLParser):
    """Headings, ids, labels and what a strict policy would block."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if tag in ("script", "style") or "style" in told:
            self.inline.append(tag)
        self.inline += [name for name in told if name.startswith("on")]


@pytest.fixture
def publication(portal: Portal) -> str:
    made = portal.world.publish()
    portal.world.act(
        "publish-bureau-information",
        HEAD,
        bureau=BUREAU,
        departments=[{"name": "基金监管科", "duties": "监督检查基金使用。"}],
        supervision_telephone="0931-0000001",
    )
    approve_catalogue(portal)
    portal.follow()
    DocumentLog.objects.create(code=BUREAU, key=str(SIGNER.verifier()))
    DocumentProof.objects.create(
        document_id=PROVED,
        log=BUREAU,
        position=41,
        at=portal.world.at,
        sha256="a" * 64,
        sm3="b" * 64,
        size_bytes=70_000,
        pages=2,
        signer="CN=示范印章",
        proof="c2sp.org/tlog-proof@v1",
    )
    return made


def body_of(response: Any) -> str:
    """What was sent, also when it was streamed; bytes that are no text replaced."""
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode("utf-8", "replace")


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return body_of(response)


def addresses(publication: str) -> tuple[str, ...]:
    """Every kind of page of the portal that shows something."""
    return (
        "/",
        "/publications/",
        "/publications/?q=重复收费",
        f"/publications/{publication}/",
        f"/publications/{publication}/editions/1/",
        f"/publications/{publication}.json",
        f"/publications/{publication}/history/",
        "/publications.json",
        "/publications.json?q=重复收费",
        "/data/",
        "/data/publications.csv",
        "/data/publications.jsonl",
        "/statistics/",
        "/statistics.json",
        "/openapi.json",
        "/sitemap.xml",
        "/sitemaps/pages.xml",
        f"/sitemaps/{publication}.xml",
        "/bureaus/",
        f"/bureaus/{BUREAU}/",
        f"/bureaus/{BUREAU}/review-catalogue/",
        f"/bureaus/{BUREAU}/review-catalogue/2/",
        f"/proof/{PROVED}",
        f"/proof/{PROVED}.tlog-proof",
        "/feed.atom",
        "/verify/",
        "/accessibility/",
        "/robots.txt",
        "/large?on=1&back=/",
        f"/log/{LOG}/",
        f"/log/{LOG}/checkpoint",
        f"/log/{LOG}/proof/0.tlog-proof",
        f"/log/{LOG}/proof/1.tlog-proof",
        f"/log/{LOG}/tile/0/000.p/3",
        f"/log/{LOG}/tile/entries/000.p/3",
    )


def test_every_address_of_the_portal_is_in_the_list(publication: str) -> None:
    patterns = get_resolver("zhunsheng.site.urls_portal").url_patterns[0].url_patterns
    for pattern in patterns:
        assert any(
            pattern.resolve(address.split("?")[0][1:])
            for address in addresses(publication)
        ), pattern


class TestPages:
    def test_each_has_one_heading_no_double_id_and_nothing_inline(
        self, public: Client, publication: str
    ) -> None:
        for address in addresses(publication):
            response = public.get(address)
            if not response["Content-Type"].startswith("text/html"):
                continue
            if response.status_code == 302:
                continue
            outline = Outline(response.content.decode())
            assert outline.tags.count("h1") == 1, address
            assert outline.tags.count("main") == 1, address
            assert len(outline.ids) == len(set(outline.ids)), address
            assert outline.inline == [], address
            assert "!!" not in response.content.decode(), address
            assert "'none'" in response["Content-Security-Policy"]
            assert "Set-Cookie" not in response

    def test_a_decision_can_be_read(self, public: Client, publication: str) -> None:
        page = text_of(public, f"/publications/{publication}/")
        for word in (*SAID, "兰医保罚〔2026〕9号", "可验证", "首次公示"):
            assert word in page
        assert "<wbr>" in page

    def test_no_secret_is_anywhere(self, public: Client, publication: str) -> None:
        for address in addresses(publication):
            page = body_of(public.get(address))
            assert not [one for one in SECRETS if one in page], address

    def test_home_lists_what_is_new(self, public: Client, publication: str) -> None:
        page = text_of(public, "/")
        assert f"/publications/{publication}/" in page
        assert "兰州市医疗保障局（演示）" in page
        assert "演示站点" in page

    @pytest.mark.usefixtures("publication")
    def test_the_bureau_and_its_officers(self, public: Client) -> None:
        page = text_of(public, f"/bureaus/{BUREAU}/")
        for word in (
            "示范路2号",
            "0931-0000001",
            "监督检查基金使用",
            "示范11",
            "00000000011",
        ):
            assert word in page
        assert "示范12" not in page  # whose certificate lapsed

    def test_an_empty_portal_says_so(self, public: Client) -> None:
        for address in ("/", "/publications/", "/bureaus/", "/verify/", "/feed.atom"):
            text_of(public, address)
        assert "还没有公示的决定" in text_of(public, "/")

    @pytest.mark.parametrize(
        "address",
        [
            "/nothing/",
            f"/publications/{UUID(int=1)}/",
            f"/publications/{UUID(int=1)}.json",
            "/bureaus/999999/",
            "/log/999999.public/",
            "/log/999999.public/checkpoint",
            f"/log/{LOG}/proof/99.tlog-proof",
            f"/log/{LOG}/tile/0/001",
            f"/log/{LOG}/tile/0/000",
            f"/log/{LOG}/tile/0/000.p/4",
            f"/log/{LOG}/tile/0/000.p/0",
            f"/log/{LOG}/tile/0/0.p/1",
            f"/log/{LOG}/tile/9/000.p/1",
            f"/log/{LOG}/tile/-1/000.p/1",
            f"/log/{LOG}/tile/0/../000",
        ],
    )
    @pytest.mark.usefixtures("publication")
    def test_what_is_not_there_is_a_page_too(
        self, public: Client, address: str
    ) -> None:
        assert "没有这一页" in text_of(public, address, 404)

    def test_an_error_says_what_to_do(
        self, public: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from zhunsheng.web.portal import catalogue  # noqa: PLC0415

        def fail(limit: int) -> None:
            raise OSError(limit)

        monkeypatch.setattr(catalogue, "newest", fail)
        public.raise_request_exception = False
        assert "请过几分钟再试" in text_of(public, "/", 500)

    def test_nothing_can_be_posted(self, public: Client, publication: str) -> None:
        for address in addresses(publication):
            assert public.post(address).status_code == 405, address


class TestSearch:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("骨伤", 1),
            ("医院", 1),
            ("重复收费", 1),
            ("骨伤 收费", 1),
            ("兰医保罚〔2026〕9号", 1),
            ("68,376.00", 1),
            ("\uff16\uff18,\uff13\uff17\uff16", 1),
            ("收", 1),
            ("药店", 0),
            ("费收", 0),
            ("骨伤 药店", 0),
            ("吴患", 0),
            ("%", 0),
            ("_", 0),
            ("' OR 1=1 --", 0),
        ],
    )
    @pytest.mark.usefixtures("publication")
    def test_words_of_any_length(self, public: Client, query: str, found: int) -> None:
        response = public.get("/publications/", {"q": query})
        assert f"共 {found} 件" in response.content.decode()

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({"bureau": BUREAU}, 1),
            ({"bureau": "360100"}, 0),
            ({"kind": "penalty"}, 1),
            ({"kind": "no-penalty"}, 0),
            ({"year": "2026"}, 1),
            ({"year": "2025"}, 0),
            ({"kind": "nonsense", "year": "x", "page": "-1"}, 1),
            ({"page": "99999"}, 1),
            ({"q": "\u202e骨伤"}, 1),
        ],
    )
    @pytest.mark.usefixtures("publication")
    def test_filters(self, public: Client, filters: dict[str, str], found: int) -> None:
        response = public.get("/publications/", filters)
        assert f"共 {found} 件" in response.content.decode()

    def test_what_was_asked_is_shown_and_escaped(self, public: Client) -> None:
        page = public.get("/publications/", {"q": '"><script>alert(1)</script>'})
        assert "<script" not in page.content.decode()

    def test_pages_keep_the_filters(self, public: Client, portal: Portal) -> None:
        for number in range(1, 22):
            portal.world.publish(replace(FACTS, case_id=CaseId(UUID(int=number))))
        portal.follow()
        page = public.get("/publications/", {"q": "骨伤"}).content.decode()
        (later,) = re.findall(r'rel="next" href="([^"]+)"', page)
        assert later.startswith("?q=%E9%AA%A8%E4%BC%A4&amp;after=")
        second = text_of(public, "/publications/" + later.replace("&amp;", "&"))
        assert second.count("<h3") == 1
        assert 'rel="next"' not in second
        assert "回到最新" in second


class TestWithdrawn:
    @pytest.fixture
    def gone(self, portal: Portal, publication: str) -> str:
        portal.world.withdraw(publication)
        portal.follow()
        return publication

    def test_its_page_says_number_day_reason_and_clause(
        self, public: Client, gone: str
    ) -> None:
        page = text_of(public, f"/publications/{gone}/")
        for word in (
            "这个决定已经撤回",
            "兰医保罚〔2026〕9号",
            "决定被依法撤销",
            "主要证据不足。",
            "《中华人民共和国行政处罚法》第四十八条第二款",
            "公示日志第 4 条",
        ):
            assert word in page
        assert "noindex" in page

    def test_nothing_of_it_is_left_at_any_address(
        self, public: Client, gone: str
    ) -> None:
        for address in addresses(gone):
            if "?q=" in address:
                continue  # repeats what the visitor typed
            page = body_of(public.get(address))
            if address == "/":
                page = page.replace("q=%E9", "").replace(">重复收费</a>", "")
            assert not [one for one in SAID if one in page], address
        assert text_of(public, f"/publications/{gone}/editions/1/", 404)

    @pytest.mark.usefixtures("gone")
    def test_nothing_of_it_is_left_in_any_table(self) -> None:
        for model in apps.get_app_config("portal").get_models():
            for row in model._default_manager.values_list():
                told = " ".join(
                    bytes(one).decode("utf-8", "replace")
                    if isinstance(one, bytes | memoryview)
                    else str(one)
                    for one in row
                )
                assert not [one for one in SAID if one in told], model
        assert not apps.get_model("portal", "Gram").objects.exists()

    @pytest.mark.usefixtures("gone")
    def test_it_is_not_found(self, public: Client) -> None:
        page = public.get("/publications/", {"q": "骨伤"}).content.decode()
        assert "共 0 件" in page

    @pytest.mark.usefixtures("gone")
    def test_the_log_still_proves_that_something_stood_there(
        self, public: Client, portal: Portal
    ) -> None:
        proof = text_of(public, f"/log/{LOG}/proof/0.tlog-proof")
        proven = proofs.check(proof, portal.world.signer.verifier())
        assert proven.body is None
        assert proven.envelope["type"] == "disclosure.released"


class TestCorrected:
    @pytest.mark.parametrize("removes_earlier", [False, True])
    def test_the_old_text_can_be_read_unless_it_said_too_much(
        self, public: Client, portal: Portal, publication: str, *, removes_earlier: bool
    ) -> None:
        portal.world.cases[FACTS.case_id] = replace(FACTS, party_address="示范路81号")
        portal.world.act(
            "correct",
            HEAD,
            publication_id=publication,
            reason="住所门牌应为81号。",
            removes_earlier=removes_earlier,
        )
        portal.follow()
        page = text_of(public, f"/publications/{publication}/")
        assert "住所门牌应为81号。" in page
        assert "示范路81号" in page
        assert "城关区示范路1号" not in page
        old = f"/publications/{publication}/editions/1/"
        assert (old in page) is not removes_earlier
        if removes_earlier:
            text_of(public, old, 404)
        else:
            assert "已不再有效" in text_of(public, old)
            assert public.get(old)["X-Robots-Tag"].startswith("noindex")


class TestForPrograms:
    def test_a_decision_as_data(self, public: Client, publication: str) -> None:
        told = json.loads(text_of(public, f"/publications/{publication}.json"))
        assert (told["status"], told["position"]) == ("public", 0)
        assert told["record"]["text"]["party"] == "示范骨伤医院"

    @pytest.mark.usefixtures("publication")
    def test_the_feed_is_atom(self, public: Client) -> None:
        root = ElementTree.fromstring(text_of(public, "/feed.atom"))  # noqa: S314
        (entry,) = root.findall("{http://www.w3.org/2005/Atom}entry")
        title = entry.findtext("{http://www.w3.org/2005/Atom}title")
        assert title == "示范骨伤医院违反医疗保障基金使用规定案"

    @pytest.mark.usefixtures("publication")
    def test_a_proof_holds(self, public: Client, portal: Portal) -> None:
        proof = text_of(public, f"/log/{LOG}/proof/0.tlog-proof")
        proven = proofs.check(proof, portal.world.signer.verifier())
        assert proven.body is not None
        assert proven.body["text"]["decision_number"] == "兰医保罚〔2026〕9号"

    @pytest.mark.usefixtures("publication")
    def test_tiles_fold_to_the_checkpoint(self, public: Client) -> None:
        packed = public.get(f"/log/{LOG}/tile/0/000.p/3").content
        entries = public.get(f"/log/{LOG}/tile/entries/000.p/3").content
        first = entries[2 : 2 + int.from_bytes(entries[:2], "big")]
        assert tree.leaf_hash(first) == packed[:32]
        signed = text_of(public, f"/log/{LOG}/checkpoint")
        from zhunsheng.ledger import checkpoint  # noqa: PLC0415

        assert checkpoint.unverified(signed).root == tree.root(tiles.hashes(packed))


class TestLarge:
    @pytest.mark.usefixtures("publication")
    def test_is_a_cookie_and_a_class(self, public: Client) -> None:
        assert 'class="zs-large"' not in text_of(public, "/")
        response = public.get("/large", {"on": "1", "back": "/bureaus/"})
        assert (response.status_code, response["Location"]) == (302, "/bureaus/")
        page = text_of(public, "/publications/?q=骨伤&year=2026")
        assert 'class="zs-large"' in page
        assert "on=0&amp;back=%2Fpublications%2F%3Fq%3D" in page
        public.get("/large", {"on": "0"})
        assert 'class="zs-large"' not in text_of(public, "/")

    @pytest.mark.parametrize(
        "back", ["https://example.com/", "//example.com", "/\\example.com", "x", ""]
    )
    def test_leads_nowhere_else(self, public: Client, back: str) -> None:
        assert public.get("/large", {"on": "1", "back": back})["Location"] == "/"
