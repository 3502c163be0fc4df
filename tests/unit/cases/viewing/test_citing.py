"""条文对照: what a citation in prose means, and in which order clauses are laid out."""

from dataclasses import replace

import pytest

from tests.unit.cases import printing_scene as scene
from tests.unit.cases.viewing.test_paper import drafted
from zhunsheng.cases.viewing.citing import clauses_in, clauses_of
from zhunsheng.cases.viewing.reviewpages import FindingView
from zhunsheng.regulations.clauses import cite, gist, keep_wording
from zhunsheng.regulations.references import parse
from zhunsheng.review.records import Point


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("《中华人民共和国行政处罚法》第五十八条第一款", "apl-2021:58.1"),
        ("《行政处罚法》第五十八条第一款第（三）项", "apl-2021:58.1(3)"),
        ("条例第三十八条第（三）项", "r735:38(3)"),
        ("《医疗保障基金使用监督管理条例》第四十条第二款", "r735:40.2"),
    ],
)
def test_a_citation_is_found_as_exactly_as_it_is_made(text: str, clause: str) -> None:
    assert clauses_in(text) == (parse(clause),)


def test_what_the_library_does_not_have_is_left_out() -> None:
    assert clauses_in("《行政处罚法》第九百条") == ()
    assert clauses_in("《示范管理办法》第三条") == ()
    assert clauses_in("按照有关规定") == ()


def finding(*basis: str, in_order: bool) -> FindingView:
    return FindingView(
        key="示范",
        point=Point.LAW,
        in_order=in_order,
        says="示范。",
        basis=cite(*basis),
    )


def test_the_draft_comes_first_then_what_is_wrong_then_the_rest() -> None:
    violation = replace(
        scene.DRAFT.violations[0],
        violated="条例第十五条",
        basis="条例第三十八条第（三）项",
    )
    found = clauses_of(
        drafted(violations=(violation,)),
        (
            finding("apl-2021:55.1", in_order=True),
            finding("apl-2021:58.1", "apl-2021:55.1", in_order=False),
        ),
    )
    assert [(str(one.clause), one.group) for one in found if one.group != "draft"] == [
        ("apl-2021:58.1", "adverse"),
        ("apl-2021:55.1", "adverse"),
    ]
    assert "r735:38(3)" in [str(one.clause) for one in found if one.group == "draft"]


def test_a_basis_that_cannot_be_read_falls_back_on_the_situation() -> None:
    violation = replace(scene.DRAFT.violations[0], violated="无", basis="无")
    found = clauses_of(drafted(violations=(violation,)), ())
    assert found
    assert {one.group for one in found} == {"draft"}


def test_official_words_stand_instead_of_the_gist() -> None:
    (clause,) = cite("apl-2021:58.1")
    seen = (finding("apl-2021:58.1", in_order=True),)
    (before,) = clauses_of(None, seen)
    assert (before.text, before.official) == (gist(clause), False)


def test_an_imported_wording_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[object, str] = {}
    monkeypatch.setattr("zhunsheng.regulations.clauses._wordings", kept)
    keep_wording("apl-2021", {"58.1": "示范原文。"})
    (after,) = clauses_of(None, (finding("apl-2021:58.1", in_order=True),))
    assert (after.text, after.official) == ("示范原文。", True)
